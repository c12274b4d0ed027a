package dk.dst.microdata.desk.casefile;

import dk.dst.microdata.ground.database.Samples;
import dk.dst.microdata.ground.database.Samples.Sample;
import dk.dst.microdata.ground.rights.CaseKind;
import dk.dst.microdata.ground.rights.CaseState.Phase;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Command;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Cases that have not ended and that nothing will take further: no task that somebody may do in the state they are in,
 * no step that runs by itself and, where a state only waits for a day, no day. A deadline is not enough in a state in
 * which people have something to do: it would end the case with nobody having had the chance. A model cannot bring a case
 * there, an intervention in the engine can. Read in one question, so that a case on its way from one step to the next is
 * never among them.
 */
@Component
public class StrandedCases implements MeterBinder {

  /** @param reason in words, with what is lacking */
  public record Stranded(String caseNumber, String kind, String state, String reason) {}

  private static final String OPEN = """
      select f.case_number, f.kind, f.state,
             coalesce((select string_agg(t.command, ',') from turn t join act_ru_task k on k.id_ = t.task_id
                       where t.case_number = f.case_number), '') as commands,
             exists (select 1 from act_ru_execution e
                     where e.business_key_ = f.case_number and e.parent_id_ is null) as runs,
             exists (select 1 from act_ru_execution e join act_ru_job j on j.process_instance_id_ = e.id_
                     where e.business_key_ = f.case_number and j.type_ <> 'timer') as step,
             exists (select 1 from act_ru_execution e join act_ru_job j on j.process_instance_id_ = e.id_
                     where e.business_key_ = f.case_number and j.type_ = 'timer') as day
      from case_file f
      where f.state <> all (?)
      order by f.case_number""";

  private final JdbcClient jdbc;
  private final Sample<Integer> count;

  StrandedCases(JdbcClient jdbc, Samples samples) {
    this.jdbc = jdbc;
    this.count = samples.of(() -> all().size());
  }

  public List<Stranded> all() {
    return jdbc.sql(OPEN).param(CaseState.names(Phase.ENDED)).query((row, i) -> stranded(row)).list()
        .stream().filter(Objects::nonNull).toList();
  }

  /** Null for a case that goes on. */
  private static Stranded stranded(ResultSet row) throws SQLException {
    CaseState state = CaseState.valueOf(row.getString("state"));
    List<Command> open = Arrays.stream(row.getString("commands").split(",")).filter(name -> !name.isEmpty())
        .map(Command::valueOf).toList();
    boolean goesOn = row.getBoolean("step") || (open.isEmpty()
        ? row.getBoolean("day") && state.mayWaitForADay()
        : open.stream().anyMatch(command -> command.states().contains(state)));
    if (goesOn) {
      return null;
    }
    String reason = !row.getBoolean("runs") ? "Sagen har ingen proces, der kører."
        : open.isEmpty() ? "Sagen har ingen opgave, og intet trin venter."
        : "Sagens åbne opgave er en anden end den, der skal udføres, mens sagen er „" + state.danish() + "“.";
    return new Stranded(row.getString("case_number"), CaseKind.valueOf(row.getString("kind")).danish(),
        state.danish(), reason);
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    Gauge.builder("microdata.cases.stranded", () -> count.figure(Integer::doubleValue))
        .description("Cases that have not ended and have no next step; anything but 0 needs somebody").register(meters);
  }
}
