package dk.dst.microdata.desk.path;

import dk.dst.microdata.cases.task.Turns;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.desk.casefile.CaseLetters;
import dk.dst.microdata.desk.path.CasePaths.Path;
import dk.dst.microdata.desk.path.CasePaths.Told;
import dk.dst.microdata.desk.web.Page;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.Command;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The way of a case, for FSE's people who may read its story, and times of models for process owners. */
@RestController
record PathController(CasePaths paths, ModelTimes times, CaseLetters letters, CaseRights rights, Turns turns,
    Actor actor, Clock clock) {

  /** @param steps the ones waited at for longest first */
  record Times(LocalDate from, LocalDate until, List<ModelTimes.Step> steps) {}

  @GetMapping("/camunda/api/microdata/cases/{caseNumber}/path")
  Path path(@PathVariable String caseNumber) {
    rights.requireLook(caseNumber);
    if (!actor.isFse() || !rights.may(Command.SEE_STORY, caseNumber) && !rights.may(Command.SEE_BREACH, caseNumber)) {
      throw NoRight.unknown("Sagens vej findes ikke blandt det, du kan se.");
    }
    return paths.of(caseNumber, letters.of(caseNumber, true).stream().map(letter -> new Told(letter.written(),
        letter.title(), letter.to().stream().map(CaseLetters.Recipient::name).collect(Collectors.joining(", "))))
        .toList());
  }

  record OfInstance(String caseNumber) {}

  /** Whose process that is: Cockpit knows it by the engine's id. */
  @GetMapping("/camunda/api/microdata/process-instances/{instance}/case")
  OfInstance caseOf(@PathVariable String instance) {
    actor.mustBeIn(Page.OVERVIEW.groups());
    return turns.caseOf(instance).map(OfInstance::new)
        .orElseThrow(() -> NoRight.unknown("Forløbet findes ikke, eller det hører ikke til en sag."));
  }

  /** The picture of a model as it is now, as Cockpit draws it. */
  @GetMapping("/camunda/api/microdata/drawings/{model}")
  ResponseEntity<Resource> drawing(@PathVariable String model) {
    actor.mustBeKnown();
    var picture = new ClassPathResource("drawings/" + model + ".svg");
    if (!actor.isFse() || !model.matches("[a-z-]{1,64}") || !picture.exists()) {
      throw NoRight.unknown("Der er ingen tegning af den model.");
    }
    return ResponseEntity.ok().header("Content-Type", "image/svg+xml").body(picture);
  }

  /**
   * Times of a model.
   *
   * @param model the engine's id of it
   * @param from first day of the period; where it is left out, a year before its end
   * @param until its last day; today where it is left out
   */
  @GetMapping("/camunda/api/microdata/models/{model}/times")
  Times times(@PathVariable String model,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until) {
    actor.mustBeIn(Page.OVERVIEW.groups());
    LocalDate last = until == null ? LocalDate.now(clock) : until;
    LocalDate first = from == null ? last.minusYears(1).plusDays(1) : from;
    if (first.isAfter(last)) {
      throw new InputRefused("Perioden skal begynde, før den slutter.");
    }
    return new Times(first, last, times.of(model, first, last));
  }
}
