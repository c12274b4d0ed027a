package dk.dst.microdata.desk.work;

import dk.dst.microdata.cases.task.TaskNews;
import dk.dst.microdata.cases.task.TaskNews.Choice;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.desk.work.Work.Group;
import dk.dst.microdata.ground.form.InputRefused;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
record WorkController(Work work, TaskNews news, Actor actor) {

  record Overview(List<Group> groups, String me, String news, List<NewsChoice> choices) {}

  /** How one can be told of tasks that have come up. */
  record NewsChoice(String key, String words) {}

  record Chosen(String choice) {}

  record NewAbsence(String group, String person, String substitute, LocalDate from, LocalDate until) {}

  /** @param caseNumber the case whose task is handed over, or null for all open tasks of the person */
  record HandOver(String group, String from, String to, String caseNumber) {}

  record HandedOver(String message, List<String> refused) {}

  @GetMapping
  Overview show() {
    actor.mustBeKnown();
    return new Overview(work.groups(), actor.id(), news.choice(actor.id(), actor.isFse()).name(),
        Arrays.stream(Choice.values()).map(choice -> new NewsChoice(choice.name(), choice.danish())).toList());
  }

  /** Everybody chooses for themselves, and for nobody else. */
  @PostMapping("/news")
  Map<String, String> choose(@RequestBody Chosen chosen) {
    actor.mustBeKnown();
    Choice choice = Arrays.stream(Choice.values()).filter(one -> one.name().equals(chosen.choice())).findFirst()
        .orElseThrow(() -> InputRefused.field("Besked om nye opgaver", "Vælg, hvordan du vil have besked."));
    news.choose(actor.id(), choice);
    return Map.of("message", "Gemt. Besked om nye opgaver: " + choice.danish().toLowerCase(Locale.ROOT) + ".");
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
