package dk.dst.microdata.schemes.authority;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institution.Kind;
import dk.dst.microdata.facts.register.Register;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.authority.AuthorityFinding.Outcome;
import dk.dst.microdata.schemes.authority.AuthorityScheme.AuthorityKind;
import dk.dst.microdata.schemes.authority.AuthorityScheme.Content;
import dk.dst.microdata.schemes.authority.AuthorityScheme.SecurityDocument;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The conditions of the authority scheme, one method each. Pure: no database, no clock. */
final class AuthorityPolicy {

  /** So many registers are named; whoever assesses sees them all in the application. */
  private static final int MOST_NAMED = 10;

  /**
   * What the rules need beside the application.
   *
   * @param contactIsAdministrator whether the contact has that role in the institution today
   * @param hasSecurityFile whether the description of data security routines is attached
   * @param registers codes of the registers applied for
   * @param catalogue the registers there are, by code
   */
  record Facts(Institution institution, boolean contactIsAdministrator, boolean hasSecurityFile,
      Collection<String> registers, Map<String, Register> catalogue, LocalDate today) {}

  private final Content said;
  private final Facts facts;

  AuthorityPolicy(Content said, Facts facts) {
    this.said = said;
    this.facts = facts;
  }

  /** A finding for every condition, in the order of {@link AuthorityCondition}. */
  List<AuthorityFinding> findings() {
    return Arrays.stream(AuthorityCondition.values()).map(condition -> switch (condition) {
      case AUTHORITY -> authority();
      case AUTHORISED -> authorised();
      case OBLIGATION -> obligation();
      case SECURITY_DOCUMENT -> securityDocument();
      case CONTACT_IS_ADMINISTRATOR -> contactIsAdministrator();
      case REGISTERS_KNOWN -> registersKnown();
      case WITHIN_REMIT -> withinRemit();
    }).toList();
  }

  /**
   * "de institutioner, der udfører myndighedsopgaver dvs. departementer, styrelser og direktorater, regioner og
   * kommuner" (M1). What it is authorised as must be public, too.
   */
  private AuthorityFinding authority() {
    Kind kind = facts.institution().kind();
    boolean isPublic = kind == Kind.PUBLIC || kind == Kind.CLIENT;
    boolean met = isPublic && said.kind() != null && said.kind() != AuthorityKind.NONE;
    return counted(AuthorityCondition.AUTHORITY, met, !isPublic
        ? "Institutionen er autoriseret som „" + kind.danish() + "“ og er ikke en myndighed."
        : met ? said.kind().danish() + "."
            : "Institutionen er hverken departement, styrelse, direktorat, region eller kommune.");
  }

  /** The environment must meet the conditions of an authorisation (M3), which is to say have one that is valid. */
  private AuthorityFinding authorised() {
    Institution institution = facts.institution();
    boolean met = institution.isAuthorised(facts.today());
    return counted(AuthorityCondition.AUTHORISED, met, "Autorisation nr. " + institution.authorisationNumber() + ": "
        + institution.state(facts.today()).danish().toLowerCase() + ".");
  }

  /** It can prove an authority obligation (M3): what it is, and the law it stands in. */
  private AuthorityFinding obligation() {
    boolean met = AuthorityScheme.isSaid(said.obligation()) && AuthorityScheme.isSaid(said.obligationReference());
    return counted(AuthorityCondition.OBLIGATION, met, met ? "Hjemmel: " + said.obligationReference() + "."
        : "Opgaven eller hjemlen er ikke angivet.");
  }

  /** It can present a description of data security routines (M3), which lies behind it and not ahead. */
  private AuthorityFinding securityDocument() {
    SecurityDocument document = said.security();
    if (document == null || !document.isNamed()) {
      return counted(AuthorityCondition.SECURITY_DOCUMENT, false, "Dokumentets titel, version eller dato mangler.");
    }
    if (!facts.hasSecurityFile()) {
      return counted(AuthorityCondition.SECURITY_DOCUMENT, false, "Dokumentet er ikke vedlagt.");
    }
    boolean met = !document.day().isAfter(facts.today());
    return counted(AuthorityCondition.SECURITY_DOCUMENT, met, "„" + document.title() + "“, version "
        + document.version() + " af " + Danish.day(document.day()) + (met ? "." : ", som er en dag, der ikke er kommet."));
  }

  /** The contact person of the scheme must be administrator (M8). */
  private AuthorityFinding contactIsAdministrator() {
    return counted(AuthorityCondition.CONTACT_IS_ADMINISTRATOR, facts.contactIsAdministrator(),
        facts.contactIsAdministrator() ? "Kontaktpersonen er administrator."
            : "Kontaktpersonen har ikke rollen som administrator i institutionen.");
  }

  /** Access is to Statistics Denmark's registers (M4), which are those of the catalogue. */
  private AuthorityFinding registersKnown() {
    List<String> unknown = facts.registers().stream().filter(code -> !facts.catalogue().containsKey(code)).toList();
    boolean met = unknown.isEmpty() && !facts.registers().isEmpty();
    return counted(AuthorityCondition.REGISTERS_KNOWN, met, facts.registers().isEmpty() ? "Ingen registre er valgt."
        : met ? Danish.count(facts.registers().size(), "register", "registre") + "."
            : "Kendes ikke: " + named(unknown) + ".");
  }

  /** "All registers relevant to the area of responsibility" (M4): what the topics say of it is evidence, no answer. */
  private AuthorityFinding withinRemit() {
    return new AuthorityFinding(AuthorityCondition.WITHIN_REMIT, Outcome.FOR_ASSESSMENT,
        new Remit(said.topics()).evidence(facts.registers(), facts.catalogue()));
  }

  private static String named(List<String> codes) {
    return String.join(", ", codes.stream().limit(MOST_NAMED).toList()) + (codes.size() > MOST_NAMED ? " m.fl." : "");
  }

  private static AuthorityFinding counted(AuthorityCondition condition, boolean met, String evidence) {
    return new AuthorityFinding(condition, met ? Outcome.MET : Outcome.NOT_MET, evidence);
  }
}
