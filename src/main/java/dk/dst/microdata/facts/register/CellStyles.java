package dk.dst.microdata.facts.register;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;

/** How the cells of a workbook are shown: which numbers are days, and what is struck out. */
final class CellStyles {

  /** Excel lets nobody have more; what comes after them is shown as it is. */
  private static final int MOST_STYLES = 65_490;
  private static final int LONGEST_FORMAT = 255;
  private static final int LONGEST_NUMBER = 40;
  /** Excel shows no more digits, and the last ones are noise of its arithmetic. */
  private static final MathContext DIGITS = new MathContext(15);
  private static final int LARGEST_EXPONENT = 20;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-yyyy");
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy-MM");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d{1,3})?");
  /** What is text in a format, or a colour, a place, a width. */
  private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|_.");
  /** Leading zeros or a text around whole numbers, as codes have them: 0000, "K"0. */
  private static final Pattern CODE = Pattern.compile("(?:\"[^\"]*\")?0+(?:\"[^\"]*\")?");

  private enum Kind { NUMBER, CODE, YEAR, MONTH, DAY }

  private record Format(Kind kind, String code) {}

  private record Style(int format, int font) {}

  private static final Format PLAIN = new Format(Kind.NUMBER, "General");

  private final Map<Integer, String> codes = new HashMap<>();
  private final List<Boolean> struckFonts = new ArrayList<>();
  private final List<Style> styles = new ArrayList<>();
  private final Map<Integer, Format> formats = new HashMap<>();
  private final DataFormatter formatter = new DataFormatter(Locale.ROOT);
  private boolean from1904;

  void countFrom1904(boolean from) {
    from1904 = from;
  }

  /** Reads the part of the styles. */
  void read(XMLStreamReader xml) throws XMLStreamException {
    var parents = new ArrayDeque<String>();
    while (Workbook.next(xml)) {
      if (xml.isStartElement()) {
        String parent = parents.isEmpty() ? "" : parents.peek();
        switch (parent + " " + xml.getLocalName()) {
          case "numFmts numFmt" -> addFormat(xml);
          case "fonts font" -> add(struckFonts, false);
          case "font strike" -> strikeFont(xml, parents);
          case "cellXfs xf" -> add(styles, new Style(number(xml, "numFmtId"), number(xml, "fontId")));
          default -> { }
        }
        parents.push(xml.getLocalName());
      } else if (xml.isEndElement()) {
        parents.pop();
      }
    }
  }

  /** Whether what has this style is struck out. */
  boolean isStruck(int style) {
    return style >= 0 && style < styles.size() && styles.get(style).font() < struckFonts.size()
        && styles.get(style).font() >= 0 && struckFonts.get(styles.get(style).font());
  }

  /**
   * A number as people see it: a day as "01-07-2007", a code with its zeros. A year shown as 2.019 stays 2019, whose
   * digits it has.
   */
  String shown(String number, int style) {
    if (number.length() > LONGEST_NUMBER || !NUMBER.matcher(number).matches()) {
      return number;
    }
    double value = Double.parseDouble(number);
    Format format = style >= 0 && style < styles.size()
        ? formats.computeIfAbsent(styles.get(style).format(), this::format) : PLAIN;
    return switch (format.kind()) {
      case CODE -> value == Math.rint(value) ? formatter.formatRawCellContents(value, -1, format.code())
          : plain(number, value);
      case NUMBER -> plain(number, value);
      default -> DateUtil.isValidExcelDate(value) && value >= 1 ? day(value, format.kind()) : plain(number, value);
    };
  }

  private String day(double value, Kind kind) {
    LocalDate day = DateUtil.getLocalDateTime(value, from1904).toLocalDate();
    return switch (kind) {
      case YEAR -> String.valueOf(day.getYear());
      case MONTH -> MONTH.format(day);
      default -> DAY.format(day);
    };
  }

  private static String plain(String number, double value) {
    if (value == 0 || Math.abs(Math.log10(Math.abs(value))) > LARGEST_EXPONENT) {
      return value == 0 ? "0" : number;
    }
    return new BigDecimal(number).round(DIGITS).stripTrailingZeros().toPlainString();
  }

  private Format format(int id) {
    String code = codes.containsKey(id) ? codes.get(id) : BuiltinFormats.getBuiltinFormat(id);
    if (code == null || code.length() > LONGEST_FORMAT) {
      return PLAIN;
    }
    String positive = code.split(";", 2)[0];
    if (DateUtil.isADateFormat(id, code)) {
      String letters = LITERALS.matcher(positive).replaceAll("").toLowerCase(Locale.ROOT);
      return new Format(letters.contains("d") || letters.contains("h") ? Kind.DAY
          : letters.contains("m") ? Kind.MONTH : Kind.YEAR, code);
    }
    return CODE.matcher(positive).matches() && !positive.equals("0") ? new Format(Kind.CODE, positive) : PLAIN;
  }

  private void addFormat(XMLStreamReader xml) {
    if (codes.size() < MOST_STYLES) {
      codes.put(number(xml, "numFmtId"), Workbook.attribute(xml, "formatCode"));
    }
  }

  /** Fonts stand in other parts of the styles, too, such as those of conditions. */
  private void strikeFont(XMLStreamReader xml, ArrayDeque<String> parents) {
    String value = Workbook.attribute(xml, "val");
    boolean inFonts = parents.stream().skip(1).findFirst().filter("fonts"::equals).isPresent();
    if (inFonts && !struckFonts.isEmpty() && (value == null || Workbook.isTrue(value))) {
      struckFonts.set(struckFonts.size() - 1, true);
    }
  }

  private static <T> void add(List<T> list, T element) {
    if (list.size() < MOST_STYLES) {
      list.add(element);
    }
  }

  private static int number(XMLStreamReader xml, String attribute) {
    String value = Workbook.attribute(xml, attribute);
    return value == null ? 0 : Integer.parseInt(value);
  }
}
