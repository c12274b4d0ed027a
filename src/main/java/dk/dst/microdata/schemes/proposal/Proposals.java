package dk.dst.microdata.schemes.proposal;

import static dk.dst.microdata.ground.rights.CaseState.PROPOSAL_AT_ADMINISTRATOR;
import static dk.dst.microdata.ground.rights.CaseState.PROPOSAL_AT_MANAGERS;
import static dk.dst.microdata.ground.rights.CaseState.PROPOSAL_DRAFT;
import static dk.dst.microdata.ground.rights.CaseState.PROPOSAL_FOR_SIGNATURE;
import static dk.dst.microdata.ground.rights.CaseState.PROPOSAL_IN_FORCE;
import static dk.dst.microdata.ground.rights.CaseState.PROPOSAL_NOT_APPROVED;
import static dk.dst.microdata.ground.rights.CaseState.PROPOSAL_RETURNED;
import static dk.dst.microdata.ground.rights.CaseState.PROPOSAL_SUBMITTED;
import static dk.dst.microdata.ground.rights.CaseState.PROPOSAL_UNDER_REVIEW;

import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.facts.legalbasis.LegalBases;
import dk.dst.microdata.facts.legalbasis.LegalBasis;
import dk.dst.microdata.facts.quarantine.Hindrances;
import dk.dst.microdata.facts.quarantine.Hindrances.Hindrance;
import dk.dst.microdata.facts.quarantine.Quarantines;
import dk.dst.microdata.facts.register.DraftList;
import dk.dst.microdata.facts.register.RegisterRow;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.rights.CaseKind;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.schemes.database.ProjectDatabase;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.schemes.proposal.Proposal.Content;
import dk.dst.microdata.schemes.proposal.Proposal.Owner;
import dk.dst.microdata.schemes.proposal.Proposal.SourceRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Project proposals: what they say, where they stand, and what each step before the signatures does to them. */
@Repository
public class Proposals implements DraftList {

  /** A reason to send a proposal back, of one field; the field is as the form labels it. */
  public record Remark(String field, String reason) {}

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batch;
  private final Cases cases;
  private final ProjectDatabases databases;
  private final Quarantines quarantines;
  private final Hindrances hindrances;
  private final Institutions institutions;
  private final LegalBases legalBases;
  private final Decisions decisions;
  private final Notices notices;
  private final ProposalLetters letters;
  private final Clock clock;

  Proposals(JdbcClient jdbc, NamedParameterJdbcTemplate batch, Cases cases, ProjectDatabases databases,
      Quarantines quarantines, Hindrances hindrances, Institutions institutions, LegalBases legalBases,
      Decisions decisions, Notices notices, ProposalLetters letters, Clock clock) {
    this.quarantines = quarantines;
    this.legalBases = legalBases;
    this.hindrances = hindrances;
    this.institutions = institutions;
    this.jdbc = jdbc;
    this.batch = batch;
    this.cases = cases;
    this.databases = databases;
    this.decisions = decisions;
    this.notices = notices;
    this.letters = letters;
    this.clock = clock;
  }

  /**
   * Opens the case of a new project, with an empty draft in it.
   *
   * @throws InputRefused for a subproject where the institution has no database in operation, and where the institution
   *     or whoever opens it is in quarantine
   */
  public String open(String institution, String by, String title, Scheme scheme) {
    quarantines.mustBeFree(institution, null, by);
    String database = scheme == Scheme.SUBPROJECT ? database(institution).caseNumber() : null;
    String caseNumber =
        cases.open(CaseKind.PROPOSAL, institution, by, title, PROPOSAL_DRAFT, clock.instant());
    jdbc.sql("insert into proposal (case_number, scheme, database_case, title, contact) values (?, ?, ?, ?, ?)")
        .param(caseNumber).param(scheme.name()).param(database).param(title).param(by).update();
    return caseNumber;
  }

  /** The database a subproject of the institution is of; refused where there is none that takes any. */
  ProjectDatabase database(String institution) {
    ProjectDatabase database = databases.openOf(institution).orElseThrow(() -> InputRefused.field("Ordning",
        "Institutionen har ingen projektdatabase i drift, som et underprojekt kan høre til."));
    databases.closedToSubprojects(database.caseNumber()).ifPresent(why -> {
      throw InputRefused.field("Ordning", why + " Der kan ikke indstilles nye underprojekter.");
    });
    return database;
  }

  public Proposal get(String caseNumber) {
    return find(caseNumber).orElseThrow(() -> new IllegalArgumentException("There is no proposal " + caseNumber));
  }

