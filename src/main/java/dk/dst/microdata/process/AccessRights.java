package dk.dst.microdata.process;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.Permissions.TASK_ASSIGN;
import static org.camunda.bpm.engine.authorization.Permissions.TASK_WORK;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.RETRY_JOB;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The groups, what each may reach, and the filters they find their work with. Written at every start where missing.
 *
 * <p>A grant says what somebody can see and try; who may take and complete a task is decided by {@link FormGuard}.
 * Nobody has a grant to change variables, to modify or to delete a case: a decision comes from a task or not at all.
 */
@Component
public class AccessRights extends StartStep {

  public static final String APPLICANTS = "applicants";
  public static final String REVIEWERS = "fse-reviewers";
  public static final String APPROVERS = "fse-approvers";
  public static final String OWNERS = "process-owners";
  /** The engine's own: holds every right. */
  public static final String ADMINISTRATORS = Groups.CAMUNDA_ADMIN;
  /** Answers for personal data. No case exists for them, and they belong to no institution. */
  public static final String DATA_PROTECTION = "data-protection";
  /** Those who see all institutions. */
  static final List<String> FSE = List.of(REVIEWERS, APPROVERS, OWNERS);

  /** Processes that hold FSE's tasks. Their definition-wide grants must never be given to people of institutions. */
  private static final List<String> CASE_PROCESSES = List.of("project-database-lifecycle", "assess-application",
      "sign-agreement", "review-usage", "reconsider-decision", "change-managers", "restore-managers", "decide-extension", "shut-down-project-database",
      "assess-proposal", "deliver-data", "project-in-operation", "authorise-institution", "subscribe-annually",
      "handle-breach");
  private static final List<String> STARTED_BY_INSTITUTIONS =
      List.of("apply-for-project-database", "withdraw-application", "give-notice", "reconsider-decision", "change-managers",
          "propose-project", "resubmit-project", "close-project", "apply-for-authorisation", "subscribe-annually",
          "report-breach");
  private static final List<String> STARTED_BY_FSE =
      List.of("lapse-authorisation", "undo-shutdown", "report-breach");

  private final IdentityService identity;
  private final AuthorizationService authorizations;
  private final FilterService filters;
  private final TaskService tasks;
  private final JdbcClient jdbc;

  AccessRights(IdentityService identity, AuthorizationService authorizations, FilterService filters, TaskService tasks,
      JdbcClient jdbc) {
    super(RIGHTS);
    this.identity = identity;
    this.authorizations = authorizations;
    this.filters = filters;
    this.tasks = tasks;
    this.jdbc = jdbc;
  }

  @Override
  protected void run() {
    group(APPLICANTS, "Institutioners folk");
    group(REVIEWERS, "FSE: sagsbehandlere");
    group(APPROVERS, "FSE: kontorchef");
    group(OWNERS, "Procesejere");
    group(DATA_PROTECTION, "Databeskyttelsesrådgiver");

    institutionsPeople();
    for (String group : List.of(REVIEWERS, APPROVERS)) {
      fse(group);
    }
    processOwners();
    dataProtection();
    filters();
    indexes();
    audit();
  }

  private void institutionsPeople() {
    grant(APPLICANTS, Resources.APPLICATION, "tasklist", ACCESS);
    grant(APPLICANTS, Resources.PROCESS_INSTANCE, "*", CREATE);
    for (String process : STARTED_BY_INSTITUTIONS) {
      grant(APPLICANTS, Resources.PROCESS_DEFINITION, process, READ, CREATE_INSTANCE);
    }
  }

  private void fse(String group) {
    grant(group, Resources.APPLICATION, "tasklist", ACCESS);
    grant(group, Resources.PROCESS_INSTANCE, "*", CREATE);
    for (String process : CASE_PROCESSES) {
      // READ_INSTANCE: without it the cards in the list show neither case number nor institution
      grant(group, Resources.PROCESS_DEFINITION, process, READ, READ_INSTANCE, READ_TASK, TASK_WORK);
    }
    for (String process : STARTED_BY_FSE) {
      grant(group, Resources.PROCESS_DEFINITION, process, READ, CREATE_INSTANCE);
    }
  }

  private void processOwners() {
    grant(OWNERS, Resources.APPLICATION, "cockpit", ACCESS);
    grant(OWNERS, Resources.APPLICATION, "tasklist", ACCESS);
    grant(OWNERS, Resources.PROCESS_DEFINITION, "*", READ, READ_INSTANCE, READ_HISTORY, READ_TASK, TASK_ASSIGN, RETRY_JOB);
    grant(OWNERS, Resources.DEPLOYMENT, "*", READ);
  }

