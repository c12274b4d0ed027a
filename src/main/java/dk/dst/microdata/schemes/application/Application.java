package dk.dst.microdata.schemes.application;

import dk.dst.microdata.facts.register.ContentRow;
import dk.dst.microdata.facts.register.RegisterRow;
import dk.dst.microdata.ground.rights.CaseState;
import java.util.List;
import java.util.Set;

/**
 * An application for a project database, as it was last sent (or opened, before it has been sent).
 *
 * @param state of its case, which goes on as the database's
 * @param ending null unless it came to nothing
 */
public record Application(String caseNumber, String institutionId, String applicant, String title, CaseState state,
    Ending ending, int submission, Content content) {

  /** Where it stands, or how it ended. */
  public String standing() {
    return ending == null ? state.danish() : ending.danish();
  }

  /** How an application ended that came to nothing. */
  public enum Ending {
    REFUSED("Afslået"),
    WITHDRAWN("Trukket tilbage"),
    LAPSED("Bortfaldet"),
    /** Only of cases that ended so before FSE could assess them anew. */
    NOT_ESTABLISHED("Kunne ikke oprettes");

    private final String danish;

    Ending(String danish) {
      this.danish = danish;
    }

    public String danish() {
      return danish;
    }
  }

  /**
   * What the applicant writes.
   *
   * @param contentList id of the list of data that was loaded, or null
   * @param contentReason why the registers of that list belong in a shared database, or null
   * @param registers registers chosen one by one, at most one row a register
   * @param managers user ids with experience, in the applicant's order
   * @param signatory user id of who signs for the institution
   */
  public record Content(String purpose, String environment, String plannedSubprojects, String otherSources,
      String signatory, Set<Undertaking> undertakings, Long contentList, String contentReason,
      List<RegisterRow> registers, List<ManagerRow> managers) {

    /** The registers chosen one by one, as data: whole registers. */
    public List<ContentRow> chosen() {
      return RegisterRow.data(registers);
    }
  }

  /** A manager proposed. */
  public record ManagerRow(String person, String experience) {}
}
