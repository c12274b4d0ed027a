package dk.dst.microdata.desk.check;

import dk.dst.microdata.cases.task.Deadlines;
import dk.dst.microdata.cases.task.OtherDeadlines;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.desk.check.WhatIfTables.Answer;
import dk.dst.microdata.desk.check.WhatIfTables.Sheet;
import dk.dst.microdata.desk.web.Page;
import dk.dst.microdata.ground.table.Book;
import dk.dst.microdata.ground.table.Csv;
import dk.dst.microdata.ground.terms.ChangingTerms;
import dk.dst.microdata.ground.terms.ChangingTerms.Standing;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.schemes.application.WhatIf;
import dk.dst.microdata.schemes.usage.UsageWhatIf;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** "Hvad nu hvis": for process owners. */
@RestController
@RequestMapping("/camunda/api/microdata/what-if")
record WhatIfController(WhatIf whatIf, UsageWhatIf usage, OtherDeadlines deadlines, ChangingTerms changing,
    TermsInForce terms, Actor actor, Clock clock) {

  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  /** @param kind how its value is read: a whole number, a share, or a time in words */
  record Field(String key, String name, String value, boolean published, String hint, String kind) {}

  record Group(String name, List<Field> fields) {}

  /** What can be asked, with the terms in force today. */
  record Askable(String from, String until, List<Group> groups) {}

  @GetMapping
  Askable askable() {
    mayAsk();
    Map<SchemeTerm, Standing> standing =
        changing.standing().stream().collect(Collectors.toMap(Standing::term, Function.identity()));
    LocalDate today = LocalDate.now(clock);
    return new Askable(today.minus(WhatIfQuestion.USUAL).plusDays(1).toString(), today.toString(),
        List.of(group("Betingelser for en projektdatabase", WhatIf.TERMS, standing),
            group("Anvendelsen af en projektdatabase", UsageWhatIf.TERMS, standing),
            group("Frister", Deadlines.Terms.ALL, standing)));
  }

  private static Group group(String name, List<SchemeTerm> terms, Map<SchemeTerm, Standing> standing) {
    return new Group(name, terms.stream().map(standing::get).map(one -> new Field(one.term().key(),
        one.term().danish(), one.danish(), one.term().isPublished(), one.hint(),
        one.danish().endsWith("%") ? "share" : one.danish().matches("\\d+") ? "number" : "time")).toList());
  }

  @PostMapping
  Answer ask(@RequestBody Map<String, String> typed) {
    return answer(typed);
  }

  /** The same differences, a table as csv. */
  @GetMapping("/{part}.csv")
  ResponseEntity<byte[]> csv(@PathVariable String part, @RequestParam Map<String, String> typed) {
    Sheet sheet = WhatIfTables.of(answer(typed)).stream().filter(one -> one.key().equals(part)).findFirst()
        .orElseThrow(() -> NoRight.unknown("Der er ingen sådan tabel."));
    return file(part + ".csv", MediaType.parseMediaType("text/csv;charset=UTF-8"), Csv.of(sheet.heads(), sheet.rows()));
  }

  /** All of them as a workbook, with what was asked. */
  @GetMapping("/workbook.xlsx")
  ResponseEntity<byte[]> xlsx(@RequestParam Map<String, String> typed) {
    Answer answer = answer(typed);
    try (var book = new Book()) {
      WhatIfTables.of(answer).forEach(sheet -> book.sheet(sheet.name(), sheet.heads(), sheet.rows().stream()));
      book.sheet("Spørgsmålet", List.of("Hvad", "Værdi"), WhatIfTables.question(question(typed)).stream());
      return file("forskelle.xlsx", XLSX, book.bytes());
    }
  }

  private Answer answer(Map<String, String> typed) {
    mayAsk();
    WhatIfQuestion asked = question(typed);
    var supposed = asked.supposed();
    return new Answer(
        supposed.isAny(WhatIf.TERMS) ? whatIf.ask(supposed, asked.from(), asked.until()) : null,
        supposed.isAny(UsageWhatIf.TERMS) ? WhatIfTables.shown(usage.ask(supposed, asked.from(), asked.until())) : null,
        supposed.isAny(Deadlines.Terms.ALL) ? deadlines.ask(supposed, asked.from(), asked.until()).stream()
            .map(line -> WhatIfTables.shown(line, supposed)).toList() : null);
  }

  private WhatIfQuestion question(Map<String, String> typed) {
    return WhatIfQuestion.of(typed, terms.now(), LocalDate.now(clock));
  }

  private void mayAsk() {
    actor.mustBeIn(Page.WHAT_IF.groups());
  }

  private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] content) {
    return ResponseEntity.ok().contentType(type).header(HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename("hvad-nu-hvis-" + name).build().toString()).body(content);
  }
}
