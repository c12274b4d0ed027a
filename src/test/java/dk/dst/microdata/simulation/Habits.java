package dk.dst.microdata.simulation;

import static dk.dst.microdata.support.TestAnswers.of;

import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.schemes.proposal.ApprovalDocuments;
import dk.dst.microdata.support.BreachWorld;
import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.camunda.spin.Spin;

/**
 * How people do each task: how long they leave it, how often they never come to it, and what they answer. A task of the
 * models that has no habit here stops the simulation: say what people do with it.
 */
final class Habits {

  /**
   * What people do with a task.
   *
   * @param soonest days they leave it at least
   * @param latest days they leave it at most
   * @param never how many of a thousand are never done
   */
  record Habit(int soonest, int latest, int never, Function<Moment, Map<String, Object>> answers) {}

  private static final String REASON = "Det er begrundet her.";
  private static final List<String> REGISTERS =
      List.of("BEF", "IND", "UDDA", "AKM", "LPR_DIAG", "FAIK", "IDAP", "RAS");

  private final Map<String, Habit> habits = new TreeMap<>();

  Habits() {
    applications();
    reviews();
    reconsiderations();
    managers();
    breaches();
    extensions();
    shutdowns();
    authorisations();
    proposals();
    projects();
    subscriptions();
    AuthorityLife.habits(this);
    LawModelLife.habits(this);
  }

  /** @throws IllegalStateException for a task nobody here knows what to do with */
  Habit forTask(String task) {
    Habit habit = habits.get(task);
    if (habit == null) {
      throw new IllegalStateException("The simulation does not know what people do with the task " + task
          + ". Say it in " + Habits.class.getName() + ".");
    }
    return habit;
  }

  void habit(String task, int soonest, int latest, int never, Function<Moment, Map<String, Object>> answers) {
    habits.put("userTask_" + task, new Habit(soonest, latest, never, answers));
  }

  private void applications() {
    habit("completeApplication", 1, 30, 40, Habits::application);
    habit("reviewApplication", 1, 20, 0, moment -> TestAnswers.review(isHopeless(moment) ? "return"
        : moment.pick("approve", 82, "return", 13, "refuse", 5)));
    habit("approveApplication", 1, 12, 0, moment -> TestAnswers.ruling(isHopeless(moment) ? "returned"
        : moment.pick("approved", 88, "returned", 7, "refused", 5)));
    habit("signAgreement", 1, 25, 40, moment -> moment.pick("yes", 93, "no", 7).equals("yes") ? TestAnswers.signed()
        : TestAnswers.declined());
  }

  /** Refused day after day for what does not pass by itself: whoever has it sends it back. */
  static boolean isHopeless(Moment moment) {
    return moment.attempt() > 5;
  }

  /** Some are sent with too few registers known or a manager who is not employed, and come back. */
  private static Map<String, Object> application(Moment moment) {
    var answers = TestAnswers.application(new TestInstitution(moment.at().id, 1));
    boolean careless = moment.attempt() == 0 && moment.dice().perMille(150);
    answers.put("title", "Projektdatabase " + moment.caseNumber());
    answers.put("managers", TestAnswers.managers(List.of(moment.with("ADMINISTRATOR").stream().findFirst()
        .orElseGet(() -> moment.any(moment.employees())))));
    if (careless) {
      answers.remove("noResearchOnDatabase");
    }
    answers.put("signatory", moment.someone("SIGNATORY"));
    return answers;
  }

  private void reviews() {
    habit("commentUsage", 1, 13, 300, moment -> TestAnswers.usageComment());
    habit("decideUsage", 1, 20, 0, Habits::usageDecision);
    habit("answerHearing", 2, 28, 300, moment -> TestAnswers.hearingAnswer());
    habit("confirmMeasure", 1, 15, 0, moment -> TestAnswers.usageDecision(moment.attempt() > 0 ? "continue"
        : moment.pick("continue", 40, "proposed", 60).equals("continue") ? "continue" : moment.texts(
            "select outcome from decision where case_number = ? and step = 'USAGE_REVIEW' order by round desc limit 1",
            moment.caseNumber()).get(0)));
  }

