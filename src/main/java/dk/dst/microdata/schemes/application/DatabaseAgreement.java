package dk.dst.microdata.schemes.application;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.legalbasis.LegalBases;
import dk.dst.microdata.facts.legalbasis.LegalBasisLines;
import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.ground.agreement.Agreement;
import dk.dst.microdata.ground.agreement.DrawnUp.Party;
import dk.dst.microdata.ground.agreement.TermRows;
import dk.dst.microdata.ground.agreement.Value;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.application.Application.Content;
import dk.dst.microdata.schemes.billing.Estimates;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The agreement of a project database: what the institution has applied for, as FSE approves it. */
@Component
record DatabaseAgreement(Applications applications, EligibilityChecks checks, Institutions institutions,
    LegalBases legalBases, Catalogue catalogue, TermsInForce terms, Estimates estimates) implements Agreement {

  /** Where the published terms of the scheme stand. */
  private static final String PUBLISHED = "Mikrodataordninger i Danmarks Statistik";
  private static final List<SchemeTerm> NAMED = List.of(SchemeTerm.TERM, SchemeTerm.MINIMUM_MANAGERS,
      SchemeTerm.MAXIMUM_MANAGERS, SchemeTerm.MANAGER_GAP, SchemeTerm.PROJECTS_PER_REGISTER, SchemeTerm.REVIEW_INTERVAL,
      SchemeTerm.FINAL_REVIEW, SchemeTerm.USAGE_REASONABLE, SchemeTerm.HEARING, SchemeTerm.EXTENSION_NOTICE,
      SchemeTerm.EXTENSION, SchemeTerm.UNDECIDED_GRACE, SchemeTerm.DELETION_INSTRUCTION);

  @Override
  public String key() {
    return "project-database";
  }

  @Override
  public String danish() {
    return "Aftale om projektdatabase";
  }

  @Override
  public int round(String caseNumber) {
    return applications.get(caseNumber).submission();
  }

  @Override
  public CaseState drawnUpIn() {
    return CaseState.FOR_APPROVAL;
  }

  @Override
  public CaseState signedIn(Party party) {
    return CaseState.FOR_SIGNATURE;
  }

  @Override
  public Command toSee() {
    return Command.SEE_AGREEMENT;
  }

  @Override
  public Map<String, Value> example() {
    var example = new LinkedHashMap<String, Value>();
    example.put("parter", parties("Eksempelinstitution", 999, "Ulla Underskriver"));
    example.put("titel", Value.of("Projektdatabase om eksempler"));
    example.put("formål", Value.of("Det, institutionen har skrevet under Formål."));
    example.put("miljø", Value.of("Det, institutionen har skrevet under Forskningsmiljø."));
    example.put("underprojekter", Value.of("Det, institutionen har skrevet under Planlagte underprojekter."));
    example.put("andrekilder", Value.of("Det, institutionen har skrevet under Andre datakilder."));
    example.put("registre", registers(List.of(List.of("EKSEMPEL: Et register", "2010–2019",
        "Bruges af de fleste underprojekter."))));
    example.put("managere", managers(List.of(List.of("Mads Manager", "Fem år med registerdata."))));
    example.put("tilsagn", Value.points(List.of(Undertaking.values()).stream().map(Undertaking::danish).toList()));
    example.putAll(Estimates.example());
    example.put("retsgrundlag", Value.fields(Map.of("Dataansvarlig", "Eksempelinstitution")));
    example.put("ophørsdato", end());
    example.put("vilkår", TermRows.of(terms.now(), PUBLISHED, NAMED));
    return example;
  }

  @Override
  public Map<String, Value> content(String caseNumber) {
    Application application = applications.get(caseNumber);
    Content said = application.content();
    Institution institution = institutions.get(application.institutionId());
    var content = new HashMap<>(Map.ofEntries(
        Map.entry("parter", parties(institution.name(), institution.authorisationNumber(),
            institutions.personName(said.signatory()))),
        Map.entry("titel", Value.of(application.title())),
        Map.entry("formål", Value.of(said.purpose())),
        Map.entry("miljø", Value.of(said.environment())),
        Map.entry("underprojekter", Value.of(said.plannedSubprojects())),
        Map.entry("andrekilder", Value.of(said.otherSources())),
        Map.entry("registre", registers(rows(application))),
        Map.entry("managere", managers(said.managers().stream().map(row ->
            List.of(institutions.personName(row.person()), row.experience())).toList())),
        Map.entry("tilsagn", Value.points(said.undertakings().stream().sorted().map(Undertaking::danish).toList())),
        Map.entry("retsgrundlag",
            Value.fields(LegalBasisLines.of(legalBases.find(caseNumber), institutions::name))),
        Map.entry("ophørsdato", end()),
        Map.entry("vilkår", TermRows.of(terms.now(), PUBLISHED, NAMED))));
    content.putAll(estimates.inAgreement(caseNumber));
    return content;
  }

  private static Value parties(String institution, Integer authorisation, String signatory) {
    return Value.parties("Institutionen", institution + " (autorisation nr. " + authorisation + ")", signatory);
  }

  /** As the check of this round found them, the list that was loaded among them. */
  private List<List<String>> rows(Application application) {
    var labels = catalogue.labels();
    return checks.ofSubmission(application.caseNumber(), application.submission())
        .filter(check -> check.evidence() != null)
        .map(check -> check.evidence().registers().stream().map(line -> List.of(line.label(), line.years(),
            line.reason() != null ? line.reason() : reasonOfList(application))).sorted((one, other) ->
                one.get(0).compareTo(other.get(0))).toList())
        .orElseGet(() -> application.content().registers().stream().map(row -> List.of(labels.apply(row.code()),
            row.fromYear() + "–" + row.toYear(), row.reason())).toList());
  }

  private static String reasonOfList(Application application) {
    return application.content().contentReason() == null ? "" : application.content().contentReason();
  }

  private static Value registers(List<List<String>> rows) {
    return Value.table(List.of("Register", "År", "Begrundelse"), rows);
  }

  private static Value managers(List<List<String>> rows) {
    return Value.table(List.of("Navn", "Erfaring"), rows);
  }

  private Value end() {
    return Value.of("Ophørsdatoen er " + Danish.period(terms.now().term()) + " efter den dag, databasen oprettes. Den"
        + " oprettes, når begge parter har underskrevet, og dagen står i sagen.");
  }
}
