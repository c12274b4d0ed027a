package dk.dst.microdata.schemes.authority;

import static dk.dst.microdata.ground.rights.CaseState.AUTHORITY_DRAFT;
import static dk.dst.microdata.ground.rights.CaseState.AUTHORITY_RETURNED;
import static dk.dst.microdata.ground.rights.CaseState.AUTHORITY_UNDER_REVIEW;

import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.facts.legalbasis.LegalBases;
import dk.dst.microdata.facts.legalbasis.LegalBasis;
import dk.dst.microdata.facts.quarantine.Hindrances;
import dk.dst.microdata.facts.register.DraftList;
import dk.dst.microdata.facts.register.RegisterRow;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseKind;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.schemes.authority.AuthorityScheme.AuthorityKind;
import dk.dst.microdata.schemes.authority.AuthorityScheme.Content;
import dk.dst.microdata.schemes.authority.AuthorityScheme.SecurityDocument;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What authorities apply for and have agreed: opened, written, sent, and as it is known from then on. Each step may run
 * twice: the second time finds the case moved on and changes nothing.
 */
@Repository
public class AuthoritySchemes implements DraftList {

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batch;
  private final Cases cases;
  private final Institutions institutions;
  private final Hindrances hindrances;
  private final LegalBases legalBases;
  private final Decisions decisions;
  private final Clock clock;

  AuthoritySchemes(JdbcClient jdbc, NamedParameterJdbcTemplate batch, Cases cases, Institutions institutions,
      Hindrances hindrances, LegalBases legalBases, Decisions decisions, Clock clock) {
    this.jdbc = jdbc;
    this.batch = batch;
    this.cases = cases;
    this.institutions = institutions;
    this.hindrances = hindrances;
    this.legalBases = legalBases;
    this.decisions = decisions;
    this.clock = clock;
  }

  /**
   * Opens a case with an empty draft in it.
   *
   * @return its number
   * @throws InputRefused for whoever may not apply for the institution (M8), where it or they are suspended or in
   *     quarantine, and where it has an authority scheme already
   */
  public String open(String institution, String by) {
    if (!institutions.hasAny(institution, by, Role.ADMINISTRATOR, Role.RESPONSIBLE, Role.SUBSTITUTE)) {
      throw new InputRefused("Kun institutionens administrator kan søge om Myndighedsordningen, eller den"
          + " autorisationsansvarlige og stedfortræderen.");
    }
    hindrances.mustBeFree(institution, null, by);
    jdbc.sql("select 1 from institution where id = ? for update").param(institution).query().singleRow();
    openOf(institution).ifPresent(other -> {
      throw new InputRefused("Institutionen har allerede en myndighedsordning eller en ansøgning om den: sag " + other
          + ".");
    });
    String caseNumber = cases.open(CaseKind.AUTHORITY_SCHEME, institution, by, "Myndighedsordning for "
        + institutions.name(institution), AUTHORITY_DRAFT, clock.instant());
    jdbc.sql("insert into authority_scheme (case_number, contact) values (?, ?)").param(caseNumber).param(by).update();
    return caseNumber;
  }

  /** The institution's case that has not ended: it has one at most, since two that begin at once wait for each other. */
  public Optional<String> openOf(String institution) {
    return jdbc.sql("""
            select case_number from case_file where institution_id = ? and kind = 'AUTHORITY_SCHEME'
              and state not in ('AUTHORITY_CLOSED', 'AUTHORITY_NOT_APPROVED') limit 1""")
        .param(institution).query(String.class).optional();
  }

  /** The case of the agreement with that number. */
  public Optional<String> caseOf(int project) {
    return jdbc.sql("select case_number from authority_scheme where project_number = ?").param(project)
        .query(String.class).optional();
  }

  public AuthorityScheme get(String caseNumber) {
    List<RegisterRow> registers = jdbc.sql("select register_code as code, from_year, to_year, reason"
        + " from authority_register where case_number = ? order by ordinal").param(caseNumber).query(RegisterRow.class)
        .list();
    List<String> users = jdbc.sql("select person_id from authority_user where case_number = ? order by ordinal")
        .param(caseNumber).query(String.class).list();
    return jdbc.sql("""
            select a.*, f.institution_id, f.opened_by from authority_scheme a join case_file f using (case_number)
            where case_number = ?""")
        .param(caseNumber).query((row, i) -> scheme(row, registers, users)).single();
  }

