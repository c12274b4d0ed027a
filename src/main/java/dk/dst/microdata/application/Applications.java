package dk.dst.microdata.application;

import dk.dst.microdata.application.Application.Content;
import dk.dst.microdata.application.Application.ManagerRow;
import dk.dst.microdata.application.Application.RegisterRow;
import dk.dst.microdata.application.Application.State;
import dk.dst.microdata.decision.Decisions;
import dk.dst.microdata.decision.Step;
import dk.dst.microdata.form.InputRefused;
import dk.dst.microdata.notice.Notices;
import dk.dst.microdata.register.DraftList;
import dk.dst.microdata.rights.CaseKind;
import dk.dst.microdata.rights.Cases;
import dk.dst.microdata.sanction.Quarantines;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Applications: what they say, where they stand, and what each step does to them. */
@Repository
public class Applications implements DraftList {

  /** Until FSE has decided, the institution may withdraw. */
  private static final Set<State> BEFORE_DECISION =
      EnumSet.of(State.DRAFT, State.SUBMITTED, State.RETURNED, State.UNDER_REVIEW, State.FOR_APPROVAL);

  private final JdbcClient jdbc;
  private final Cases cases;
  private final Quarantines quarantines;
  private final Decisions decisions;
  private final Notices notices;
  private final Clock clock;

  Applications(JdbcClient jdbc, Cases cases, Quarantines quarantines, Decisions decisions, Notices notices, Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.quarantines = quarantines;
    this.decisions = decisions;
    this.notices = notices;
    this.clock = clock;
  }

  /**
   * Opens a case with the next number of the year, without gaps, and an empty draft in it.
   *
   * @throws InputRefused where the institution or the applicant is in quarantine (D23)
   */
  public String open(String institution, String applicant, String title) {
    quarantines.mustBeFree(institution, null, applicant);
    String caseNumber = cases.open(CaseKind.DATABASE, institution, applicant, title, null, clock.instant());
    jdbc.sql("""
            insert into application (case_number, institution_id, applicant, title, state, created_at)
            values (?, ?, ?, ?, 'DRAFT', ?)""")
        .param(caseNumber).param(institution).param(applicant).param(title).param(now()).update();
    return caseNumber;
  }

  public Application get(String caseNumber) {
    return jdbc.sql("select * from application where case_number = ?").param(caseNumber)
        .query((row, i) -> new Application(caseNumber, row.getString("institution_id"), row.getString("applicant"),
            row.getString("title"), State.valueOf(row.getString("state")), row.getInt("submission"),
            new Content(row.getString("purpose"), row.getString("environment"), row.getString("planned_subprojects"),
                row.getString("other_sources"), row.getString("signatory"),
                undertakings(row.getString("undertakings")), (Long) row.getObject("content_list"),
                row.getString("content_reason"), registers(caseNumber), managers(caseNumber))))
        .single();
  }

