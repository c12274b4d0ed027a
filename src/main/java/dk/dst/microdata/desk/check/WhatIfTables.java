package dk.dst.microdata.desk.check;

import dk.dst.microdata.cases.task.OtherDeadlines;
import dk.dst.microdata.ground.terms.Supposed;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.application.WhatIf;
import dk.dst.microdata.schemes.usage.UsageWhatIf;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The answer to "hvad nu hvis" as people read it, on the page and in files. */
final class WhatIfTables {

  /** A measurement that would have been sorted otherwise. @param ratio "3 af 12 (25 %)" */
  record Usage(String caseNumber, String title, String institution, String measuredOn, String ratio, String was,
      String wouldBe) {}

  record Usages(int asked, List<Usage> differences) {}

  /** Steps of one kind. @param supposed the deadline that was asked about */
  record Deadline(String term, String supposed, String step, int ended, int late, int wouldBe) {}

  /** What was not asked about is null. */
  record Answer(WhatIf.Answer checks, Usages usage, List<Deadline> deadlines) {}

  /** A table of a file. @param key its name in an address */
  record Sheet(String key, String name, List<String> heads, List<List<Object>> rows) {}

  private WhatIfTables() {}

  static Usages shown(UsageWhatIf.Answer answer) {
    return new Usages(answer.asked(), answer.differences().stream().map(one -> new Usage(one.caseNumber(), one.title(),
        one.institution(), Danish.day(one.measuredOn()), one.used() + " af " + one.registers() + (one.registers() == 0
            ? "" : " (" + Danish.percent((double) one.used() / one.registers()) + ")"), one.was(), one.wouldBe()))
        .toList());
  }

  static Deadline shown(OtherDeadlines.Line line, Supposed supposed) {
    return new Deadline(line.term().danish(), supposed.danish(line.term()), line.step(), line.ended(), line.late(),
        line.wouldBe());
  }

  /** Those that were asked about. */
  static List<Sheet> of(Answer answer) {
    var sheets = new ArrayList<Sheet>();
    if (answer.checks() != null) {
      sheets.add(new Sheet("checks", "Betingelser", List.of("Sag", "Titel", "Institution", "Indsendelse", "Betingelse",
          "Var", "Ville være", "Ændrer den automatiske afgørelse"), answer.checks().differences().stream()
          .map(one -> List.<Object>of(one.caseNumber(), one.title(), one.institution(), one.submission(),
              one.condition(), one.was(), one.wouldBe(), one.decides() ? "Ja" : "Nej")).toList()));
    }
    if (answer.usage() != null) {
      sheets.add(new Sheet("usage", "Anvendelse", List.of("Sag", "Titel", "Institution", "Målt den", "Registre i brug",
          "Var", "Ville være"), answer.usage().differences().stream().map(one -> List.<Object>of(one.caseNumber(),
          one.title(), one.institution(), one.measuredOn(), one.ratio(), one.was(), one.wouldBe())).toList()));
    }
    if (answer.deadlines() != null) {
      sheets.add(new Sheet("deadlines", "Frister", List.of("Frist", "Ville være", "Trin", "Trin i alt",
          "Over fristen", "Ville være over fristen"), answer.deadlines().stream().map(one -> List.<Object>of(one.term(),
          one.supposed(), one.step(), one.ended(), one.late(), one.wouldBe())).toList()));
    }
    return sheets;
  }

  /** The period and the values that were asked about. */
  static List<List<String>> question(WhatIfQuestion asked) {
    return Stream.concat(Stream.of(List.of("Periode", Danish.day(asked.from()) + " – " + Danish.day(asked.until()))),
        asked.supposed().values().keySet().stream().map(term -> List.of(term.danish(), asked.supposed().danish(term))))
        .toList();
  }
}
