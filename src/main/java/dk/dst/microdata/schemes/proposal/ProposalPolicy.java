package dk.dst.microdata.schemes.proposal;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.legalbasis.LegalBasis;
import dk.dst.microdata.facts.legalbasis.LegalBasisPolicy;
import dk.dst.microdata.facts.legalbasis.LegalBasisPolicy.Demand;
import dk.dst.microdata.facts.legalbasis.LegalBasisPolicy.Found;
import dk.dst.microdata.facts.legalbasis.SpecialRegisters;
import dk.dst.microdata.facts.register.DataContent;
import dk.dst.microdata.facts.register.Register;
import dk.dst.microdata.ground.terms.SchemeTerms;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.authority.Remit;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What can be said of a proposal before anybody reads it: one method a condition. What is published and can be counted
 * sends it back; what calls for judgement is shown to managers and FSE.
 */
public final class ProposalPolicy {

  /** Topic of the registers of enterprises; which of them have limited access is not published for each. */
  private static final String BUSINESS = "Erhverv";
  /** So many registers are named; of more the number is said. */
  private static final int MOST_NAMED = 12;

  public enum Outcome {
    MET("Opfyldt"),
    NOT_MET("Ikke opfyldt"),
    FOR_ASSESSMENT("Til vurdering");

    private final String danish;

    Outcome(String danish) {
      this.danish = danish;
    }

    public String danish() {
      return danish;
    }
  }

  /** What was found of one condition, in words. */
  public record Finding(Rule rule, Outcome outcome, String evidence) {}

  /**
   * What there is to know, as of one day.
   *
   * @param people user ids of everybody associated with the institution
   * @param signatories user ids of those who may sign
   * @param data what is asked for
   * @param database what the database holds; nothing where the proposal is of none
   * @param uses how many active subprojects of that database use each register that it is to hold; of a project none
   * @param isInOperation whether that database is in operation
   * @param legalBasis null of a proposal from before it was asked for
   * @param jointControllers those it names
   * @param agreement the authority's agreement it is under, or null
   */
  public record Facts(LocalDate day, Institution institution, Collection<String> people,
      Collection<String> signatories, Proposal proposal, DataContent data, DataContent database,
      Map<String, Integer> uses, boolean isInOperation, Map<String, Register> catalogue, LegalBasis legalBasis,
      List<Institution> jointControllers, AuthorityAgreementFacts agreement) {}

  /**
   * What there is to know of an authority's agreement, as of the same day.
   *
   * @param remit the topics within the authority's area of responsibility
   * @param isOpen whether there is access: neither frozen nor closed
   * @param contactIsAdministrator whether the contact of the proposal has that role
   */
  public record AuthorityAgreementFacts(Remit remit, boolean isOpen, boolean contactIsAdministrator) {}

  private final Facts facts;
  private final SchemeTerms terms;

  ProposalPolicy(Facts facts, SchemeTerms terms) {
    this.facts = facts;
    this.terms = terms;
  }

  List<Finding> findings() {
    Scheme scheme = facts.proposal().scheme();
    return Stream.concat(Stream.of(authorised(), people(), knownRegisters(), businessData(),
        scheme.isOfDatabase() ? databaseInOperation() : null,
        scheme == Scheme.SUBPROJECT ? withinDatabase() : scheme == Scheme.DATABASE ? usedBySeveral() : null,
        scheme == Scheme.AUTHORITY ? agreementInForce() : null,
        scheme == Scheme.AUTHORITY ? contactIsAdministrator() : null,
        scheme == Scheme.AUTHORITY ? withinRemit() : null, healthData(),
        facts.proposal().content().fullPopulation() ? new Finding(Rule.FULL_POPULATION, Outcome.FOR_ASSESSMENT,
            "Der er bedt om hele populationen. Begrundelsen står i populationsbeskrivelsen.") : null,
        scheme == Scheme.AUTHORITY ? null : length()), legal()).filter(Objects::nonNull).toList();
  }

  /** C1 to C4 and N7: what the law demands to be said, for all schemes alike. */
  private Stream<Finding> legal() {
    if (facts.legalBasis() == null) {
      return Stream.empty();
    }
    var policy = new LegalBasisPolicy(facts.legalBasis(),
        SpecialRegisters.among(facts.data().registers(), facts.catalogue()), facts.day());
    return Stream.concat(Stream.of(Demand.values()).map(demand -> legal(policy.find(demand))),
        Stream.of(jointControllers()).filter(Objects::nonNull));
  }

