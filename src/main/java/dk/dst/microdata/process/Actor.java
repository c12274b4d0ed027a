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

  /** Whether the person is one of FSE's. */
  public boolean isFse() {
    var current = identity.getCurrentAuthentication();
    return current != null && current.getGroupIds() != null
        && !Collections.disjoint(current.getGroupIds(), AccessRights.FSE);
  }
}
