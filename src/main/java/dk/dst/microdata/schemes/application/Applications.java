package dk.dst.microdata.schemes.application;

import dk.dst.microdata.facts.legalbasis.LegalBases;
import dk.dst.microdata.facts.legalbasis.LegalBasis;
import dk.dst.microdata.facts.quarantine.Hindrances;
import dk.dst.microdata.facts.quarantine.Quarantines;
import dk.dst.microdata.facts.register.DraftList;
import dk.dst.microdata.facts.register.RegisterRow;
import dk.dst.microdata.ground.database.Reads;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Recommendation;
import dk.dst.microdata.ground.decision.Ruling;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseKind;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.schemes.application.Application.Content;
import dk.dst.microdata.schemes.application.Application.Ending;
import dk.dst.microdata.schemes.application.Application.ManagerRow;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Applications: what they say, where they stand, and what each step does to them. */
@Repository
public class Applications implements DraftList {

  /** Until FSE has decided, the institution may withdraw. */
  private static final CaseState[] BEFORE_DECISION = {CaseState.DRAFT, CaseState.SUBMITTED, CaseState.RETURNED,
      CaseState.UNDER_REVIEW, CaseState.FOR_APPROVAL};

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batch;
  private final Cases cases;
  private final Quarantines quarantines;
  private final Hindrances hindrances;
  private final LegalBases legalBases;
  private final Decisions decisions;
  private final ApplicationLetters letters;
  private final Clock clock;

  Applications(JdbcClient jdbc, NamedParameterJdbcTemplate batch, Cases cases, Quarantines quarantines,
      Hindrances hindrances, LegalBases legalBases, Decisions decisions, ApplicationLetters letters, Clock clock) {
    this.jdbc = jdbc;
    this.batch = batch;
    this.cases = cases;
    this.quarantines = quarantines;
    this.hindrances = hindrances;
    this.legalBases = legalBases;
    this.decisions = decisions;
    this.letters = letters;
    this.clock = clock;
  }

  /**
   * Opens a case with the next number of the year, without gaps, and an empty draft in it.
   *
   * @throws InputRefused where the institution or the applicant is in quarantine (D23)
   */
  public String open(String institution, String applicant, String title) {
    quarantines.mustBeFree(institution, null, applicant);
    String caseNumber = cases.open(CaseKind.DATABASE, institution, applicant, title, CaseState.DRAFT,
        clock.instant());
    jdbc.sql("""
            insert into application (case_number, institution_id, applicant, title, created_at)
            values (?, ?, ?, ?, ?)""")
        .param(caseNumber).param(institution).param(applicant).param(title).param(now()).update();
    return caseNumber;
  }

  public Application get(String caseNumber) {
    return Reads.once(() -> read(caseNumber), "application", caseNumber);
  }

  private Application read(String caseNumber) {
    return jdbc.sql("""
            select a.*, f.state,
                   array(select array[r.register_code, r.from_year::text, r.to_year::text, r.reason]
                         from application_register r where r.case_number = a.case_number order by r.ordinal) as registers,
                   array(select array[m.person_id, m.experience]
                         from application_manager m where m.case_number = a.case_number order by m.ordinal) as managers
            from application a join case_file f using (case_number) where case_number = ?""")
        .param(caseNumber)
        .query((row, i) -> new Application(caseNumber, row.getString("institution_id"), row.getString("applicant"),
            row.getString("title"), CaseState.valueOf(row.getString("state")), ending(row.getString("ending")),
            row.getInt("submission"),
            new Content(row.getString("purpose"), row.getString("environment"), row.getString("planned_subprojects"),
                row.getString("other_sources"), row.getString("signatory"),
                undertakings(row.getString("undertakings")), (Long) row.getObject("content_list"),
                row.getString("content_reason"), registers(row.getArray("registers")),
                managers(row.getArray("managers")))))
        .single();
  }

