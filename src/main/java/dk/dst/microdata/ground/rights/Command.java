package dk.dst.microdata.ground.rights;

import static dk.dst.microdata.ground.rights.CaseRole.ADMINISTRATOR;
import static dk.dst.microdata.ground.rights.CaseRole.APPLICANT;
import static dk.dst.microdata.ground.rights.CaseRole.APPROVER;
import static dk.dst.microdata.ground.rights.CaseRole.COLLEAGUE;
import static dk.dst.microdata.ground.rights.CaseRole.CONCERNED;
import static dk.dst.microdata.ground.rights.CaseRole.CONTACT;
import static dk.dst.microdata.ground.rights.CaseRole.CONTACT_WITH_POWERS;
import static dk.dst.microdata.ground.rights.CaseRole.MANAGER;
import static dk.dst.microdata.ground.rights.CaseRole.OWNER;
import static dk.dst.microdata.ground.rights.CaseRole.RESPONSIBLE;
import static dk.dst.microdata.ground.rights.CaseRole.REVIEWER;
import static dk.dst.microdata.ground.rights.CaseRole.SIGNATORY;
import static dk.dst.microdata.ground.rights.CaseRole.SUBSTITUTE;
import static dk.dst.microdata.ground.rights.CaseState.AUTHORISATION_DRAFT;
import static dk.dst.microdata.ground.rights.CaseState.AUTHORISATION_FOR_APPROVAL;
import static dk.dst.microdata.ground.rights.CaseState.AUTHORISATION_FOR_SIGNATURE;
import static dk.dst.microdata.ground.rights.CaseState.AUTHORISATION_RETURNED;
import static dk.dst.microdata.ground.rights.CaseState.AUTHORISATION_UNDER_REVIEW;
import static dk.dst.microdata.ground.rights.CaseState.AUTHORISED;
import static dk.dst.microdata.ground.rights.CaseState.AUTHORITY_CLOSED;
import static dk.dst.microdata.ground.rights.CaseState.AUTHORITY_CLOSING;
import static dk.dst.microdata.ground.rights.CaseState.AUTHORITY_DRAFT;
import static dk.dst.microdata.ground.rights.CaseState.AUTHORITY_FOR_APPROVAL;
import static dk.dst.microdata.ground.rights.CaseState.AUTHORITY_FOR_SIGNATURE;
import static dk.dst.microdata.ground.rights.CaseState.AUTHORITY_IN_OPERATION;
import static dk.dst.microdata.ground.rights.CaseState.AUTHORITY_RETURNED;
import static dk.dst.microdata.ground.rights.CaseState.AUTHORITY_UNDER_REVIEW;
import static dk.dst.microdata.ground.rights.CaseState.BREACH_FOR_DECISION;
import static dk.dst.microdata.ground.rights.CaseState.BREACH_REPORTED;
import static dk.dst.microdata.ground.rights.CaseState.BREACH_SANCTIONED;
import static dk.dst.microdata.ground.rights.CaseState.BREACH_UNDER_REVIEW;
import static dk.dst.microdata.ground.rights.CaseState.CLOSED;
import static dk.dst.microdata.ground.rights.CaseState.CLOSING;
import static dk.dst.microdata.ground.rights.CaseState.DATABASE;
import static dk.dst.microdata.ground.rights.CaseState.DRAFT;
import static dk.dst.microdata.ground.rights.CaseState.FOR_APPROVAL;
import static dk.dst.microdata.ground.rights.CaseState.FOR_SIGNATURE;
import static dk.dst.microdata.ground.rights.CaseState.IN_OPERATION;
import static dk.dst.microdata.ground.rights.CaseState.KNOWN_TO_COLLEAGUES;
import static dk.dst.microdata.ground.rights.CaseState.LAW_MODEL_CLOSING;
import static dk.dst.microdata.ground.rights.CaseState.LAW_MODEL_DRAFT;
import static dk.dst.microdata.ground.rights.CaseState.LAW_MODEL_FOR_APPROVAL;
import static dk.dst.microdata.ground.rights.CaseState.LAW_MODEL_FOR_SIGNATURE;
import static dk.dst.microdata.ground.rights.CaseState.LAW_MODEL_IN_FORCE;
import static dk.dst.microdata.ground.rights.CaseState.LAW_MODEL_RETURNED;
import static dk.dst.microdata.ground.rights.CaseState.LAW_MODEL_UNDER_REVIEW;
import static dk.dst.microdata.ground.rights.CaseState.NOT_APPROVED;
import static dk.dst.microdata.ground.rights.CaseState.PROJECT_ACTIVE;
import static dk.dst.microdata.ground.rights.CaseState.PROJECT_CLOSED;
import static dk.dst.microdata.ground.rights.CaseState.PROJECT_CLOSING;
import static dk.dst.microdata.ground.rights.CaseState.PROPOSAL_AT_ADMINISTRATOR;
import static dk.dst.microdata.ground.rights.CaseState.PROPOSAL_AT_MANAGERS;
import static dk.dst.microdata.ground.rights.CaseState.PROPOSAL_DRAFT;
import static dk.dst.microdata.ground.rights.CaseState.PROPOSAL_FOR_SIGNATURE;
import static dk.dst.microdata.ground.rights.CaseState.PROPOSAL_IN_FORCE;
import static dk.dst.microdata.ground.rights.CaseState.PROPOSAL_NOT_APPROVED;
import static dk.dst.microdata.ground.rights.CaseState.PROPOSAL_RETURNED;
import static dk.dst.microdata.ground.rights.CaseState.PROPOSAL_SUBMITTED;
import static dk.dst.microdata.ground.rights.CaseState.PROPOSAL_UNDER_REVIEW;
import static dk.dst.microdata.ground.rights.CaseState.RETURNED;
import static dk.dst.microdata.ground.rights.CaseState.SUBMITTED;
import static dk.dst.microdata.ground.rights.CaseState.SUBSCRIPTION_DRAFT;
import static dk.dst.microdata.ground.rights.CaseState.SUBSCRIPTION_FOR_FSE;
import static dk.dst.microdata.ground.rights.CaseState.SUBSCRIPTION_OFFERED;
import static dk.dst.microdata.ground.rights.CaseState.SUBSCRIPTION_REQUESTED;
import static dk.dst.microdata.ground.rights.CaseState.SUSPENDED;
import static dk.dst.microdata.ground.rights.CaseState.UNDER_REVIEW;

