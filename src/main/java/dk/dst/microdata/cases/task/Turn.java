package dk.dst.microdata.cases.task;

import dk.dst.microdata.ground.calendar.WorkingDays;
import dk.dst.microdata.ground.rights.Command;
import java.time.LocalDate;

/**
 * Somebody has the ball in a case: one task, whoever of the side has taken it.
 *
 * @param taskId the engine's
 * @param instance the engine's process instance, which is one assessment of the case
 * @param command what is to be done
 * @param fse whether it is FSE's turn; else it is the institution's
 * @param dueOn the last day, or null
 * @param endedOn the day it was done or was not to be done any more; null while it lasts
 */
public record Turn(String taskId, String caseNumber, String instance, Command command, boolean fse,
    LocalDate beganOn, LocalDate dueOn, LocalDate endedOn) {

  /** Working days used; the day it began does not count. */
  int used(WorkingDays days, LocalDate today) {
    return days.between(beganOn, endedOn == null ? today : endedOn);
  }

  boolean isOpen() {
    return endedOn == null;
  }

  boolean isOverdue(LocalDate today) {
    return dueOn != null && today.isAfter(dueOn);
  }
}
