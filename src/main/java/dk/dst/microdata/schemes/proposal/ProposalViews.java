package dk.dst.microdata.schemes.proposal;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.legalbasis.LegalBases;
import dk.dst.microdata.facts.legalbasis.LegalBasis;
import dk.dst.microdata.facts.legalbasis.LegalBasisLines;
import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.DataContent;
import dk.dst.microdata.facts.register.DataContent.Holding;
import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.Choice;
import dk.dst.microdata.ground.form.FormView;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.schemes.proposal.Deliveries.Source;
import dk.dst.microdata.schemes.proposal.ProposalPolicy.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What everybody sees of a proposal after its draft: what it says, what it changes, where its data come from. */
@Component
public class ProposalViews {

  /** A field with what it says. */
  public record Field(String label, String text) {}

  /**
   * A proposal to read, as it was last sent or as it is being written.
   *
   * @param note what is shown of a proposal that is being written, or empty
   * @param problems what must be mended before a draft can be sent
   * @param replacedBy case number of the one that took its place, or empty
   */
  public record View(String note, List<String> problems, String caseNumber, String scheme, String state, Integer project, String inForceOn,
      String replacedBy, String base, List<Field> fields, List<Map<String, Object>> registers,
      List<ProposalChanges.Field> changedFields, List<ProposalChanges.Register> changedRegisters,
      List<Map<String, Object>> findings, List<Map<String, Object>> deliveries, List<ShownDeliveries.Approved> approvals) {}

  private final Proposals proposals;
  private final ProposalChecks checks;
  private final ShownDeliveries deliveries;
  private final ProjectDatabases databases;
  private final Institutions institutions;
  private final LegalBases legalBases;
  private final JointControls jointControls;
  private final Decisions decisions;
  private final Catalogue catalogue;
  private final ContentLists lists;
  private final TermsInForce terms;
  private final ProposalReturns returns;
  private final ProposalDocument document;
  private final Agreements agreements;

  ProposalViews(Proposals proposals, ProposalChecks checks, ShownDeliveries deliveries, ProjectDatabases databases,
      Institutions institutions, LegalBases legalBases, JointControls jointControls, Decisions decisions,
      Catalogue catalogue, ContentLists lists, TermsInForce terms, ProposalReturns returns, ProposalDocument document, Agreements agreements) {
    this.returns = returns;
    this.document = document;
    this.agreements = agreements;
    this.proposals = proposals;
    this.checks = checks;
    this.deliveries = deliveries;
    this.databases = databases;
    this.institutions = institutions;
    this.legalBases = legalBases;
    this.jointControls = jointControls;
    this.decisions = decisions;
    this.catalogue = catalogue;
    this.lists = lists;
    this.terms = terms;
  }

  /** The proposal to read, also long after it has been replaced. Of one that has not been sent there is nothing yet. */
  public View view(String caseNumber) {
    Proposal proposal = proposals.get(caseNumber);
    if (proposal.submission() == 0 && proposal.isBeingWritten()) {
      return new View("Indstillingen er ikke sendt endnu. Kladden ses af den, der har taget opgaven, under fanen Data og"
          + " kontrol.", List.of(), caseNumber, proposal.scheme().danish(), proposal.state().danish(),
          proposal.projectNumber(), "", "", base(proposal), List.of(), List.of(), List.of(), List.of(), List.of(),
          List.of(), List.of());
    }
    return view(proposal, legalBases.find(caseNumber), proposal.isBeingWritten() ? "Sådan blev indstillingen sendt sidst (indsendelse "
        + proposal.submission() + "). Det, der er rettet siden, ses, når den er sendt igen." : "", List.of(),
        institutions::personName);
  }

  /**
   * What would be sent of a draft. Of people only those of the institution are named: whoever types a draft may type any
   * user id.
   *
   * @param note what it is, in Danish
   */
  public View draft(String caseNumber, ProposalForm.Reading reading, String note) {
    Proposal proposal = proposals.get(caseNumber).saying(reading.content());
    Map<String, String> names = institutions.people(proposal.institutionId()).stream()
        .collect(Collectors.toMap(Associate::id, Associate::name));
    return view(proposal, Optional.of(reading.legalBasis()), note, reading.problems(), person -> names.getOrDefault(person, person));
  }

  private static String base(Proposal proposal) {
    return proposal.base() == null ? "" : proposal.base();
  }

