package dk.dst.microdata.register;

import java.util.Collection;
import java.util.Set;

/** How two sets of registers overlap. Pure arithmetic on register codes; thresholds belong to the policies. */
public final class Overlap {

  private Overlap() {}

  /** The share of a project's registers that the database holds, 0 to 1; 0 for a project without registers. */
  public static double coverage(Set<String> project, Set<String> database) {
    return project.isEmpty() ? 0 : (double) common(project, database) / project.size();
  }

  /** The share of all registers of both that both have, 0 to 1; the same whichever comes first. */
  public static double jaccard(Set<String> one, Set<String> other) {
    long common = common(one, other);
    long together = one.size() + other.size() - common;
    return together == 0 ? 0 : (double) common / together;
  }

  /** How many of the projects use the register. */
  public static int uses(String register, Collection<Set<String>> projects) {
    return (int) projects.stream().filter(project -> project.contains(register)).count();
  }

  private static long common(Set<String> one, Set<String> other) {
    return one.stream().filter(other::contains).count();
  }
}
