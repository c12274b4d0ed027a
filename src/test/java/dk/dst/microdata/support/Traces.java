package dk.dst.microdata.support;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.Forms;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a case has left behind: rows in our tables, read past the code that writes them, and nothing in the engine. */
@TestComponent
public class Traces {

  private final JdbcClient jdbc;
  private final EngineClock clock;
  private final RuntimeService runtime;
  private final HistoryService history;
  private final Set<String> formFields = new HashSet<>();

  Traces(JdbcClient jdbc, EngineClock clock, RuntimeService runtime, HistoryService history, Forms forms)
      throws IOException {
    this.jdbc = jdbc;
    this.clock = clock;
    this.runtime = runtime;
    this.history = history;
    var resolver = new PathMatchingResourcePatternResolver();
    Arrays.stream(resolver.getResources("classpath*:forms/*.form"))
        .forEach(file -> formFields.addAll(forms.definition(file.getFilename().replace(".form", "")).inputs()));
  }

  // --- choices

  /** Decided in that round with that outcome and reason, by that person, now: the clock must stand still. */
  public void decided(String caseNumber, Step step, int round, String outcome, String reason, String by) {
    var rows = jdbc.sql("select outcome, reason, decided_by, decided_at from decision"
            + " where case_number = ? and step = ? and round = ?")
        .param(caseNumber).param(step.name()).param(round)
        .query((row, i) -> List.of(row.getString(1), row.getString(2), row.getString(3),
            row.getTimestamp(4).toInstant()))
        .list();
    assertThat(rows).as("%s of %s, round %d", step, caseNumber, round)
        .containsExactly(List.of(outcome, reason, by, clock.instant()));
  }

  public void notDecided(String caseNumber, Step step) {
    assertThat(jdbc.sql("select count(*) from decision where case_number = ? and step = ?").param(caseNumber)
        .param(step.name()).query(Integer.class).single()).as("%s of %s", step, caseNumber).isZero();
  }

  public int decisions(String caseNumber) {
    return jdbc.sql("select count(*) from decision where case_number = ?").param(caseNumber).query(Integer.class)
        .single();
  }

  // --- the application

  public String state(String caseNumber) {
    return one("""
        select coalesce(a.ending, case when d.case_number is null then f.state else 'ESTABLISHED' end)
        from application a join case_file f using (case_number) left join project_database d using (case_number)
        where case_number = ?""", caseNumber, String.class);
  }

  public int submission(String caseNumber) {
    return one("select submission from application where case_number = ?", caseNumber, Integer.class);
  }

  // --- the project database

  public boolean hasDatabase(String caseNumber) {
    return one("select count(*) from project_database where case_number = ?", caseNumber, Integer.class) > 0;
  }

  public String status(String caseNumber) {
    return one("select state from case_file where case_number = ?", caseNumber, String.class);
  }

  public LocalDate endsOn(String caseNumber) {
    return one("select ends_on from project_database where case_number = ?", caseNumber, LocalDate.class);
  }

  public LocalDate reviewedOn(String caseNumber) {
    return one("select reviewed_on from project_database where case_number = ?", caseNumber, LocalDate.class);
  }

  /** Every register the database has had, with the day it was removed, or null. */
  public Map<String, LocalDate> registers(String caseNumber) {
    return days("select register_code, removed_on from database_register where case_number = ?", caseNumber);
  }

  /** Every manager the database has had, with the day access ended, or null. */
  public Map<String, LocalDate> managers(String caseNumber) {
    return days("select person_id, access_until from database_manager where case_number = ?", caseNumber);
  }

  /** The columns of the shutdown, or nothing where there is none. */
  public List<Map<String, Object>> shutdown(String caseNumber) {
    return rows("select cause, started_on::text, access_ended_on::text, instruction, closed_on::text"
        + " from shutdown where case_number = ?", caseNumber);
  }

  /** The usage reviews as measured, in order. */
  public List<Map<String, Object>> reviews(String caseNumber) {
    return rows("select number, kind, measured_on::text, registers, used, subprojects, concluded_on::text"
        + " from usage_review where case_number = ? order by number", caseNumber);
  }

  /** The questions about an extension, in order. */
  public List<Map<String, Object>> extensions(String caseNumber) {
    return rows("select number, term_ends_on::text, asked_on::text, subprojects, concluded_on::text, stopped_on::text"
        + " from extension where case_number = ? order by number", caseNumber);
  }

  /** What people were told, by what it is about, each with the person. */
  public List<String> notices(String caseNumber) {
    return jdbc.sql("select kind || ' ' || about || ' ' || person_id from notice where case_number = ? order by about")
        .param(caseNumber).query(String.class).list();
  }

  // --- the engine

  /** What forms brought has left the engine: no history of any variable, and none of their fields in a running case. */
  public void nothingOfFormsInEngine() {
    assertThat(history.createHistoricVariableInstanceQuery().count()).as("historic variables").isZero();
    assertThat(history.createHistoricDetailQuery().count()).as("historic details").isZero();
    assertThat(runtime.createVariableInstanceQuery().list()).extracting(VariableInstance::getName)
        .as("variables that are fields of a form").doesNotContainAnyElementsOf(formFields);
    assertThat(jdbc.sql("select name_ from act_ge_bytearray where deployment_id_ is null").query(String.class).list())
        .as("values of list fields").doesNotContainAnyElementsOf(formFields);
  }

  private <T> T one(String sql, String caseNumber, Class<T> type) {
    return jdbc.sql(sql).param(caseNumber).query(type).single();
  }

  private List<Map<String, Object>> rows(String sql, String caseNumber) {
    return jdbc.sql(sql).param(caseNumber).query().listOfRows();
  }

  private Map<String, LocalDate> days(String sql, String caseNumber) {
    var days = new TreeMap<String, LocalDate>();
    jdbc.sql(sql).param(caseNumber)
        .query((row, i) -> days.put(row.getString(1), row.getObject(2, LocalDate.class))).list();
    return days;
  }
}