import dk.dst.microdata.ground.decision.Step;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what in which state of a case: the one table. The server's decisions, the page of the documentation and the
 * tests are all made from it.
 *
 * <p>"In reserve" is whoever may as long as nobody of the institution has one of the first roles, so that no task is left
 * with nobody. Three rules take away: the four eyes of the command itself, no employee of FSE in a case of an institution
 * they belong to, and nobody who has declared themselves disqualified.
 */
public enum Command {
  SEE_CASE("Se sagens nummer, titel, status og ophørsdato", in(KNOWN_TO_COLLEAGUES),
      by(COLLEAGUE, REVIEWER, APPROVER, OWNER)),
  // D29: who is not a manager may know which registers the database has
  SEE_REGISTERS("Se, hvilke registre databasen har", in(DATABASE),
      by(COLLEAGUE, REVIEWER, APPROVER, OWNER)),
  SEE_STORY("Se sagens afgørelser og breve", in(KNOWN_TO_COLLEAGUES),
      by(APPLICANT, MANAGER, ADMINISTRATOR, CONTACT_WITH_POWERS, SIGNATORY, RESPONSIBLE, SUBSTITUTE, CONTACT,
          REVIEWER, APPROVER, OWNER)),
  SEE_DOCUMENTS("Se og hente sagens dokumenter, som de er sendt", in(KNOWN_TO_COLLEAGUES),
      by(APPLICANT, MANAGER, ADMINISTRATOR, CONTACT_WITH_POWERS, SIGNATORY, RESPONSIBLE, SUBSTITUTE, CONTACT,
          REVIEWER, APPROVER, OWNER)),
  SEE_DRAFT("Se ansøgningen, før den er sendt", in(DRAFT, RETURNED),
      by(APPLICANT, ADMINISTRATOR, CONTACT_WITH_POWERS), reserve(RESPONSIBLE, SUBSTITUTE)),
  SEE_APPLICATION("Se ansøgningen og kontrollerne, som de er sendt",
      in(SUBMITTED, RETURNED, UNDER_REVIEW, FOR_APPROVAL, FOR_SIGNATURE, NOT_APPROVED),
      by(APPLICANT, MANAGER, ADMINISTRATOR, CONTACT_WITH_POWERS, SIGNATORY, REVIEWER, APPROVER, OWNER),
      reserve(RESPONSIBLE, SUBSTITUTE)),
  // whoever answers for the institution's side of it knows what was agreed, as long as it is kept
  SEE_AGREEMENT("Se og hente aftalen om projektdatabasen", in(SUBMITTED, RETURNED, UNDER_REVIEW, FOR_APPROVAL,
      FOR_SIGNATURE, NOT_APPROVED, IN_OPERATION, CLOSING, CLOSED),
      by(APPLICANT, MANAGER, ADMINISTRATOR, CONTACT_WITH_POWERS, SIGNATORY, RESPONSIBLE, SUBSTITUTE, REVIEWER,
          APPROVER, OWNER)),
  SEE_CONTENT("Se databasens indhold: variabler og år", in(DATABASE),
      by(MANAGER, REVIEWER, APPROVER, OWNER), reserve(RESPONSIBLE, SUBSTITUTE)),
  SEE_USAGE("Se databasens anvendelse", in(DATABASE),
      by(MANAGER, REVIEWER, APPROVER, OWNER), reserve(RESPONSIBLE, SUBSTITUTE)),
  SEE_SHUTDOWN("Se nedlæggelsens oplysninger", in(DATABASE),
      by(MANAGER, RESPONSIBLE, SUBSTITUTE, REVIEWER, APPROVER, OWNER)),

