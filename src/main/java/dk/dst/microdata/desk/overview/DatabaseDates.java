package dk.dst.microdata.desk.overview;

import dk.dst.microdata.desk.overview.Figures.Column;
import dk.dst.microdata.desk.overview.Table.Chart;
import dk.dst.microdata.desk.web.Page;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.usage.UsageReviews;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The databases in operation by the day of their next review and by their end: the next two years, month by month. */
@Component
@Order(5)
record DatabaseDates(JdbcClient jdbc, UsageReviews reviews) implements Section {

  private static final int MONTHS = 24;
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.forLanguageTag("da"));
  private static final String PASSED = "Overskredet";
  private static final String LATER = "Senere";

  /** @param isEnd whether the database ends on that day; else its use is reviewed */
  record Planned(String caseNumber, String institution, String title, boolean isEnd, LocalDate day) {

    String what() {
      return isEnd ? "Slutdato" : "Gennemgang af anvendelsen";
    }
  }

  private record Database(String caseNumber, String institution, String title, LocalDate endsOn) {}

  @Override
  public String key() {
    return "dates";
  }

  @Override
  public String title() {
    return "Gennemgange og slutdatoer";
  }

  @Override
  public Page more() {
    return Page.PROJECTS;
  }

  @Override
  public Content of(Wanted wanted) {
    var figures = new Figures<Planned>(List.of("Titel", "Hvad", "Dag"), one -> new Line(one.day() + " "
        + one.caseNumber() + " " + one.what(), one.caseNumber(), one.institution(), List.of(one.title(), one.what(),
            Danish.day(one.day()))));
    Map<String, List<Planned>> months = new LinkedHashMap<>();
    months.put(PASSED, new ArrayList<>());
    YearMonth first = YearMonth.from(wanted.today());
    for (int i = 0; i < MONTHS; i++) {
      months.put(MONTH.format(first.plusMonths(i)), new ArrayList<>());
    }
    months.put(LATER, new ArrayList<>());
    planned(wanted).forEach(one -> months.get(month(one.day(), wanted.today())).add(one));
    months.entrySet().removeIf(month -> month.getValue().isEmpty()
        && (month.getKey().equals(PASSED) || month.getKey().equals(LATER)));
    Table table = figures.cross("months", "Projektdatabaser i drift efter dato", "Måned", months, List.of(
        new Column<>("Næste gennemgang", one -> !one.isEnd()), new Column<>("Slutdato", Planned::isEnd)))
        .with(new Chart("line", List.of(1, 2), "projektdatabaser", List.of()));
    return Content.of(wanted.asOfToday() + " og 24 måneder frem", figures, table);
  }

  private static String month(LocalDate day, LocalDate today) {
    YearMonth month = YearMonth.from(day);
    return day.isBefore(today) ? PASSED : month.isBefore(YearMonth.from(today).plusMonths(MONTHS)) ? MONTH.format(month)
        : LATER;
  }

  /** What is planned for the databases that are wanted. */
  List<Planned> planned(Wanted wanted) {
    List<Database> databases = wanted.narrow(jdbc.sql(
            "select f.case_number, i.name as institution, f.title, f.ends_on from"
        + CaseRow.FROM + "where f.kind = 'DATABASE' and f.state = 'IN_OPERATION' and" + CaseRow.IS_WANTED))
        .query(Database.class).list();
    Map<String, LocalDate> next = reviews.next(databases.stream().map(Database::caseNumber).toList());
    var planned = new ArrayList<Planned>();
    for (Database one : databases) {
      planned.add(new Planned(one.caseNumber(), one.institution(), one.title(), true, one.endsOn()));
      if (next.get(one.caseNumber()) != null) {
        planned.add(new Planned(one.caseNumber(), one.institution(), one.title(), false, next.get(one.caseNumber())));
      }
    }
    return planned;
  }
}
