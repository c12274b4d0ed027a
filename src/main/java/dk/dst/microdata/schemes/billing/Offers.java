package dk.dst.microdata.schemes.billing;

import dk.dst.microdata.ground.agreement.Agreement;
import dk.dst.microdata.ground.agreement.Offer;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What FSE offers in an agreement stands for a time (SchemeTerms: offerStands). After that it is not signed: of a subscription
 * FSE makes another offer, which takes another order; of the others the estimate is made anew on the day it is signed, and
 * whoever signs has it before them.
 */
@Component
public class Offers implements Offer {

  private static final String SUBSCRIPTION = "annual-subscription";
  /** Agreements that offer something at a price, by their keys. */
  private static final Set<String> PRICED =
      Set.of("project-database", "project-proposal", "authority-scheme", SUBSCRIPTION);

  /** Held before it is over: a round may be missed by days, and one that holds it each day would keep a row each day. */
  private static final Period LEFT = Period.ofWeeks(1);

  private final Estimates estimates;
  private final KeptEstimates kept;
  private final TermsInForce terms;
  private final Clock clock;

  Offers(Estimates estimates, KeptEstimates kept, TermsInForce terms, Clock clock) {
    this.estimates = estimates;
    this.kept = kept;
    this.terms = terms;
    this.clock = clock;
  }

  @Override
  public void make(Agreement agreement, String caseNumber) {
    if (PRICED.contains(agreement.key())) {
      estimates.of(caseNumber).ifPresent(estimate -> kept.keep(caseNumber, estimate));
    }
  }

  @Override
  public void accept(Agreement agreement, String caseNumber, String seen) {
    Optional<Estimate> made = PRICED.contains(agreement.key()) ? kept.newest(caseNumber) : Optional.empty();
    if (made.filter(this::isPast).isEmpty()) {
      return;
    }
    String stood = Danish.day(made.get().until());
    if (agreement.key().equals(SUBSCRIPTION)) {
      throw new InputRefused("FSE’s tilbud stod til og med den " + stood + " og kan ikke underskrives længere. Afvis det,"
          + " og bestil på ny: så giver FSE et nyt tilbud.");
    }
    Estimate now = estimates.of(caseNumber).orElseThrow();
    if (!now.named().equals(seen)) {
      throw new InputRefused("Overslaget stod til og med den " + stood + ". Intet er underskrevet. Åbn opgaven igen: den"
          + " viser et nyt overslag fra i dag. Læs det, og underskriv.");
    }
    kept.keep(caseNumber, now);
  }

  /**
   * Nobody may sign before that day: what is offered today stands as long from then on as if it were made then. What
   * stands no longer is not offered anew.
   */
  public void hold(String caseNumber, LocalDate freeFrom) {
    kept.newest(caseNumber).filter(made -> !isPast(made) && made.until().isBefore(freeFrom.plus(LEFT)))
        .ifPresent(made -> kept.keep(caseNumber, made.until(freeFrom.plus(terms.now().offerStands()))));
  }

  /** Whether what was offered stands no longer today. */
  boolean isPast(Estimate estimate) {
    return LocalDate.now(clock).isAfter(estimate.until());
  }
}
