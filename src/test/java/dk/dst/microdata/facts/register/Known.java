package dk.dst.microdata.facts.register;

import dk.dst.microdata.facts.register.ContentFile.Circumstances;
import java.util.List;
import java.util.stream.Stream;

/** What the tests of lists know besides the file. */
final class Known {

  /** Two have one name, one is another owner's, and of one the first year is not known. */
  static final KnownRegisters REGISTERS = new KnownRegisters(Stream.concat(
      Stream.of("IND", "LMDB", "AKM", "SYSI", "SSSY", "RAS", "UDDA").map(code -> own(code, "Register " + code, 1980)),
      Stream.of(own("BEF", "Befolkningen", 1985), own("KONTAKT_A", "Kontakter", 1995),
          own("KONTAKT_B", "Kontakter", null),
          new Register("CAR", "Cancerregisteret", "Cancer register", "Sundhed", "Sundhedsdatastyrelsen", 1943, null)))
      .toList());

  private Known() {}

  private static Register own(String code, String name, Integer firstYear) {
    return new Register(code, name, code + " in English", "Emne", "Danmarks Statistik", firstYear, null);
  }

  static Circumstances in(int year) {
    return new Circumstances(year, null, REGISTERS, null);
  }

  static Circumstances with(String period) {
    return new Circumstances(2025, period, REGISTERS, null);
  }

  static Circumstances columns(String chosen) {
    return new Circumstances(2025, null, REGISTERS, ChosenColumns.of(chosen));
  }

  static List<String> reasons(ContentFile.Reading reading) {
    return reading.problems().stream().map(ContentFile.Problem::reason).toList();
  }
}
