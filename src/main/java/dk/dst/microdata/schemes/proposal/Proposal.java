package dk.dst.microdata.schemes.proposal;

import dk.dst.microdata.facts.register.ContentRow;
import dk.dst.microdata.facts.register.RegisterRow;
import dk.dst.microdata.ground.rights.CaseState;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A project proposal (projektindstilling; domain 3.4), as it was last sent.
 *
 * @param databaseCase case number of the database a subproject belongs to, or whose content is to change; or null
 * @param projectNumber the project it resubmits, or that came of it; or null
 * @param base the approved proposal it starts from, or null
 * @param baseList id of the data approved until now, or null
 * @param baseDatabase case number of the database the project belonged to until now, or null
 * @param submission how many times it has been sent
 * @param databaseList id of the part the database delivers, once it has been checked; or null
 * @param purchaseList id of the part that is ordered for this project alone, once it has been checked; or null
 * @param caseOwner user id of the FSE-ansvarlig, once it has been checked
 * @param approvedDigest what FSE has signed, in short; or null
 */
public record Proposal(String caseNumber, String institutionId, String openedBy, CaseState state, Scheme scheme,
    String databaseCase, Integer projectNumber, String base, Long baseList, String baseDatabase, int submission,
    Content content, Long databaseList, Long purchaseList, String caseOwner, String approvedDigest,
    LocalDate inForceOn, LocalDate replacedOn) {

  /** Whether it changes something that is approved already (genindstilling). */
  public boolean isResubmission() {
    return base != null || baseList != null || scheme == Scheme.DATABASE;
  }

  /** What its data are for, in words: "projekt 790001". */
  String about() {
    return switch (scheme) {
      case DATABASE -> "projektdatabasen";
      case AUTHORITY -> "myndighedsordning " + projectNumber;
      case RESEARCHER, SUBPROJECT -> "projekt " + projectNumber;
    };
  }

  /** Whether the institution is writing it: then it can be sent, and sending the same once more changes nothing. */
  public boolean isBeingWritten() {
    return state == CaseState.PROPOSAL_DRAFT || state == CaseState.PROPOSAL_RETURNED;
  }

  /** The same, as it would be if that were sent; nothing of it has been checked or told apart. */
  Proposal saying(Content other) {
    return new Proposal(caseNumber, institutionId, openedBy, state, scheme, databaseCase, projectNumber, base, baseList,
        baseDatabase, submission + 1, other, null, null, caseOwner, null, inForceOn, replacedOn);
  }

  /**
   * What the institution writes.
   *
   * @param packages names of the data packages its registers come from (D19)
   * @param contentList id of the list of data that was loaded, or null
   * @param registers registers chosen one by one, at most one row a register
   * @param users user ids of those who are to have access
   */
  public record Content(String title, String purpose, String description, String relevance, String population,
      boolean fullPopulation, String externalData, String publication, String legalBasis, String platform,
      LocalDate endsOn, String contact, String signatory, Set<String> packages, Long contentList,
      String contentReason, List<RegisterRow> registers, List<SourceRow> sources, List<String> users) {

    /** The registers chosen one by one, as data: whole registers. */
    public List<ContentRow> chosen() {
      return RegisterRow.data(registers);
    }
  }

  /** Additional data: own, or of others than Statistics Denmark. */
  public record SourceRow(String name, Owner owner, String variables) {}

  /** Who has the additional data. */
  public enum Owner {
    OWN("Institutionen selv"),
    HEALTH_DATA_AUTHORITY("Sundhedsdatastyrelsen"),
    CLINICAL_REGISTERS("RKKP"),
    OTHER("Andre");

    private final String danish;

    Owner(String danish) {
      this.danish = danish;
    }

    public String danish() {
      return danish;
    }
  }
}
