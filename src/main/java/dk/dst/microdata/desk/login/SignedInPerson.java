package dk.dst.microdata.desk.login;

import dk.dst.microdata.cases.engine.EngineInternals;
import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the engine's tables say what the provider and our own tables say of somebody who logs in: account, groups,
 * institutions. They must stand in the tables, because the web applications read them there at each request.
 */
@Component
public class SignedInPerson {

  /** In the account's info, which goes when the account does. */
  private static final String MADE_BY_LOGIN = "made-by-login";
  private static final String USABLE_ID = "[a-zA-Z0-9@._+-]{1,64}";

  private final IdentityService identity;
  private final People people;
  private final Institutions institutions;
  private final LoginSettings settings;
  private final TransactionTemplate transaction;

  SignedInPerson(IdentityService identity, People people, Institutions institutions, LoginSettings settings,
      TransactionTemplate transaction) {
    this.identity = identity;
    this.people = people;
    this.institutions = institutions;
    this.settings = settings;
    this.transaction = transaction;
  }

  /** Lets the person in or refuses. Who is refused for want of groups has lost those they had. */
  public void enter(ClaimedPerson person) {
    if (!person.id().matches(USABLE_ID)) {
      throw LoginRefused.unusableId(settings.userClaim());
    }
    transaction.executeWithoutResult(status -> write(person));
    if (person.groups().isEmpty()) {
      throw LoginRefused.noGroup(person.id());
    }
  }

  private void write(ClaimedPerson person) {
    User account = identity.createUserQuery().userId(person.id()).singleResult();
    if (account != null && isLocal(account.getId()) && !settings.takeOver().contains(account.getId())) {
      throw LoginRefused.localAccount(account.getId());
    }
    if (account == null && person.groups().isEmpty()) {
      return;
    }
    if (account == null) {
      account = newAccount(person.id());
    }
    update(account, person);
    groups(person);
    institutions(person);
  }

  /**
   * A local account was made for somebody we chose. That the provider happens to call somebody by the same name, such as
   * "admin", must not open it.
   */
  private boolean isLocal(String id) {
    return identity.getUserInfo(id, MADE_BY_LOGIN) == null;
  }

  /**
   * Its password nobody knows: without one the engine fails, instead of refusing, where somebody guesses. It is not held
   * against the rules for passwords, of which one forbids the account's name in it: chance puts a short name there.
   */
  private User newAccount(String id) {
    User account = identity.newUser(id);
    account.setPassword(new Base64StringKeyGenerator(48).generateKey());
    EngineInternals.saveWithAnyPassword(identity, account);
    identity.setUserInfo(id, MADE_BY_LOGIN, "oidc");
    return identity.createUserQuery().userId(id).singleResult();
  }

  private void update(User account, ClaimedPerson person) {
    account.setFirstName(person.firstName());
    account.setLastName(person.lastName());
    account.setEmail(person.email());
    identity.saveUser(account);
  }

  private void groups(ClaimedPerson person) {
    Set<String> has = identity.createGroupQuery().groupMember(person.id()).list().stream().map(Group::getId)
        .filter(group -> !group.equals(Groups.ENGINES_ADMINISTRATORS)) // follows by itself
        .collect(Collectors.toSet());
    change(has, person.groups(), group -> identity.createMembership(person.id(), group),
        group -> identity.deleteMembership(person.id(), group));
  }

  /** What our tables know and the provider does not deny. */
  private void institutions(ClaimedPerson person) {
    List<Institution> belongs = institutions.of(person.id()).stream()
        .filter(institution -> person.allows(institution.authorisationNumber())).toList();
    belongs.forEach(institution -> people.institution(institution.id(), institution.name()));
    Set<String> has = identity.createTenantQuery().userMember(person.id()).list().stream().map(Tenant::getId)
        .collect(Collectors.toSet());
    change(has, belongs.stream().map(Institution::id).collect(Collectors.toSet()),
        institution -> identity.createTenantUserMembership(institution, person.id()),
        institution -> identity.deleteTenantUserMembership(institution, person.id()));
  }

  private static void change(Set<String> has, Set<String> shouldHave, Consumer<String> give, Consumer<String> take) {
    var gained = new HashSet<>(shouldHave);
    gained.removeAll(has);
    gained.forEach(give);
    var lost = new HashSet<>(has);
    lost.removeAll(shouldHave);
    lost.forEach(take);
  }
}
