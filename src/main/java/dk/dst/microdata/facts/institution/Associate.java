package dk.dst.microdata.facts.institution;

import dk.dst.microdata.ground.text.Danish;
import java.time.LocalDate;
import java.time.Period;
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

  /** "renewed every year" (domain 3.3, 4). No term: the last day of a certificate that is given must not move. */
  private static final Period CERTIFICATE = Period.ofYears(1);

  /** The rule of {@link #isCertified} for a query, of the day {@code :today} and the table {@code association s}. */
  public static final String CERTIFIED = "coalesce(s.certified_on + interval '" + CERTIFICATE + "' > :today, false)";

  /** {@link #lastDay} for a query, of the table {@code association s}. */
  public static final String LAST_DAY = "((s.certified_on + interval '" + CERTIFICATE + "')::date - 1)";

  /** The last day of a certificate given on that day. */
  public static LocalDate lastDay(LocalDate certifiedOn) {
    return certifiedOn.plus(CERTIFICATE).minusDays(1);
  }

  /** The last day of the certificate; null where there is none. */
  public LocalDate certifiedUntil() {
    return certifiedOn == null ? null : lastDay(certifiedOn);
  }

  /** Everyone who works with data, in any scheme, needs a certificate that holds on the day (domain 3.3, 4). */
  public boolean isCertified(LocalDate day) {
    return certifiedOn != null && !certifiedUntil().isBefore(day);
  }

  /** Why somebody who needs a certificate has none on the day, in words; empty where they have. */
  public String whyNotCertified(LocalDate day) {
    return isCertified(day) ? "" : certifiedOn == null ? "Ikke certificeret"
        : "Certifikatet udløb " + Danish.day(certifiedUntil());
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }
}
