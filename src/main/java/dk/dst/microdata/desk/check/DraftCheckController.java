package dk.dst.microdata.desk.check;

import dk.dst.microdata.cases.task.TakenTasks;
import dk.dst.microdata.cases.task.TakenTasks.TakenTask;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.ground.form.Drafts;
import dk.dst.microdata.schemes.application.ApplicationForm;
import dk.dst.microdata.schemes.application.CheckView;
import dk.dst.microdata.schemes.application.CheckViews;
import dk.dst.microdata.schemes.application.EligibilityChecks;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * "Kontrollér ansøgningen": for whoever has taken the task of filling in the application. For anybody else, and for any
 * other task, there is nothing here.
 */
@RestController
@RequestMapping("/camunda/api/microdata/task/{id}")
record DraftCheckController(TakenTasks tasks, ApplicationForm form, Drafts drafts, EligibilityChecks checks,
    CheckViews views, Actor actor) {

  /** Checks the draft as it is kept; nothing is sent. */
  @PostMapping("/check")
  CheckView check(@PathVariable String id) {
    String caseNumber = application(id);
    var reading = form.read(caseNumber, new Answers(written(caseNumber)));
    return views.show(checks.tryOut(caseNumber, reading.content(), reading.legalBasis(), reading.problems(),
        actor.id()));
  }

  /** What the form would show: the draft, and where there is none what was sent last. */
  private Map<String, Object> written(String caseNumber) {
    Map<String, Object> draft = drafts.find(caseNumber, ApplicationForm.ID);
    return draft.isEmpty() ? form.show(caseNumber) : draft;
  }

  private String application(String task) {
    actor.mustBeKnown();
    return tasks.find(task).filter(taken -> taken.form().equals(ApplicationForm.ID)).map(TakenTask::caseNumber)
        .orElseThrow(() -> NoRight.unknown("Opgaven findes ikke, eller den er ikke din. Intet er ændret."));
  }
}
