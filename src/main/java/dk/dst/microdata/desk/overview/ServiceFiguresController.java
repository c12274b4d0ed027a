package dk.dst.microdata.desk.overview;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.desk.overview.ServiceFigures.Line;
import dk.dst.microdata.desk.web.Page;
import dk.dst.microdata.ground.audit.Audit;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the public may read how long FSE takes: for the head of office to say, once they have seen the figures. */
@RestController
@RequestMapping("/camunda/api/microdata/service-figures")
record ServiceFiguresController(ServiceFigures figures, Actor actor, Audit audit, TransactionTemplate transaction,
    Clock clock) {

  /** @param since since when it is so, by whom and why, in words */
  record Shown(boolean shown, String since, boolean mayChange, List<Line> lines) {}

  record Wanted(boolean shown, String reason) {}

  @GetMapping
  Shown show() {
    actor.mustBeIn(Page.FIGURES.groups());
    var choice = figures.choice();
    return new Shown(choice.map(ServiceFigures.Choice::shown).orElse(false),
        choice.map(one -> Danish.moment(one.decidedAt()
        .atZone(clock.getZone())) + " (" + one.decidedBy() + ": " + one.reason() + ")").orElse(""),
        actor.isIn(Groups.APPROVERS), figures.lines());
  }

  @PutMapping
  Map<String, String> choose(@RequestBody Wanted wanted) {
    actor.mustBeKnown();
    if (!actor.isIn(Groups.APPROVERS)) {
      audit.refused(actor.id(), "SHOW_SERVICE_FIGURES", null, Map.of());
      throw NoRight.forbidden();
    }
    transaction.executeWithoutResult(status -> figures.choose(wanted.shown(), wanted.reason(), actor.id()));
    return Map.of("message", wanted.shown() ? "Tallene vises nu ved siden af Aktive projekter."
        : "Tallene vises ikke længere for offentligheden.");
  }
}
