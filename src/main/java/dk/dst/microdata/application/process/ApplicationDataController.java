package dk.dst.microdata.application.process;

import dk.dst.microdata.application.ApplicationForm;
import dk.dst.microdata.application.CheckView;
import dk.dst.microdata.application.CheckViews;
import dk.dst.microdata.application.EligibilityChecks;
import dk.dst.microdata.application.LoadedData;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.form.Drafts;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.NoRight;
import dk.dst.microdata.process.TakenTasks;
import dk.dst.microdata.process.TakenTasks.TakenTask;
import dk.dst.microdata.register.ContentFile;
import dk.dst.microdata.register.LoadedList;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * The list of data an applicant loads, and "Kontrollér ansøgningen": for whoever has taken the task of filling in the
 * application. For anybody else, and for any other task, there is nothing here.
 */
@RestController
@RequestMapping("/camunda/api/microdata/task/{id}")
class ApplicationDataController {

  private final TakenTasks tasks;
  private final LoadedData data;
  private final ApplicationForm form;
  private final Drafts drafts;
  private final EligibilityChecks checks;
  private final CheckViews views;
  private final Actor actor;
  private final Clock clock;

  ApplicationDataController(TakenTasks tasks, LoadedData data, ApplicationForm form, Drafts drafts,
      EligibilityChecks checks, CheckViews views, Actor actor, Clock clock) {
    this.tasks = tasks;
    this.data = data;
    this.form = form;
    this.drafts = drafts;
    this.checks = checks;
    this.views = views;
    this.actor = actor;
    this.clock = clock;
  }

  /** The list that is loaded; 204 where none is. */
  @GetMapping("/data")
  ResponseEntity<LoadedList> find(@PathVariable String id) {
    return data.find(application(id)).map(ResponseEntity::ok).orElse(ResponseEntity.noContent().build());
  }

  @PostMapping("/data")
  LoadedList load(@PathVariable String id, @RequestParam MultipartFile file) throws IOException {
    String caseNumber = application(id);
    String name = ContentFile.name(file.getOriginalFilename());
    return data.load(caseNumber, name, ContentFile.read(name, file.getBytes(), LocalDate.now(clock).getYear()),
        actor.id());
  }

  @DeleteMapping("/data")
  ResponseEntity<Void> remove(@PathVariable String id) {
    data.remove(application(id), actor.id());
    return ResponseEntity.noContent().build();
  }

  /** Checks the draft as it is kept; nothing is sent. */
  @PostMapping("/check")
  CheckView check(@PathVariable String id) {
    String caseNumber = application(id);
    var reading = form.read(caseNumber, new Answers(written(caseNumber)));
    return views.show(checks.tryOut(caseNumber, reading.content(), reading.problems(), actor.id()));
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
