package dk.dst.microdata.support;

import dk.dst.microdata.facts.certificate.Attempts;
import dk.dst.microdata.schemes.project.OlderProjects;
import dk.dst.microdata.schemes.project.ProjectsOnRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Another institution's work in all its forms: an application begun, one that has failed on the way to the reviewer, one
 * at the reviewer, and a proposal. What all of it is called, by which an answer is searched for it; and a
 * picture of the whole database, by which nothing of it has changed.
 */
@TestComponent
public class TheirCase {

  /** Written by the engine when it likes, by refusals, which leave a trace, and by the tests' own logins. */
  private static final Set<String> OF_NO_CASE = Set.of("act_ru_meter_log", "act_ge_property", "flyway_schema_history",
      "audit_entry", "login_session", "login_session_attributes", "login_failure", "login_network");

  /** @param values what stands for a placeholder, by what stands before it in the path, or before and after it */
  public record Theirs(TestInstitution institution, String caseNumber, Map<String, String> values, Set<String> marks) {

    /** A case of things that do not exist. */
    public Theirs unknown() {
      var unknown = new TreeMap<>(values);
      unknown.replaceAll((key, value) -> "findes-ikke");
      return new Theirs(institution, "findes-ikke", unknown, Set.of());
    }
  }

  private final World world;
  private final JdbcClient jdbc;
  private final ManagementService management;
  private final OlderProjects older;
  private final ProjectsOnRecord projects;

  TheirCase(World world, JdbcClient jdbc, ManagementService management, OlderProjects older,
      ProjectsOnRecord projects) {
    this.older = older;
    this.projects = projects;
    this.world = world;
    this.jdbc = jdbc;
    this.management = management;
  }

  public Theirs make() {
    TestInstitution testInstitution = world.qualified();
    older.withoutCase().stream().filter(project -> project.institutionId().equals(testInstitution.id()))
        .forEach(projects::follow);
    String failed = world.draft(testInstitution);
    world.complete(failed, "userTask_completeApplication", testInstitution.applicant(),
        TestAnswers.application(testInstitution));
    management.setJobRetries(world.job(failed, "serviceTask_checkEligibility").getId(), 0);
    String draft = world.draft(testInstitution);
    String reviewed = world.underReview(testInstitution);
    String proposal = world.part(ProposalWorld.class).underReview(testInstitution);
    return theirs(testInstitution, draft, reviewed, failed, proposal);
  }

  private Theirs theirs(TestInstitution institution, String draft, String reviewed, String failed,
      String proposal) {
    var values = new TreeMap<String, String>();
    String tenant = institution.id();
    values.put("task/{id}", world.openTask(draft).getId());
    values.put("process-instance/{id}", world.openTask(draft).getProcessInstanceId());
    values.put("execution/{id}", world.openTask(draft).getExecutionId());
    values.put("job/{id}", first("act_ru_job", tenant));
    values.put("incident/{id}", first("act_ru_incident", tenant));
    values.put("variable-instance/{id}", first("act_ru_variable", tenant));
    values.put("activity-instance/{id}", first("act_hi_actinst", tenant));
    values.put("job-log/{id}", first("act_hi_job_log", tenant));
    values.put("user-operation/{operationId}", first("act_hi_op_log", tenant));
    values.put("user/{id}", institution.applicant());
    values.put("{userId}", institution.applicant());
    values.put("tenant/{id}", tenant);
    values.put("{tenantId}", tenant);
    values.put("authorization/{id}", jdbc.sql("select min(id_) from act_ru_authorization where user_id_ = ?")
        .param(institution.applicant()).query(String.class).single());
    values.put("{caseNumber}", reviewed);
    values.put("cases/{caseNumber}/proposal", proposal);
    values.put("checks/{id}", jdbc.sql("select min(id)::text from eligibility_check where case_number = ?")
        .param(reviewed).query(String.class).single());
    values.put("approvals/{digest}", "findes-ikke"); // nothing waits for an approval; ApprovalDocumentTest fetches one
    values.put("attachments/{field}", "enclosure");
    values.put("{attachment}", DocumentRow.inDraft(jdbc, draft, institution.applicant()));
    values.put("attachments/{attachment}", DocumentRow.sent(jdbc, reviewed, institution.applicant()));
    values.put("agreements/{digest}", "findes-ikke"); // nothing is agreed yet; MatrixTest fetches what is
    values.put("letters/{notice}", "1"); // nobody has been decided against; LettersIT fetches one
    values.put("agreement-texts/{key}", "project-database");
    values.put("attempts/{attempt}", String.valueOf(world.part(Attempts.class).begin(institution.applicant(), 1).id()));
    values.put("institutions/{id}", tenant);
    values.put("{institution}", tenant);
    values.put("bills/{id}", jdbc.sql("""
            insert into bill (institution_id, kind, quarter, state, made_at)
            values (?, 'QUARTER', '2026-01-01', 'DRAFT', current_timestamp) returning id::text""").param(tenant)
        .query(String.class).single());
    values.put("{person}", institution.applicant());
    values.put("absences/{id}", jdbc.sql("""
            insert into absence (person_id, institution_id, substitute_id, from_day, until_day, registered_by)
            values (?, ?, ?, '2030-01-01', '2030-01-02', ?) returning id::text""")
        .param(institution.applicant()).param(tenant).param(institution.manager()).param(institution.responsible())
        .query(String.class).single());
    values.put("projects/{number}", String.valueOf(institution.authorisationNumber() * 100));
    var marks = marks(tenant);
    marks.addAll(List.of(draft, reviewed, failed, proposal, tenant, "Institution " + institution.authorisationNumber()));
    return new Theirs(institution, reviewed, values, marks);
  }

  private String first(String table, String tenant) {
    return jdbc.sql("select min(id_) from " + table + " where tenant_id_ = ?").param(tenant).query(String.class)
        .optional().orElseThrow(() -> new IllegalStateException("Nothing of theirs in " + table));
  }

  /** The ids of everything in the engine that is marked as the institution's. */
  private Set<String> marks(String tenant) {
    var marks = new HashSet<String>();
    for (String table : jdbc.sql("select c.table_name from information_schema.columns c join information_schema.columns i"
        + " on i.table_schema = c.table_schema and i.table_name = c.table_name and i.column_name = 'id_'"
        + " where c.table_schema = 'camunda' and c.column_name = 'tenant_id_'").query(String.class).list()) {
      marks.addAll(jdbc.sql("select id_ from " + table + " where tenant_id_ = ?").param(tenant).query(String.class).list());
    }
    return marks;
  }

  /** Number and contents of the rows of every table, theirs and everybody's. */
  public Map<String, String> picture() {
    var picture = new TreeMap<String, String>();
    for (String table : new ArrayList<>(jdbc.sql("select table_schema || '.' || table_name from information_schema.tables"
        + " where table_schema in ('camunda', 'microdata') and table_type = 'BASE TABLE'").query(String.class).list())) {
      if (!OF_NO_CASE.contains(table.substring(table.indexOf('.') + 1))) {
        picture.put(table, jdbc.sql("select count(*) || ' rows ' || coalesce(md5(string_agg(one::text, '|'"
            + " order by one::text)), '') from " + table + " one").query(String.class).single());
      }
    }
    return picture;
  }
}
