package dk.dst.microdata.schemes.authority;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institution.Kind;
import dk.dst.microdata.facts.legalbasis.LegalBasis;
import dk.dst.microdata.facts.legalbasis.LegalBasis.Ground;
import dk.dst.microdata.facts.legalbasis.LegalBasisPolicy;
import dk.dst.microdata.facts.legalbasis.SpecialRegisters;
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
   * @param legalBasis null of an application from before it was asked for
   */
  record Facts(Institution institution, boolean contactIsAdministrator, boolean hasSecurityFile,
      Collection<String> registers, Map<String, Register> catalogue, LegalBasis legalBasis,
      LocalDate today) {}

  private final Content said;
  private final Facts facts;

  AuthorityPolicy(Content said, Facts facts) {
    this.said = said;
    this.facts = facts;
  }

  /**
   * A finding for every condition, in the order of {@link AuthorityCondition}; of the legal basis only where there is
   * one.
   */
  List<AuthorityFinding> findings() {
    return Arrays.stream(AuthorityCondition.values())
        .filter(condition -> condition.demand() == null || facts.legalBasis() != null)
        .map(condition -> switch (condition) {
      case AUTHORITY -> authority();
      case AUTHORISED -> authorised();
      case OBLIGATION -> obligation();
      case SECURITY_DOCUMENT -> securityDocument();
      case CONTACT_IS_ADMINISTRATOR -> contactIsAdministrator();
      case REGISTERS_KNOWN -> registersKnown();
      case LEGAL_GROUND -> ground();
      case LEGAL_NECESSITY, LEGAL_SPECIAL_DATA, LEGAL_STATISTICS_ONLY, LEGAL_NO_OTHER_USE, LEGAL_DISCLOSURE,
          LEGAL_RECORD, LEGAL_PROCESSORS -> legal(condition);
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

  /** An authority processes data for its task; what only others may rest on is no ground for it (article 6(1)). */
  private AuthorityFinding ground() {
    if (facts.legalBasis().ground() == Ground.LEGITIMATE_INTERESTS) {
      return counted(AuthorityCondition.LEGAL_GROUND, false, "Litra f „gælder ikke for behandling, som offentlige"
          + " myndigheder foretager som led i udførelsen af deres opgaver“ (databeskyttelsesforordningens artikel 6,"
          + " stk. 1, andet afsnit). Vælg et andet grundlag.");
    }
    AuthorityFinding found = legal(AuthorityCondition.LEGAL_GROUND);
    return found.isLacking() || !AuthorityScheme.isSaid(said.obligationReference()) ? found
        : counted(AuthorityCondition.LEGAL_GROUND, true, found.evidence() + " Myndighedsopgaven: "
            + said.obligationReference() + ".");
  }

  /** C1 to C4 and N7: what the law demands to be said, for all schemes alike. */
  private AuthorityFinding legal(AuthorityCondition condition) {
    var found = new LegalBasisPolicy(facts.legalBasis(), SpecialRegisters.among(facts.registers(), facts.catalogue()),
        facts.today()).find(condition.demand());
    return counted(condition, found.met(), found.evidence());
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
