package dk.dst.microdata.cases.task;

import dk.dst.microdata.cases.who.Refused;
import dk.dst.microdata.ground.form.InputRefused;
import java.util.function.BiPredicate;
import org.camunda.bpm.engine.delegate.DelegateTask;

/**
 * Two people decide, never one: whoever has done the first step cannot take the task of the second. It is refused when
 * the task is taken, not when it is done, or it would lie with somebody who can never finish it.
 */
public final class FourEyes {

  private FourEyes() {}

  /**
   * @param hasDone whether a person has done the first step; given the case number and the user id
   * @param why what they have done and cannot do, with %s for the case number and %s for the user id
   * @throws InputRefused where the task is being taken by that person
   */
  public static void keepApart(DelegateTask task, BiPredicate<String, String> hasDone, String why) {
    String caseNumber = task.getExecution().getProcessBusinessKey();
    String person = task.getAssignee();
    if (person != null && hasDone.test(caseNumber, person)) {
      throw Refused.noted(new InputRefused(why.formatted(caseNumber, person) + " En anden må tage opgaven."));
    }
  }
}
