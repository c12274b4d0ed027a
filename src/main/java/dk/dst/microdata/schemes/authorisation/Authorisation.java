package dk.dst.microdata.schemes.authorisation;

import dk.dst.microdata.facts.institution.Institution.Kind;
import dk.dst.microdata.facts.institution.MailDomains;
import java.util.List;

/**
 * An application for authorisation as it was last sent.
 *
 * @param applicant user id, or "systemet" for an authorisation from before there were cases
 * @param submission how often it has been sent; 0 for a draft
 */
public record Authorisation(String caseNumber, String institution, String applicant, int submission, Content content) {

  /** Where the environment is. Greenland and the Faroe Islands count as Danish (I10), others are refused (I9). */
  public enum Country {
    DENMARK("Danmark"),
    GREENLAND("Grønland"),
    FAROE_ISLANDS("Færøerne"),
    OTHER("Andet land");

    private final String danish;

    Country(String danish) {
      this.danish = danish;
    }

    public String danish() {
      return danish;
    }
  }

  /**
   * What it says. Every part may be missing in a draft.
   *
   * @param competence with microdata and with the rules of data security (I3)
   * @param ownership and staff education, past public tasks (I7); null where the kind of institution does not need it
   * @param clientOf authorisation number of the consultancy that does the work, for a client (I11)
   */
  public record Content(String name, Kind kind, String cvr, Country country, String environment, String competence,
      String dataSecurity, String ownership, Integer clientOf, MailDomains mailDomains, Named head,
      List<Named> people) {}

  /**
   * Somebody the application names, by the user id they have or are to have.
   *
   * @param experience null for the head
   */
  public record Named(String id, String name, String email, String position, String experience) {}
}
