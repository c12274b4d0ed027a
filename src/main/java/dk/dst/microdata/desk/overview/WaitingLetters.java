package dk.dst.microdata.desk.overview;

import dk.dst.microdata.desk.overview.Figures.Column;
import dk.dst.microdata.desk.web.Page;
import dk.dst.microdata.ground.rights.CaseKind.Scheme;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Letters that wait to be sent; why each does, the page of unsent letters tells. */
@Component
@Order(10)
record WaitingLetters(JdbcClient jdbc, Clock clock) implements Section {

  private static final Duration LATE = Duration.ofDays(1);

  private record Letter(long id, String caseNumber, String institution, Scheme scheme, Instant writtenAt,
      boolean hasAddress) {}

  @Override
  public String key() {
    return "letters";
  }

  @Override
  public String title() {
    return "Breve, der venter";
  }

  @Override
  public Page more() {
    return Page.LETTERS;
  }

  @Override
  public Content of(Wanted wanted) {
    Instant late = clock.instant().minus(LATE);
    List<Letter> letters = wanted.narrow(jdbc.sql("select n.id, n.case_number, i.name as institution, " + CaseRow.SCHEME
        + " as scheme, n.written_at, coalesce(btrim(p.email), '') <> '' as has_address from notice n"
        + " join person p on p.id = n.person_id join" + CaseRow.OF_NOTICE
        + "where n.sent_at is null and p.erased_on is null and" + CaseRow.IS_WANTED)).query((row, i) -> new Letter(
            row.getLong("id"), row.getString("case_number"), row.getString("institution"),
            Scheme.valueOf(row.getString("scheme")), row.getTimestamp("written_at").toInstant(),
            row.getBoolean("has_address"))).list();
    var figures = new Figures<Letter>(List.of("Skrevet"), one -> new Line(one.writtenAt() + " " + one.id(),
        one.caseNumber(), one.institution(), List.of(Danish.moment(one.writtenAt().atZone(clock.getZone())))));
    return Content.of(wanted.asOfToday(), figures, figures.cross("schemes", "Breve, der ikke er sendt", "Ordning",
        Figures.byScheme(letters, Letter::scheme), List.of(new Column<>("Venter", one -> true),
            new Column<>("Har ventet over et døgn", one -> one.writtenAt().isBefore(late)),
            new Column<>("Uden adresse", one -> !one.hasAddress()))));
  }
}
