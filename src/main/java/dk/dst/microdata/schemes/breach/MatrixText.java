package dk.dst.microdata.schemes.breach;

import static java.util.stream.Collectors.joining;

import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.breach.SanctionPolicy.Finding;

/** What the matrix says, in words. */
final class MatrixText {

  private MatrixText() {}

  /** What is kept with the case: so one can say years later why. */
  static String evidence(Finding own, Finding institution) {
    return line(own) + (institution == null ? "" : "\n" + line(institution));
  }

  /** "2. mildt brud". */
  static String occurrence(Finding finding) {
    return finding.occurrence() + ". brud";
  }

  static String source(Finding finding) {
    return finding.rule() == null ? "Ikke i matricen" : finding.rule().source();
  }

  private static String line(Finding finding) {
    return finding.whom().danish() + ", " + occurrence(finding) + ", " + finding.grade().danish().toLowerCase() + ": "
        + finding.danish() + " (" + source(finding) + "). Tidligere brud, der tæller: "
        + (finding.earlier().isEmpty() ? "ingen" : finding.earlier().stream().map(earlier -> earlier.caseNumber() + " ("
            + Danish.day(earlier.happenedOn()) + ")").collect(joining(", "))) + ".";
  }
}
