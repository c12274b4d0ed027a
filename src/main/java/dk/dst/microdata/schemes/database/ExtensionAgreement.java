package dk.dst.microdata.schemes.database;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.agreement.TermRows;
import dk.dst.microdata.ground.agreement.Value;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The agreement by which a database lasts longer: what the institution has asked for, until the day that is offered. */
@Component
record ExtensionAgreement(JdbcClient jdbc, ProjectDatabases databases, Institutions institutions, Decisions decisions,
    ExtensionBasis basis, TermsInForce terms) implements AgreementInOperation {

  /** Where the published terms of the scheme stand. */
  private static final String PUBLISHED = "Mikrodataordninger i Danmarks Statistik";
  private static final List<SchemeTerm> NAMED = List.of(SchemeTerm.EXTENSION, SchemeTerm.REVIEW_INTERVAL,
      SchemeTerm.FINAL_REVIEW, SchemeTerm.USAGE_REASONABLE, SchemeTerm.EXTENSION_NOTICE, SchemeTerm.UNDECIDED_GRACE);

  private record Asked(int number, LocalDate until, String subprojects) {}

  @Override
  public String key() {
    return "project-database-extension";
  }

  @Override
  public String danish() {
    return "Aftale om forlængelse af projektdatabase";
  }

  @Override
  public int round(String caseNumber) {
    return jdbc.sql("select coalesce(max(document), 0) from extension where case_number = ?").param(caseNumber)
        .query(Integer.class).single();
  }

  @Override
  public Map<String, Value> example() {
    var example = new LinkedHashMap<String, Value>();
    example.put("parter", parties("Eksempelinstitution", 999));
    example.put("projektnummer", Value.of("700001"));
    example.put("ophørsdato", Value.of("1. marts 2029"));
    example.put("nyophørsdato", Value.of("1. marts 2031"));
    example.put("begrundelse", Value.of("Det, institutionen har skrevet om behovet."));
    example.put("underprojekter", Value.of("Det, institutionen har skrevet under Planlagte underprojekter."));
    example.put("retsgrundlag", Value.fields(Map.of("Dataansvarlig", "Eksempelinstitution")));
    example.put("vilkår", TermRows.of(terms.now(), PUBLISHED, NAMED));
    return example;
  }

  @Override
  public Map<String, Value> content(String caseNumber) {
    ProjectDatabase database = databases.get(caseNumber);
    Institution institution = institutions.get(database.institutionId());
    Asked asked = jdbc.sql("""
            select number, extends_to as until, coalesce(subprojects, '') as subprojects from extension
            where case_number = ? order by number desc limit 1""").param(caseNumber).query(Asked.class).single();
    LocalDate until = asked.until() == null ? database.endsOn().plus(terms.now().extension()) : asked.until();
    return Map.of(
        "parter", parties(institution.name(), institution.authorisationNumber()),
        "projektnummer", Value.of(String.valueOf(database.projectNumber())),
        "ophørsdato", Value.of(Danish.day(database.endsOn())),
        "nyophørsdato", Value.of(Danish.day(until)),
        "begrundelse", Value.of(decisions.find(caseNumber, Step.EXTENSION_REQUEST, asked.number())
            .map(Decision::reason).orElse("")),
        "underprojekter", Value.of(asked.subprojects()),
        "retsgrundlag", Value.fields(basis.lines(caseNumber)),
        "vilkår", TermRows.of(terms.now(), PUBLISHED, NAMED));
  }

  private static Value parties(String institution, Integer authorisation) {
    return Value.table(List.of("Part", "Navn"), List.of(
        List.of("Danmarks Statistik", "Danmarks Statistik, Forskningsservice (FSE)"),
        List.of("Institutionen", institution + " (autorisation nr. " + authorisation + ")")));
  }
}
