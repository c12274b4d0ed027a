package dk.dst.microdata.schemes.lawmodel;

import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.terms.SchemeTerms;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.schemes.lawmodel.LawModel.Cause;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lovmodellen in operation: the ministry's yearly confirmation, its end, and what becomes of the data. */
@Repository
public class LawModelOperation {

  private final JdbcClient jdbc;
  private final LawModels models;
  private final LawModelUsers users;
  private final LawModelYears years;
  private final Cases cases;
  private final Decisions decisions;
  private final LawModelLetters letters;
  private final TermsInForce terms;
  private final Clock clock;

  LawModelOperation(JdbcClient jdbc, LawModels models, LawModelUsers users, LawModelYears years,
      Cases cases, Decisions decisions, LawModelLetters letters, TermsInForce terms, Clock clock) {
    this.jdbc = jdbc;
    this.models = models;
    this.users = users;
    this.years = years;
    this.cases = cases;
    this.decisions = decisions;
    this.letters = letters;
    this.terms = terms;
    this.clock = clock;
  }

  /** Since when a confirmation is due, whatever FSE has said of it. */
  static LocalDate due(LawModel model, SchemeTerms terms) {
    return (model.confirmedOn() == null ? model.inForceOn() : model.confirmedOn()).plus(terms.lawModelConfirmation());
  }

  LocalDate due(String caseNumber) {
    return due(models.get(caseNumber), terms.now());
  }

  /** The day on which the ministry is asked to confirm; after FSE has followed up, the day after that. It may have passed. */
  public LocalDate next(String caseNumber) {
    return next(List.of(caseNumber)).get(caseNumber);
  }

  /** That day for each of these. */
  Map<String, LocalDate> next(Collection<String> caseNumbers) {
    SchemeTerms now = terms.now();
    var next = new HashMap<String, LocalDate>();
    models.all(caseNumbers).forEach(model -> {
      LocalDate due = due(model, now);
      LocalDate again = model.followedUpOn() == null ? due : model.followedUpOn().plusDays(1);
      next.put(model.caseNumber(), again.isAfter(due) ? again : due);
    });
    return next;
  }

  /** The ministry confirms. Nothing happens where nothing is due. */
  public void confirm(String caseNumber, String remark, String by) {
    if (!due(caseNumber).isAfter(today())) {
      record(caseNumber, Step.LAW_MODEL_CONFIRMATION, "confirmed", remark, by);
      jdbc.sql("update law_model set confirmed_on = ? where case_number = ?").param(today()).param(caseNumber).update();
    }
  }

  /** FSE has been in touch; the ministry is asked again. Nothing happens where that has been said today. */
  public void followUp(String caseNumber, String note, String by) {
    if (next(caseNumber).isBefore(today())) { // it is asked again the day after
      record(caseNumber, Step.LAW_MODEL_FOLLOW_UP, "followedUp", note, by);
      jdbc.sql("update law_model set followed_up_on = ? where case_number = ?").param(today()).param(caseNumber).update();
    }
  }

  /**
   * The ministry, or FSE, ends it from today.
   *
   * @throws InputRefused where it has ended already
   */
  public void end(String caseNumber, Cause cause, String reason, String by) {
    if (!closing(caseNumber, cause)) {
      throw new InputRefused("Lovmodellen i sag " + caseNumber + " er allerede afsluttet eller overdraget.");
    }
    decisions.record(caseNumber, Step.LAW_MODEL_CLOSING, 1, cause.name(), reason, by);
  }

  /** The ministry has lost its authorisation. @return the cases of which that is the end, to be told */
  public List<String> authorisationLost(String institution) {
    return jdbc.sql("""
            select case_number from case_file where institution_id = ? and state = 'LAW_MODEL_IN_FORCE'
            order by case_number""")
        .param(institution).query(String.class).list().stream()
        .filter(caseNumber -> closing(caseNumber, Cause.AUTHORISATION_LOST)).toList();
  }

  private boolean closing(String caseNumber, Cause cause) {
    return jdbc.sql("update law_model set closed_on = ?, close_cause = ? where case_number = ? and closed_on is null"
            + " and in_force_on is not null").param(today()).param(cause.name()).param(caseNumber).update() == 1;
  }

  /**
   * The case leaves operation. Where another ministry has taken over, the model lives on in its case; otherwise nobody has
   * access any more, and the data wait for the data controller.
   *
   * @return whether it was handed over
   */
  public boolean close(String caseNumber) {
    LawModel model = models.get(caseNumber);
    boolean handedOver = model.closeCause() == Cause.HANDED_OVER;
    if (!cases.move(caseNumber, handedOver ? CaseState.LAW_MODEL_HANDED_OVER : CaseState.LAW_MODEL_CLOSING,
        CaseState.LAW_MODEL_IN_FORCE)) {
      return handedOver;
    }
    var told = new LinkedHashSet<String>(cases.get(caseNumber).whoMay(Command.SEE_LAW_MODEL));
    if (!handedOver) { // else the years are the next ministry's by now
      years.drop(model.model());
      users.given(model.model()).forEach(given -> told.add(given.personId()));
      users.endAll(model.model());
    }
    decisions.record(caseNumber, Step.LAW_MODEL_CLOSING, 1, model.closeCause().name(),
        "Adgangen er lukket, fordi " + model.closeCause().danish() + ".", Decisions.SYSTEM);
    letters.closed(caseNumber, model, told);
    return handedOver;
  }

  /** Statistics Denmark may not delete data without the data controller's instruction (domain 3.9, D16). */
  public void instructDeletion(String caseNumber, String instruction, String by) {
    jdbc.sql("update law_model set instruction = ? where case_number = ? and instruction is null").param(instruction)
        .param(caseNumber).update();
    decisions.record(caseNumber, Step.LAW_MODEL_DELETION_INSTRUCTION, 1, "instructed", instruction, by);
  }

  /** FSE has deleted the data. @throws InputRefused where nobody has instructed it to */
  public void confirmDeletion(String caseNumber, String remark, String by) {
    if (models.get(caseNumber).instruction() == null) {
      throw new InputRefused("Sag " + caseNumber + " har ingen instruks fra den dataansvarlige, så intet må slettes.");
    }
    decisions.record(caseNumber, Step.LAW_MODEL_DELETION, 1, "deleted", remark, by);
    jdbc.sql("update law_model set deleted_on = ? where case_number = ? and deleted_on is null").param(today())
        .param(caseNumber).update();
    cases.move(caseNumber, CaseState.LAW_MODEL_CLOSED, CaseState.LAW_MODEL_CLOSING);
  }

  private void record(String caseNumber, Step step, String outcome, String reason, String by) {
    int round = 1 + (int) decisions.of(caseNumber).stream().filter(decision -> decision.step() == step).count();
    decisions.record(caseNumber, step, round, outcome, reason, by);
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
