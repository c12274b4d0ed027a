package dk.dst.microdata.schemes.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.facts.legalbasis.LegalBases;
import dk.dst.microdata.facts.legalbasis.LegalBasis;
import dk.dst.microdata.facts.legalbasis.SpecialRegisters;
import dk.dst.microdata.facts.quarantine.Quarantine;
import dk.dst.microdata.facts.quarantine.Quarantines;
import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.facts.register.Comparison;
import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.ContentRow;
import dk.dst.microdata.facts.register.DataContent;
import dk.dst.microdata.facts.register.Years;
import dk.dst.microdata.ground.database.Reads;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.terms.SchemeTerms;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.schemes.application.Application.Content;
import dk.dst.microdata.schemes.application.EligibilityFacts.ProposedManager;
import dk.dst.microdata.schemes.application.EligibilityFacts.ProposedRegister;
import dk.dst.microdata.schemes.project.Project;
import dk.dst.microdata.schemes.project.Projects;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gathers the facts of an application, has the policy judge them, and keeps facts, terms, catalogue version, findings
 * and figures with the case: for each submission, and for each time the applicant asks before sending.
 */
@Repository
public class EligibilityChecks {

  private final Applications applications;
  private final Institutions institutions;
  private final Projects projects;
  private final Quarantines quarantines;
  private final LegalBases legalBases;
  private final Catalogue catalogue;
  private final ContentLists lists;
  private final TermsInForce terms;
  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batch;
  private final ObjectMapper json;
  private final Clock clock;

  EligibilityChecks(Applications applications, Institutions institutions, Projects projects, Quarantines quarantines,
      LegalBases legalBases, Catalogue catalogue, ContentLists lists, TermsInForce terms, JdbcClient jdbc,
      NamedParameterJdbcTemplate batch, ObjectMapper json, Clock clock) {
    this.batch = batch;
    this.applications = applications;
    this.institutions = institutions;
    this.projects = projects;
    this.quarantines = quarantines;
    this.legalBases = legalBases;
    this.catalogue = catalogue;
    this.lists = lists;
    this.terms = terms;
    this.jdbc = jdbc;
    this.json = lasting(json);
    this.clock = clock;
  }

  /** What was kept under earlier rules must still be readable under later ones. */
  static ObjectMapper lasting(ObjectMapper json) {
    return json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
  }

  /**
   * Checks the application as it was last sent. A second run of the same submission gives the first run's answer.
   *
   * @return whether every countable condition is met
   */
  public boolean check(String caseNumber) {
    Application application = applications.get(caseNumber);
    EligibilityCheck check = ofSubmission(caseNumber, application.submission()).orElseGet(() ->
        make(application, application.content(), stated(caseNumber), List.of(), application.submission(),
            Decisions.SYSTEM));
    applications.checked(caseNumber, check.isEligible());
    return check.isEligible();
  }

  /**
   * Checks what the applicant has written so far, as often as wanted; nothing is sent. The same asked twice on a day is
   * kept once.
   *
   * @param legalBasis null where the form did not ask for it
   * @param problems what must be mended before it can be sent
   */
  @Transactional
  public EligibilityCheck tryOut(String caseNumber, Content content, LegalBasis legalBasis, List<String> problems,
      String by) {
    return make(applications.get(caseNumber), content, legalBasis, problems, null, by);
  }

  /** How the application as it was last sent meets the conditions today. Nothing is kept. */
  List<Finding> today(Application application) {
    return Reads.once(() -> judge(application), "conditions today", application, terms.now());
  }

  private List<Finding> judge(Application application) {
    Content content = application.content();
    DataContent proposal = lists.content(content.contentList(), content.chosen());
    EligibilityFacts facts = facts(application, content, stated(application.caseNumber()), proposal,
        catalogue.version());
    return new EligibilityPolicy(terms.now(), facts, compare(facts)).findings();
  }

  /** Keeps how the application meets the conditions today as what is found in the round that has just begun. */
  void keep(String caseNumber) {
    Application application = applications.get(caseNumber);
    make(application, application.content(), stated(caseNumber), List.of(), application.submission(), Decisions.SYSTEM);
  }

