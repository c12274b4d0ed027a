package dk.dst.microdata.demo;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.ground.Mode;
import dk.dst.microdata.ground.text.Danish;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
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
record DemoClockController(ClockMove move, EngineClock clock, IdentityService identity) {

  private static final Duration FARTHEST = Duration.ofDays(366 * 10L);

  @GetMapping("/camunda/api/microdata/demo/clock")
  ResponseEntity<Map<String, Object>> read() {
    return isAdministrator() ? ResponseEntity.ok(state()) : refused();
  }

  /**
   * Begins to move the clock to nine o'clock, Danish time, on the day given as {@code {"to": "2027-03-01"}}; never back,
   * and not while it is moving. How far it has come, reading tells.
   */
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
      return move.begin(target) ? ResponseEntity.accepted().body(state()) : ResponseEntity.status(HttpStatus.CONFLICT)
          .body(Map.of("message", "Uret er allerede ved at blive stillet frem, til " + Danish.day(move.progress().to())
              + ". Vent, til det er nået dertil, og stil det så igen."));
    } catch (DateTimeParseException e) {
      return ResponseEntity.badRequest().body(Map.of("message", "Datoen kan ikke læses. Skriv den som 2027-03-01."));
    }
  }

  private Map<String, Object> state() {
    var state = new HashMap<String, Object>();
    LocalDate today = LocalDate.now(clock);
    state.put("today", today);
    state.put("text", Danish.day(today));
    state.put("move", move.progress());
    return state;
  }

  private boolean isAdministrator() {
    var current = identity.getCurrentAuthentication();
    return current != null && current.getGroupIds() != null && current.getGroupIds().contains(Groups.ADMINISTRATORS);
  }

  private static ResponseEntity<Map<String, Object>> refused() {
    return ResponseEntity.status(HttpStatus.FORBIDDEN)
        .body(Map.of("message", "Kun demoens administrator kan stille uret. Log ind som admin."));
  }
}
