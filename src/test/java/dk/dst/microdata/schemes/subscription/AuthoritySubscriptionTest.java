package dk.dst.microdata.schemes.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.form.Forms;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.schemes.authority.AuthoritySchemes;
import dk.dst.microdata.schemes.billing.Charges;
import dk.dst.microdata.support.AuthorityWorld;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Pdf;
import dk.dst.microdata.support.SubscriptionWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An annual subscription of an authority belongs to its agreement, as one of a database to that (M8). */
class AuthoritySubscriptionTest extends EngineTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

  @Autowired
  private Cases cases;
  @Autowired
  private AuthoritySchemes schemes;
  @Autowired
  private Forms forms;
  @Autowired
  private Agreements agreements;
  @Autowired
  private Charges charges;
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private JdbcClient jdbc;

  private TestInstitution institution;
  private String authority;
  private int number;

  @BeforeEach
  void anAgreement() {
    world.day(DAY);
    institution = world.institution(0);
    authority = AuthorityWorld.inOperation(world, institution);
    number = schemes.get(authority).projectNumber();
  }

  @Test
  void itIsOrderedOfferedAndSignedAsForADatabase() throws IOException {
    String subscription = AuthorityWorld.subscribed(world, institution);
    assertThat(cases.get(subscription).state()).isEqualTo(CaseState.SUBSCRIPTION_IN_FORCE);
    assertThat(jdbc.sql("select title from case_file where case_number = ?").param(subscription).query(String.class)
        .single()).isEqualTo("Årsabonnement 2027 til myndighedsordning " + number);
    assertThat(forms.view("countersign-subscription", subscription))
        .containsEntry("holderName", "myndighedsordning " + number);
    assertThat(Pdf.read(agreements.document(agreements.of(subscription).get(0))).text())
        .contains("myndighedsordning " + number, "At planlægge kommunens dagtilbud og skoler.",
            "aftalen om Myndighedsordningen gælder");
  }

  @Test
  void itCostsWhatItsContractSaysUnderTheNumberOfTheAgreement() {
    String subscription = AuthorityWorld.subscribed(world, institution);
    transaction.executeWithoutResult(status -> charges.make(institution.id()));
    assertThat(jdbc.sql("select project_number from charge where case_number = ?").param(subscription)
        .query(Integer.class).list()).containsExactly(number);
  }

  @Test
  void onlyWhatTheAuthorityHasCanBeOrdered() {
    String subscription = SubscriptionWorld.open(world, institution);
    assertThatThrownBy(() -> world.complete(subscription, "userTask_requestSubscription", institution.applicant(),
        TestAnswers.subscriptionRequest(institution, "IND"))).hasMessageContaining("Registre");
    proposals.inForce(proposals.approved(proposals.ofAuthority(institution, number, "BEF", "UDDA", "IND")), institution);
    world.complete(subscription, "userTask_requestSubscription", institution.applicant(),
        TestAnswers.subscriptionRequest(institution, "IND"));
    assertThat(cases.get(subscription).state()).isEqualTo(CaseState.SUBSCRIPTION_REQUESTED);
  }

  @Test
  void itEndsWithTheAgreementAndWhoeverOrderedIsTold() {
    String subscription = AuthorityWorld.subscribed(world, institution);
    world.day(DAY.plusDays(30));
    world.start("close-project", institution.responsible(), TestAnswers.projectClosing(number));
    world.runJob(authority, "serviceTask_closeAuthority");
    assertThat(world.isOpen(authority, "userTask_instructAuthorityDeletion")).isTrue();
    assertThat(jdbc.sql("select ended_on from subscription where case_number = ?").param(subscription)
        .query(LocalDate.class).single()).isEqualTo(DAY.plusDays(30));
    assertThat(jdbc.sql("select body from notice where case_number = ? and kind = 'SUBSCRIPTION_ENDED'")
        .param(subscription).query(String.class).list()).singleElement().asString()
        .contains("Aftalen om Myndighedsordningen er ophørt");
    assertThatThrownBy(() -> SubscriptionWorld.open(world, institution)).isInstanceOf(InputRefused.class)
        .hasMessageContaining("ingen aftale om Myndighedsordningen");
  }

  @Test
  void whatIsSignedWhenTheAgreementHasEndedIsNotMade() {
    world.day(LocalDate.of(2027, 12, 20));
    String subscription = SubscriptionWorld.open(world, institution);
    world.complete(subscription, "userTask_requestSubscription", institution.applicant(),
        TestAnswers.subscriptionRequest(institution, "BEF"));
    SubscriptionWorld.offer(world, subscription);
    world.day(LocalDate.of(2028, 1, 8)); // frozen for a week
    assertThatThrownBy(() -> SubscriptionWorld.sign(world, institution, subscription))
        .hasMessageContaining("frosset eller lukket");
    assertThat(cases.get(subscription).state()).isEqualTo(CaseState.SUBSCRIPTION_OFFERED);
  }

  @Test
  void whoHasADatabaseTooSaysWhichOfTheTwo() {
    TestInstitution both = world.qualified();
    String database = world.inOperation(both);
    int ofAgreement = schemes.get(AuthorityWorld.inOperation(world, both)).projectNumber();
    assertThatThrownBy(() -> SubscriptionWorld.open(world, both)).hasMessageContaining("myndighedsordning "
        + ofAgreement).hasMessageContaining("projektdatabase ");
    var answers = TestAnswers.subscription(2027);
    answers.put("holderNumber", ofAgreement);
    String subscription = world.businessKey(world.start("subscribe-annually", both.applicant(), answers));
    assertThat(jdbc.sql("select coalesce(database_case, authority_case) from subscription where case_number = ?")
        .param(subscription).query(String.class).single()).isNotEqualTo(database).startsWith("MYN-");
  }
}
