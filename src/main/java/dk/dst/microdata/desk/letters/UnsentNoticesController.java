package dk.dst.microdata.desk.letters;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.desk.web.Page;
import dk.dst.microdata.ground.notice.UnsentNotices;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Notices that have not been sent, for process owners: which and why, but neither what they say nor to whom. */
@RestController
record UnsentNoticesController(UnsentNotices unsent, Actor actor, Clock clock) {

  /** A notice as a line; moments as people read them. */
  record Line(long number, String caseNumber, String since, int attempts, String nextAttempt, String reason,
      boolean late) {}

  /** @param late how many of all of them have an address and have waited for more than a day */
  record Shown(int all, int late, int withoutAddress, List<Line> lines) {}

  @GetMapping("/camunda/api/microdata/notices/unsent")
  Shown show() {
    actor.mustBeIn(Page.LETTERS.groups());
    return new Shown(unsent.count(), unsent.countLate(), unsent.countWithoutAddress(),
        unsent.lines().stream().map(this::line).toList());
  }

  private Line line(UnsentNotices.Line line) {
    return new Line(line.number(), line.caseNumber(), moment(line.since()), line.attempts(),
        line.nextAttempt() == null ? "" : moment(line.nextAttempt()), line.reason(), line.late());
  }

  private String moment(Instant moment) {
    return Danish.moment(moment.atZone(clock.getZone()));
  }
}
