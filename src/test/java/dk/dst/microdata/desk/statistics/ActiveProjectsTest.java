package dk.dst.microdata.desk.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.desk.overview.ServiceFigures;
import dk.dst.microdata.schemes.project.Project;
import dk.dst.microdata.schemes.project.Projects;
import dk.dst.microdata.support.BreachWorld;
import dk.dst.microdata.support.Endpoints;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Patience;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The public figures. All tests share one database, so what is looked at is the difference that some projects make, as
 * they were counted by hand.
 */
class ActiveProjectsTest extends EngineTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 1);
  private static final String DEMO = "Demodata – ikke Danmarks Statistiks tal";

  @LocalServerPort
  private int port;
  @Autowired
  private ObjectMapper json;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private Projects projects;
  @Autowired
  private ActiveProjects active;
  @Autowired
  private ServiceFigures service;
  @Autowired
  private Endpoints endpoints;
  @Autowired
  private TransactionTemplate transaction;

  private int next;

  /**
   * By hand, at the end of each year and on 1 March 2027. The last day of A is 31 December 2018: its end date is the
   * first day out. B is closed on the very day of the count, C ends on one, and F has not begun.
   *
   * <pre>
   *                                     2015 2016 2017 2018 2019 2020 ... 2026 2027
   * A  1 March 2016 - 1 January 2019       .    x    x    x    .    .         .    .
   * B  31 December 2017, closed in 2020    .    .    x    x    x    .         .    .
   * C  1 January - 31 December 2018        .    .    .    .    .    .         .    .
   * E  1 February 2027 - 2029              .    .    .    .    .    .         .    x
   * F  from 1 June 2027                    .    .    .    .    .    .         .    .
   * </pre>
   */
  @Test
  void theFiguresAreThoseCountedByHand() throws Exception {
    TestInstitution institution = begin();
    Map<Integer, List<Integer>> before = figures();
    project(institution, LocalDate.of(2016, 3, 1), LocalDate.of(2019, 1, 1));
    project(institution, LocalDate.of(2017, 12, 31), LocalDate.of(2030, 1, 1), LocalDate.of(2020, 12, 31));
    project(institution, LocalDate.of(2018, 1, 1), LocalDate.of(2018, 12, 31));
    project(institution, LocalDate.of(2027, 2, 1), LocalDate.of(2029, 1, 1));
    project(institution, LocalDate.of(2027, 6, 1), LocalDate.of(2029, 1, 1));

    Map<Integer, List<Integer>> more = difference(before, figures());
    assertThat(column(more, 0, 2015, 2020)).containsExactly(0, 1, 2, 2, 1, 0);
    assertThat(column(more, 0, 2021, 2027)).containsExactly(0, 0, 0, 0, 0, 0, 1);
    assertThat(column(more, 1, 2015, 2027)).containsOnly(0);
    assertThat(column(more, 2, 2015, 2027)).containsOnly(0);
  }

  /** D3 is defined once, in {@link Project#isActive}; the SQL here must say the same. */
  @Test
  void activeIsWhatProjectsCallActive() throws Exception {
    TestInstitution institution = begin();
    Map<Integer, List<Integer>> before = figures();
    for (int i = 0; i < 60; i++) { // begins, ends and closings on and around the days of the count
      LocalDate from = LocalDate.of(2014 + i % 7, 12, 30).plusDays(i % 4);
      int number = project(institution, from, from.plusYears(i % 5 + 1).plusDays(i % 3 - 1),
          i % 3 == 0 ? from.plusYears(i % 4).plusDays(i % 5) : null);
      if (i % 4 == 0) {
        quarantine(institution, "PROJECT", number, from.plusYears(1), from.plusYears(1).plusDays(i % 7));
      }
    }
    quarantine(institution, "INSTITUTION", null, LocalDate.of(2019, 12, 1), LocalDate.of(2020, 3, 1));
    Map<Integer, List<Integer>> more = difference(before, figures());
    List<Project> own = projects.ofInstitution(institution.id());
    for (int year = 2014; year <= 2027; year++) {
      LocalDate day = year == DAY.getYear() ? DAY : LocalDate.of(year, 12, 31);
      assertThat(more.get(year).get(0)).as("%d", year)
          .isEqualTo((int) own.stream().filter(project -> project.isActive(day)).count());
    }
  }

  private void quarantine(TestInstitution institution, String whom, Integer project, LocalDate from, LocalDate until) {
    String number = BreachWorld.report(world, World.REVIEWER, project == null
        ? BreachWorld.report(world, institution, whom) : BreachWorld.project(world, institution, project));
    jdbc.sql("""
            insert into quarantine (case_number, whom, basis, institution_id, project_number, from_day, until_day)
            values (?, ?, 'DECISION', ?, ?, ?, ?)""")
        .param(number).param(whom).param(institution.id()).param(project).param(from).param(until).update();
  }

  /** It becomes a subproject, the database closes, it gets more time, and it closes: each year shows what it was. */
  @Test
  void aYearShowsWhatAProjectWasOnItsDay() throws Exception {
    world.day(LocalDate.of(2021, 5, 1));
    TestInstitution institution = world.qualified();
    String database = world.inOperation(institution);
    world.day(DAY);
    Map<Integer, List<Integer>> before = figures();
    int number = project(institution, LocalDate.of(2019, 6, 1), LocalDate.of(2026, 6, 1));
    change(LocalDate.of(2021, 7, 1), "update project set database_case = ? where number = ?", database, number);
    change(LocalDate.of(2023, 12, 31), "update project set database_case = ? where number = ?", null, number);
    change(LocalDate.of(2024, 2, 1), "update project set title = ? where number = ?", "Et andet", number);
    world.day(DAY);
    Map<Integer, List<Integer>> more = difference(before, figures());
    assertThat(column(more, 0, 2018, 2027)).containsExactly(0, 1, 1, 0, 0, 1, 1, 1, 0, 0);
    assertThat(column(more, 1, 2018, 2027)).containsExactly(0, 0, 0, 1, 1, 0, 0, 0, 0, 0);
    change(DAY, "update project set ends_on = ? where number = ?", LocalDate.of(2031, 1, 1), number);
    assertThat(column(difference(before, figures()), 0, 2024, 2027)).as("more time").containsExactly(1, 1, 0, 1);
    change(DAY.plusDays(1), "update project set closed_on = ? where number = ?", LocalDate.of(2020, 1, 1), number);
    world.day(DAY.plusDays(1));
    assertThat(column(difference(before, figures()), 0, 2018, 2027)).as("closed, said of years ago")
        .containsExactly(0, 1, 1, 0, 0, 1, 1, 1, 0, 0);
  }

  @Test
  void ofSeveralChangesOnADayTheLastIsWhatItWas() {
    TestInstitution institution = begin();
    int number = project(institution, LocalDate.of(2019, 6, 1), LocalDate.of(2030, 1, 1));
    for (int year : List.of(2031, 2032, 2033)) {
      change(LocalDate.of(2025, 3, 1), "update project set ends_on = ? where number = ?", LocalDate.of(year, 1, 1), number);
    }
    change(LocalDate.of(2025, 3, 1), "update project set title = ? where number = ?", "Et andet", number);
    assertThat(jdbc.sql("select from_day || ' ' || coalesce(until_day::text, '') || ' ' || ends_on from project_standing"
        + " where project_number = ? order by from_day").param(number).query(String.class).list())
        .containsExactly("2019-06-01 2025-03-01 2030-01-01", "2025-03-01  2033-01-01");
  }

  /** What somebody was sentenced to counts on its days, also when it is over. */
  @Test
  void aQuarantineThatEndsChangesNoYear() throws Exception {
    TestInstitution institution = begin();
    Map<Integer, List<Integer>> before = figures();
    int number = project(institution, LocalDate.of(2019, 6, 1), LocalDate.of(2030, 1, 1));
    quarantine(institution, "PROJECT", number, LocalDate.of(2024, 6, 1), null);
    assertThat(column(difference(before, figures()), 0, 2022, 2027)).containsExactly(1, 1, 0, 0, 0, 0);
    jdbc.sql("update quarantine set until_day = ? where project_number = ?").param(DAY).param(number).update();
    assertThat(column(difference(before, figures()), 0, 2022, 2027)).containsExactly(1, 1, 0, 0, 0, 1);
  }

  private void change(LocalDate day, String sql, Object value, int number) {
    world.day(day);
    transaction.executeWithoutResult(status -> jdbc.sql(sql).param(value).param(number).update());
  }

  @Test
  void aDatabaseIsInOperationUntilItsAccessEnds() throws Exception {
    world.day(LocalDate.of(2024, 5, 1));
    TestInstitution institution = world.qualified();
    world.day(DAY);
    Map<Integer, List<Integer>> before = figures();
    world.day(LocalDate.of(2024, 5, 2));
    String database = world.inOperation(institution);
    world.day(LocalDate.of(2026, 2, 1));
    world.start("give-notice", institution.manager(), TestAnswers.notice());
    world.runJob(database, "serviceTask_endAccess");
    world.day(DAY);
    assertThat(column(difference(before, figures()), 2, 2023, 2027)).containsExactly(0, 1, 1, 0, 0);
  }

  @Test
  void theRunningYearIsCountedToday() throws Exception {
    world.day(DAY);
    JsonNode said = read();
    JsonNode last = said.path("years").get(said.path("years").size() - 1);
    assertThat(said.path("asOf").asText()).isEqualTo("2027-03-01");
    assertThat(last.path("year").asInt()).isEqualTo(2027);
    assertThat(last.path("day").asText()).isEqualTo("2027-03-01");
    assertThat(said.path("years").get(0).path("day").asText()).endsWith("-12-31");
    assertThat(said.path("notes").toString()).contains("1. marts 2027").contains("viser, hvad projekterne var på dagen")
        .contains("Lovmodellen er en ordning med sit eget formål og har ingen projekter");
  }

  @Test
  void noMoreYearsThanAreRead() throws Exception {
    TestInstitution institution = begin();
    int number = project(institution, LocalDate.of(1001, 1, 1), LocalDate.of(1002, 1, 1));
    try {
      assertThat(read().path("years")).hasSize(ActiveProjects.MOST_YEARS);
    } finally {
      jdbc.sql("update project set starts_on = ?, ends_on = ? where number = ?").param(DAY).param(DAY).param(number)
          .update();
    }
  }

  @Test
  void theCsvSaysTheSameAsTheJson() throws Exception {
    world.day(DAY);
    HttpResponse<String> csv = get("/aktive-projekter.csv");
    assertThat(csv.body()).startsWith("\uFEFFÅr;Opgjort den;").endsWith("\r\n").contains(";" + DEMO + "\r\n");
    List<List<String>> rows = Arrays.stream(csv.body().substring(1).split("\r\n")).skip(1)
        .map(line -> List.of(line.split(";"))).toList();
    JsonNode years = read().path("years");
    assertThat(rows).hasSize(years.size());
    for (int i = 0; i < rows.size(); i++) {
      JsonNode year = years.get(i);
      assertThat(rows.get(i)).containsExactly(year.path("year").asText(), year.path("day").asText(),
          year.path("researcherProjects").asText(), year.path("subprojects").asText(),
          year.path("projectDatabases").asText(), year.path("authoritySchemes").asText(), DEMO);
    }
    assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
    assertThat(csv.headers().firstValue("Content-Disposition")).hasValueSatisfying(
        value -> assertThat(value).startsWith("attachment"));
  }

  /** As somebody who has never been here. */
  @Test
  void everybodyMayReadItAndNobodyIsFollowed() throws Exception {
    for (String path : List.of("/aktive-projekter", "/aktive-projekter.csv", "/aktive-projekter.json")) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.headers().firstValue("Cache-Control")).as(path).hasValue("max-age=300, public");
      assertThat(answer.headers().allValues("Set-Cookie")).as(path).isEmpty();
      assertThat(answer.headers().firstValue("Content-Security-Policy")).as(path).hasValueSatisfying(
          policy -> assertThat(policy).startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
              .doesNotContain("unsafe"));
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
    }
    String page = get("/aktive-projekter").body();
    assertThat(page).contains("<h1>Aktive projekter").doesNotContain("style=", "http:", "https:", "<script>");
    for (String file : List.of("/aktive-projekter.js", "/pages.css", "/parts.css", "/elements.js")) {
      assertThat(get(file).statusCode()).as(file).isEqualTo(200);
    }
  }

  /** What an institution or a project is called has no way into the figures. */
  @Test
  void nobodyIsNamed() throws Exception {
    world.day(DAY);
    TestInstitution institution = world.qualified();
    assertThat(get("/aktive-projekter.json").body() + get("/aktive-projekter.csv").body())
        .doesNotContain(institution.id(), "Institution ", "Projekt ");
    assertThat(read().path("years").get(0).fieldNames()).toIterable()
        .containsExactlyInAnyOrder("year", "day", "researcherProjects", "subprojects", "projectDatabases",
            "authoritySchemes");
  }

  /**
   * Everything else of ours lies below the addresses that ask for a login; each of them is tried elsewhere. Whoever has
   * no password yet sets it with the link they were sent ({@code PasswordLinksTest}).
   */
  @Test
  void nothingElseIsPublic() {
    Predicate<String> guarded = path -> List.of("/camunda", "/engine-rest", "/actuator", "/demo/", "/error").stream()
        .anyMatch(path::startsWith);
    assertThat(endpoints.all().stream().filter(endpoint -> endpoint.mount().isEmpty()).map(Endpoints.Endpoint::path)
        .distinct()
        .filter(guarded.negate())).containsExactlyInAnyOrder("/", "/aktive-projekter", "/aktive-projekter.csv",
        "/aktive-projekter.json", "/sagsbehandlingstider.csv", "/adgangskode", "/adgangskode/link");
  }

  @Test
  void onlyTheDemoIsMarkedAsOne() {
    var production = new MockEnvironment().withProperty("spring.datasource.url", "jdbc:postgresql://db/microdata");
    var page = new ActiveProjectsPage(active, service, production);
    assertThat(page.json().getBody().demo()).isFalse();
    assertThat(page.json().getBody().basis()).isEqualTo("Forskningsservices sager");
    assertThat(new String(page.csv().getBody(), StandardCharsets.UTF_8)).doesNotContain("Demodata");
    assertThat(new ActiveProjectsPage(active, service, new MockEnvironment()).json().getBody().basis()).isEqualTo(DEMO);
  }

  private TestInstitution begin() {
    world.day(DAY);
    return world.institution(0);
  }

  private int project(TestInstitution institution, LocalDate from, LocalDate to) {
    return project(institution, from, to, null);
  }

  private int project(TestInstitution institution, LocalDate from, LocalDate to, LocalDate closed) {
    int number = institution.authorisationNumber() * 100 + 20 + next++;
    jdbc.sql("insert into project (number, institution_id, title, starts_on, ends_on, closed_on)"
            + " values (?, ?, 'Projekt', ?, ?, ?)")
        .param(number).param(institution.id()).param(from).param(to).param(closed).update();
    return number;
  }

  /** By year: projects of the researcher scheme, subprojects, databases; a year that is not shown has none. */
  private Map<Integer, List<Integer>> figures() throws Exception {
    var figures = new TreeMap<Integer, List<Integer>>();
    for (JsonNode year : read().path("years")) {
      figures.put(year.path("year").asInt(), List.of(year.path("researcherProjects").asInt(),
          year.path("subprojects").asInt(), year.path("projectDatabases").asInt(),
          year.path("authoritySchemes").asInt()));
    }
    return figures;
  }

  private static Map<Integer, List<Integer>> difference(Map<Integer, List<Integer>> before,
      Map<Integer, List<Integer>> after) {
    return IntStream.rangeClosed(2000, DAY.getYear()).boxed().collect(Collectors.toMap(year -> year, year ->
        IntStream.range(0, 3).map(i -> after.getOrDefault(year, List.of(0, 0, 0)).get(i)
            - before.getOrDefault(year, List.of(0, 0, 0)).get(i)).boxed().toList()));
  }

  private static List<Integer> column(Map<Integer, List<Integer>> figures, int column, int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(year -> figures.get(year).get(column)).toList();
  }

  private JsonNode read() throws Exception {
    return json.readTree(get("/aktive-projekter.json").body());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Patience.LIMIT)
        .header("Accept", "text/html,*/*").build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
  }
}
