package dk.dst.microdata.schemes.proposal;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institution.Kind;
import dk.dst.microdata.facts.legalbasis.LegalBasis;
import dk.dst.microdata.facts.register.DataContent;
import dk.dst.microdata.facts.register.Register;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.schemes.authority.Remit;
import dk.dst.microdata.schemes.proposal.Proposal.Content;
import dk.dst.microdata.schemes.proposal.Proposal.Owner;
import dk.dst.microdata.schemes.proposal.Proposal.SourceRow;
import dk.dst.microdata.schemes.proposal.ProposalPolicy.AuthorityAgreementFacts;
import dk.dst.microdata.schemes.proposal.ProposalPolicy.Facts;
import dk.dst.microdata.schemes.proposal.ProposalPolicy.Finding;
import dk.dst.microdata.support.Contents;
import dk.dst.microdata.support.LegalBasisSamples;
import dk.dst.microdata.support.Terms;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Facts of a proposal that meets every condition on {@link #TODAY}; a test changes what it is about. */
final class ProposalFacts {

  static final LocalDate TODAY = LocalDate.of(2027, 3, 15);

  private final Map<String, Register> catalogue = new HashMap<>();
  private final Scheme scheme;
  private LocalDate authorisedFrom = TODAY.minusYears(3);
  private LocalDate authorisedUntil;
  private boolean agreementEnded;
  private LocalDate suspendedOn;
  private Kind kind = Kind.PUBLIC;
  private String businessExemption;
  private List<String> people = List.of("anna", "mads", "sofie");
  private List<String> signatories = List.of("sofie");
  private List<String> users = List.of("anna", "mads");
  private DataContent data = Contents.whole("BEF");
  private DataContent database = Contents.whole("BEF", "IND");
  private final Map<String, Integer> uses = new HashMap<>(Map.of("BEF", 5));
  private boolean inOperation = true;
  private List<SourceRow> sources = List.of();
  private boolean fullPopulation;
  private LocalDate endsOn = TODAY.plusYears(5);
  private LegalBasis legalBasis;
  private List<Institution> jointControllers = List.of();
  private AuthorityAgreementFacts agreement = new AuthorityAgreementFacts(new Remit(Set.of("Befolkning")), true, true);

  private ProposalFacts(Scheme scheme) {
    this.scheme = scheme;
    catalogued("BEF", "Befolkning").catalogued("IND", "Indkomst").catalogued("FAIN", "Befolkning")
        .catalogued("FIRM", "Erhverv");
    catalogue.put("LMDB", new Register("LMDB", "Lægemidler", "Medicine", "Lægemidler", "Sundhedsdatastyrelsen", null,
        null));
  }

  static ProposalFacts of(Scheme scheme) {
    return new ProposalFacts(scheme);
  }

  ProposalFacts authorised(LocalDate from, LocalDate until) {
    authorisedFrom = from;
    authorisedUntil = until;
    return this;
  }

  ProposalFacts agreementEnded() {
    agreementEnded = true;
    return authorised(authorisedFrom, TODAY);
  }

  ProposalFacts suspended(LocalDate day) {
    suspendedOn = day;
    return this;
  }

  /** @param exemption the Director General's, or null */
  ProposalFacts consultancy(String exemption) {
    kind = Kind.CONSULTANCY;
    businessExemption = exemption;
    return this;
  }

  ProposalFacts people(String... these) {
    people = List.of(these);
    return this;
  }

  ProposalFacts signatories(String... these) {
    signatories = List.of(these);
    return this;
  }

  ProposalFacts users(String... these) {
    users = List.of(these);
    return this;
  }

  ProposalFacts asking(String... registers) {
    data = Contents.whole(registers);
    return this;
  }

  ProposalFacts database(String... registers) {
    database = Contents.whole(registers);
    return this;
  }

  ProposalFacts uses(String register, int projects) {
    uses.put(register, projects);
    return this;
  }

  ProposalFacts databaseClosed() {
    inOperation = false;
    return this;
  }

  ProposalFacts source(Owner owner) {
    sources = List.of(new SourceRow("Spørgeskema", owner, "A, B"));
    return this;
  }

  ProposalFacts fullPopulation() {
    fullPopulation = true;
    return this;
  }

  ProposalFacts endsOn(LocalDate day) {
    endsOn = day;
    return this;
  }

  ProposalFacts catalogued(String code, String topic) {
    catalogue.put(code, new Register(code, code, code, topic, "Danmarks Statistik", null, null));
    return this;
  }

  /** Of a proposal from before it was asked for, as this one otherwise is: none. */
  ProposalFacts legalBasis(LegalBasis stated) {
    legalBasis = stated;
    return this;
  }

  /** Names an institution that is authorised until that day; null for one that stays so. */
  ProposalFacts jointController(String id, LocalDate until) {
    var good = LegalBasisSamples.GOOD;
    jointControllers = List.of(new Institution(id, "Institut " + id, 902, TODAY.minusYears(1), until, null, false, null,
        null, Kind.PUBLIC, "", null, null, null, null));
    return legalBasis(new LegalBasis(good.controller(), List.of(id), good.ground(), good.specialData(),
        good.specialReason(), good.specialBasis(), good.otherBasis(), good.necessary(), good.solelyStatistics(),
        good.otherUse(), good.disclosure(), good.permission(), good.recordNumber(), good.recordedOn(),
        good.processors()));
  }

  ProposalFacts agreementFrozen() {
    agreement = new AuthorityAgreementFacts(agreement.remit(), false, true);
    return this;
  }

  ProposalFacts contactOtherThanAdministrator() {
    agreement = new AuthorityAgreementFacts(agreement.remit(), true, false);
    return this;
  }

  List<Finding> findings() {
    var institution = new Institution("inst", "Institut", 901, authorisedFrom, authorisedUntil, null, agreementEnded,
        suspendedOn, null, kind, "", null, null, businessExemption, null);
    var content = new Content("Titel", "Formål", "Beskrivelse", "Relevans", "Population", fullPopulation, null, null,
        "§ 10", "machine", endsOn, "anna", "sofie", Set.of("Befolkning"), null, null, List.of(), sources, users);
    var proposal = new Proposal("IND-2027-001", "inst", "anna", CaseState.PROPOSAL_SUBMITTED, scheme,
        scheme.isOfDatabase() ? "PDB-2026-001" : null, null, null, null, null, 1, content, null, null, null, null,
        null, null);
    return new ProposalPolicy(new Facts(TODAY, institution, people, signatories, proposal, data,
        scheme.isOfDatabase() ? database : DataContent.NONE, uses, inOperation, catalogue, legalBasis,
        jointControllers, scheme == Scheme.AUTHORITY ? agreement : null), Terms.shipped()).findings();
  }

  Finding finding(Rule rule) {
    return findings().stream().filter(finding -> finding.rule() == rule).findFirst().orElseThrow();
  }
}