  private static Finding legal(Found found) {
    Rule rule = switch (found.demand()) {
      case GROUND -> Rule.LEGAL_GROUND;
      case NECESSARY -> Rule.LEGAL_NECESSITY;
      case SPECIAL_DATA -> Rule.LEGAL_SPECIAL_DATA;
      case STATISTICS_ONLY -> Rule.LEGAL_STATISTICS_ONLY;
      case NO_OTHER_USE -> Rule.LEGAL_NO_OTHER_USE;
      case DISCLOSURE -> Rule.LEGAL_DISCLOSURE;
      case RECORD -> Rule.LEGAL_RECORD;
      case PROCESSORS -> Rule.LEGAL_PROCESSORS;
    };
    return new Finding(rule, found.met() ? Outcome.MET : Outcome.NOT_MET, found.evidence());
  }

  /** In the researcher scheme only, and between authorised institutions; each of them confirms (domain 3.7). */
  private Finding jointControllers() {
    if (facts.legalBasis().jointControllers().isEmpty()) {
      return null;
    }
    if (facts.proposal().scheme() != Scheme.RESEARCHER) {
      return new Finding(Rule.JOINT_CONTROLLERS, Outcome.NOT_MET, "Fælles dataansvar er kun muligt i forskerordningen.");
    }
    var others = facts.jointControllers().stream()
        .filter(institution -> !institution.isAuthorised(facts.day()) || institution.id().equals(facts.institution().id()))
        .map(Institution::name).toList();
    return others.isEmpty()
        ? new Finding(Rule.JOINT_CONTROLLERS, Outcome.FOR_ASSESSMENT, "Før FSE kan godkende, skal det bekræftes af "
            + facts.jointControllers().stream().map(Institution::name).collect(Collectors.joining(", ")) + ".")
        : new Finding(Rule.JOINT_CONTROLLERS, Outcome.NOT_MET, "Kan ikke være fælles dataansvarlig: "
            + String.join(", ", others) + ". Det kan kun en anden institution med gyldig autorisation.");
  }

  private Finding authorised() {
    Institution institution = facts.institution();
    if (institution.isAuthorised(facts.day())) {
      return new Finding(Rule.AUTHORISED, Outcome.MET, "Autorisationen er gyldig.");
    }
    Institution.State state = institution.state(facts.day());
    return new Finding(Rule.AUTHORISED, Outcome.NOT_MET, switch (state) {
      case NOT_AUTHORISED -> "Institutionen er ikke autoriseret.";
      case VALID -> "Autorisationen gælder først fra " + Danish.day(institution.authorisedFrom()) + ".";
      case SUSPENDED, LAPSED, ENDED -> "Autorisationen er " + state.danish().toLowerCase() + ".";
    });
  }

  /** Somebody may have left between the draft and its submission. */
  private Finding people() {
    var content = facts.proposal().content();
    var gone = new TreeSet<>(content.users());
    gone.add(content.contact());
    gone.removeAll(facts.people());
    boolean signs = facts.signatories().contains(content.signatory());
    return new Finding(Rule.PEOPLE, gone.isEmpty() && signs ? Outcome.MET : Outcome.NOT_MET,
        !gone.isEmpty() ? "Ikke længere tilknyttet: " + String.join(", ", gone) + ". Vælg andre."
            : signs ? "Alle er tilknyttet institutionen."
                : "Underskriveren har ikke længere den rolle. Vælg en anden.");
  }

  private Finding knownRegisters() {
    var unknown = facts.data().registers().stream().filter(code -> !facts.catalogue().containsKey(code)).toList();
    return new Finding(Rule.KNOWN_REGISTERS, unknown.isEmpty() ? Outcome.MET : Outcome.NOT_MET, unknown.isEmpty()
        ? Danish.count(facts.data().registers().size(), "register", "registre") + "."
        : "Findes ikke: " + named(unknown) + ". Ret listen.");
  }

  /** Consultancies get no microdata of enterprises, unless the Director General has exempted them (I7, I8). */
  private Finding businessData() {
    var business = ofTopic(BUSINESS);
    boolean may = facts.institution().mayHaveBusinessData();
    return new Finding(Rule.BUSINESS_DATA, business.isEmpty() || may ? Outcome.MET : Outcome.NOT_MET,
        business.isEmpty() ? "Der er ingen erhvervsregistre." : named(business) + (may ? ": institutionen må få dem."
            : ": konsulentvirksomheder får ikke erhvervsdata, medmindre Rigsstatistikeren har undtaget dem."));
  }

  private Finding databaseInOperation() {
    return new Finding(Rule.DATABASE_IN_OPERATION, facts.isInOperation() ? Outcome.MET : Outcome.NOT_MET,
        facts.isInOperation() ? "Projektdatabasen er i drift." : "Projektdatabasen er lukket, er frosset"
            + " ved sin ophørsdato eller mangler en manager. Indstil projektet i forskerordningen i stedet, eller vent.");
  }

