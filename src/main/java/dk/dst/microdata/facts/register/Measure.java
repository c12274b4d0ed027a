package dk.dst.microdata.facts.register;

import dk.dst.microdata.ground.form.InputRefused;

/**
 * How much has been read of a file, of all its sheets together. What is kept of the largest that is let through takes
 * some 150 MB.
 */
final class Measure {

  /** A list of the most rows with fifteen columns. */
  private static final int MOST_CELLS = 15 * TableFile.MOST_ROWS;
  /** In characters; a list of the most rows with two hundred in each. */
  private static final int MOST_TEXT = 200 * TableFile.MOST_ROWS;

  private final String fileName;
  private int rows;
  private long cells;
  private long text;

  Measure(String fileName) {
    this.fileName = fileName;
  }

  /** A row that is kept. */
  void row() {
    if (++rows > TableFile.MOST_ROWS) {
      throw TableFile.refuse(fileName, "Der er mere end " + TableFile.MOST_ROWS + " rækker. Del listen i flere filer.");
    }
  }

  /** Cells that have been read, whether or not anything stands in them. */
  void cells(int count) {
    cells += count;
    if (cells > MOST_CELLS) {
      throw tooLarge();
    }
  }

  /** A text that is kept. */
  void text(String kept) {
    text += kept == null ? 0 : kept.length();
    if (text > MOST_TEXT) {
      throw tooLarge();
    }
  }

  InputRefused tooLarge() {
    return TableFile.refuse(fileName, "Der er langt mere i filen, end en liste fylder. Gem kun listen i en ny fil, og"
        + " del den i flere, hvis den er meget lang.");
  }

  InputRefused refuse(String reason) {
    return TableFile.refuse(fileName, reason);
  }
}
