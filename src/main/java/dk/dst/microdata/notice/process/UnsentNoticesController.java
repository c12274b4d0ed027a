package dk.dst.microdata.notice.process;

import dk.dst.microdata.notice.UnsentNotices;
import dk.dst.microdata.process.AccessRights;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.scheme.Danish;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Notices that have not been sent, for process owners: which and why, but neither what they say nor to whom. */
@RestController
class UnsentNoticesController {

  /** A notice as a line; moments as people read them. */
  record Line(long number, String caseNumber, String since, int attempts, String nextAttempt, String reason,
      boolean late) {}

  /** @param late how many of all of them have an address and have waited for more than a day */
  record Shown(int all, int late, int withoutAddress, List<Line> lines) {}

  private final UnsentNotices unsent;
  private final Actor actor;
  private final Clock clock;

  UnsentNoticesController(UnsentNotices unsent, Actor actor, Clock clock) {
    this.unsent = unsent;
    this.actor = actor;
    this.clock = clock;
  }

  @GetMapping("/camunda/api/microdata/notices/unsent")
  Shown show() {
    actor.mustBeIn(AccessRights.OWNERS);
    return new Shown(unsent.count(), unsent.countLate(), unsent.countWithoutAddress(),
        unsent.lines().stream().map(this::line).toList());
  }

  private Line line(UnsentNotices.Line one) {
    return new Line(one.number(), one.caseNumber(), moment(one.since()), one.attempts(),
        one.nextAttempt() == null ? "" : moment(one.nextAttempt()), one.reason(), one.late());
  }

  private String moment(Instant moment) {
    return Danish.moment(moment.atZone(clock.getZone()));
  }
}