  public Optional<Proposal> find(String caseNumber) {
    List<RegisterRow> registers = registers(caseNumber);
    List<SourceRow> sources = sources(caseNumber);
    List<String> users = users(caseNumber);
    return jdbc.sql("""
            select p.*, f.institution_id, f.opened_by, f.state from proposal p join case_file f using (case_number)
            where case_number = ?""")
        .param(caseNumber).query((row, i) -> proposal(row, registers, sources, users)).optional();
  }

  private static Proposal proposal(ResultSet row, List<RegisterRow> registers, List<SourceRow> sources,
      List<String> users) throws SQLException {
    return new Proposal(row.getString("case_number"), row.getString("institution_id"), row.getString("opened_by"),
        CaseState.valueOf(row.getString("state")), Scheme.valueOf(row.getString("scheme")),
        row.getString("database_case"), (Integer) row.getObject("project_number"), row.getString("base"),
        (Long) row.getObject("base_list"), row.getString("base_database"), row.getInt("submission"),
        new Content(row.getString("title"), row.getString("purpose"), row.getString("description"),
            row.getString("relevance"), row.getString("population"), row.getBoolean("full_population"),
            row.getString("external_data"), row.getString("publication"), row.getString("legal_basis"),
            row.getString("platform"), row.getObject("ends_on", LocalDate.class), row.getString("contact"),
            row.getString("signatory"), packages(row.getString("packages")), (Long) row.getObject("content_list"),
            row.getString("content_reason"), registers, sources, users),
        (Long) row.getObject("database_list"), (Long) row.getObject("purchase_list"), row.getString("case_owner"),
        row.getString("approved_digest"), row.getObject("in_force_on", LocalDate.class),
        row.getObject("replaced_on", LocalDate.class));
  }

  @Override
  public String form() {
    return ProposalForm.ID;
  }

  @Override
  public Optional<Long> draftList(String caseNumber) {
    return jdbc.sql("select draft_list from proposal where case_number = ? and draft_list is not null")
        .param(caseNumber).query(Long.class).optional();
  }

  @Override
  public Optional<Long> load(String caseNumber, Long list) {
    jdbc.sql("select 1 from proposal where case_number = ? for update").param(caseNumber).query().singleRow();
    Optional<Long> before = draftList(caseNumber);
    jdbc.sql("update proposal set draft_list = ? where case_number = ?").param(list).param(caseNumber).update();
    return before;
  }

  /**
   * The proposal is sent on, and what it says replaces what it said before. Nothing happens if it is not their turn.
   *
   * @param legalBasis null where the form is from before it was asked for: the part stays empty
   * @param toFse whether it goes to FSE (by way of the managers) or to an administrator of the institution first
   * @throws InputRefused towards FSE, by somebody who may not send for an authority (M8), and where the authorisation is
   *     suspended, or the institution, the project or whoever sends it is in quarantine: it waits
   */
  public void receive(String caseNumber, Content content, LegalBasis legalBasis, boolean toFse, String by) {
    if (toFse) {
      mustBeSendable(caseNumber, by);
    }
    CaseState next = !toFse ? PROPOSAL_AT_ADMINISTRATOR : isForManagers(caseNumber) ? PROPOSAL_AT_MANAGERS
        : PROPOSAL_SUBMITTED;
    if (!cases.move(caseNumber, next, PROPOSAL_DRAFT, PROPOSAL_RETURNED)) {
      return;
    }
    int submission = jdbc.sql("""
            update proposal set submission = submission + 1, title = :title, purpose = :purpose,
              description = :description, relevance = :relevance, population = :population,
              full_population = :fullPopulation, external_data = :externalData, publication = :publication,
              legal_basis = :legalBasis, platform = :platform, ends_on = :endsOn, contact = :contact,
              signatory = :signatory, packages = :packages, content_list = :contentList,
              content_reason = :contentReason, database_list = null, purchase_list = null, approved_digest = null
            where case_number = :caseNumber returning submission""")
        .param("title", content.title()).param("purpose", content.purpose())
        .param("description", content.description()).param("relevance", content.relevance())
        .param("population", content.population()).param("fullPopulation", content.fullPopulation())
        .param("externalData", content.externalData()).param("publication", content.publication())
        .param("legalBasis", content.legalBasis()).param("platform", content.platform())
        .param("endsOn", content.endsOn()).param("contact", content.contact()).param("signatory", content.signatory())
        .param("packages", String.join(",", content.packages())).param("contentList", content.contentList())
        .param("contentReason", content.contentReason()).param("caseNumber", caseNumber).query(Integer.class).single();
    cases.retitle(caseNumber, content.title());
    rows(caseNumber, content);
    if (legalBasis != null) {
      legalBases.keep(caseNumber, submission, legalBasis, by);
    }
    decisions.record(caseNumber, Step.PROPOSAL_DRAFTED, submission, toFse ? "toFse" : "toAdministrator", "", by);
  }

