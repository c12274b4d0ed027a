package dk.dst.microdata.schemes.authority;

import dk.dst.microdata.facts.register.RegisterRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * An authority's application and agreement, as it was last sent.
 *
 * @param openedBy user id of whoever opened the case
 * @param submission how often it has been sent; 0 for a draft
 * @param caseOwner user id of the FSE-ansvarlig, or null until FSE has looked at it
 * @param projectNumber the number under which there is access; null until both have signed
 */
public record AuthorityScheme(String caseNumber, String institutionId, String openedBy, int submission,
    Content content, String caseOwner, Integer projectNumber) {

  /** What kind of authority it calls itself (M1). */
  public enum AuthorityKind {
    DEPARTMENT("Departement"),
    AGENCY("Styrelse eller direktorat"),
    REGION("Region"),
    MUNICIPALITY("Kommune"),
    /** A university, for one: public, and no authority. */
    NONE("Ingen af dem");

    private final String danish;

    AuthorityKind(String danish) {
      this.danish = danish;
    }

    public String danish() {
      return danish;
    }
  }

  /** The description of data security routines (M3), by which the institution's document is found. */
  public record SecurityDocument(String title, String version, LocalDate day) {

    boolean isNamed() {
      return isSaid(title) && isSaid(version) && day != null;
    }
  }

  /**
   * What it says. Every part may be missing in a draft.
   *
   * @param obligation the task of public authority, and the law it stands in (M3)
   * @param remit the area of responsibility (M4), in words, and the topics of the catalogue within it
   * @param contentList id of a list that was loaded, or null
   * @param ean where invoices go; null where the institution has none
   */
  public record Content(AuthorityKind kind, String obligation, String obligationReference, String remit,
      Set<String> topics, String environment, SecurityDocument security, Long contentList, String contentReason,
      List<RegisterRow> registers, String contact, String signatory, List<String> users, String ean,
      String billingReference) {}

  static boolean isSaid(String text) {
    return text != null && !text.isBlank();
  }
}
