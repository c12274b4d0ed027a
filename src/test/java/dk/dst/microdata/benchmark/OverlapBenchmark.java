package dk.dst.microdata.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.facts.register.Comparison;
import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.schemes.application.Application.Content;
import dk.dst.microdata.schemes.application.EligibilityChecks;
import dk.dst.microdata.schemes.project.Project;
import dk.dst.microdata.schemes.project.Projects;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestInstitution;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How fast overlap is computed, as ratios against plain SQL in the same run. Not a test: it asserts no time, and the
 * build does not run it. {@code mvn test -Dtest=OverlapBenchmark} prints the table.
 */
class OverlapBenchmark extends EngineTest {

  private static final int WARM_UP = 30;
  private static final int MEASURED = 100;
  /** Registers and variables of the size of a real export of Danmarks Datavindue. */
  private static final int REGISTERS = 90;
  private static final int VARIABLES = 5157;

  /** The computation of the overlap as one self-join: cells in common by project, uses by register and by variable. */
  private static final String SELF_JOIN = """
      select grouping(p.list_id), p.list_id, p.register_code, p.variable, count(distinct p.list_id),
             sum((select sum(upper(r) - lower(r)) from unnest(p.years * d.years) r))
      from content_row p
      join content_row d on d.list_id = ? and d.register_code = p.register_code and d.variable = p.variable
      where p.list_id = any (?) and p.years && d.years
      group by grouping sets ((p.list_id), (p.register_code), (p.register_code, p.variable))""";

  /** Active subprojects by register of every database at once. */
  private static final String USAGE_JOIN = """
      select d.list_id, d.register_code, count(distinct p.list_id)
      from unnest(?::bigint[], ?::bigint[]) as pair (database_list, project_list)
      join content_row p on p.list_id = pair.project_list
      join content_row d on d.list_id = pair.database_list and d.register_code = p.register_code
           and d.variable = p.variable and d.years && p.years
      group by d.list_id, d.register_code""";

  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private ContentLists lists;
  @Autowired
  private Projects projects;
  @Autowired
  private EligibilityChecks checks;

  @Test
  void oneApplicationAgainstTwoThousandProjects() {
    TestInstitution institution = world.institution(0);
    long proposal = list(0, VARIABLES);
    long[] contents = projects(institution, 1_000_000, 2000);
    String caseNumber = world.draft(institution);
    List<Project> all = projects.ofInstitution(institution.id());
    assertThat(projects.contents(all)).hasSize(2000);

    double memory = median("computed in memory, contents cached", i ->
        new Comparison(lists.content(proposal), projects.contents(projects.ofInstitution(institution.id())), Map.of()));
    double check = median("the whole check, kept with its evidence", i ->
        checks.tryOut(caseNumber, content(proposal, "Formål nr. " + i), null, List.of(), institution.applicant()));
    Long[] ids = Arrays.stream(contents).boxed().toArray(Long[]::new);
    double sql = median("one SQL self-join", 1, 5, i -> jdbc.sql(SELF_JOIN).param(proposal).param(ids)
        .query((row, n) -> row.getLong(5)).list());
    ratio("One application, 2,000 projects of 50-500 variables", memory, check, sql);
  }

  @Test
  void usageOfThreeHundredDatabases() {
    long[] databases = new long[300];
    Long[] database = new Long[6000];
    Long[] project = new Long[6000];
    TestInstitution institution = world.institution(0);
    long[] contents = projects(institution, 2_000_000, 6000);
    for (int i = 0; i < 300; i++) {
      databases[i] = list(i, 1000);
      for (int j = 0; j < 20; j++) {
        database[20 * i + j] = databases[i];
        project[20 * i + j] = contents[20 * i + j];
      }
    }
    List<Project> all = projects.ofInstitution(institution.id());
    IntConsumer measure = i -> {
      for (int d = 0; d < 300; d++) {
        var use = new Comparison(lists.content(databases[d]),
            projects.contents(all.subList(20 * d, 20 * d + 20)), Map.of());
        use.proposal().registers().forEach(use::uses);
      }
    };
    long start = System.nanoTime();
    measure.accept(0);
    System.out.printf("    %-45s %8.1f ms%n", "usage, read from the database for the first time",
        (System.nanoTime() - start) / 1e6);
    double memory = median("usage, contents cached", 5, 20, measure);
    double sql = median("usage, one SQL join", 1, 3, i -> jdbc.sql(USAGE_JOIN).param(database).param(project)
        .query((row, n) -> row.getLong(3)).list());
    ratio("Usage of 300 databases with 20 subprojects each", memory, memory, sql);
  }