  /**
   * The application is sent, and what it says replaces what it said before. Nothing happens if it is not the applicant's
   * turn.
   *
   * @throws InputRefused where the institution or whoever sends it is in quarantine: the draft waits
   */
  public void submit(String caseNumber, String title, Content content, String by) {
    quarantines.mustBeFree(get(caseNumber).institutionId(), null, by);
    if (!move(caseNumber, State.SUBMITTED, State.DRAFT, State.RETURNED)) {
      return;
    }
    int submission = jdbc.sql("""
            update application set submission = submission + 1, submitted_at = ?, title = ?, purpose = ?,
                   environment = ?, planned_subprojects = ?, other_sources = ?, signatory = ?, undertakings = ?,
                   content_list = ?, content_reason = ?
            where case_number = ? returning submission""")
        .param(now()).param(title).param(content.purpose()).param(content.environment())
        .param(content.plannedSubprojects()).param(content.otherSources()).param(content.signatory())
        .param(content.undertakings().stream().map(Enum::name).collect(Collectors.joining(",")))
        .param(content.contentList()).param(content.contentReason())
        .param(caseNumber).query(Integer.class).single();
    cases.retitle(caseNumber, title);
    jdbc.sql("delete from application_register where case_number = ?").param(caseNumber).update();
    int ordinal = 0;
    for (RegisterRow row : content.registers()) {
      jdbc.sql("""
              insert into application_register (case_number, ordinal, register_code, from_year, to_year, reason)
              values (?, ?, ?, ?, ?, ?)""")
          .param(caseNumber).param(ordinal++).param(row.code()).param(row.fromYear()).param(row.toYear())
          .param(row.reason()).update();
    }
    jdbc.sql("delete from application_manager where case_number = ?").param(caseNumber).update();
    ordinal = 0;
    for (ManagerRow row : content.managers()) {
      jdbc.sql("insert into application_manager (case_number, ordinal, person_id, experience) values (?, ?, ?, ?)")
          .param(caseNumber).param(ordinal++).param(row.person()).param(row.experience()).update();
    }
    decisions.record(caseNumber, Step.SUBMISSION, submission, "submitted", "", by);
  }

  @Override
  public String form() {
    return ApplicationForm.ID;
  }

  @Override
  public Optional<Long> draftList(String caseNumber) {
    return jdbc.sql("select draft_list from application where case_number = ? and draft_list is not null")
        .param(caseNumber).query(Long.class).optional();
  }

  @Override
  public Optional<Long> load(String caseNumber, Long list) {
    jdbc.sql("select 1 from application where case_number = ? for update").param(caseNumber).query().singleRow();
    Optional<Long> before = draftList(caseNumber);
    jdbc.sql("update application set draft_list = ? where case_number = ?").param(list).param(caseNumber).update();
    return before;
  }

  /** The result of the check: on to FSE's review, or back to the applicant. */
  void checked(String caseNumber, boolean eligible) {
    if (move(caseNumber, eligible ? State.UNDER_REVIEW : State.RETURNED, State.SUBMITTED)) {
      decisions.record(caseNumber, Step.ELIGIBILITY, get(caseNumber).submission(), eligible ? "met" : "notMet",
          eligible ? "" : "Se de betingelser, der ikke er opfyldt.", Decisions.SYSTEM);
    }
  }

  /** The reviewer's recommendation; a return goes straight back to the applicant. */
  public void review(String caseNumber, Recommendation recommendation, String reason, String by) {
    State next = recommendation == Recommendation.RETURN ? State.RETURNED : State.FOR_APPROVAL;
    if (move(caseNumber, next, State.UNDER_REVIEW)) {
      decisions.record(caseNumber, Step.REVIEW, get(caseNumber).submission(), recommendation.key(), reason, by);
    }
  }

  /**
   * FSE's decision, which is also FSE's signature.
   *
   * @throws InputRefused where that person has reviewed the case: two people decide, never one
   */
  public void approve(String caseNumber, Ruling ruling, String reason, String by) {
    if (decisions.hasTaken(caseNumber, Step.REVIEW, by)) {
      throw new InputRefused("Du har selv vurderet sag " + caseNumber + " og kan derfor ikke også afgøre den."
          + " Læg opgaven tilbage, så en anden kan tage den.");
    }
    State next = switch (ruling) {
      case APPROVED -> State.FOR_SIGNATURE;
      case REFUSED -> State.REFUSED;
      case RETURNED -> State.RETURNED;
    };
    if (move(caseNumber, next, State.FOR_APPROVAL)) {
      decisions.record(caseNumber, Step.APPROVAL, get(caseNumber).submission(), ruling.key(), reason, by);
      if (ruling == Ruling.REFUSED) {
        tellApplicant(caseNumber, "REFUSED", "Afslag på ansøgning om projektdatabase",
            "FSE har afslået ansøgningen med denne begrundelse: " + reason);
      }
    }
  }

