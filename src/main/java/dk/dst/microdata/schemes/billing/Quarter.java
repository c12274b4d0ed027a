package dk.dst.microdata.schemes.billing;

import java.time.LocalDate;
import java.time.temporal.IsoFields;

/** A quarter of a year. @param first its first day */
public record Quarter(LocalDate first) {

  public static Quarter of(LocalDate day) {
    return new Quarter(day.withDayOfMonth(1).withMonth(day.get(IsoFields.QUARTER_OF_YEAR) * 3 - 2));
  }

  public Quarter next() {
    return new Quarter(first.plusMonths(3));
  }

  /** "4. kvartal 2030". */
  public String danish() {
    return first.get(IsoFields.QUARTER_OF_YEAR) + ". kvartal " + first.getYear();
  }
}