  private static Content content(long list, String purpose) {
    return new Content(purpose, "", "", "", null, Set.of(), list, "Begrundelse", List.of(), List.of());
  }

  private static double median(String what, IntConsumer run) {
    return median(what, WARM_UP, MEASURED, run);
  }

  private static double median(String what, int warmUp, int measured, IntConsumer run) {
    for (int i = 0; i < warmUp; i++) {
      run.accept(-1 - i);
    }
    double[] times = new double[measured];
    for (int i = 0; i < measured; i++) {
      long start = System.nanoTime();
      run.accept(i);
      times[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(times);
    System.out.printf("    %-45s %8.1f ms (median), %.1f (95 %%)%n", what, times[measured / 2],
        times[measured * 95 / 100]);
    return times[measured / 2];
  }

  private static void ratio(String what, double memory, double whole, double sql) {
    System.out.printf("%s: in memory %.2f, the whole %.2f of the time of SQL%n", what, memory / sql, whole / sql);
  }

  /** A list of the first so many variables of the universe, rotated by a seed. */
  private long list(int seed, int variables) {
    long list = jdbc.sql("insert into content_list (source, stated_by, stated_at, registers, rows, reading)"
        + " values ('Måling', 'maaling', current_timestamp, 90, ?, '{\"problems\":[],\"remarks\":[],\"notes\":[]}')"
        + " returning id").param(variables).query(Long.class).single();
    jdbc.sql("""
            insert into content_row (list_id, register_code, variable, years)
            select ?, 'R' || v % ?, 'V' || v, '{[1990,2024)}' from
              (select (k + ? * 17) % ? as v from generate_series(0, ? - 1) k) one""")
        .param(list).param(REGISTERS).param(seed).param(VARIABLES).param(variables).update();
    return list;
  }

  /** Active projects of 10 to 45 registers and 50 to 500 variables each; half of them have the same popular ones. */
  private long[] projects(TestInstitution institution, int first, int count) {
    long[] lists = jdbc.sql("""
            with list as (
              insert into content_list (source, stated_by, stated_at, registers, rows, reading)
              select 'Måling', 'maaling', current_timestamp, 0, n, '{"problems":[],"remarks":[],"notes":[]}'
              from generate_series(1, :count) n returning id, rows as n
            ), project as (
              insert into project (number, institution_id, title, starts_on, ends_on, content_list)
              select :first + n, :institution, 'Projekt', date '2020-01-01', date '2120-01-01', id from list
            ), rows as (
              insert into content_row (list_id, register_code, variable, years)
              select id, 'R' || v % :registers, 'V' || v,
                     int4multirange(int4range(1990 + v % 20, 2000 + v % 20 + n % 9))
              from (select id, n, (n % 2 * n + k % registers) % :registers
                        + :registers * ((n * 31 + k / registers) % (:variables / :registers)) as v
                    from list, lateral (select 10 + n % 36 as registers) r,
                         generate_series(1, 50 + (n * 31) % 451) k) one
            )
            select id from list order by n""")
        .param("count", count).param("first", first).param("institution", institution.id())
        .param("registers", REGISTERS).param("variables", VARIABLES - 1).query(Long.class).list().stream()
        .mapToLong(Long::longValue).toArray();
    // As the database does by itself within minutes: without statistics it reads everything for anything.
    jdbc.sql("analyze content_row").update();
    System.out.printf("%d projects with %s variables on average%n", count, jdbc.sql("select round(count(*)::numeric / ?)"
        + " from content_row where list_id = any (?)").param(count)
        .param(Arrays.stream(lists).boxed().toArray(Long[]::new)).query(String.class).single());
    return lists;
  }
}
