package dk.dst.microdata.schemes.subscription;

import dk.dst.microdata.cases.letter.Rulings;
import dk.dst.microdata.cases.letter.Rulings.Parts;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.notice.Adverse;
import dk.dst.microdata.ground.notice.AdverseLetter.Hearing;
import dk.dst.microdata.ground.notice.AdverseLetter.Rule;
import dk.dst.microdata.ground.notice.LetterSection.Row;
import dk.dst.microdata.ground.terms.SchemeTerm;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** What goes against whoever ordered an annual subscription, and the signatory. */
@Component
record SubscriptionLetters(Rulings rulings, Decisions decisions) {

  private static final int ROUND = 1;
  private static final Rule BOTH_SIGN = new Rule("Kontrakten binder først, når begge parter har underskrevet.",
      "Danmarks Statistik: Anmodning om årsabonnement");
  private static final Rule APPROVED_ONLY =
      new Rule("Der kan kun vælges registre, som er i den senest godkendte indstilling.",
      "Danmarks Statistik: Anmodning om årsabonnement");

  void refused(Subscription subscription, Holder holder, Collection<String> registers, String requester) {
    rulings.tell(Adverse.SUBSCRIPTION_REFUSED, subscription.caseNumber(), "sagen",
        Arrays.asList(requester, subscription.signatory()), new Parts("Årsabonnementet er ikke indgået",
            "FSE har ikke underskrevet kontrakten om årsabonnement for " + subscription.year()
                + ", og den er ikke indgået.",
            List.of(new Row("Bestilt til", holder.danish()), new Row("År", String.valueOf(subscription.year())),
                new Row("Registre", String.join(", ", registers))), List.of(BOTH_SIGN, APPROVED_ONLY),
            decisions.of(subscription.caseNumber(), ROUND, Step.SUBSCRIPTION_CONCLUSION),
            Hearing.none("Der kan bestilles på ny, når det, der står i vejen, er på plads.")));
  }

  void lapsed(Subscription subscription, String requester, Step step, SchemeTerm term, String what) {
    rulings.tellLapsed(Adverse.SUBSCRIPTION_LAPSED, subscription.caseNumber(), "sagen",
        Arrays.asList(requester, subscription.signatory()), "Årsabonnementet er ikke indgået", what,
        decisions.find(subscription.caseNumber(), step, ROUND).orElseThrow(), term);
  }
}
