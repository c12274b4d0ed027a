package dk.dst.microdata.desk.work;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.engine.People.Account;
import dk.dst.microdata.cases.task.Deadlines;
import dk.dst.microdata.cases.task.DueTasks;
import dk.dst.microdata.cases.task.DueTasks.DueTask;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.ground.audit.Audit;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.notice.AnswerDays;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.rights.Case;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A process owner gives a step more time, with a reason: the task, the turn, what happens when nobody answers, and the
 * letters that name the day move together. A deadline is only made longer, as somebody counts on the one they have; and
 * a step that is bound to the end of an agreement or of an offer has no time of its own to be given.
 */
@Component
class MovingDeadlines {

  /** What happens on a day that was agreed, or published: it does not move, so neither does what leads up to it. */
  private static final Set<Command> BOUND = EnumSet.of(Command.REQUEST_EXTENSION, Command.DECIDE_EXTENSION,
      Command.CONFIRM_EXTENSION, Command.SIGN_EXTENSION, Command.RENEW_AUTHORITY, Command.ANSWER_PROJECT_END,
      Command.CONFIRM_PROJECT_ACTIVITY, Command.SIGN_SUBSCRIPTION);
  /** The letters that ask for what is done in the step, and name its last day. */
  private static final Map<Command, List<String>> ASKED_IN = Map.of(Command.ANSWER_HEARING, List.of("MEASURE_INTENDED"),
      Command.EXPLAIN_BREACH, List.of("BREACH_REPORTED", "BREACH_ASKED_AGAIN"));
  private static final Period FURTHEST = Period.ofYears(1);
  private static final int SHORTEST = 5;
  private static final int LONGEST = 1000;

  private final DueTasks due;
  private final Standstill standstill;
  private final Deadlines deadlines;
  private final AnswerDays answerDays;
  private final Notices notices;
  private final Cases cases;
  private final People people;
  private final Actor actor;
  private final Audit audit;
  private final Clock clock;

  MovingDeadlines(DueTasks due, Standstill standstill, Deadlines deadlines, AnswerDays answerDays, Notices notices,
      Cases cases, People people, Actor actor, Audit audit, Clock clock) {
    this.due = due;
    this.standstill = standstill;
    this.deadlines = deadlines;
    this.answerDays = answerDays;
    this.notices = notices;
    this.cases = cases;
    this.people = people;
    this.actor = actor;
    this.audit = audit;
    this.clock = clock;
  }

  /** The steps of the case whose deadline can be moved. */
  List<DueTask> of(String caseNumber) {
    return due.ofCase(caseNumber).stream().filter(task -> !BOUND.contains(task.command())).toList();
  }

  /**
   * @param seen the deadline that whoever moves it has seen
   * @return false where it is that day already, and nothing has changed
   */
  @Transactional
  boolean move(String caseNumber, String taskId, LocalDate seen, LocalDate to, String reason) {
    DueTask task = due.holdOfCase(caseNumber).stream().filter(one -> one.id().equals(taskId)).findFirst()
        .orElseThrow(() -> new InputRefused("Trinnet er slut. Hent sagen igen."));
    if (BOUND.contains(task.command())) {
      throw new InputRefused("„" + task.name() + "“ følger en dato, der er aftalt eller offentliggjort. Den kan ikke"
          + " flyttes.");
    }
    if (task.dueOn().equals(to)) {
      return false;
    }
    mustBeGood(task, seen, to, reason);
    people.asSystem(() -> standstill.move(task, deadlines.endOf(to)));
    ASKED_IN.getOrDefault(task.command(), List.of()).forEach(kind -> answerDays.extend(caseNumber, kind, to));
    audit.changed(actor.id(), Command.MOVE_DEADLINE.name(), null, null, caseNumber, Map.of(
        "step", task.command().name(), "from_day", task.dueOn().toString(), "until_day", to.toString(), "reason", reason));
    if (!task.command().isFse()) {
      tell(task, to, reason);
    }
    return true;
  }

  private void mustBeGood(DueTask task, LocalDate seen, LocalDate to, String reason) {
    if (!task.dueOn().equals(seen)) {
      throw new InputRefused("Fristen er blevet flyttet, siden du så den: den er nu " + Danish.day(task.dueOn())
          + ". Hent sagen igen.");
    }
    LocalDate today = LocalDate.now(clock);
    if (to == null || !to.isAfter(task.dueOn()) || to.isBefore(today) || to.isAfter(today.plus(FURTHEST))) {
      throw InputRefused.field("Ny frist", "Skriv en dag efter den " + Danish.day(task.dueOn()) + ", fra i dag og højst"
          + " et år frem. En frist, der er givet, kan ikke gøres kortere.");
    }
    if (reason.length() < SHORTEST || reason.length() > LONGEST) {
      throw InputRefused.field("Begrundelse", "Skriv, hvorfor fristen flyttes (" + SHORTEST + "-" + LONGEST
          + " tegn).");
    }
  }

  /** Those who can do it, and those of FSE who wait for it; on record before the day that they had counted on. */
  private void tell(DueTask task, LocalDate to, String reason) {
    Case at = cases.get(task.caseNumber());
    String matter = task.id() + " " + to;
    String title = "Fristen er forlænget til " + Danish.day(to) + ": " + task.name();
    String body = "Sag " + at.number() + ". Forskningsservice har flyttet fristen for „" + task.name() + "“ fra den "
        + Danish.day(task.dueOn()) + " til den " + Danish.day(to) + ".\n\nBegrundelse: " + reason;
    notices.tell(at.number(), "DEADLINE_MOVED", matter, at.whoMay(task.command()), title, body);
    for (String reviewer : people.of(Groups.REVIEWERS).keySet()) {
      if (at.isOpenTo(reviewer)) {
        Account account = people.account(reviewer);
        notices.mayBeTold(account.id(), account.name(), account.email());
        notices.tell(at.number(), "DEADLINE_MOVED", matter, reviewer, title, body);
      }
    }
  }
}
