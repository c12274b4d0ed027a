package dk.dst.microdata.schemes.project;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.quarantine.Quarantine;
import java.time.LocalDate;

/**
 * Whether access that has been given can be used today. Nothing of it is ever taken away by what stands here, so that all
 * of it is back the moment the reason is gone: a suspension lifted, a quarantine over, a certificate renewed.
 */
public final class AccessRule {

  private AccessRule() {}

  /**
   * Why somebody to whom access is given cannot use it today.
   *
   * @param isRunning whether the project lives today
   * @param closed what closes the project for the person today by a breach, or null
   * @param person as the institution knows them, or null where they are not associated any more
   * @return in words, or an empty text where they can use it
   */
  public static String whyNot(boolean isRunning, Institution institution, Quarantine closed, Associate person,
      LocalDate today) {
    if (!isRunning) {
      return "Projektet er ikke aktivt";
    }
    if (!institution.isAuthorised(today)) {
      return "Institutionens autorisation: " + institution.state(today).danish();
    }
    if (closed != null) {
      return closed.reason();
    }
    if (person == null) {
      return "Ikke længere tilknyttet institutionen";
    }
    return person.whyNotCertified(today);
  }
}
