package dk.dst.microdata.personaldata.process;

import dk.dst.microdata.process.AccessRights;
import dk.dst.microdata.process.People;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** What the engine holds of a person, as far as an erasure is concerned with it. */
@Component
class Accounts {

  private final IdentityService identity;
  private final AuthorizationService authorizations;
  private final FilterService filters;
  private final TaskService tasks;
  private final RuntimeService runtime;
  private final People people;

  Accounts(IdentityService identity, AuthorizationService authorizations, FilterService filters, TaskService tasks,
      RuntimeService runtime, People people) {
    this.identity = identity;
    this.authorizations = authorizations;
    this.filters = filters;
    this.tasks = tasks;
    this.runtime = runtime;
    this.people = people;
  }

  /** Why the account cannot go yet. Being one of the institutions' people is none: their association says more. */
  List<String> hindrances(String person) {
    var hindrances = new ArrayList<String>();
    people.asSystem(() -> {
      identity.createGroupQuery().groupMember(person).orderByGroupId().asc().list().stream()
          .filter(group -> !group.getId().equals(AccessRights.APPLICANTS))
          .forEach(group -> hindrances.add("er medlem af gruppen „" + group.getName() + "“"));
      tasks.createTaskQuery().taskAssignee(person).orderByTaskCreateTime().asc().list().forEach(task ->
          hindrances.add("har taget opgaven „" + task.getName() + "“ i sag " + runtime.createProcessInstanceQuery()
              .processInstanceId(task.getProcessInstanceId()).singleResult().getBusinessKey()));
    });
    return hindrances;
  }

  /** The account goes, with its memberships, its grants, its lists, and the tasks it could have taken. */
  void delete(String person) {
    people.asSystem(() -> {
      tasks.createTaskQuery().taskCandidateUser(person).includeAssignedTasks().list()
          .forEach(task -> tasks.deleteCandidateUser(task.getId(), person));
      filters.createFilterQuery().filterOwner(person).list().forEach(one -> filters.deleteFilter(one.getId()));
      authorizations.createAuthorizationQuery().userIdIn(person).list()
          .forEach(one -> authorizations.deleteAuthorization(one.getId()));
      identity.getUserInfoKeys(person).forEach(key -> identity.deleteUserInfo(person, key));
      identity.deleteUser(person);
    });
  }
}
