package dk.dst.microdata.support;

import java.time.LocalDate;
import java.time.ZoneId;

/** The day it really is where the application's people live, whatever zone the machine is in and wherever its clock stands. */
public final class Today {

  private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");

  private Today() {}

  public static LocalDate inDenmark() {
    return LocalDate.now(DENMARK);
  }
}
