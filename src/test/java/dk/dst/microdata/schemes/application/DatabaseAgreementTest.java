package dk.dst.microdata.schemes.application;

import static dk.dst.microdata.support.World.APPROVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.facts.institution.Associations;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.ground.agreement.AgreementTexts;
import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.agreement.DrawnUp.Party;
import dk.dst.microdata.ground.agreement.DrawnUp;
import dk.dst.microdata.ground.agreement.Value;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Recommendation;
import dk.dst.microdata.ground.decision.Ruling;
import dk.dst.microdata.ground.form.Forms;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.races.AtOnce;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Pdf;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The agreement of a project database, from the recommendation to the signature. */
class DatabaseAgreementTest extends EngineTest {

  @Autowired
  private DatabaseAgreement agreement;
  @Autowired
  private Agreements agreements;
  @Autowired
  private AgreementTexts texts;
  @Autowired
  private Assessments assessments;
  @Autowired
  private Institutions institutions;
  @Autowired
  private Associations associations;
  @Autowired
  private Forms forms;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private TransactionTemplate transaction;

  private TestInstitution institution;

  @BeforeEach
  void anInstitution() {
    institution = world.qualified();
  }

  private DrawnUp only(String caseNumber) {
    assertThat(agreements.of(caseNumber)).hasSize(1);
    return agreements.of(caseNumber).get(0);
  }

  private String shown(String caseNumber) {
    return (String) forms.view("sign-agreement", caseNumber).get("digest");
  }

  @Test
  void saysWhatIsAgreedAndCanBeKeptForDecadesAndReadAloud() throws Exception {
    String caseNumber = world.forSignature(institution);
    byte[] document = agreements.document(only(caseNumber));
    Pdf.assertIsArchivalAndAccessible(document);
    Pdf pdf = Pdf.read(document);
    assertThat(pdf.title()).isEqualTo("Aftale om projektdatabase, sag " + caseNumber);
    assertThat(pdf.language()).isEqualTo("da");
    assertThat(pdf.bookmarks()).containsExactly("Parter", "Hvad aftalen gælder", "Formål", "Forskningsmiljø",
        "Planlagte underprojekter", "Indhold", "Projektdatabasemanagere", "Institutionens tilsagn", "Retsgrundlag",
        "Betaling", "Ophør", "Vilkår og deres kilder");
    assertThat(pdf.tags()).contains("H1", "H2", "P", "Table", "TH", "TD", "L", "LI");
    assertThat(pdf.text()).contains("sag " + caseNumber, "version " + texts.newest(agreement).version(),
        "(autorisation nr. " + institution.authorisationNumber() + ")",
        institutions.personName(institution.signatory()), "At belyse sammenhænge mellem uddannelse, arbejde og helbred.",
        "Et fast miljø af forskere med fælles datamanagement.", "To nye underprojekter om året.", "BEF", "2010–2019",
        "Bruges af de fleste.", institutions.personName(institution.manager()), "Flere års erfaring.",
        "Dataansvarlig Institut for Afprøvning", "Artikel 6, stk. 1, litra e", "2026-117, 15. januar 2020",
        "Institutionen betaler.", "Ophørsdatoen er 2 år efter den dag", "En projektdatabases periode 2 år Mikrodataordninger"
            + " i Danmarks Statistik", "Tid mellem gennemgange af anvendelsen 6 måneder Danmarks Statistiks skøn, ikke"
            + " offentliggjort");
    for (Undertaking undertaking : Undertaking.values()) {
      assertThat(pdf.text()).contains(undertaking.danish());
    }
  }

  /** Whatever people type, in whatever writing. What no letter of ours shows is still a document that can be kept. */
  @Test
  void whateverIsTypedBecomesADocumentThatCanBeKept() throws Exception {
    String caseNumber = world.draft(institution);
    var answers = TestAnswers.application(institution);
    answers.put("purpose", "<b>Æøå</b> & 😀 漢字 עברית {dato}\n\nAndet afsnit. " + "Ordetsomaldrigender".repeat(30));
    world.complete(caseNumber, "userTask_completeApplication", institution.applicant(), answers);
    world.runJob(caseNumber, "serviceTask_checkEligibility");
    assessments.review(caseNumber, Recommendation.APPROVE, "Ja.", "rikke");
    byte[] document = agreements.document(only(caseNumber));
    Pdf.assertIsArchivalAndAccessible(document);
    assertThat(Pdf.read(document).text()).contains("<b>Æøå</b> &", "{dato}", "Andet afsnit.");
  }