  /**
   * The application is sent, and what it says replaces what it said before. Nothing happens if it is not the applicant's
   * turn.
   *
   * @param legalBasis null where the form is from before it was asked for: the part stays empty
   * @throws InputRefused where the authorisation is suspended, or the institution or whoever sends it is in quarantine:
   *     the draft waits
   */
  public void submit(String caseNumber, String title, Content content, LegalBasis legalBasis, String by) {
    hindrances.mustBeFree(get(caseNumber).institutionId(), null, by);
    if (!cases.move(caseNumber, CaseState.SUBMITTED, CaseState.DRAFT, CaseState.RETURNED)) {
      return;
    }
    int submission = jdbc.sql("""
            update application set submission = submission + 1, submitted_at = :submittedAt, title = :title,
              purpose = :purpose, environment = :environment, planned_subprojects = :plannedSubprojects,
              other_sources = :otherSources, signatory = :signatory, undertakings = :undertakings,
              content_list = :contentList, content_reason = :contentReason
            where case_number = :caseNumber returning submission""")
        .param("submittedAt", now()).param("title", title).param("purpose", content.purpose())
        .param("environment", content.environment()).param("plannedSubprojects", content.plannedSubprojects())
        .param("otherSources", content.otherSources()).param("signatory", content.signatory())
        .param("undertakings", content.undertakings().stream().map(Enum::name).collect(Collectors.joining(",")))
        .param("contentList", content.contentList()).param("contentReason", content.contentReason())
        .param("caseNumber", caseNumber).query(Integer.class).single();
    cases.retitle(caseNumber, title);
    jdbc.sql("delete from application_register where case_number = ?").param(caseNumber).update();
    batch.batchUpdate("""
        insert into application_register (case_number, ordinal, register_code, from_year, to_year, reason)
        values (:caseNumber, :ordinal, :registerCode, :fromYear, :toYear, :reason)""",
        RegisterRow.numbered(content.registers(), caseNumber));
    jdbc.sql("delete from application_manager where case_number = ?").param(caseNumber).update();
    int ordinal = 0;
    for (ManagerRow row : content.managers()) {
      jdbc.sql("insert into application_manager (case_number, ordinal, person_id, experience) values (?, ?, ?, ?)")
          .param(caseNumber).param(ordinal++).param(row.person()).param(row.experience()).update();
    }
    if (legalBasis != null) {
      legalBases.keep(caseNumber, submission, legalBasis, by);
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
    if (cases.move(caseNumber, eligible ? CaseState.UNDER_REVIEW : CaseState.RETURNED, CaseState.SUBMITTED)) {
      Application application = get(caseNumber);
      decisions.record(caseNumber, Step.ELIGIBILITY, application.submission(), eligible ? "met" : "notMet",
          eligible ? "" : "Se de betingelser, der ikke er opfyldt.", Decisions.SYSTEM);
      if (!eligible) {
        letters.returned(application, "Ikke alle betingelser er opfyldt. Hver af dem står i opgaven „Udfyld"
            + " ansøgning“ med sit tal og sin kilde.");
      }
    }
  }

  /** The reviewer's recommendation; a return goes straight back to the applicant. */
  void review(String caseNumber, Recommendation recommendation, String reason, String by) {
    CaseState next = recommendation == Recommendation.RETURN ? CaseState.RETURNED : CaseState.FOR_APPROVAL;
    if (cases.move(caseNumber, next, CaseState.UNDER_REVIEW)) {
      Application application = get(caseNumber);
      decisions.record(caseNumber, Step.REVIEW, application.submission(), recommendation.key(), reason, by);
      if (next == CaseState.RETURNED) {
        letters.returned(application, "FSE har sendt den retur med denne begrundelse: " + reason);
      }
    }
  }

  /**
   * FSE's decision, which is also FSE's signature.
   *
   * @param findings what a refusal is about, for its letter
   */
  void approve(String caseNumber, Ruling ruling, String reason, List<Finding> findings, String by) {
    boolean moved = switch (ruling) {
      case APPROVED -> cases.move(caseNumber, CaseState.FOR_SIGNATURE, CaseState.FOR_APPROVAL);
      case REFUSED -> end(caseNumber, Ending.REFUSED, CaseState.FOR_APPROVAL);
      case RETURNED -> cases.move(caseNumber, CaseState.RETURNED, CaseState.FOR_APPROVAL);
    };
    if (moved) {
      Application application = get(caseNumber);
      decisions.record(caseNumber, Step.APPROVAL, application.submission(), ruling.key(), reason, by);
      switch (ruling) {
        case APPROVED -> letters.approved(application);
        case REFUSED -> letters.refused(application, findings);
        case RETURNED -> letters.returned(application, "FSE har sendt den retur med denne begrundelse: " + reason);
      }
    }
  }

  /** The signatory signs, or declines with a reason and sends the application back. */
  void sign(String caseNumber, boolean signed, String reason, String by) {
    Application application = get(caseNumber);
    if (application.state() == CaseState.FOR_SIGNATURE) {
      decisions.record(caseNumber, Step.SIGNATURE, application.submission(), signed ? "signed" : "declined", reason, by);
      if (!signed) {
        cases.move(caseNumber, CaseState.RETURNED, CaseState.FOR_SIGNATURE);
        letters.returned(get(caseNumber), "Underskriveren har afvist aftalen med denne begrundelse: " + reason);
      }
    }
  }

  /**
   * What was approved no longer meets the conditions: FSE assesses it anew, as a round of its own, so that neither an
   * earlier approval nor a signature counts for what comes of it.
   *
   * @param reason what is not met, for FSE, the applicant and the signatory
   * @return whether it is by this; of two that come at once the second finds it so already
   */
  boolean assessAgain(String caseNumber, String reason) {
    boolean moved = cases.move(caseNumber, CaseState.UNDER_REVIEW, CaseState.FOR_SIGNATURE);
    if (moved) {
      jdbc.sql("update application set submission = submission + 1 where case_number = ?").param(caseNumber).update();
      Application application = get(caseNumber);
      decisions.record(caseNumber, Step.ELIGIBILITY, application.submission(), "notMet", reason, Decisions.SYSTEM);
      letters.assessedAgain(application, reason);
    }
    return moved;
  }

  /** What is signed by both cannot be established yet, of which they are told. */
  public void establishmentWaits(String caseNumber) {
    letters.establishmentWaits(get(caseNumber));
  }

  /** Whether an assessment that begins is FSE's at once, as what was approved no longer met the conditions. */
  public boolean isAssessedAgain(String caseNumber) {
    return cases.get(caseNumber).state() == CaseState.UNDER_REVIEW;
  }

  /** Nobody signed in time. */
  public void signatureExpired(String caseNumber) {
    if (end(caseNumber, Ending.LAPSED, CaseState.FOR_SIGNATURE)) {
      decisions.record(caseNumber, Step.SIGNATURE, get(caseNumber).submission(), "expired",
          "Ikke underskrevet inden fristen.", Decisions.SYSTEM);
      Application application = get(caseNumber);
      letters.lapsed(application, decisions.find(caseNumber, Step.SIGNATURE, application.submission()).orElseThrow(),
          SchemeTerm.SIGNATURE, "FSE’s godkendelse er bortfaldet, fordi den ikke blev underskrevet inden fristen.");
    }
  }

  /** Nobody completed or corrected the application in time. */
  public void correctionExpired(String caseNumber) {
    if (end(caseNumber, Ending.LAPSED, CaseState.DRAFT, CaseState.RETURNED)) {
      decisions.record(caseNumber, Step.CORRECTION_LAPSE, 1, "lapsed", "Ikke sendt inden fristen.", Decisions.SYSTEM);
      letters.lapsed(get(caseNumber), decisions.find(caseNumber, Step.CORRECTION_LAPSE, 1).orElseThrow(),
          SchemeTerm.CORRECTION, "Ansøgningen er bortfaldet, fordi den ikke blev sendt inden fristen.");
    }
  }

  /**
   * The institution withdraws.
   *
   * @throws InputRefused when FSE has decided or the case has ended
   */
  public void withdraw(String caseNumber, String reason, String by) {
    if (!end(caseNumber, Ending.WITHDRAWN, BEFORE_DECISION)) {
      throw new InputRefused("Sag " + caseNumber + " kan ikke trækkes tilbage: den er „"
          + get(caseNumber).standing() + "“.");
    }
    decisions.record(caseNumber, Step.WITHDRAWAL, 1, "withdrawn", reason, by);
  }

  /** The project database has come to be. */
  public void established(String caseNumber, String words) {
    cases.move(caseNumber, CaseState.IN_OPERATION, CaseState.FOR_SIGNATURE);
    letters.established(get(caseNumber), words);
  }

  /** The case ends; of two ends at the same moment the second finds it ended. */
  private boolean end(String caseNumber, Ending ending, CaseState... from) {
    boolean moved = cases.move(caseNumber, CaseState.NOT_APPROVED, from);
    if (moved) {
      jdbc.sql("update application set ending = ? where case_number = ?").param(ending.name()).param(caseNumber).update();
    }
    return moved;
  }

  private static List<RegisterRow> registers(Array rows) throws SQLException {
    return cells(rows).map(cells -> new RegisterRow(cells[0], Integer.parseInt(cells[1]), Integer.parseInt(cells[2]),
        cells[3])).toList();
  }

  private static List<ManagerRow> managers(Array rows) throws SQLException {
    return cells(rows).map(cells -> new ManagerRow(cells[0], cells[1])).toList();
  }

  private static Stream<String[]> cells(Array rows) throws SQLException {
    return Arrays.stream((Object[]) rows.getArray()).map(String[].class::cast);
  }

  private static Ending ending(String name) {
    return name == null ? null : Ending.valueOf(name);
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