  private LegalBasis stated(String caseNumber) {
    return legalBases.find(caseNumber).orElse(null);
  }

  private EligibilityCheck make(Application application, Content content, LegalBasis legalBasis, List<String> problems,
      Integer submission, String by) {
    int version = catalogue.version();
    DataContent proposal = lists.content(content.contentList(), content.chosen());
    EligibilityFacts facts = facts(application, content, legalBasis, proposal, version);
    String factsText = write(facts);
    SchemeTerms applied = terms.now();
    String termsText = write(applied);
    String digest = UUID.nameUUIDFromBytes((factsText + termsText + version + problems)
        .getBytes(StandardCharsets.UTF_8)).toString();
    if (submission == null) {
      Optional<Long> same = jdbc.sql("select id from eligibility_check"
              + " where case_number = ? and submission is null and digest = ? order by id desc limit 1")
          .param(application.caseNumber()).param(digest).query(Long.class).optional();
      if (same.isPresent()) {
        return find(application.caseNumber(), same.get()).orElseThrow();
      }
    }
    var comparison = compare(facts);
    var policy = new EligibilityPolicy(applied, facts, comparison);
    var evidence = Evidence.of(applied, facts, comparison, policy, catalogue.labels(),
        projects.heads(facts.projects()), problems);
    var now = clock.instant();
    long id = jdbc.sql("""
            insert into eligibility_check (case_number, submission, checked_at, checked_by, catalogue_version,
                                           content_list, digest, terms, facts, evidence)
            values (:caseNumber, :submission, :checkedAt, :checkedBy, :catalogueVersion, :contentList, :digest,
                    :terms::jsonb, :facts::jsonb, :evidence::jsonb) returning id""")
        .param("caseNumber", application.caseNumber()).param("submission", submission)
        .param("checkedAt", Timestamp.from(now)).param("checkedBy", by).param("catalogueVersion", version)
        .param("contentList", content.contentList()).param("digest", digest).param("terms", termsText)
        .param("facts", factsText).param("evidence", write(evidence)).query(Long.class).single();
    List<Finding> findings = policy.findings();
    batch.batchUpdate("""
        insert into finding (check_id, condition, outcome, figure, evidence, threshold, basis, within)
        values (:check, :condition, :outcome, :figure, :evidence, :threshold, :basis, :within)""",
        findings.stream().map(finding -> new MapSqlParameterSource("check", id)
            .addValue("condition", finding.condition().name()).addValue("outcome", finding.outcome().name())
            .addValue("figure", finding.figure()).addValue("evidence", finding.evidence())
            .addValue("threshold", finding.threshold()).addValue("basis", finding.basis().name())
            .addValue("within", finding.within())).toArray(SqlParameterSource[]::new));
    return new EligibilityCheck(id, application.caseNumber(), submission, now, by, version, applied, facts, findings,
        evidence);
  }

  /** The proposed data beside those of the projects, all as the facts name them. */
  Comparison compare(EligibilityFacts facts) {
    List<ContentRow> chosen = facts.registers().stream()
        .map(register -> ContentRow.whole(register.code(), Years.between(register.fromYear(), register.toYear())))
        .toList();
    Map<Boolean, List<Project>> byActivity = facts.projects().stream()
        .collect(Collectors.partitioningBy(project -> project.isActive(facts.day())));
    return new Comparison(lists.content(facts.contentList(), chosen), projects.contents(byActivity.get(true)),
        projects.contents(byActivity.get(false)));
  }

  /** The findings of one submission, in the order of the conditions; none where it was not checked. */
  public List<Finding> findings(String caseNumber, int submission) {
    return ofSubmission(caseNumber, submission).map(EligibilityCheck::findings).orElse(List.of());
  }

  /** The check that decided a submission. */
  public Optional<EligibilityCheck> ofSubmission(String caseNumber, int submission) {
    return jdbc.sql("select * from eligibility_check where case_number = ? and submission = ?").param(caseNumber)
        .param(submission).query(this::read).optional().map(this::withFindings);
  }

