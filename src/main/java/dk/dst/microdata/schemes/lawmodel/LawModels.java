package dk.dst.microdata.schemes.lawmodel;

import static dk.dst.microdata.ground.rights.CaseState.LAW_MODEL_DRAFT;
import static dk.dst.microdata.ground.rights.CaseState.LAW_MODEL_FOR_APPROVAL;
import static dk.dst.microdata.ground.rights.CaseState.LAW_MODEL_FOR_SIGNATURE;
import static dk.dst.microdata.ground.rights.CaseState.LAW_MODEL_IN_FORCE;
import static dk.dst.microdata.ground.rights.CaseState.LAW_MODEL_NOT_MADE;
import static dk.dst.microdata.ground.rights.CaseState.LAW_MODEL_RETURNED;
import static dk.dst.microdata.ground.rights.CaseState.LAW_MODEL_UNDER_REVIEW;

import dk.dst.microdata.facts.quarantine.Hindrances;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Recommendation;
import dk.dst.microdata.ground.decision.Ruling;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.schemes.lawmodel.LawModelPolicy.Finding;
import dk.dst.microdata.schemes.lawmodel.LawModelPolicy.Outcome;
import dk.dst.microdata.schemes.lawmodel.LawModelPolicy.Rule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The registration of Lovmodellen, from its first sending to the day it is in force (D25). Each step may run twice: the second
 * time finds the case moved on and changes nothing.
 */
@Repository
public class LawModels {

  private final JdbcClient jdbc;
  private final Cases cases;
  private final LawModelYears years;
  private final LawModelUsers users;
  private final Hindrances hindrances;
  private final Decisions decisions;
  private final Notices notices;
  private final LawModelLetters letters;
  private final Clock clock;

  LawModels(JdbcClient jdbc, Cases cases, LawModelYears years, LawModelUsers users, Hindrances hindrances,
      Decisions decisions, Notices notices, LawModelLetters letters, Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.years = years;
    this.users = users;
    this.hindrances = hindrances;
    this.decisions = decisions;
    this.notices = notices;
    this.letters = letters;
    this.clock = clock;
  }

  public LawModel get(String caseNumber) {
    return find(caseNumber).orElseThrow(() -> new IllegalArgumentException("There is no Lovmodel " + caseNumber));
  }

  public Optional<LawModel> find(String caseNumber) {
    return all(List.of(caseNumber)).stream().findFirst();
  }

  /** Those that there are of these, in one question. */
  List<LawModel> all(Collection<String> caseNumbers) {
    return jdbc.sql("""
            select m.*, f.institution_id as institution, f.state from law_model m join case_file f using (case_number)
            where m.case_number = any (?)""").param(caseNumbers.toArray(String[]::new)).query(LawModel.class).list();
  }

  /**
   * The registration is sent.
   *
   * @return whether it was its turn
   * @throws InputRefused in a suspension or a quarantine of the ministry or of whoever sends it: it waits; and where what
   *     it was to take over has ended
   */
  boolean submit(String caseNumber, String dataController, String signatory, String by) {
    mustBeThere(get(caseNumber), "Træk sagen tilbage.");
    mustBeFree(get(caseNumber), by, "der ikke registreres");
    if (!cases.move(caseNumber, LAW_MODEL_UNDER_REVIEW, LAW_MODEL_DRAFT, LAW_MODEL_RETURNED)) {
      return false;
    }
    int submission = jdbc.sql("""
            update law_model set submission = submission + 1, data_controller = ?, signatory = ? where case_number = ?
            returning submission""")
        .param(dataController).param(signatory).param(caseNumber).query(Integer.class).single();
    decisions.record(caseNumber, Step.LAW_MODEL_SUBMISSION, submission, "submitted", "", by);
    return true;
  }

  /** What FSE's reviewer has found; from then on they answer for it in FSE. */
  void review(String caseNumber, Recommendation recommendation, String reason, String by) {
    boolean back = recommendation == Recommendation.RETURN;
    if (cases.move(caseNumber, back ? LAW_MODEL_RETURNED : LAW_MODEL_FOR_APPROVAL, LAW_MODEL_UNDER_REVIEW)) {
      decisions.record(caseNumber, Step.LAW_MODEL_REVIEW, get(caseNumber).submission(), recommendation.key(), reason, by);
      jdbc.sql("update law_model set case_owner = ? where case_number = ?").param(by).param(caseNumber).update();
      if (back) {
        returned(caseNumber, "FSE har sendt den retur med denne begrundelse: " + reason);
      }
    }
  }