  /** Tasklist is where everybody logs in; without a grant on any process it shows them nothing. */
  private void dataProtection() {
    grant(DATA_PROTECTION, Resources.APPLICATION, "tasklist", ACCESS);
  }

  private void filters() {
    filter("Mine opgaver", 10, List.of(APPLICANTS, REVIEWERS, APPROVERS),
        tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}").orderByDueDate().asc());
    filter("Opgaver, jeg kan tage", 20, List.of(APPLICANTS),
        tasks.createTaskQuery().taskCandidateUserExpression("${currentUser()}").orderByDueDate().asc());
    filter("Til vurdering", 20, List.of(REVIEWERS),
        tasks.createTaskQuery().taskCandidateGroup(REVIEWERS).orderByDueDate().asc());
    filter("Til afgørelse", 20, List.of(APPROVERS),
        tasks.createTaskQuery().taskCandidateGroup(APPROVERS).orderByDueDate().asc());
    filter("Frist overskredet", 30, List.of(REVIEWERS, APPROVERS, OWNERS),
        tasks.createTaskQuery().dueBeforeExpression("${now()}").orderByDueDate().asc());
    filter("Alle åbne opgaver", 40, List.of(OWNERS), tasks.createTaskQuery().orderByDueDate().asc());
  }

  /** The engine has no index for a page of tasks by due date, nor for timers that lie in the future. */
  private void indexes() {
    jdbc.sql("create index if not exists microdata_task_due on act_ru_task (due_date_, tenant_id_)").update();
    jdbc.sql("create index if not exists microdata_task_tenant on act_ru_task (tenant_id_, due_date_)").update();
    jdbc.sql("create index if not exists microdata_job_due on act_ru_job (duedate_)"
        + " where retries_ > 0 and suspension_state_ = 1").update();
  }

  /** Accounts, groups and grants are rights, too. The grants of single tasks follow from who has taken them. */
  private void audit() {
    audit("act_id_user", "id_");
    audit("act_id_membership", "user_id_", "group_id_");
    audit("act_id_tenant_member", "tenant_id_", "user_id_", "group_id_");
    audit("act_ru_authorization", "group_id_", "user_id_", "resource_type_", "resource_id_", "perms_");
  }

  private void audit(String table, String... columns) {
    for (Map.Entry<String, String> event : Map.of("insert", "new", "update", "new", "delete", "old").entrySet()) {
      String condition = table.equals("act_ru_authorization")
          ? " when (%s.resource_type_ <> %d)".formatted(event.getValue(), Resources.TASK.resourceType()) : "";
      jdbc.sql("create or replace trigger audit_%s after %s on %s for each row%s execute function record_change('%s')"
          .formatted(event.getKey(), event.getKey(), table, condition, String.join("', '", columns))).update();
    }
  }

  private void group(String id, String name) {
    if (identity.createGroupQuery().groupId(id).count() == 0) {
      var group = identity.newGroup(id);
      group.setName(name);
      group.setType("WORKFLOW");
      identity.saveGroup(group);
    }
  }

  private void grant(String group, Resource resource, String id, Permission... permissions) {
    Authorization grant = authorizations.createAuthorizationQuery().groupIdIn(group)
        .resourceType(resource.resourceType()).resourceId(id).singleResult();
    if (grant == null) {
      grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
      grant.setGroupId(group);
      grant.setResource(resource);
      grant.setResourceId(id);
    }
    grant.setPermissions(permissions);
    authorizations.saveAuthorization(grant);
  }

  private void filter(String name, int order, List<String> readers, TaskQuery query) {
    var filter = filters.createFilterQuery().filterName(name).singleResult();
    if (filter == null) {
      filter = filters.newTaskFilter(name);
    }
    filter.setQuery(query);
    filter.setProperties(Map.of(
        "priority", order,
        "refresh", true,
        "showUndefinedVariable", false,
        "variables", List.of(
            Map.of("name", "caseNumber", "label", "Sag"),
            Map.of("name", "institution", "label", "Institution"))));
    filter = filters.saveFilter(filter);
    for (String group : readers) {
      grant(group, Resources.FILTER, filter.getId(), READ);
    }
  }
}
