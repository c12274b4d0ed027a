package dk.dst.microdata.desk.work;

import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.text.Danish;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The deadlines of a case's open steps, which process owners move. */
@RestController
@RequestMapping("/camunda/api/microdata/cases/{caseNumber}/deadlines")
record DeadlineController(MovingDeadlines moving, CaseRights rights) {

  /** @param day its last day, which comes back when it is moved @param fse whether the step is FSE's own */
  record Line(String task, String name, boolean fse, String due, String day) {}

  /** @param seen the deadline that was shown */
  record Move(LocalDate to, LocalDate seen, String reason) {}

  @GetMapping
  List<Line> show(@PathVariable String caseNumber) {
    rights.require(Command.MOVE_DEADLINE, caseNumber);
    return moving.of(caseNumber).stream().map(task -> new Line(task.id(), task.name(), task.command().isFse(),
        Danish.day(task.dueOn()), task.dueOn().toString())).toList();
  }

  /** A second press finds it moved, and changes nothing. */
  @PostMapping("/{step}")
  Map<String, String> move(@PathVariable String caseNumber, @PathVariable String step, @RequestBody Move asked) {
    rights.require(Command.MOVE_DEADLINE, caseNumber);
    return Map.of("message", moving.move(caseNumber, step, asked.seen(), asked.to(),
        asked.reason() == null ? "" : asked.reason().strip()) ? "Fristen er flyttet til " + Danish.day(asked.to()) + "."
        : "Fristen er allerede den dag. Intet er ændret.");
  }
}
