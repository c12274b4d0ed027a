package dk.dst.microdata.desk.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.desk.web.Page;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.database.ListPage;
import dk.dst.microdata.ground.rights.CaseKind.Scheme;
import dk.dst.microdata.ground.table.Book;
import dk.dst.microdata.ground.table.Csv;
import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The overview, section by section, for process owners and the head of office. */
@RestController
@RequestMapping("/camunda/api/microdata/overview")
class OverviewController {

  private static final Locale DANISH = Locale.forLanguageTag("da");
  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  record Choice(String id, String name) {}

  /** @param more the address of the page that tells more, or null */
  record Part(String id, String name, String more) {}

  /** What can be asked for, and the period where none is chosen. */
  record Choices(String from, String until, List<Part> sections, List<Choice> schemes, List<Choice> institutions) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ShownCell(String text, Double number, String figure) {}

  record ShownTable(String key, String title, String said, List<String> heads, List<List<ShownCell>> rows,
      List<ShownCell> total, Table.Chart chart) {}

  record Shown(String title, String of, List<ShownTable> tables) {}

  /** The list behind a figure. */
  record Behind(List<String> heads, List<Line> lines, String next, String count) {}

  private final List<Section> sections;
  private final DatabaseDates dates;
  private final Institutions institutions;
  private final Actor actor;
  private final Clock clock;

  OverviewController(List<Section> sections, DatabaseDates dates, Institutions institutions, Actor actor, Clock clock) {
    this.sections = sections;
    this.dates = dates;
    this.institutions = institutions;
    this.actor = actor;
    this.clock = clock;
  }

  @GetMapping
  Choices choices() {
    mayLook();
    Wanted usual = Wanted.of(LocalDate.now(clock), Map.of());
    Comparator<Object> alphabet = Collator.getInstance(DANISH);
    return new Choices(usual.from().toString(), usual.until().toString(),
        sections.stream().map(one -> new Part(one.key(), one.title(), one.more() == null ? null : one.more().address()))
            .toList(),
        Stream.of(Scheme.values()).map(one -> new Choice(one.name(), one.danish())).toList(),
        institutions.all().stream().sorted(Comparator.comparing(Institution::name, alphabet))
            .map(one -> new Choice(one.id(), one.name())).toList());
  }

  @GetMapping("/{section}")
  Shown show(@PathVariable String section, @RequestParam Map<String, String> typed) {
    mayLook();
    Section found = section(section);
    Content content = found.of(wanted(typed));
    return new Shown(found.title(), content.of(), content.tables().stream().map(OverviewController::shown).toList());
  }

  /** The list behind a figure, a page at a time. @param after the key of the last line of the page before */
  @GetMapping("/{section}/behind")
  Behind behind(@PathVariable String section, @RequestParam(defaultValue = "") String figure,
      @RequestParam(defaultValue = "") String after,
      @RequestParam Map<String, String> typed) {
    mayLook();
    Figures<?> figures = section(section).of(wanted(typed)).behind(figure).orElse(null);
    if (figures == null) {
      return new Behind(List.of(), List.of(), null, "0");
    }
    List<Line> all = figures.list(figure);
    List<Line> left = all.stream().filter(line -> line.key().compareTo(after) > 0).limit(ListPage.LINES + 1).toList();
    ListPage<Line> page = ListPage.of(left, Line::key, all.size());
    return new Behind(figures.heads(), page.lines(), page.next(), String.format(DANISH, "%,d", all.size()));
  }

  @GetMapping("/{section}/behind.csv")
  ResponseEntity<byte[]> behind(@PathVariable String section, @RequestParam(defaultValue = "") String figure,
      @RequestParam Map<String, String> typed) {
    mayLook();
    Content content = section(section).of(wanted(typed));
    List<String> heads = Stream.concat(Stream.of("Sag", "Institution"),
        content.behind(figure).stream().flatMap(figures -> figures.heads().stream())).toList();
    return file(section + "-liste.csv", Csv.of(heads, content.behind(figure).map(figures -> figures.list(figure))
        .orElse(List.of()).stream().map(line -> Stream.concat(Stream.of(line.caseNumber(), line.institution()),
            line.cells().stream()).toList()).toList()));
  }

  @GetMapping("/{section}/{table}.csv")
  ResponseEntity<byte[]> csv(@PathVariable String section, @PathVariable String table,
      @RequestParam Map<String, String> typed) {
    mayLook();
    Table found = table(section(section).of(wanted(typed)), table);
    return file(section + "-" + table + ".csv", Csv.of(found.heads(), found.lines()));
  }

  @GetMapping("/{section}/{table}.xlsx")
  ResponseEntity<byte[]> xlsx(@PathVariable String section, @PathVariable String table,
      @RequestParam Map<String, String> typed) {
    mayLook();
    Wanted wanted = wanted(typed);
    Content content = section(section).of(wanted);
    Table found = table(content, table);
    try (var book = new Book()) {
      book.sheet("Tal", found.heads(), found.lines().stream());
      book.sheet("Om tallene", List.of("Hvad", "Værdi"), Stream.of(List.of("Tabel", found.title()),
          List.of("Opgjort", content.of()), List.of("Ordning", wanted.scheme() == null ? "Alle"
              : wanted.scheme().danish()), List.of("Institution", wanted.institution().isEmpty() ? "Alle"
                  : institutions.all().stream().filter(one -> one.id().equals(wanted.institution()))
                      .map(Institution::name).findFirst().orElse("Ukendt"))));
      return file(section + "-" + table + ".xlsx", book.bytes());
    }
  }

  /** The days of the databases, for a calendar. */
  @GetMapping("/dates.ics")
  ResponseEntity<byte[]> calendar(@RequestParam Map<String, String> typed) {
    mayLook();
    return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/calendar;charset=UTF-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("projektdatabaser.ics").build()
            .toString()).body(CalendarFile.of(dates.planned(wanted(typed)), clock.instant()));
  }

  private void mayLook() {
    actor.mustBeIn(Page.FIGURES.groups());
  }

  private Wanted wanted(Map<String, String> typed) {
    return Wanted.of(LocalDate.now(clock), typed);
  }

  private Section section(String key) {
    return sections.stream().filter(one -> one.key().equals(key)).findFirst()
        .orElseThrow(() -> NoRight.unknown("Der er ingen sådan del af overblikket."));
  }

  private static Table table(Content content, String key) {
    return content.tables().stream().filter(one -> one.key().equals(key)).findFirst()
        .orElseThrow(() -> NoRight.unknown("Der er ingen sådan tabel."));
  }

  private static ResponseEntity<byte[]> file(String name, byte[] content) {
    return ResponseEntity.ok().contentType(name.endsWith(".csv") ? MediaType.parseMediaType("text/csv;charset=UTF-8")
            : XLSX).header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build()
            .toString()).body(content);
  }

  private static ShownTable shown(Table table) {
    return new ShownTable(table.key(), table.title(), table.said(), table.heads(),
        table.rows().stream().map(OverviewController::shown).toList(),
        table.total() == null ? null : shown(table.total()), table.chart());
  }

  private static List<ShownCell> shown(List<Cell> row) {
    return row.stream().map(cell -> new ShownCell(cell.text(), cell.number(), cell.figure())).toList();
  }
}