  private static Map<String, Object> usageDecision(Moment moment) {
    List<String> registers = moment.texts("select register_code from database_register where case_number = ?"
        + " and removed_on is null order by 1", moment.caseNumber());
    String measure = moment.pick("continue", 88, "restrict", 8, "shutDown", 4);
    return moment.attempt() > 0 || measure.equals("restrict") && registers.size() < 2
        ? TestAnswers.usageDecision("continue")
        : measure.equals("restrict") ? TestAnswers.restriction(List.of(moment.dice().one(registers)))
            : TestAnswers.usageDecision(measure);
  }

  private void reconsiderations() {
    habit("reconsiderDecision", 1, 12, 0, moment ->
        TestAnswers.reconsidered(moment.attempt() == 0 ? moment.pick("reopened", 40, "upheld", 60) : "upheld"));
  }

  private void managers() {
    habit("chooseManagers", 1, 20, 100, moment -> {
      List<String> present = moment.texts("select person_id from database_manager where case_number = ?"
          + " and access_until is null order by 1", moment.caseNumber());
      List<String> able = moment.texts("""
          select person_id from association where institution_id = ? and state = 'IN_FORCE' and employed
            and certified_since is not null order by 1""", moment.at().id);
      able.removeAll(present);
      String what = moment.attempt() > 0 || present.size() > 2 ? "leave"
          : moment.pick("come", 50, "replace", 30, "leave", 20);
      String coming = what.equals("leave") && !present.isEmpty() ? null : moment.any(able);
      return TestAnswers.managers(coming, what.equals("come") || present.isEmpty() ? null : moment.dice().one(present));
    });
    habit("confirmManager", 1, 10, 0, moment ->
        TestAnswers.managerVerdict(moment.attempt() > 0 ? "refused" : moment.pick("confirmed", 85, "refused", 15)));
    habit("followUpManagers", 1, 10, 0, moment -> TestAnswers.managerConsequence(
        moment.house().isNewest() && moment.pick("shutDown", 20, "longer", 80).equals("shutDown") ? null
            : moment.today().plusDays(40)));
  }

  private void breaches() {
    habit("explainBreach", 1, 30, 100, moment -> BreachWorld.explanation());
    habit("gradeBreach", 1, 15, 0, moment -> moment.attempt() > 0 ? BreachWorld.grading("noBreach", false)
        : BreachWorld.grading(moment.pick("noBreach", 20, "minor", 60, "serious", 20),
        moment.pick("good", 70, "poor", 30)
            .equals("good")));
    habit("decideSanction", 1, 12, 0, moment -> BreachWorld.sanction(moment.house().choice("decide-sanction",
        moment.caseNumber(), "sanctionChoices", moment.attempt() > 0)));
    habit("approveExplanation", 1, 10, 0, moment -> // where nobody has explained anything they are asked again
        BreachWorld.explanationApproval(moment.attempt() == 0 ? "approved" : "notApproved"));
  }

  private void extensions() {
    habit("requestExtension", 1, 150, 150, moment -> moment.pick("yes", 88, "no", 12).equals("yes")
        ? TestAnswers.extensionRequested() : TestAnswers.extensionNotRequested());
    habit("decideExtension", 1, 20, 30, moment ->
        TestAnswers.extensionDecision(moment.pick("extended", 88, "refused", 12)));
    habit("confirmExtension", 1, 12, 0, moment ->
        TestAnswers.extensionDecision(moment.pick("extended", 90, "refused", 10)));
    habit("signExtension", 1, 20, 40, moment ->
        moment.pick("signed", 92, "declined", 8).equals("signed") ? TestAnswers.signed() : TestAnswers.declined());
  }

  private void shutdowns() {
    habit("instructDeletion", 1, 400, 0, moment -> TestAnswers.deletionInstruction());
    habit("settleAccount", 1, 20, 0, moment -> TestAnswers.account());
    habit("confirmDeletion", 1, 15, 0, moment -> TestAnswers.deletionConfirmed());
    habit("confirmShutdown", 1, 12, 0, moment ->
        TestAnswers.shutdownConfirmed(moment.pick("closed", 90, "sentBack", 10)));
  }

