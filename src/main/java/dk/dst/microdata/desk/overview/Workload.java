package dk.dst.microdata.desk.overview;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.desk.overview.Table.Chart;
import dk.dst.microdata.desk.web.Page;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.text.Danish;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What each reviewer and approver has to do, has let pass and has done, and whether they will be away. Who has a task
 * is known by the engine alone, so its table of tasks is read beside ours, as the list of work does.
 */
@Component
@Order(7)
record Workload(JdbcClient jdbc, People people) implements Section {

  private static final int DAYS = 30;
  private static final String NOBODY = "Ingen har taget";

  private record Task(String id, String caseNumber, String institution, String holder, Command command,
      LocalDate dueOn) {

    boolean isOverdue(LocalDate today) {
      return dueOn != null && today.isAfter(dueOn);
    }
  }

  private record Done(String caseNumber, String institution, String decidedBy, Step step, int round, LocalDate day) {}

  private record Away(String personId, LocalDate fromDay, LocalDate untilDay) {}

  @Override
  public String key() {
    return "workload";
  }

  @Override
  public String title() {
    return "Arbejde hos FSE";
  }

  @Override
  public Page more() {
    return Page.WORK;
  }

  @Override
  public Content of(Wanted wanted) {
    LocalDate today = wanted.today();
    Map<String, String> names = people.of(Groups.REVIEWERS, Groups.APPROVERS);
    Map<String, List<Task>> tasks = wanted.narrow(jdbc.sql(
            "select t.task_id as id, t.case_number, i.name as institution,"
        + " coalesce(k.assignee_, '') as holder, t.command, t.due_on"
        + " from turn t join act_ru_task k on k.id_ = t.task_id"
        + " join" + CaseRow.OF_TURN + "where t.fse and t.ended_on is null and" + CaseRow.IS_WANTED))
        .query(Task.class).list().stream().collect(Collectors.groupingBy(Task::holder));
    Map<String, List<Done>> done = wanted.narrow(jdbc.sql(
            "select d.case_number, i.name as institution, d.decided_by, d.step,"
        + " d.round, (d.decided_at at time zone 'Europe/Copenhagen')::date as day from decision d join"
            + CaseRow.OF_DECISION
        + "where d.decided_at >= :since and d.decided_by = any (:people) and"
        + CaseRow.IS_WANTED)).param("since", Wanted.startOf(today.minusDays(DAYS - 1)))
        .param("people", names.keySet().toArray(String[]::new)).query(Done.class).list().stream()
        .collect(Collectors.groupingBy(Done::decidedBy));
    Map<String, List<Away>> away = jdbc.sql(
            "select person_id, from_day, until_day from absence where institution_id is null"
        + " and until_day >= ? order by from_day").param(today).query(Away.class).list().stream()
        .collect(Collectors.groupingBy(Away::personId));
    var ofTasks = new Figures<Task>(List.of("Opgave", "Hos", "Frist"), one -> new Line(one.dueOn() + " "
        + one.caseNumber() + " " + one.id(), one.caseNumber(), one.institution(), List.of(one.command().danish(),
            name(one.holder(), names), Danish.day(one.dueOn()))));
    var ofDone = new Figures<Done>(List.of("Hvad", "Dag"), one -> new Line(one.day() + " " + one.caseNumber() + " "
        + one.step() + " " + one.round(), one.caseNumber(), one.institution(), List.of(one.step().danish(),
            Danish.day(one.day()))));
    var rows = new ArrayList<List<Cell>>();
    var holders = new HashMap<>(names);
    tasks.keySet().forEach(holder -> holders.putIfAbsent(holder, name(holder, names)));
    for (String person : inOrder(holders)) {
      String name = holders.get(person);
      List<Task> theirs = tasks.getOrDefault(person, List.of());
      rows.add(List.of(Cell.of(name), ofTasks.count("people/" + name + "/Åbne", theirs),
          ofTasks.count("people/" + name + "/Over fristen",
              theirs.stream().filter(one -> one.isOverdue(today)).toList()),
          ofDone.count("people/" + name + "/Afgjort", done.getOrDefault(person, List.of())),
          Cell.of(away.getOrDefault(person, List.of()).stream().map(one -> Danish.day(one.fromDay()) + " – "
              + Danish.day(one.untilDay())).collect(Collectors.joining("; ")))));
    }
    return new Content(wanted.asOfToday(), List.of(new Table("people", "Opgaver hos sagsbehandlere og godkendere",
        "Afgjort er de vurderinger og afgørelser, der er truffet de seneste 30 dage.", List.of("Hvem", "Åbne",
            "Over fristen",
            "Afgjort på 30 dage", "Fravær forude"), rows, null,
        new Chart("bar", List.of(1, 2, 3), "opgaver", List.of()))), List.of(ofTasks, ofDone));
  }

  /** By name, and last what nobody has. */
  private static List<String> inOrder(Map<String, String> holders) {
    var order = new TreeSet<String>(Comparator.comparing((String one) -> one.isEmpty())
        .thenComparing(holders::get).thenComparing(one -> one));
    order.addAll(holders.keySet());
    return List.copyOf(order);
  }

  private static String name(String holder, Map<String, String> names) {
    return holder.isEmpty() ? NOBODY : names.getOrDefault(holder, "Ikke længere hos FSE");
  }
}