  COMPLETE_APPLICATION("Udfylde, kontrollere og sende ansøgningen", in(DRAFT, RETURNED),
      by(APPLICANT, ADMINISTRATOR, CONTACT_WITH_POWERS), reserve(RESPONSIBLE, SUBSTITUTE)),
  WITHDRAW_APPLICATION("Trække ansøgningen tilbage", in(DRAFT, SUBMITTED, RETURNED, UNDER_REVIEW, FOR_APPROVAL,
      AUTHORISATION_DRAFT, AUTHORISATION_RETURNED, AUTHORISATION_UNDER_REVIEW, AUTHORISATION_FOR_APPROVAL,
      PROPOSAL_DRAFT, PROPOSAL_AT_ADMINISTRATOR, PROPOSAL_AT_MANAGERS, PROPOSAL_SUBMITTED, PROPOSAL_RETURNED,
      PROPOSAL_UNDER_REVIEW, AUTHORITY_DRAFT, AUTHORITY_RETURNED, AUTHORITY_UNDER_REVIEW, AUTHORITY_FOR_APPROVAL,
      LAW_MODEL_DRAFT, LAW_MODEL_RETURNED, LAW_MODEL_UNDER_REVIEW, LAW_MODEL_FOR_APPROVAL),
      by(APPLICANT, ADMINISTRATOR, CONTACT_WITH_POWERS, RESPONSIBLE, SUBSTITUTE)),
  REVIEW_APPLICATION("Vurdere ansøgningen", in(UNDER_REVIEW), by(REVIEWER)),
  APPROVE_APPLICATION("Afgøre ansøgningen", in(FOR_APPROVAL), by(APPROVER),
      FourEyes.after(Step.REVIEW, "har vurderet ansøgningen")),
  SIGN_AGREEMENT("Underskrive aftalen", in(FOR_SIGNATURE), by(SIGNATORY)),

  COMMENT_USAGE("Udtale sig om anvendelsen", in(IN_OPERATION), by(MANAGER), reserve(RESPONSIBLE, SUBSTITUTE)),
  DECIDE_USAGE("Vurdere anvendelsen", in(IN_OPERATION), by(REVIEWER)),
  ANSWER_HEARING("Svare på høring", in(IN_OPERATION), by(MANAGER), reserve(RESPONSIBLE, SUBSTITUTE)),
  CONFIRM_MEASURE("Afgøre efter høring", in(IN_OPERATION), by(APPROVER),
      FourEyes.afterLast(Step.USAGE_REVIEW, Set.of(Step.USAGE_REVIEW), "har vurderet anvendelsen")),
  REQUEST_RECONSIDERATION("Klage over en afgørelse om anvendelsen", in(IN_OPERATION, CLOSING),
      by(MANAGER, ADMINISTRATOR, RESPONSIBLE, SUBSTITUTE)),
  RECONSIDER_DECISION("Afgøre, om en sag om anvendelsen genoptages", in(IN_OPERATION, CLOSING), by(APPROVER),
      FourEyes.afterLast(Step.USAGE_COMPLAINT, Set.of(Step.USAGE_REVIEW, Step.MEASURE),
          "har vurderet anvendelsen eller truffet den afgørelse, der klages over,")),
  CHOOSE_MANAGERS("Ændre databasens managere", in(IN_OPERATION), by(ADMINISTRATOR, RESPONSIBLE, SUBSTITUTE)),
  CONFIRM_MANAGER("Vurdere en ny managers erfaring", in(IN_OPERATION), by(REVIEWER)),
  FOLLOW_UP_MANAGERS("Afgøre, hvad der sker med en database uden manager", in(IN_OPERATION), by(APPROVER)),
  REQUEST_EXTENSION("Tage stilling til forlængelse", in(IN_OPERATION), by(MANAGER), reserve(RESPONSIBLE, SUBSTITUTE)),
  DECIDE_EXTENSION("Afgøre forlængelse", in(IN_OPERATION), by(APPROVER)),
  CONFIRM_EXTENSION("Afgøre forlængelse som den anden", in(IN_OPERATION), by(APPROVER),
      FourEyes.afterLast(Step.EXTENSION, Set.of(Step.EXTENSION), "har afgjort forlængelsen som den første")),
  SIGN_EXTENSION("Underskrive aftalen om forlængelse", in(IN_OPERATION), by(SIGNATORY)),
  GIVE_NOTICE("Opsige projektdatabasen", in(IN_OPERATION), by(ADMINISTRATOR, RESPONSIBLE, SUBSTITUTE)),
  INSTRUCT_DELETION("Give instruks om sletning", in(CLOSING), by(RESPONSIBLE, SUBSTITUTE)),
  SETTLE_ACCOUNT("Gøre slutregningen op", in(CLOSING), by(REVIEWER)),
  CONFIRM_DELETION("Bekræfte sletning", in(CLOSING), by(REVIEWER)),
  CONFIRM_SHUTDOWN("Bekræfte nedlæggelsen", in(CLOSING), by(APPROVER),
      FourEyes.afterLast(Step.DELETION, Set.of(Step.DELETION), "har bekræftet sletningen")),
  UNDO_SHUTDOWN("Fortryde en nedlæggelse", in(CLOSING), by(APPROVER)),

