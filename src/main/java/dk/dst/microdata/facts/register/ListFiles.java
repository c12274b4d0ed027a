package dk.dst.microdata.facts.register;

import dk.dst.microdata.facts.register.ContentFile.Circumstances;
import dk.dst.microdata.ground.form.InputRefused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Reads the lists that people send, as of today and with what the catalogue knows. */
@Component
public class ListFiles {

  private static final int LONGEST_PERIOD = 200;

  private final Catalogue catalogue;
  private final Clock clock;

  ListFiles(Catalogue catalogue, Clock clock) {
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /**
   * Reads a list of what a project or a database has or asks for.
   *
   * @param period for the rows that name none, as a person has written it; null or blank where nothing is said
   * @throws InputRefused where the file is no such list, none of its rows can be read, or the period is none
   */
  public ContentFile.Reading content(String fileName, byte[] bytes, String period) {
    if (period != null && period.length() > LONGEST_PERIOD) {
      throw new InputRefused("Perioden for hele listen er på mere end " + LONGEST_PERIOD + " tegn.");
    }
    return ContentFile.read(fileName, bytes, new Circumstances(year(), period == null || period.isBlank() ? null
        : period.strip(), own()));
  }

  /**
   * Reads a list of what there is.
   *
   * @throws InputRefused where the file is no such list, or none of its rows can be read
   */
  public CatalogueFile.Reading catalogue(String fileName, byte[] bytes) {
    return CatalogueFile.read(fileName, bytes, year(), own());
  }

  private int year() {
    return LocalDate.now(clock).getYear();
  }

  private Predicate<String> own() {
    Map<String, Register> known = catalogue.byCode();
    return code -> known.containsKey(code) && Register.isStatisticsDenmark(known.get(code).owner());
  }
}