  private void authorisations() {
    habit("completeAuthorisation", 1, 40, 40, moment -> authorisation(moment));
    habit("reviewAuthorisation", 1, 20, 0, moment ->
        TestAnswers.authorisationReview(moment.pick("approve", 85, "return", 10, "refuse", 5)));
    habit("approveAuthorisation", 1, 12, 0, moment ->
        TestAnswers.ruling(moment.pick("approved", 90, "returned", 7, "refused", 3)));
    habit("signAuthorisation", 1, 25, 30, moment -> TestAnswers.authorisationSigned());
    habit("confirmAuthorisation", 1, 28, 120, moment -> TestAnswers.confirmation());
    habit("followUpConfirmation", 1, 15, 0, moment -> TestAnswers.followUp());
    habit("decideSuspension", 3, 60, 0, moment ->
        TestAnswers.suspensionDecision(moment.pick("lifted", 88, "ended", 12)));
  }

  private static Map<String, Object> authorisation(Moment moment) {
    var answers = TestAnswers.authorisation("head" + moment.at().index);
    answers.put("name", "Institut " + moment.at().index);
    return answers;
  }

  private void proposals() {
    habit("completeProposal", 1, 30, 60, Habits::proposal);
    habit("submitProposal", 1, 20, 0, moment -> moment.pick("submitted", 90, "returned", 10).equals("submitted")
        ? ProposalWorld.submitted() : of("submission", "returned", "reason", REASON));
    habit("endorseProposal", 1, 15, 0, moment -> moment.pick("endorsed", 90, "returned", 10).equals("endorsed")
        ? ProposalWorld.endorsed() : of("answer", "returned", "remark", REASON));
    habit("reviewProposal", 1, 20, 0, moment ->
        ProposalWorld.reviewed(moment.pick("approved", 82, "returned", 12, "refused", 6)));
    habit("approveProposal", 1, 12, 0, moment ->
        ProposalWorld.ruled(moment.pick("approved", 85, "returned", 10, "refused", 5)));
    habit("signProposal", 1, 25, 40, moment -> moment.pick("yes", 94, "no", 6).equals("yes") && moment.attempt() == 0
        ? TestAnswers.signed() : TestAnswers.declined());
    habit("recordHealthApproval", 5, 90, 0, Habits::healthApproval);
    habit("deliverFromDatabase", 1, 40, 0, moment -> moment.attempt() > 0
        ? of("extraction", "notDelivered", "remark", REASON) : moment.pick("all", 80, "each", 20).equals("all")
        ? ProposalWorld.extracted() : each(moment, "extraction", "'DATABASE'"));
    habit("deliverPurchased", 1, 40, 0, moment -> moment.pick("all", 80, "each", 20).equals("all")
        ? ProposalWorld.purchased() : each(moment, "delivery", "'PURCHASE', 'ADDITIONAL'"));
  }

  /** One source at a time, by its own number and document; some are not approved. */
  private static Map<String, Object> healthApproval(Moment moment) {
    List<String> waiting = deliveries(moment, "needs_approval and approval is null");
    var answers = of("covered", Spin.JSON("[\"" + moment.any(waiting) + "\"]"));
    if (moment.pick("yes", 85, "no", 15).equals("no")) {
      answers.putAll(of("approval", "notApproved", "remark", REASON));
      return answers;
    }
    moment.house().part(ApprovalDocuments.class).add(moment.caseNumber(), "godkendelse.pdf", ProposalWorld.APPROVAL,
        moment.person());
    answers.putAll(of("approval", "approved", "reference", "SDS-" + moment.caseNumber(), "approvedOn",
        moment.today().minusDays(3).toString()));
    return answers;
  }

  /** One row is answered, the others come again. */
  private static Map<String, Object> each(Moment moment, String question, String sources) {
    String key = moment.any(deliveries(moment, "source in (" + sources
        + ") and (approval is not null or not needs_approval)"));
    return of(question, "each", "answers", ProposalWorld.each(key, moment.pick("delivered", 70, "notDelivered", 30),
        REASON));
  }

