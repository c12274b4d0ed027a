package dk.dst.microdata.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.dst.microdata.support.LegalBasisSamples;
import dk.dst.microdata.support.Patience;
import dk.dst.microdata.support.Today;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The whole story, from an empty system in production mode, through the REST interfaces alone: an institution becomes
 * authorised, proposes six projects, gets a project database that is found eligible from exactly these, turns two of them
 * into subprojects and proposes a third, is reviewed after six months; and the audit tells it. Between sending and coming
 * into force a suspension comes at each step of the database, and a quarantine over a proposal.
 */
@Tag("application")
class WholeChainTest {

  private static final String ADMIN_PASSWORD = "Et-langt-kodeord-26";
  private static final String PASSWORD = "Kode-ord-for-2026!";
  private static final Path FOLDER = Path.of("target", "whole-chain-test").toAbsolutePath();
  private static final Path CLOCK = FOLDER.resolve("clock");

  private static ExternalPostgres postgres;
  private static ApplicationProcess application;
  private static String address;

  private final Map<String, RestPerson> people = new HashMap<>();
  private String institution;
  private String authorisation;

  @BeforeAll
  static void anEmptySystem() throws IOException {
    postgres = ExternalPostgres.start().with("chain");
    Files.createDirectories(FOLDER);
    Files.deleteIfExists(CLOCK);
    application = ApplicationProcess.startWithMovedClock(FOLDER.resolve("application.log"),
        postgres.settings("chain", Map.of("MICRODATA_ADMIN_PASSWORD", ADMIN_PASSWORD,
            "MICRODATA_SECURE_COOKIES", "false")),
        CLOCK);
    address = application.address();
  }

  @AfterAll
  static void stop() throws InterruptedException, IOException {
    if (application != null) {
      application.stop();
    }
    postgres.close();
  }

  @Test
  void fromAnEmptySystemToAReviewOfRealUse() throws Exception {
    accounts();
    authorisation = authorised();
    List<Integer> projects = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      projects.add(project("Projekt " + i));
    }
    String database = database(projects);

    Map<Integer, String> subprojects = new LinkedHashMap<>();
    for (int number : projects.subList(0, 2)) {
      subprojects.put(number, becomesSubproject(number));
    }
    int third = newSubproject();

