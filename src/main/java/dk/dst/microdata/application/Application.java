package dk.dst.microdata.application;

import java.util.List;
import java.util.Set;

/** An application for a project database, as it was last sent (or opened, before it has been sent). */
public record Application(String caseNumber, String institutionId, String applicant, String title, State state,
    int submission, Content content) {

  /** Where an application stands. */
  public enum State {
    DRAFT("Kladde"),
    SUBMITTED("Indsendt"),
    RETURNED("Retur til ansøger"),
    UNDER_REVIEW("Til vurdering hos FSE"),
    FOR_APPROVAL("Til afgørelse hos FSE"),
    FOR_SIGNATURE("Til institutionens underskrift"),
    ESTABLISHED("Projektdatabase oprettet"),
    REFUSED("Afslået"),
    WITHDRAWN("Trukket tilbage"),
    LAPSED("Bortfaldet"),
    NOT_ESTABLISHED("Kunne ikke oprettes");

    private final String danish;

    State(String danish) {
      this.danish = danish;
    }

    public String danish() {
      return danish;
    }
  }

  /**
   * What the applicant writes.
   *
   * @param registers at most one row a register
   * @param managers user ids with experience, in the applicant's order
   * @param signatory user id of who signs for the institution
   */
  public record Content(String purpose, String environment, String plannedSubprojects, String otherSources,
      String signatory, Set<Undertaking> undertakings, List<RegisterRow> registers, List<ManagerRow> managers) {}

  /** A register wished for, with years and the reason why it belongs in a shared database. */
  public record RegisterRow(String code, int fromYear, int toYear, String reason) {}

  /** A manager proposed. */
  public record ManagerRow(String person, String experience) {}
}
