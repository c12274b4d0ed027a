package dk.dst.microdata.demo.process;

import dk.dst.microdata.process.EngineClock;
import dk.dst.microdata.scheme.Danish;
import dk.dst.microdata.Mode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets the demo's administrator read the clock and move it forward. */
@RestController
@Conditional(Mode.Demo.class)
class DemoClockController {

  private static final Duration FARTHEST = Duration.ofDays(366 * 10L);

  private final DemoClock demoClock;
  private final EngineClock clock;
  private final IdentityService identity;

  DemoClockController(DemoClock demoClock, EngineClock clock, IdentityService identity) {
    this.demoClock = demoClock;
    this.clock = clock;
    this.identity = identity;
  }

  @GetMapping("/camunda/api/microdata/demo/clock")
  ResponseEntity<Map<String, Object>> read() {
    return isAdministrator() ? ResponseEntity.ok(state(0)) : refused();
  }

  /** Moves the clock to nine o'clock, Danish time, on the day given as {@code {"to": "2027-03-01"}}; never back. */
  @PostMapping("/camunda/api/microdata/demo/clock")
  ResponseEntity<Map<String, Object>> move(@RequestBody Map<String, String> body) {
    if (!isAdministrator()) {
      return refused();
    }
    try {
      var target = LocalDate.parse(String.valueOf(body.get("to"))).atTime(LocalTime.of(9, 0))
          .atZone(EngineClock.DENMARK).toInstant();
      var now = clock.instant();
      if (target.isBefore(now) || target.isAfter(now.plus(FARTHEST))) {
        return ResponseEntity.badRequest().body(Map.of("message",
            "Uret kan kun stilles frem, og højst ti år ad gangen. Det er " + Danish.day(LocalDate.now(clock)) + "."));
      }
      return ResponseEntity.ok(state(demoClock.moveTo(target)));
    } catch (DateTimeParseException e) {
      return ResponseEntity.badRequest().body(Map.of("message", "Datoen kan ikke læses. Skriv den som 2027-03-01."));
    }
  }

  private Map<String, Object> state(int happened) {
    LocalDate today = LocalDate.now(clock);
    return Map.of("today", today.toString(), "text", Danish.day(today), "happened", happened);
  }

  private boolean isAdministrator() {
    var current = identity.getCurrentAuthentication();
    return current != null && current.getGroupIds() != null && current.getGroupIds().contains(Groups.CAMUNDA_ADMIN);
  }

  private static ResponseEntity<Map<String, Object>> refused() {
    return ResponseEntity.status(HttpStatus.FORBIDDEN)
        .body(Map.of("message", "Kun demoens administrator kan stille uret. Log ind som admin."));
  }
}
