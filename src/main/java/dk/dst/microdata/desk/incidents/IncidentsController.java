package dk.dst.microdata.desk.incidents;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.desk.web.Page;
import dk.dst.microdata.ground.audit.Audit;
import dk.dst.microdata.ground.database.ListPage;
import dk.dst.microdata.ground.form.InputRefused;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Steps that fail, for process owners: by cause, with what they can do about it. */
@RestController
@RequestMapping("/camunda/api/microdata/incidents")
record IncidentsController(Causes causes, CauseViews views, Retries retries, ModelPauses pauses, Audit audit,
    TransactionTemplate transaction, Actor actor) {

  private static final int LONGEST = 2_000;
  private static final int LONGEST_REASON = 1_000;

  record Typed(String text) {}

  /** @param caseNumber the one case that is meant; nothing for all of the cause */
  record Wanted(String reason, String caseNumber) {}

  record Asked(String message, long retry) {}

  record Outcome(String message, boolean ended) {}

  /** A page of causes, the newest first. @param shown "over" for those of which nothing fails any more */
  @GetMapping
  ListPage<CauseViews.Line> show(@RequestParam(defaultValue = "") String shown, @RequestParam(required = false) Long after) {
    mustBeOwner("SEE_FAILURES");
    return views.page(shown.equals("over"), after);
  }

  @GetMapping("/{cause}")
  CauseViews.Line find(@PathVariable long cause) {
    mustBeOwner("SEE_FAILURES");
    return views.find(cause).orElseThrow(IncidentsController::unknown);
  }

  @GetMapping("/{cause}/cases")
  ListPage<CauseViews.CaseLine> cases(@PathVariable long cause, @RequestParam(defaultValue = "") String after) {
    mustExist("SEE_FAILURES", cause);
    return views.cases(cause, after);
  }

  /** It may hold anything that was in the case, and who looks is written down. */
  @GetMapping("/{cause}/trace")
  Map<String, String> trace(@PathVariable long cause) {
    mustExist("SEE_FAILURES", cause);
    audit.looked(actor.id(), "failure_trace", null, Map.of("failure", String.valueOf(cause)));
    return Map.of("trace", causes.trace(cause));
  }

  @PostMapping("/{cause}/notes")
  Map<String, String> note(@PathVariable long cause, @RequestBody Typed typed) {
    mustExist("NOTE_FAILURE", cause);
    String text = text("Bemærkning", typed.text(), 2, LONGEST);
    transaction.executeWithoutResult(status -> {
      views.note(cause, text, actor.id());
      audit.changed(actor.id(), "failure_note", null, null, null, Map.of("failure", String.valueOf(cause), "note", text));
    });
    return Map.of("message", "Bemærkningen er gemt.");
  }

  /** Answers at once; what comes of it is asked for. */
  @PostMapping("/{cause}/retries")
  Asked retry(@PathVariable long cause, @RequestBody Wanted wanted) {
    mustExist("RETRY_FAILURE", cause);
    String reason = text("Begrundelse", wanted.reason(), 5, LONGEST_REASON);
    String one = wanted.caseNumber() == null || wanted.caseNumber().isBlank() ? null : wanted.caseNumber().strip();
    causes.look();
    long retry = retries.ask(cause, one, reason, actor.id()).orElseThrow(() -> new InputRefused("Der er ikke noget at prøve"
        + " igen: Det, der var standset, går igen, eller det er ved at blive prøvet igen."));
    return new Asked(outcome(retry).message(), retry);
  }

  @GetMapping("/retries/{retry}")
  Outcome follow(@PathVariable long retry) {
    mustBeOwner("SEE_FAILURES");
    return outcome(retry);
  }

  private Outcome outcome(long retry) {
    Retries.Result result = retries.find(retry).orElseThrow(IncidentsController::unknown);
    return new Outcome(CauseViews.outcome(result.asked(), result.succeeded(), result.failed(), result.gone(),
        result.ended()), result.ended());
  }

  /** Models with whether their own steps rest. */
  @GetMapping("/models")
  List<ModelPauses.Line> models() {
    mustBeOwner("SEE_FAILURES");
    return pauses.lines();
  }

  @PostMapping("/models/{model}/pause")
  Map<String, String> pause(@PathVariable String model, @RequestBody Wanted wanted) {
    mustBeOwner("PAUSE_MODEL");
    String name = pauses.pause(model, text("Begrundelse", wanted.reason(), 5, LONGEST_REASON), actor.id());
    return Map.of("message", "De trin i „" + name + "“, som systemet selv udfører, er sat på pause. Folk kan stadig udføre"
        + " deres opgaver.");
  }

  @PostMapping("/models/{model}/resumption")
  Map<String, String> resume(@PathVariable String model, @RequestBody Wanted wanted) {
    mustBeOwner("PAUSE_MODEL");
    String name = pauses.resume(model, text("Begrundelse", wanted.reason(), 5, LONGEST_REASON), actor.id());
    return Map.of("message", "„" + name + "“ er i gang igen. Det, der ventede, udføres nu.");
  }

  private void mustExist(String what, long cause) {
    mustBeOwner(what);
    if (!views.exists(cause)) {
      throw unknown();
    }
  }

  private void mustBeOwner(String what) {
    actor.mustBeKnown();
    if (!actor.isIn(Page.INCIDENTS.groups())) {
      audit.refused(actor.id(), what, null, Map.of());
      throw NoRight.forbidden();
    }
  }

  private static NoRight unknown() {
    return NoRight.unknown("Årsagen findes ikke. Se listen igen.");
  }

  private static String text(String label, String typed, int shortest, int longest) {
    String text = typed == null ? "" : typed.strip();
    if (text.length() < shortest || text.length() > longest) {
      throw InputRefused.field(label, "Skriv " + shortest + "-" + longest + " tegn.");
    }
    return text;
  }
}