  private static List<String> deliveries(Moment moment, String which) {
    return moment.texts("select source || ':' || register_code from delivery where case_number = ?"
        + " and concluded_on is null and " + which + " order by 1", moment.caseNumber());
  }

  private static Map<String, Object> proposal(Moment moment) {
    String scheme = moment.texts("select scheme from proposal where case_number = ?", moment.caseNumber()).get(0);
    boolean loaded = !moment.texts("select draft_list::text from proposal where case_number = ?"
        + " and draft_list is not null", moment.caseNumber()).isEmpty();
    List<String> registers = scheme.equals("DATABASE") ? List.of("FAIK")
        : REGISTERS.subList(0, moment.dice().from(2, REGISTERS.size()));
    var answers = ProposalWorld.answers(new TestInstitution(moment.at().id, 1), registers.toArray(String[]::new));
    answers.put("title", "Projekt " + moment.caseNumber());
    answers.put("endsOn", moment.today().plusDays(moment.dice().from(60, 2500)).toString());
    answers.put("contact", moment.person());
    answers.put("signatory", moment.someone("SIGNATORY"));
    answers.put("users", Spin.JSON("[\"" + moment.any(moment.employees()) + "\"]"));
    answers.put("packages", Spin.JSON(moment.house().part(Catalogue.class).registers().stream()
        .map(register -> '"' + register.topic() + '"').distinct().toList().toString()));
    answers.put("sendTo", moment.pick("fse", 50, "administrator", 50));
    if (moment.attempt() > 0) {
      answers.put("sendTo", "administrator");
    }
    if (loaded) { // what is approved is in the form already: in the list, and in rows
      answers.put("registers", TestAnswers.registers(moment.texts("select register_code from proposal_register"
          + " where case_number = ? order by ordinal", moment.caseNumber())));
      answers.put("contentReason", REASON);
    }
    if (!scheme.equals("SUBPROJECT")) {
      answers.remove("withinPurpose");
    }
    if (scheme.equals("AUTHORITY")) {
      var institution = new TestInstitution(moment.at().id, 1);
      answers.keySet().retainAll(ProposalWorld.answersOfAuthority(institution, "BEF").keySet());
    }
    return answers;
  }

  private void projects() {
    habit("answerProjectEnd", 1, 60, 200, moment ->
        TestAnswers.projectEnd(moment.pick("endsAsAgreed", 70, "resubmission", 30)));
    habit("confirmProjectActivity", 1, 60, 50, moment ->
        TestAnswers.projectActivity(moment.pick("active", 93, "closed", 7)));
    habit("instructProjectDeletion", 1, 300, 0, moment -> TestAnswers.deletionInstruction());
    habit("confirmProjectDeletion", 1, 15, 0, moment -> TestAnswers.deletionConfirmed());
  }

  private void subscriptions() {
    habit("requestSubscription", 1, 30, 60, moment -> {
      var answers = of("remark", "Helst før sommer.", "signatory", moment.someone("SIGNATORY"));
      answers.put("chosenRegisters", Spin.JSON("[\"" + moment.any(moment.texts("""
          select r.register_code from database_register r join subscription s on s.database_case = r.case_number
          where s.case_number = ? and r.removed_on is null order by 1""", moment.caseNumber())) + "\"]"));
      return answers;
    });
    habit("offerSubscription", 1, 20, 0, moment -> moment.pick("yes", 90, "no", 10).equals("yes")
        ? TestAnswers.subscriptionOffer() : TestAnswers.noSubscriptionOffer());
    habit("signSubscription", 1, 25, 60, moment -> moment.attempt() == 0 ? TestAnswers.subscriptionSigned()
        : of("signature", "declined", "reason", REASON));
    habit("countersignSubscription", 1, 12, 0, moment -> moment.attempt() == 0 ? TestAnswers.subscriptionCountersigned()
        : of("countersignature", "refused", "reason", REASON));
  }
}
