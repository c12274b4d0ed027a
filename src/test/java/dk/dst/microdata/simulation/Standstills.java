package dk.dst.microdata.simulation;

import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.simulation.Wishes.Wish;
import dk.dst.microdata.support.BreachWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;

/**
 * What makes the cases of an institution wait, at each place between sending and coming into force: FSE suspends it, or
 * finds a breach of the institution itself and decides a quarantine.
 */
final class Standstills {

  private static final String REASON = "Det er begrundet her.";
  private static final List<CaseState> ON_THE_WAY = List.of(CaseState.RETURNED, CaseState.UNDER_REVIEW,
      CaseState.FOR_APPROVAL, CaseState.FOR_SIGNATURE, CaseState.PROPOSAL_RETURNED, CaseState.PROPOSAL_UNDER_REVIEW,
      CaseState.PROPOSAL_FOR_SIGNATURE, CaseState.SUBSCRIPTION_REQUESTED, CaseState.SUBSCRIPTION_OFFERED,
      CaseState.SUBSCRIPTION_FOR_FSE, CaseState.AUTHORITY_RETURNED, CaseState.AUTHORITY_UNDER_REVIEW,
      CaseState.AUTHORITY_FOR_APPROVAL, CaseState.AUTHORITY_FOR_SIGNATURE, CaseState.LAW_MODEL_RETURNED,
      CaseState.LAW_MODEL_UNDER_REVIEW, CaseState.LAW_MODEL_FOR_APPROVAL, CaseState.LAW_MODEL_FOR_SIGNATURE);

  private Standstills() {}

  /** The wishes, each for what it is about; some come without a case on its way. */
  static List<Wish> all() {
    var wishes = new ArrayList<>(List.of(new Wish("suspended", 2, Standstills::suspend)));
    for (CaseState state : ON_THE_WAY) {
      String place = " while a case is " + state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      wishes.add(new Wish("suspended" + place, 100, at(state, Standstills::suspend)));
      wishes.add(new Wish("in quarantine" + place, 60, at(state, Standstills::quarantine)));
    }
    wishes.add(new Wish("in quarantine while asked about an extension", 100, moment -> !moment.texts("""
        select case_number from extension e join project_database d using (case_number)
        where d.institution_id = ? and e.concluded_on is null""", moment.at().id).isEmpty() && quarantine(moment)));
    wishes.add(new Wish("suspended while asked to renew", 200, asked("userTask_renewAuthority", Standstills::suspend)));
    wishes.add(new Wish("in quarantine while asked to renew", 150,
        asked("userTask_renewAuthority", Standstills::quarantine)));
    for (String task : List.of("userTask_changeLawModelUsers", "userTask_renewLawModel")) {
      wishes.add(new Wish("suspended at " + task, 150, asked(task, Standstills::suspend)));
    }
    return List.copyOf(wishes);
  }

  private static Predicate<Moment> at(CaseState state, Predicate<Moment> deed) {
    return moment -> !moment.texts("select case_number from case_file where institution_id = ? and state = ?",
        moment.at().id, state.name()).isEmpty() && deed.test(moment);
  }

  private static Predicate<Moment> asked(String task, Predicate<Moment> deed) {
    return moment -> moment.house().part(TaskService.class).createTaskQuery().tenantIdIn(moment.at().id)
        .taskDefinitionKey(task).count() > 0 && deed.test(moment);
  }

  private static boolean suspend(Moment moment) {
    if (!Wishes.isAuthorised(moment)) {
      return false;
    }
    Wishes.as(moment, moment.dice().one(Fse.APPROVERS), () -> Wishes.people(moment).suspend(moment.at().id, REASON));
    return true;
  }

  /** A breach that is explained, graded and decided on the day; the engine then carries the sanction out. */
  private static boolean quarantine(Moment moment) {
    List<String> responsible = moment.with("RESPONSIBLE");
    if (!Wishes.isAuthorised(moment) || responsible.isEmpty() || isQuarantined(moment)) {
      return false;
    }
    int number = Integer.parseInt(moment.texts("select authorisation_number::text from institution where id = ?",
        moment.at().id).get(0));
    Wishes.start(moment, "report-breach", Fse.REVIEWERS.get(0),
        BreachWorld.report(moment.today(), number, "INSTITUTION"));
    List<String> breach = moment.texts("select max(case_number) from case_file where institution_id = ?"
        + " and state = 'BREACH_REPORTED'", moment.at().id);
    complete(moment, breach.get(0), "userTask_explainBreach", responsible.get(0), BreachWorld.explanation());
    complete(moment, breach.get(0), "userTask_gradeBreach", Fse.REVIEWERS.get(0), BreachWorld.grading("serious", true));
    complete(moment, breach.get(0), "userTask_decideSanction", Fse.APPROVERS.get(0),
        BreachWorld.quarantine(moment.dice().from(1, 3)));
    return true;
  }

  private static boolean isQuarantined(Moment moment) {
    return !moment.texts("select case_number from quarantine where institution_id = ? and whom = 'INSTITUTION'"
        + " and (until_day is null or until_day > ?)", moment.at().id, moment.today()).isEmpty();
  }

  private static void complete(Moment moment, String breach, String task, String person, Map<String, Object> answers) {
    TaskService tasks = moment.house().part(TaskService.class);
    Task open = tasks.createTaskQuery().processInstanceBusinessKey(breach).taskDefinitionKey(task).singleResult();
    Wishes.as(moment, person, () -> {
      if (open.getAssignee() == null) {
        tasks.claim(open.getId(), person);
      }
      moment.house().part(FormService.class).submitTaskForm(open.getId(), answers);
    });
  }
}
