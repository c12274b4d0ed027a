package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Data are delivered row by row while others wait for the Health Data Authority, whose approval is loaded as a document. */
class DeliveryIT extends BrowserTest {

  private static final String EACH = "Svar for hver – det, der ikke nævnes, kommer igen i en ny opgave";

  @Test
  void whatCanBeDeliveredIsDeliveredWhileTheRestWaits() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = inForce(institution);
    rikkeDelivers(caseNumber);
    theApplicantRecordsTheApproval(caseNumber, institution);
    rikkeSeesTheApproval(caseNumber);
  }

  /** FSE and the managers deliver side by side; who takes out for one register now, is asked for the other again. */
  @Test
  void aManagerTakesOutRowByRow() {
    TestInstitution institution = world.qualified();
    inOperation(institution);
    String caseNumber = proposed(institution, "SUBPROJECT", "BEF", "IND", "DOD");
    world.complete(caseNumber, "userTask_endorseProposal", institution.manager(), ProposalWorld.endorsed());
    signed(caseNumber, institution);
    comesTo(caseNumber, "userTask_deliverPurchased");
    try (Tasklist manager = tasklist(institution.manager())) {
      manager.openFilter("Opgaver, jeg kan tage").openTask("Træk data ud af databasen", caseNumber).claim();
      manager.openFilter("Mine opgaver").openTask("Træk data ud af databasen", caseNumber);
      assertThat(manager.form()).containsText("alle variable");
      manager.pick("Det er forskelligt – jeg svarer for hver nedenfor");
      Locator row = manager.emptyRow(EACH);
      manager.choose(row, "Data", "BEF").pick(row, "Leveret");
      manager.screenshot("99-manager-takes-out-row-by-row").complete();
      comesTo(caseNumber, "userTask_deliverFromDatabase");
      manager.openFilter("Opgaver, jeg kan tage").openTask("Træk data ud af databasen", caseNumber).claim();
      manager.openFilter("Mine opgaver").openTask("Træk data ud af databasen", caseNumber);
      assertThat(manager.form()).not().containsText("BEF");
      manager.pick("Alle data er leveret til projektet").complete();
    }
    assertThat(world.isOpen(caseNumber, "userTask_deliverFromDatabase")).isFalse();
    assertThat(world.isOpen(caseNumber, "userTask_deliverPurchased")).as("FSE's own").isTrue();
  }

  private String inForce(TestInstitution institution) {
    String caseNumber = proposed(institution, "RESEARCHER", "BEF", "IND", "LMDB");
    signed(caseNumber, institution);
    comesTo(caseNumber, "userTask_recordHealthApproval");
    return caseNumber;
  }

  private String proposed(TestInstitution institution, String scheme, String... registers) {
    String caseNumber = world.businessKey(world.start("propose-project", institution.applicant(),
        TestAnswers.of("title", "Et nyt projekt", "schemeWanted", scheme)));
    world.complete(caseNumber, "userTask_completeProposal", institution.applicant(),
        ProposalWorld.answers(institution, registers));
    return caseNumber;
  }

  private void signed(String caseNumber, TestInstitution institution) {
    String owner = comesTo(caseNumber, "userTask_reviewProposal");
    world.complete(caseNumber, "userTask_reviewProposal", owner, ProposalWorld.reviewed("approved"));
    world.complete(caseNumber, "userTask_signProposal", institution.signatory(), TestAnswers.signed());
  }

  private void rikkeDelivers(String caseNumber) {
    try (Tasklist rikke = tasklist("rikke")) {
      rikke.openFilter("Til vurdering").openTask("Lever bestilte data", caseNumber).claim();
      rikke.openFilter("Mine opgaver").openTask("Lever bestilte data", caseNumber);
      assertThat(rikke.form()).containsText("alle variable");
      assertThat(rikke.form()).containsText("Venter på Sundhedsdatastyrelsens godkendelse");
      rikke.pick("Det er forskelligt – jeg svarer for hver nedenfor");
      Locator first = rikke.emptyRow(EACH);
      rikke.choose(first, "Data", "BEF").pick(first, "Leveret");
      Locator second = rikke.emptyRow(EACH);
      rikke.choose(second, "Data", "IND").pick(second, "Kan ikke leveres");
      rikke.fill(second, "Bemærkning", "Registret er lukket for nye projekter.");
      rikke.screenshot("90-rikke-answers-for-each").complete();
    }
  }

  private void theApplicantRecordsTheApproval(String caseNumber, TestInstitution institution) {
    Person person = person(institution.applicant()).logIn("tasklist");
    try (Tasklist applicant = new Tasklist(person)) {
      applicant.openFilter("Opgaver, jeg kan tage").openTask("Registrér godkendelse fra SDS", caseNumber).claim();
      applicant.openFilter("Mine opgaver").openTask("Registrér godkendelse fra SDS", caseNumber);
      assertThat(applicant.form()).containsText("er ikke indlæst endnu");
      applicant.screenshot("91-applicant-asked-for-the-approval");
      applicant.pick("Godkendt").fill("Sundhedsdatastyrelsens journalnummer", "FSEID-00001234");
      applicant.text("Godkendt den").fill("03.11.2026");
      applicant.text("Godkendt den").press("Tab");
      applicant.tryToComplete();
      applicant.assertMessage("Indlæs Sundhedsdatastyrelsens godkendelse som pdf under fanen Data og kontrol.");
      DataTab tab = new DataTab(person.page());
      tab.open();
      tab.content().getByLabel("Godkendelse", new Locator.GetByLabelOptions().setExact(true))
          .setInputFiles(new FilePayload("godkendelse.pdf", "application/pdf", ProposalWorld.APPROVAL));
      tab.load();
      assertThat(tab.content()).containsText("Indlæst: godkendelse.pdf");
      applicant.screenshot("92-applicant-loads-the-approval");
      tab.backToForm();
      assertThat(applicant.form()).containsText("godkendelse.pdf, indlæst");
      assertThat(applicant.text("Sundhedsdatastyrelsens journalnummer")).hasValue("FSEID-00001234");
      applicant.screenshot("93-applicant-records-the-approval").complete();
    }
  }

  private void rikkeSeesTheApproval(String caseNumber) throws Exception {
    Person person = person("rikke").logIn("tasklist");
    try (Tasklist rikke = new Tasklist(person)) {
      rikke.openFilter("Til vurdering").openTask("Lever bestilte data", caseNumber).claim();
      rikke.openFilter("Mine opgaver").openTask("Lever bestilte data", caseNumber);
      assertThat(rikke.form()).containsText("Nr. 1: FSEID-00001234");
      DataTab tab = new DataTab(person.page());
      tab.open();
      Download download = person.page().waitForDownload(() -> tab.content().getByText("hent dokumentet (pdf)").click());
      assertThat(Files.readAllBytes(download.path())).isEqualTo(ProposalWorld.APPROVAL);
      assertThat(tab.content()).containsText("Leveres ikke, meldt");
      tab.content().getByText("Levering af data").scrollIntoViewIfNeeded();
      rikke.screenshot("94-rikke-sees-the-approval");
      tab.backToForm();
      rikke.pick("Alle data er leveret").complete();
    }
  }
}
