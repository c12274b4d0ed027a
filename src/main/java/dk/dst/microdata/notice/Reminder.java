package dk.dst.microdata.notice;

public interface Reminder {
  /** Tells what is due and not yet told; may run at any time, any number of times. */
  void run();
}
