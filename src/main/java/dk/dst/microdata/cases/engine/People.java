package dk.dst.microdata.cases.engine;

import dk.dst.microdata.cases.who.ActorOfTransaction;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.ground.Mode;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Accounts and memberships in the engine: who can log in, as what, and for which institution. */
@Component
public class People {

  private final IdentityService identity;
  private final ActorOfTransaction acting;
  private final Standings standings;
  private final Environment environment;
  private final ApplicationEventPublisher events;

  People(IdentityService identity, ActorOfTransaction acting, Standings standings, Environment environment,
      ApplicationEventPublisher events) {
    this.standings = standings;
    this.events = events;
    this.environment = environment;
    this.acting = acting;
    this.identity = identity;
  }

  /** An institution becomes a tenant; FSE's groups belong to every one. */
  public void institution(String id, String name) {
    if (identity.createTenantQuery().tenantId(id).count() == 0) {
      var tenant = identity.newTenant(id);
      tenant.setName(name);
      identity.saveTenant(tenant);
      Groups.EVERYWHERE.forEach(group -> identity.createTenantGroupMembership(id, group));
    }
  }

  /**
   * An account in a group, and in an institution where one is given. An account that exists stays as it is. The password
   * is not held against the rules, which the demo's would not meet; see {@link #isGoodPassword}.
   */
  public void account(String id, String name, String email, String password, String group, String institution) {
    if (identity.createUserQuery().userId(id).count() > 0) {
      return;
    }
    var user = identity.newUser(id);
    int space = name.lastIndexOf(' ');
    user.setFirstName(name.substring(0, Math.max(space, 0)));
    user.setLastName(name.substring(space + 1));
    user.setEmail(email);
    user.setPassword(password);
    EngineInternals.saveWithAnyPassword(identity, user);
    identity.createMembership(id, group);
    if (institution != null) {
      identity.createTenantUserMembership(institution, id);
    }
  }

  /** Somebody who administers accounts and rights, and holds every right in the engine. */
  public void administrator(String id, String name, String email, String password) {
    account(id, name, email, password, Groups.ADMINISTRATORS, null);
  }

  public void member(String id, String group) {
    if (identity.createUserQuery().userId(id).memberOfGroup(group).count() == 0) {
      identity.createMembership(id, group);
    }
  }

  /** Somebody who can log in. */
  public record Account(String id, String name, String email) {}

  /** The person's own account; there must be one. */
  public Account account(String id) {
    var found = new Account[1];
    asSystem(() -> {
      var user = identity.createUserQuery().userId(id).singleResult();
      found[0] = new Account(id, (text(user.getFirstName()) + " " + text(user.getLastName())).strip(),
          text(user.getEmail()));
    });
    return found[0];
  }

  private static String text(String text) {
    return text == null ? "" : text;
  }

  /** User ids and names of everybody in one of these groups. */
  public Map<String, String> of(String... groups) {
    var members = new TreeMap<String, String>();
    asSystem(() -> {
      for (String group : groups) {
        identity.createUserQuery().memberOfGroup(group).list()
            .forEach(user -> members.put(user.getId(), (user.getFirstName() + " " + user.getLastName()).strip()));
      }
    });
    return members;
  }

  /** The account has that address from now on; nothing where there is no account. */
  public void setEmail(String id, String email) {
    asSystem(() -> {
      var user = identity.createUserQuery().userId(id).singleResult();
      if (user != null) {
        user.setEmail(email);
        identity.saveUser(user);
      }
    });
  }

  public boolean hasAdministrator() {
    return identity.createUserQuery().memberOfGroup(Groups.ADMINISTRATORS).count() > 0;
  }

  public boolean exists(String id) {
    return identity.createUserQuery().userId(id).count() > 0;
  }

  /** Whether the rules for passwords, which Admin shows and the engine demands, are met. */
  public boolean isGoodPassword(String password) {
    return identity.checkPasswordAgainstPolicy(password).isValid();
  }

  /**
   * Gives the account that password.
   *
   * @return whether the rules for passwords are met; else nothing has happened
   */
  public boolean setPassword(String id, String password) {
    return asSystem(() -> {
      var user = identity.createUserQuery().userId(id).singleResult();
      boolean good = identity.checkPasswordAgainstPolicy(password, user).isValid();
      if (good) {
        user.setPassword(password);
        identity.saveUser(user);
      }
      return good;
    });
  }

  /** Whether that is the account's password. A wrong guess is no failed login, after which one would have to wait. */
  public boolean hasPassword(String id, String password) {
    return EngineInternals.isPassword(identity, id, password);
  }

  /** Runs as nobody: the house itself puts something right on behalf of whoever acts. */
  public void asSystem(Runnable work) {
    asSystem(() -> {
      work.run();
      return null;
    });
  }

  /** Runs as nobody what has an answer. */
  public <T> T asSystem(Supplier<T> work) {
    var current = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      return work.get();
    } finally {
      if (current != null) {
        identity.setAuthentication(current.getUserId(), current.getGroupIds(), current.getTenantIds());
      }
    }
  }

  /**
   * From now on the person belongs to the institution in the engine, too. Somebody without an account gets one, whose
   * password nobody knows until they set it ({@link AccountMade}); where people log in at a provider it is made when they
   * do.
   */
  public void associate(String id, String name, String email, String group, String institution) {
    if (!exists(id)) {
      if (!Mode.isOidc(environment)) {
        account(id, name, email, UUID.randomUUID().toString(), group, institution);
        events.publishEvent(new AccountMade(id, institution));
      }
      return; // within a step of a process the engine would not find yet what it has just been given
    }
    member(id, group);
    if (identity.createTenantQuery().tenantId(institution).userMember(id).count() == 0) {
      identity.createTenantUserMembership(institution, id);
    }
  }

  /** From now on nothing of the institution exists for the person. */
  public void leave(String id, String institution) {
    identity.deleteTenantUserMembership(institution, id);
  }

  /** Runs as that person, with their groups and institutions, as if they were logged in. */
  public void as(String person, Runnable work) {
    Standing standing = standings.of(person).orElseThrow(() -> new IllegalArgumentException("No account " + person));
    identity.setAuthentication(person, standing.groups(), standing.institutions());
    acting.changed();
    try {
      work.run();
    } finally {
      identity.clearAuthentication();
      acting.changed();
    }
  }
}