  public Optional<EligibilityCheck> find(String caseNumber, long id) {
    return jdbc.sql("select * from eligibility_check where case_number = ? and id = ?").param(caseNumber).param(id)
        .query(this::read).optional().map(this::withFindings);
  }

  /** All checks of the case, the newest first; with or without the applicant's own. */
  public List<EligibilityCheck> of(String caseNumber, boolean withOwn) {
    return jdbc.sql("select * from eligibility_check where case_number = ? and (submission is not null or ?)"
            + " order by id desc").param(caseNumber).param(withOwn).query(this::read).list().stream()
        .map(this::withFindings).toList();
  }

  /** Has in memory what the comparisons of these take, so that none of them asks for it by itself. */
  void prepare(Collection<EligibilityFacts> facts) {
    lists.contents(facts.stream().flatMap(one -> Stream.concat(Stream.of(Optional.ofNullable(one.contentList())),
        one.projects().stream().map(project -> Optional.ofNullable(project.contentList())))).flatMap(Optional::stream)
        .distinct().toList());
  }

  /** Without its findings, which are rows of their own: {@link #withFindings} adds them. */
  private EligibilityCheck read(ResultSet row, int i) throws SQLException {
    boolean kept = row.getString("evidence") != null;
    return new EligibilityCheck(row.getLong("id"), row.getString("case_number"), (Integer) row.getObject("submission"),
        row.getTimestamp("checked_at").toInstant(), row.getString("checked_by"),
        (Integer) row.getObject("catalogue_version"), read(row.getString("terms"), SchemeTerms.class),
        kept ? read(row.getString("facts"), EligibilityFacts.class) : null, List.of(),
        kept ? read(row.getString("evidence"), Evidence.class) : null);
  }

  private EligibilityCheck withFindings(EligibilityCheck check) {
    List<Finding> findings = jdbc.sql("select condition, outcome, figure, evidence, threshold, basis, within from finding"
            + " where check_id = ?").param(check.id()).query(Finding.class).list().stream()
        .sorted(Comparator.comparing(Finding::condition)).toList();
    return check.with(findings);
  }

  private EligibilityFacts facts(Application application, Content content, LegalBasis legalBasis, DataContent proposal,
      int version) {
    String institution = application.institutionId();
    Map<String, Associate> people = institutions.people(institution).stream()
        .collect(Collectors.toMap(Associate::id, Function.identity()));
    return new EligibilityFacts(LocalDate.now(clock), institutions.get(institution),
        openDatabase(institution, application.caseNumber()), quarantines.ofInstitution(institution).map(Quarantine::until).orElse(null),
        projects.ofInstitution(institution),
        content.managers().stream().map(row -> proposed(row.person(), row.experience(), people)).toList(),
        content.contentList(), content.contentReason(),
        content.registers().stream()
            .map(row -> new ProposedRegister(row.code(), row.fromYear(), row.toYear(), row.reason())).toList(),
        catalogue.deviations(proposal, version),
        new TreeSet<>(content.undertakings()), content.purpose(), // in one order, for the digest
        lists.reasons(content.contentList()), legalBasis, legalBasis == null ? null
            : SpecialRegisters.among(proposal.registers(), catalogue.byCode(version)));
  }

  private ProposedManager proposed(String person, String experience, Map<String, Associate> people) {
    Associate known = people.get(person);
    return known == null ? new ProposedManager(person, institutions.personName(person), false, false, null, null,
            experience)
        : new ProposedManager(person, known.name(), known.employed(), known.has(Role.ADMINISTRATOR),
            known.certifiedSince(), known.certifiedUntil(), experience);
  }

  private String openDatabase(String institution, String caseNumber) {
    return jdbc.sql("select case_number from case_file"
        + " where institution_id = ? and case_number <> ? and state in ('IN_OPERATION', 'CLOSING')")
        .param(institution).param(caseNumber).query(String.class).optional().orElse(null);
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> T read(String text, Class<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
