package dk.dst.microdata.desk.overview;

import dk.dst.microdata.desk.overview.Figures.Column;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.rights.CaseKind.Scheme;
import dk.dst.microdata.schemes.database.Shutdowns;
import dk.dst.microdata.schemes.project.ProjectOperation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A calendar year of the schemes: what was applied for and decided, how long it took, which databases there were, and
 * what was closed. Of the running year what there is until today.
 */
@Component
record YearlyReport(JdbcClient jdbc, PhaseTimes times) {

  private static final Set<String> APPROVED = Set.of("approved", "signed");

  private record Choice(String caseNumber, Scheme scheme, Step step, int round, String outcome) {

    boolean isDecided() {
      return Step.DECIDED.contains(step);
    }
  }

  private record Database(String caseNumber, Scheme scheme, LocalDate establishedOn, LocalDate accessEndedOn) {

    boolean isThereOn(LocalDate day) {
      return !establishedOn.isAfter(day) && (accessEndedOn == null || accessEndedOn.isAfter(day));
    }
  }

  private record Closing(String what, String cause) {}

  /** The first year in which there was any case, or this one. */
  int firstYear(LocalDate today) {
    return jdbc.sql(
            "select coalesce(min(extract(year from opened_at)), ?)::integer from case_file").param(today.getYear())
        .query(Integer.class).single();
  }

  List<Table> of(int year, LocalDate today) {
    LocalDate last = LocalDate.of(year, 12, 31);
    Wanted wanted = new Wanted(today, LocalDate.of(year, 1, 1), last.isAfter(today) ? today : last, null, "");
    List<Choice> choices = choices(wanted);
    Map<String, List<Choice>> schemes = Figures.byScheme(choices, Choice::scheme);
    Table decided = new Figures<Choice>(List.of(), null).cross("decisions", "Ansøgninger og afgørelser", "Ordning",
        schemes,
        List.of(new Column<>("Indsendt", one -> Step.APPLIED.contains(one.step())),
            new Column<>("Godkendt", one -> one.isDecided() && APPROVED.contains(one.outcome())),
            new Column<>("Afslået", one -> one.isDecided() && one.outcome().equals("refused")),
            new Column<>("Sendt tilbage", one -> one.isDecided() && one.outcome().equals("returned"))));
    return List.of(decided, times.sides(wanted), databases(wanted), closings(wanted));
  }

  private List<Choice> choices(Wanted wanted) {
    return wanted.narrow(jdbc.sql("select d.case_number, d.step, d.round, d.outcome, " + CaseRow.SCHEME + " as scheme"
        + " from decision d join" + CaseRow.OF_DECISION + "where d.decided_at >= :from and d.decided_at < :until"
        + " and d.step = any (:steps) and" + CaseRow.IS_WANTED)).param("from", wanted.begins())
        .param("until", wanted.ends()).param("steps", Stream.of(Step.APPLIED, Step.DECIDED).flatMap(Set::stream).map(Step::name)
            .toArray(String[]::new)).query(Choice.class).list();
  }

  /** One that was closed and opened again is there as long as it is so: only shutdowns that stand count. */
  private Table databases(Wanted wanted) {
    List<Database> all = jdbc.sql("select d.case_number, 'DATABASE' as scheme, d.established_on, s.access_ended_on"
        + " from project_database d left join shutdown s on s.case_number = d.case_number and s.undone_on is null")
        .query(Database.class).list();
    LocalDate before = wanted.from().minusDays(1);
    var rows = new LinkedHashMap<String, Long>();
    rows.put("I drift ved årets begyndelse", all.stream().filter(one -> one.isThereOn(before)).count());
    rows.put("Oprettet i året", all.stream().filter(one -> wanted.isIn(one.establishedOn())).count());
    rows.put("Lukket i året", all.stream().filter(one -> one.accessEndedOn() != null
        && wanted.isIn(one.accessEndedOn())).count());
    rows.put("I drift ved årets slutning", all.stream().filter(one -> one.isThereOn(wanted.until())).count());
    return counted("databases", "Projektdatabaser", "Hvad", rows);
  }

  private Table closings(Wanted wanted) {
    List<Closing> all = jdbc.sql("""
            select 'Projektdatabase' as what, cause from shutdown
            where access_ended_on between :from and :until and undone_on is null
            union all select 'Projekt', coalesce(close_cause, '') from project where closed_on between :from and :until
            union all select 'Lovmodellen', '' from law_model where closed_on between :from and :until""")
        .param("from", wanted.from()).param("until", wanted.until()).query(Closing.class).list();
    var rows = new LinkedHashMap<String, Long>();
    Figures.largestFirst(all, YearlyReport::words).forEach((words, some) -> rows.put(words, (long) some.size()));
    return counted("closings", "Lukninger", "Hvad og hvorfor", rows);
  }

  private static String words(Closing one) {
    String why = switch (one.what()) {
      case "Projektdatabase" -> Shutdowns.Cause.valueOf(one.cause()).danish();
      case "Projekt" -> one.cause().isEmpty() ? "" : ProjectOperation.Cause.valueOf(one.cause()).danish();
      default -> "";
    };
    return why.isEmpty() ? one.what() : one.what() + ", fordi " + why;
  }

  private static Table counted(String key, String title, String first, Map<String, Long> rows) {
    var cells = new ArrayList<List<Cell>>();
    rows.forEach((name, count) -> cells.add(List.of(Cell.of(name), Cell.count(count.intValue(), null))));
    return new Table(key, title, "", List.of(first, "Antal"), cells, null, null);
  }
}
