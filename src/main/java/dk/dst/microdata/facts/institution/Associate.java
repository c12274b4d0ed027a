package dk.dst.microdata.facts.institution;

import java.time.LocalDate;
import java.util.Set;

/**
 * A person as one institution knows them.
 *
 * @param position job title, or null
 * @param certifiedOn when the person was certified the last time, or null
 * @param inForce whether the association is in force; otherwise it is asked for
 * @param certifiedSince start of unbroken certified use of microdata, or null where there is none
 */
public record Associate(String id, String name, String email, String position, boolean employed,
    LocalDate certifiedSince, LocalDate certifiedOn, boolean inForce, Set<Role> roles) {

  /** The rule of {@link #isCertified} for a query, of the day {@code :today} and the table {@code association s}. */
  public static final String CERTIFIED = "coalesce(s.certified_on + interval '1 year' > :today, false)";

  /** The last day of the certificate, which is renewed every year (domain 3.3, 4); null where there is none. */
  public LocalDate certifiedUntil() {
    return certifiedOn == null ? null : certifiedOn.plusYears(1).minusDays(1);
  }

  /** Everyone who works with data, in any scheme, needs a certificate that holds on the day (domain 3.3, 4). */
  public boolean isCertified(LocalDate day) {
    return certifiedOn != null && !certifiedUntil().isBefore(day);
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }
}
