package dk.dst.microdata.facts.register;

import dk.dst.microdata.facts.register.CellTexts.Text;
import dk.dst.microdata.facts.register.TableFile.Row;
import dk.dst.microdata.facts.register.TableFile.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads one sheet of a workbook: what a person sees in it, and what is there but not to be seen. */
final class SheetReader {

  /** Long lists have a merged cell for each register. */
  private static final int MOST_MERGES = 20_000;

  /** A cell over several rows, from its first row and column to its last row. */
  private record Merge(int column, int top, int bottom) {}

  /** A row while it is read. */
  private static final class Cells {

    private final int number;
    private final boolean hidden;
    private String[] texts = new String[0];
    private Set<Integer> struck = Set.of();

    private Cells(int number, boolean hidden) {
      this.number = number;
      this.hidden = hidden;
    }

    private void put(int column, String text) {
      if (column >= texts.length) {
        texts = Arrays.copyOf(texts, column + 1);
      }
      texts[column] = text;
    }

    private void strike(int column) {
      struck = struck.isEmpty() ? new HashSet<>() : struck;
      struck.add(column);
    }

    private String text(int column) {
      return column < texts.length ? texts[column] : null;
    }
  }

  private final CellTexts texts;
  private final CellStyles styles;
  private final Measure measure;
  private final TreeMap<Integer, Cells> rows = new TreeMap<>();
  private final List<Merge> merges = new ArrayList<>();
  private final Set<Integer> hiddenColumns = new HashSet<>();

  SheetReader(CellTexts texts, CellStyles styles, Measure measure) {
    this.texts = texts;
    this.styles = styles;
    this.measure = measure;
  }

  void read(XMLStreamReader xml) throws IOException, XMLStreamException {
    int number = 0;
    while (Workbook.next(xml)) {
      if (xml.isStartElement()) {
        switch (xml.getLocalName()) {
          case "col" -> readColumns(xml);
          case "row" -> {
            String stated = Workbook.attribute(xml, "r");
            int next = stated == null ? number + 1 : Integer.parseInt(stated);
            if (next <= number) {
              throw new IOException("Rows are not in their order");
            }
            number = next;
            readRow(xml, new Cells(number, isUnseen(xml, "ht")));
          }
          case "mergeCell" -> addMerge(Workbook.attribute(xml, "ref"));
          default -> { }
        }
      }
    }
  }

  /** What has been read. */
  Table table(String name, boolean hidden) {
    merges.forEach(this::spread);
    var found = new ArrayList<Row>();
    int last = 0;
    for (Cells row : rows.values()) {
      found.add(new Row(row.number, Arrays.asList(row.texts), row.hidden, row.struck, row.number - last - 1));
      last = row.number;
    }
    return new Table(name, hidden, Set.copyOf(hiddenColumns), found);
  }

  private static boolean isUnseen(XMLStreamReader xml, String size) {
    String stated = Workbook.attribute(xml, size);
    return Workbook.isTrue(Workbook.attribute(xml, "hidden")) || stated != null && stated.matches("0(\\.0+)?");
  }

  private void readColumns(XMLStreamReader xml) {
    if (isUnseen(xml, "width")) {
      int first = Math.max(1, Integer.parseInt(Workbook.attribute(xml, "min")));
      int last = Math.min(TableFile.MOST_COLUMNS, Integer.parseInt(Workbook.attribute(xml, "max")));
      for (int column = first; column <= last; column++) {
        hiddenColumns.add(column - 1);
      }
    }
  }

  private void readRow(XMLStreamReader xml, Cells row) throws IOException, XMLStreamException {
    int column = -1;
    while (Workbook.next(xml)) {
      if (xml.isStartElement() && xml.getLocalName().equals("c")) {
        String reference = Workbook.attribute(xml, "r");
        column = reference == null ? column + 1 : column(reference);
        if (column >= 0 && column < TableFile.MOST_COLUMNS) {
          readCell(xml, row, column);
        }
      } else if (xml.isEndElement() && xml.getLocalName().equals("row")) {
        break;
      }
    }
    if (!row.struck.isEmpty() || Arrays.stream(row.texts).anyMatch(text -> text != null)) {
      measure.row();
      measure.cells(row.texts.length);
      rows.put(row.number, row);
    }
  }