  /** Writes the registers chosen one by one of a proposal that has none. */
  void choose(String caseNumber, List<RegisterRow> registers) {
    batch.batchUpdate("""
        insert into proposal_register (case_number, ordinal, register_code, from_year, to_year, reason)
        values (:caseNumber, :ordinal, :registerCode, :fromYear, :toYear, :reason)""",
        RegisterRow.numbered(registers, caseNumber));
  }

  /** In the authority scheme only administrators submit (M8). */
  private void mustBeSendable(String caseNumber, String by) {
    Proposal proposal = get(caseNumber);
    hindrances.mustBeFree(proposal.institutionId(), project(proposal), by);
    if (proposal.scheme() == Scheme.AUTHORITY
        && !institutions.hasAny(proposal.institutionId(), by, Role.ADMINISTRATOR)) {
      throw InputRefused.field("Send til", "I Myndighedsordningen er det kun en administrator, der sender til FSE.");
    }
  }

  /** For what the proposal cannot be sent to FSE today by that person, or by anybody if null. */
  public Optional<Hindrance> hindrance(String caseNumber, String by) {
    Proposal proposal = get(caseNumber);
    return hindrances.of(proposal.institutionId(), project(proposal), by);
  }

  private Integer project(Proposal proposal) {
    return proposal.scheme() == Scheme.DATABASE
        ? Integer.valueOf(databases.get(proposal.databaseCase()).projectNumber()) : proposal.projectNumber();
  }

  private void rows(String caseNumber, Content content) {
    for (String table : List.of("proposal_register", "proposal_source", "proposal_user")) {
      jdbc.sql("delete from " + table + " where case_number = ?").param(caseNumber).update();
    }
    choose(caseNumber, content.registers());
    int ordinal = 0;
    for (SourceRow row : content.sources()) {
      jdbc.sql("insert into proposal_source (case_number, ordinal, name, owner, variables) values (?, ?, ?, ?, ?)")
          .param(caseNumber).param(ordinal++).param(row.name()).param(row.owner().name()).param(row.variables()).update();
    }
    for (String person : content.users()) {
      jdbc.sql("insert into proposal_user (case_number, ordinal, person_id) values (?, ?, ?)").param(caseNumber)
          .param(ordinal++).param(person).update();
    }
  }

  /**
   * The administrator sends it on, or back to whoever wrote it.
   *
   * @throws InputRefused where it cannot be sent on, because the authorisation is suspended, or the institution, the
   *     project or the administrator is in quarantine: it waits
   */
  public void submit(String caseNumber, boolean submitted, String reason, String by) {
    if (submitted) {
      mustBeSendable(caseNumber, by);
    }
    CaseState next = !submitted ? PROPOSAL_RETURNED : isForManagers(caseNumber) ? PROPOSAL_AT_MANAGERS
        : PROPOSAL_SUBMITTED;
    if (cases.move(caseNumber, next, PROPOSAL_AT_ADMINISTRATOR)) {
      decisions.record(caseNumber, Step.PROPOSAL_SUBMISSION, submission(caseNumber),
          submitted ? "submitted" : "returned", reason, by);
      if (!submitted) {
        tellReturned(caseNumber, "Administratoren har sendt den retur med denne begrundelse: " + reason);
      }
    }
  }

  /** The managers send it on to FSE, or back with reasons. */
  public void endorse(String caseNumber, boolean endorsed, String remark, String by) {
    if (cases.move(caseNumber, endorsed ? PROPOSAL_SUBMITTED : PROPOSAL_RETURNED, PROPOSAL_AT_MANAGERS)) {
      decisions.record(caseNumber, Step.PROPOSAL_ENDORSEMENT, submission(caseNumber),
          endorsed ? "endorsed" : "returned", remark, by);
      if (!endorsed) {
        tellReturned(caseNumber, "Managerne har sendt den retur med denne begrundelse: " + remark);
      }
    }
  }

