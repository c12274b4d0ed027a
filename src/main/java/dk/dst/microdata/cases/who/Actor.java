package dk.dst.microdata.cases.who;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import java.util.Collections;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** Who is acting: the person logged in, as the engine knows them. */
@Component
public class Actor {

  /** Who acts where nobody is logged in: a timer, or the start. */
  public static final String SYSTEM = "systemet";

  private final IdentityService identity;
  private final Institutions institutions;

  Actor(IdentityService identity, Institutions institutions) {
    this.institutions = institutions;
    this.identity = identity;
  }

  /** User id of the person acting. Nobody may act on a case without one. */
  public String id() {
    var current = identity.getCurrentAuthentication();
    if (current == null || current.getUserId() == null) {
      throw new IllegalStateException("Nobody is logged in");
    }
    return current.getUserId();
  }

  public boolean isKnown() {
    return identity.getCurrentAuthentication() != null && identity.getCurrentAuthentication().getUserId() != null;
  }

  /** Institutions whose cases the person may know of, as it is now: one's own, and for FSE's people all. */
  public List<String> institutions() {
    return (isFse() ? institutions.all() : institutions.of(id())).stream().map(Institution::id)
        .filter(this::isHereFor).toList();
  }

  /** Whether this login is for the institution at all: the provider of a login may say of which ones it is. */
  boolean isHereFor(String institution) {
    var current = identity.getCurrentAuthentication();
    return current != null && current.getTenantIds() != null && current.getTenantIds().contains(institution);
  }

  /** Whether that is whoever is acting, so that their groups need not be asked for. */
  boolean is(String person) {
    var current = identity.getCurrentAuthentication();
    return current != null && current.getGroupIds() != null && person.equals(current.getUserId());
  }

  /** Whether the person is in one of these groups. */
  public boolean isIn(String... groups) {
    var current = identity.getCurrentAuthentication();
    return current != null && current.getGroupIds() != null
        && !Collections.disjoint(current.getGroupIds(), List.of(groups));
  }

  /** Refuses who is not logged in. */
  public void mustBeKnown() {
    if (!isKnown()) {
      throw NoRight.notLoggedIn();
    }
  }

  /** Refuses who is not logged in or in none of these groups. */
  public void mustBeIn(String... groups) {
    mustBeKnown();
    if (!isIn(groups)) {
      throw NoRight.forbidden();
    }
  }

  /** Whether the person is one of FSE's. */
  public boolean isFse() {
    return isIn(Groups.FSE.toArray(String[]::new));
  }
}
