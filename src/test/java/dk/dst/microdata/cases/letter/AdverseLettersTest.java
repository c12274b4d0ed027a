package dk.dst.microdata.cases.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.dst.microdata.facts.institution.Associations;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.notice.Adverse;
import dk.dst.microdata.ground.notice.AdverseLetter;
import dk.dst.microdata.ground.notice.AdverseLetters;
import dk.dst.microdata.ground.notice.LetterPdf;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.application.LifecycleProcess;
import dk.dst.microdata.schemes.project.ProjectProcess;
import dk.dst.microdata.schemes.database.Shutdowns;
import dk.dst.microdata.schemes.project.Projects;
import dk.dst.microdata.schemes.lawmodel.LawModelOperation;
import dk.dst.microdata.schemes.lawmodel.LawModelProcess;
import dk.dst.microdata.support.AuthorisationWorld;
import dk.dst.microdata.support.AuthorityWorld;
import dk.dst.microdata.support.BreachWorld;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.LawModelWorld;
import dk.dst.microdata.support.Pdf;
import dk.dst.microdata.support.Place;
import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.SubscriptionWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Every decision that goes against somebody, brought about as people would: its letter has every part it must have. */
class AdverseLettersTest extends EngineTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 1);
  private static final List<String> HEADINGS = List.of("Afgørelse", "Det, afgørelsen bygger på", "Regler",
      "Begrundelse",
      "Høring", "Klagevejledning", "Afgjort af");

  @Autowired
  private AdverseLetters letters;
  @Autowired
  private LetterPdf pdf;
  @Autowired
  private Decisions decisions;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private ObjectMapper json;
  @Autowired
  private TransactionTemplate transaction;

  private record Told(String caseNumber, String about, String person, String title, String body) {}

  static Stream<Arguments> adverse() {
    return Arrays.stream(Adverse.values()).flatMap(outcome -> outcome.decisions().stream()
        .map(ended -> Arguments.of(outcome, ended)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("adverse")
  void everyAdverseDecisionHasItsLetter(Adverse outcome, Adverse.Ended ended) {
    world.day(DAY);
    TestInstitution institution = world.qualified();
    String caseNumber = comeTo(outcome, ended.step(), ended.outcome(), institution);
    assertThat(decisions.of(caseNumber)).as("what was decided").anyMatch(decision -> decision.step() == ended.step()
        && decision.outcome().equals(ended.outcome()));
    List<Told> told = told(caseNumber, outcome);
    assertThat(told).as("who was told").isNotEmpty();
    assertThat(told).extracting(Told::person).as("each once").doesNotHaveDuplicates();
    for (Told one : told) {
      AdverseLetter letter = letters.find(caseNumber, outcome.notice(), one.about()).orElseThrow();
      assertThat(letter.outcome()).isEqualTo(outcome);
      hasEveryPart(letter, one, institution);
    }
  }

  private void hasEveryPart(AdverseLetter letter, Told told, TestInstitution institution) {
    String body = told.body();
    assertThat(body.lines().filter(HEADINGS::contains)).containsExactlyElementsOf(HEADINGS);
    assertThat(body).contains("– Sag: " + told.caseNumber(), "– Institution: ", letter.decision(),
        "Kilde: ", "Skriv senest den " + Danish.day(letter.complaint().until()) + ".", letter.complaint().address(),
        "Danmarks Statistik, Forskningsservice, den " + Danish.day(letter.decided().on()), "/sager.html#"
            + told.caseNumber());
    assertThat(letter.facts()).as("figures").anyMatch(fact -> fact.value().matches("(?s).*\\d.*"));
    assertThat(letter.reasons()).last().satisfies(reason ->
        assertThat(reason.who()).startsWith(letter.decided().name()));
    assertThat(letter.complaint().until()).isEqualTo(world.today().plusDays(28));
    assertThat(told.title()).isEqualTo(letter.title()).doesNotContain(institution.id());
    assertThat(body).as("ids of people").doesNotContain(World.REVIEWER + " (", World.APPROVER + ",");
  }

  /** A value of every kind of decision: a new one does not compile before it says how it comes about. */
  private String comeTo(Adverse outcome, Step step, String ended, TestInstitution of) {
    boolean refused = ended.equals("refused");
    return switch (outcome) {
      case APPLICATION_REFUSED -> Place.APPROVE_APPLICATION.answered(world, of, TestAnswers.ruling("refused"));
      case APPLICATION_LAPSED -> after(ended.equals("lapsed") ? world.draft(of) : world.forSignature(of), 70,
          ended.equals("lapsed") ? "event_correctionExpired" : "event_signatureExpired");
      case AUTHORISATION_REFUSED -> Place.APPROVE_AUTHORISATION.answered(world, of, TestAnswers.ruling("refused"));
      case AUTHORISATION_NOT_MADE -> (ended.equals("lapsed") ? Place.AUTHORISATION_CORRECTION_EXPIRED
          : Place.AUTHORISATION_SIGNATURE_EXPIRED).passed(world, of);
      case AUTHORISATION_SUSPENDED -> after(AuthorisationWorld.suspended(world, of), 0, null);
      case AUTHORISATION_ENDED -> {
        world.inOperation(of);
        yield ended.equals("lapsed") ? Place.END_AUTHORISATION.passed(world, of) : suspensionEnded(of);
      }
      case PROPOSAL_REFUSED -> step == Step.PROPOSAL_REVIEW
          ? Place.REVIEW_PROPOSAL.answered(world, of, ProposalWorld.reviewed("refused"))
          : Place.APPROVE_PROPOSAL.answered(world, of, ProposalWorld.ruled("refused"));
      case PROPOSAL_LAPSED -> after((ended.equals("lapsed") ? Place.COMPLETE_PROPOSAL : Place.SIGN_PROPOSAL)
          .reach(world, of),
          70, ended.equals("lapsed") ? "event_correctionExpired" : "event_signatureExpired");
      case DELIVERY_REFUSED -> delivered(of, ended.equals("notDelivered")
          ? TestAnswers.of("delivery", "notDelivered", "remark", "Udgår.")
          : TestAnswers.of("delivery", "each", "answers", ProposalWorld.each("PURCHASE:BEF", "delivered", "",
              "PURCHASE:IND", "notDelivered", "Udgår.")));
      case MANAGER_REFUSED -> {
        String database = world.inOperation(of);
        world.start("change-managers", of.responsible(), Map.of());
        world.complete(database, "userTask_chooseManagers", of.responsible(), TestAnswers.managers(of.applicant(), ""));
        world.complete(database, "userTask_confirmManager", World.REVIEWER, TestAnswers.managerVerdict("refused"));
        yield database;
      }
      case EXTENSION_REFUSED -> (step == Step.EXTENSION ? Place.DECIDE_EXTENSION : Place.CONFIRM_EXTENSION)
          .answered(world, of, TestAnswers.extensionDecision("refused"));
      case USE_RESTRICTED -> Place.CONFIRM_MEASURE.answered(world, of, TestAnswers.usageDecision("restrict"));
      case USE_ENDED -> Place.CONFIRM_MEASURE.answered(world, of, TestAnswers.usageDecision("shutDown"));
      case COMPLAINT_REJECTED -> {
        String database = Place.CONFIRM_MEASURE.answered(world, of, TestAnswers.usageDecision("restrict"));
        world.start("reconsider-decision", of.responsible(), TestAnswers.complaint());
        world.complete(database, "userTask_reconsiderDecision", World.BOTH, TestAnswers.reconsidered("upheld"));
        yield database;
      }
      case DATABASE_SHUT_DOWN -> ended.equals("MANAGERS_MISSING") ? managersMissing(of) : authorisationLost(of);
      case CLOSED_UNTIL_EXPLAINED -> {
        Map<String, Object> report = BreachWorld.user(world, of, world.concerned(of));
        report.put("closeAtOnce", true);
        yield BreachWorld.report(world, World.APPROVER, report);
      }
      case SANCTIONED -> ended.equals("byMatrix")
          ? BreachWorld.sanction(world, BreachWorld.graded(world, of, world.concerned(of), "serious", true), "matrix-3")
          : ownSanction(of);
      case PROJECT_CLOSED -> ended.equals("NOT_RENEWED") ? notRenewed(of) : projectLost(of);
      case AUTHORITY_REFUSED -> step == Step.AUTHORITY_APPROVAL
          ? Place.APPROVE_AUTHORITY.answered(world, of, TestAnswers.ruling("refused")) : notAnAuthority(of);
      case AUTHORITY_LAPSED -> after(ended.equals("lapsed") ? AuthorityWorld.draft(world, of)
          : AuthorityWorld.forSignature(world, of), 70,
          ended.equals("lapsed") ? "event_correctionExpired" : "event_signatureExpired");
      case LAW_MODEL_REFUSED -> Place.APPROVE_LAW_MODEL.answered(world, of, TestAnswers.ruling("refused"));
      case LAW_MODEL_LAPSED -> (ended.equals("lapsed") ? Place.LAW_MODEL_NOT_SENT : Place.LAW_MODEL_NOT_SIGNED)
          .passed(world, of);
      case LAW_MODEL_CLOSED -> ended.equals("ENDED_BY_FSE") ? lawModelEnded(of) : lawModelLost(of);
      case SUBSCRIPTION_REFUSED -> refused
          ? Place.COUNTERSIGN_SUBSCRIPTION.answered(world, of, TestAnswers.of("countersignature", "refused", "reason",
              "Kan ikke leveres."))
          : subscriptionNotMade(of);
      case SUBSCRIPTION_LAPSED -> after(ended.equals("lapsed") ? SubscriptionWorld.draft(world, of)
          : SubscriptionWorld.offered(world, of), 70,
          ended.equals("lapsed") ? "event_requestExpired" : "event_signatureExpired");
    };
  }

  private String after(String caseNumber, int days, String job) {
    if (days > 0) {
      world.day(world.today().plusDays(days));
    }
    if (job != null) {
      world.runJob(caseNumber, job);
    }
    return caseNumber;
  }

  private String delivered(TestInstitution of, Map<String, Object> answers) {
    String proposal = proposals.sent(proposals.draft(of), of, ProposalWorld.answers(of, "BEF", "IND"));
    proposals.inForce(proposals.approved(proposal), of);
    world.complete(proposal, "userTask_deliverPurchased", World.REVIEWER, answers);
    return proposal;
  }

  private String suspensionEnded(TestInstitution of) {
    String authorisation = AuthorisationWorld.suspended(world, of);
    world.complete(authorisation, "userTask_decideSuspension", World.APPROVER, TestAnswers.suspensionDecision("ended"));
    return after(authorisation, 0, "serviceTask_endAuthorisation");
  }

  private String managersMissing(TestInstitution of) {
    String database = world.inOperation(of);
    transaction.executeWithoutResult(status -> world.part(Associations.class).end(of.id(), of.manager()));
    world.day(world.today().plusDays(31));
    world.runJob(database, "event_managerDeadlinePassed");
    world.complete(database, "userTask_followUpManagers", World.APPROVER, TestAnswers.managerConsequence(null));
    world.accessEnded(database);
    return database;
  }

  /** The database alone: nobody has been told in the case of the authorisation. */
  private String authorisationLost(TestInstitution of) {
    String database = world.inOperation(of);
    transaction.executeWithoutResult(status -> {
      world.part(Shutdowns.class).authorisationLost(of.id(), "Ikke fornyet.", World.APPROVER);
      world.part(LifecycleProcess.class).authorisationLost(database);
    });
    world.accessEnded(database);
    return database;
  }

  private String ownSanction(TestInstitution of) {
    String breach = BreachWorld.institution(world, of);
    BreachWorld.quarantine(world, breach, 12);
    return breach;
  }

  private String notRenewed(TestInstitution of) {
    String authority = Place.AUTHORITY_NOT_RENEWED.passed(world, of);
    return after(authority, 0, "serviceTask_closeAuthority");
  }

  private String projectLost(TestInstitution of) {
    String project = Place.PROJECT_DATE.reach(world, of);
    int number = jdbc.sql("select number from project where case_number = ?").param(project).query(Integer.class)
        .single();
    transaction.executeWithoutResult(status -> {
      world.part(Projects.class).requestClosing(number, "AUTHORISATION_LOST");
      world.part(ProjectProcess.class).closed(project);
    });
    return after(project, 0, "serviceTask_closeProject");
  }

  private String notAnAuthority(TestInstitution of) {
    String authority = AuthorityWorld.draft(world, of);
    var answers = TestAnswers.authority(of);
    answers.put("authorityKind", "NONE");
    world.complete(authority, "userTask_completeAuthorityApplication", of.manager(), answers);
    return authority;
  }

  private String lawModelEnded(TestInstitution of) {
    String model = LawModelWorld.inForce(world, of);
    world.start("change-law-model", World.APPROVER, LawModelWorld.change(model, LawModelWorld.end()));
    return after(model, 0, "serviceTask_closeLawModel");
  }

  private String lawModelLost(TestInstitution of) {
    String model = LawModelWorld.inForce(world, of);
    transaction.executeWithoutResult(status -> world.part(LawModelOperation.class).authorisationLost(of.id())
        .forEach(world.part(LawModelProcess.class)::ended));
    return after(model, 0, "serviceTask_closeLawModel");
  }

  private String subscriptionNotMade(TestInstitution of) {
    String subscription = SubscriptionWorld.signed(world, of);
    jdbc.sql("update database_register set removed_on = ? where register_code = 'IND' and case_number ="
        + " (select database_case from subscription where case_number = ?)").param(world.today()).param(subscription)
            .update();
    world.complete(subscription, "userTask_countersignSubscription", World.APPROVER,
        TestAnswers.subscriptionCountersigned());
    return subscription;
  }

  private List<Told> told(String caseNumber, Adverse outcome) {
    return jdbc.sql("select case_number, about, person_id as person, title, body from notice where case_number = ? and kind = ?")
        .param(caseNumber).param(outcome.notice()).query(Told.class).list();
  }

  /** A letter that lacks a part is refused where it is written, whichever part it is. */
  @Test
  void noPartCanBeLeftOut() throws Exception {
    world.day(DAY);
    TestInstitution institution = world.qualified();
    String caseNumber = Place.APPROVE_APPLICATION.answered(world, institution, TestAnswers.ruling("refused"));
    AdverseLetter letter = letters.find(caseNumber, "REFUSED", "sagen").orElseThrow();
    ObjectNode whole = json.valueToTree(letter);
    whole.fieldNames().forEachRemaining(part -> {
      ObjectNode lacking = whole.deepCopy();
      lacking.putNull(part);
      assertThatThrownBy(() -> json.treeToValue(lacking, AdverseLetter.class)).as(part)
          .hasMessageContaining("A letter of an adverse decision without");
    });
    for (String part : List.of("hearing", "decided", "complaint")) {
      whole.get(part).fieldNames().forEachRemaining(inner -> {
        ObjectNode lacking = whole.deepCopy();
        ((ObjectNode) lacking.get(part)).putNull(inner);
        assertThatThrownBy(() -> json.treeToValue(lacking, AdverseLetter.class)).as(part + "." + inner)
            .hasMessageContaining("A letter of an adverse decision without");
      });
    }
    byte[] bytes = pdf.of(letter);
    Pdf.assertIsArchivalAndAccessible(bytes);
    assertThat(Pdf.read(bytes).text()).contains("Afslag på ansøgning om projektdatabase", "Klagevejledning",
        caseNumber);
  }

  /** Reasons of everybody who assessed, the condition as it is quoted, and figures. */
  @Test
  void aRefusedApplicationSaysWhatEachFound() {
    world.day(DAY);
    TestInstitution institution = world.qualified();
    String caseNumber = Place.APPROVE_APPLICATION.answered(world, institution, TestAnswers.ruling("refused"));
    AdverseLetter letter = letters.find(caseNumber, "REFUSED", "sagen").orElseThrow();
    assertThat(letter.reasons()).extracting(AdverseLetter.Reason::text).containsExactlyElementsOf(
        decisions.of(caseNumber, 1, Step.REVIEW, Step.APPROVAL).stream().map(Decision::reason).toList());
    assertThat(letter.decided().role()).isEqualTo("kontorchef");
    assertThat(told(caseNumber, Adverse.APPLICATION_REFUSED)).extracting(Told::person)
        .containsExactlyInAnyOrder(institution.applicant(), institution.signatory());
  }

  /** What the institution said is in the letter, and how it was taken. */
  @Test
  void aRestrictionQuotesTheHearing() {
    world.day(DAY);
    TestInstitution institution = world.qualified();
    String caseNumber = Place.CONFIRM_MEASURE.answered(world, institution, TestAnswers.usageDecision("restrict"));
    AdverseLetter letter = letters.find(caseNumber, "MEASURE_DECIDED", "gennemgang nr. 1").orElseThrow();
    assertThat(letter.hearing().said()).contains(decisions.find(caseNumber, Step.HEARING, 1).orElseThrow().reason());
    assertThat(letter.reasons()).hasSize(2);
    assertThat(letter.decision()).contains("AKM", "UDDA");
  }

  /** One letter for all that closes with an authorisation: no other of the same decision. */
  @Test
  void whoeverHasHadTheLetterOfTheAuthorisationGetsNoOtherOfWhatFollows() {
    world.day(DAY);
    TestInstitution institution = world.qualified();
    String database = world.inOperation(institution);
    String authorisation = suspensionEnded(institution);
    world.accessEnded(database);
    List<Told> told = told(authorisation, Adverse.AUTHORISATION_ENDED);
    assertThat(told).extracting(Told::person).contains(institution.manager(), institution.responsible());
    assertThat(told.get(0).body()).contains("Projektdatabase ", "Projekt " + institution.authorisationNumber() * 100);
    assertThat(told(database, Adverse.DATABASE_SHUT_DOWN)).isEmpty();
  }
}
