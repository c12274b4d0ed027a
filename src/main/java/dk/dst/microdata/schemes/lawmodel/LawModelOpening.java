package dk.dst.microdata.schemes.lawmodel;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.quarantine.Hindrances;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.rights.CaseKind;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.rights.Command;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How a ministry comes to have a case about Lovmodellen: it is opened for it, or another one hands over to it. */
@Repository
public class LawModelOpening {

  private static final String TITLE = "Lovmodellen";

  private final JdbcClient jdbc;
  private final Cases cases;
  private final LawModels models;
  private final LawModelYears years;
  private final Hindrances hindrances;
  private final Decisions decisions;
  private final Notices notices;
  private final Clock clock;

  LawModelOpening(JdbcClient jdbc, Cases cases, LawModels models, LawModelYears years, Hindrances hindrances,
      Decisions decisions, Notices notices, Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.models = models;
    this.years = years;
    this.hindrances = hindrances;
    this.decisions = decisions;
    this.notices = notices;
    this.clock = clock;
  }

  /**
   * Opens a case about it at the ministry; the ministry fills in the registration.
   *
   * @throws InputRefused where the ministry is not authorised, in quarantine, or has a case of it already; or for a year
   *     that is neither near nor past
   */
  public String open(Institution ministry, int year, String by) {
    mustBeAuthorised(ministry);
    int thisYear = today().getYear();
    if (year > thisYear + 1 || year < thisYear - 10) {
      throw InputRefused.field("Modelår", "Skriv et år fra " + (thisYear - 10) + " til " + (thisYear + 1) + ".");
    }
    mustBeAlone(ministry);
    String caseNumber = file(ministry.id(), TITLE + " " + year, by);
    jdbc.sql("insert into law_model (case_number, model) values (?, ?)").param(caseNumber).param(caseNumber).update();
    years.first(caseNumber, year);
    notices.tell(caseNumber, "LAW_MODEL_OPENED", "sagen", cases.get(caseNumber).whoMay(Command.COMPLETE_LAW_MODEL),
        "Registrér Lovmodellen", "Sag " + caseNumber + ". Der er oprettet en sag om Lovmodellen, modelår " + year + ", for "
            + ministry.name() + ". Udfyld registreringen i opgaven „Udfyld registreringen“ under Opgaver.");
    return caseNumber;
  }

  /**
   * Another ministry is to be responsible. It gets a case of its own, with the same model; until it has signed, the one
   * that hands over stays responsible.
   *
   * @return number of the new case
   * @throws InputRefused where the other cannot take over, or a hand-over is under way
   */
  public String handOver(String caseNumber, Institution to, String reason, String by) {
    models.lock(caseNumber); // of two at once the second sees the first
    LawModel from = models.get(caseNumber);
    if (to.id().equals(from.institution())) {
      throw InputRefused.field("Det nye ministeriums autorisationsnummer", "Ministeriet har allerede ansvaret.");
    }
    mustBeAuthorised(to);
    takeover(caseNumber).ifPresent(other -> {
      throw new InputRefused("Lovmodellen er allerede ved at blive overdraget i sag " + other + ".");
    });
    mustBeAlone(to);
    String next = file(to.id(), TITLE + ", overtaget fra sag " + caseNumber, by);
    jdbc.sql("insert into law_model (case_number, model, taken_over_from) values (?, ?, ?)").param(next)
        .param(from.model()).param(caseNumber).update();
    decisions.record(caseNumber, Step.LAW_MODEL_HAND_OVER, round(caseNumber, Step.LAW_MODEL_HAND_OVER), "handOverBegun",
        "Til " + to.name() + " i sag " + next + ". " + reason, by);
    notices.tell(next, "LAW_MODEL_OFFERED", "sagen", cases.get(next).whoMay(Command.COMPLETE_LAW_MODEL),
        "Lovmodellen overdrages til jer", "Sag " + next + ". " + to.name() + " skal overtage ansvaret for Lovmodellen fra sag "
            + caseNumber + ". Modelår, ministerier og brugere følger med. Udfyld registreringen i opgaven „Udfyld"
            + " registreringen“. Ønsker I den ikke, kan sagen trækkes tilbage.");
    return next;
  }

  /** The case in which another ministry is taking over, as long as that is not settled. */
  Optional<String> takeover(String caseNumber) {
    return jdbc.sql("""
            select m.case_number from law_model m join case_file f using (case_number)
            where m.taken_over_from = ? and f.state <> 'LAW_MODEL_NOT_MADE' order by m.case_number limit 1""")
        .param(caseNumber).query(String.class).optional();
  }

  private String file(String institution, String title, String by) {
    return cases.open(CaseKind.LAW_MODEL, institution, by, title, CaseState.LAW_MODEL_DRAFT, clock.instant());
  }

  private void mustBeAuthorised(Institution ministry) {
    if (!ministry.isAuthorised(today())) {
      throw InputRefused.field("Ministeriets autorisationsnummer", ministry.name() + " har ingen gyldig autorisation: "
          + ministry.reason(today()));
    }
    hindrances.mustBeFree(ministry.id(), null, null);
  }

  private void mustBeAlone(Institution ministry) {
    jdbc.sql("select id from institution where id = ? for update").param(ministry.id()).query(String.class).single();
    jdbc.sql("""
            select case_number from case_file where institution_id = ? and kind = 'LAW_MODEL'
              and state not in ('LAW_MODEL_CLOSED', 'LAW_MODEL_HANDED_OVER', 'LAW_MODEL_NOT_MADE')
            order by case_number limit 1""")
        .param(ministry.id()).query(String.class).optional().ifPresent(other -> {
          throw InputRefused.field("Ministeriets autorisationsnummer", ministry.name()
              + " har allerede Lovmodellen i sag " + other + ". Et nyt modelår begyndes med „Ret Lovmodellen“.");
        });
  }

  private int round(String caseNumber, Step step) {
    return 1 + (int) decisions.of(caseNumber).stream().filter(decision -> decision.step() == step).count();
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
