package dk.dst.microdata.cases.task;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.ground.calendar.WorkingDays;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.terms.SchemeTerms;
import dk.dst.microdata.ground.terms.TermsInForce;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The deadlines that the models ask for: the last minute of the last day, Danish time. */
@Component("deadlines")
public class Deadlines {

  private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

  private final TermsInForce terms;
  private final ServiceTargets targets;
  private final Clock clock;

  Deadlines(TermsInForce terms, ServiceTargets targets, Clock clock) {
    this.terms = terms;
    this.targets = targets;
    this.clock = clock;
  }

  /** For the applicant to complete or correct an application or a proposal (D14). */
  public Date correction() {
    return in(terms.now().correction());
  }

  /**
   * For FSE's review in an assessment: what is left of its working days (D13), after those used before the case was
   * sent back.
   */
  public Date review(DelegateExecution execution) {
    return left(terms.now().reviewWorkingDays(), execution);
  }

  /** For the approver in an assessment: what is left of their working days (D13). */
  public Date approval(DelegateExecution execution) {
    return left(terms.now().approvalWorkingDays(), execution);
  }

  /** For what FSE does once, in working days (D13). Assessments on older models ask it in every round. */
  public Date review() {
    return inWorkingDays(terms.now().reviewWorkingDays());
  }

  /** For what the approver does once, in working days (D13). */
  public Date approval() {
    return inWorkingDays(terms.now().approvalWorkingDays());
  }

  /** For the institution's signatory (D14). */
  public Date signature() {
    return in(terms.now().signature());
  }

  /** For the managers to comment on a measurement. */
  public Date comment() {
    return in(terms.now().usageComment());
  }

  /** For the institution's answer to a hearing (D7). */
  public Date hearing() {
    return in(terms.now().hearing());
  }

  /** For the managers to answer about an extension. */
  public Date extensionRequest() {
    return in(terms.now().extensionAnswer());
  }

  /** For naming the managers of a change. */
  public Date managerChange() {
    return in(terms.now().managerChange());
  }

  /** For choosing the registers of a subscription. */
  public Date subscriptionRequest() {
    return in(terms.now().subscriptionRequest());
  }

  /** For the ministry to confirm Lovmodellen. */
  public Date lawModelConfirmation() {
    return in(terms.now().lawModelAnswer());
  }

  /** For the data controller's instruction (D16). */
  public Date deletionInstruction() {
    return in(terms.now().deletionInstruction());
  }

  /** For FSE to look at a new manager's experience, in working days. */
  public Date managerCheck() {
    return inWorkingDays(terms.now().managerCheckWorkingDays());
  }

  /** For the final account of a database, in working days. */
  public Date finalAccount() {
    return inWorkingDays(terms.now().finalAccountWorkingDays());
  }

  /** For the responsible to confirm the authorisation (D15). */
  public Date confirmation() {
    return in(terms.now().confirmationAnswer());
  }

  /** For FSE to look at a suspension again. */
  public Date suspension() {
    return in(terms.now().suspensionReview());
  }

  /** For an administrator to send a proposal on. */
  public Date administratorCheck() {
    return in(terms.now().administratorCheck());
  }

  /** For the managers to look at a proposal. */
  public Date endorsement() {
    return in(terms.now().endorsement());
  }

  /** For an explanation of a breach; FSE goes on without when it passes. */
  public Date breachExplanation() {
    return in(terms.now().breachExplanation());
  }

  /** For a delivery of data, in working days. */
  public Date delivery() {
    return inWorkingDays(terms.now().deliveryWorkingDays());
  }

  /** For recording the Health Data Authority's approval; nothing happens when it passes, nothing is delivered either. */
  public Date healthApproval() {
    return in(terms.now().healthApproval());
  }

  /** For an answer about a project's end date. */
  public Date projectEndAnswer() {
    return in(terms.now().projectEndAnswer());
  }

  /** For an answer about a project without activity. */
  public Date projectActivity() {
    return in(terms.now().projectActivityAnswer());
  }

