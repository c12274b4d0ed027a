package dk.dst.microdata.desk.terms;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.desk.replanning.Replanning;
import dk.dst.microdata.desk.replanning.Replanning.Outcome;
import dk.dst.microdata.desk.replanning.Replanning.Shift;
import dk.dst.microdata.desk.replanning.TermsOnRecord;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.audit.Audit;
import dk.dst.microdata.ground.terms.ChangingTerms;
import dk.dst.microdata.ground.terms.ChangingTerms.Checked;
import dk.dst.microdata.ground.terms.ChangingTerms.Standing;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.terms.TermChanges.TermChange;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The terms: to read for all of FSE, to try for process owners, to change for the head of office. */
@RestController
@RequestMapping("/camunda/api/microdata/terms")
record TermsController(ChangingTerms changing, Replanning replanning, TermsOnRecord onRecord, Institutions institutions,
    Actor actor, Audit audit, TransactionTemplate transaction, Clock clock) {

  /** @param since from when it has been so and why, in words */
  record Line(String key, String group, String name, String value, boolean published, String since,
      List<String> planned, String hint) {}

  /** A change that somebody has made. */
  record Made(String when, String who, String name, String value, String from, String reason) {}

  /** @param changes the newest first */
  record Shown(String today, boolean mayTry, boolean mayChange, List<Line> terms, List<Made> changes) {}

  /** A change as it is typed; the last two only where it is made. @param seen what the preview answered as such */
  record Wanted(String term, String value, LocalDate from, String reason, Long seen) {}

  /** @param to a day, or "straks" */
  record Touched(String caseNumber, String what, String from, String to) {}

  record Effect(String text, long seen, List<Touched> cases) {}

  @GetMapping
  Shown show() {
    actor.mustBeIn(Groups.REVIEWERS, Groups.APPROVERS, Groups.OWNERS);
    List<TermChange> made = changing.made();
    Map<String, String> names = institutions.personNames(made.stream().map(TermChange::decidedBy).toList());
    return new Shown(today().toString(), actor.isIn(Groups.OWNERS, Groups.APPROVERS), actor.isIn(Groups.APPROVERS),
        changing.standing().stream().sorted(Comparator.comparing(one -> one.term().group()))
            .map(one -> line(one, names)).toList(), made.stream().map(change -> made(change, names)).toList());
  }

  private static Line line(Standing standing, Map<String, String> names) {
    SchemeTerm term = standing.term();
    return new Line(term.key(), term.group().danish(), term.danish(), standing.danish(), term.isPublished(),
        standing.since() == null ? "" : why(standing.since(), names),
        standing.planned().stream().map(change -> change.danish() + " " + why(change, names)).toList(), standing.hint());
  }

  private Made made(TermChange change, Map<String, String> names) {
    return new Made(Danish.moment(change.decidedAt().atZone(clock.getZone())), names.get(change.decidedBy()),
        SchemeTerm.of(change.term()).map(SchemeTerm::danish).orElse(change.term()), change.danish(),
        Danish.day(change.appliesFrom()), change.reason());
  }

  private static String why(TermChange change, Map<String, String> names) {
    return "fra " + Danish.day(change.appliesFrom()) + " (" + names.get(change.decidedBy()) + ": " + change.reason()
        + ")";
  }

  /** Whom a change would touch. Nothing is changed. */
  @PostMapping("/preview")
  Effect preview(@RequestBody Wanted wanted) {
    mustBeIn("PREVIEW_TERM", Groups.OWNERS, Groups.APPROVERS);
    long seen = changing.newest();
    Checked change = changing.check(wanted.term(), wanted.value(), wanted.from());
    List<Shift> touched = replanning.preview(change.terms(), change.from());
    return new Effect("„%s“ bliver %s fra %s. %s Frister, der er givet, ændres ikke.".formatted(change.term().danish(), change.danish(),
        Danish.day(change.from()), touched.isEmpty() ? "Ingen sag får en anden næste dato."
            : Danish.count(touched.size(), "sag får en anden næste dato.", "sager får en anden næste dato.")), seen,
        touched.stream().map(this::touched).toList());
  }

  /** Makes the change, and moves the dates at once where its day has come. */
  @PostMapping
  Map<String, String> change(@RequestBody Wanted wanted) {
    mustBeIn("CHANGE_TERM", Groups.APPROVERS);
    Checked change = transaction.execute(status -> changing.make(wanted.term(), wanted.value(), wanted.from(),
        wanted.reason(), wanted.seen() == null ? -1 : wanted.seen(), actor.id()));
    String said = "„" + change.term().danish() + "“ bliver " + change.danish() + " fra " + Danish.day(change.from())
        + ". ";
    if (change.from().isAfter(today())) {
      return Map.of("message", said + "Sagernes datoer flyttes den dag.");
    }
    onRecord.write();
    Outcome outcome = replanning.replan();
    return Map.of("message", said + Danish.count(outcome.moved().size(), "sag har", "sager har")
        + " fået en anden næste dato." + (outcome.failed() == 0 ? ""
            : " " + Danish.count(outcome.failed(), "sag", "sager") + " bliver forsøgt igen inden for en time."));
  }

  private Touched touched(Shift shift) {
    return new Touched(shift.caseNumber(), shift.what(), Danish.day(shift.from()),
        shift.to().isAfter(today()) ? Danish.day(shift.to()) : "straks");
  }

  private void mustBeIn(String what, String... groups) {
    actor.mustBeKnown();
    if (!actor.isIn(groups)) {
      audit.refused(actor.id(), what, null, Map.of());
      throw NoRight.forbidden();
    }
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
