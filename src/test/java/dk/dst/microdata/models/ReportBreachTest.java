package dk.dst.microdata.models;

import static dk.dst.microdata.support.World.APPROVER;
import static dk.dst.microdata.support.World.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dk.dst.microdata.facts.quarantine.Quarantines;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.support.BreachWorld;
import dk.dst.microdata.support.Passed;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReportBreachTest extends ModelTest {

  @Autowired
  private Cases cases;
  @Autowired
  private Quarantines quarantines;
  @Autowired
  private JdbcClient jdbc;

  private TestInstitution institution;

  @Override
  String process() {
    return "report-breach";
  }

  @BeforeEach
  void anInstitution() {
    world.day(LocalDate.of(2027, 3, 1));
    institution = world.qualified();
  }

  @Test
  void fseReportsAndTheCaseOfTheInstitutionBegins() {
    ProcessInstance started = world.start("report-breach", REVIEWER, user());
    assertThat(started).isEnded().satisfies(Passed.inOrder("startEvent_breachFound", "serviceTask_reportBreach",
        "endEvent_breachReported"));
    String number = world.businessKey(started);
    assertThat(number).matches("BRU-2027-\\d{3}");
    assertThat(cases.get(number).state()).isEqualTo(CaseState.BREACH_REPORTED);
    assertThat(cases.get(number).institution()).isEqualTo(institution.id());
    assertThat(world.instance(number, "handle-breach").getTenantId()).isEqualTo(institution.id());
    traces.decided(number, Step.BREACH_REPORT, 1, "reported", "En tabel med enkeltpersoner er hjemtaget.", REVIEWER);
    assertThat(jdbc.sql("select title from case_file where case_number = ?").param(number).query(String.class).single())
        .as("names nobody").isEqualTo("Indberettet brud på reglerne");
    assertThat(traces.notices(number)).containsExactlyInAnyOrder(
        "BREACH_REPORTED indberetningen " + institution.responsible(),
        "BREACH_REPORTED indberetningen " + institution.manager());
    assertThat(quarantines.at(institution.id())).isEmpty();
    assertThat(selfReported(number)).isFalse();
  }

  /** Whoever notices it has a duty to notify; that they do is a mitigating circumstance. */
  @Test
  void anybodyOfTheInstitutionReportsAndThatIsKept() {
    String number = world.businessKey(world.start("report-breach", institution.signatory(), user()));
    assertThat(selfReported(number)).isTrue();
    assertThat(world.task(number, "userTask_explainBreach")).hasCandidateUser(institution.responsible());
  }

  @Test
  void whomTheInstitutionDoesNotKnowIsReportedByTheirIdentAndToldNothing() {
    String number = BreachWorld.reported(world, institution, "ukendt");
    assertThat(traces.notices(number)).containsExactly(
        "BREACH_REPORTED indberetningen " + institution.responsible());
  }

  @Test
  void onlyFseClosesAtOnce() {
    Map<String, Object> report = user();
    report.put("closeAtOnce", true);
    refused(institution.responsible(), report, "Luk adgangen straks", "Kun FSE");
    String number = world.businessKey(world.start("report-breach", APPROVER, report));
    traces.decided(number, Step.BREACH_REPORT, 1, "closedAtOnce", "En tabel med enkeltpersoner er hjemtaget.", APPROVER);
    assertThat(quarantines.closing(institution.id(), null, institution.manager())).isPresent();
    assertThat(quarantines.closing(institution.id(), null, institution.applicant())).isEmpty();
    assertThat(quarantines.isQuarantined(institution.id(), null, institution.manager())).as("no sanction yet").isFalse();
  }

  @Test
  void ofAnotherInstitutionNobodyReportsAndLearnsNothing() {
    refused(world.qualified().responsible(), user(), "Autorisationsnummer", "din egen");
    var unknown = user();
    unknown.put("authorisationNumber", 99999);
    refused(REVIEWER, unknown, "Autorisationsnummer");
    assertThatThrownBy(() -> world.start("report-breach", World.OWNER, user()))
        .isInstanceOf(AuthorizationException.class);
  }

  @Test
  void whatTheKindOfBreachNeedsMustBeSaid() {
    var noIdent = user();
    noIdent.remove("ident");
    refused(REVIEWER, noIdent, "Brugerens ident");
    var noScheme = user();
    noScheme.remove("breachScheme");
    refused(REVIEWER, noScheme, "Ordning");
    refused(REVIEWER, BreachWorld.report(world, institution, "PROJECT"), "Projektnummer");
    refused(REVIEWER, BreachWorld.project(world, institution, 790999), "Projektnummer", "ikke et af institutionens");
    var tomorrow = user();
    tomorrow.put("happenedOn", "2027-03-02");
    refused(REVIEWER, tomorrow, "Dato", "ikke kommet");
  }

  @Test
  void theSchemeOfAProjectIsKnownFromItsNumber() {
    int number = institution.authorisationNumber() * 100;
    assertThat(scheme(number)).isEqualTo("RESEARCHER");
    String database = world.inOperation(institution);
    world.subprojects(institution, database);
    assertThat(scheme(number + 1)).isEqualTo("DATABASE");
    assertThat(scheme(jdbc.sql("select project_number from project_database where case_number = ?").param(database)
        .query(Integer.class).single())).isEqualTo("DATABASE");
  }

  private String scheme(int project) {
    return jdbc.sql("select scheme from breach where case_number = ?")
        .param(BreachWorld.report(world, REVIEWER, BreachWorld.project(world, institution, project)))
        .query(String.class).single();
  }

  @Test
  void theSameBreachIsReportedOnce() {
    BreachWorld.report(world, REVIEWER, user());
    refused(institution.responsible(), user(), "allerede indberettet");
  }

  private Map<String, Object> user() {
    return BreachWorld.user(world, institution, institution.manager());
  }

  private boolean selfReported(String number) {
    return jdbc.sql("select self_reported from breach where case_number = ?").param(number).query(Boolean.class)
        .single();
  }

  private void refused(String person, Map<String, Object> report, String... parts) {
    assertThatThrownBy(() -> world.start("report-breach", person, report)).isInstanceOf(InputRefused.class)
        .message().contains(parts);
  }
}
