package dk.dst.microdata.schemes.application;

import java.util.List;

/**
 * A check as pages and workbooks show it: everything in words, as it was.
 *
 * @param line what one chooses it by; its kind is "Indsendelse 1", or that it was the applicant's own
 * @param problems what must be mended before the application can be sent
 * @param registers the least used first
 * @param projects active ones first, the best covered first
 * @param growth new projects of each year back from the check, the oldest first
 * @param terms the thresholds that applied, and where they come from
 */
public record CheckView(Line line, boolean eligible, List<String> summary, List<String> problems,
    List<FindingLine> findings, List<RegisterLine> registers, List<ProjectLine> projects, List<LackingLine> lacking,
    List<PairLine> pairs, List<GrowthLine> growth, String trend, List<String> unknownRegisters,
    List<String> deviations, List<TermLine> terms) {

  /** What one chooses a check by. */
  public record Line(long id, String caseNumber, String kind, String when, String by, String catalogue,
      String result) {}

  /** Outcome is the name of a {@link Finding.Outcome}, for the eye; the text says the same. */
  public record FindingLine(String condition, String outcome, String outcomeText, String figure, String evidence,
      String threshold, String basis, String source) {}

  public record RegisterLine(String code, String label, String years, int uses, boolean few, int variables, int unused,
      String reason) {}

  /** The note says what was ordered beforehand, and the periods as the list writes them where they are finer than years. */
  public record VariableLine(String name, String label, String years, int uses, String note) {}

  public record ProjectLine(int number, String title, String startsOn, String endsOn, boolean active, String coverage,
      String cells, String registers, boolean counts, String why, String origin) {}

  public record LackingLine(String label, int projects, String why) {}

  public record PairLine(int one, int other, String overlap) {}

  public record GrowthLine(String period, int started, int overlapping) {}

  public record TermLine(String name, String value, String basis) {}
}
