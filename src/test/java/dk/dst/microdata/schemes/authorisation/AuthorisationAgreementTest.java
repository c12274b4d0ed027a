package dk.dst.microdata.schemes.authorisation;

import static dk.dst.microdata.support.World.APPROVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.agreement.DrawnUp;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.support.AuthorisationWorld;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Pdf;
import dk.dst.microdata.support.TestAnswers;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The agreement of an authorisation, from the recommendation to the head's signature. */
class AuthorisationAgreementTest extends EngineTest {

  @Autowired
  private AuthorisationAgreement agreement;
  @Autowired
  private Agreements agreements;
  @Autowired
  private ObjectMapper json;

  @Test
  void saysWhatIsAgreedAndIsSignedByItsDigest() throws Exception {
    String applicant = AuthorisationWorld.newcomer(world);
    String head = AuthorisationWorld.newcomer(world);
    String caseNumber = AuthorisationWorld.draft(world, applicant);
    world.complete(caseNumber, "userTask_completeAuthorisation", applicant, TestAnswers.authorisation(head));
    assertThat(agreements.of(caseNumber)).isEmpty();
    world.complete(caseNumber, "userTask_reviewAuthorisation", "rikke", TestAnswers.authorisationReview("approve"));
    assertThat(agreements.of(caseNumber)).singleElement().matches(one -> !one.isFor(true) && one.isFor(false));
    world.complete(caseNumber, "userTask_approveAuthorisation", APPROVER, TestAnswers.ruling("approved"));
    DrawnUp one = agreements.of(caseNumber).get(0);
    byte[] document = agreements.document(one);
    Pdf.assertIsArchivalAndAccessible(document);
    Pdf pdf = Pdf.read(document);
    assertThat(pdf.title()).isEqualTo("Aftale om autorisation, sag " + caseNumber);
    assertThat(pdf.text()).contains("Institut for Afprøvning (CVR 12345678)", "Navn " + head, "Institutleder",
        "Et varigt miljø, der analyserer uddannelse og arbejde.", "Fem år med BEF.", "Ingen særlige vilkår.",
        "Erfarne medarbejdere i en institution, mindst 3 Danmarks Statistik: Autorisering af institutioner",
        "Tid mellem bekræftelser af autorisationen 1 år Danmarks Statistiks skøn, ikke offentliggjort");
    AuthorisationAgreement.UNDERTAKINGS.forEach(undertaking -> assertThat(pdf.text()).contains(undertaking));

    var stale = TestAnswers.authorisationSigned();
    stale.put("digest", "0".repeat(64));
    assertThatThrownBy(() -> world.complete(caseNumber, "userTask_signAuthorisation", head, stale))
        .isInstanceOf(InputRefused.class).hasMessageContaining("er en anden end den, der blev vist");
    world.complete(caseNumber, "userTask_signAuthorisation", head, TestAnswers.authorisationSigned());
    assertThat(agreements.of(caseNumber).get(0).signatures()).extracting(DrawnUp.Signature::signedBy)
        .containsExactlyInAnyOrder(APPROVER, head);
  }

  @Test
  void theUndertakingsAreThoseOfTheForm() throws Exception {
    JsonNode form = json.readTree(new File("forms/complete-authorisation.form"));
    var ticked = new ArrayList<String>();
    form.findParents("key").stream().filter(field -> field.path("type").asText().equals("checkbox"))
        .forEach(field -> ticked.add(field.path("label").asText()));
    assertThat(ticked).isEqualTo(AuthorisationAgreement.UNDERTAKINGS);
    assertThat(agreement.example().keySet()).isNotEmpty().containsAll(List.of("parter", "tilsagn", "vilkår"));
  }
}
