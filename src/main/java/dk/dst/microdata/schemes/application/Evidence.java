package dk.dst.microdata.schemes.application;

import dk.dst.microdata.facts.register.Comparison;
import dk.dst.microdata.facts.register.Comparison.Lack;
import dk.dst.microdata.facts.register.Comparison.Pair;
import dk.dst.microdata.facts.register.ContentLists.Head;
import dk.dst.microdata.facts.register.DataContent.Holding;
import dk.dst.microdata.facts.register.Deviations;
import dk.dst.microdata.facts.register.Overlap.Share;
import dk.dst.microdata.ground.terms.SchemeTerms;
import dk.dst.microdata.schemes.application.EligibilityPolicy.Growth;
import dk.dst.microdata.schemes.project.Project;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The figures behind the findings of one check, as they are kept and shown: names and numbers as they were on that day.
 *
 * @param rows register-variable rows of the proposal
 * @param registers the proposed registers, the least used first
 * @param projects all projects of the institution, active ones first, the best covered first
 * @param lacking registers that active projects use and the proposal does not offer them: those it does not have, then
 *     those with other years, then those with other variables, each the most wanted first
 * @param pairs pairwise overlap of active projects, the highest first
 * @param growth new projects by year, the oldest year first
 * @param trend of those with significant overlap: "stigende", "faldende" or "uændret"
 * @param problems what the applicant must mend before the application can be sent, one by one
 */
public record Evidence(int rows, List<RegisterUse> registers, List<ProjectLine> projects, List<LackingLine> lacking,
    List<Pair> pairs, List<Growth> growth, String trend, Deviations deviations, List<String> problems) {

  /**
   * A proposed register.
   *
   * @param uses active projects that use it, in the years proposed
   * @param few whether they are fewer than FSE's threshold (D2)
   * @param variableUses active projects that use each of its variables, in the order of their names; empty where the
   *     register is proposed whole
   */
  public record RegisterUse(String code, String label, String years, int uses, boolean few, String reason,
      List<Integer> variableUses) {}

  /**
   * A project of the institution.
   *
   * @param cells variable-years it has
   * @param common those the proposal holds
   * @param registers registers it has
   * @param commonRegisters those the proposal holds something of that it uses
   * @param counts whether it counts towards the five with significant overlap, and why or why not
   * @param origin where what is known of its data comes from; empty where nothing is known
   */
  public record ProjectLine(int number, String title, LocalDate startsOn, LocalDate endsOn, boolean active,
      long common, long cells, int commonRegisters, int registers, boolean counts, String why,
      String origin) {

    public double coverage() {
      return cells == 0 ? 0 : (double) common / cells;
    }
  }

  /**
   * A register of which active projects find nothing of theirs in the proposal.
   *
   * @param projects how many active projects
   * @param lack why; null in a check made before it was told apart
   */
  public record LackingLine(String label, int projects, Lack lack) {}

  static Evidence of(SchemeTerms terms, EligibilityFacts facts, Comparison comparison, EligibilityPolicy policy,
      Function<String, String> label, Map<Long, Head> heads, List<String> problems) {
    Stream<RegisterUse> registers = comparison.proposal().holdings().stream()
        .map(holding -> register(holding, terms, comparison, policy, label))
        .sorted(Comparator.comparing(RegisterUse::uses));
    Stream<ProjectLine> projects = facts.projects().stream()
        .map(project -> project(project, facts.day(), comparison.coverage(project.number()), policy,
            project.contentList() == null ? "" : heads.get(project.contentList()).origin()))
        .sorted(Comparator.comparing(ProjectLine::active).thenComparing(ProjectLine::coverage).reversed());
    Stream<LackingLine> lacking = Arrays.stream(Lack.values()).flatMap(lack -> comparison.lacking(lack).entrySet()
        .stream().map(entry -> new LackingLine(label.apply(entry.getKey()), entry.getValue(), lack))
        .sorted(Comparator.comparing(LackingLine::projects).reversed()));
    return new Evidence(comparison.proposal().rows(), registers.toList(), projects.toList(), lacking.toList(),
        comparison.pairs(), policy.growth(), policy.trend(), facts.deviations(), problems);
  }

  private static RegisterUse register(Holding holding, SchemeTerms terms, Comparison comparison,
      EligibilityPolicy policy, Function<String, String> label) {
    int uses = comparison.uses(holding.register());
    return new RegisterUse(holding.register(), label.apply(holding.register()), holding.span().danish(), uses,
        uses < terms.projectsPerRegister(), policy.reason(holding.register()),
        comparison.variableUses(holding.register()));
  }

  private static ProjectLine project(Project project, LocalDate day, Share share, EligibilityPolicy policy,
      String origin) {
    boolean active = project.isActive(day);
    return new ProjectLine(project.number(), project.title(), project.startsOn(), project.endsOn(), active,
        share.common(), share.of(), share.registers(), share.ofRegisters(), active && policy.overlaps(project),
        policy.why(project), origin);
  }
}
