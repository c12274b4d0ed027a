package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dk.dst.microdata.support.Patience;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** Steps that fail in the browser: the institution reads that its case is stopped, and the process owner has it go on. */
class IncidentsIT extends BrowserTest {

  private static final String STEP = "serviceTask_checkEligibility";
  /** What a panel of Cockpit shows once it has its answer. */
  private static final String DRAWN = ".ctn-tabbed-content :is(.loader-state:is(.loaded, .empty), .job-definition td,"
      + " .case-path table, .model-times table):visible";
  private static final String TABS = ".ctn-tabbed > div > .nav-tabs > li";

  @Autowired
  private EmbeddedPostgres postgres;
  @Autowired
  private ManagementService management;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private ScheduledTaskHolder rounds;

  @Test
  void aStoppedStepIsSeenByTheInstitutionAndTriedAgainByTheOwner() {
    List<String> cases = new ArrayList<>();
    TestInstitution institution = world.qualified();
    String applicant = institution.applicant();
    var superuser = JdbcClient.create(postgres.getPostgresDatabase());
    superuser.sql("alter table microdata.finding rename to finding_away").update();
    try {
      cases.add(stopped(institution));
      cases.add(stopped(world.qualified()));
      cases.add(stopped(world.qualified()));
      try (Person anna = person(applicant).logIn("tasklist")) {
        anna.open("/sager.html");
        assertThat(anna.page().getByText("Standset af en fejl siden")).isVisible();
        accessible(anna.page());
        anna.open("/sager.html#" + cases.get(0));
        assertThat(anna.page().getByText("Sagen er standset af en fejl siden den")).isVisible();
        anna.screenshot("120-the-applicant-sees-that-the-case-is-stopped");
        anna.open("/fejl.html");
        assertThat(anna.page().locator("#message")).containsText("Denne side er for procesejere");
      }
      look();
      try (Person per = person(World.OWNER).logIn("cockpit")) {
        Page page = per.page();
        per.open("/fejl.html");
        Locator cause = cause(page);
        assertThat(cause).containsText("3 trin er standset");
        assertThat(page.locator("header nav .waiting")).isVisible();
        accessible(page);
        per.screenshot("121-per-sees-what-is-stopped");
        cause.locator("summary").click();
        assertThat(cause.locator("pre")).containsText("finding");
        button(cause, "Skriv en bemærkning").click();
        cause.getByLabel("Bemærkning").fill("Tabellen mangler; drift er ringet op");
        button(cause, "Gem bemærkning").click();
        assertThat(page.locator("#message")).containsText("Bemærkningen er gemt");
        assertThat(cause(page)).containsText("drift er ringet op");
        retry(page, "Er den tilbage?");
        assertThat(page.locator("#message")).containsText("3 prøvet igen: 0 lykkedes, 3 mislykkedes igen.");
        narrow(page);
        per.screenshot("122-per-sees-it-on-a-tablet");
        page.setViewportSize(1366, 768);
      }
    } finally {
      superuser.sql("alter table microdata.finding_away rename to finding").update();
    }
    try (Person per = person(World.OWNER).logIn("cockpit")) {
      Page page = per.page();
      inCockpit(per, cases.get(0));
      per.open("/fejl.html");
      retry(page, "Tabellen er tilbage");
      assertThat(page.locator("#message")).containsText("3 prøvet igen: 3 lykkedes.");
      assertThat(page.locator("header nav .waiting")).hasCount(0);
      per.screenshot("123-per-has-had-it-tried-again");
      page.getByLabel("Vis").selectOption("over");
      assertThat(cause(page).last()).containsText("Overstået");
      accessible(page);
    }
    cases.forEach(number -> comesTo(number, "userTask_reviewApplication"));
  }

  @Test
  void whoHasATaskInAStoppedCaseReadsItAboveTheForm() {
    TestInstitution institution = world.qualified();
    String caseNumber = forSignature(institution);
    String timer = management.createJobQuery().processInstanceId(world.instance(caseNumber, "sign-agreement").getId())
        .timers().list().get(0).getId();
    management.setJobRetries(timer, 0);
    try (Person signatory = person(institution.signatory()).logIn("tasklist")) {
      signatory.open("/camunda/app/tasklist/default/#/?task=" + world.openTask(caseNumber).getId());
      assertThat(signatory.page().getByText("Sagen er standset af en fejl siden den").first()).isVisible();
      signatory.screenshot("125-the-signatory-reads-that-the-case-is-stopped");
    } finally {
      management.setJobRetries(timer, 3);
    }
  }