  /** The signatory signs, or declines with a reason and sends the application back. */
  public void sign(String caseNumber, boolean signed, String reason, String by) {
    Application application = get(caseNumber);
    if (application.state() == State.FOR_SIGNATURE) {
      decisions.record(caseNumber, Step.SIGNATURE, application.submission(), signed ? "signed" : "declined", reason, by);
      if (!signed) {
        move(caseNumber, State.RETURNED, State.FOR_SIGNATURE);
      }
    }
  }

  /** Nobody signed in time. */
  public void signatureExpired(String caseNumber) {
    if (move(caseNumber, State.LAPSED, State.FOR_SIGNATURE)) {
      decisions.record(caseNumber, Step.SIGNATURE, get(caseNumber).submission(), "expired",
          "Ikke underskrevet inden fristen.", Decisions.SYSTEM);
      tellApplicant(caseNumber, "LAPSED", "Ansøgningen er bortfaldet",
          "FSE’s godkendelse er bortfaldet, fordi den ikke blev underskrevet inden fristen. Der kan søges igen.");
    }
  }

  /** Nobody completed or corrected the application in time. */
  public void correctionExpired(String caseNumber) {
    if (move(caseNumber, State.LAPSED, State.DRAFT, State.RETURNED)) {
      decisions.record(caseNumber, Step.CORRECTION_LAPSE, 1, "lapsed", "Ikke sendt inden fristen.", Decisions.SYSTEM);
      tellApplicant(caseNumber, "LAPSED", "Ansøgningen er bortfaldet",
          "Ansøgningen er bortfaldet, fordi den ikke blev sendt inden fristen. Der kan søges igen.");
    }
  }

  /**
   * The institution withdraws.
   *
   * @throws InputRefused when FSE has decided or the case has ended
   */
  public void withdraw(String caseNumber, String reason, String by) {
    if (!move(caseNumber, State.WITHDRAWN, BEFORE_DECISION.toArray(State[]::new))) {
      throw new InputRefused("Sag " + caseNumber + " kan ikke trækkes tilbage: den er „"
          + get(caseNumber).state().danish() + "“.");
    }
    decisions.record(caseNumber, Step.WITHDRAWAL, 1, "withdrawn", reason, by);
  }

  /** The project database came to be, or could not. */
  public void concluded(String caseNumber, boolean established) {
    move(caseNumber, established ? State.ESTABLISHED : State.NOT_ESTABLISHED, State.FOR_SIGNATURE);
  }

  /** Tells the applicant how the case ended or what came of it. */
  public void tellApplicant(String caseNumber, String kind, String title, String body) {
    notices.tell(caseNumber, kind, "sagen", get(caseNumber).applicant(), title, "Sag " + caseNumber + ". " + body);
  }

  /** The step forward, for one only: of two that come at once the second finds the application moved on. */
  private boolean move(String caseNumber, State to, State... from) {
    return jdbc.sql("update application set state = ? where case_number = ? and state = any (?)")
        .param(to.name()).param(caseNumber).param(Arrays.stream(from).map(Enum::name).toArray(String[]::new))
        .update() == 1;
  }

  private List<RegisterRow> registers(String caseNumber) {
    return jdbc.sql("select register_code as code, from_year, to_year, reason from application_register"
        + " where case_number = ? order by ordinal").param(caseNumber).query(RegisterRow.class).list();
  }

  private List<ManagerRow> managers(String caseNumber) {
    return jdbc.sql("select person_id as person, experience from application_manager where case_number = ?"
        + " order by ordinal").param(caseNumber).query(ManagerRow.class).list();
  }

  private static Set<Undertaking> undertakings(String names) {
    var given = EnumSet.noneOf(Undertaking.class);
    Arrays.stream(names.split(",")).filter(name -> !name.isEmpty()).map(Undertaking::valueOf).forEach(given::add);
    return given;
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
