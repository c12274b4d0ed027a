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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * FSE's time and the institution's, phase by phase, in working days: of what has ended in the period. The day something
 * began does not count, as for the targets.
 */
@Component
@Order(3)
record PhaseTimes(JdbcClient jdbc, TermsInForce terms) implements Section {

  /** What somebody has done, or did not have to do any more. */
  record Turn(String id, String caseNumber, String institution, Scheme scheme, Command command, boolean fse,
      LocalDate beganOn, LocalDate endedOn, LocalDate dueOn, int used) {

    boolean isLate() {
      return dueOn != null && endedOn.isAfter(dueOn);
    }
  }

  /** A phase is a step of a side, the longest of which come first. */
  private record Phase(String name, boolean fse) {}

  @Override
  public String key() {
    return "time";
  }

  @Override
  public String title() {
    return "Tid i hver fase";
  }

  /** The table of both sides alone. */
  Table sides(Wanted wanted) {
    return sides(new Figures<>(List.of(), null), turns(wanted));
  }

  @Override
  public Content of(Wanted wanted) {
    List<Turn> turns = turns(wanted);
    var figures = new Figures<Turn>(List.of("Hvad", "Hos", "Begyndt", "Afsluttet", "Frist", "Arbejdsdage"), turn ->
        new Line(turn.endedOn() + " " + turn.caseNumber() + " " + turn.id(), turn.caseNumber(), turn.institution(),
            List.of(turn.command().danish(), OpenTurns.whose(turn.fse()), Danish.day(turn.beganOn()),
                Danish.day(turn.endedOn()), Danish.day(turn.dueOn()), String.valueOf(turn.used()))));
    Map<Phase, List<Turn>> phases = turns.stream().collect(Collectors.groupingBy(turn ->
        new Phase(turn.command().danish(), turn.fse())));
    List<List<Cell>> rows = phases.entrySet().stream()
        .sorted(Comparator.comparing((Map.Entry<Phase, List<Turn>> one) -> !one.getKey().fse())
            .thenComparing(one -> -one.getValue().size()).thenComparing(one -> one.getKey().name()))
        .map(one -> row(figures, one.getKey(), one.getValue())).toList();
    Table steps = new Table("steps", "Arbejdsdage i hvert trin", "Målet er trinets frist. For FSE’s vurderinger og"
        + " afgørelser er den regnet over hele behandlingen, og den står stille, mens sagen er hos institutionen.",
        List.of("Trin", "Hos", "Afsluttet", "Median", "90-percentil", "Med frist", "Over fristen",
            "Inden for målet (%)"),
        rows, null, new Chart("bar", List.of(3, 4), "arbejdsdage", List.of()));
    return Content.of(wanted.period(), figures, sides(figures, turns), steps,
        figures.cross("month", "Afsluttede trin måned for måned", "Måned", Figures.named(turns.stream().collect(
            Collectors.groupingBy(turn -> turn.endedOn().toString().substring(0, 7), TreeMap::new,
                Collectors.toList())),
            month -> month), List.of(new Column<>("Hos FSE", Turn::fse), new Column<>("Hos institutionen",
                turn -> !turn.fse()), new Column<>("Over fristen", Turn::isLate)))
            .with(new Chart("line", List.of(1, 2, 3), "trin", List.of())));
  }

  private static List<Cell> row(Figures<Turn> figures, Phase phase, List<Turn> turns) {
    String key = "steps/" + phase.name() + "/" + OpenTurns.whose(phase.fse()) + "/";
    List<Integer> used = turns.stream().map(Turn::used).toList();
    List<Turn> withDue = turns.stream().filter(turn -> turn.dueOn() != null).toList();
    List<Turn> late = turns.stream().filter(Turn::isLate).toList();
    return List.of(Cell.of(phase.name()), Cell.of(OpenTurns.whose(phase.fse())), figures.count(key + "Afsluttet",
        turns),
        Cell.days(Percentile.median(used)), Cell.days(Percentile.of(used, 0.9)), figures.count(key + "Med frist",
            withDue),
        figures.count(key + "Over fristen", late), Cell.share(withDue.size() - late.size(), withDue.size()));
  }

  /** What of a case each side has used together, a day on which several steps ran counted once. */
  private Table sides(Figures<Turn> figures, List<Turn> turns) {
    var days = new CountedDays(new WorkingDays(terms.now().closedDays()), turns.stream().map(Turn::endedOn)
        .max(LocalDate::compareTo).orElse(LocalDate.EPOCH));
    var rows = new ArrayList<List<Cell>>();
    Figures.byScheme(turns, Turn::scheme).forEach((scheme, theirs) -> {
      var cells = new ArrayList<>(List.of(Cell.of(scheme), figures.count("sides/" + scheme + "/Afsluttede trin",
          theirs)));
      for (boolean fse : new boolean[] {true, false}) {
        List<Integer> used = perCase(theirs.stream().filter(turn -> turn.fse() == fse).toList(), days);
        cells.add(Cell.days(Percentile.median(used)));
        cells.add(Cell.days(Percentile.of(used, 0.9)));
      }
      rows.add(cells);
    });
    return new Table("sides", "Arbejdsdage i en sag, hos FSE og hos institutionen",
        "Trin afsluttet i perioden, lagt sammen"
        + " sag for sag. En dag, hvor flere trin løb hos den samme, tæller én gang.", List.of("Ordning",
            "Afsluttede trin",
            "FSE, median", "FSE, 90-percentil", "Institutionen, median", "Institutionen, 90-percentil"), rows, null,
        new Chart("bar", List.of(2, 4), "arbejdsdage", List.of()));
  }

  static List<Integer> perCase(List<Turn> turns, CountedDays days) {
    return turns.stream().collect(Collectors.groupingBy(Turn::caseNumber)).values().stream()
        .map(ofCase -> together(ofCase, days)).toList();
  }

  private static int together(List<Turn> turns, CountedDays days) {
    int used = 0;
    LocalDate counted = LocalDate.MIN;
    for (Turn turn : turns.stream().sorted(Comparator.comparing(Turn::beganOn)).toList()) {
      LocalDate from = turn.beganOn().isAfter(counted) ? turn.beganOn() : counted;
      used += days.between(from, turn.endedOn());
      counted = turn.endedOn().isAfter(counted) ? turn.endedOn() : counted;
    }
    return used;
  }

  /** Those that ended in the period. */
  List<Turn> turns(Wanted wanted) {
    var days = new CountedDays(new WorkingDays(terms.now().closedDays()), wanted.until());
    return wanted.narrow(jdbc.sql(
            "select t.task_id, t.case_number, i.name as institution, t.command, t.fse, t.began_on,"
        + " t.due_on, t.ended_on, " + CaseRow.SCHEME + " as scheme from turn t join" + CaseRow.OF_TURN
        + "where t.ended_on between :from and :until and" + CaseRow.IS_WANTED))
        .param("from", wanted.from()).param("until", wanted.until())
        .query((row, i) -> {
          LocalDate began = row.getObject("began_on", LocalDate.class);
          LocalDate ended = row.getObject("ended_on", LocalDate.class);
          return new Turn(row.getString("task_id"), row.getString("case_number"), row.getString("institution"),
              Scheme.valueOf(row.getString("scheme")), Command.valueOf(row.getString("command")),
              row.getBoolean("fse"), began, ended, row.getObject("due_on", LocalDate.class), days.between(began,
                  ended));
        }).list();
  }
}
