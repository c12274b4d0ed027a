package dk.dst.microdata.cases.gate;

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

import dk.dst.microdata.cases.engine.StartStep;
import dk.dst.microdata.cases.who.Groups;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The groups, what each may reach, and the filters they find their work with. Written at every start where missing.
 *
 * <p>A grant says what somebody can see and try; who may take and complete a task is decided by {@code FormGuard}.
 * Nobody has a grant to change variables, to modify or to delete a case: a decision comes from a task or not at all.
 */
@Component
public class AccessRights extends StartStep {

  /** Processes that hold Groups.FSE's tasks. Their definition-wide grants must never be given to people of institutions. */
  private static final List<String> CASE_PROCESSES = List.of("project-database-lifecycle", "assess-application",
      "sign-agreement", "review-usage", "reconsider-decision", "change-managers", "restore-managers", "decide-extension", "shut-down-project-database",
      "assess-proposal", "deliver-data", "project-in-operation", "authorise-institution", "subscribe-annually",
      "authority-scheme", "authority-in-operation", "law-model", "change-law-model", "handle-breach");
  private static final List<String> STARTED_BY_INSTITUTIONS =
      List.of("apply-for-project-database", "withdraw-application", "give-notice", "reconsider-decision", "change-managers",
          "propose-project", "resubmit-project", "close-project", "apply-for-authorisation", "subscribe-annually",
          "authority-scheme", "register-law-model", "change-law-model", "report-breach");
  private static final List<String> STARTED_BY_FSE =
      List.of("lapse-authorisation", "undo-shutdown", "register-law-model", "change-law-model", "report-breach");

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
    group(Groups.APPLICANTS, "Institutioners folk");
    group(Groups.REVIEWERS, "FSE: sagsbehandlere");
    group(Groups.APPROVERS, "FSE: kontorchef");
    group(Groups.OWNERS, "Procesejere");
    group(Groups.ECONOMY, "FSE's økonomi");
    group(Groups.DATA_PROTECTION, "Databeskyttelsesrådgiver");