  /** FSE's decision, which is also Statistics Denmark's signature. @throws InputRefused for an approval as for a sending */
  void approve(String caseNumber, Ruling ruling, String reason, String by) {
    if (ruling == Ruling.APPROVED) {
      mustBeThere(get(caseNumber), "Send registreringen retur, eller afslå den.");
      mustBeFree(get(caseNumber), null, "registreringen ikke godkendes. Den kan sendes retur eller afslås");
    }
    CaseState next = switch (ruling) {
      case APPROVED -> LAW_MODEL_FOR_SIGNATURE;
      case REFUSED -> LAW_MODEL_NOT_MADE;
      case RETURNED -> LAW_MODEL_RETURNED;
    };
    if (cases.move(caseNumber, next, LAW_MODEL_FOR_APPROVAL)) {
      LawModel model = get(caseNumber);
      decisions.record(caseNumber, Step.LAW_MODEL_APPROVAL, model.submission(), ruling.key(), reason, by);
      switch (ruling) {
        case APPROVED -> tell(model, "LAW_MODEL_TO_SIGN", model.signatory(), "Underskriv aftalen om Lovmodellen",
            "Danmarks Statistik har underskrevet aftalen om Lovmodellen. Den gælder, når du har underskrevet på"
                + " ministeriets vegne i opgaven „Underskriv aftalen om Lovmodellen“ under Opgaver.");
        case REFUSED -> {
          letters.refused(model, findings(caseNumber, model.submission()), cases.get(caseNumber)
              .whoMay(Command.SEE_LAW_MODEL));
          notMade(model);
        }
        case RETURNED -> returned(caseNumber, "FSE har sendt den retur med denne begrundelse: " + reason);
      }
    }
  }

  /**
   * The signatory signs, or declines with a reason and sends it back.
   *
   * @throws InputRefused in a suspension or a quarantine of the ministry, for which it waits; and where what it was to take
   *     over has ended
   */
  void sign(String caseNumber, boolean signed, String reason, String by) {
    LawModel model = get(caseNumber);
    if (model.state() != LAW_MODEL_FOR_SIGNATURE) {
      return;
    }
    if (signed) {
      mustBeThere(model, "Afvis aftalen.");
      mustBeFree(model, null, "der ikke underskrives");
    }
    decisions.record(caseNumber, Step.LAW_MODEL_SIGNATURE, model.submission(), signed ? "signed" : "declined", reason, by);
    if (!signed && cases.move(caseNumber, LAW_MODEL_RETURNED, LAW_MODEL_FOR_SIGNATURE)) {
      returned(caseNumber, "Underskriveren har afvist aftalen med denne begrundelse: " + reason);
    }
  }

  /**
   * Refuses in a suspension or a quarantine of the ministry, for which it waits.
   *
   * @param person who would do it, if a quarantine of theirs counts, or null
   */
  void mustBeFree(LawModel model, String person, String what) {
    hindrances.of(model.institution(), null, person).ifPresent(hindrance -> {
      throw hindrance.refusal(what);
    });
  }

  /** @param instead what there is to do where it is not there any more */
  private void mustBeThere(LawModel model, String instead) {
    if (model.isTakenOver()) {
      lock(model.takenOverFrom()); // of this and the end of the other case one comes after the other
      if (get(model.takenOverFrom()).state() != LAW_MODEL_IN_FORCE || get(model.takenOverFrom()).closedOn() != null) {
        throw new InputRefused("Lovmodellen i sag " + model.takenOverFrom() + " er ikke længere i drift og kan ikke"
            + " overtages. " + instead);
      }
    }
  }

  /**
   * Both have signed: it is in force from today, and everybody named has access. Of a hand-over the case before is closed
   * in the same moment.
   */
  public void putInForce(String caseNumber) {
    if (!cases.move(caseNumber, LAW_MODEL_IN_FORCE, LAW_MODEL_FOR_SIGNATURE)) {
      return;
    }
    LawModel model = get(caseNumber);
    jdbc.sql("update law_model set in_force_on = ? where case_number = ?").param(today()).param(caseNumber).update();
    if (model.isTakenOver()) {
      jdbc.sql("update law_model set closed_on = ?, close_cause = 'HANDED_OVER' where case_number = ?"
          + " and closed_on is null").param(today()).param(model.takenOverFrom()).update();
      users.bring(model.model(), model.institution());
      years.drop(model.model()); // what the ministry before had begun; the new one may begin its own at once
    } else {
      years.putInForce(model.model());
      users.putInForce(model.model());
    }
    decisions.record(caseNumber, Step.LAW_MODEL_IN_FORCE, 1, "inForce", model.isTakenOver()
        ? "Overtaget fra sag " + model.takenOverFrom() + "."
        : "Modelår " + years.current(model.model()).orElseThrow().year() + ".", Decisions.SYSTEM);
    notices.tell(caseNumber, "LAW_MODEL_IN_FORCE", "sagen", users.given(model.model()).stream()
        .map(LawModelUsers.Given::personId).toList(), "Adgang til Lovmodellen", "Sag " + caseNumber + ". Aftalen om"
            + " Lovmodellen er i kraft, og du har adgang til den, så længe dit certifikat er gyldigt. Data må alene bruges til "
            + LawModel.PURPOSE + ".");
  }

