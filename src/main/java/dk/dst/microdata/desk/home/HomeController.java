package dk.dst.microdata.desk.home;

import dk.dst.microdata.cases.task.TaskDesk;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.desk.casefile.CaseLines;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Min side, everybody's own: it shows nobody anything of others. */
@RestController
record HomeController(TaskDesk tasks, CaseLines cases, News news, Visits visits, Actor actor, Clock clock) {

  /** A task as a line; days as people read them. */
  record Task(String pile, String id, String caseNumber, String task, String title, String institution, String began,
      String due, boolean overdue, String holder, boolean returned) {}

  record Pile(String key, String title) {}

  /** @param piles those that somebody like this person has */
  record Tasks(List<Pile> piles, List<Task> tasks) {}

  /** @param since from when on what has happened is new to the person */
  record Since(String since, List<News.Told> told) {}

  /**
   * What lies on the person's desk.
   *
   * @param q part of a case number, a title, or an institution's, a task's or a holder's name
   */
  @GetMapping("/camunda/api/microdata/home/tasks")
  Tasks tasks(@RequestParam(defaultValue = "") String q) {
    actor.mustBeKnown();
    LocalDate today = LocalDate.now(clock);
    return new Tasks(Arrays.stream(TaskDesk.Pile.values()).filter(pile -> actor.isFse()
        || pile == TaskDesk.Pile.MINE || pile == TaskDesk.Pile.FREE).map(pile -> new Pile(pile.name(), pile.danish()))
        .toList(), tasks.lines(q).stream().map(line -> new Task(line.pile().name(), line.id(), line.caseNumber(),
            line.task(), line.title(), line.institution(), Danish.day(line.began()), Danish.day(line.due()),
            line.due() != null && today.isAfter(line.due()), line.holder(), line.returned())).toList());
  }

  /** The cases in which the person has a part. */
  @GetMapping("/camunda/api/microdata/home/cases")
  List<CaseLines.Line> ownCases() {
    actor.mustBeKnown();
    return cases.own(actor.id(), actor.institutions());
  }

  /** What is new to the person; that they have been here is noted. */
  @PutMapping("/camunda/api/microdata/home/visit")
  Since visit() {
    actor.mustBeKnown();
    Instant since = visits.arrive(actor.id());
    return new Since(Danish.moment(since.atZone(clock.getZone())), news.since(since, actor.id()));
  }
}
