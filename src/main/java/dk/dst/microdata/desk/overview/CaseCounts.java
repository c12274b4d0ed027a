package dk.dst.microdata.desk.overview;

import dk.dst.microdata.desk.overview.Figures.Column;
import dk.dst.microdata.desk.overview.Table.Chart;
import dk.dst.microdata.ground.rights.CaseKind.Scheme;
import dk.dst.microdata.ground.rights.CaseState.Phase;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases by scheme, state and institution, and how old those are that somebody has to do something about. */
@Component
@Order(1)
record CaseCounts(JdbcClient jdbc, Clock clock) implements Section {

  private record Row(String caseNumber, String institution, String title, CaseState state, Scheme scheme,
      LocalDate openedOn) {

    boolean is(Phase phase) {
      return state.phase() == phase;
    }
  }

  /** How old an open case is. */
  private enum Age {
    MONTH("Under 1 måned", 1), QUARTER("1-3 måneder", 3), HALF("3-6 måneder", 6), YEAR("6-12 måneder", 12),
    OLDER("Over 12 måneder", Integer.MAX_VALUE);

    private final String danish;
    private final int months;

    Age(String danish, int months) {
      this.danish = danish;
      this.months = months;
    }

    static Age of(LocalDate opened, LocalDate today) {
      Age age = MONTH;
      while (age != OLDER && !opened.plusMonths(age.months).isAfter(today)) {
        age = values()[age.ordinal() + 1];
      }
      return age;
    }
  }

  @Override
  public String key() {
    return "cases";
  }

  @Override
  public String title() {
    return "Sager";
  }

  @Override
  public Content of(Wanted wanted) {
    List<Row> rows = wanted.narrow(jdbc.sql(
            "select f.case_number, i.name as institution, f.title, f.state, f.opened_at, "
        + CaseRow.SCHEME + " as scheme from" + CaseRow.FROM + "where" + CaseRow.IS_WANTED)).query((row, i) ->
            new Row(row.getString("case_number"), row.getString("institution"), row.getString("title"),
                CaseState.valueOf(row.getString("state")), Scheme.valueOf(row.getString("scheme")),
                day(row.getTimestamp("opened_at").toInstant()))).list();
    var figures = new Figures<Row>(List.of("Titel", "Ordning", "Tilstand", "Åbnet"), row -> new Line(
        row.openedOn() + " " + row.caseNumber(), row.caseNumber(), row.institution(), List.of(row.title(),
            row.scheme().danish(), row.state().danish(), Danish.day(row.openedOn()))));
    List<Column<Row>> phases = List.of(new Column<>("Åbne", row -> row.is(Phase.OPEN)),
        new Column<>("Venter på en dato", row -> row.is(Phase.WAITS_FOR_A_DAY)),
        new Column<>("Afsluttede", row -> row.is(Phase.ENDED)), new Column<>("I alt", row -> true),
        new Column<>("Heraf åbnet i perioden", row -> wanted.isIn(row.openedOn())));
    List<Row> open = rows.stream().filter(row -> row.is(Phase.OPEN)).toList();
    return Content.of(wanted.asOfToday() + "; perioden er " + wanted.period(), figures,
        figures.cross("scheme", "Sager efter ordning", "Ordning", Figures.byScheme(rows, Row::scheme), phases)
            .with(new Chart("stacked", List.of(1, 2, 3), "sager", List.of())),
        figures.cross("age", "Åbne sager efter alder", "Åbnet for", Figures.named(open.stream().collect(Collectors
            .groupingBy(row -> Age.of(row.openedOn(), wanted.today()), TreeMap::new, Collectors.toList())),
            age -> age.danish), Stream.concat(Stream.of(new Column<Row>("Åbne sager", row -> true)),
                Stream.of(Scheme.values()).map(scheme -> new Column<Row>(scheme.danish(),
                    row -> row.scheme() == scheme))).toList())
            .with(new Chart("bar", List.of(1), "sager", List.of())),
        figures.cross("state", "Sager efter tilstand", "Tilstand", Figures.named(rows.stream().collect(Collectors
            .groupingBy(Row::state, TreeMap::new, Collectors.toList())), CaseState::danish),
            List.of(new Column<>("Sager", row -> true))),
        figures.cross("institution", "Sager efter institution", "Institution",
            Figures.largestFirst(rows, Row::institution), phases));
  }

  private LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, clock.getZone());
  }
}
