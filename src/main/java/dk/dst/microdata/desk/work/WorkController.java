package dk.dst.microdata.desk.work;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.desk.work.Work.Group;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who has which open tasks and who is away, in the groups one belongs to; absence and hand-over. */
@RestController
@RequestMapping("/camunda/api/microdata/work")
record WorkController(Work work, Actor actor) {

  record Overview(List<Group> groups, String me) {}

  record NewAbsence(String group, String person, String substitute, LocalDate from, LocalDate until) {}

  /** @param caseNumber the case whose task is handed over, or null for all open tasks of the person */
  record HandOver(String group, String from, String to, String caseNumber) {}

  record HandedOver(String message, List<String> refused) {}

  @GetMapping
  Overview show() {
    actor.mustBeKnown();
    return new Overview(work.groups(), actor.id());
  }

  @PostMapping("/absences")
  Map<String, String> register(@RequestBody NewAbsence absence) {
    actor.mustBeKnown();
    work.register(text(absence.group()), text(absence.person()), text(absence.substitute()), absence.from(),
        absence.until());
    return Map.of("message", "Fraværet er registreret.");
  }

  @DeleteMapping("/absences/{id}")
  Map<String, String> remove(@PathVariable long id) {
    actor.mustBeKnown();
    work.removeAbsence(id);
    return Map.of("message", "Fraværet er slettet.");
  }

  @PostMapping("/handover")
  HandedOver handOver(@RequestBody HandOver wanted) {
    actor.mustBeKnown();
    List<String> refused = work.handOver(text(wanted.group()), text(wanted.from()), text(wanted.to()),
        wanted.caseNumber());
    return new HandedOver(refused.isEmpty() ? "Opgaverne er overdraget." : "Ikke alle opgaver kunne overdrages.",
        refused);
  }

  private static String text(String text) {
    return text == null ? "" : text;
  }
}