  /**
   * What FSE has found; a return says why, field by field.
   *
   * @param second whether a second person is to decide as well, before anything follows
   * @throws InputRefused where it is approved in a suspension, or in a quarantine of the institution or the project: it
   *     waits
   */
  void review(String caseNumber, String outcome, String reason, List<Remark> remarks, boolean second, String digest,
      String by) {
    Proposal proposal = get(caseNumber);
    int submission = proposal.submission();
    if (proposal.state() != PROPOSAL_UNDER_REVIEW) {
      return;
    }
    mustBeFreeToApprove(caseNumber, outcome);
    int ordinal = 0;
    for (Remark remark : remarks) {
      jdbc.sql("insert into proposal_remark (case_number, submission, ordinal, field, reason)"
              + " values (?, ?, ?, ?, ?) on conflict do nothing")
          .param(caseNumber).param(submission).param(ordinal++).param(remark.field()).param(remark.reason()).update();
    }
    if (second) {
      decisions.record(caseNumber, Step.PROPOSAL_REVIEW, submission, outcome, reason, by);
    } else {
      rule(caseNumber, Step.PROPOSAL_REVIEW, outcome, reason, digest, by);
    }
    jdbc.sql("update proposal set case_owner = ? where case_number = ?").param(by).param(caseNumber).update();
  }

  /** What the second person decides of what a database is to hold. @throws InputRefused as for the first */
  void approve(String caseNumber, String outcome, String reason, String digest, String by) {
    mustBeFreeToApprove(caseNumber, outcome);
    rule(caseNumber, Step.PROPOSAL_APPROVAL, outcome, reason, digest, by);
  }

  private void mustBeFreeToApprove(String caseNumber, String outcome) {
    if (outcome.equals("approved")) {
      hindrance(caseNumber, null).ifPresent(hindrance -> {
        throw hindrance.refusal("indstillingen ikke godkendes. Den kan sendes retur eller afslås");
      });
    }
  }

  private void rule(String caseNumber, Step step, String outcome, String reason, String digest, String by) {
    CaseState next = switch (outcome) {
      case "approved" -> PROPOSAL_FOR_SIGNATURE;
      case "refused" -> PROPOSAL_NOT_APPROVED;
      default -> PROPOSAL_RETURNED;
    };
    if (!cases.move(caseNumber, next, PROPOSAL_UNDER_REVIEW)) {
      return;
    }
    jdbc.sql("update proposal set approved_digest = ?, open = ? where case_number = ?")
        .param(outcome.equals("approved") ? digest : null).param(!outcome.equals("refused")).param(caseNumber).update();
    decisions.record(caseNumber, step, submission(caseNumber), outcome, reason, by);
    Content content = get(caseNumber).content();
    switch (outcome) {
      case "approved" -> Stream.of(content.contact(), sender(caseNumber), content.signatory()).distinct().forEach(person ->
          tell(caseNumber, "PROPOSAL_APPROVED", person, "Projektindstilling godkendt af FSE", "FSE har godkendt og"
              + " underskrevet indstillingen. Den træder i kraft, når institutionens underskriver har underskrevet."));
      case "refused" -> letters.refused(get(caseNumber), findings(caseNumber, submission(caseNumber)),
          remarks(caseNumber, submission(caseNumber)), sender(caseNumber));
      default -> tellReturned(caseNumber, "FSE har sendt indstillingen retur. Begrundelserne står i opgaven. "
          + reason);
    }
  }

  /** Who sent the last submission to FSE. */
  private String sender(String caseNumber) {
    int submission = submission(caseNumber);
    return decisions.find(caseNumber, Step.PROPOSAL_SUBMISSION, submission)
        .or(() -> decisions.find(caseNumber, Step.PROPOSAL_DRAFTED, submission)).orElseThrow().decidedBy();
  }

  /** What FSE has said of the fields of that submission. */
  public List<Remark> remarks(String caseNumber, int submission) {
    return jdbc.sql("select field, reason from proposal_remark where case_number = ? and submission = ?"
        + " order by ordinal").param(caseNumber).param(submission).query(Remark.class).list();
  }

  /** What was found of that submission when FSE received it. */
  List<ProposalPolicy.Finding> findings(String caseNumber, int submission) {
    return jdbc.sql("select rule, outcome, evidence from proposal_finding where case_number = ? and submission = ?")
        .param(caseNumber).param(submission).query(ProposalPolicy.Finding.class).list().stream()
        .sorted(Comparator.comparing(ProposalPolicy.Finding::rule)).toList();
  }

  /** The signatory's no; a yes changes nothing until it is put into force. */
  void sign(String caseNumber, boolean signed, String reason, String by) {
    if (get(caseNumber).state() == PROPOSAL_FOR_SIGNATURE) {
      decisions.record(caseNumber, Step.PROPOSAL_SIGNATURE, submission(caseNumber), signed ? "signed" : "declined",
          reason, by);
      if (!signed) {
        cases.move(caseNumber, PROPOSAL_RETURNED, PROPOSAL_FOR_SIGNATURE);
        tell(caseNumber, "PROPOSAL_DECLINED", get(caseNumber).content().contact(), "Underskriveren har afvist",
            "Underskriveren har afvist indstillingen med denne begrundelse: " + reason);
      }
    }
  }