  private void readCell(XMLStreamReader xml, Cells row, int column) throws IOException, XMLStreamException {
    String type = Workbook.attribute(xml, "t");
    String stated = Workbook.attribute(xml, "s");
    int style = stated == null ? 0 : Integer.parseInt(stated);
    var value = new StringBuilder();
    var formula = new StringBuilder();
    Text inline = null;
    StringBuilder into = null;
    while (Workbook.next(xml)) {
      if (xml.isStartElement()) {
        into = switch (xml.getLocalName()) {
          case "v" -> value;
          case "f" -> formula;
          default -> null;
        };
        inline = xml.getLocalName().equals("is") ? CellTexts.readText(xml, "is") : inline;
      } else if (xml.isEndElement() && xml.getLocalName().equals("c")) {
        break;
      } else if (xml.isEndElement()) {
        into = null;
      } else if (into != null) {
        CellTexts.append(xml, into);
      }
    }
    // A formula whose result nobody has computed yet is refused where it matters, not read as nothing.
    put(row, column, style, inline != null ? inline : value.isEmpty() && !formula.isEmpty()
        ? new Text(TableFile.cell("=" + formula), false, false) : text(type, value.toString(), style));
  }

  private Text text(String type, String value, int style) throws IOException {
    String plain = value.strip();
    return switch (type == null ? "n" : type) {
      case "s" -> texts.shared(plain);
      case "b" -> new Text(plain.equals("1") ? "SAND" : plain.equals("0") ? "FALSK" : null, false, false);
      case "n" -> new Text(TableFile.cell(styles.shown(plain, style)), false, false);
      default -> new Text(TableFile.cell(value), false, false);
    };
  }

  private void put(Cells row, int column, int style, Text text) {
    if (text.struck() || !text.hasFonts() && text.text() != null && styles.isStruck(style)) {
      row.strike(column);
    } else if (text.text() != null) {
      row.put(column, text.text());
      measure.text(text.text());
    }
  }

  private void addMerge(String reference) {
    String[] corners = String.valueOf(reference).split(":");
    if (corners.length == 2) {
      int top = rowOf(corners[0]);
      int bottom = rowOf(corners[1]);
      if (bottom > top) {
        merges.add(new Merge(column(corners[0]), top, bottom));
      }
      if (merges.size() > MOST_MERGES) {
        throw measure.tooLarge();
      }
    }
  }

  /** What stands in a merged cell stands in each of its rows that says anything. */
  private void spread(Merge merge) {
    Cells first = rows.get(merge.top());
    if (first == null || merge.column() < 0 || merge.column() >= TableFile.MOST_COLUMNS) {
      return;
    }
    String text = first.text(merge.column());
    boolean struck = first.struck.contains(merge.column());
    for (Cells row : rows.subMap(merge.top(), false, merge.bottom(), true).values()) {
      measure.cells(1);
      if (struck) {
        row.strike(merge.column());
      } else if (text != null && row.text(merge.column()) == null) {
        row.put(merge.column(), text);
      }
    }
  }

  private static int rowOf(String reference) {
    return Integer.parseInt(reference.replaceAll("\\D", ""));
  }

  /** The column of "AB12", from 0; -1 where it says none. */
  private static int column(String reference) {
    int column = 0;
    for (int i = 0; i < reference.length() && column <= TableFile.MOST_COLUMNS; i++) {
      char letter = Character.toUpperCase(reference.charAt(i));
      if (letter >= 'A' && letter <= 'Z') {
        column = 26 * column + letter - 'A' + 1;
      }
    }
    return column - 1;
  }
}
