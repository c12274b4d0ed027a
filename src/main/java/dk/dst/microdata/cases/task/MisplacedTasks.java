package dk.dst.microdata.cases.task;

import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.facts.institution.Absences;
import dk.dst.microdata.facts.institution.Absences.StandIns;
import dk.dst.microdata.ground.rights.Case;
import dk.dst.microdata.ground.rights.CaseRole;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.rights.Command;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which open tasks are not with those who may do them now. Found by sets, a few questions for thousands of tasks: a round
 * that asks the engine for each costs eight.
 */
@Component
record MisplacedTasks(JdbcClient jdbc, Cases cases, CaseRights rights, Absences absences) {

  private static final int AT_ONCE = 5_000;

  /** A task with whom it is offered to and who has been granted it; somebody twice where it was done twice. */
  private record Seat(String id, String caseNumber, Command command, String assignee, List<String> offered,
      List<String> granted) {}

  /** Ids of such tasks; a round looks closer at each, in a transaction of its own. */
  List<String> find() {
    Map<String, Set<CaseRole>> fse = rights.ofFse();
    StandIns standIns = absences.standIns();
    var found = new ArrayList<String>();
    String after = "";
    while (after != null) {
      List<Seat> seats = seats(after);
      Map<String, Case> known = cases.find(seats.stream().map(Seat::caseNumber).distinct().toList()).stream()
          .collect(Collectors.toMap(Case::number, Function.identity()));
      seats.stream().filter(seat -> isMisplaced(seat, known.get(seat.caseNumber()), fse, standIns)).map(Seat::id)
          .forEach(found::add);
      after = seats.size() < AT_ONCE ? null : seats.get(AT_ONCE - 1).id();
    }
    return found;
  }

  private List<Seat> seats(String after) {
    return jdbc.sql("""
            select k.id_, t.case_number, t.command, k.assignee_,
                   array(select l.user_id_ from act_ru_identitylink l where l.task_id_ = k.id_ and l.type_ = 'candidate'
                         and l.user_id_ is not null) as offered,
                   array(select a.user_id_ from act_ru_authorization a where a.resource_type_ = :task
                         and a.resource_id_ = k.id_ and a.user_id_ is not null) as granted
            from act_ru_task k join turn t on t.task_id = k.id_
            where k.id_ > :after order by k.id_ limit :most""")
        .param("task", Resources.TASK.resourceType()).param("after", after).param("most", AT_ONCE)
        .query((row, i) -> new Seat(row.getString("id_"), row.getString("case_number"),
            Command.valueOf(row.getString("command")), row.getString("assignee_"),
            Arrays.asList((String[]) row.getArray("offered").getArray()),
            Arrays.asList((String[]) row.getArray("granted").getArray()))).list();
  }

  private static boolean isMisplaced(Seat seat, Case at, Map<String, Set<CaseRole>> fse, StandIns standIns) {
    Predicate<String> may = person -> at.allows(seat.command(), person, fse.getOrDefault(person, Set.of()));
    boolean institutions = !seat.command().isFse();
    if (institutions && !Set.copyOf(seat.offered()).equals(Set.copyOf(at.whoMay(seat.command())))) {
      return true;
    }
    if (!seat.granted().stream().allMatch(may)) {
      return true;
    }
    if (seat.assignee() == null) {
      return false;
    }
    String worker = standIns.worker(seat.assignee(), institutions ? at.institution() : null);
    return worker.equals(seat.assignee()) ? !may.test(worker) : may.test(worker) || !may.test(seat.assignee());
  }
}