  /** Nothing that is drawn there for an owner would be refused. */
  private void inCockpit(Person per, String caseNumber) {
    Page page = per.page();
    var refused = new ArrayList<String>();
    page.onResponse(answer -> {
      if (answer.status() == 403) {
        refused.add(answer.request().method() + " " + answer.url());
      }
    });
    String instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseNumber)
        .processDefinitionKey("assess-application").singleResult().getId();
    per.open("/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime?tab=incidents-tab");
    assertThat(page.locator(".action-button:visible .glyphicon-repeat").first()).isVisible();
    assertThat(page.locator(".btn-toolbar:visible .glyphicon-repeat").first()).isVisible();
    for (String icon : List.of("pause", "play", "remove", "plus", "cog", "trash", "time", "th")) {
      assertThat(page.locator(":is(.btn-toolbar, .action-button):visible > .glyphicon-" + icon)).hasCount(0);
    }
    assertThat(page.locator("a.edit:visible")).hasCount(0);
    assertThat(page.locator("[cam-widget-header]").getByText("Standsede trin")).isVisible();
    per.screenshot("124-per-is-offered-in-cockpit-what-he-may");
    speaksOfCases(per, caseNumber, instance);
    then(refused).isEmpty();
  }

  /** Cockpit's own panels name a case by its number and all else in Danish; nothing is cut off on a laptop. */
  private void speaksOfCases(Person per, String caseNumber, String instance) {
    Page page = per.page();
    per.open("/camunda/app/cockpit/default/#/processes");
    page.locator(".process-definitions-list").getByText("Behandl ansøgning").click();
    assertThat(page.locator(".process-instances .instance-id").getByText(caseNumber)).isVisible();
    everyPanel(page);
    per.screenshot("126-per-reads-case-numbers-of-a-process");
    per.open("/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime");
    assertThat(page.locator(".cam-breadcrumb").getByText(caseNumber)).isVisible();
    assertThat(page.locator(TABS + ".active")).hasText("Sagens vej");
    everyPanel(page);
    page.locator(".btn-toolbar:visible .glyphicon-repeat").first().click();
    assertThat(page.locator(".job-retry-bulk tbody tr").first()).isVisible();
    readable(page.locator(".modal-content"));
    per.screenshot("127-per-reads-case-numbers-of-a-case");
  }

  private static void everyPanel(Page page) {
    Locator tabs = page.locator(TABS + ":visible");
    for (int i = 0; i < tabs.count(); i++) {
      tabs.nth(i).locator("a").click();
      assertThat(tabs.nth(i)).hasClass(Pattern.compile("\\bactive\\b"));
      assertThat(page.locator(DRAWN).first()).isVisible();
      readable(page.locator(".ctn-main"));
    }
  }

  private static void readable(Locator part) {
    assertThat(part.getByText("Henter …")).hasCount(0);
    then(part.innerText()).doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-|\\d{4}-\\d\\d-\\d\\dT")
        .doesNotContainPattern("\\b(Failed|Job|Instance|Details|State|Actions|Message|Process|null|Error|async)\\b");
    then(part.evaluate("""
        part => [...part.querySelectorAll('th, td, td *, dt, dd, dd *, li > a')].filter(one => one.offsetParent
          && (one.getBoundingClientRect().right > innerWidth || one.scrollWidth > one.clientWidth + 1
            && getComputedStyle(one).overflowX !== 'visible')).map(one => one.innerText)""")).isEqualTo(List.of());
  }

  /** Whoever looks after the engine finds its ids as before. */
  @Test
  void theAdministratorIsShownTheIdsOfTheEngine() {
    String instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey("PDB-2025-001")
        .rootProcessInstances().singleResult().getId();
    try (Person admin = person("admin").logIn("cockpit")) {
      Page page = admin.page();
      admin.open("/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime");
      assertThat(page.locator("dd.instance-id")).hasText(instance);
      assertThat(page.locator(TABS).getByText("Variabler")).isVisible();
      page.locator(TABS).getByText("Planlagte trin").click();
      assertThat(page.locator(".jobs-tab td.id").first()).isVisible();
    }
  }

  /** The round in which failures are sorted, which tests begin. */
  private void look() {
    rounds.getScheduledTasks().stream().filter(task -> task.toString().contains("incidents.Causes"))
        .forEach(task -> task.getTask().getRunnable().run());
  }

  private void retry(Page page, String reason) {
    Locator cause = cause(page);
    button(cause, "Prøv alle 3 igen").click();
    cause.getByLabel("Begrundelse").fill(reason);
    button(cause, "Prøv igen nu").click();
  }

  private static Locator cause(Page page) {
    return page.locator(".cause", new Page.LocatorOptions().setHasText("Databasen afviste"));
  }

  private String stopped(TestInstitution institution) {
    String caseNumber = world.draft(institution);
    world.complete(caseNumber, "userTask_completeApplication", institution.applicant(), TestAnswers.application(institution));
    Patience.await("the step of " + caseNumber + " has failed").until(() -> {
      var job = world.job(caseNumber, STEP);
      return job != null && job.getExceptionMessage() != null;
    });
    management.setJobRetries(world.job(caseNumber, STEP).getId(), 0);
    return caseNumber;
  }

  private static void narrow(Page page) {
    page.setViewportSize(820, 1180);
    then(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    accessible(page);
  }

  private static Locator button(Locator in, String name) {
    return in.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private static void accessible(Page page) {
    then(new AxeBuilder(page).analyze().getViolations()).isEmpty();
  }
}