    now(Today.inDenmark().plusMonths(6).plusDays(1));
    usageIsReportedFrom(database, 3);
    suspendedAndLifted(third);
    waitsForTheEndOfAQuarantine();
    toldInTheAudit(database, subprojects.values());
  }

  // --- people

  private RestPerson person(String id) {
    return people.computeIfAbsent(id, name -> new RestPerson(address, name, name.equals("admin") ? ADMIN_PASSWORD
        : PASSWORD));
  }

  private void accounts() {
    account("rita", "fse-reviewers");
    account("rolf", "fse-reviewers");
    account("kim", "fse-approvers");
    account("kurt", "fse-approvers");
    account("palle", "process-owners");
    account("asta", "applicants");
  }

  private void account(String id, String group) {
    assertThat(person("admin").engine("POST", "/user/create", Map.of(
        "profile", Map.of("id", id, "firstName", id, "lastName", "Prøve", "email", id + "@institut.example.dk"),
        "credentials", Map.of("password", PASSWORD))).status()).isEqualTo(204);
    assertThat(person("admin").engine("PUT", "/group/" + group + "/members/" + id, Map.of()).status()).isEqualTo(204);
  }

  /** Somebody of whom the house has made an account, whose password nobody knows. */
  private void letIn(String... ids) {
    for (String id : ids) {
      Patience.await(id + " has an account").until(() ->
          person("admin").engine("PUT", "/user/" + id + "/credentials", Map.of("password", PASSWORD,
              "authenticatedUserPassword", ADMIN_PASSWORD)).status() == 204);
    }
  }

  // --- authorisation

  private String authorised() {
    RestPerson asta = person("asta");
    asta.start("apply-for-authorisation", Map.of("name", "Institut for Registerforskning"));
    String caseNumber = asta.newest("AUT-");
    var answers = new HashMap<String, Object>(Map.of("name", "Institut for Registerforskning", "kind", "PUBLIC", "cvr",
        "12345678", "country", "DENMARK", "mailDomains", "institut.example.dk",
        "environment", "Et varigt miljø, der forsker i uddannelse og helbred.",
        "competence", "Alle har arbejdet med mikrodata i mindst fem år og kender reglerne.",
        "dataSecurity", "Skriftlige rutiner, gennemgået hvert år."));
    answers.putAll(Map.of("headId", "hanne", "headName", "Hanne Prøve", "headEmail", "hanne@institut.example.dk",
        "headPosition", "Institutleder", "responsibility", true, "conditions", true,
        "people", List.of(expert("mads"), expert("signe"), expert("otto"))));
    asta.complete(caseNumber, "userTask_completeAuthorisation", answers);
    person("rita").complete(caseNumber, "userTask_reviewAuthorisation", Map.of("lasting", "Ja, varigt.",
        "competenceAssessment", "Ja, flere.", "securityAssessment", "Ja, gode rutiner.", "recommendation", "approve",
        "reason", "Opfylder vilkårene."));
    person("kim").complete(caseNumber, "userTask_approveAuthorisation", Map.of("ruling", "approved", "reason",
        "Godkendt."));
    letIn("hanne");
    person("hanne").complete(caseNumber, "userTask_signAuthorisation", Map.of("signature", "signed", "responsible",
        true, "informing", true));
    institution = asta.own("GET", "institutions", null).get(0).path("id").asText();
    letIn("mads", "signe", "otto");
    String people = "institutions/" + institution + "/people/";
    RestPerson hanne = person("hanne");
    hanne.own("PUT", people + "mads/roles/ADMINISTRATOR", null);
    hanne.own("PUT", people + "signe/roles/SIGNATORY", null);
    for (String certified : List.of("asta", "mads")) {
      person("rita").own("PUT", people + certified + "/certificate", Map.of("certifiedOn",
          Today.inDenmark().toString(), "certifiedSince", Today.inDenmark().minusYears(4).toString()));
    }
    return caseNumber;
  }

  private static Map<String, Object> expert(String id) {
    return Map.of("personId", id, "personName", id + " Prøve", "personEmail", id + "@institut.example.dk",
        "personPosition", "Forsker", "personExperience", "Fem år med mikrodata.");
  }

  // --- projects

  private Map<String, Object> proposal(String title, String sendTo, String... registers) {
    var answers = new HashMap<String, Object>(Map.of("title", title,
        "purpose", "At belyse sammenhængen mellem uddannelse og helbred.",
        "description", "Hvordan hænger uddannelse og helbred sammen over livet?",
        "relevance", "Viden om ulighed i sundhed er vigtig for samfundet.",
        "population", "Alle bosiddende i Danmark.",
        "endsOn", Today.inDenmark().plusYears(5).toString(), "contact", "asta", "signatory", "signe"));
    answers.putAll(Map.of("packages", List.of("Befolkning", "Indkomst og formue", "Uddannelse", "Sundhed"),
        "users", List.of("asta"), "platform", "machine", "sendTo", sendTo, "withinPurpose", true));
    answers.put("registers", Arrays.stream(registers).map(WholeChainTest::register).toList());
    answers.putAll(LegalBasisSamples.answers());
    return answers;
  }

  private static Map<String, Object> register(String code) {
    return Map.of("register", code, "fromYear", 2010, "toYear", 2019, "reason", "Nødvendigt for formålet.");
  }

  /** Drafted by a user, sent by the administrator, signed by FSE and then by the institution, and delivered. */
  private int project(String title) {
    RestPerson asta = person("asta");
    asta.start("propose-project", Map.of("title", title, "schemeWanted", "RESEARCHER"));
    String caseNumber = asta.newest("IND-");
    asta.complete(caseNumber, "userTask_completeProposal", proposal(title, "administrator", "BEF", "IND", "UDDA",
        "LPR_DIAG"));
    person("mads").complete(caseNumber, "userTask_submitProposal", Map.of("submission", "submitted"));
    signed(caseNumber);
    person("rita").complete(caseNumber, "userTask_deliverPurchased", Map.of("delivery", "delivered"));
    return number(caseNumber);
  }

  /** FSE's case owner has been given the task; FSE signs first. */
  private void signed(String caseNumber) {
    owner(caseNumber).complete(caseNumber, "userTask_reviewProposal", approved());
    person("signe").complete(caseNumber, "userTask_signProposal", Map.of("signature", "signed", "lawful", true,
        "employed", true));
  }

  private RestPerson owner(String proposal) {
    String task = person("rita").await(proposal, "userTask_reviewProposal");
    String owner = person("rita").engine("GET", "/task/" + task, null).body().path("assignee").asText();
    assertThat(owner).isIn("rita", "rolf");
    return person(owner);
  }

  private static Map<String, Object> approved() {
    return Map.of("documented", "Ja.", "reasonable", "Ja.", "important", "Ja.", "ruling", "approved");
  }

  private int number(String caseNumber) {
    var number = new int[1];
    Patience.await(caseNumber + " is in force").until(() -> {
      number[0] = person("asta").own("GET", "cases/" + caseNumber + "/proposal", null).path("project").asInt();
      return number[0] > 0;
    });
    return number[0];
  }

  private String becomesSubproject(int number) {
    RestPerson mads = person("mads");
    mads.start("resubmit-project", Map.of("projectNumber", number, "schemeAfter", "SUBPROJECT"));
    String caseNumber = mads.newest("IND-");
    mads.complete(caseNumber, "userTask_completeProposal", proposal("Underprojekt " + number, "fse", "BEF", "IND",
        "UDDA", "LPR_DIAG"));
    mads.complete(caseNumber, "userTask_endorseProposal", Map.of("answer", "endorsed", "withinPurpose", true));
    signed(caseNumber);
    Patience.await("project " + number + " is a subproject").until(() ->
        mads.own("GET", "projects/" + number, null).path("scheme").asText().equals("Underprojekt"));
    return caseNumber;
  }

  private int newSubproject() {
    RestPerson mads = person("mads");
    mads.start("propose-project", Map.of("title", "Et tredje underprojekt", "schemeWanted", "SUBPROJECT"));
    String caseNumber = mads.newest("IND-");
    mads.complete(caseNumber, "userTask_completeProposal", proposal("Et tredje underprojekt", "fse", "BEF", "UDDA"));
    mads.complete(caseNumber, "userTask_endorseProposal", Map.of("answer", "endorsed", "withinPurpose", true));
    signed(caseNumber);
    mads.complete(caseNumber, "userTask_deliverFromDatabase", Map.of("extraction", "delivered"));
    return number(caseNumber);
  }

  // --- the project database

  private String database(List<Integer> projects) {
    RestPerson mads = person("mads");
    mads.start("apply-for-project-database", Map.of("title", "Instituttets projektdatabase"));
    String caseNumber = mads.newest("PDB-");
    var answers = new HashMap<String, Object>(Map.of("title", "Instituttets projektdatabase",
        "purpose", "At belyse sammenhænge mellem uddannelse og helbred.",
        "environment", "Et fast miljø med fælles datamanagement.", "plannedSubprojects", "To om året.",
        "registers", List.of(register("BEF"), register("IND"), register("UDDA"), register("LPR_DIAG")),
        "managers", List.of(Map.of("manager", "mads", "experience", "Fem år med mikrodata.")),
        "signatory", "signe"));
    answers.putAll(Map.of("noResearchOnDatabase", true, "onlyWithinPurpose", true, "institutionPays", true,
        "twoYearTerm", true));
    answers.putAll(LegalBasisSamples.answers());
    mads.complete(caseNumber, "userTask_completeApplication", answers);
    person("rita").await(caseNumber, "userTask_reviewApplication");
    eligibleFromExactly(caseNumber, projects);
    afterASuspension(person("rita"), caseNumber, "userTask_reviewApplication", Map.of("recommendation", "approve",
        "reason", "Alle betingelser er opfyldt."));
    afterASuspension(person("kim"), caseNumber, "userTask_approveApplication", Map.of("ruling", "approved", "reason",
        "Godkendt."));
    afterASuspension(person("signe"), caseNumber, "userTask_signAgreement", Map.of("signature", "signed", "lawful",
        true, "employed", true));
    Patience.await("the database is in operation").until(() ->
        mads.own("GET", "cases/" + caseNumber, null).path("line").path("state").asText().equals("I drift"));
    return caseNumber;
  }

  /** The task is there meanwhile, and what it says in favour is refused, until the suspension is lifted. */
  private void afterASuspension(RestPerson person, String caseNumber, String task, Map<String, Object> answers) {
    suspend();
    assertThat(person.refused(caseNumber, task, answers)).contains("suspenderet", "venter");
    lift();
    person.complete(caseNumber, task, answers);
  }

  private void eligibleFromExactly(String caseNumber, List<Integer> projects) {
    JsonNode checks = person("rita").own("GET", "cases/" + caseNumber + "/checks", null);
    JsonNode check = person("rita").own("GET", "cases/" + caseNumber + "/checks/" + checks.get(0).path("id").asText(),
        null);
    var counted = new TreeSet<Integer>();
    check.findValues("projects").get(0).forEach(line -> {
      assertThat(line.path("active").asBoolean()).isTrue();
      assertThat(line.path("counts").asBoolean()).as("%s", line).isTrue();
      counted.add(line.path("number").asInt());
    });
    assertThat(counted).containsExactlyElementsOf(new TreeSet<>(projects));
  }

  // --- time

  private static void now(LocalDate day) throws IOException {
    Files.writeString(CLOCK, String.valueOf(Duration.between(Today.inDenmark().atStartOfDay(), day.atStartOfDay())
        .toMillis()));
  }

  private void usageIsReportedFrom(String database, int subprojects) {
    person("mads").complete(database, "userTask_commentUsage", Map.of("comment", "Bruges som planlagt."));
    String task = person("rita").await(database, "userTask_decideUsage");
    person("rita").engine("POST", "/task/" + task + "/claim", Map.of("userId", "rita"));
    JsonNode shown = person("rita").engine("GET", "/task/" + task + "/form-variables", null).body();
    assertThat(shown.path("subprojects").path("value").asText()).isEqualTo(subprojects + " aktive underprojekter");
    assertThat(shown.path("used").path("value").asInt()).as("all four registers are in use").isEqualTo(4);
    assertThat(shown.path("usage").path("value").asText()).contains("\"projects\":3").contains("\"projects\":2");
    person("rita").complete(database, "userTask_decideUsage", Map.of("measure", "continue", "reason",
        "Anvendelsen er rimelig."));
  }

  private void suspendedAndLifted(int project) {
    assertThat(whyNot(project)).isEmpty();
    suspend();
    assertThat(whyNot(project)).contains("Suspenderet");
    lift();
    assertThat(whyNot(project)).as("back by itself").isEmpty();
  }

  private void suspend() {
    person("kim").own("POST", "institutions/" + institution + "/suspension", Map.of("reason", "Et brud undersøges."));
  }

  private void lift() {
    person("kurt").complete(authorisation, "userTask_decideSuspension", Map.of("decision", "lifted", "reason",
        "Bruddet er forklaret."));
  }

  /** A proposal is sent, the institution gets a quarantine, and FSE approves when it is over. */
  private void waitsForTheEndOfAQuarantine() throws IOException {
    RestPerson mads = person("mads");
    mads.start("propose-project", Map.of("title", "Et fjerde underprojekt", "schemeWanted", "SUBPROJECT"));
    String proposal = mads.newest("IND-");
    mads.complete(proposal, "userTask_completeProposal", proposal("Et fjerde underprojekt", "fse", "BEF", "UDDA"));
    mads.complete(proposal, "userTask_endorseProposal", Map.of("answer", "endorsed", "withinPurpose", true));
    RestPerson owner = owner(proposal);
    quarantine();
    assertThat(owner.refused(proposal, "userTask_reviewProposal", approved())).contains("karantæne", "venter imens");
    now(Today.inDenmark().plusMonths(7).plusDays(2));
    owner.complete(proposal, "userTask_reviewProposal", approved());
    person("signe").await(proposal, "userTask_signProposal");
  }

  private void quarantine() {
    int number = person("rita").own("GET", "institutions", null).get(0).path("authorisationNumber").asInt();
    person("rita").start("report-breach", Map.of("authorisationNumber", number, "whom", "INSTITUTION", "breachScheme",
        "RESEARCHER", "description", "En tabel er hjemtaget.", "happenedOn", Today.inDenmark().toString(),
        "happenedAt", "14.30", "files", "DELETED"));
    String breach = person("rita").newest("BRU-");
    person("hanne").complete(breach, "userTask_explainBreach", Map.of("account", "Tabellen er slettet."));
    person("rita").complete(breach, "userTask_gradeBreach", Map.of("grading", "serious", "explanationGood", true,
        "reason", "Begrundet vurdering."));
    person("kim").complete(breach, "userTask_decideSanction", Map.of("sanction", "own", "measure", "quarantine",
        "months", 1, "reason", "Begrundet afgørelse."));
    Patience.await("the quarantine is in force").until(() -> person("rita").own("GET", "cases/" + breach, null)
        .path("line").path("state").asText().equals("Brud: sanktioneret"));
  }

  private String whyNot(int project) {
    return person("mads").own("GET", "projects/" + project, null).path("users").get(0).path("whyNot").asText();
  }

  // --- the audit

  private void toldInTheAudit(String database, Iterable<String> resubmissions) {
    assertThat(told(authorisation)).contains("hanne", "rita", "kim", "Autoriseret", "Suspenderet");
    assertThat(told(database)).contains("mads", "rita", "kim", "signe", "Projektdatabase", "Gennemgang af anvendelse");
    for (String resubmission : resubmissions) {
      assertThat(told(resubmission)).contains("mads", "signe", "underskrevet", "Indstilling: i kraft");
    }
  }

  /** All the audit says of a case, as a process owner reads it. */
  private String told(String caseNumber) {
    var told = new StringBuilder();
    String next = "";
    do {
      JsonNode page = person("palle").own("GET", "audit?case=" + caseNumber + next, null);
      told.append(page.path("entries"));
      next = page.path("next").isNumber() ? "&before=" + page.path("next").asText() : null;
    } while (next != null);
    return told.toString();
  }
}