  SEE_AUTHORISATION("Se ansøgningen om autorisation og aftalen", in(CaseState.of(CaseKind.AUTHORISATION)),
      by(APPLICANT, RESPONSIBLE, SUBSTITUTE, REVIEWER, APPROVER, OWNER)),
  COMPLETE_AUTHORISATION("Udfylde og sende ansøgningen om autorisation",
      in(AUTHORISATION_DRAFT, AUTHORISATION_RETURNED), by(APPLICANT), reserve(RESPONSIBLE, SUBSTITUTE)),
  REVIEW_AUTHORISATION("Vurdere institutionen", in(AUTHORISATION_UNDER_REVIEW), by(REVIEWER)),
  APPROVE_AUTHORISATION("Afgøre autorisationen", in(AUTHORISATION_FOR_APPROVAL), by(APPROVER),
      FourEyes.after(Step.AUTHORISATION_REVIEW, "har vurderet institutionen")),
  SIGN_AUTHORISATION("Underskrive autorisationsaftalen", in(AUTHORISATION_FOR_SIGNATURE), by(RESPONSIBLE)),
  CONFIRM_AUTHORISATION("Bekræfte autorisationen", in(AUTHORISED), by(RESPONSIBLE, SUBSTITUTE)),
  FOLLOW_UP_CONFIRMATION("Følge op på en manglende bekræftelse", in(AUTHORISED), by(REVIEWER)),
  DECIDE_SUSPENSION("Ophæve en suspension eller afslutte autorisationen", in(SUSPENDED), by(APPROVER),
      FourEyes.afterLast(Step.SUSPENSION, Set.of(Step.SUSPENSION), "har suspenderet autorisationen")),

  SEE_PROPOSAL_DRAFT("Se indstillingen, før den er sendt til FSE",
      in(PROPOSAL_DRAFT, PROPOSAL_AT_ADMINISTRATOR, PROPOSAL_AT_MANAGERS, PROPOSAL_RETURNED),
      by(APPLICANT, MANAGER, ADMINISTRATOR, CONTACT_WITH_POWERS), reserve(RESPONSIBLE, SUBSTITUTE)),
  SEE_PROPOSAL("Se indstillingen, som den er sendt", in(PROPOSAL_SUBMITTED, PROPOSAL_RETURNED, PROPOSAL_UNDER_REVIEW,
      PROPOSAL_FOR_SIGNATURE, PROPOSAL_IN_FORCE, PROPOSAL_NOT_APPROVED),
      by(APPLICANT, MANAGER, ADMINISTRATOR, CONTACT_WITH_POWERS, SIGNATORY, REVIEWER, APPROVER, OWNER),
      reserve(RESPONSIBLE, SUBSTITUTE)),
  COMPLETE_PROPOSAL("Udfylde indstillingen og sende den til administratoren", in(PROPOSAL_DRAFT, PROPOSAL_RETURNED),
      by(APPLICANT, ADMINISTRATOR, CONTACT_WITH_POWERS), reserve(RESPONSIBLE, SUBSTITUTE)),
  SUBMIT_PROPOSAL("Sende indstillingen til FSE", in(PROPOSAL_DRAFT, PROPOSAL_RETURNED, PROPOSAL_AT_ADMINISTRATOR),
      by(ADMINISTRATOR, CONTACT_WITH_POWERS)),
  ENDORSE_PROPOSAL("Udtale sig for databasen, før FSE ser indstillingen", in(PROPOSAL_AT_MANAGERS), by(MANAGER),
      reserve(RESPONSIBLE, SUBSTITUTE)),
  REVIEW_PROPOSAL("Vurdere indstillingen", in(PROPOSAL_UNDER_REVIEW), by(REVIEWER)),
  APPROVE_PROPOSAL("Afgøre, hvad en projektdatabase skal indeholde", in(PROPOSAL_UNDER_REVIEW), by(APPROVER),
      FourEyes.after(Step.PROPOSAL_REVIEW, "har vurderet indstillingen")),
  SIGN_PROPOSAL("Underskrive indstillingen", in(PROPOSAL_FOR_SIGNATURE), by(SIGNATORY)),
  RECORD_HEALTH_APPROVAL("Registrere Sundhedsdatastyrelsens godkendelse", in(PROPOSAL_IN_FORCE),
      by(APPLICANT, ADMINISTRATOR, CONTACT_WITH_POWERS), reserve(RESPONSIBLE, SUBSTITUTE)),
  // only managers have access to the database; where there are none left, others can say that nothing comes of it
  DELIVER_FROM_DATABASE("Trække data ud af databasen", in(PROPOSAL_IN_FORCE), by(MANAGER),
      reserve(ADMINISTRATOR, RESPONSIBLE, SUBSTITUTE)),
  DELIVER_PURCHASED("Levere bestilte data", in(PROPOSAL_IN_FORCE), by(REVIEWER)),

