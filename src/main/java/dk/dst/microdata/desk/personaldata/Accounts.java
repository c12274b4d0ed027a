package dk.dst.microdata.desk.personaldata;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.who.Groups;
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
record Accounts(IdentityService identity, AuthorizationService authorizations, FilterService filters, TaskService tasks,
    RuntimeService runtime, People people) {

  /** Why the account cannot go yet. Being one of the institutions' people is none: their association says more. */
  List<String> hindrances(String person) {
    var hindrances = new ArrayList<String>();
    people.asSystem(() -> {
      identity.createGroupQuery().groupMember(person).orderByGroupId().asc().list().stream()
          .filter(group -> !group.getId().equals(Groups.APPLICANTS))
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
      filters.createFilterQuery().filterOwner(person).list().forEach(filter -> filters.deleteFilter(filter.getId()));
      authorizations.createAuthorizationQuery().userIdIn(person).list()
          .forEach(authorization -> authorizations.deleteAuthorization(authorization.getId()));
      identity.getUserInfoKeys(person).forEach(key -> identity.deleteUserInfo(person, key));
      identity.deleteUser(person);
    });
  }
}
