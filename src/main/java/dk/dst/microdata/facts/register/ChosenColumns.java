package dk.dst.microdata.facts.register;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * What a person has said that columns of one list hold, where its headings do not say so or say something else. It is
 * said of the sheet and the headings that the person was shown, and of no others.
 *
 * @param sheet its name, or null where the file is text
 * @param headings number of the row of headings
 * @param meanings by the number of the column, from 0; null for one that is not to be read
 */
public record ChosenColumns(String sheet, int headings, Map<Integer, Column> meanings) {

  /** Reads "2;3=VARIABLE;4=@Ark1": the row of headings, what columns hold, and the sheet where there is one. */
  public static ChosenColumns of(String text) {
    int at = text.indexOf('@');
    String[] parts = (at < 0 ? text : text.substring(0, at)).split(";");
    var meanings = new HashMap<Integer, Column>();
    for (int i = 1; i < parts.length; i++) {
      String[] pair = parts[i].split("=", 2);
      int column = Integer.parseInt(pair[0]);
      if (column < 0 || column >= TableFile.MOST_COLUMNS) {
        throw new IllegalArgumentException("No column " + column);
      }
      meanings.put(column, pair[1].isEmpty() ? null : Column.valueOf(pair[1]));
    }
    return new ChosenColumns(at < 0 ? null : text.substring(at + 1), Integer.parseInt(parts[0]),
        Collections.unmodifiableMap(meanings));
  }
}