  SEE_PROJECT("Se projektets indhold, brugere og historie", in(PROJECT_ACTIVE, PROJECT_CLOSING, PROJECT_CLOSED,
      AUTHORITY_IN_OPERATION, AUTHORITY_CLOSING, AUTHORITY_CLOSED),
      by(APPLICANT, MANAGER, ADMINISTRATOR, CONTACT_WITH_POWERS, SIGNATORY, RESPONSIBLE, SUBSTITUTE, REVIEWER,
          APPROVER, OWNER)),
  RESUBMIT_PROJECT("Genindstille projektet", in(PROJECT_ACTIVE),
      by(APPLICANT, ADMINISTRATOR, CONTACT_WITH_POWERS), reserve(RESPONSIBLE, SUBSTITUTE)),
  CHANGE_CONTENT("Genindstille databasens indhold", in(IN_OPERATION),
      by(MANAGER, ADMINISTRATOR, CONTACT_WITH_POWERS), reserve(RESPONSIBLE, SUBSTITUTE)),
  RESUBMIT_AUTHORITY("Genindstille myndighedsordningens indhold og bestille data", in(AUTHORITY_IN_OPERATION),
      by(ADMINISTRATOR, CONTACT_WITH_POWERS, CONTACT), reserve(RESPONSIBLE, SUBSTITUTE)),
  MANAGE_ACCESS("Give og fratage adgang til projektet", in(PROJECT_ACTIVE, AUTHORITY_IN_OPERATION),
      by(APPLICANT, ADMINISTRATOR, CONTACT_WITH_POWERS), reserve(RESPONSIBLE, SUBSTITUTE)),
  ANSWER_PROJECT_END("Tage stilling til projektets slutdato", in(PROJECT_ACTIVE),
      by(APPLICANT, ADMINISTRATOR, CONTACT_WITH_POWERS), reserve(RESPONSIBLE, SUBSTITUTE)),
  CONFIRM_PROJECT_ACTIVITY("Oplyse, om projektet er aktivt", in(PROJECT_ACTIVE),
      by(APPLICANT, ADMINISTRATOR, CONTACT_WITH_POWERS), reserve(RESPONSIBLE, SUBSTITUTE)),
  CLOSE_PROJECT("Lukke projektet", in(PROJECT_ACTIVE, AUTHORITY_IN_OPERATION), by(APPLICANT, ADMINISTRATOR, RESPONSIBLE, SUBSTITUTE)),
  INSTRUCT_PROJECT_DELETION("Give instruks om sletning af projektets data", in(PROJECT_CLOSING),
      by(RESPONSIBLE, SUBSTITUTE)),
  CONFIRM_PROJECT_DELETION("Bekræfte sletning af projektets data", in(PROJECT_CLOSING), by(REVIEWER)),

  SEE_SUBSCRIPTION("Se årsabonnementet", in(CaseState.of(CaseKind.SUBSCRIPTION)),
      by(APPLICANT, MANAGER, ADMINISTRATOR, CONTACT_WITH_POWERS, SIGNATORY, RESPONSIBLE, SUBSTITUTE, REVIEWER,
          APPROVER, OWNER)),
  OPEN_SUBSCRIPTION("Bestille årsabonnement", in(IN_OPERATION, AUTHORITY_IN_OPERATION),
      by(ADMINISTRATOR, CONTACT_WITH_POWERS, CONTACT)),
  REQUEST_SUBSCRIPTION("Vælge registre til årsabonnementet", in(SUBSCRIPTION_DRAFT),
      by(ADMINISTRATOR, CONTACT_WITH_POWERS, CONTACT)),
  OFFER_SUBSCRIPTION("Give tilbud på årsabonnement", in(SUBSCRIPTION_REQUESTED), by(REVIEWER)),
  SIGN_SUBSCRIPTION("Underskrive kontrakten om årsabonnement", in(SUBSCRIPTION_OFFERED), by(SIGNATORY)),
  COUNTERSIGN_SUBSCRIPTION("Underskrive kontrakten om årsabonnement for FSE", in(SUBSCRIPTION_FOR_FSE),
      by(APPROVER), FourEyes.after(Step.SUBSCRIPTION_OFFER, "har givet tilbuddet")),

