package dk.dst.microdata.institution;

import java.time.LocalDate;
import java.util.Set;

/**
 * A person as one institution knows them.
 *
 * @param certifiedSince start of unbroken certified use of microdata, or null where there is none
 */
public record Associate(String id, String name, String email, boolean employed, LocalDate certifiedSince,
    Set<Role> roles) {

  public boolean has(Role role) {
    return roles.contains(role);
  }
}