  /**
   * The purpose is a text, and whether a project lies within it is for managers and FSE to say. What can be counted is
   * whether it asks for registers of a topic the database has nothing of.
   */
  private Finding withinDatabase() {
    var topics = facts.database().registers().stream().map(this::topic).filter(topic -> !topic.isEmpty())
        .collect(Collectors.toSet());
    var foreign = facts.data().registers().stream()
        .filter(code -> facts.database().find(code) == null && !topics.contains(topic(code))).toList();
    var bought = facts.data().registers().stream().filter(code -> facts.database().find(code) == null).toList();
    return new Finding(Rule.WITHIN_DATABASE, foreign.isEmpty() ? Outcome.MET : Outcome.FOR_ASSESSMENT,
        foreign.isEmpty() ? bought.isEmpty() ? "Databasen har alle registrene."
            : "Ikke i databasen, men om samme emner: " + named(bought) + "."
            : "Om emner, som databasen ikke har data om: " + named(foreign) + ". Managere og FSE tager stilling til, om"
                + " de ligger inden for databasens formål.");
  }

  /** Minimisation; how few are too few is not published, so that a person assesses (D2). */
  private Finding usedBySeveral() {
    var few = facts.data().registers().stream()
        .filter(code -> facts.uses().getOrDefault(code, 0) < terms.projectsPerRegister()).toList();
    return new Finding(Rule.USED_BY_SEVERAL, few.isEmpty() ? Outcome.MET : Outcome.FOR_ASSESSMENT, few.isEmpty()
        ? "Hvert register bruges af mindst " + terms.projectsPerRegister() + " aktive underprojekter."
        : "Bruges af færre end " + terms.projectsPerRegister() + " aktive underprojekter: "
            + named(few.stream().map(code -> code + " (" + facts.uses().getOrDefault(code, 0) + ")").toList()) + ".");
  }

  private Finding agreementInForce() {
    boolean met = facts.agreement().isOpen();
    return new Finding(Rule.AGREEMENT_IN_FORCE, met ? Outcome.MET : Outcome.NOT_MET, met ? "Aftalen gælder."
        : "Aftalen er frosset eller lukket. Forny den først, og send så indstillingen igen.");
  }

  private Finding contactIsAdministrator() {
    boolean met = facts.agreement().contactIsAdministrator();
    return new Finding(Rule.CONTACT_IS_ADMINISTRATOR, met ? Outcome.MET : Outcome.NOT_MET,
        met ? "Kontaktpersonen er administrator."
            : "Kontaktpersonen har ikke rollen som administrator i institutionen. Vælg en anden.");
  }

  /** The agreement says which topics are within; whether data of other topics are, too, is for a person to say. */
  private Finding withinRemit() {
    Remit remit = facts.agreement().remit();
    var asked = facts.data().registers();
    return new Finding(Rule.WITHIN_REMIT, remit.outside(asked, facts.catalogue()).isEmpty() ? Outcome.MET
        : Outcome.FOR_ASSESSMENT, remit.evidence(asked, facts.catalogue()));
  }

  private Finding healthData() {
    boolean needed = needsHealthApproval(facts.proposal(), facts.data(), facts.catalogue());
    return new Finding(Rule.HEALTH_DATA, needed ? Outcome.FOR_ASSESSMENT : Outcome.MET, needed
        ? "Der er data fra Sundhedsdatastyrelsen. De leveres først, når dens godkendelse er registreret."
        : "Der er ingen data fra Sundhedsdatastyrelsen.");
  }

  private Finding length() {
    LocalDate endsOn = facts.proposal().content().endsOn();
    boolean isLong = endsOn.isAfter(facts.day().plus(terms.longProject()));
    return new Finding(Rule.LENGTH, isLong ? Outcome.FOR_ASSESSMENT : Outcome.MET, "Slutdato " + Danish.day(endsOn)
        + (isLong ? ", mere end " + Danish.period(terms.longProject()) + " ude i fremtiden." : "."));
  }

  /** Whether anything asked for is the Health Data Authority's (U8). */
  static boolean needsHealthApproval(Proposal proposal, DataContent data, Map<String, Register> catalogue) {
    return data.registers().stream().anyMatch(code -> isOfHealthDataAuthority(catalogue.get(code)))
        || proposal.content().sources().stream()
            .anyMatch(source -> source.owner() == Proposal.Owner.HEALTH_DATA_AUTHORITY);
  }

  static boolean isOfHealthDataAuthority(Register register) {
    return register != null && register.owner().equals(Proposal.Owner.HEALTH_DATA_AUTHORITY.danish());
  }

  private List<String> ofTopic(String topic) {
    return facts.data().registers().stream().filter(code -> topic(code).equals(topic)).toList();
  }

  private String topic(String code) {
    Register register = facts.catalogue().get(code);
    return register == null ? "" : register.topic();
  }

  private static String named(List<String> codes) {
    return codes.size() > MOST_NAMED ? Danish.count(codes.size(), "register", "registre")
        : String.join(", ", codes);
  }
}
