package dk.dst.microdata.schemes.subscription;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.facts.register.Register;
import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.Choice;
import dk.dst.microdata.ground.form.FormView;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What the forms of an annual subscription show: what can be ordered, what is ordered, offered and signed. */
@Component
class SubscriptionViews {

  /** So many blocked registers stand in the table; of more the number is said. */
  private static final int MOST_BLOCKED = 200;

  private final Subscriptions subscriptions;
  private final Holders holders;
  private final Cases cases;
  private final Institutions institutions;
  private final Catalogue catalogue;
  private final Decisions decisions;
  private final SubscriptionContract contract;
  private final Agreements agreements;
  private final Clock clock;

  SubscriptionViews(Subscriptions subscriptions, Holders holders, Cases cases, Institutions institutions,
      Catalogue catalogue, Decisions decisions, SubscriptionContract contract, Agreements agreements, Clock clock) {
    this.contract = contract;
    this.agreements = agreements;
    this.subscriptions = subscriptions;
    this.holders = holders;
    this.cases = cases;
    this.institutions = institutions;
    this.catalogue = catalogue;
    this.decisions = decisions;
    this.clock = clock;
  }

  private Map<String, Object> head(String caseNumber) {
    Subscription subscription = subscriptions.get(caseNumber);
    Institution institution = institutions.get(cases.get(caseNumber).institution());
    var shown = new LinkedHashMap<String, Object>();
    shown.put("caseNumber", caseNumber);
    shown.put("institutionName", institution.name());
    shown.put("authorisationNumber", institution.authorisationNumber());
    shown.put("holderName", holders.of(subscription).danish());
    shown.put("year", subscription.year());
    shown.put("lastDay", Danish.day(subscription.lastDay()));
    return shown;
  }

  private Map<String, Object> request(String caseNumber) {
    Map<String, Object> shown = head(caseNumber);
    Selection selection = subscriptions.selection(caseNumber);
    List<Selection.Blocked> blocked = selection.blocked();
    shown.put("registerChoices", selection.open().entrySet().stream()
        .map(open -> new Choice(open.getKey(), open.getValue())).toList());
    shown.put("signatoryChoices", institutions.peopleWith(cases.get(caseNumber).institution(), Role.SIGNATORY).stream()
        .map(person -> new Choice(person.id(), person.name())).toList());
    shown.put("blocked", blocked.stream().limit(MOST_BLOCKED)
        .map(register -> Map.of("register", register.label(), "reason", register.reason())).toList());
    shown.put("counts", Danish.count(selection.open().size(), "register kan", "registre kan") + " bestilles, "
        + Danish.count(blocked.size(), "register er spærret", "registre er spærrede")
        + (blocked.size() > MOST_BLOCKED ? " (de første " + MOST_BLOCKED + " er vist)" : ""));
    return shown;
  }

  private Map<String, Object> requested(String caseNumber) {
    Map<String, Object> shown = head(caseNumber);
    Map<String, Register> known = catalogue.byCode();
    shown.put("registers", subscriptions.registers(caseNumber).stream()
        .map(code -> known.containsKey(code)
            ? Map.of("register", known.get(code).label(), "years", known.get(code).years())
            : Map.of("register", code, "years", "ikke oplyst")).toList());
    shown.put("requesterName", institutions.personName(subscriptions.requester(caseNumber)));
    shown.put("signatoryName", institutions.personName(subscriptions.get(caseNumber).signatory()));
    shown.put("remark", decisions.find(caseNumber, Step.SUBSCRIPTION_REQUEST, 1).map(Decision::reason).orElse(""));
    String obstacle = subscriptions.obstacle(subscriptions.get(caseNumber)).orElse("");
    shown.put("hasObstacle", !obstacle.isEmpty());
    shown.put("obstacle", obstacle);
    return shown;
  }

  private Map<String, Object> offered(String caseNumber) {
    Map<String, Object> shown = requested(caseNumber);
    Subscription subscription = subscriptions.get(caseNumber);
    shown.putAll(agreements.shown(contract, caseNumber));
    shown.put("offerText", subscription.offer());
    shown.put("offeredHours", Danish.count(subscription.hours(), "time", "timer"));
    shown.put("offeredPrice", Danish.count(subscription.priceDkk(), "krone", "kroner"));
    return shown;
  }

  private Map<String, Object> signed(String caseNumber) {
    Map<String, Object> shown = offered(caseNumber);
    decisions.find(caseNumber, Step.SUBSCRIPTION_SIGNATURE, 1).ifPresent(signature -> {
      shown.put("signedBy", institutions.personName(signature.decidedBy()));
      shown.put("signedOn", Danish.day(LocalDate.ofInstant(signature.decidedAt(), clock.getZone())));
    });
    return shown;
  }

  @Configuration(proxyBeanMethods = false)
  static class Forms {

    @Bean
    FormView requestSubscription(SubscriptionViews views) {
      return FormView.of("request-subscription", views::request);
    }

    @Bean
    FormView offerSubscription(SubscriptionViews views) {
      return FormView.of("offer-subscription", views::requested);
    }

    @Bean
    FormView signSubscription(SubscriptionViews views) {
      return FormView.of("sign-subscription", views::offered);
    }

    @Bean
    FormView countersignSubscription(SubscriptionViews views) {
      return FormView.of("countersign-subscription", views::signed);
    }
  }
}
