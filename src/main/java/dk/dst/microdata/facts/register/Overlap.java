package dk.dst.microdata.facts.register;

import dk.dst.microdata.facts.register.DataContent.Holding;
import java.math.BigDecimal;
import java.util.List;

/**
 * How contents overlap, at the grain of register × variable × year. Pure arithmetic; what is enough, the policies say.
 *
 * <p>A <b>cell</b> is one variable of one register in one year. Where only the register is known, not its variables, a
 * cell is the register in one year.
 * <ul>
 * <li><b>Coverage</b> of a project by a database: the share of the project's cells that the database holds. A register
 *     held whole holds all its variables; of a project's whole register the years count in which the database holds
 *     anything of it.
 * <li>A project <b>uses</b> a register (a variable) of a database when both have a cell of it in common.
 * <li><b>Pairwise overlap</b> of two projects (Jaccard): the cells both have, of all cells either has. Where one of
 *     them knows only the register, that register is compared by its years on both sides.
 * </ul>
 */
public final class Overlap {

  private Overlap() {}

  /**
   * A part of a whole.
   *
   * @param common cells in common
   * @param of all cells
   * @param registers registers with a cell in common
   * @param ofRegisters all registers
   */
  public record Share(long common, long of, int registers, int ofRegisters) {

    /** 0 to 1; 0 of nothing. */
    public double value() {
      return of == 0 ? 0 : (double) common / of;
    }

    /** Whether it is at least that share, compared exactly: no quotient that was rounded comes to a threshold. */
    public boolean reaches(BigDecimal threshold) {
      return of > 0 && BigDecimal.valueOf(common).compareTo(threshold.multiply(BigDecimal.valueOf(of))) >= 0;
    }
  }

  /** The share of a project that a database holds. */
  public static Share coverage(DataContent project, DataContent database) {
    long common = 0;
    long of = 0;
    int registers = 0;
    for (Holding own : project.holdings()) {
      Holding theirs = database.find(own.register());
      int held = theirs == null ? 0 : held(own, theirs, null);
      common += held;
      of += own.cells();
      registers += held > 0 ? 1 : 0;
    }
    return new Share(common, of, registers, project.holdings().size());
  }

  /** Pairwise overlap, 0 to 1; the same whichever comes first; 0 for two empty ones. */
  public static double jaccard(DataContent one, DataContent other) {
    long common = 0;
    long together = 0;
    for (Holding own : one.holdings()) {
      Holding theirs = other.find(own.register());
      if (theirs == null) {
        together += own.cells();
      } else if (own.isWhole() || theirs.isWhole()) {
        int both = own.span().common(theirs.span());
        common += both;
        together += own.span().count() + theirs.span().count() - both;
      } else {
        int both = held(own, theirs, null);
        common += both;
        together += own.cells() + theirs.cells() - both;
      }
    }
    for (Holding theirs : other.holdings()) {
      together += one.find(theirs.register()) == null ? theirs.cells() : 0;
    }
    return together == 0 ? 0 : (double) common / together;
  }

  /**
   * How many of one holding's cells another holding of the same register holds.
   *
   * @param uses counts by variable of the other holding, each raised by one where both have a cell; or null
   */
  static int held(Holding own, Holding theirs, int[] uses) {
    if (own.isWhole()) {
      return own.span().common(theirs.span());
    }
    int held = 0;
    for (int i = 0, j = 0; i < own.variables().size(); i++) {
      if (theirs.isWhole()) {
        held += own.years().get(i).common(theirs.span());
        continue;
      }
      String variable = own.variables().get(i);
      j = seek(theirs.variables(), j, variable);
      if (j < theirs.variables().size() && theirs.variables().get(j).equals(variable)) {
        int common = own.years().get(i).common(theirs.years().get(j));
        held += common;
        if (uses != null && common > 0) {
          uses[j]++;
        }
      }
    }
    return held;
  }

  /** Whether both have a variable in common, in whatever years; one that is held whole has them all. */
  static boolean haveVariableInCommon(Holding one, Holding other) {
    if (one.isWhole() || other.isWhole()) {
      return true;
    }
    for (int i = 0, j = 0; i < one.variables().size() && j < other.variables().size(); i++) {
      j = seek(other.variables(), j, one.variables().get(i));
      if (j < other.variables().size() && other.variables().get(j).equals(one.variables().get(i))) {
        return true;
      }
    }
    return false;
  }

  /**
   * The first place from here on that is not before the name: in growing steps, then by halves, because a project has a
   * few variables of the many of a database.
   */
  private static int seek(List<String> names, int from, String name) {
    int low = from;
    int high = from;
    for (int step = 1; high < names.size() && names.get(high).compareTo(name) < 0; step *= 2) {
      low = high + 1;
      high += step;
    }
    high = Math.min(high, names.size());
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (names.get(middle).compareTo(name) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