    everywhere();
    administrators();
    institutionsPeople();
    for (String group : List.of(Groups.REVIEWERS, Groups.APPROVERS)) {
      fse(group);
    }
    processOwners();
    withoutCases();
    filters();
    indexes();
    audit();
  }

  /** Institutions from before a group of FSE's was made get it here; later ones are made with it. */
  private void everywhere() {
    for (String group : Groups.EVERYWHERE) {
      List<String> has = identity.createTenantQuery().groupMember(group).list().stream().map(Tenant::getId).toList();
      identity.createTenantQuery().list().stream().map(Tenant::getId).filter(tenant -> !has.contains(tenant))
          .forEach(tenant -> identity.createTenantGroupMembership(tenant, group));
    }
  }

  /** Who administered before the group had a name of ours still does: carried over while ours has nobody. */
  private void administrators() {
    group(Groups.ADMINISTRATORS, "Administratorer");
    group(Groups.ENGINES_ADMINISTRATORS, "Administratorer, under motorens navn");
    for (Resource resource : Resources.values()) {
      grant(Groups.ADMINISTRATORS, resource, Authorization.ANY, Permissions.ALL);
    }
    jdbc.sql("""
        create or replace function mirror_administrators() returns trigger language plpgsql as $$
        begin
          if tg_op = 'INSERT' and new.group_id_ = '%1$s' then
            insert into act_id_membership (user_id_, group_id_) values (new.user_id_, '%2$s') on conflict do nothing;
          elsif tg_op = 'DELETE' and old.group_id_ = '%1$s' then
            delete from act_id_membership where user_id_ = old.user_id_ and group_id_ = '%2$s';
          end if;
          return null;
        end $$""".formatted(Groups.ADMINISTRATORS, Groups.ENGINES_ADMINISTRATORS)).update();
    jdbc.sql("create or replace trigger mirror_administrators after insert or delete on act_id_membership"
        + " for each row execute function mirror_administrators()").update();
    jdbc.sql("""
        insert into act_id_membership (user_id_, group_id_)
        select user_id_, '%1$s' from act_id_membership where group_id_ = '%2$s'
          and not exists (select 1 from act_id_membership where group_id_ = '%1$s')
        on conflict do nothing""".formatted(Groups.ADMINISTRATORS, Groups.ENGINES_ADMINISTRATORS)).update();
  }

  private void institutionsPeople() {
    grant(Groups.APPLICANTS, Resources.APPLICATION, "tasklist", ACCESS);
    grant(Groups.APPLICANTS, Resources.PROCESS_INSTANCE, "*", CREATE);
    for (String process : STARTED_BY_INSTITUTIONS) {
      grant(Groups.APPLICANTS, Resources.PROCESS_DEFINITION, process, READ, CREATE_INSTANCE);
    }
  }

  private void fse(String group) {
    grant(group, Resources.APPLICATION, "tasklist", ACCESS);
    grant(group, Resources.PROCESS_INSTANCE, "*", CREATE);
    for (String process : CASE_PROCESSES) {
      // READ_INSTANCE: without it the cards in the list show neither case number nor institution
      grant(group, Resources.PROCESS_DEFINITION, process, STARTED_BY_FSE.contains(process)
          ? new Permission[] {READ, READ_INSTANCE, READ_TASK, TASK_WORK, CREATE_INSTANCE}
          : new Permission[] {READ, READ_INSTANCE, READ_TASK, TASK_WORK});
    }
    for (String process : STARTED_BY_FSE) {
      if (!CASE_PROCESSES.contains(process)) { // of one that is both, all is granted above
        grant(group, Resources.PROCESS_DEFINITION, process, READ, CREATE_INSTANCE);
      }
    }
  }

  private void processOwners() {
    grant(Groups.OWNERS, Resources.APPLICATION, "cockpit", ACCESS);
    grant(Groups.OWNERS, Resources.APPLICATION, "tasklist", ACCESS);
    grant(Groups.OWNERS, Resources.PROCESS_DEFINITION, "*", READ, READ_INSTANCE, READ_HISTORY, READ_TASK, TASK_ASSIGN, RETRY_JOB);
    grant(Groups.OWNERS, Resources.DEPLOYMENT, "*", READ);
  }

  /** Tasklist is where everybody logs in; without a grant on any process it shows them nothing. */
  private void withoutCases() {
    grant(Groups.DATA_PROTECTION, Resources.APPLICATION, "tasklist", ACCESS);
    grant(Groups.ECONOMY, Resources.APPLICATION, "tasklist", ACCESS);
  }

  private void filters() {
    filter("Mine opgaver", 10, List.of(Groups.APPLICANTS, Groups.REVIEWERS, Groups.APPROVERS),
        tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}").orderByDueDate().asc());
    filter("Opgaver, jeg kan tage", 20, List.of(Groups.APPLICANTS),
        tasks.createTaskQuery().taskCandidateUserExpression("${currentUser()}").orderByDueDate().asc());
    filter("Til vurdering", 20, List.of(Groups.REVIEWERS),
        tasks.createTaskQuery().taskCandidateGroup(Groups.REVIEWERS).orderByDueDate().asc());
    filter("Til afgørelse", 20, List.of(Groups.APPROVERS),
        tasks.createTaskQuery().taskCandidateGroup(Groups.APPROVERS).orderByDueDate().asc());
    filter("Frist overskredet", 30, List.of(Groups.REVIEWERS, Groups.APPROVERS, Groups.OWNERS),
        tasks.createTaskQuery().dueBeforeExpression("${now()}").orderByDueDate().asc());
    filter("Alle åbne opgaver", 40, List.of(Groups.OWNERS), tasks.createTaskQuery().orderByDueDate().asc());
  }

  /**
   * The engine has no index for a page of tasks by due date, nor for timers that lie in the future, nor for the few jobs
   * among all that fail, which is asked with every list of cases; and of each task that
   * ends it asks which others are part of it, of which there are none, and would look through all tasks for them.
   */
  private void indexes() {
    jdbc.sql("create index if not exists microdata_task_parent on act_ru_task (parent_task_id_)"
        + " where parent_task_id_ is not null").update();
    jdbc.sql("create index if not exists microdata_task_due on act_ru_task (due_date_, tenant_id_)").update();
    jdbc.sql("create index if not exists microdata_task_tenant on act_ru_task (tenant_id_, due_date_)").update();
    jdbc.sql("create index if not exists microdata_job_due on act_ru_job (duedate_)"
        + " where retries_ > 0 and suspension_state_ = 1").update();
    jdbc.sql("create index if not exists microdata_job_fails on act_ru_job (process_instance_id_)"
        + " where retries_ = 0 or exception_stack_id_ is not null or exception_msg_ is not null").update();
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
