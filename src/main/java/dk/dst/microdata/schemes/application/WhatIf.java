package dk.dst.microdata.schemes.application;

import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.terms.SchemeTerms;
import dk.dst.microdata.schemes.application.Finding.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * What changed thresholds would have said of all earlier applications: each check is made again on the facts it was made
 * on, with the numbers of its day but for the changed ones. Nothing is kept and nothing changes.
 */
@Component
public class WhatIf {

  /** The thresholds that can be asked about; null leaves one as it was. */
  public record Question(Integer minimumActiveProjects, BigDecimal significantCoverage, Integer projectsPerRegister) {}

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

  private final EligibilityChecks checks;
  private final Applications applications;

  WhatIf(EligibilityChecks checks, Applications applications) {
    this.checks = checks;
    this.applications = applications;
  }

  /** @throws InputRefused where nothing is asked or a number is impossible */
  public Answer ask(Question question) {
    accept(question);
    List<Long> decided = checks.decided();
    var differences = new ArrayList<Difference>();
    for (long id : decided) {
      compare(checks.get(id), question, differences);
    }
    return new Answer(decided.size(), differences);
  }

  private void compare(EligibilityCheck check, Question question, List<Difference> differences) {
    SchemeTerms changed = check.terms().with(question.minimumActiveProjects(), question.significantCoverage(),
        question.projectsPerRegister());
    var policy = new EligibilityPolicy(changed, check.facts(), checks.compare(check.facts()));
    List<Finding> now = policy.findings();
    boolean eligible = now.stream().noneMatch(finding -> finding.outcome() == Outcome.NOT_MET);
    for (Finding finding : now) {
      check.findings().stream().filter(was -> was.condition() == finding.condition())
          .filter(was -> was.outcome() != finding.outcome() || !Objects.equals(was.within(), finding.within()))
          .forEach(was -> differences.add(new Difference(check.caseNumber(),
              applications.get(check.caseNumber()).title(), check.facts().institution().name(), check.submission(),
              finding.condition().danish(), was.danish() + ": " + was.figure(),
              finding.danish() + ": " + finding.figure(),
              finding.condition().isCountable() && eligible != check.isEligible())));
    }
  }

  private static void accept(Question question) {
    if (question.minimumActiveProjects() == null && question.significantCoverage() == null
        && question.projectsPerRegister() == null) {
      throw new InputRefused("Skriv mindst én tærskel, der skal være en anden.");
    }
    if (question.minimumActiveProjects() != null
        && (question.minimumActiveProjects() < 1 || question.minimumActiveProjects() > 1000)) {
      throw InputRefused.field("Aktive projekter", "Tallet skal være mellem 1 og 1000.");
    }
    if (question.significantCoverage() != null && (question.significantCoverage().signum() < 0
        || question.significantCoverage().compareTo(BigDecimal.ONE) > 0)) {
      throw InputRefused.field("Væsentligt overlap", "Tallet skal være mellem 0 og 1 (0,6 er 60 %).");
    }
    if (question.projectsPerRegister() != null
        && (question.projectsPerRegister() < 1 || question.projectsPerRegister() > 1000)) {
      throw InputRefused.field("Projekter pr. register", "Tallet skal være mellem 1 og 1000.");
    }
  }
}
