package dk.dst.microdata.desk.login;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Patience;
import dk.dst.microdata.support.WebSession;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Local accounts: rules for passwords, memberships and cookies. How long one waits: {@link LoginAttemptsTest}. */
class LocalLoginTest extends EngineTest {

  @Autowired
  private IdentityService identity;
  @Autowired
  private ApplicationContext context;
  @LocalServerPort
  private int port;

  @Test
  void springSecurityGuardsNothing() {
    assertThat(context.containsBean("springSecurityFilterChain")).isFalse();
    assertThat(context.getBeanNamesForType(OidcLogin.class)).isEmpty();
  }

  @Test
  void passwordsMustMeetTheRules() {
    var body = Map.of("profile", Map.of("id", "ny", "firstName", "Ny", "lastName", "Bruger"),
        "credentials", Map.of("password", "hemmelig"));
    var answer = rest.post("admin", "/user/create", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).startsWith("Adgangskoden opfylder ikke kravene: mindst 10 tegn");
    assertThat(identity.createUserQuery().userId("ny").count()).isZero();
  }

  @Test
  void whoLosesAMembershipHasLostItInTheOpenSession() throws Exception {
    var institution = world.qualified();
    world.draft(institution);
    String person = institution.applicant();
    var session = new WebSession(port).logIn(person, "demo");
    assertThat(count(session)).isEqualTo("{\"count\":1}");

    identity.deleteTenantUserMembership(institution.id(), person);
    assertThat(count(session)).isEqualTo("{\"count\":0}");
    identity.createTenantUserMembership(institution.id(), person);
    assertThat(count(session)).isEqualTo("{\"count\":1}");

    identity.deleteMembership(person, Groups.APPLICANTS);
    assertThat(session.get("/camunda/app/tasklist/default/").statusCode()).isNotEqualTo(200);
    identity.deleteUser(person);
    assertThat(session.get("/camunda/api/microdata/session").statusCode()).isEqualTo(401);
  }

  private static String count(WebSession session) throws IOException, InterruptedException {
    HttpResponse<String> answer = session.get("/camunda/api/engine/engine/default/task/count");
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void theInfoOfAnAccountGoesWithIt() {
    String person = world.qualified().applicant();
    identity.setUserInfo(person, "made-by-login", "oidc");
    identity.deleteUser(person);
    assertThat(identity.getUserInfo(person, "made-by-login")).isNull();
  }

  @Test
  void inTheDemoCookiesTravelOverHttpAndNeverFromOtherSites() throws Exception {
    var session = java.net.http.HttpClient.newHttpClient().send(java.net.http.HttpRequest.newBuilder(
        java.net.URI.create("http://127.0.0.1:" + port + "/camunda/app/tasklist/default/"))
        .timeout(Patience.LIMIT).build(),
        HttpResponse.BodyHandlers.discarding()).headers().allValues("Set-Cookie");
    assertThat(session).filteredOn(cookie -> cookie.startsWith("JSESSIONID")).singleElement().asString()
        .contains("HttpOnly", "SameSite=Strict").doesNotContain("Secure");
    assertThat(session).filteredOn(cookie -> cookie.startsWith("XSRF-TOKEN")).singleElement().asString()
        .contains("SameSite=Strict").doesNotContain("Secure");
  }
}
