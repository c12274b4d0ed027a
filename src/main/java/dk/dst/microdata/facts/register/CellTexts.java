package dk.dst.microdata.facts.register;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The texts that the cells of a workbook share, and how a text with its own fonts is read. */
final class CellTexts {

  /** Excel writes a control character as "_x000D_". */
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  /**
   * A text without what is struck out in it.
   *
   * @param struck whether there was something, and all of it was
   * @param hasFonts whether it says itself what is struck out, not the cell
   */
  record Text(String text, boolean struck, boolean hasFonts) {}

  private final List<Text> shared = new ArrayList<>();
  private final Measure measure;

  CellTexts(Measure measure) {
    this.measure = measure;
  }

  /** Reads the part of the shared texts. */
  void read(XMLStreamReader xml) throws IOException, XMLStreamException {
    while (Workbook.next(xml)) {
      if (xml.isStartElement() && xml.getLocalName().equals("si")) {
        Text text = readText(xml, "si");
        measure.cells(1);
        measure.text(text.text());
        shared.add(text);
      }
    }
  }

  Text shared(String index) throws IOException {
    try {
      return shared.get(Integer.parseInt(index));
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new IOException("There is no text " + index, e);
    }
  }

  /** Reads on to the end of the element, which holds a text. */
  static Text readText(XMLStreamReader xml, String element) throws XMLStreamException {
    var text = new StringBuilder();
    boolean anyStruck = false;
    boolean hasFonts = false;
    boolean struckHere = false;
    boolean inText = false;
    int phonetic = 0;
    while (Workbook.next(xml)) {
      if (xml.isStartElement()) {
        switch (xml.getLocalName()) {
          case "r" -> struckHere = false;
          case "rPr" -> hasFonts = true;
          case "strike" -> struckHere = !isFalse(Workbook.attribute(xml, "val"));
          case "rPh" -> phonetic++;
          case "t" -> inText = phonetic == 0;
          default -> { }
        }
      } else if (xml.isEndElement()) {
        switch (xml.getLocalName()) {
          case "rPh" -> phonetic--;
          case "t" -> inText = false;
          default -> { }
        }
        if (xml.getLocalName().equals(element)) {
          break;
        }
      } else if (inText && struckHere) {
        anyStruck = true;
      } else if (inText) {
        append(xml, text);
      }
    }
    String kept = TableFile.cell(unescaped(text.toString()));
    return new Text(kept, anyStruck && kept == null, hasFonts);
  }

  /** Adds the text that the reader stands at, as far as a cell is kept. */
  static void append(XMLStreamReader xml, StringBuilder text) {
    int room = TableFile.LONGEST_CELL + 1 - text.length();
    if (room > 0 && xml.hasText()) {
      text.append(xml.getTextCharacters(), xml.getTextStart(), Math.min(room, xml.getTextLength()));
    }
  }

  private static boolean isFalse(String value) {
    return "0".equals(value) || "false".equals(value) || "off".equals(value);
  }

  private static String unescaped(String text) {
    return text.contains("_x") ? ESCAPED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(
        String.valueOf((char) Integer.parseInt(found.group(1), 16)))) : text;
  }
}
