package dk.dst.microdata.cases.task;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whose turn it is in each case, and whose it was. Written with the tasks, in their transaction. */
@Repository
public class Turns {

  private final JdbcClient jdbc;
  private final TurnTimes times;

  Turns(JdbcClient jdbc, TurnTimes times) {
    this.jdbc = jdbc;
    this.times = times;
  }

  /** A turn begins; one that is known stays as it is. */
  public void begin(Turn turn) {
    jdbc.sql("""
            insert into turn (task_id, case_number, instance, command, fse, began_on, due_on, ended_on)
            values (:taskId, :caseNumber, :instance, :command, :fse, :beganOn, :dueOn, :endedOn) on conflict do nothing""")
        .param("taskId", turn.taskId()).param("caseNumber", turn.caseNumber()).param("instance", turn.instance())
        .param("command", turn.command().name()).param("fse", turn.fse()).param("beganOn", turn.beganOn())
        .param("dueOn", turn.dueOn()).param("endedOn", turn.endedOn()).update();
  }

  /**
   * A turn begins by what somebody did; whoever can do the task is to be told. One that is known stays as it is.
   *
   * @param by null where a timer did it
   */
  void begin(Turn turn, String by) {
    jdbc.sql("""
            insert into turn (task_id, case_number, instance, command, fse, began_on, due_on, begun_by, announced)
            values (:taskId, :caseNumber, :instance, :command, :fse, :beganOn, :dueOn, :by,
                false) on conflict do nothing""")
        .param("taskId", turn.taskId()).param("caseNumber", turn.caseNumber()).param("instance", turn.instance())
        .param("command", turn.command().name()).param("fse", turn.fse()).param("beganOn", turn.beganOn())
        .param("dueOn", turn.dueOn()).param("by", by).update();
  }

  /** The task has another due date from now on. */
  public void due(String taskId, LocalDate day) {
    jdbc.sql("update turn set due_on = ? where task_id = ? and due_on is distinct from ?").param(day).param(taskId)
        .param(day).update();
  }

  /** The turn ends that day; one that has ended stays as it is. */
  public void end(String taskId, LocalDate day) {
    jdbc.sql("update turn set ended_on = ? where task_id = ? and ended_on is null returning *").param(day).param(taskId)
        .query(Turn.class).list().forEach(times::ended);
  }

  /** Whether nothing has been written yet. */
  public boolean none() {
    return jdbc.sql("select count(*) from (select 1 from turn limit 1) t").query(Integer.class).single() == 0;
  }

  /**
   * The case that something of the engine's belongs to: a task, open or done, a process that runs, a step that waits.
   */
  public Optional<String> caseOf(String id) {
    return jdbc.sql("""
            select case_number from turn where task_id = :id
            union select business_key_ from act_ru_execution where id_ = :id and business_key_ is not null
            union select e.business_key_ from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_
                  where j.id_ = :id and e.business_key_ is not null
            limit 1""").param("id", id).query(String.class).optional();
  }

  /** Those of the case that last, FSE's first. */
  List<Turn> open(String caseNumber) {
    return jdbc.sql("select * from turn where case_number = ? and ended_on is null"
        + " order by fse desc, began_on, task_id").param(caseNumber).query(Turn.class).list();
  }

  /** FSE's in an assessment, from the first on. */
  List<Turn> ofFse(String instance) {
    return jdbc.sql("select * from turn where instance = ? and fse").param(instance).query(Turn.class).list();
  }

  /** FSE's in every assessment that waits for FSE now. */
  List<Turn> ofFseWaiting() {
    return jdbc.sql("""
            select * from turn where fse
              and instance in (select instance from turn where fse and ended_on is null)""")
        .query(Turn.class).list();
  }
}
