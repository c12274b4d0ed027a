package dk.dst.microdata.facts.quarantine;

import dk.dst.microdata.ground.text.Danish;
import java.time.LocalDate;

/**
 * Access that is closed for a while because of a breach. The dates decide; nothing has to lift it.
 *
 * @param institutionId of the case
 * @param personId of a user's, otherwise null
 * @param projectNumber of a project's, otherwise null
 * @param untilDay first day that is open again, or null: until the explanation is approved
 */
public record Quarantine(String caseNumber, Whom whom, Basis basis, String institutionId, String personId,
    Integer projectNumber, LocalDate fromDay, LocalDate untilDay) {

  /** Where it comes from. */
  public enum Basis {
    /** Closed at once when it was reported: no sanction, nobody has been found to have broken anything. */
    REPORT,
    /** A sanction, which blocks applications, too (D23). */
    DECISION
  }

  public boolean isInForce(LocalDate day) {
    return !day.isBefore(fromDay) && (untilDay == null || day.isBefore(untilDay));
  }

  /** Whether a project of that institution is closed for everybody by it. */
  public boolean hitsProject(String institution, int number) {
    return institution.equals(institutionId)
        && (whom == Whom.INSTITUTION || whom == Whom.PROJECT && projectNumber == number);
  }

  /** "til og med 31. maj 2027", or until what. */
  public String until() {
    return untilDay == null ? "indtil redegørelsen er godkendt" : "til og med " + Danish.day(untilDay.minusDays(1));
  }

  /** To whoever is kept from sending something: who is closed out, and until when. */
  String sentence() {
    return switch (whom) {
      case USER -> "Du er i karantæne ";
      case PROJECT -> "Projekt " + projectNumber + " er i karantæne ";
      case INSTITUTION -> "Institutionen er i karantæne ";
    } + until();
  }

  /** Why somebody has no access. Of a single user no more is said than that it is so. */
  public String reason() {
    return whom == Whom.USER || basis == Basis.REPORT
        ? "Adgangen er lukket af Danmarks Statistik " + until()
        : whom.danish() + " er i karantæne " + until();
  }
}
