package dk.dst.microdata.schemes.breach;

import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.schemes.breach.Breach.Measure;
import java.util.Map;

/**
 * What FSE decides about a breach.
 *
 * @param outcome the word that is kept with the decision
 * @param months of a quarantine, or null
 * @param institutionToo whether the institution is hit, too, as the matrix says
 */
public record Sanction(Measure measure, Integer months, boolean institutionToo, boolean terminates, String outcome) {

  /** The choice that follows the matrix begins so; what it says comes after, so that nobody follows what has changed. */
  static final String BY_MATRIX = "matrix";
  private static final String BY_MATRIX_CLOSED = BY_MATRIX + "-closed";
  private static final Map<String, Measure> OWN = Map.of("reprimand", Measure.REPRIMAND, "closedUntilExplained",
      Measure.CLOSED_UNTIL_EXPLAINED, "quarantine", Measure.QUARANTINE);

  public static Sanction of(Answers answers) {
    String choice = answers.text("sanction");
    boolean institutionToo = answers.ticked("institutionToo");
    boolean terminates = answers.ticked("terminates");
    if (choice.equals("none")) {
      if (institutionToo || terminates) {
        throw InputRefused.field("Afgørelse", "Uden sanktion kan hverken institutionen sanktioneres eller aftalen"
            + " opsiges.");
      }
      return new Sanction(Measure.NONE, null, false, false, "noSanction");
    }
    if (choice.startsWith(BY_MATRIX)) {
      Integer months = choice.equals(BY_MATRIX_CLOSED) ? null
          : Integer.valueOf(choice.substring(BY_MATRIX.length() + 1));
      return new Sanction(months == null ? Measure.CLOSED_UNTIL_EXPLAINED : Measure.QUARANTINE, months,
          institutionToo, terminates, "byMatrix");
    }
    Measure measure = OWN.get(answers.needed("measure", "Sanktion"));
    return new Sanction(measure,
        measure == Measure.QUARANTINE ? answers.neededNumber("months", "Karantæne i måneder") : null, institutionToo,
        terminates, "ownAssessment");
  }

  /** The choice that follows what the matrix says. */
  static String choice(SanctionPolicy.Rule rule) {
    return rule.consequence() == SanctionPolicy.Consequence.QUARANTINE ? BY_MATRIX + "-" + rule.months()
        : BY_MATRIX_CLOSED;
  }

  /** Whether it is carried out at all. */
  public boolean isSanction() {
    return measure != Measure.NONE;
  }
}
