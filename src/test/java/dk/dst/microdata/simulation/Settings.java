package dk.dst.microdata.simulation;

import java.time.LocalDate;

/**
 * How large a world, and how much goes wrong in it. The same seed gives the same people who want the same things on the
 * same days; what happens at the same moment happens in whatever order the machine chooses.
 *
 * @param institutions how many there are in the end
 * @param threads institutions at work at the same moment
 * @param crashes how often the application dies in the middle of its work
 * @param outages how often it is down for a week
 * @param mailOutages how often the mail server is down for five days
 * @param arrivalDays within how many days the institutions arrive
 */
record Settings(int institutions, int years, long seed, int threads, int crashes, int outages, int mailOutages,
    int arrivalDays) {

  /** A Monday. */
  static final LocalDate START = LocalDate.of(2027, 1, 4);

  /** From system properties {@code simulation.*}; by default 300 institutions for ten years. */
  static Settings given() {
    int years = number("years", 10);
    return new Settings(number("institutions", 300), years, number("seed", 1), number("threads", 4),
        number("crashes", 4), number("outages", 4), number("mailOutages", 6), years * 365 / 3);
  }

  private static int number(String name, int otherwise) {
    return Integer.getInteger("simulation." + name, otherwise);
  }

  /** A short run of a few institutions, which still has one of each thing that can go wrong. */
  static Settings reduced() {
    return new Settings(10, 1, 7, 4, 1, 1, 1, 45);
  }

  LocalDate end() {
    return START.plusYears(years);
  }

  int days() {
    return (int) (end().toEpochDay() - START.toEpochDay());
  }
}
