package dk.dst.microdata.simulation;

import java.time.LocalDate;

/**
 * How large a world, and how much goes wrong in it. The same seed gives the same people who want the same things on the
 * same days; what happens at the same moment happens in whatever order the machine chooses.
 *
 * @param institutions how many there are in the end
 * @param threads people at work at the same moment
 * @param crashes how often the application dies in the middle of its work
 * @param outages how often it is down for a week
 * @param mailOutages how often the mail server is down for five days
 */
record Settings(int institutions, int years, long seed, int threads, int crashes, int outages, int mailOutages) {

  /** A Monday. */
  static final LocalDate START = LocalDate.of(2027, 1, 4);

  /** From system properties {@code simulation.*}; by default 300 institutions for ten years. */
  static Settings given() {
    return new Settings(Integer.getInteger("simulation.institutions", 300), Integer.getInteger("simulation.years", 10),
        Long.getLong("simulation.seed", 1), Integer.getInteger("simulation.threads", 4),
        Integer.getInteger("simulation.crashes", 4), Integer.getInteger("simulation.outages", 4),
        Integer.getInteger("simulation.mailOutages", 6));
  }

  LocalDate end() {
    return START.plusYears(years);
  }

  /** A short run of a few institutions, which still has one of each thing that can go wrong. */
  static Settings reduced() {
    return new Settings(12, 3, 7, 4, 1, 1, 1);
  }
}
