package dk.dst.microdata.facts.register;

import dk.dst.microdata.facts.register.ContentFile.Circumstances;
import dk.dst.microdata.ground.form.InputRefused;
import java.time.Clock;
import java.time.LocalDate;
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
   * @param columns what a person has said that its columns hold, or null
   * @throws InputRefused where the file is no such list, none of its rows can be read, or the period is none
   */
  public ContentFile.Reading content(String fileName, byte[] bytes, String period, ChosenColumns columns) {
    return ContentFile.read(fileName, bytes, circumstances(period, columns));
  }

  /**
   * How such a list would be read, with the same words of a person; nothing is kept.
   *
   * @throws InputRefused where there is no table in it to show, or the period is none
   */
  public ListPreview preview(String fileName, byte[] bytes, String period, ChosenColumns columns) {
    return ContentFile.preview(fileName, bytes, circumstances(period, columns));
  }

  private Circumstances circumstances(String period, ChosenColumns columns) {
    if (period != null && period.length() > LONGEST_PERIOD) {
      throw new InputRefused("Perioden for hele listen er på mere end " + LONGEST_PERIOD + " tegn.");
    }
    return new Circumstances(year(), period == null || period.isBlank() ? null : period.strip(), known(), columns);
  }

  /**
   * Reads a list of what there is.
   *
   * @throws InputRefused where the file is no such list, or none of its rows can be read
   */
  public CatalogueFile.Reading catalogue(String fileName, byte[] bytes) {
    return CatalogueFile.read(fileName, bytes, year(), known()::isOwn);
  }

  private int year() {
    return LocalDate.now(clock).getYear();
  }

  private KnownRegisters known() {
    return new KnownRegisters(catalogue.registers());
  }
}