  /** Nobody filled it in, or corrected it, in time (D14). */
  public void correctionExpired(String caseNumber) {
    if (cases.move(caseNumber, LAW_MODEL_NOT_MADE, LAW_MODEL_DRAFT, LAW_MODEL_RETURNED)) {
      decisions.record(caseNumber, Step.CORRECTION_LAPSE, 1, "lapsed", "Ikke sendt inden fristen.", Decisions.SYSTEM);
      lapsed(caseNumber, decisions.find(caseNumber, Step.CORRECTION_LAPSE, 1).orElseThrow(), SchemeTerm.CORRECTION,
          "Registreringen er bortfaldet, fordi den ikke blev sendt inden fristen.");
    }
  }

  /** The ministry did not sign in time (D14). */
  public void signatureExpired(String caseNumber) {
    if (cases.move(caseNumber, LAW_MODEL_NOT_MADE, LAW_MODEL_FOR_SIGNATURE)) {
      decisions.record(caseNumber, Step.LAW_MODEL_SIGNATURE, get(caseNumber).submission(), "expired",
          "Ikke underskrevet inden fristen.", Decisions.SYSTEM);
      lapsed(caseNumber, decisions.find(caseNumber, Step.LAW_MODEL_SIGNATURE, get(caseNumber).submission())
          .orElseThrow(),
          SchemeTerm.SIGNATURE, "Registreringen er bortfaldet, fordi aftalen ikke blev underskrevet inden fristen.");
    }
  }

  /**
   * The ministry takes it back.
   *
   * @throws InputRefused when FSE has decided or the case has ended
   */
  void withdraw(String caseNumber, String reason, String by) {
    if (!cases.move(caseNumber, LAW_MODEL_NOT_MADE, LAW_MODEL_DRAFT, LAW_MODEL_RETURNED, LAW_MODEL_UNDER_REVIEW,
        LAW_MODEL_FOR_APPROVAL)) {
      throw new InputRefused("Sag " + caseNumber + " kan ikke trækkes tilbage: den er „"
          + cases.get(caseNumber).state().danish() + "“.");
    }
    decisions.record(caseNumber, Step.WITHDRAWAL, 1, "withdrawn", reason, by);
    notices.tell(caseNumber, "LAW_MODEL_NOT_MADE", "sagen", cases.get(caseNumber).whoMay(Command.SEE_LAW_MODEL),
        "Lovmodellen er ikke registreret", "Sag " + caseNumber + ". Registreringen er trukket tilbage.");
    notMade(get(caseNumber));
  }

  private void lapsed(String caseNumber, Decision decided, SchemeTerm term, String what) {
    letters.lapsed(get(caseNumber), cases.get(caseNumber).whoMay(Command.SEE_LAW_MODEL), decided, term, what);
    notMade(get(caseNumber));
  }

  /** It comes to nothing. Of a hand-over the ministry before stays responsible, and is told. */
  private void notMade(LawModel model) {
    String caseNumber = model.caseNumber();
    String before = model.takenOverFrom();
    if (before == null) {
      years.drop(model.model());
    } else if (get(before).closedOn() == null) {
      notices.tell(before, "LAW_MODEL_NOT_HANDED_OVER", caseNumber, cases.get(before).whoMay(Command.HAND_OVER_LAW_MODEL),
          "Lovmodellen er ikke overdraget", "Sag " + before + ". Overdragelsen i sag " + caseNumber
              + " blev ikke til noget, og ansvaret er fortsat jeres.");
    }
  }

  private void returned(String caseNumber, String why) {
    LawModel model = get(caseNumber);
    if (!model.isTakenOver()) {
      years.sendBack(model.model());
    }
    notices.tell(caseNumber, "LAW_MODEL_RETURNED", "indsendelse " + model.submission(),
        cases.get(caseNumber).whoMay(Command.COMPLETE_LAW_MODEL), "Registreringen er kommet retur", "Sag " + caseNumber
            + ". " + why + "\n\nRet den, og send den igen i opgaven „Udfyld registreringen“. Det, I har skrevet, står der"
            + " stadig.");
  }

  private void tell(LawModel model, String kind, String person, String title, String body) {
    notices.tell(model.caseNumber(), kind, "indsendelse " + model.submission(), person, title,
        "Sag " + model.caseNumber() + ". " + body);
  }

  /** What was found of that submission, in the order of the rules. */
  List<Finding> findings(String caseNumber, int submission) {
    return jdbc.sql("select rule, outcome, evidence from law_model_finding where case_number = ? and submission = ?")
        .param(caseNumber).param(submission)
        .query((row, i) -> new Finding(Rule.valueOf(row.getString("rule")), Outcome.valueOf(row.getString("outcome")),
            row.getString("evidence")))
        .list().stream().sorted(Comparator.comparing(Finding::rule)).toList();
  }

  /** What two do with one case at once is done one after the other. */
  void lock(String caseNumber) {
    jdbc.sql("select case_number from law_model where case_number = ? for update").param(caseNumber).query(String.class)
        .single();
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