  /** The first moment of a day, as the engine's timers read it; Danish time, wherever the server stands. */
  public String startOf(LocalDate day) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        day.atStartOfDay(EngineClock.DENMARK).toOffsetDateTime());
  }

  /**
   * The deadline of what an institution could not do before that day, as if it had come on it; empty for what a
   * suspension or a quarantine keeps nobody from doing.
   */
  public Optional<Date> from(Command command, LocalDate day) {
    SchemeTerms now = terms.now();
    return Optional.ofNullable(switch (command) {
      case COMPLETE_APPLICATION, COMPLETE_PROPOSAL, COMPLETE_AUTHORITY_APPLICATION, COMPLETE_LAW_MODEL,
          CHANGE_LAW_MODEL_USERS, RENEW_LAW_MODEL -> now.correction();
      case SIGN_AGREEMENT, SIGN_PROPOSAL, SIGN_SUBSCRIPTION, SIGN_EXTENSION, SIGN_AUTHORITY, SIGN_LAW_MODEL ->
          now.signature();
      case SUBMIT_PROPOSAL -> now.administratorCheck();
      case ENDORSE_PROPOSAL -> now.endorsement();
      case REQUEST_SUBSCRIPTION -> now.subscriptionRequest();
      case REQUEST_EXTENSION -> now.extensionAnswer();
      default -> null;
    }).map(time -> endOf(day.plus(time)));
  }

  /** For what waits without a day of its own, and is looked at again every day. */
  public String startOfTomorrow() {
    return startOf(today().plusDays(1));
  }

  /** Which step it is that begins is known by its form. */
  private Date left(int target, DelegateExecution execution) {
    Command command = Command.ofForm(FormRef.of(execution.getBpmnModelElementInstance())).orElseThrow();
    return inWorkingDays(targets.left(target, execution.getProcessInstanceId(), command));
  }

  private Date inWorkingDays(int count) {
    return endOf(new WorkingDays(terms.now().closedDays()).after(today(), count));
  }

  private Date in(TemporalAmount time) {
    return endOf(today().plus(time));
  }

  /** The last moment of a day, until which what is due on it can be done. */
  public Date endOf(LocalDate day) {
    return Date.from(day.atTime(END_OF_DAY).atZone(EngineClock.DENMARK).toInstant());
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  /** Which term the deadline of a step comes from, as the models ask for it. */
  public static final class Terms {

    /** All terms that are the deadline of a step, in the order of {@link SchemeTerm}. */
    public static final List<SchemeTerm> ALL =
        Arrays.stream(Command.values()).map(Terms::of).filter(term -> term != null).distinct().sorted().toList();

    private Terms() {}

    /** Null for what is no step with a deadline. */
    static SchemeTerm of(Command command) {
      return switch (command) {
        case COMMENT_USAGE -> SchemeTerm.USAGE_COMMENT;
        case ANSWER_HEARING -> SchemeTerm.HEARING;
        case REQUEST_EXTENSION -> SchemeTerm.EXTENSION_ANSWER;
        case COMPLETE_APPLICATION, COMPLETE_AUTHORISATION, COMPLETE_AUTHORITY_APPLICATION, COMPLETE_LAW_MODEL,
            COMPLETE_PROPOSAL, CHANGE_LAW_MODEL_USERS, RENEW_LAW_MODEL -> SchemeTerm.CORRECTION;
        case SIGN_AGREEMENT, SIGN_AUTHORISATION, SIGN_AUTHORITY, SIGN_EXTENSION, SIGN_LAW_MODEL, SIGN_PROPOSAL,
            SIGN_SUBSCRIPTION -> SchemeTerm.SIGNATURE;
        case CHOOSE_MANAGERS -> SchemeTerm.MANAGER_CHANGE;
        case CONFIRM_MANAGER -> SchemeTerm.MANAGER_CHECK_WORKING_DAYS;
        case INSTRUCT_DELETION, INSTRUCT_PROJECT_DELETION, INSTRUCT_AUTHORITY_DELETION, INSTRUCT_LAW_MODEL_DELETION ->
            SchemeTerm.DELETION_INSTRUCTION;
        case SETTLE_ACCOUNT -> SchemeTerm.FINAL_ACCOUNT_WORKING_DAYS;
        case SUBMIT_PROPOSAL -> SchemeTerm.ADMINISTRATOR_CHECK;
        case ENDORSE_PROPOSAL -> SchemeTerm.ENDORSEMENT;
        case DELIVER_FROM_DATABASE, DELIVER_PURCHASED -> SchemeTerm.DELIVERY_WORKING_DAYS;
        case RECORD_HEALTH_APPROVAL -> SchemeTerm.HEALTH_APPROVAL;
        case ANSWER_PROJECT_END -> SchemeTerm.PROJECT_END_ANSWER;
        case CONFIRM_PROJECT_ACTIVITY -> SchemeTerm.PROJECT_ACTIVITY_ANSWER;
        case REQUEST_SUBSCRIPTION -> SchemeTerm.SUBSCRIPTION_REQUEST;
        case CONFIRM_AUTHORISATION -> SchemeTerm.CONFIRMATION_ANSWER;
        case DECIDE_SUSPENSION -> SchemeTerm.SUSPENSION_REVIEW;
        case CONFIRM_LAW_MODEL -> SchemeTerm.LAW_MODEL_ANSWER;
        case EXPLAIN_BREACH -> SchemeTerm.BREACH_EXPLANATION;
        case REVIEW_APPLICATION, REVIEW_AUTHORISATION, REVIEW_AUTHORITY, REVIEW_LAW_MODEL, REVIEW_PROPOSAL,
            REVIEW_LAW_MODEL_YEAR, DECIDE_USAGE, APPROVE_EXPLANATION, CONFIRM_DELETION, CONFIRM_AUTHORITY_DELETION,
            CONFIRM_LAW_MODEL_DELETION, CONFIRM_PROJECT_DELETION, FOLLOW_UP_CONFIRMATION, FOLLOW_UP_LAW_MODEL,
            GRADE_BREACH, OFFER_SUBSCRIPTION -> SchemeTerm.REVIEW_WORKING_DAYS;
        case APPROVE_APPLICATION, APPROVE_AUTHORISATION, APPROVE_AUTHORITY, APPROVE_LAW_MODEL, APPROVE_PROPOSAL,
            CONFIRM_EXTENSION, CONFIRM_MEASURE, CONFIRM_SHUTDOWN, COUNTERSIGN_SUBSCRIPTION, DECIDE_EXTENSION,
            DECIDE_SANCTION, FOLLOW_UP_MANAGERS, RECONSIDER_DECISION -> SchemeTerm.APPROVAL_WORKING_DAYS;
        default -> null;
      };
    }

    /** Whether it is a step of an assessment, which may come back: its time goes on where it stood still. */
    static boolean isInRounds(Command command) {
      return switch (command) {
        case REVIEW_APPLICATION, APPROVE_APPLICATION, REVIEW_AUTHORISATION, APPROVE_AUTHORISATION, REVIEW_AUTHORITY,
            APPROVE_AUTHORITY, REVIEW_LAW_MODEL, APPROVE_LAW_MODEL, REVIEW_PROPOSAL, APPROVE_PROPOSAL -> true;
        default -> false;
      };
    }
  }
}
