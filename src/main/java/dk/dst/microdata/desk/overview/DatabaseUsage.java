package dk.dst.microdata.desk.overview;

import dk.dst.microdata.desk.overview.Figures.Column;
import dk.dst.microdata.desk.overview.Table.Chart;
import dk.dst.microdata.desk.overview.Table.Mark;
import dk.dst.microdata.ground.terms.SchemeTerms;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much of what the databases hold is used, by their measurements: the least used first, and where it goes. */
@Component
@Order(6)
record DatabaseUsage(JdbcClient jdbc, TermsInForce terms) implements Section {

  /** So many measurements back; six of them are three years. */
  private static final int SHOWN = 6;

  /** A measurement, or a database that has none yet. */
  private record Measured(String caseNumber, String institution, Integer number, LocalDate measuredOn, int registers,
      int used, int subprojects) {

    double share() {
      return registers == 0 ? 0 : (double) used / registers;
    }

    boolean reaches(BigDecimal wanted) {
      return registers > 0 && BigDecimal.valueOf(used).compareTo(wanted.multiply(BigDecimal.valueOf(registers))) >= 0;
    }
  }

  @Override
  public String key() {
    return "usage";
  }

  @Override
  public String title() {
    return "Anvendelse af projektdatabaserne";
  }

  @Override
  public Content of(Wanted wanted) {
    SchemeTerms now = terms.now();
    Map<String, List<Measured>> databases = wanted.narrow(jdbc.sql(
            "select f.case_number, i.name as institution, u.number,"
        + " u.measured_on, coalesce(u.registers, 0) as registers, coalesce(u.used, 0) as used,"
        + " coalesce(u.subprojects, 0) as subprojects from" + CaseRow.FROM
        + "left join usage_review u on u.case_number = f.case_number where f.kind = 'DATABASE'"
        + " and f.state = 'IN_OPERATION' and" + CaseRow.IS_WANTED + " order by f.case_number, u.number"))
        .query(Measured.class).list().stream().collect(Collectors.groupingBy(Measured::caseNumber, TreeMap::new,
            Collectors.toList()));
    var figures = new Figures<Measured>(List.of("Målt", "Registre", "I brug", "Andel", "Aktive underprojekter"), one ->
        new Line(one.measuredOn() + " " + one.caseNumber() + " " + one.number(), one.caseNumber(), one.institution(),
            one.number() == null ? List.of("Ikke målt endnu", "", "", "", "") : List.of(Danish.day(one.measuredOn()),
                String.valueOf(one.registers()), String.valueOf(one.used()), Danish.percent(one.share()),
                String.valueOf(one.subprojects()))));
    List<Measured> latest = databases.values().stream().map(all -> all.get(all.size() - 1)).toList();
    Map<String, List<Measured>> levels = new LinkedHashMap<>();
    for (String level : List.of("Under " + percent(now.usageLow()), "Fra " + percent(now.usageLow()) + " til "
        + percent(now.usageReasonable()), percent(now.usageReasonable()) + " eller mere", "Ikke målt endnu")) {
      levels.put(level, new ArrayList<>());
    }
    List<List<Measured>> inOrder = List.copyOf(levels.values());
    latest.forEach(one -> inOrder.get(one.number() == null ? 3 : one.reaches(now.usageReasonable()) ? 2
        : one.reaches(now.usageLow()) ? 1 : 0).add(one));
    return Content.of(wanted.asOfToday() + ". Grænserne er FSE’s skøn, ikke offentliggjort", figures,
        figures.cross("levels", "Projektdatabaser efter seneste måling", "Andel af registrene i brug", levels,
            List.of(new Column<>("Projektdatabaser", one -> true))),
        worstFirst(figures, databases, now), trend(figures, databases));
  }

  private static Table worstFirst(Figures<Measured> figures, Map<String, List<Measured>> databases, SchemeTerms now) {
    List<List<Cell>> rows = databases.values().stream().filter(all -> all.get(0).number() != null)
        .sorted(Comparator.comparing((List<Measured> all) -> all.get(all.size() - 1).share())).map(all -> {
          Measured last = all.get(all.size() - 1);
          Measured before = all.size() < 2 ? null : all.get(all.size() - 2);
          String change = before == null ? "–" : "%+.1f".formatted((last.share() - before.share()) * 100)
              .replace('.', ',').replace('-', '−');
          return List.of(Cell.of(last.caseNumber()), Cell.of(last.institution()), Cell.of(last.used() + " af "
              + last.registers()), Cell.share(last.used(), last.registers()), Cell.of(change),
              Cell.of(all.stream().skip(Math.max(0, all.size() - SHOWN)).map(one -> Danish.percent(one.share()))
                  .collect(Collectors.joining(" → "))), figures.count("worst/" + last.caseNumber() + "/Målinger", all));
        }).toList();
    return new Table("worst", "Mindst brugt først", "Andelen af databasens registre, som mindst ét aktivt underprojekt"
        + " bruger, ved seneste måling, og ændringen fra målingen før i procentpoint.", List.of("Projektdatabase",
            "Institution",
            "Registre i brug", "Andel (%)", "Ændring", "Udvikling", "Målinger"), rows, null,
        new Chart("bar", List.of(3), "% af registrene", List.of(new Mark("Lav " + percent(now.usageLow()),
            now.usageLow().doubleValue() * 100), new Mark("Rimelig " + percent(now.usageReasonable()),
                now.usageReasonable().doubleValue() * 100))));
  }

  private static Table trend(Figures<Measured> figures, Map<String, List<Measured>> databases) {
    var halves = databases.values().stream().flatMap(List::stream).filter(one -> one.number() != null)
        .collect(Collectors.groupingBy(one -> one.measuredOn().getYear() + ", " + (one.measuredOn().getMonthValue() < 7
            ? "1. halvår" : "2. halvår"), TreeMap::new, Collectors.toList()));
    List<List<Cell>> rows = halves.entrySet().stream().map(half -> {
      List<Integer> tenths = half.getValue().stream().map(one -> (int) (one.share() * 1000)).toList();
      double median = Math.floor(Percentile.median(tenths).orElse(0)) / 10;
      return List.of(Cell.of(half.getKey()), figures.count("trend/" + half.getKey() + "/Målinger", half.getValue()),
          new Cell(Danish.percent(median / 100), median, null));
    }).toList();
    return new Table("trend", "Anvendelsen halvår for halvår", "Medianen af de målinger, der er foretaget i halvåret.",
        List.of("Halvår", "Målinger", "Median (%)"), rows, null, new Chart("line", List.of(2), "% af registrene",
            List.of()));
  }

  private static String percent(BigDecimal share) {
    return Danish.percent(share.doubleValue());
  }
}
