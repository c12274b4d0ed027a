package dk.dst.microdata.desk.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.desk.overview.OverviewController.ShownCell;
import dk.dst.microdata.desk.overview.OverviewController.ShownTable;
import dk.dst.microdata.ground.calendar.WorkingDays;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.terms.SchemeTerms;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.MadeCases;
import dk.dst.microdata.support.Pdf;
import dk.dst.microdata.support.Statements;
import dk.dst.microdata.support.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/**
 * The figures of five thousand made cases: each equals what SQL counts that was written for this test alone, each is as
 * long as the list behind it, and no section costs more statements for it.
 */
@TestInstance(Lifecycle.PER_CLASS)
class OverviewTest extends EngineTest {

  /** Statements of a section, whatever the number of cases, besides who asks. */
  private static final Map<String, Integer> BUDGETS = new TreeMap<>(Map.ofEntries(
      Map.entry("cases", 1), Map.entry("waiting", 2), Map.entry("time", 2), Map.entry("returns", 2), Map.entry("dates",
          5),
      Map.entry("usage", 2), Map.entry("workload", 5), Map.entry("sanctions", 1), Map.entry("certificates", 2),
      Map.entry("letters", 1), Map.entry("failures", 2)));

  @Autowired
  private OverviewController overview;
  @Autowired
  private List<Section> sections;
  @Autowired
  private ReportController reports;
  @Autowired
  private ServiceFigures service;
  @Autowired
  private ServiceFiguresController publishing;
  @Autowired
  private People people;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private PlatformTransactionManager transactions;
  @Autowired
  private Statements statements;

  private TransactionStatus made;

  /** Nobody else sees them, and the last test takes them away. */
  @BeforeAll
  void makeCases() {
    made = transactions.getTransaction(TransactionDefinition.withDefaults());
    new MadeCases(jdbc).make(world.today());
  }

  @AfterAll
  void takeThemAway() {
    transactions.rollback(made);
  }

