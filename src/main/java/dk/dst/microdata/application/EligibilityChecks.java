package dk.dst.microdata.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.application.EligibilityFacts.ProposedManager;
import dk.dst.microdata.application.EligibilityFacts.ProposedRegister;
import dk.dst.microdata.application.Finding.Outcome;
import dk.dst.microdata.institution.Associate;
import dk.dst.microdata.institution.Institutions;
import dk.dst.microdata.institution.Role;
import dk.dst.microdata.project.Projects;
import dk.dst.microdata.register.Registers;
import dk.dst.microdata.scheme.SchemeTerms;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Gathers the facts of an application, has the policy judge them, and keeps facts, terms and findings with the case. */
@Repository
public class EligibilityChecks {

  private final Applications applications;
  private final Institutions institutions;
  private final Projects projects;
  private final Registers registers;
  private final SchemeTerms terms;
  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  EligibilityChecks(Applications applications, Institutions institutions, Projects projects, Registers registers,
      SchemeTerms terms, JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.applications = applications;
    this.institutions = institutions;
    this.projects = projects;
    this.registers = registers;
    this.terms = terms;
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Checks the application as it was last sent. A second run of the same submission gives the first run's answer.
   *
   * @return whether every countable condition is met
   */
  public boolean check(String caseNumber) {
    Application application = applications.get(caseNumber);
    EligibilityFacts facts = facts(application);
    boolean first = jdbc.sql("""
            insert into eligibility_check (case_number, submission, checked_at, terms, facts)
            values (?, ?, ?, ?::jsonb, ?::jsonb) on conflict do nothing""")
        .param(caseNumber).param(application.submission()).param(Timestamp.from(clock.instant()))
        .param(write(terms)).param(write(facts)).update() == 1;
    if (first) {
      for (Finding finding : new EligibilityPolicy(terms, facts).findings()) {
        jdbc.sql("insert into finding (case_number, submission, condition, outcome, evidence, threshold)"
                + " values (?, ?, ?, ?, ?, ?)")
            .param(caseNumber).param(application.submission()).param(finding.condition().name())
            .param(finding.outcome().name()).param(finding.evidence()).param(finding.threshold()).update();
      }
    }
    boolean eligible = findings(caseNumber, application.submission()).stream()
        .noneMatch(finding -> finding.outcome() == Outcome.NOT_MET);
    applications.checked(caseNumber, eligible);
    return eligible;
  }

  /** The findings of one submission, in the order of the conditions; none where it was not checked. */
  public List<Finding> findings(String caseNumber, int submission) {
    return jdbc.sql("select condition, outcome, evidence, threshold from finding"
            + " where case_number = ? and submission = ?").param(caseNumber).param(submission)
        .query(Finding.class).list().stream().sorted((a, b) -> a.condition().compareTo(b.condition())).toList();
  }

  private EligibilityFacts facts(Application application) {
    String institution = application.institutionId();
    Map<String, Associate> people = institutions.people(institution).stream()
        .collect(Collectors.toMap(Associate::id, Function.identity()));
    var content = application.content();
    return new EligibilityFacts(LocalDate.now(clock), institutions.get(institution),
        openDatabase(institution), projects.ofInstitution(institution),
        content.managers().stream().map(row -> proposed(row.person(), row.experience(), people)).toList(),
        content.registers().stream()
            .map(row -> new ProposedRegister(row.code(), row.fromYear(), row.toYear(), row.reason())).toList(),
        registers.byCode().keySet(), content.undertakings(), content.purpose());
  }

  private ProposedManager proposed(String person, String experience, Map<String, Associate> people) {
    Associate known = people.get(person);
    return known == null ? new ProposedManager(person, institutions.personName(person), false, false, null, experience)
        : new ProposedManager(person, known.name(), known.employed(), known.has(Role.ADMINISTRATOR),
            known.certifiedSince(), experience);
  }

  private String openDatabase(String institution) {
    return jdbc.sql("select case_number from project_database where institution_id = ? and status <> 'CLOSED'")
        .param(institution).query(String.class).optional().orElse(null);
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