  private static AuthorityScheme scheme(ResultSet row, List<RegisterRow> registers, List<String> users)
      throws SQLException {
    String kind = row.getString("authority_kind");
    return new AuthorityScheme(row.getString("case_number"), row.getString("institution_id"),
        row.getString("opened_by"), row.getInt("submission"),
        new Content(kind == null ? null : AuthorityKind.valueOf(kind), row.getString("obligation"),
            row.getString("obligation_reference"), row.getString("remit"), topics(row.getString("topics")),
            row.getString("environment"), new SecurityDocument(row.getString("security_title"),
                row.getString("security_version"), row.getObject("security_day", LocalDate.class)),
            (Long) row.getObject("content_list"), row.getString("content_reason"), registers,
            row.getString("contact"), row.getString("signatory"), users, row.getString("ean"),
            row.getString("billing_reference")),
        row.getString("case_owner"), (Integer) row.getObject("project_number"));
  }

  private static Set<String> topics(String lines) {
    var topics = new LinkedHashSet<String>();
    lines.lines().forEach(topics::add);
    return topics;
  }

  @Override
  public String form() {
    return AuthorityForm.ID;
  }

  @Override
  public Optional<Long> draftList(String caseNumber) {
    return jdbc.sql("select draft_list from authority_scheme where case_number = ? and draft_list is not null")
        .param(caseNumber).query(Long.class).optional();
  }

  @Override
  public Optional<Long> load(String caseNumber, Long list) {
    jdbc.sql("select 1 from authority_scheme where case_number = ? for update").param(caseNumber).query().singleRow();
    Optional<Long> before = draftList(caseNumber);
    jdbc.sql("update authority_scheme set draft_list = ? where case_number = ?").param(list).param(caseNumber)
        .update();
    return before;
  }

  /**
   * The application is sent, and what it says replaces what it said before. Nothing happens if it is not its turn.
   *
   * @param legalBasis null where the form is from before it was asked for: the part stays empty
   * @throws InputRefused where the authorisation is suspended, or the institution or whoever sends is in quarantine
   */
  public void submit(String caseNumber, Content content, LegalBasis legalBasis, String by) {
    hindrances.mustBeFree(cases.get(caseNumber).institution(), null, by);
    if (!cases.move(caseNumber, AUTHORITY_UNDER_REVIEW, AUTHORITY_DRAFT, AUTHORITY_RETURNED)) {
      return;
    }
    int submission = jdbc.sql("""
            update authority_scheme set submission = submission + 1, authority_kind = :kind, obligation = :obligation,
              obligation_reference = :obligationReference, remit = :remit, topics = :topics,
              environment = :environment, security_title = :securityTitle, security_version = :securityVersion,
              security_day = :securityDay, content_list = :contentList, content_reason = :contentReason,
              contact = :contact, signatory = :signatory, ean = :ean, billing_reference = :billingReference
            where case_number = :caseNumber returning submission""")
        .param("kind", content.kind().name()).param("obligation", content.obligation())
        .param("obligationReference", content.obligationReference()).param("remit", content.remit())
        .param("topics", String.join("\n", content.topics())).param("environment", content.environment())
        .param("securityTitle", content.security().title()).param("securityVersion", content.security().version())
        .param("securityDay", content.security().day()).param("contentList", content.contentList())
        .param("contentReason", content.contentReason()).param("contact", content.contact())
        .param("signatory", content.signatory()).param("ean", content.ean())
        .param("billingReference", content.billingReference()).param("caseNumber", caseNumber).query(Integer.class)
        .single();
    jdbc.sql("delete from authority_register where case_number = ?").param(caseNumber).update();
    batch.batchUpdate("""
        insert into authority_register (case_number, ordinal, register_code, from_year, to_year, reason)
        values (:caseNumber, :ordinal, :registerCode, :fromYear, :toYear, :reason)""",
        RegisterRow.numbered(content.registers(), caseNumber));
    jdbc.sql("delete from authority_user where case_number = ?").param(caseNumber).update();
    jdbc.sql("""
            insert into authority_user (case_number, ordinal, person_id)
            select ?, place, person from unnest(?::text[]) with ordinality as chosen (person, place)""")
        .param(caseNumber).param(content.users().toArray(String[]::new)).update();
    if (legalBasis != null) {
      legalBases.keep(caseNumber, submission, legalBasis, by);
    }
    decisions.record(caseNumber, Step.AUTHORITY_SUBMISSION, submission, "submitted", "", by);
  }

  /** From now on there is access under that number. */
  void numbered(String caseNumber, int project) {
    jdbc.sql("update authority_scheme set project_number = ? where case_number = ?").param(project).param(caseNumber)
        .update();
  }

  /** What the institution confirms each year of its application takes the place of what it said. */
  void confirmed(String caseNumber, String contact, SecurityDocument security) {
    jdbc.sql("""
            update authority_scheme set contact = ?, security_title = ?, security_version = ?, security_day = ?
            where case_number = ?""")
        .param(contact).param(security.title()).param(security.version()).param(security.day()).param(caseNumber)
        .update();
  }
}
