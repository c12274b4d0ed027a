package dk.dst.microdata.schemes.proposal;

import static java.util.stream.Collectors.toMap;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.legalbasis.LegalBases;
import dk.dst.microdata.facts.legalbasis.LegalBasisLines;
import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.facts.register.RegisterRow;
import dk.dst.microdata.ground.agreement.Agreement;
import dk.dst.microdata.ground.agreement.DrawnUp.Party;
import dk.dst.microdata.ground.agreement.TermRows;
import dk.dst.microdata.ground.agreement.Value;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.billing.Estimates;
import dk.dst.microdata.schemes.proposal.Proposal.Content;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The agreement of a project, or of what a database is to hold from now on: a proposal, as FSE approves it. */
@Component
record ProposalDocument(Proposals proposals, ProposalChecks checks, Institutions institutions, LegalBases legalBases,
    Catalogue catalogue, TermsInForce terms, Estimates estimates) implements Agreement {

  private static final List<SchemeTerm> NAMED = List.of(SchemeTerm.PROJECT_END_NOTICE, SchemeTerm.PROJECT_INACTIVITY,
      SchemeTerm.PROJECT_ACTIVITY_ANSWER, SchemeTerm.DELIVERY_WORKING_DAYS, SchemeTerm.DELETION_INSTRUCTION);
  /** What whoever sends the proposal of a subproject, and the managers, tick: nothing is received without it (P5). */
  private static final List<String> WITHIN_PURPOSE = List.of("Tilsagn om formålet",
      "Institutionen har bekræftet, at projektet ligger inden for projektdatabasens formål.");
  /** Fields that stand in a place of their own. */
  private static final Set<String> ELSEWHERE = Set.of("Ordning", "Formål", "Brugere", "Øvrige data", "Underskriver",
      "Slutdato", "Begrundelse for den indlæste liste");

  @Override
  public String key() {
    return "project-proposal";
  }

  @Override
  public String danish() {
    return "Aftale om projektindstilling";
  }

  @Override
  public int round(String caseNumber) {
    return proposals.get(caseNumber).submission();
  }

  @Override
  public CaseState drawnUpIn() {
    return CaseState.PROPOSAL_UNDER_REVIEW;
  }

  @Override
  public CaseState signedIn(Party party) {
    return CaseState.PROPOSAL_FOR_SIGNATURE;
  }

  @Override
  public Command toSee() {
    return Command.SEE_PROPOSAL;
  }

  @Override
  public Map<String, Value> example() {
    return values("Eksempelinstitution (autorisation nr. 999)", "Ulla Underskriver", Scheme.RESEARCHER.danish(),
        "Det, institutionen har skrevet under Formål.", List.of(List.of("Titel", "Et projekt om eksempler")),
        List.of(List.of("EKSEMPEL: Et register", "2010–2019", "Belyser formålet.")), null, List.of("Frida Forsker"),
        "Projektet slutter den 31. december 2030.", Estimates.example());
  }

  @Override
  public Map<String, Value> content(String caseNumber) {
    Proposal proposal = proposals.get(caseNumber);
    Content said = proposal.content();
    Institution institution = institutions.get(proposal.institutionId());
    Map<String, String> fields = ProposalChanges.fields(said, proposal.scheme(), institutions::personName);
    fields.putAll(LegalBasisLines.of(legalBases.find(caseNumber), institutions::name));
    return values(institution.name() + " (autorisation nr. " + institution.authorisationNumber() + ")",
        institutions.personName(said.signatory()), proposal.scheme().danish(), fields.get("Formål"),
        Stream.concat(fields.entrySet().stream()
                .filter(field -> !ELSEWHERE.contains(field.getKey()) && !field.getValue().isEmpty())
                .map(field -> List.of(field.getKey(), field.getValue())),
            proposal.scheme() == Scheme.SUBPROJECT ? Stream.of(WITHIN_PURPOSE) : Stream.empty()).toList(),
        registers(proposal), fields.get("Øvrige data"),
        said.users().stream().map(institutions::personName).sorted().toList(),
        end(proposal),
        estimates.inAgreement(caseNumber));
  }

  private static String end(Proposal proposal) {
    return proposal.scheme() == Scheme.AUTHORITY ? "Aftalen gælder, så længe aftalen om Myndighedsordningen gælder, eller"
        + " til indholdet genindstilles."
        : proposal.content().endsOn() == null ? "Aftalen gælder, så længe projektdatabasen er i drift, eller til dens"
        + " indhold genindstilles." : "Projektet slutter den " + Danish.day(proposal.content().endsOn()) + ".";
  }

  private List<List<String>> registers(Proposal proposal) {
    var labels = catalogue.labels();
    Map<String, String> reasons = proposal.content().registers().stream().filter(row -> row.reason() != null)
        .collect(toMap(RegisterRow::code, RegisterRow::reason));
    String ofList = Objects.requireNonNullElse(proposal.content().contentReason(), "");
    return checks.data(proposal).holdings().stream().map(holding -> List.of(labels.apply(holding.register()),
        ProposalChanges.describe(holding), reasons.getOrDefault(holding.register(), ofList))).toList();
  }

  private Map<String, Value> values(String institution, String signatory, String scheme, String purpose,
      List<List<String>> fields, List<List<String>> registers, String additional, List<String> users, String end,
      Map<String, Value> estimate) {
    var values = new LinkedHashMap<String, Value>();
    values.put("parter", Value.table(List.of("Part", "Navn", "Underskriver"), List.of(
        List.of("Danmarks Statistik", "Danmarks Statistik, Forskningsservice (FSE)", "FSE-ansvarlig"),
        List.of("Institutionen", institution, signatory))));
    values.put("ordning", Value.of(scheme));
    values.put("formål", Value.of(purpose));
    values.put("felter", Value.table(List.of("Felt", "Indhold"), fields));
    values.put("registre", Value.table(List.of("Register", "Indhold", "Begrundelse"), registers));
    values.put("øvrigedata", Value.of(additional));
    values.put("brugere", Value.points(users));
    values.putAll(estimate);
    values.put("slutdato", Value.of(end));
    values.put("vilkår", TermRows.of(terms.now(), "Mikrodataordninger i Danmarks Statistik", NAMED));
    return values;
  }
}