  SEE_LAW_MODEL("Se Lovmodellens sag: modelår, registre, ministerier, brugere og aftale",
      in(CaseState.of(CaseKind.LAW_MODEL)),
      by(APPLICANT, ADMINISTRATOR, CONTACT_WITH_POWERS, SIGNATORY, RESPONSIBLE, SUBSTITUTE, REVIEWER, APPROVER, OWNER)),
  COMPLETE_LAW_MODEL("Udfylde og sende registreringen af Lovmodellen", in(LAW_MODEL_DRAFT, LAW_MODEL_RETURNED),
      by(ADMINISTRATOR, RESPONSIBLE, SUBSTITUTE)),
  REVIEW_LAW_MODEL("Kontrollere registreringen af Lovmodellen", in(LAW_MODEL_UNDER_REVIEW), by(REVIEWER)),
  APPROVE_LAW_MODEL("Underskrive aftalen om Lovmodellen for FSE", in(LAW_MODEL_FOR_APPROVAL), by(APPROVER),
      FourEyes.after(Step.LAW_MODEL_REVIEW, "har kontrolleret registreringen")),
  SIGN_LAW_MODEL("Underskrive aftalen om Lovmodellen", in(LAW_MODEL_FOR_SIGNATURE), by(SIGNATORY)),
  CONFIRM_LAW_MODEL("Bekræfte Lovmodellen", in(LAW_MODEL_IN_FORCE), by(RESPONSIBLE, SUBSTITUTE)),
  FOLLOW_UP_LAW_MODEL("Følge op på en manglende bekræftelse af Lovmodellen", in(LAW_MODEL_IN_FORCE), by(REVIEWER)),
  CHANGE_LAW_MODEL_USERS("Rette Lovmodellens ministerier og brugere", in(LAW_MODEL_IN_FORCE),
      by(ADMINISTRATOR, RESPONSIBLE, SUBSTITUTE)),
  RENEW_LAW_MODEL("Udfylde et nyt modelår", in(LAW_MODEL_IN_FORCE), by(ADMINISTRATOR, RESPONSIBLE, SUBSTITUTE)),
  REVIEW_LAW_MODEL_YEAR("Kontrollere et nyt modelår", in(LAW_MODEL_IN_FORCE), by(REVIEWER)),
  HAND_OVER_LAW_MODEL("Overdrage Lovmodellen til et andet ministerium", in(LAW_MODEL_IN_FORCE),
      by(RESPONSIBLE, SUBSTITUTE)),
  END_LAW_MODEL("Afslutte Lovmodellen", in(LAW_MODEL_IN_FORCE), by(RESPONSIBLE, SUBSTITUTE, APPROVER)),
  INSTRUCT_LAW_MODEL_DELETION("Give instruks om sletning af Lovmodellens data", in(LAW_MODEL_CLOSING),
      by(RESPONSIBLE, SUBSTITUTE)),
  CONFIRM_LAW_MODEL_DELETION("Bekræfte sletning af Lovmodellens data", in(LAW_MODEL_CLOSING), by(REVIEWER)),

  // whoever is not named here does not know that there is such a case, neither by its number nor by its title
  SEE_BREACH("Se sagen om et brud: indberetning, redegørelse, afgørelse og breve", in(CaseState.of(CaseKind.BREACH)),
      by(CONCERNED, RESPONSIBLE, SUBSTITUTE, REVIEWER, APPROVER, OWNER)),
  EXPLAIN_BREACH("Redegøre for bruddet", in(BREACH_REPORTED, BREACH_SANCTIONED),
      by(CONCERNED, RESPONSIBLE, SUBSTITUTE)),
  GRADE_BREACH("Vurdere bruddet", in(BREACH_UNDER_REVIEW), by(REVIEWER)),
  DECIDE_SANCTION("Afgøre sanktionen", in(BREACH_FOR_DECISION), by(APPROVER),
      FourEyes.after(Step.BREACH_GRADE, "har vurderet bruddet")),
  APPROVE_EXPLANATION("Godkende redegørelsen, som adgangen venter på", in(BREACH_SANCTIONED), by(REVIEWER)),

