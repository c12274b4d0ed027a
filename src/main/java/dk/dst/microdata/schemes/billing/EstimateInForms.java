package dk.dst.microdata.schemes.billing;

import dk.dst.microdata.ground.form.FormPart;
import dk.dst.microdata.ground.text.Danish;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a case will cost, in the forms of those who apply, assess, decide and sign. */
@Component
record EstimateInForms(Estimates estimates, KeptEstimates kept, Offers offers) implements FormPart {

  private static final Set<String> BEING_WRITTEN =
      Set.of("complete-application", "complete-proposal", "complete-authority-application");
  /** Before an agreement that offers a price is drawn up, or where none does. */
  private static final Set<String> AS_OF_TODAY =
      Set.of("submit-proposal", "review-application", "review-authority");
  /** What is offered is in an agreement; where it stands no longer, today's is signed. */
  private static final Set<String> AS_OFFERED =
      Set.of("approve-application", "sign-agreement", "review-proposal", "approve-proposal", "sign-proposal",
          "approve-authority", "sign-authority");
  /** What is offered is signed or declined. */
  private static final Set<String> OFFERED_ONCE = Set.of("sign-subscription", "countersign-subscription");

  @Override
  public Set<String> forms() {
    var forms = new HashSet<String>(BEING_WRITTEN);
    List.of(AS_OF_TODAY, AS_OFFERED, OFFERED_ONCE).forEach(forms::addAll);
    return forms;
  }

  @Override
  public Map<String, Object> show(String form, String caseNumber) {
    Optional<Estimate> offered = AS_OFFERED.contains(form) || OFFERED_ONCE.contains(form) ? kept.newest(caseNumber)
        : Optional.empty();
    boolean past = offered.filter(offers::isPast).isPresent();
    Estimate estimate = offered.filter(one -> !past || OFFERED_ONCE.contains(form))
        .or(() -> BEING_WRITTEN.contains(form) ? estimates.ofDraft(caseNumber) : estimates.of(caseNumber)).orElseThrow();
    var said = new ArrayList<String>();
    if (BEING_WRITTEN.contains(form)) {
      said.add("Overslaget er regnet ud fra det, der stod her, da opgaven blev åbnet. Har du ændret registre siden, så gem,"
          + " og åbn opgaven igen.");
    }
    if (past) {
      said.add("**Det, FSE har tilbudt, stod til og med den " + Danish.day(offered.get().until()) + ".** "
          + (OFFERED_ONCE.contains(form) ? "Er det ikke underskrevet inden da, så afvis det, og bestil på ny."
              : "Her er et nyt overslag fra i dag."));
    }
    said.addAll(estimate.said());
    return Map.of("estimateLines", estimate.inForm(), "estimateWords", String.join("\n\n", said), "signedEstimate",
        estimate.named());
  }
}
