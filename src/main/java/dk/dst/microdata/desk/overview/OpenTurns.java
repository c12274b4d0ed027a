package dk.dst.microdata.desk.overview;

import dk.dst.microdata.desk.overview.Figures.Column;
import dk.dst.microdata.desk.overview.Table.Chart;
import dk.dst.microdata.ground.calendar.CountedDays;
import dk.dst.microdata.ground.calendar.WorkingDays;
import dk.dst.microdata.ground.rights.CaseKind.Scheme;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits for somebody: whose turn it is, for how long it has been, and whether its last day has passed. */
@Component
@Order(2)
record OpenTurns(JdbcClient jdbc, TermsInForce terms) implements Section {

  private record Row(String id, String caseNumber, String institution, Scheme scheme, Command command, boolean fse,
      LocalDate beganOn, LocalDate dueOn, int waited, int late) {

    boolean isOverdue() {
      return late > 0;
    }
  }

  /** For how long it has waited, in working days. */
  private enum Waited {
    UP_TO_5("0-5 arbejdsdage", 5), UP_TO_10("6-10 arbejdsdage", 10), UP_TO_20("11-20 arbejdsdage", 20),
    UP_TO_60("21-60 arbejdsdage", 60), LONGER("Over 60 arbejdsdage", Integer.MAX_VALUE);

    private final String danish;
    private final int most;

    Waited(String danish, int most) {
      this.danish = danish;
      this.most = most;
    }

    static Waited of(int days) {
      return List.of(values()).stream().filter(one -> days <= one.most).findFirst().orElse(LONGER);
    }
  }

  @Override
  public String key() {
    return "waiting";
  }

  @Override
  public String title() {
    return "Ventetid og overskredne frister";
  }

  @Override
  public Content of(Wanted wanted) {
    LocalDate today = wanted.today();
    var days = new CountedDays(new WorkingDays(terms.now().closedDays()), today);
    List<Row> rows = wanted.narrow(jdbc.sql(
            "select t.task_id, t.case_number, i.name as institution, t.command, t.fse, t.began_on,"
        + " t.due_on, " + CaseRow.SCHEME + " as scheme from turn t join" + CaseRow.OF_TURN
        + "where t.ended_on is null and" + CaseRow.IS_WANTED))
        .query((row, i) -> {
          LocalDate began = row.getObject("began_on", LocalDate.class);
          LocalDate due = row.getObject("due_on", LocalDate.class);
          return new Row(row.getString("task_id"), row.getString("case_number"), row.getString("institution"),
              Scheme.valueOf(row.getString("scheme")), Command.valueOf(row.getString("command")), row.getBoolean("fse"),
              began, due, days.between(began, today),
              due != null && today.isAfter(due) ? Math.max(1, days.between(due, today)) : 0);
        }).list();
    var figures = new Figures<Row>(List.of("Hvad", "Hos", "Siden", "Frist", "Arbejdsdage over fristen"),
        row -> new Line(
        row.beganOn() + " " + row.caseNumber() + " " + row.id(), row.caseNumber(), row.institution(),
        List.of(row.command().danish(), whose(row.fse()), Danish.day(row.beganOn()), Danish.day(row.dueOn()),
            row.isOverdue() ? String.valueOf(row.late()) : "")));
    List<Column<Row>> late = List.of(new Column<>("Venter", row -> true),
        new Column<>("Over fristen", Row::isOverdue),
        new Column<>("Over fristen hos FSE", row -> row.fse() && row.isOverdue()),
        new Column<>("Over fristen hos institutionen", row -> !row.fse() && row.isOverdue()),
        new Column<>("Højst 5 arbejdsdage over", row -> row.isOverdue() && row.late() <= 5),
        new Column<>("6-20 arbejdsdage over", row -> row.late() > 5 && row.late() <= 20),
        new Column<>("Mere end 20 arbejdsdage over", row -> row.late() > 20));
    return Content.of(wanted.asOfToday(), figures,
        figures.cross("waited", "Hvor længe der er ventet", "Ventet", Figures.named(rows.stream().collect(Collectors
            .groupingBy(row -> Waited.of(row.waited()), TreeMap::new, Collectors.toList())), waited -> waited.danish),
            List.of(new Column<>("Hos FSE", Row::fse), new Column<>("Hos institutionen", row -> !row.fse()),
                new Column<>("I alt", row -> true)))
            .with(new Chart("stacked", List.of(1, 2), "opgaver", List.of())),
        figures.cross("overdue", "Overskredne frister efter ordning", "Ordning", Figures.byScheme(rows, Row::scheme),
            late)
            .with(new Chart("stacked", List.of(3, 4), "opgaver", List.of())),
        figures.cross("steps", "Overskredne frister efter trin", "Trin",
            Figures.largestFirst(rows, row -> row.command().danish()), late.subList(0, 2)),
        figures.cross("institutions", "Overskredne frister efter institution", "Institution", Figures.largestFirst(rows,
            Row::institution), late.subList(0, 4)));
  }

  static String whose(boolean fse) {
    return fse ? "FSE" : "Institutionen";
  }
}