  SEE_AUTHORITY("Se myndighedsordningen: ansøgning, aftale og analyser", in(CaseState.of(CaseKind.AUTHORITY_SCHEME)),
      by(APPLICANT, ADMINISTRATOR, CONTACT_WITH_POWERS, CONTACT, SIGNATORY, RESPONSIBLE, SUBSTITUTE, REVIEWER,
          APPROVER, OWNER)),
  // only administrators submit (M8)
  COMPLETE_AUTHORITY_APPLICATION("Udfylde og sende ansøgningen om Myndighedsordningen",
      in(AUTHORITY_DRAFT, AUTHORITY_RETURNED), by(ADMINISTRATOR), reserve(RESPONSIBLE, SUBSTITUTE)),
  REVIEW_AUTHORITY("Vurdere myndigheden", in(AUTHORITY_UNDER_REVIEW), by(REVIEWER)),
  APPROVE_AUTHORITY("Afgøre ansøgningen om Myndighedsordningen", in(AUTHORITY_FOR_APPROVAL), by(APPROVER),
      FourEyes.after(Step.AUTHORITY_REVIEW, "har vurderet myndigheden")),
  SIGN_AUTHORITY("Underskrive aftalen om Myndighedsordningen", in(AUTHORITY_FOR_SIGNATURE), by(SIGNATORY)),
  REGISTER_ANALYSIS("Registrere en analyse", in(AUTHORITY_IN_OPERATION),
      by(APPLICANT, ADMINISTRATOR, CONTACT_WITH_POWERS, CONTACT), reserve(RESPONSIBLE, SUBSTITUTE)),
  RENEW_AUTHORITY("Forny aftalen om Myndighedsordningen", in(AUTHORITY_IN_OPERATION), by(ADMINISTRATOR),
      reserve(RESPONSIBLE, SUBSTITUTE)),
  INSTRUCT_AUTHORITY_DELETION("Give instruks om sletning af myndighedsordningens data", in(AUTHORITY_CLOSING),
      by(RESPONSIBLE, SUBSTITUTE)),
  CONFIRM_AUTHORITY_DELETION("Bekræfte sletning af myndighedsordningens data", in(AUTHORITY_CLOSING), by(REVIEWER)),

  HAND_OVER_IN_FSE("Overdrage en opgave til en anden i FSE",
      in(UNDER_REVIEW, FOR_APPROVAL, IN_OPERATION, CLOSING, AUTHORISATION_UNDER_REVIEW, AUTHORISATION_FOR_APPROVAL,
          AUTHORISED, SUSPENDED, PROPOSAL_UNDER_REVIEW, PROPOSAL_IN_FORCE, PROJECT_CLOSING, SUBSCRIPTION_REQUESTED,
          SUBSCRIPTION_FOR_FSE, AUTHORITY_UNDER_REVIEW, AUTHORITY_FOR_APPROVAL, AUTHORITY_CLOSING,
          LAW_MODEL_UNDER_REVIEW, LAW_MODEL_FOR_APPROVAL, LAW_MODEL_IN_FORCE, LAW_MODEL_CLOSING,
          BREACH_UNDER_REVIEW, BREACH_FOR_DECISION, BREACH_SANCTIONED), by(APPROVER)),
  HAND_OVER_IN_INSTITUTION("Overdrage en opgave til en anden i institutionen",
      in(DRAFT, RETURNED, FOR_SIGNATURE, IN_OPERATION, CLOSING, AUTHORISED, PROPOSAL_DRAFT, PROPOSAL_AT_ADMINISTRATOR,
          PROPOSAL_AT_MANAGERS, PROPOSAL_RETURNED, PROPOSAL_FOR_SIGNATURE, PROPOSAL_IN_FORCE, PROJECT_ACTIVE,
          PROJECT_CLOSING, SUBSCRIPTION_DRAFT, SUBSCRIPTION_OFFERED, AUTHORITY_DRAFT, AUTHORITY_RETURNED,
          AUTHORITY_FOR_SIGNATURE, AUTHORITY_IN_OPERATION, AUTHORITY_CLOSING, LAW_MODEL_DRAFT, LAW_MODEL_RETURNED,
          LAW_MODEL_FOR_SIGNATURE, LAW_MODEL_IN_FORCE, LAW_MODEL_CLOSING, BREACH_REPORTED, BREACH_SANCTIONED),
      by(RESPONSIBLE, SUBSTITUTE)),
  MOVE_DEADLINE("Flytte fristen for et trin, med en begrundelse", in(EnumSet.allOf(CaseState.class)), by(OWNER)),
  DECLARE_DISQUALIFIED("Erklære sig inhabil", in(CaseState.SENT), by(REVIEWER, APPROVER));

  private final String danish;
  private final Set<CaseState> states;
  private final Set<CaseRole> roles;
  private final Set<CaseRole> reserve;
  private final FourEyes fourEyes;

  Command(String danish, Set<CaseState> states, Set<CaseRole> roles) {
    this(danish, states, roles, EnumSet.noneOf(CaseRole.class), null);
  }

  Command(String danish, Set<CaseState> states, Set<CaseRole> roles, Set<CaseRole> reserve) {
    this(danish, states, roles, reserve, null);
  }

  Command(String danish, Set<CaseState> states, Set<CaseRole> roles, FourEyes fourEyes) {
    this(danish, states, roles, EnumSet.noneOf(CaseRole.class), fourEyes);
  }

  Command(String danish, Set<CaseState> states, Set<CaseRole> roles, Set<CaseRole> reserve, FourEyes fourEyes) {
    this.danish = danish;
    this.states = states;
    this.roles = roles;
    this.reserve = reserve;
    this.fourEyes = fourEyes;
  }

  public String danish() {
    return danish;
  }

