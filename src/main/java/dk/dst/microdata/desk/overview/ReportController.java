package dk.dst.microdata.desk.overview;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.desk.web.Page;
import dk.dst.microdata.ground.agreement.Report;
import dk.dst.microdata.ground.agreement.Report.Part;
import dk.dst.microdata.ground.table.Csv;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The yearly report of the schemes, to read and to reckon with. */
@RestController
@RequestMapping("/camunda/api/microdata/yearly-reports")
record ReportController(YearlyReport report, Report printed, Actor actor, Clock clock) {

  private static final String TITLE = "Mikrodataordningerne i ";

  /** The years there is one of, the newest first. */
  @GetMapping
  List<Integer> years() {
    actor.mustBeIn(Page.FIGURES.groups());
    int last = today().getYear();
    return IntStream.rangeClosed(0, last - report.firstYear(today())).mapToObj(i -> last - i).toList();
  }

  @GetMapping("/{year}.pdf")
  ResponseEntity<byte[]> pdf(@PathVariable int year) {
    List<Table> tables = tables(year);
    List<Part> parts = tables.stream().map(table -> new Part(table.title(), table.said(), table.heads(),
        Stream.concat(table.rows().stream(), Stream.ofNullable(table.total()))
            .map(row -> row.stream().map(Cell::text).toList()).toList())).toList();
    String until = year == today().getYear() ? " Året er ikke slut: tallene går til og med den " + Danish.day(today())
        + "." : "";
    return file(year + ".pdf", MediaType.APPLICATION_PDF, printed.pdf(TITLE + year, "Opgjort den " + Danish.day(today())
        + " af sagerne i Danmarks Statistiks Forskningsservice (FSE)." + until, TITLE + year, parts));
  }

  /** A line for each number, so that years can be put below each other. */
  @GetMapping("/{year}.csv")
  ResponseEntity<byte[]> csv(@PathVariable int year) {
    var rows = new ArrayList<List<Object>>();
    for (Table table : tables(year)) {
      for (List<Cell> row : table.rows()) {
        for (int i = 1; i < row.size(); i++) {
          rows.add(List.of(year, table.title(), row.get(0).text(), table.heads().get(i), row.get(i).value()));
        }
      }
    }
    return file(year + ".csv", MediaType.parseMediaType("text/csv;charset=UTF-8"),
        Csv.of(List.of("År", "Afsnit", "Hvad", "Tal", "Værdi"), rows));
  }

  private List<Table> tables(int year) {
    actor.mustBeIn(Page.FIGURES.groups());
    if (year > today().getYear() || year < report.firstYear(today())) {
      throw NoRight.unknown("Der er ingen rapport for det år.");
    }
    return report.of(year, today());
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] content) {
    return ResponseEntity.ok().contentType(type).header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
        .filename("mikrodataordningerne-" + name).build().toString()).body(content);
  }
}
