package dk.dst.microdata.cases.task;

import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.terms.SchemeTerm;
import java.util.Arrays;
import java.util.List;

/** Which term the deadline of a step comes from, as the models ask for it by {@link Deadlines}. */
public final class DeadlineTerms {

  /** All terms that are the deadline of a step, in the order of {@link SchemeTerm}. */
  public static final List<SchemeTerm> ALL =
      Arrays.stream(Command.values()).map(DeadlineTerms::of).filter(term -> term != null).distinct().sorted().toList();

  private DeadlineTerms() {}

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