  public Set<CaseState> states() {
    return states;
  }

  public Set<CaseRole> roles() {
    return roles;
  }

  /** Who may while nobody of the institution has one of {@link #roles}. */
  public Set<CaseRole> reserve() {
    return reserve;
  }

  /** Whose hands it must not come into, where there is a first step. */
  public Optional<FourEyes> fourEyes() {
    return Optional.ofNullable(fourEyes);
  }

  /** Whether it is FSE's to do. */
  public boolean isFse() {
    return CaseRole.FSE.containsAll(roles);
  }

  /** The command that a task's form carries out: it has the form's name. */
  public static Optional<Command> ofForm(String form) {
    return Arrays.stream(values()).filter(command -> command.form().equals(form)).findFirst();
  }

  private String form() {
    return name().toLowerCase().replace('_', '-');
  }

  /** What one must be allowed to see to look into the form of this command without carrying it out. */
  public Command look() {
    return switch (this) {
      case COMPLETE_APPLICATION -> SEE_DRAFT;
      case REVIEW_APPLICATION, APPROVE_APPLICATION, SIGN_AGREEMENT -> SEE_APPLICATION;
      case COMMENT_USAGE, DECIDE_USAGE, ANSWER_HEARING, CONFIRM_MEASURE, RECONSIDER_DECISION,
          REQUEST_EXTENSION, DECIDE_EXTENSION, CONFIRM_EXTENSION ->
          SEE_USAGE;
      case SIGN_EXTENSION -> SEE_AGREEMENT;
      case INSTRUCT_DELETION, SETTLE_ACCOUNT, CONFIRM_DELETION, CONFIRM_SHUTDOWN -> SEE_SHUTDOWN;
      case COMPLETE_AUTHORISATION, REVIEW_AUTHORISATION, APPROVE_AUTHORISATION, SIGN_AUTHORISATION,
          CONFIRM_AUTHORISATION, FOLLOW_UP_CONFIRMATION, DECIDE_SUSPENSION -> SEE_AUTHORISATION;
      case COMPLETE_PROPOSAL, SUBMIT_PROPOSAL, ENDORSE_PROPOSAL -> SEE_PROPOSAL_DRAFT;
      case REVIEW_PROPOSAL, APPROVE_PROPOSAL, SIGN_PROPOSAL, RECORD_HEALTH_APPROVAL, DELIVER_FROM_DATABASE, DELIVER_PURCHASED ->
          SEE_PROPOSAL;
      case ANSWER_PROJECT_END, CONFIRM_PROJECT_ACTIVITY, INSTRUCT_PROJECT_DELETION, CONFIRM_PROJECT_DELETION ->
          SEE_PROJECT;
      case EXPLAIN_BREACH, GRADE_BREACH, DECIDE_SANCTION, APPROVE_EXPLANATION -> SEE_BREACH;
      case COMPLETE_LAW_MODEL, REVIEW_LAW_MODEL, APPROVE_LAW_MODEL, SIGN_LAW_MODEL, CONFIRM_LAW_MODEL,
          FOLLOW_UP_LAW_MODEL, CHANGE_LAW_MODEL_USERS, RENEW_LAW_MODEL, REVIEW_LAW_MODEL_YEAR,
          INSTRUCT_LAW_MODEL_DELETION, CONFIRM_LAW_MODEL_DELETION -> SEE_LAW_MODEL;
      case REQUEST_SUBSCRIPTION, OFFER_SUBSCRIPTION, SIGN_SUBSCRIPTION, COUNTERSIGN_SUBSCRIPTION -> SEE_SUBSCRIPTION;
      case COMPLETE_AUTHORITY_APPLICATION, REVIEW_AUTHORITY, APPROVE_AUTHORITY, SIGN_AUTHORITY, RENEW_AUTHORITY,
          INSTRUCT_AUTHORITY_DELETION, CONFIRM_AUTHORITY_DELETION -> SEE_AUTHORITY;
      default -> SEE_STORY;
    };
  }

  /** What one must be allowed to know at all that there is a case of that state. */
  public static Command toKnowOf(CaseState state) {
    return SEE_BREACH.states.contains(state) ? SEE_BREACH : SEE_CASE;
  }

  /** What one must be allowed to see and fetch the documents of a case of that state. */
  public static Command toSeeDocuments(CaseState state) {
    return SEE_BREACH.states.contains(state) ? SEE_BREACH : SEE_DOCUMENTS;
  }

  private static Set<CaseState> in(CaseState first, CaseState... more) {
    return EnumSet.of(first, more);
  }

  private static Set<CaseState> in(Set<CaseState> states) {
    return states;
  }

  private static Set<CaseRole> by(CaseRole first, CaseRole... more) {
    return EnumSet.of(first, more);
  }

  private static Set<CaseRole> reserve(CaseRole first, CaseRole... more) {
    return EnumSet.of(first, more);
  }
}
