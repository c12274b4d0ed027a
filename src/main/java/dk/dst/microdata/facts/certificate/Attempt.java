package dk.dst.microdata.facts.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One time a person has taken the test, or begun to.
 *
 * @param day the Danish day on which it began, and with which it is over
 * @param number as its how manieth on that day
 * @param submittedAt null where it was never handed in
 * @param passed null where it was never handed in
 */
public record Attempt(long id, String personId, LocalDate day, int number, Instant submittedAt, Boolean passed) {

  /** Whether it can still be answered and handed in. */
  public boolean isOpen(LocalDate today) {
    return submittedAt == null && day.equals(today);
  }

  /** "10 questions, all must be right" (domain 3.3, 4). */
  static boolean passes(List<Asked> asked) {
    return !asked.isEmpty() && asked.stream().allMatch(Asked::isRight);
  }

  /** How it has ended, in words. */
  public String danish(LocalDate today) {
    return passed != null ? passed ? "Bestået" : "Ikke bestået"
        : isOpen(today) ? "I gang" : "Ikke afleveret inden dagens udgang";
  }
}