  /** Nobody completed, corrected or signed it in time, or the institution takes it back. */
  public void end(String caseNumber, String outcome, String reason, String by) {
    boolean ended = cases.move(caseNumber, PROPOSAL_NOT_APPROVED, PROPOSAL_DRAFT, PROPOSAL_AT_ADMINISTRATOR,
        PROPOSAL_AT_MANAGERS, PROPOSAL_SUBMITTED, PROPOSAL_RETURNED, PROPOSAL_UNDER_REVIEW, PROPOSAL_FOR_SIGNATURE);
    if (ended) {
      jdbc.sql("update proposal set open = false where case_number = ?").param(caseNumber).update();
      decisions.record(caseNumber, Step.PROPOSAL_ENDED, 1, outcome, reason, by);
      if (by.equals(Decisions.SYSTEM)) {
        letters.lapsed(get(caseNumber), decisions.find(caseNumber, Step.PROPOSAL_ENDED, 1).orElseThrow());
      }
    }
  }

  /** From now on the proposal is what is approved. */
  void putIntoForce(String caseNumber, int project) {
    cases.move(caseNumber, PROPOSAL_IN_FORCE, PROPOSAL_FOR_SIGNATURE);
    LocalDate today = LocalDate.now(clock);
    jdbc.sql("update proposal set in_force_on = ?, open = false, project_number = ? where case_number = ?")
        .param(today).param(project == 0 ? null : project).param(caseNumber).update();
    jdbc.sql("update proposal set replaced_on = ? where replaced_on is null and case_number ="
        + " (select base from proposal where case_number = ?)").param(today).param(caseNumber).update();
  }

  /** What FSE begins with: the parts of the data, and who answers for the case. */
  void checked(String caseNumber, Long databaseList, Long purchaseList, String caseOwner) {
    jdbc.sql("update proposal set database_list = ?, purchase_list = ?, case_owner = ? where case_number = ?")
        .param(databaseList).param(purchaseList).param(caseOwner).param(caseNumber).update();
  }

  /** How many cases each employee of FSE answers for that have not ended: proposals under way. */
  public int openCases(String caseOwner) {
    return jdbc.sql("select count(*) from proposal where case_owner = ? and open").param(caseOwner)
        .query(Integer.class).single();
  }

  /** The newer proposal that took this one's place, if one has. */
  public Optional<String> successor(String caseNumber) {
    return jdbc.sql("select case_number from proposal where base = ? and in_force_on is not null").param(caseNumber)
        .query(String.class).optional();
  }

  /** Whoever corrects it is told, whoever sent it back. */
  void tellReturned(String caseNumber, String why) {
    tell(caseNumber, "PROPOSAL_RETURNED", get(caseNumber).content().contact(), "Projektindstilling retur", why);
  }

  void tell(String caseNumber, String kind, String person, String title, String body) {
    if (person != null) {
      notices.tell(caseNumber, kind, "indsendelse " + submission(caseNumber), person, title,
          "Sag " + caseNumber + " („" + get(caseNumber).content().title() + "“). " + body);
    }
  }

  private boolean isForManagers(String caseNumber) {
    return get(caseNumber).scheme().isOfDatabase();
  }

  private int submission(String caseNumber) {
    return jdbc.sql("select submission from proposal where case_number = ?").param(caseNumber).query(Integer.class)
        .single();
  }

  private List<RegisterRow> registers(String caseNumber) {
    return jdbc.sql("select register_code as code, from_year, to_year, reason from proposal_register"
        + " where case_number = ? order by ordinal").param(caseNumber).query(RegisterRow.class).list();
  }

  private List<SourceRow> sources(String caseNumber) {
    return jdbc.sql("select name, owner, variables from proposal_source where case_number = ? order by ordinal")
        .param(caseNumber).query((row, i) -> new SourceRow(row.getString("name"), Owner.valueOf(row.getString("owner")),
            row.getString("variables"))).list();
  }

  private List<String> users(String caseNumber) {
    return jdbc.sql("select person_id from proposal_user where case_number = ? order by ordinal").param(caseNumber)
        .query(String.class).list();
  }

  private static Set<String> packages(String names) {
    var packages = new LinkedHashSet<String>();
    Arrays.stream(names.split(",")).filter(name -> !name.isEmpty()).forEach(packages::add);
    return packages;
  }
}
