package dk.dst.microdata.process;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/** Accounts and memberships in the engine: who can log in, as what, and for which institution. */
@Component
public class People {

  private final IdentityService identity;
  private final AuthorizationService authorizations;

  People(IdentityService identity, AuthorizationService authorizations) {
    this.identity = identity;
    this.authorizations = authorizations;
  }

  /** An institution becomes a tenant; FSE's groups belong to every one. */
  public void institution(String id, String name) {
    if (identity.createTenantQuery().tenantId(id).count() == 0) {
      var tenant = identity.newTenant(id);
      tenant.setName(name);
      identity.saveTenant(tenant);
      AccessRights.FSE.forEach(group -> identity.createTenantGroupMembership(id, group));
    }
  }

  /** An account in a group, and in an institution where one is given. An account that exists stays as it is. */
  public void account(String id, String name, String email, String password, String group, String institution) {
    if (identity.createUserQuery().userId(id).count() > 0) {
      return;
    }
    var user = identity.newUser(id);
    int space = name.lastIndexOf(' ');
    user.setFirstName(name.substring(0, space));
    user.setLastName(name.substring(space + 1));
    user.setEmail(email);
    user.setPassword(password);
    identity.saveUser(user);
    identity.createMembership(id, group);
    if (institution != null) {
      identity.createTenantUserMembership(institution, id);
    }
  }

  /** Somebody who administers accounts and rights, and holds every right in the engine. */
  public void administrator(String id, String name, String email, String password) {
    if (identity.createGroupQuery().groupId(Groups.CAMUNDA_ADMIN).count() == 0) {
      var group = identity.newGroup(Groups.CAMUNDA_ADMIN);
      group.setName("Administratorer");
      group.setType(Groups.GROUP_TYPE_SYSTEM);
      identity.saveGroup(group);
      for (Resource resource : Resources.values()) {
        var grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(Groups.CAMUNDA_ADMIN);
        grant.setResource(resource);
        grant.setResourceId(Authorization.ANY);
        grant.addPermission(Permissions.ALL);
        authorizations.saveAuthorization(grant);
      }
    }
    account(id, name, email, password, Groups.CAMUNDA_ADMIN, null);
  }

  public void member(String id, String group) {
    if (identity.createUserQuery().userId(id).memberOfGroup(group).count() == 0) {
      identity.createMembership(id, group);
    }
  }

  public boolean hasAdministrator() {
    return identity.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() > 0;
  }

  public boolean exists(String id) {
    return identity.createUserQuery().userId(id).count() > 0;
  }

  /**
   * Whether that is the account's password, be it locked or not. A wrong guess is no failed login, of which ten would
   * lock the account.
   */
  public boolean hasPassword(String id, String password) {
    identity.unlockUser(id);
    boolean has = identity.checkPassword(id, password);
    identity.unlockUser(id);
    return has;
  }

  /** Runs as that person, with their groups and institutions, as if they were logged in. */
  public void as(String person, Runnable work) {
    var groups = identity.createGroupQuery().groupMember(person).list().stream().map(group -> group.getId()).toList();
    var tenants = identity.createTenantQuery().userMember(person).includingGroupsOfUser(true).list().stream()
        .map(tenant -> tenant.getId()).toList();
    identity.setAuthentication(person, groups, tenants);
    try {
      work.run();
    } finally {
      identity.clearAuthentication();
    }
  }
}
