package dk.dst.microdata.schemes.breach;

import dk.dst.microdata.facts.quarantine.Whom;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.breach.Breach.Grade;
import dk.dst.microdata.schemes.breach.Breach.Scheme;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the matrix says of a breach (domain 6.2). Pure: no database, no clock. Where the matrix is silent it says so, and
 * a person assesses.
 */
final class SanctionPolicy {

  /** What follows by the matrix. */
  enum Consequence {
    CLOSED_UNTIL_EXPLAINED,
    QUARANTINE,
    /** "Konkret vurdering". */
    ASSESSMENT
  }

  /**
   * A cell of the matrix.
   *
   * @param untilOccurrence the last one it holds for, or null where it holds for all after
   * @param months of the quarantine, null for the other consequences
   * @param published whether by Statistics Denmark; otherwise FSE's judgement (D22)
   */
  record Rule(Scheme scheme, Whom whom, Grade grade, int fromOccurrence, Integer untilOccurrence,
      Consequence consequence, Integer months, boolean mayTerminate, boolean published, String source) {

    private boolean fits(Scheme scheme, Whom whom, Grade grade, int occurrence) {
      return this.scheme == scheme && this.whom == whom && this.grade == grade && occurrence >= fromOccurrence
          && (untilOccurrence == null || occurrence <= untilOccurrence);
    }

    String danish() {
      String text = switch (consequence) {
        case CLOSED_UNTIL_EXPLAINED -> "lukket, til redegørelsen er godkendt";
        case QUARANTINE -> "karantæne i " + Danish.count(months, "måned", "måneder");
        case ASSESSMENT -> "konkret vurdering";
      };
      return mayTerminate ? text + ", mulig opsigelse af aftalen" : text;
    }
  }

  /** A breach that has been sanctioned. */
  record Earlier(String caseNumber, String institutionId, Whom whom, String personId, Integer projectNumber,
      LocalDate happenedOn, Grade grade) {}

  /**
   * What the matrix says towards one of those hit.
   *
   * @param occurrence which breach it is for them within the window, 1 for the first
   * @param rule null where the matrix has none for it
   */
  record Finding(Whom whom, Grade grade, int occurrence, List<Earlier> earlier, Rule rule) {

    boolean mayTerminate() {
      return rule != null && rule.mayTerminate();
    }

    boolean isQuarantine() {
      return rule != null && rule.consequence() == Consequence.QUARANTINE;
    }

    String danish() {
      return rule == null ? "matricen siger intet: konkret vurdering" : rule.danish();
    }
  }

  private final Collection<Rule> matrix;
  private final Collection<Earlier> sanctioned;
  private final Period window;

  /**
   * @param sanctioned all that could count; those that do are found here
   * @param window breaches less than so long apart count together
   */
  SanctionPolicy(Collection<Rule> matrix, Collection<Earlier> sanctioned, Period window) {
    this.matrix = matrix;
    this.sanctioned = sanctioned;
    this.window = window;
  }

  /** Towards the one the breach is about. */
  Finding of(Breach breach, Grade grade) {
    return of(breach, grade, breach.whom());
  }

  /** Towards the institution of a user or project: their breaches add up for it. */
  Finding ofInstitution(Breach breach, Grade grade) {
    return of(breach, grade, Whom.INSTITUTION);
  }

  private Finding of(Breach breach, Grade grade, Whom whom) {
    List<Earlier> earlier = sanctioned.stream().filter(other -> !other.caseNumber().equals(breach.caseNumber())
        && isOfSame(other, breach, whom) && isWithinWindow(other.happenedOn(), breach.happenedOn())).toList();
    int occurrence = earlier.size() + 1;
    return new Finding(whom, grade, occurrence, earlier, matrix.stream()
        .filter(rule -> rule.fits(breach.scheme(), whom, grade, occurrence)).findFirst().orElse(null));
  }

  private static boolean isOfSame(Earlier earlier, Breach breach, Whom whom) {
    return switch (whom) {
      case USER -> earlier.whom() == Whom.USER && earlier.personId().equals(breach.personId());
      case PROJECT -> earlier.whom() == Whom.PROJECT && earlier.projectNumber().equals(breach.projectNumber());
      case INSTITUTION -> earlier.institutionId().equals(breach.institutionId());
    };
  }

  /** Whichever of them was first: what is decided last is the one more. */
  private boolean isWithinWindow(LocalDate one, LocalDate other) {
    return Stream.of(one, other).max(LocalDate::compareTo).orElseThrow()
        .isBefore(Stream.of(one, other).min(LocalDate::compareTo).orElseThrow().plus(window));
  }
}
