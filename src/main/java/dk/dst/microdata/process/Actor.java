package dk.dst.microdata.process;

import java.util.Collections;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** Who is acting: the person logged in, as the engine knows them. */
@Component
public class Actor {

  private final IdentityService identity;

  Actor(IdentityService identity) {
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

  /** Institutions (tenants) the person belongs to; FSE's people belong to all. */
  public List<String> institutions() {
    var current = identity.getCurrentAuthentication();
    return current == null || current.getTenantIds() == null ? List.of() : current.getTenantIds();
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
    return isIn(AccessRights.FSE.toArray(String[]::new));
  }
}
