package dk.dst.microdata.schemes.subscription;

import static dk.dst.microdata.support.World.APPROVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.agreement.DrawnUp.Party;
import dk.dst.microdata.ground.agreement.DrawnUp;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Pdf;
import dk.dst.microdata.support.SubscriptionWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The contract of a subscription, from FSE's offer to its signature after the institution's. */
class SubscriptionContractTest extends EngineTest {

  @Autowired
  private Agreements agreements;
  @Autowired
  private SubscriptionContract contract;

  @Test
  void isOfferedAndThenSignedByBothByItsDigest() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = SubscriptionWorld.offered(world, institution);
    DrawnUp one = agreements.of(caseNumber).get(0);
    assertThat(one.signatures()).isEmpty();
    assertThat(one.isFor(true)).as("it is the institution's turn").isTrue();
    byte[] bytes = agreements.document(one);
    Pdf.assertIsArchivalAndAccessible(bytes);
    assertThat(Pdf.read(bytes).text()).contains("Kontrakt om årsabonnement, sag " + caseNumber, "BEF", "IND",
        "Helst før sommer.", "Levering af de bestilte registre, når de udgives.",
        "Institutionen betaler 15.600 kroner ekskl. moms. Danmarks Statistik regner med 12 timers arbejde.",
        "højst til og med den 31. december " + world.today().getYear());
    assertThat(contract.content(caseNumber).keySet()).isEqualTo(contract.example().keySet());

    var stale = TestAnswers.subscriptionSigned();
    stale.put("digest", "0".repeat(64));
    assertThatThrownBy(() -> world.complete(caseNumber, "userTask_signSubscription", institution.signatory(), stale))
        .isInstanceOf(InputRefused.class).hasMessageContaining("er en anden end den, der blev vist");
    SubscriptionWorld.sign(world, institution, caseNumber);
    assertThat(agreements.of(caseNumber).get(0).signatures()).extracting(DrawnUp.Signature::party)
        .containsExactly(Party.INSTITUTION);
    world.complete(caseNumber, "userTask_countersignSubscription", APPROVER, TestAnswers.subscriptionCountersigned());
    assertThat(agreements.of(caseNumber).get(0).signatures()).extracting(DrawnUp.Signature::signedBy)
        .containsExactlyInAnyOrder(institution.signatory(), APPROVER);
  }
}