  private View view(Proposal proposal, Optional<LegalBasis> legalBasis, String note, List<String> problems,
      UnaryOperator<String> personName) {
    String caseNumber = proposal.caseNumber();
    Map<String, String> fields = fields(proposal, legalBasis, personName);
    List<ProposalChanges.Field> changed = changedFields(proposal, fields);
    fields.put("Svar om fælles dataansvar", jointControls.words(caseNumber));
    return new View(note, problems, caseNumber, proposal.scheme().danish(), proposal.state().danish(), proposal.projectNumber(),
        Danish.day(proposal.inForceOn()), proposals.successor(caseNumber).orElse(""), base(proposal),
        fields.entrySet().stream().filter(field -> !field.getValue().isEmpty())
            .map(field -> new Field(field.getKey(), field.getValue())).toList(),
        registers(proposal), changed, changedRegisters(proposal),
        findings(proposal), deliveries.of(caseNumber), deliveries.approvals(caseNumber));
  }

  private Map<String, String> fields(Proposal proposal) {
    return fields(proposal, legalBases.find(proposal.caseNumber()), institutions::personName);
  }

  private Map<String, String> fields(Proposal proposal, Optional<LegalBasis> legalBasis,
      UnaryOperator<String> personName) {
    Map<String, String> fields = ProposalChanges.fields(proposal.content(), proposal.scheme(), personName);
    fields.putAll(LegalBasisLines.of(legalBasis, institutions::name));
    return fields;
  }

  /** What the resubmission changes; of a first proposal, and of a project from before there were any, no field is known. */
  private List<ProposalChanges.Field> changedFields(Proposal proposal, Map<String, String> fields) {
    if (proposal.base() == null) {
      return List.of();
    }
    Proposal base = proposals.get(proposal.base());
    Map<String, String> before = fields(base);
    if (proposal.baseDatabase() == null && base.scheme() == Scheme.SUBPROJECT) { // its database has been closed
      before.put("Ordning", Scheme.RESEARCHER.danish());
    }
    return ProposalChanges.between(before, fields);
  }

  private List<ProposalChanges.Register> changedRegisters(Proposal proposal) {
    return proposal.baseList() == null ? List.of()
        : ProposalChanges.between(lists.content(proposal.baseList()), checks.data(proposal),
            lists.reasons(proposal.baseList()), checks.reasons(proposal.content()));
  }

  private List<Map<String, Object>> registers(Proposal proposal) {
    Function<String, String> label = catalogue.labels();
    DataContent held = proposal.scheme() != Scheme.SUBPROJECT ? DataContent.NONE
        : proposal.databaseList() == null && proposal.purchaseList() == null
            ? checks.data(proposal).common(databases.content(proposal.databaseCase()))
            : lists.content(proposal.databaseList());
    DataContent data = checks.data(proposal);
    DataContent bought = data.beyond(held);
    DataContent ordered = proposal.scheme() == Scheme.AUTHORITY ? data.beyond(lists.content(proposal.baseList())) : data;
    Map<String, String> reasons = checks.reasons(proposal.content());
    String otherwise = proposal.content().contentReason() == null ? "" : "Som begrundet for hele listen";
    var rows = new ArrayList<Map<String, Object>>();
    Map<String, Integer> uses = proposal.scheme() == Scheme.DATABASE ? checks.uses(proposal) : Map.of();
    for (Holding holding : data.holdings()) {
      String code = holding.register();
      var row = new LinkedHashMap<String, Object>();
      row.put("register", label.apply(code));
      row.put("what", ProposalChanges.describe(holding));
      row.put("source", switch (proposal.scheme()) {
        case SUBPROJECT -> held.find(code) == null ? Source.PURCHASE.danish()
            : bought.find(code) == null ? Source.DATABASE.danish()
            : "Fra databasen, og resten købes (" + bought.find(code).span().danish() + ")";
        case DATABASE -> used(uses.getOrDefault(code, 0));
        case AUTHORITY -> ordered.find(code) == null ? "Er i myndighedsordningen" : "Bestilles";
        case RESEARCHER -> Source.PURCHASE.danish();
      });
      row.put("reason", reasons.getOrDefault(code, otherwise));
      rows.add(row);
    }
    return rows;
  }

  private String used(int projects) {
    return "Bruges af " + Danish.count(projects, "aktivt underprojekt", "aktive underprojekter")
        + (projects < terms.now().projectsPerRegister() ? " – under FSE’s skøn på " + terms.now().projectsPerRegister() : "");
  }

  private List<Map<String, Object>> findings(Proposal proposal) {
    return checks.findings(proposal.caseNumber(), proposal.submission()).stream().map(ProposalViews::finding).toList();
  }

  private static Map<String, Object> finding(Finding finding) {
    return Map.of("condition", finding.rule().danish(), "outcome", finding.outcome().danish(), "evidence",
        finding.evidence(), "source", finding.rule().source());
  }

