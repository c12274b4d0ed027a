package dk.dst.microdata.desk.proposal;

import dk.dst.microdata.cases.task.TakenTasks;
import dk.dst.microdata.cases.task.TakenTasks.TakenTask;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.ground.form.Drafts;
import dk.dst.microdata.ground.form.Drafts.Draft;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.proposal.ProposalForm;
import dk.dst.microdata.schemes.proposal.ProposalViews;
import java.time.Clock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * What would be sent of a proposal that is being written: for whoever has taken the task of writing it. For anybody else,
 * and for any other task, there is nothing here.
 */
@RestController
record DraftProposalController(TakenTasks tasks, ProposalForm form, Drafts drafts, ProposalViews views,
    Institutions institutions, Clock clock, Actor actor) {

  /** The draft as it is kept; where nothing has been typed, what the form shows. */
  @GetMapping("/camunda/api/microdata/task/{id}/proposal")
  ProposalViews.View find(@PathVariable String id) {
    String caseNumber = proposal(id);
    Draft draft = drafts.latest(caseNumber, ProposalForm.ID).orElse(null);
    var answers = new Answers(draft == null ? form.show(caseNumber) : draft.content());
    return views.draft(caseNumber, form.read(caseNumber, answers), draft == null
        ? "Kladden, som formularen viser den. Intet er skrevet endnu, og intet er sendt."
        : "Kladden, som den er gemt nu: " + institutions.personName(draft.savedBy()) + ", "
            + Danish.moment(draft.savedAt().atZone(clock.getZone())) + ". Intet er sendt.");
  }

  private String proposal(String task) {
    actor.mustBeKnown();
    return tasks.find(task).filter(taken -> taken.form().equals(ProposalForm.ID)).map(TakenTask::caseNumber)
        .orElseThrow(() -> NoRight.unknown("Opgaven findes ikke, eller den er ikke din."));
  }
}
