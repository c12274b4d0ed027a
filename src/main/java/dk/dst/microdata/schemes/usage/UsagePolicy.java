package dk.dst.microdata.schemes.usage;

import dk.dst.microdata.facts.register.Comparison;
import dk.dst.microdata.ground.terms.SchemeTerms;
import java.math.BigDecimal;
import java.util.List;

/**
 * "kan nedlægges eller begrænses, hvis den ikke anvendes i et omfang der står i et rimeligt forhold til mængden af de
 * data" (S01, condition 4; P19). What is reasonable is not published (D5): the policy measures and advises, FSE decides.
 */
final class UsagePolicy {

  /** What the figures suggest; a person decides. */
  enum Advice {
    REASONABLE("Anvendelsen ligger over tærsklen, som er sat foreløbigt"),
    RESTRICT("Anvendelsen ligger under tærsklen, som er sat foreløbigt: overvej at begrænse indholdet"),
    CONSIDER_CLOSING("Anvendelsen er lav: overvej at nedlægge databasen");

    private final String danish;

    Advice(String danish) {
      this.danish = danish;
    }

    String danish() {
      return danish;
    }
  }

  /** How many active subprojects use a register of the database. */
  record Use(String register, int projects) {}

  /** Figures of one measurement. */
  record Usage(List<Use> uses, int subprojects) {

    int used() {
      return (int) uses.stream().filter(use -> use.projects() > 0).count();
    }

  }

  private UsagePolicy() {}

  /** Each register of the database with the number of active subprojects that use it, in the years it holds. */
  static Usage measure(Comparison database, int activeSubprojects) {
    return new Usage(database.proposal().registers().stream().map(code -> new Use(code, database.uses(code))).toList(),
        activeSubprojects);
  }

  static Advice advise(Usage usage, SchemeTerms terms) {
    return advise(usage.used(), usage.uses().size(), terms.usageReasonable(), terms.usageLow());
  }

  /** Of so many registers used of so many. */
  static Advice advise(int used, int registers, BigDecimal reasonable, BigDecimal low) {
    return reaches(used, registers, reasonable) ? Advice.REASONABLE
        : reaches(used, registers, low) ? Advice.RESTRICT : Advice.CONSIDER_CLOSING;
  }

  /** Whether at least that share is used, compared exactly. */
  private static boolean reaches(int used, int registers, BigDecimal share) {
    return registers > 0 && BigDecimal.valueOf(used).compareTo(share.multiply(BigDecimal.valueOf(registers))) >= 0;
  }
}