  @Test
  void casesAreCountedBySchemeStateAndInstitution() {
    asOwner(() -> {
      assertThat(figures("cases", "state", 1)).isEqualTo(counted("""
          select s.danish, count(*) from case_file f join (values %s) s (name, danish) on s.name = f.state group by 1"""
          .formatted(states())));
      assertThat(figures("cases", "institution", 4)).isEqualTo(counted("""
          select i.name, count(*) from institution i join case_file f on f.institution_id = i.id
          group by i.id, i.name"""));
      assertThat(figures("cases", "scheme", 4)).isEqualTo(counted("""
          select case when f.case_number like 'AUT-%' then 'På tværs: autorisation'
                      when f.case_number like 'LOV-%' then 'Lovmodellen'
                      when f.case_number like 'MYN-%' then 'Myndighedsordningen'
                      when exists (select from proposal p where p.case_number = f.case_number and p.scheme =
                        'AUTHORITY')
                        or exists (select from breach b where b.case_number = f.case_number and b.scheme = 'AUTHORITY')
                        or f.case_number like 'ABO-%' and not exists (select from subscription s
                          where s.case_number = f.case_number and s.database_case is not null) then
                            'Myndighedsordningen'
                      when exists (select from proposal p where p.case_number = f.case_number and p.scheme =
                        'RESEARCHER')
                        or exists (select from breach b where b.case_number = f.case_number and b.scheme = 'RESEARCHER')
                        or exists (select from project p where p.case_number = f.case_number and p.database_case is
                          null)
                        then 'Forskerordningen'
                      else 'Projektdatabaseordningen' end, count(*) from case_file f group by 1"""));
      assertThat(figures("cases", "scheme", 5).values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(count("""
          select count(*) from case_file where (opened_at at time zone 'Europe/Copenhagen')::date
            > cast(:today as date) - interval '1 year'
            and (opened_at at time zone 'Europe/Copenhagen')::date <= cast(:today as date)"""));
    });
  }

  @Test
  void whatWaitsIsCountedWithWhatIsOverdue() {
    asOwner(() -> {
      Map<String, Integer> overdue = figures("waiting", "overdue", 2);
      assertThat(overdue.values().stream().mapToInt(Integer::intValue).sum()).isPositive().isEqualTo(count(
          "select count(*) from turn where ended_on is null and due_on < cast(:today as date)"));
      assertThat(figures("waiting", "institutions", 1)).isEqualTo(counted("""
          select i.name, count(*) from turn t join case_file f using (case_number) join institution i
            on i.id = f.institution_id where t.ended_on is null group by i.id, i.name"""));
    });
  }

  @Test
  void timesOfAPhaseAreThoseOfADatabaseThatKnowsTheWorkingDays() {
    asOwner(() -> {
      LocalDate today = world.today();
      jdbc.sql("create temporary table working_day (day date primary key) on commit drop").update();
      var calendar = new WorkingDays(world.part(
          TermsInForce.class).now().closedDays());
      LocalDate[] days = today.minusYears(5).datesUntil(today.plusDays(1))
          .filter(day -> calendar.between(day.minusDays(1), day) == 1).toArray(LocalDate[]::new);
      jdbc.sql("insert into working_day select unnest(?::date[])").param(Arrays.stream(days)
          .map(LocalDate::toString).toArray(String[]::new)).update();
      ShownTable steps = table("time", "steps");
      Map<String, List<String>> found = new TreeMap<>();
      steps.rows().forEach(row -> found.put(row.get(0).text() + " " + row.get(1).text(), List.of(row.get(2).text(),
          row.get(3).text(), row.get(4).text(), row.get(6).text())));
      Map<String, List<String>> expected = new TreeMap<>();
      jdbc.sql("""
              select command, fse, count(*) as n, count(*) filter (where ended_on > due_on) as late,
                     percentile_cont(0.5) within group (order by used) as median,
                     percentile_cont(0.9) within group (order by used) as ninth
              from (select t.*, (select count(*) from working_day w where w.day > t.began_on and w.day <= t.ended_on) as
                used
                    from turn t where ended_on > cast(:today as date) - interval '1 year' and ended_on <= cast(:today as
                      date)) u
              group by 1, 2""").param("today", today.toString()).query(row -> {
                expected.put(Command.valueOf(row.getString("command")).danish() + " "
                    + (row.getBoolean("fse") ? "FSE" : "Institutionen"), List.of(Cell.count(row.getInt("n"), "").text(),
                        "%.1f".formatted(row.getDouble("median")).replace('.', ','),
                        "%.1f".formatted(row.getDouble("ninth")).replace('.', ','),
                        Cell.count(row.getInt("late"), "").text()));
              });
      assertThat(found).hasSizeGreaterThan(10).isEqualTo(expected);
    });
  }

  @Test
  void whatCameBackIsCountedWithTheConditions() {
    asOwner(() -> {
      Map<String, Integer> back = figures("returns", "shares", 4);
      assertThat(back.values().stream().mapToInt(Integer::intValue).sum()).isPositive().isEqualTo(count("""
          select count(*) from decision where (decided_at at time zone 'Europe/Copenhagen')::date
              > cast(:today as date) - interval '1 year'
            and (decided_at at time zone 'Europe/Copenhagen')::date <= cast(:today as date)
            and (outcome = 'notMet' and step in ('ELIGIBILITY', 'PROPOSAL_CHECK', 'AUTHORITY_CHECK')
              or outcome in ('return', 'returned') and step like '%REVIEW' and step not like 'USAGE%'
                and step <> 'LAW_MODEL_YEAR_REVIEW' or step = 'PROPOSAL_APPROVAL' and outcome = 'returned')"""));
      assertThat(figures("returns", "conditions",
          1).values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(count("""
          select (select count(*) from finding g join eligibility_check c on c.id = g.check_id where g.outcome =
            'NOT_MET'
                    and c.submission is not null and (c.checked_at at time zone 'Europe/Copenhagen')::date
                      > cast(:today as date) - interval '1 year'
                    and (c.checked_at at time zone 'Europe/Copenhagen')::date <= cast(:today as date))
               + (select count(*) from proposal_finding g join decision d using (case_number) where g.outcome =
                 'NOT_MET'
                    and d.step = 'PROPOSAL_CHECK' and d.round = g.submission
                    and (d.decided_at at time zone 'Europe/Copenhagen')::date > cast(:today as date)
                      - interval '1 year'
                    and (d.decided_at at time zone 'Europe/Copenhagen')::date <= cast(:today as date))"""));
    });
  }

  @Test
  void databasesAreCountedByTheMonthOfTheirNextReviewAndEnd() {
    asOwner(() -> {
      SchemeTerms terms = world.part(TermsInForce.class).now();
      String month = """
          case when day < cast(:today as date) then 'Overskredet'
               when day >= date_trunc('month', cast(:today as date)) + interval '24 months' then 'Senere'
               else (array['januar', 'februar', 'marts', 'april', 'maj', 'juni', 'juli', 'august', 'september',
                 'oktober',
                 'november', 'december'])[extract(month from day)] || ' ' || extract(year from day) end""";
      assertThat(figures("dates", "months", 2)).isEqualTo(counted("select " + month
          + ", count(*) from (select d.ends_on as day"
          + " from project_database d join case_file f using (case_number) where f.state = 'IN_OPERATION') one"
          + " group by 1"));
      assertThat(figures("dates", "months", 1)).isEqualTo(counted("select " + month + """
          , count(*) from (select case
            when exists (select from usage_review u where u.case_number = d.case_number and u.concluded_on is null)
              then cast(:today as date) + 1
            when d.reviewed_on < (d.ends_on - interval '%1$s')::date and d.ends_on - interval '%1$s' < d.reviewed_on +
              interval '%2$s'
              then (d.ends_on - interval '%1$s')::date
            else (d.reviewed_on + interval '%2$s')::date end as day
          from project_database d join case_file f using (case_number) where f.state = 'IN_OPERATION'
            and d.ends_on > cast(:today as date)) one
          group by 1""".formatted(terms.finalReview(), terms.reviewInterval())));
    });
  }

  @Test
  void theCalendarHasADayForEachOfThem() {
    asOwner(() -> {
      String file = new String(overview.calendar(Map.of("institution", "made7")).getBody(), StandardCharsets.UTF_8);
      assertThat(file).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
      assertThat(file.lines()).allSatisfy(line ->
          assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(76));
      assertThat(Pattern.compile("BEGIN:VEVENT\r\n").matcher(file).results()).hasSize(2);
      String ends = jdbc.sql("select to_char(ends_on, 'YYYYMMDD') from project_database where institution_id = 'made7'")
          .query(String.class).single();
      assertThat(file).contains("DTSTART;VALUE=DATE:" + ends + "\r\n", "Gjort institution 7");
    });
  }

  @Test
  void usageIsThatOfTheLatestMeasurement() {
    asOwner(() -> {
      SchemeTerms terms = world.part(TermsInForce.class).now();
      List<Integer> levels = table("usage",
          "levels").rows().stream().map(row -> row.get(1).number().intValue()).toList();
      assertThat(levels).isEqualTo(List.of(latest("u.used < u.registers * " + terms.usageLow()),
          latest("u.used >= u.registers * " + terms.usageLow() + " and u.used < u.registers * "
              + terms.usageReasonable()),
          latest("u.used >= u.registers * " + terms.usageReasonable()), latest("u.number is null")));
      List<Double> shares = table("usage", "worst").rows().stream().map(row -> row.get(3).number()).toList();
      assertThat(shares).hasSizeGreaterThan(150).isSorted();
    });
  }

  private int latest(String which) {
    return jdbc.sql("select count(*) from case_file f left join usage_review u on u.case_number = f.case_number"
        + " and u.number = (select max(number) from usage_review where case_number = f.case_number)"
        + " where f.kind = 'DATABASE' and f.state = 'IN_OPERATION' and " + which).query(Integer.class).single();
  }

  @Test
  void workIsCountedByWhoHasItAndWhoHasDoneIt() {
    asOwner(() -> {
      Map<String, Integer> open = figures("workload", "people", 1);
      assertThat(open).containsKeys("Rikke Ravn", "Ingen har taget").hasSizeGreaterThan(3);
      assertThat(open.get("Rikke Ravn")).isEqualTo(count("select count(*) from act_ru_task k where assignee_ = 'rikke'"
          + " and exists (select from turn t where t.task_id = k.id_ and t.fse and t.ended_on is null)"));
      assertThat(figures("workload", "people", 2).get("Karen Krogh")).isPositive().isEqualTo(count(
          "select count(*) from turn where fse and ended_on is null and due_on < cast(:today as date)"
              + " and task_id in (select id_ from act_ru_task where assignee_ = 'karen')"));
      assertThat(figures("workload", "people", 3).get("Rikke Ravn")).isPositive().isEqualTo(count(
          "select count(*) from decision where decided_by = 'rikke'"
              + " and (decided_at at time zone 'Europe/Copenhagen')::date > cast(:today as date) - 30"));
    });
  }

  @Test
  void whatIsClosedExpiresAndWaitsIsCounted() {
    asOwner(() -> {
      assertThat(figures("sanctions", "whom", 3).values().stream().mapToInt(Integer::intValue).sum()).isPositive()
          .isEqualTo(count("select count(*) from quarantine where from_day <= cast(:today as date)"
              + " and coalesce(until_day, 'infinity') > cast(:today as date)"));
      assertThat(figures("certificates", "institutions", 1).values().stream().mapToInt(Integer::intValue).sum())
          .isPositive().isEqualTo(count("select count(*) from association where state = 'IN_FORCE'"
              + " and certified_on + interval '1 year' <= cast(:today as date)"));
      assertThat(figures("letters", "schemes", 1).values().stream().mapToInt(Integer::intValue).sum()).isPositive()
          .isEqualTo(count("select count(*) from notice n where sent_at is null"
              + " and person_id not in (select id from person where erased_on is not null)"));
      assertThat(figures("failures", "schemes", 1).values().stream().mapToInt(Integer::intValue).sum())
          .isEqualTo(count("""
              select count(distinct e.business_key_) from act_ru_job j
              join act_ru_execution e on e.id_ = j.process_instance_id_ where j.retries_ = 0"""));
    });
  }

  @Test
  void everyFigureIsAsLongAsItsListAndWhatIsLeftOutIsInNeither() {
    asOwner(() -> {
      Wanted one = Wanted.of(world.today(), Map.of("institution", "made7"));
      for (Section section : sections) {
        Content content = section.of(one);
        List<Cell> figures = content.tables().stream().flatMap(table -> table.rows().stream()).flatMap(List::stream)
            .filter(cell -> cell.figure() != null).toList();
        assertThat(figures).extracting(Cell::figure).doesNotHaveDuplicates();
        for (Cell cell : figures) {
          List<Line> list = content.behind(cell.figure()).orElseThrow().list(cell.figure());
          assertThat(list).as(section.key() + " " + cell.figure()).hasSize(cell.number().intValue());
          assertThat(list).extracting(Line::key).doesNotHaveDuplicates();
          assertThat(list).extracting(Line::institution).isSubsetOf("Gjort institution 7");
        }
      }
    });
  }

  @Test
  void aLongListGoesOnFromPageToPage() {
    asOwner(() -> {
      var keys = new ArrayList<String>();
      String after = "";
      do {
        var page = overview.behind("cases", "scheme/Lovmodellen/I alt", after, Map.of("until",
            world.today().toString()));
        page.lines().forEach(line -> keys.add(line.key()));
        after = page.next();
      } while (after != null);
      assertThat(keys).doesNotHaveDuplicates().isSorted().hasSize(count(
          "select count(*) from case_file where kind = 'LAW_MODEL'"));
    });
  }

  @Test
  void noSectionCostsMoreStatementsThanItsBudget() throws Exception {
    var many = new TreeMap<String, Integer>();
    var times = new TreeMap<String, Long>();
    asOwner(() -> BUDGETS.keySet().forEach(section -> {
      many.put(section, cost(section));
      long[] took = IntStream.range(0, 9).mapToLong(i -> time(section)).sorted().toArray();
      times.put(section, took[4]);
    }));
    write(times);
    assertThat(sections.stream().map(Section::key)).containsExactlyInAnyOrderElementsOf(BUDGETS.keySet());
    assertThat(many).allSatisfy((section, cost) ->
        assertThat(cost).as(section).isLessThanOrEqualTo(BUDGETS.get(section)));
  }

  @Test
  void theYearlyReportCountsApplicationsDecisionsDatabasesAndClosings() throws Exception {
    int year = world.today().getYear();
    asOwner(() -> {
      String csv = new String(reports.csv(year).getBody(), StandardCharsets.UTF_8);
      assertThat(sum(csv, "Ansøgninger og afgørelser", "Indsendt")).isPositive().isEqualTo(count("""
          select count(*) from decision where extract(year from decided_at at time zone 'Europe/Copenhagen')
              = extract(year from cast(:today as date))
            and (step like '%SUBMISSION' and step <> 'PROPOSAL_SUBMISSION' or step in ('PROPOSAL_CHECK',
              'SUBSCRIPTION_REQUEST'))
            """));
      assertThat(sum(csv, "Ansøgninger og afgørelser", "Afslået")).isPositive().isEqualTo(count("""
          select count(*) from decision where extract(year from decided_at at time zone 'Europe/Copenhagen')
              = extract(year from cast(:today as date)) and outcome = 'refused'
            and (step like '%APPROVAL' and step not in ('HEALTH_APPROVAL', 'BREACH_EXPLANATION_APPROVAL')
              or step = 'PROPOSAL_REVIEW')"""));
      assertThat(csv).contains("Projektdatabaser;Oprettet i året;Antal;" + count("select count(*) from project_database"
          + " where extract(year from established_on) = extract(year from cast(:today as date))"));
      assertThat(reports.years()).first().isEqualTo(year);
      assertThatThrownBy(() -> reports.pdf(year + 1)).isInstanceOf(NoRight.class);
    });
    var pdf = new byte[1][];
    people.as(World.APPROVER, () -> pdf[0] = reports.pdf(year).getBody());
    Pdf.assertIsArchivalAndAccessible(pdf[0]);
    assertThat(Pdf.read(pdf[0]).text()).contains("Mikrodataordningerne i " + year, "Ansøgninger og afgørelser",
        "Lukninger",
        "Projektdatabaseordningen", "I drift ved årets slutning");
  }

  @Test
  void whatThePublicMayReadIsForTheHeadOfOfficeToSay() {
    assertThat(service.shown()).isEmpty();
    people.as(World.OWNER, () -> assertThatThrownBy(() -> publishing.choose(
        new ServiceFiguresController.Wanted(true, "Fordi det er muligt"))).isInstanceOf(NoRight.class));
    people.as(World.APPROVER, () -> {
      assertThatThrownBy(() -> publishing.choose(new ServiceFiguresController.Wanted(true, " ")))
          .isInstanceOf(InputRefused.class);
      publishing.choose(new ServiceFiguresController.Wanted(true, "Borgerne skal vide det"));
      assertThat(publishing.show().since()).contains("karen: Borgerne skal vide det");
    });
    assertThat(count("select count(*) from audit_entry where subject = 'service_figures' and actor = 'karen'")).isOne();
    List<ServiceFigures.Line> shown = service.shown().orElseThrow();
    assertThat(shown).anySatisfy(line -> {
      assertThat(line.scheme()).isEqualTo("Projektdatabaseordningen");
      assertThat(line.cases()).isEqualTo(count("""
          select count(distinct t.case_number) from turn t left join proposal p on p.case_number = t.case_number
          where t.command in ('REVIEW_APPLICATION', 'APPROVE_APPLICATION', 'REVIEW_PROPOSAL', 'APPROVE_PROPOSAL')
            and coalesce(p.scheme, 'DATABASE') in ('SUBPROJECT', 'DATABASE')
            and ended_on between date_trunc('year', cast(:today as date)) and cast(:today as date)"""));
    });
    assertThat(shown).allSatisfy(line -> assertThat(line.cases() == null
        || line.cases() >= ServiceFigures.FEWEST).isTrue());
    people.as(World.APPROVER, () -> publishing.choose(new ServiceFiguresController.Wanted(false, "Ikke mere")));
    assertThat(service.shown()).isEmpty();
  }

  private static int sum(String csv, String part, String number) {
    return csv.lines().map(line -> line.split(";")).filter(cells -> cells[1].equals(part) && cells[3].equals(number))
        .mapToInt(cells -> Integer.parseInt(cells[4])).sum();
  }

  @Test
  void othersAreRefusedAndWhatIsUnknownIsSaidToBe() {
    for (String person : List.of(World.REVIEWER, "anna", "oda", "dagny")) {
      people.as(person, () -> assertThatThrownBy(() -> overview.show("cases", Map.of())).as(person)
          .isInstanceOfSatisfying(NoRight.class, refused -> assertThat(refused.status()).isEqualTo(403)));
      people.as(person, () -> assertThatThrownBy(() -> reports.csv(world.today().getYear()))
          .isInstanceOf(NoRight.class));
      people.as(person, () -> assertThatThrownBy(() -> publishing.show()).isInstanceOf(NoRight.class));
    }
    people.as(World.APPROVER, () -> {
      assertThat(overview.show("cases", Map.of()).tables()).isNotEmpty();
      assertThatThrownBy(() -> overview.show("nothing", Map.of()))
          .isInstanceOfSatisfying(NoRight.class, refused -> assertThat(refused.status()).isEqualTo(404));
      assertThatThrownBy(() -> overview.csv("cases", "nothing", Map.of())).isInstanceOf(NoRight.class);
      assertThat(overview.xlsx("cases", "state", Map.of("institution",
          "nobody")).getStatusCode().value()).isEqualTo(200);
    });
  }

  private void asOwner(Runnable work) {
    people.as(World.OWNER, work);
  }

  private int cost(String section) {
    try {
      return statements.during(() -> overview.show(section, Map.of())).count();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private long time(String section) {
    long began = System.nanoTime();
    overview.show(section, Map.of());
    return Duration.ofNanos(System.nanoTime() - began).toMillis();
  }

  private static void write(Map<String, Long> times) throws IOException {
    Files.writeString(Path.of("target", "overview-times.txt"), times.toString());
  }

  private ShownTable table(String section, String key) {
    return overview.show(section, Map.of()).tables().stream().filter(table -> table.key().equals(key)).findFirst()
        .orElseThrow();
  }

  /** What stands in a column, by what stands in the first, nothing left out but nothing. */
  private Map<String, Integer> figures(String section, String key, int column) {
    var figures = new TreeMap<String, Integer>();
    table(section, key).rows().forEach(row -> {
      ShownCell cell = row.get(column);
      if (cell.number() > 0) {
        figures.merge(row.get(0).text(), cell.number().intValue(), Integer::sum);
      }
    });
    return figures;
  }

  private Map<String, Integer> counted(String sql) {
    var counted = new TreeMap<String, Integer>();
    jdbc.sql(sql).param("today", world.today().toString()).query(row -> {
      counted.merge(row.getString(1), row.getInt(2), Integer::sum);
    });
    return counted;
  }

  private int count(String sql) {
    return jdbc.sql(sql).param("today", world.today().toString()).query(Integer.class).single();
  }

  private static String states() {
    return Arrays.stream(CaseState.values())
        .map(state -> "('" + state.name() + "', '" + state.danish() + "')").collect(Collectors.joining(", "));
  }
}
