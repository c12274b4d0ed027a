package dk.dst.microdata.start;

import static dk.dst.microdata.start.Person.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.dst.microdata.demo.DemoPeople;
import dk.dst.microdata.desk.web.Page;
import dk.dst.microdata.support.Patience;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Login at a real provider of OpenID Connect, the application as a process of its own, with the demo's world. */
@Tag("application")
class OidcLoginTest {

  private static final Path FOLDER = Path.of("target", "oidc-login-test").toAbsolutePath();
  private static final String ME = "/camunda/api/admin/auth/user/default";
  private static final String ENGINE = "/camunda/api/engine/engine/default";
  private static final String TASKLIST = "/camunda/app/tasklist/default/";

  private static ExternalPostgres postgres;
  private static Provider provider;
  private static ApplicationProcess application;
  private static String address;

  private final Browser browser = new Browser(address);

  @BeforeAll
  static void start() throws IOException {
    postgres = ExternalPostgres.start().with("oidc");
    provider = Provider.start();
    var settings = new HashMap<>(postgres.settings("oidc", provider.settings()));
    settings.put("MICRODATA_DEMO", "true");
    settings.put("MICRODATA_LOGIN_INSTITUTIONSCLAIM", "autorisationer");
    settings.put("MICRODATA_LOGIN_GROUPS_APPLICANTS", "forskere");
    settings.put("MICRODATA_LOGIN_GROUPS_FSEREVIEWERS", "fse-sagsbehandling, fse-vikarer");
    settings.put("MICRODATA_LOGIN_GROUPS_ADMINISTRATORS", "drift");
    settings.put("MICRODATA_LOGIN_TAKEOVER", "anna");
    application = ApplicationProcess.start(FOLDER.resolve("application.log"), settings);
    address = application.address();
    provider.serves(address);
  }

  @AfterAll
  static void stop() throws Exception {
    if (application != null) {
      application.stop();
    }
    if (provider != null) {
      provider.close();
    }
    if (postgres != null) {
      postgres.close();
    }
  }

  @BeforeEach
  void people() {
    provider.knows("rita@dst.dk", Map.of("name", "Rita Maria Rask", "email", "rita@dst.dk",
        "groups", List.of("fse-vikarer", "kantineudvalg")));
    provider.knows("anna", Map.of("given_name", "Anna", "family_name", "Ager", "email", "anna@example.org",
        "groups", "forskere", "autorisationer", List.of("901", 902)));
    provider.knows("gert", Map.of("name", "Gert Gæst", "groups", List.of("kantineudvalg")));
    provider.knows("admin", Map.of("name", "En Anden", "groups", List.of("drift")));
  }

