package dk.dst.microdata.schemes.usage;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.ground.agreement.TermRows;
import dk.dst.microdata.ground.agreement.Value;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.database.AgreementInOperation;
import dk.dst.microdata.schemes.database.ProjectDatabase;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * By which a database holds less than was agreed (S01, condition 4): FSE decides of it alone, after a hearing, so that
 * only FSE signs. It is before whoever decides.
 */
@Component
record RestrictionAgreement(JdbcClient jdbc, ProjectDatabases databases, Institutions institutions, Catalogue catalogue,
    Decisions decisions, TermsInForce terms) implements AgreementInOperation {

  private static final List<SchemeTerm> NAMED = List.of(SchemeTerm.USAGE_REASONABLE, SchemeTerm.PROJECTS_PER_REGISTER,
      SchemeTerm.REVIEW_INTERVAL, SchemeTerm.HEARING, SchemeTerm.COMPLAINT);

  @Override
  public String key() {
    return "project-database-restriction";
  }

  @Override
  public String danish() {
    return "Begrænsning af projektdatabase";
  }

  /** The review that it follows from. */
  @Override
  public int round(String caseNumber) {
    return jdbc.sql("select coalesce(max(number), 0) from usage_review where case_number = ? and kind <> 'EXTENSION'")
        .param(caseNumber).query(Integer.class).single();
  }

  @Override
  public Map<String, Value> example() {
    var example = new LinkedHashMap<String, Value>();
    example.put("institution", Value.of("Eksempelinstitution (autorisation nr. 999)"));
    example.put("projektnummer", Value.of("700001"));
    example.put("måltden", Value.of("1. september 2027"));
    example.put("registre", registers(List.of(List.of("EKSEMPEL: Et register", "0"))));
    example.put("begrundelse", Value.of("Det, FSE har skrevet i sin vurdering."));
    example.put("vilkår", TermRows.of(terms.now(), "Mikrodataordninger i Danmarks Statistik", NAMED));
    return example;
  }

  private record Leaving(String registerCode, int projects) {}

  @Override
  public Map<String, Value> content(String caseNumber) {
    int number = round(caseNumber);
    ProjectDatabase database = databases.get(caseNumber);
    Institution institution = institutions.get(database.institutionId());
    var labels = catalogue.labels();
    List<List<String>> leaving = jdbc.sql("""
            select register_code, projects from usage_review_register
            where case_number = ? and number = ? and choice = 'LEAVES' order by register_code""")
        .param(caseNumber).param(number).query(Leaving.class).list().stream()
        .map(row -> List.of(labels.apply(row.registerCode()), String.valueOf(row.projects()))).toList();
    return Map.of(
        "institution", Value.of(institution.name() + " (autorisation nr. " + institution.authorisationNumber() + ")"),
        "projektnummer", Value.of(String.valueOf(database.projectNumber())),
        "måltden", Value.of(jdbc.sql("select measured_on from usage_review where case_number = ? and number = ?")
            .param(caseNumber).param(number).query((row, i) -> Danish.day(row.getDate(1).toLocalDate())).single()),
        "registre", registers(leaving),
        "begrundelse", Value.of(decisions.find(caseNumber, Step.USAGE_REVIEW, number).map(Decision::reason).orElse("")),
        "vilkår", TermRows.of(terms.now(), "Mikrodataordninger i Danmarks Statistik", NAMED));
  }

  private static Value registers(List<List<String>> rows) {
    return Value.table(List.of("Register", "Aktive underprojekter, der bruger det"), rows);
  }
}
