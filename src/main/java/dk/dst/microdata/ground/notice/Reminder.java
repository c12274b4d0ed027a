package dk.dst.microdata.ground.notice;

/**
 * Something of which people are reminded when a day comes. It is decided from what stands in our tables, never from
 * when it last ran: what became due while nobody looked is simply due.
 */
public interface Reminder {

  /** Tells what is due and not yet told; may run at any time, any number of times, on several nodes at once. */
  void run();

  /**
   * Whether what it tells of a case rests on the case going on by itself, as a deadline or a missing answer does: where a
   * step has failed, it waits until the step has been done. Not so what is told of people and of the house's own work.
   */
  default boolean waitsForCases() {
    return true;
  }
}
