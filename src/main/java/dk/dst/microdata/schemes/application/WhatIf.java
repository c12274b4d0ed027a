package dk.dst.microdata.schemes.application;

import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.terms.SchemeTerms;
import dk.dst.microdata.ground.terms.Supposed;
import dk.dst.microdata.schemes.application.DecidedChecks.Decided;
import dk.dst.microdata.schemes.application.Finding.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * What changed thresholds would have said of earlier applications: each check is made again on the facts it was made
 * on, with the numbers of its day but for the supposed ones. Nothing is kept and nothing changes.
 */
@Component
public class WhatIf {

  /** The terms that decide or sort a check. */
  public static final List<SchemeTerm> TERMS = List.of(SchemeTerm.MINIMUM_ACTIVE_PROJECTS,
      SchemeTerm.SIGNIFICANT_COVERAGE, SchemeTerm.PROJECTS_PER_REGISTER, SchemeTerm.MINIMUM_MANAGERS,
      SchemeTerm.MAXIMUM_MANAGERS, SchemeTerm.MANAGER_EXPERIENCE, SchemeTerm.PORTFOLIO_YEARS);

  /** Lists of the data of so many checks are read at once, and kept in memory no longer than there is room for. */
  private static final int AT_ONCE = 200;

  /**
   * A condition that would have come out differently in an application.
   *
   * @param decides whether it would have changed what the automatic check decided
   */
  public record Difference(String caseNumber, String title, String institution, int submission, String condition,
      String was, String wouldBe, boolean decides) {}

  /**
   * The answer.
   *
   * @param asked checks that were made again
   */
  public record Answer(int asked, List<Difference> differences) {}

  private final DecidedChecks decided;
  private final EligibilityChecks checks;

  WhatIf(DecidedChecks decided, EligibilityChecks checks) {
    this.decided = decided;
    this.checks = checks;
  }

  /** Of the checks of these days. */
  public Answer ask(Supposed supposed, LocalDate from, LocalDate until) {
    List<Decided> asked = decided.of(from, until);
    var differences = new ArrayList<Difference>();
    for (int i = 0; i < asked.size(); i += AT_ONCE) {
      List<Decided> some = asked.subList(i, Math.min(i + AT_ONCE, asked.size()));
      checks.prepare(some.stream().map(Decided::facts).toList());
      some.forEach(check -> compare(check, supposed, differences));
    }
    return new Answer(asked.size(), differences);
  }

  private void compare(Decided check, Supposed supposed, List<Difference> differences) {
    var comparison = checks.compare(check.facts());
    var before = new EligibilityPolicy(check.terms(), check.facts(), comparison);
    var policy = new EligibilityPolicy(changed(check, supposed), check.facts(), comparison);
    List<Finding> now = policy.findings();
    boolean eligible = now.stream().noneMatch(finding -> finding.outcome() == Outcome.NOT_MET);
    for (Finding finding : now) {
      check.findings().stream().filter(was -> was.condition() == finding.condition())
          .filter(was -> was.outcome() != finding.outcome() || !Objects.equals(was.within(), finding.within())
              || !trend(before, was).equals(trend(policy, finding)))
          .forEach(was -> differences.add(new Difference(check.caseNumber(), check.title(),
              check.facts().institution().name(), check.submission(), finding.condition().danish(),
              was.danish() + trend(before, was) + ": " + was.figure(),
              finding.danish() + trend(policy, finding) + ": " + finding.figure(),
              finding.condition().isCountable() && eligible != check.isEligible())));
    }
  }

  /** A portfolio that grows is no threshold: its direction is what a person looks at. */
  private static String trend(EligibilityPolicy policy, Finding finding) {
    return finding.condition() == Condition.GROWING_PORTFOLIO ? " (" + policy.trend() + ")" : "";
  }

  private static SchemeTerms changed(Decided check, Supposed supposed) {
    try {
      return supposed.in(check.terms(), TERMS);
    } catch (IllegalArgumentException e) {
      throw InputRefused.field(SchemeTerm.MINIMUM_MANAGERS.danish(), "Kontrollen i sag " + check.caseNumber()
          + " havde andre grænser for antallet af managere, som tallet ikke går sammen med. Skriv både mindst"
          + " og højst.");
    }
  }
}