  @Test
  void bothSignTheDigestOfWhatIsKept() throws Exception {
    String caseNumber = world.forSignature(institution);
    DrawnUp approved = only(caseNumber);
    assertThat(approved.digest()).isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
        .digest(agreements.document(approved)))).isEqualTo(shown(caseNumber));
    assertThat(approved.signatures()).extracting(DrawnUp.Signature::party, DrawnUp.Signature::signedBy)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Party.FSE, APPROVER));
    world.complete(caseNumber, "userTask_signAgreement", institution.signatory(), TestAnswers.signed());
    assertThat(only(caseNumber).signatures()).extracting(DrawnUp.Signature::party)
        .containsExactlyInAnyOrder(Party.FSE, Party.INSTITUTION);
    assertThat(jdbc.sql("select distinct digest from agreement_signature where case_number = ?").param(caseNumber)
        .query(String.class).list()).containsExactly(approved.digest());
  }

  @Test
  void whoHadAnotherDocumentBeforeThemSignsNothing() {
    String caseNumber = world.forSignature(institution);
    for (String digest : List.of("0".repeat(64), "", only(caseNumber).digest().toUpperCase())) {
      var answers = TestAnswers.signed();
      answers.put("digest", digest);
      assertThatThrownBy(() -> world.complete(caseNumber, "userTask_signAgreement", institution.signatory(), answers))
          .isInstanceOf(InputRefused.class).hasMessageContaining("Aftalen i sag " + caseNumber + " er en anden end den, der"
              + " blev vist. Intet er underskrevet.");
    }
    assertThat(traces.state(caseNumber)).isEqualTo("FOR_SIGNATURE");
    assertThat(only(caseNumber).signatures()).extracting(DrawnUp.Signature::party).containsExactly(Party.FSE);
  }

  /** What was approved no longer held: the round that follows has a document of its own, and only that is signed. */
  @Test
  void aRoundThatIsAssessedAnewHasADocumentOfItsOwn() {
    String caseNumber = world.forSignature(institution);
    String first = shown(caseNumber);
    associations.dismiss(institution.id(), institution.manager(), Role.ADMINISTRATOR);
    world.complete(caseNumber, "userTask_signAgreement", institution.signatory(), TestAnswers.signed());
    associations.appoint(institution.id(), institution.manager(), Role.ADMINISTRATOR);
    world.complete(caseNumber, "userTask_reviewApplication", "rikke", TestAnswers.review("approve"));
    clock.stopAt(clock.instant().plusSeconds(86_400 * 3));
    world.complete(caseNumber, "userTask_approveApplication", APPROVER, TestAnswers.ruling("approved"));
    assertThat(agreements.of(caseNumber)).extracting(DrawnUp::round).containsExactly(1, 2);
    assertThat(shown(caseNumber)).isNotEqualTo(first);
    var stale = TestAnswers.signed();
    stale.put("digest", first);
    assertThatThrownBy(() -> world.complete(caseNumber, "userTask_signAgreement", institution.signatory(), stale))
        .isInstanceOf(InputRefused.class).hasMessageContaining("er en anden end den, der blev vist");
    world.complete(caseNumber, "userTask_signAgreement", institution.signatory(), TestAnswers.signed());
    assertThat(agreements.of(caseNumber).get(0).signatures()).extracting(DrawnUp.Signature::party)
        .containsExactly(Party.FSE);
    assertThat(agreements.of(caseNumber).get(1).signatures()).hasSize(2);
  }

  @Test
  void itIsDrawnUpOnceAndSignedOnceWhateverRunsTwice() throws Exception {
    String caseNumber = world.forApproval(institution);
    DrawnUp before = only(caseNumber);
    assessments.review(caseNumber, Recommendation.APPROVE, "Ja.", "rikke");
    jdbc.sql("update application set submission = 2 where case_number = ?").param(caseNumber).update();
    Runnable again = () -> transaction.executeWithoutResult(status -> agreements.drawUp(agreement, caseNumber));
    assertThat(AtOnce.run(again, again)).isEqualTo(2);
    assertThat(agreements.of(caseNumber)).extracting(DrawnUp::round).containsExactly(1, 2);
    assertThat(agreements.of(caseNumber).get(0)).isEqualTo(before);
    Runnable sign = () -> transaction.executeWithoutResult(status ->
        assessments.approve(caseNumber, Ruling.APPROVED, "Ja.", APPROVER));
    assertThat(AtOnce.run(sign, sign)).isEqualTo(2);
    assertThat(agreements.of(caseNumber).get(1).signatures()).hasSize(1);
  }

  @Test
  void whatWasReturnedOrRefusedHasNoSignature() {
    String refused = world.forApproval(institution);
    assertThat(only(refused).signatures()).isEmpty();
    world.complete(refused, "userTask_approveApplication", APPROVER, TestAnswers.ruling("refused"));
    assertThat(only(refused).signatures()).isEmpty();
    String returned = world.underReview(institution);
    world.complete(returned, "userTask_reviewApplication", "rikke", TestAnswers.review("return"));
    assertThat(agreements.of(returned)).isEmpty();
  }

  @Test
  void theDatabaseItselfRefusesToChangeAnyOfIt() {
    String caseNumber = world.forSignature(institution);
    for (String change : List.of("update agreement set round = 9 where case_number = ?",
        "delete from agreement where case_number = ?", "delete from agreement_signature where case_number = ?",
        "update agreement_signature set signed_by = 'en anden' where case_number = ?",
        "update agreement_text set body = ?")) {
      assertThatThrownBy(() -> jdbc.sql(change).param(caseNumber).update()).hasStackTraceContaining("permission denied");
    }
    assertThatThrownBy(() -> jdbc.sql("""
        insert into agreement_signature (case_number, agreement, round, party, digest, signed_by, signed_at)
        values (?, 'project-database', 1, 'INSTITUTION', 'et andet', 'x', now())""").param(caseNumber).update())
        .hasStackTraceContaining("agreement_signature_case_number_agreement_round_digest_fkey");
    assertThatThrownBy(() -> jdbc.sql("""
        insert into agreement (case_number, agreement, round, text_version, document, digest, drawn_up_at)
        values (?, 'project-database', 7, 1, 'x', 'y', now())""").param(caseNumber).update())
        .hasStackTraceContaining("agreement_check");
  }

  @Test
  void anotherTextIsForWhatIsDrawnUpAfterIt() throws Exception {
    String before = world.forApproval(institution);
    String digest = only(before).digest();
    var newest = texts.newest(agreement);
    byte[] preview = agreements.preview(agreement, newest.body() + "\n\nEn ny sætning om noget.");
    Pdf.assertIsArchivalAndAccessible(preview);
    assertThat(Pdf.read(preview).text()).contains("En ny sætning om noget.", "forhåndsvisning", "Eksempelinstitution");
    int version = texts.write(agreement, newest.body() + "\n\nEn ny sætning om noget.", "Noget er tilføjet.",
        newest.version(), APPROVER);
    assertThat(version).isEqualTo(newest.version() + 1);
    assertThatThrownBy(() -> texts.write(agreement, newest.body() + "\n\nAndet.", "Noget andet.", newest.version(), APPROVER))
        .isInstanceOf(InputRefused.class).hasMessageStartingWith("Teksten er ændret af en anden");
    assertThatThrownBy(() -> texts.write(agreement, texts.newest(agreement).body(), "Ingenting.", version, APPROVER))
        .isInstanceOf(InputRefused.class).hasMessageContaining("den samme som nu");
    String after = world.forApproval(institution);
    assertThat(only(before).digest()).isEqualTo(digest);
    assertThat(Pdf.read(agreements.document(only(before))).text()).doesNotContain("En ny sætning");
    assertThat(only(after).textVersion()).isEqualTo(version);
    assertThat(Pdf.read(agreements.document(only(after))).text()).contains("En ny sætning om noget.");
  }

  /** Applications that were before FSE when agreements came to be documents. */
  @Test
  void whatWasUnderWayGetsItsDocumentAtStart() {
    String approved = world.forSignature(institution);
    String recommended = world.forApproval(institution);
    // as it was before: there is no way to take a document away
    jdbc.sql("update application set submission = 5 where case_number in (?, ?)").param(approved).param(recommended)
        .update();
    agreements.catchUp(agreement);
    agreements.catchUp(agreement);
    assertThat(agreements.of(approved)).extracting(DrawnUp::round).containsExactly(1, 5);
    assertThat(agreements.of(approved).get(1).signatures()).extracting(DrawnUp.Signature::signedBy)
        .containsExactly(Decisions.SYSTEM);
    assertThat(agreements.of(recommended).get(1).signatures()).isEmpty();
    assertThat(traces.state(recommended)).isEqualTo(CaseState.FOR_APPROVAL.name());
  }

  @Test
  void theTextThatShipsUsesEveryFieldAndTheContentFillsThemAll() {
    Map<String, Value> content = agreement.content(world.forApproval(institution));
    assertThat(content.keySet()).isEqualTo(agreement.example().keySet());
  }
}