  private Map<String, Object> heading(Proposal proposal) {
    var institution = institutions.get(proposal.institutionId());
    var shown = new LinkedHashMap<String, Object>();
    shown.put("caseNumber", proposal.caseNumber());
    shown.put("institutionName", institution.name());
    shown.put("authorisationNumber", institution.authorisationNumber());
    shown.put("schemeName", proposal.scheme().danish());
    shown.put("proposalTitle", proposal.content().title());
    shown.put("writtenBy", institutions.personName(proposal.content().contact()));
    shown.put("submissionNumber", proposal.submission());
    return shown;
  }

  private Map<String, Object> all(String caseNumber) {
    Proposal proposal = proposals.get(caseNumber);
    Map<String, Object> shown = heading(proposal);
    var returned = proposal.submission() < 2 ? List.<Map<String, Object>>of()
        : returns.of(proposal, proposal.submission() - 1);
    shown.put("wasReturned", !returned.isEmpty());
    shown.put("earlierReturn", returned);
    shown.put("isSubproject", proposal.scheme() == Scheme.SUBPROJECT);
    shown.put("databasePurpose", proposal.databaseCase() == null ? ""
        : databases.get(proposal.databaseCase()).purpose());
    Map<String, String> fields = fields(proposal);
    shown.put("jointControl", jointControls.words(caseNumber));
    shown.put("fields", fields.entrySet().stream().filter(field -> !field.getValue().isEmpty())
        .map(field -> Map.of("label", field.getKey(), "text", field.getValue())).toList());
    shown.put("registers", registers(proposal));
    var changes = changedFields(proposal, fields);
    var registers = changedRegisters(proposal);
    shown.put("isResubmission", proposal.isResubmission());
    shown.put("hasChangedFields", !changes.isEmpty()); // none, where what is approved is no proposal
    shown.put("changedFields", changes.stream().map(change -> Map.of("label", change.label(), "before", change.before(),
        "after", change.after())).toList());
    shown.put("changedRegisters", registers.stream().map(register ->
        Map.of("register", register.code(), "what", register.what(),
        "before", register.before(), "after", register.after())).toList());
    shown.put("changeSummary", !proposal.isResubmission() ? ""
        : "Genindstillingen ændrer " + Danish.count(changes.size(), "felt", "felter") + " og "
            + Danish.count(registers.size(), "register", "registre") + "."
            + (proposal.base() == null && proposal.scheme().isOfProject()
                ? " Projektet har ingen tidligere indstilling her, så alle felter er nye." : ""));
    shown.put("findings", findings(proposal));
    shown.putAll(agreements.shown(document, caseNumber));
    shown.put("endorsement", "");
    decisions.find(caseNumber, Step.PROPOSAL_ENDORSEMENT, proposal.submission()).ifPresent(decision ->
        shown.put("endorsement", decision.reason() + " (" + institutions.personName(decision.decidedBy()) + ")"));
    decisions.find(caseNumber, Step.PROPOSAL_REVIEW, proposal.submission()).ifPresent(decision ->
        shown.putAll(Map.of("reviewerName", institutions.personName(decision.decidedBy()),
            "reviewReason", decision.reason())));
    return shown;
  }

  private Map<String, Object> delivering(String caseNumber, Source... sources) {
    Proposal proposal = proposals.get(caseNumber);
    Map<String, Object> shown = heading(proposal);
    shown.put("projectText", proposal.about());
    shown.putAll(deliveries.open(caseNumber, sources));
    return shown;
  }

  @Configuration(proxyBeanMethods = false)
  static class Forms {

    @Bean
    FormView submitProposal(ProposalViews views) {
      return FormView.of("submit-proposal", views::all);
    }

    @Bean
    FormView endorseProposal(ProposalViews views) {
      return FormView.of("endorse-proposal", views::all);
    }

    @Bean
    FormView reviewProposal(ProposalViews views) {
      return FormView.of("review-proposal", caseNumber -> {
        var shown = views.all(caseNumber);
        shown.put("fieldChoices", views.fields(views.proposals.get(caseNumber)).keySet().stream()
            .map(label -> new Choice(label, label)).toList());
        return shown;
      });
    }

    @Bean
    FormView approveProposal(ProposalViews views) {
      return FormView.of("approve-proposal", views::all);
    }

    @Bean
    FormView signProposal(ProposalViews views) {
      return FormView.of("sign-proposal", views::all);
    }

    @Bean
    FormView recordHealthApproval(ProposalViews views) {
      return FormView.of("record-health-approval", caseNumber -> views.delivering(caseNumber, Source.values()));
    }

    @Bean
    FormView deliverFromDatabase(ProposalViews views) {
      return FormView.of("deliver-from-database", caseNumber -> views.delivering(caseNumber, Source.DATABASE));
    }

    @Bean
    FormView deliverPurchased(ProposalViews views) {
      return FormView.of("deliver-purchased",
          caseNumber -> views.delivering(caseNumber, Source.PURCHASE, Source.ADDITIONAL));
    }
  }
}
