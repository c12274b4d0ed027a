package dk.dst.microdata.desk.work;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * The deadline of a task, until it is done: on which days those who can do it are reminded.
 *
 * @param createdOn the day the task arose
 * @param dueOn its last day
 */
public record TaskDeadline(LocalDate createdOn, LocalDate dueOn) {

  /** How long before the last day people are reminded: our judgement, not published. */
  public static final Period BEFORE = Period.ofDays(7);

  /** What people are told of a deadline; the name is the kind of the notice. */
  public enum Telling { TASK_DUE, TASK_OVERDUE }

  /**
   * What is to be told today, if it has not been. Of what has been missed only the later. A task that had less time
   * than that from the beginning is new enough not to be forgotten, and told of when it is overdue.
   */
  public Optional<Telling> due(LocalDate today) {
    if (today.isAfter(dueOn)) {
      return Optional.of(Telling.TASK_OVERDUE);
    }
    LocalDate soon = dueOn.minus(BEFORE);
    return soon.isAfter(createdOn) && !today.isBefore(soon) ? Optional.of(Telling.TASK_DUE) : Optional.empty();
  }
}
