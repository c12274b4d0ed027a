package dk.dst.microdata.cases.task;

import dk.dst.microdata.cases.engine.People.Account;
import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.task.DueTasks.DueTask;
import dk.dst.microdata.cases.task.ServiceTargets.Late;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.notice.Reminder;
import dk.dst.microdata.ground.rights.Case;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the head of office once of each assessment that has had too much of FSE's own time (D13), and of every other
 * task of FSE's whose last day has passed; and of what an institution leaves undone, with those who answer for the
 * institution. Not those of FSE who have to do with the institution or have stepped out of the case.
 */
@Component
public class Escalation implements Reminder {

  /**
   * How long after its last day an institution's task that nothing ends by itself is followed up: our judgement, not
   * published.
   */
  public static final Period LEFT = Period.ofDays(30);

  private static final Logger log = LoggerFactory.getLogger(Escalation.class);

  private final ServiceTargets targets;
  private final DueTasks due;
  private final Clock clock;
  private final Cases cases;
  private final Institutions institutions;
  private final People people;
  private final Notices notices;
  private final TransactionTemplate transaction;

  Escalation(ServiceTargets targets, DueTasks due, Clock clock, Cases cases, Institutions institutions,
      People people, Notices notices, TransactionTemplate transaction) {
    this.targets = targets;
    this.due = due;
    this.clock = clock;
    this.cases = cases;
    this.institutions = institutions;
    this.people = people;
    this.notices = notices;
    this.transaction = transaction;
  }

  /** One case at a time: one that fails is told of the next time, and holds up no other. */
  @Override
  public void run() {
    for (Late late : targets.late(this::told)) {
      tell(late.caseNumber(), matter(late.instance()), "En sag har ligget for længe hos FSE",
          "FSE har brugt %d arbejdsdage på at behandle den. Næste skridt: %s.".formatted(late.used(),
              late.waitsFor().danish()));
    }
    LocalDate today = LocalDate.now(clock);
    untold(due.ofFseBefore(today).stream().filter(task -> !ServiceTargets.isOfAssessment(task.command())))
        .forEach((matter, task) -> tell(task.caseNumber(), matter, "En opgave hos FSE er over fristen",
            "Opgaven „" + task.name() + "“ skulle have været udført senest den " + Danish.day(task.dueOn()) + "."));
    untold(due.ofInstitutions(today.minus(LEFT)).stream()).forEach((matter, task) ->
        carefully(task.caseNumber(), at -> followUp(at, matter, task)));
  }

  private Map<String, DueTask> untold(Stream<DueTask> tasks) {
    Map<String, DueTask> untold = tasks.collect(Collectors.toMap(task -> "opgave " + task.id(), Function.identity()));
    untold.keySet().removeAll(notices.told(Notices.ESCALATION, Set.copyOf(untold.keySet())));
    return untold;
  }

  /** The case stands still until it is done, and people may be away or have forgotten it. */
  private void followUp(Case at, String matter, DueTask task) {
    if (notices.waits(at.number())) {
      return; // with the institution's letter goes that to the heads, by which both are known to have been written
    }
    String title = "En opgave hos institutionen er ikke udført";
    String body = "Opgaven „" + task.name() + "“ skulle have været udført senest den " + Danish.day(task.dueOn())
        + ". Sagen står stille, til den er udført.";
    notices.tell(at.number(), "TASK_LEFT", matter, institutions.peopleWith(at.institution(), Role.RESPONSIBLE)
        .stream().map(Associate::id).toList(), title, "Sag " + at.number() + ". " + body
        + " Kan den, der har opgaven, ikke udføre den, kan I overdrage den på siden Opgaver og fravær.");
    tellHeads(at, matter, title, body);
  }

  private Set<String> told(Set<String> assessments) {
    Set<String> told = notices.told(Notices.ESCALATION, assessments.stream().map(Escalation::matter).toList());
    return assessments.stream().filter(assessment -> told.contains(matter(assessment))).collect(Collectors.toSet());
  }

  private static String matter(String assessment) {
    return "behandling " + assessment;
  }

  private void tell(String caseNumber, String matter, String title, String body) {
    carefully(caseNumber, at -> tellHeads(at, matter, title, body));
  }

  private void carefully(String caseNumber, Consumer<Case> telling) {
    try {
      transaction.executeWithoutResult(status -> telling.accept(cases.get(caseNumber)));
    } catch (RuntimeException e) {
      log.error("Nobody has been told that case {} is late", caseNumber, e);
    }
  }

  private void tellHeads(Case at, String matter, String title, String body) {
    for (String head : people.of(Groups.APPROVERS).keySet()) {
      if (at.isOpenTo(head)) {
        Account account = people.account(head);
        notices.mayBeTold(account.id(), account.name(), account.email());
        notices.tell(at.number(), Notices.ESCALATION, matter, account.id(), title, "Sag " + at.number() + ". " + body);
      }
    }
  }
}
