package dk.dst.microdata.facts.register;

import dk.dst.microdata.facts.register.DataContent.Holding;
import dk.dst.microdata.facts.register.Overlap.Share;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A proposed content beside the projects of an institution, by the definitions of {@link Overlap}: what it covers of
 * each, how many use each of its registers and variables, and what they have that it lacks. No threshold is in it.
 */
public final class Comparison {

  /** Pairs are formed among so many projects, those best covered; a list of more pairs nobody reads. */
  static final int MOST_PAIRED = 50;

  /** Why a proposal has nothing of a register that an active project could use. */
  public enum Lack {
    /** It does not have the register at all. */
    REGISTER,
    /** It has variables of the project, or the whole register, but in none of the project's years. */
    YEARS,
    /** It has the register with none of the project's variables. */
    VARIABLES
  }

  /** Two projects by number, the lower one first, and their pairwise overlap. */
  public record Pair(int one, int other, double overlap) {}

  private final DataContent proposal;
  private final Map<Integer, Share> coverage = new LinkedHashMap<>();
  private final Map<String, int[]> registerUses = new HashMap<>();
  private final Map<String, int[]> variableUses = new HashMap<>();
  private final Map<Lack, Map<String, Integer>> lacking = new EnumMap<>(Lack.class);
  private final Map<Integer, DataContent> active;

  /**
   * @param active contents of the active projects, by number: they alone count as use
   * @param others contents of projects that have ended or not begun, by number: covered, but not using
   */
  public Comparison(DataContent proposal, Map<Integer, DataContent> active, Map<Integer, DataContent> others) {
    this.proposal = proposal;
    this.active = active;
    proposal.holdings().forEach(holding -> {
      registerUses.put(holding.register(), new int[1]);
      variableUses.put(holding.register(), new int[holding.variables().size()]);
    });
    active.forEach((number, content) -> coverage.put(number, use(content)));
    others.forEach((number, content) -> coverage.put(number, Overlap.coverage(content, proposal)));
  }

  /** Counts what an active project uses, and gives its coverage: both in one walk, for there may be thousands. */
  private Share use(DataContent project) {
    long common = 0;
    long of = 0;
    int registers = 0;
    for (Holding own : project.holdings()) {
      Holding proposed = proposal.find(own.register());
      int held = proposed == null ? 0 : Overlap.held(own, proposed, variableUses.get(own.register()));
      if (held == 0) {
        lacking.computeIfAbsent(lack(own, proposed), kind -> new TreeMap<>()).merge(own.register(), 1, Integer::sum);
      } else {
        registerUses.get(own.register())[0]++;
      }
      common += held;
      of += own.cells();
      registers += held > 0 ? 1 : 0;
    }
    return new Share(common, of, registers, project.holdings().size());
  }

  public DataContent proposal() {
    return proposal;
  }

  /** What the proposal covers of that project. */
  public Share coverage(int project) {
    return coverage.get(project);
  }

  /** How many active projects use the register, which the proposal must have. */
  public int uses(String register) {
    return registerUses.get(register)[0];
  }

  /**
   * How many active projects use each variable of the register, in the order of its variables. A project of which only
   * the register is known counts for none of them.
   */
  public List<Integer> variableUses(String register) {
    return Arrays.stream(variableUses.get(register)).boxed().toList();
  }

  private static Lack lack(Holding own, Holding proposed) {
    return proposed == null ? Lack.REGISTER
        : Overlap.haveVariableInCommon(own, proposed) ? Lack.YEARS : Lack.VARIABLES;
  }

  /** Registers of which active projects find nothing of theirs in the proposal for that reason, with how many do. */
  public Map<String, Integer> lacking(Lack why) {
    return lacking.getOrDefault(why, Map.of());
  }

  /** Pairwise overlap of the active projects, the highest first; of many projects those best covered. */
  public List<Pair> pairs() {
    List<Integer> paired = active.keySet().stream()
        .sorted(Comparator.comparing((Integer number) -> -coverage.get(number).value())
            .thenComparing(Comparator.naturalOrder()))
        .limit(MOST_PAIRED).sorted().toList();
    var pairs = new ArrayList<Pair>();
    for (int i = 0; i < paired.size(); i++) {
      for (int j = i + 1; j < paired.size(); j++) {
        pairs.add(new Pair(paired.get(i), paired.get(j),
            Overlap.jaccard(active.get(paired.get(i)), active.get(paired.get(j)))));
      }
    }
    pairs.sort(Comparator.comparing(Pair::overlap).reversed());
    return pairs;
  }
}
