package dk.dst.microdata.facts.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.facts.institution.Associations;
import dk.dst.microdata.schemes.authorisation.AuthorisationProcess;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is told that a certificate runs out, when, and that it is once. */
class CertificateRemindersTest extends EngineTest {

  private static final LocalDate LAST = LocalDate.of(2027, 6, 30);

  @LocalServerPort
  private int port;
  @Autowired
  private CertificateReminders reminders;
  @Autowired
  private Associations associations;
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private JdbcClient jdbc;

  private TestInstitution institution;
  private String caseNumber;

  @BeforeEach
  void twoWhoseCertificatesRunOut() {
    institution = world.qualified();
    caseNumber = world.part(AuthorisationProcess.class).caseOf(institution.id());
    world.day(LAST.minusDays(60));
    for (String person : List.of(institution.signatory(), institution.responsible())) {
      certified(person, LAST.minusDays(60));
    }
    certified(institution.applicant(), LAST.minusYears(1).plusDays(1));
    certified(institution.manager(), LAST.minusYears(1).plusDays(1));
  }

  private void certified(String person, LocalDate on) {
    transaction.executeWithoutResult(status -> associations.certify(institution.id(), person, on, on));
  }

  private void round(LocalDate day) {
    clock.stopAt(day.atTime(9, 0).atZone(EngineClock.DENMARK).toInstant());
    transaction.executeWithoutResult(status -> reminders.run());
    transaction.executeWithoutResult(status -> reminders.run());
  }

  private List<String> told(String person) {
    return jdbc.sql("select title from notice where case_number = ? and person_id = ? order by id").param(caseNumber)
        .param(person).query(String.class).list();
  }

  @Test
  void itsOwnerIsToldTwiceBeforeAndOnTheLastDayAndTheResponsibleInOneLetterADay() {
    round(LAST.minusDays(31));
    assertThat(told(institution.applicant())).isEmpty();
    for (LocalDate day : Stream.of(30, 29, 8, 7, 6, 1, 0).map(LAST::minusDays).toList()) {
      round(day);
    }
    round(LAST.plusDays(1));
    assertThat(told(institution.applicant())).hasSize(3).allMatch("Dit certifikat udløber 30. juni 2027"::equals);
    assertThat(told(institution.manager())).hasSize(3);
    assertThat(told(institution.responsible())).containsExactly("Certifikater, der udløber", "Certifikater, der udløber",
        "Certifikater, der udløber");
    assertThat(jdbc.sql("select body from notice where case_number = ? and person_id = ? limit 1").param(caseNumber)
        .param(institution.responsible()).query(String.class).single())
        .contains("– Navn " + institution.applicant() + ": certifikatet udløber 30. juni 2027",
            "– Navn " + institution.manager());
    assertThat(told(institution.signatory())).isEmpty();
  }

  @Test
  void aWeekLateItIsToldOnceAsItIsThen() {
    round(LAST.plusDays(7));
    assertThat(told(institution.applicant())).containsExactly("Dit certifikat er udløbet");
    assertThat(told(institution.responsible())).hasSize(1);
  }

  @Test
  void whoIsRenewedIsNotToldAgain() {
    round(LAST.minusDays(30));
    clock.stopAt(LAST.minusDays(20).atTime(9, 0).atZone(EngineClock.DENMARK).toInstant());
    certified(institution.applicant(), LAST.minusDays(20));
    round(LAST.minusDays(7));
    round(LAST);
    assertThat(told(institution.applicant())).hasSize(1);
    assertThat(told(institution.manager())).hasSize(3);
  }

  /** Who comes to be due later on the same day stands in the next day's letter. */
  @Test
  void theResponsibleHasOneLetterADayAndNobodyIsLeftOut() {
    round(LAST.minusDays(30));
    certified(institution.signatory(), LAST.minusYears(1).minusDays(4));
    round(LAST.minusDays(30));
    assertThat(told(institution.signatory())).hasSize(1);
    assertThat(told(institution.responsible())).hasSize(1);
    round(LAST.minusDays(29));
    assertThat(told(institution.responsible())).hasSize(2);
    assertThat(jdbc.sql("select body from notice where case_number = ? and person_id = ? order by id desc limit 1")
        .param(caseNumber).param(institution.responsible()).query(String.class).single())
        .contains(institution.signatory()).doesNotContain(institution.applicant());
  }

  /** They are of people: colleagues and FSE do not read them in the story of the case they lie with. */
  @Test
  void noStoryShowsThem() throws Exception {
    round(LAST.minusDays(30));
    for (String person : List.of(institution.responsible(), World.REVIEWER)) {
      assertThat(new WebSession(port).logIn(person, "demo").get("/camunda/api/microdata/cases/" + caseNumber).body())
          .contains(caseNumber).doesNotContain("Dit certifikat", "Certifikater, der udløber");
    }
  }

  @Test
  void theResponsibleSeesWhoIsAboutToExpireTheLongestOverdueFirst() throws Exception {
    clock.stopAt(LAST.minusDays(12).atTime(9, 0).atZone(EngineClock.DENMARK).toInstant());
    certified(institution.manager(), LAST.minusYears(1).minusDays(20));
    String seen = new WebSession(port).logIn(institution.responsible(), "demo")
        .get("/camunda/api/microdata/institutions/" + institution.id() + "/certificates").body();
    assertThat(seen).contains("12 dage", "Udløbet", "30. juni 2027").doesNotContain(institution.signatory());
    assertThat(seen.indexOf(institution.manager())).isLessThan(seen.indexOf(institution.applicant()));
  }
}
