package dk.dst.microdata.schemes.lawmodel;

import dk.dst.microdata.ground.rights.CaseState;
import java.time.LocalDate;

/**
 * Lovmodellen in one ministry's case (L1, D25).
 *
 * @param model number of the case in which it was registered first: its years, ministries and users belong to that
 * @param takenOverFrom the case of the ministry that was responsible before, or null
 * @param submission how often the registration has been sent; 0 for a draft
 * @param caseOwner user id of the FSE-ansvarlig, or null until FSE has looked at it
 * @param confirmedOn the ministry's last confirmation, or null
 * @param followedUpOn the last day on which FSE followed up a missing confirmation, or null
 * @param closedOn first day without access, or null
 * @param instruction the data controller's, about deletion, or null
 */
public record LawModel(String caseNumber, String model, String takenOverFrom, String institution, CaseState state,
    int submission, String dataController, String signatory, String caseOwner, LocalDate inForceOn,
    LocalDate confirmedOn, LocalDate followedUpOn, LocalDate closedOn, Cause closeCause, String instruction) {

  /** What it is for, and for nothing else: in the words of Statistics Denmark (S01). Nobody types it. */
  public static final String PURPOSE = "ministerbetjening og lovforberedende arbejde";

  /** Why nobody has access by this case any more. */
  public enum Cause {
    NOT_NEEDED("ministeriet ikke længere har brug for den"),
    ENDED_BY_FSE("Danmarks Statistik har afsluttet den"),
    AUTHORISATION_LOST("ministeriets autorisation er ophørt"),
    HANDED_OVER("et andet ministerium har overtaget ansvaret");

    private final String danish;

    Cause(String danish) {
      this.danish = danish;
    }

    public String danish() {
      return danish;
    }
  }

  /** Whether the case began with another ministry handing the responsibility over. */
  boolean isTakenOver() {
    return takenOverFrom != null;
  }
}
