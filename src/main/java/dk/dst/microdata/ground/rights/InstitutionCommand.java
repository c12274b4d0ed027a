package dk.dst.microdata.ground.rights;

import static dk.dst.microdata.ground.rights.CaseRole.ADMINISTRATOR;
import static dk.dst.microdata.ground.rights.CaseRole.APPROVER;
import static dk.dst.microdata.ground.rights.CaseRole.COLLEAGUE;
import static dk.dst.microdata.ground.rights.CaseRole.CONTACT_WITH_POWERS;
import static dk.dst.microdata.ground.rights.CaseRole.ECONOMY;
import static dk.dst.microdata.ground.rights.CaseRole.OWNER;
import static dk.dst.microdata.ground.rights.CaseRole.RESPONSIBLE;
import static dk.dst.microdata.ground.rights.CaseRole.REVIEWER;
import static dk.dst.microdata.ground.rights.CaseRole.SIGNATORY;
import static dk.dst.microdata.ground.rights.CaseRole.SUBSTITUTE;

import java.util.EnumSet;
import java.util.Set;

/**
 * Who may do what with an institution and its people (domain 3.2-3.3), beside {@link Command}. Only the responsible
 * appoints substitute, administrator and signatory; FSE appoints the responsible, who is named in the agreement.
 */
public enum InstitutionCommand {
  SEE_PEOPLE("Se institutionens personer og roller", by(COLLEAGUE, REVIEWER, APPROVER, OWNER)),
  REQUEST_ASSOCIATION("Anmode om en tilknytning", by(ADMINISTRATOR, RESPONSIBLE, SUBSTITUTE, REVIEWER)),
  // FSE in reserve, as long as the institution has nobody who could
  AGREE_ASSOCIATION("Godkende eller afvise en tilknytning", by(RESPONSIBLE, SUBSTITUTE), by(REVIEWER)),
  /** Also one's own. */
  END_ASSOCIATION("Afslutte en tilknytning", by(ADMINISTRATOR, RESPONSIBLE, SUBSTITUTE, REVIEWER)),
  CHANGE_EMPLOYMENT("Rette stilling og ansættelse", by(ADMINISTRATOR, RESPONSIBLE, SUBSTITUTE)),
  SEE_CERTIFICATES("Se, hvem der snart skal certificeres igen, og resultatet af den seneste test",
      by(RESPONSIBLE, SUBSTITUTE, REVIEWER, APPROVER, OWNER)),
  RECORD_CERTIFICATE("Registrere certificering", by(REVIEWER)),
  APPOINT_RESPONSIBLE("Udpege autorisationsansvarlig", by(REVIEWER)),
  APPOINT_SUBSTITUTE("Udpege stedfortræder", by(RESPONSIBLE)),
  APPOINT_ADMINISTRATOR("Udpege administrator", by(RESPONSIBLE)),
  APPOINT_SIGNATORY("Udpege underskriver", by(RESPONSIBLE)),
  APPOINT_CONTACT_WITH_POWERS("Udpege kontaktperson med beføjelser", by(ADMINISTRATOR, RESPONSIBLE, SUBSTITUTE)),
  APPOINT_CONTACT("Udpege kontaktperson", by(ADMINISTRATOR, RESPONSIBLE, SUBSTITUTE)),
  APPOINT_USER("Udpege bruger", by(ADMINISTRATOR, RESPONSIBLE, SUBSTITUTE)),
  SET_MAIL_DOMAINS("Rette institutionens e-mail-domæner", by(RESPONSIBLE, SUBSTITUTE)),
  // lifted by the task that it makes: Command.DECIDE_SUSPENSION
  SUSPEND_AUTHORISATION("Suspendere autorisationen", by(APPROVER)),
  GIVE_EXEMPTION("Registrere Rigsstatistikerens dispensation om erhvervsdata", by(APPROVER)),
  REGISTER_LAW_MODEL("Oprette en sag om Lovmodellen", by(ADMINISTRATOR, RESPONSIBLE, SUBSTITUTE, REVIEWER)),
  // one's own access everybody sees
  SEE_LAW_MODEL_USERS("Se, hvem i ministeriet der bruger Lovmodellen, og hvem der bruger den Lovmodel, ministeriet har"
      + " ansvaret for", by(ADMINISTRATOR, RESPONSIBLE, SUBSTITUTE, REVIEWER, APPROVER, OWNER)),
  // also one's own: whoever notices it has a duty to notify (domain 6.2)
  REPORT_BREACH("Indberette et brud på reglerne", by(COLLEAGUE, REVIEWER, APPROVER)),
  CLOSE_AT_ONCE("Lukke adgangen, når et brud indberettes", by(REVIEWER, APPROVER)),
  SEE_COSTS("Se, hvad institutionen skylder", by(ADMINISTRATOR, CONTACT_WITH_POWERS, SIGNATORY, RESPONSIBLE, SUBSTITUTE,
      REVIEWER, APPROVER, OWNER, ECONOMY)),
  REGISTER_COSTS("Registrere FSE’s arbejde, lagerplads og servere", by(REVIEWER, APPROVER, ECONOMY)),
  SAY_BILLING_ADDRESS("Oplyse, hvor regninger sendes hen", by(ADMINISTRATOR, RESPONSIBLE, SUBSTITUTE, ECONOMY)),
  // seen by those who see costs, once it is approved
  OBJECT_TO_BILL("Gøre indsigelse mod en regning", by(ADMINISTRATOR, CONTACT_WITH_POWERS, RESPONSIBLE, SUBSTITUTE)),
  CHECK_BILLS("Kontrollere, sende og kreditere regninger, og svare på indsigelser", by(ECONOMY)),
  // never whoever has checked it
  APPROVE_BILLS("Godkende en regning, som en anden har kontrolleret", by(ECONOMY, APPROVER)),
  // of a case of another institution, which they see nothing else of (domain 3.7)
  ANSWER_JOINT_CONTROL("Se, hvor institutionen er nævnt som fælles dataansvarlig, og svare", by(RESPONSIBLE, SUBSTITUTE)),
  MANAGE_WORK("Registrere andres fravær og overdrage opgaver i institutionen", by(RESPONSIBLE, SUBSTITUTE));

  private final String danish;
  private final Set<CaseRole> roles;
  private final Set<CaseRole> reserve;

  InstitutionCommand(String danish, Set<CaseRole> roles) {
    this(danish, roles, EnumSet.noneOf(CaseRole.class));
  }

  InstitutionCommand(String danish, Set<CaseRole> roles, Set<CaseRole> reserve) {
    this.danish = danish;
    this.roles = roles;
    this.reserve = reserve;
  }

  public String danish() {
    return danish;
  }

  public Set<CaseRole> roles() {
    return roles;
  }

  /** Who may while nobody of the institution has one of {@link #roles}. */
  public Set<CaseRole> reserve() {
    return reserve;
  }

  private static Set<CaseRole> by(CaseRole first, CaseRole... more) {
    return EnumSet.of(first, more);
  }
}