  @Test
  void aReviewerSeesFsesTasks() {
    HttpResponse<String> page = browser.logIn("rita@dst.dk", TASKLIST);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.uri().toString()).as("back where the login was asked for").isEqualTo(address + TASKLIST);
    assertThat(browser.json(ME).path("userId").asText()).isEqualTo("rita@dst.dk");
    assertThat(browser.json(ENGINE + "/user/rita@dst.dk/profile").path("lastName").asText()).isEqualTo("Rask");
    assertThat(groups("rita@dst.dk")).containsExactly("fse-reviewers");
    submitApplication();
    Patience.await("the application is at FSE").untilAsserted(() -> assertThat(browser.json(ENGINE
        + "/task?candidateGroup=fse-reviewers&taskDefinitionKey=userTask_reviewApplication")).hasSize(1));
    assertThat(browser.get("/camunda/api/microdata/cases").statusCode()).as("our own endpoints").isEqualTo(200);
  }

  /** By a local account, through the REST interface: that stays as it is. */
  private static void submitApplication() {
    var mads = new Person(address, "mads", DemoPeople.PASSWORD);
    mads.tell("/process-definition/key/apply-for-project-database/submit-form",
        Map.of("variables", Map.of("title", value("Projektdatabase til login"))));
    String task = mads.ask("/task?assignee=mads").get(0).path("id").asText();
    mads.tell("/task/" + task + "/submit-form", Map.of("variables", RestartTest.application()));
  }

  @Test
  void onlyThePublicFiguresAskForNoLogin() {
    for (String path : List.of("/aktive-projekter", "/aktive-projekter.csv", "/aktive-projekter.json")) {
      assertThat(browser.step(path).statusCode()).as(path).isEqualTo(200);
    }
    for (String path : List.of("/sager.html", "/projekter.html", "/camunda/app/tasklist/default/")) {
      assertThat(browser.step(path).statusCode()).as(path).isEqualTo(302);
    }
  }

  /** The claim names two institutions; our tables know of one. It is a local account that may be taken over. */
  @Test
  void anApplicantHasTheirInstitutionAndNoOther() {
    assertThat(browser.logIn("anna", TASKLIST).statusCode()).isEqualTo(200);
    assertThat(ids(browser.json(ENGINE + "/tenant?userMember=anna"))).containsExactly("nordsund");

    provider.knows("anna", Map.of("name", "Anna Ager", "groups", "forskere", "autorisationer", List.of(902)));
    new Browser(address).logIn("anna", TASKLIST);
    assertThat(tenants("anna")).as("what the provider denies is taken away").isEmpty();
    assertThat(browser.json(ENGINE + "/tenant?userMember=anna")).as("in the session that is open, too").isEmpty();
  }

  @Test
  void groupsAreTakenAwayAtTheNextLoginAndFromOpenSessions() {
    provider.knows("kim", Map.of("name", "Kim Krag", "groups", List.of("fse-sagsbehandling", "drift")));
    browser.logIn("kim", TASKLIST);
    browser.logIn("kim", TASKLIST); // a second time changes nothing
    assertThat(groups("kim")).containsExactlyInAnyOrder("administrators", "camunda-admin", "fse-reviewers");

    provider.knows("kim", Map.of("name", "Kim Krag", "groups", List.of("forskere")));
    new Browser(address).logIn("kim", TASKLIST);
    assertThat(groups("kim")).containsExactly("applicants");
    assertThat(browser.json(ENGINE + "/user")).as("an administrator would see everybody").hasSize(1);

    provider.knows("kim", Map.of("name", "Kim Krag"));
    assertThat(new Browser(address).logIn("kim", TASKLIST).statusCode()).isEqualTo(403);
    assertThat(groups("kim")).isEmpty();
  }

  @Test
  void whoHasNoGroupIsToldWhomToAsk() {
    HttpResponse<String> page = browser.logIn("gert", "/sager.html");

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("Du har ingen adgang", "autorisationsansvarlige", "FSEProjektdatabase@dst.dk");
    assertThat(accounts("gert")).isZero();
    assertThat(browser.get("/camunda/api/microdata/session").statusCode()).isEqualTo(401);
  }

  @Test
  void theNameOfALocalAccountOpensNothing() {
    assertThat(browser.logIn("admin", TASKLIST).statusCode()).isEqualTo(403);
    assertThat(browser.get(ENGINE + "/user").statusCode()).isEqualTo(401);
    assertThat(new Person(address, "admin", DemoPeople.PASSWORD).ask("/user/admin/profile").path("lastName").asText())
        .as("the local account is as before").isEqualTo("Admin");
  }

  /** Chance would put these names into almost every password that is made. */
  @Test
  void whoHasAShortNameIsLetInAsOthersAre() {
    for (String name : new String[] {"a", "B", "1"}) {
      provider.knows(name, Map.of("name", "Et Kort Navn", "groups", List.of("fse-vikarer")));
      var other = new Browser(address);
      assertThat(other.logIn(name, TASKLIST).statusCode()).as(name).isEqualTo(200);
      assertThat(other.json(ME).path("userId").asText()).isEqualTo(name);
    }
  }

  @Test
  void anAccountMadeByALoginHasNoPasswordThatAnybodyKnows() {
    browser.logIn("rita@dst.dk", TASKLIST);
    for (String guess : new String[] {"", "null", Provider.PASSWORD, DemoPeople.PASSWORD}) {
      postgres.superuser("oidc").sql("delete from microdata.login_failure").update(); // no waiting for the guess before
      assertThat(new Person(address, "rita@dst.dk", guess).restStatus("/task")).isEqualTo(401);
    }
  }

  @Test
  void aForgedOrReplayedAnswerIsRefused() {
    String login = browser.step("/oauth2/authorization/login").headers().firstValue("Location").orElseThrow();
    assertThat(login).startsWith(provider.address() + "/oauth2/authorize").contains("state=");
    HttpResponse<String> forged = browser.step("/login/oauth2/code/login?code=x&state=forged");
    assertThat(forged.statusCode()).isEqualTo(401);
    assertThat(forged.body()).contains("Du kunne ikke logges ind");

    // the provider's true answer, used by the browser it was for, and once more by that and another browser
    browser.logIn("rita@dst.dk", TASKLIST);
    String again = browser.step("/oauth2/authorization/login").headers().firstValue("Location").orElseThrow();
    String answer = browser.step(again).headers().firstValue("Location").orElseThrow();
    assertThat(new Browser(address).step(answer).statusCode()).as("in another browser").isEqualTo(401);
    assertThat(browser.step(answer).statusCode()).as("in its own").isEqualTo(302);
    assertThat(browser.step(answer).statusCode()).as("a second time").isEqualTo(401);
  }

  @Test
  void thereIsNoLocalLogin() {
    browser.logIn("rita@dst.dk", TASKLIST);
    for (String path : new String[] {"/login/tasklist", "/login/tasklist/", "/%6cogin/admin"}) {
      assertThat(browser.post(ME + path).statusCode()).as(path).isEqualTo(404);
      assertThat(new Browser(address).post(ME + path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(new Person(address, "rikke", DemoPeople.PASSWORD).logIn("tasklist")).isEqualTo(404);
    assertThat(new Person(address, "rikke", DemoPeople.PASSWORD).restStatus("/task")).as("REST").isEqualTo(200);
  }

  @Test
  void withoutALoginPagesAskForItAndTheRestIsRefused() {
    for (String path : new String[] {ME, ENGINE + "/task", "/camunda/api/microdata/session", "/camunda/api/cockpit/x"}) {
      assertThat(browser.get(path).statusCode()).as(path).isEqualTo(401);
    }
    for (String path : Stream.concat(Stream.of(TASKLIST, "/camunda/app/cockpit/default/"),
        Stream.of(Page.values()).map(Page::address)).toList()) {
      HttpResponse<String> answer = browser.step(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(302);
      assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/oauth2/authorization/login");
    }
    assertThat(browser.get("/engine-rest/task").statusCode()).isEqualTo(401);
    assertThat(browser.get("/engine-rest/task").headers().firstValue("WWW-Authenticate")).isPresent();
  }

  @Test
  void theSessionsCookieSurvivesTheWayBackAndIsNew() {
    List<String> before = browser.step(TASKLIST).headers().allValues("Set-Cookie");
    assertThat(before).singleElement().asString().startsWith("JSESSIONID=").contains("HttpOnly", "SameSite=Lax")
        .doesNotContain("Secure", "Strict");
    browser.logIn("rita@dst.dk", TASKLIST);
    assertThat(browser.cookie("JSESSIONID")).isNotIn(before.get(0).split("[=;]")[1]);
  }

  /** As Tasklist's button does it, and then its script. */
  @Test
  void logoutEndsTheSessionHereAndAtTheProvider() {
    browser.logIn("rita@dst.dk", TASKLIST);
    assertThat(browser.post(ME + "/logout").statusCode()).isEqualTo(204);

    HttpResponse<String> refused = browser.get("/camunda/api/microdata/session");
    assertThat(refused.statusCode()).isEqualTo(401);
    String provider = refused.headers().firstValue("X-Login").orElseThrow();
    assertThat(provider).startsWith(OidcLoginTest.provider.address()).contains("id_token_hint=");
    HttpResponse<String> page = browser.open(provider);
    assertThat(page.uri().toString()).isEqualTo(address + "/logget-ud.html");
    assertThat(page.body()).contains("Du er logget ud");
    assertThat(browser.open(TASKLIST).uri().toString()).as("the provider asks for the password again")
        .startsWith(OidcLoginTest.provider.address() + "/login");
  }

  private static List<String> groups(String person) {
    return database().sql("select group_id_ from camunda.act_id_membership where user_id_ = ?").param(person)
        .query(String.class).list();
  }

  private static List<String> tenants(String person) {
    return database().sql("select tenant_id_ from camunda.act_id_tenant_member where user_id_ = ?").param(person)
        .query(String.class).list();
  }

  private static int accounts(String person) {
    return database().sql("select count(*) from camunda.act_id_user where id_ = ?").param(person).query(Integer.class)
        .single();
  }

  private static JdbcClient database() {
    return postgres.superuser("oidc");
  }

  private static List<String> ids(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(node -> node.path("id").asText()).toList();
  }
}
