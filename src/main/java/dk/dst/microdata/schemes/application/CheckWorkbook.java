package dk.dst.microdata.schemes.application;

import dk.dst.microdata.ground.table.Book;
import dk.dst.microdata.schemes.application.CheckView.FindingLine;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A check as a workbook. */
@Component
public class CheckWorkbook {

  private final CheckViews views;

  CheckWorkbook(CheckViews views) {
    this.views = views;
  }

  public byte[] of(EligibilityCheck check) {
    CheckView view = views.show(check);
    try (var workbook = new Book()) {
      workbook.sheet("Resultat", List.of("Betingelse", "Resultat", "Tal", "Grundlag", "Tærskel", "Tærsklens kilde",
          "Kilde"), view.findings().stream().map(CheckWorkbook::cells));
      workbook.sheet("Registre", List.of("Register", "Navn", "År", "Aktive projekter", "Variable",
          "Variable uden brug", "Begrundelse"), view.registers().stream().map(line -> List.of(line.code(), line.label(),
          line.years(), line.uses(), line.variables(), line.unused(), text(line.reason()))));
      workbook.sheet("Variable", List.of("Register", "Variabel", "Label", "År", "Aktive projekter", "Bemærk"),
          views.variables(check).entrySet().stream().sorted(Map.Entry.comparingByKey())
              .flatMap(entry -> entry.getValue().stream().map(line -> List.of(entry.getKey(), line.name(),
                  text(line.label()), line.years(), line.uses(), line.note()))));
      workbook.sheet("Projekter", List.of("Nr.", "Titel", "Begyndt", "Slutdato", "Dækning", "Celler dækket",
          "Registre dækket", "Tæller med", "Hvorfor", "Data oplyst af"), view.projects().stream().map(line -> List.of(line.number(),
          line.title(), line.startsOn(), line.endsOn(), line.coverage(), line.cells(), line.registers(),
          line.counts() ? "ja" : "nej", line.why(), line.origin())));
      workbook.sheet("Overlap parvis", List.of("Projekt", "Projekt", "Overlap"),
          view.pairs().stream().map(line -> List.of(line.one(), line.other(), line.overlap())));
      workbook.sheet("Mangler", List.of("Register", "Databasen", "Aktive projekter, der bruger det"),
          view.lacking().stream().map(line -> List.of(line.label(), line.why(), line.projects())));
      workbook.sheet("Vækst", List.of("Periode", "Nye projekter", "Heraf med væsentligt overlap"),
          view.growth().stream().map(line -> List.of(line.period(), line.started(), line.overlapping())));
      workbook.sheet("Afvigelser", List.of("Uden for registeroversigten"), Stream.concat(
          view.unknownRegisters().stream().map(code -> code + " findes ikke i registeroversigten"),
          view.deviations().stream()).map(List::of));
      workbook.sheet("Kontrollen", List.of("Hvad", "Værdi", "Kilde"), Stream.concat(Stream.of(
              List.of("Sag", view.line().caseNumber(), ""), List.of("Kontrol", view.line().kind(), ""),
              List.of("Foretaget", view.line().when() + " af " + view.line().by(), ""),
              List.of("Registeroversigt", view.line().catalogue(), "")),
          view.terms().stream().map(term -> List.of(term.name(), term.value(), term.basis()))));
      return workbook.bytes();
    }
  }

  private static List<?> cells(FindingLine line) {
    return List.of(line.condition(), line.outcomeText(), line.figure(), line.evidence(), line.threshold(),
        line.basis(), line.source());
  }

  private static String text(String text) {
    return text == null ? "" : text;
  }
}
