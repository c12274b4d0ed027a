package dk.dst.microdata.schemes.subscription;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.ground.agreement.Agreement;
import dk.dst.microdata.ground.agreement.DrawnUp.Party;
import dk.dst.microdata.ground.agreement.TermRows;
import dk.dst.microdata.ground.agreement.Value;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The contract of an annual subscription: what is ordered, as FSE offers it. The institution signs first (A4). */
@Component
record SubscriptionContract(Subscriptions subscriptions, Holders holders, Institutions institutions,
    Catalogue catalogue, Decisions decisions, TermsInForce terms) implements Agreement {

  @Override
  public String key() {
    return "annual-subscription";
  }

  @Override
  public String danish() {
    return "Kontrakt om årsabonnement";
  }

  /** It is offered once. */
  @Override
  public int round(String caseNumber) {
    return 1;
  }

  @Override
  public CaseState drawnUpIn() {
    return CaseState.SUBSCRIPTION_OFFERED;
  }

  @Override
  public CaseState signedIn(Party party) {
    return party == Party.FSE ? CaseState.SUBSCRIPTION_IN_FORCE : CaseState.SUBSCRIPTION_OFFERED;
  }

  @Override
  public Command toSee() {
    return Command.SEE_SUBSCRIPTION;
  }

  @Override
  public Map<String, Value> example() {
    return values("Eksempelinstitution (autorisation nr. 999)", "Ulla Underskriver",
        new Subscription("EKSEMPEL", "PDB-EKSEMPEL", null, 2030, null, "Levering af de bestilte registre, når de udgives.",
            12, 15600, null), new Holder(Holder.Kind.DATABASE, "PDB-EKSEMPEL", 999999, "eksempel",
            "Det, projektdatabasen er til.", ""), List.of("EKSEMPEL: Et register"), "Helst før sommer.");
  }

  @Override
  public Map<String, Value> content(String caseNumber) {
    Subscription subscription = subscriptions.get(caseNumber);
    Holder holder = holders.of(subscription);
    Institution institution = institutions.get(holder.institution());
    var labels = catalogue.labels();
    return values(institution.name() + " (autorisation nr. " + institution.authorisationNumber() + ")",
        institutions.personName(subscription.signatory()), subscription, holder,
        subscriptions.registers(caseNumber).stream().map(labels).toList(),
        decisions.find(caseNumber, Step.SUBSCRIPTION_REQUEST, 1).map(Decision::reason).orElse(null));
  }

  private Map<String, Value> values(String institution, String signatory, Subscription subscription, Holder holder,
      List<String> registers, String remark) {
    var values = new LinkedHashMap<String, Value>();
    values.put("parter", Value.table(List.of("Part", "Navn", "Underskriver"), List.of(
        List.of("Institutionen", institution, signatory),
        List.of("Danmarks Statistik", "Danmarks Statistik, Forskningsservice (FSE)", "Kontorchefen"))));
    values.put("år", Value.of(String.valueOf(subscription.year())));
    values.put("hvad", Value.of(holder.danish() + " (sag " + holder.caseNumber() + ")"));
    values.put("formål", Value.of(holder.purpose()));
    values.put("registre", Value.points(registers));
    values.put("bemærkninger", Value.of(remark));
    values.put("tilbud", Value.of(subscription.offer()));
    values.put("pris", Value.of(Danish.count(subscription.priceDkk(), "krone", "kroner") + " ekskl. moms"));
    values.put("arbejde", Value.of(Danish.count(subscription.hours(), "times arbejde", "timers arbejde")));
    values.put("ophør", Value.of("Årsabonnementet gælder højst til og med den " + Danish.day(subscription.lastDay())
        + ", og aldrig længere end " + holder.kind().asLongAs() + "."));
    values.put("betalingsgrundlag", Value.of(holder.kind().payment()));
    values.put("vilkår", TermRows.of(terms.now(), "Mikrodataordninger i Danmarks Statistik",
        List.of(SchemeTerm.SIGNATURE, SchemeTerm.DELIVERY_WORKING_DAYS)));
    return values;
  }
}
