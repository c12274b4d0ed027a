package dk.dst.microdata.schemes.authorisation;

import dk.dst.microdata.facts.institution.Institution.Kind;
import dk.dst.microdata.ground.agreement.Agreement;
import dk.dst.microdata.ground.agreement.DrawnUp.Party;
import dk.dst.microdata.ground.agreement.TermRows;
import dk.dst.microdata.ground.agreement.Value;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.schemes.authorisation.Authorisation.Content;
import dk.dst.microdata.schemes.authorisation.Authorisation.Country;
import dk.dst.microdata.schemes.authorisation.Authorisation.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The agreement of an institution's authorisation. */
@Component
record AuthorisationAgreement(Authorisations authorisations, TermsInForce terms) implements Agreement {

  /** What is ticked when the application is sent, in the words of its form. */
  static final List<String> UNDERTAKINGS = List.of("Lederen påtager sig ansvaret for autorisationen, fører tilsyn og"
      + " sørger løbende for, at alle med adgang kender reglerne, også for hjemtagelse.", "Institutionen kender og"
      + " overholder vilkårene for Danmarks Statistiks mikrodataordninger.");
  private static final String PUBLISHED = "Danmarks Statistik: Autorisering af institutioner";
  private static final List<SchemeTerm> NAMED = List.of(SchemeTerm.MINIMUM_EXPERIENCED, SchemeTerm.CONFIRMATION_INTERVAL,
      SchemeTerm.CONFIRMATION_ANSWER, SchemeTerm.SUSPENSION_REVIEW);

  @Override
  public String key() {
    return "authorise-institution";
  }

  @Override
  public String danish() {
    return "Aftale om autorisation";
  }

  @Override
  public int round(String caseNumber) {
    return authorisations.get(caseNumber).submission();
  }

  @Override
  public CaseState drawnUpIn() {
    return CaseState.AUTHORISATION_FOR_APPROVAL;
  }

  @Override
  public CaseState signedIn(Party party) {
    return CaseState.AUTHORISATION_FOR_SIGNATURE;
  }

  @Override
  public Command toSee() {
    return Command.SEE_AUTHORISATION;
  }

  @Override
  public Map<String, Value> example() {
    return values(new Content("Eksempelinstitution", Kind.PUBLIC, "12345678", Country.DENMARK, "Det, institutionen har"
        + " skrevet om miljøet.", "Det, institutionen har skrevet om kendskab.", "Det, institutionen har skrevet om"
        + " datasikkerhed.", null, null, null, new Named("leder", "Lene Leder", "", "Institutleder", null),
        List.of(new Named("forsker", "Frida Forsker", "", "Seniorforsker", "Fem år med registerdata."))));
  }

  @Override
  public Map<String, Value> content(String caseNumber) {
    return values(authorisations.get(caseNumber).content());
  }

  private Map<String, Value> values(Content said) {
    var values = new LinkedHashMap<String, Value>();
    values.put("parter", Value.parties("Institutionen", said.name() + " (CVR " + said.cvr() + ")",
        said.head().name()));
    values.put("institution", Value.of(said.kind().danish() + ", " + said.country().danish() + "."
        + (said.ownership() == null ? "" : "\n" + said.ownership())
        + (said.clientOf() == null ? "" : "\nArbejdet udføres af institutionen med autorisation nr. " + said.clientOf()
            + ".")));
    values.put("særligt", Value.of(AuthorisationViews.conditions(said.kind())));
    values.put("miljø", Value.of(said.environment()));
    values.put("kompetence", Value.of(said.competence()));
    values.put("datasikkerhed", Value.of(said.dataSecurity()));
    values.put("mennesker", Value.table(List.of("Navn", "Stilling", "Erfaring"), people(said)));
    values.put("tilsagn", Value.points(UNDERTAKINGS));
    values.put("vilkår", TermRows.of(terms.now(), PUBLISHED, NAMED));
    return values;
  }

  private static List<List<String>> people(Content said) {
    var people = new ArrayList<List<String>>();
    people.add(List.of(said.head().name(), said.head().position(), "Leder"));
    said.people().forEach(person -> people.add(List.of(person.name(), person.position(), person.experience())));
    return people;
  }
}
