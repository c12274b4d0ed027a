package dk.dst.microdata.ground.terms;

import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.text.Danish;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.MonthDay;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values of terms as people write and read them, and as they are kept: like in {@code application.yaml}. */
final class TermText {

  /** With a comma before decimals, as it is shown; a full stop could mean either. */
  private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:,\\d{1,4})?)\\s*%?");
  private static final Pattern PART = Pattern.compile("(\\d{1,4}) ?(år|måned|måneder|dag|dage)");
  private static final DateTimeFormatter DAY_OF_YEAR = new DateTimeFormatterBuilder().parseCaseInsensitive()
      .appendPattern("d. MMMM").toFormatter(Locale.forLanguageTag("da"));

  private TermText() {}

  /** "12 måneder", "50 %", "5. juni, 24. december". */
  static String danish(Object value) {
    if (value instanceof List<?> several) {
      return several.isEmpty() ? "ingen" : several.stream().map(TermText::danish).collect(Collectors.joining(", "));
    }
    return value instanceof Period period ? Danish.period(period)
        : value instanceof MonthDay day ? DAY_OF_YEAR.format(day)
        : value instanceof BigDecimal share
            ? share.movePointRight(2).stripTrailingZeros().toPlainString().replace('.', ',') + " %"
        : value.toString();
  }

  /** As it is kept. */
  static String kept(Object value) {
    return value instanceof List<?> several ? several.stream().map(Object::toString).collect(Collectors.joining(", "))
        : value instanceof BigDecimal share ? share.toPlainString() : value.toString();
  }

  /** How to write it. */
  static String hint(SchemeTerm term) {
    Type type = term.component().getGenericType();
    return type == Period.class ? "Fx 12 måneder, 30 dage eller 1 år og 6 måneder."
        : type == BigDecimal.class ? "I procent, fx 50 %."
        : type == int.class ? "Et helt tal."
        : element(type) == Period.class ? "Adskilt af komma, fx 90 dage, 30 dage."
        : "Adskilt af komma, fx 5. juni, 24. december.";
  }

  /**
   * The value that somebody typed.
   *
   * @throws InputRefused where it cannot be one of this term
   */
  static Object typed(SchemeTerm term, String text) {
    return typed(term, text, "Ny værdi");
  }

  /** @param field what the field is called in which it was typed */
  static Object typed(SchemeTerm term, String text, String field) {
    return read(term, text == null ? "" : text.strip(), field, TermText::period, TermText::dayOfYear, TermText::share);
  }

  /** The value that is kept. */
  static Object parse(SchemeTerm term, String kept) {
    return read(term, kept, "Ny værdi", Period::parse, MonthDay::parse, BigDecimal::new);
  }

  private static Object read(SchemeTerm term, String text, String field, Function<String, Period> period,
      Function<String, MonthDay> day, Function<String, BigDecimal> share) {
    RecordComponent component = term.component();
    Type type = component.getGenericType();
    try {
      return type == int.class ? positive(Integer.parseInt(text)) : one(type, text, period, day, share);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw InputRefused.field(field, "Skriv " + (type == int.class ? "et helt tal, mindst 1." : "den som vist. "
          + hint(term)));
    }
  }

  private static Object one(Type type, String text, Function<String, Period> period, Function<String, MonthDay> day,
      Function<String, BigDecimal> share) {
    if (type instanceof ParameterizedType) {
      return text.isEmpty() ? List.of() : Arrays.stream(text.split(",")).map(String::strip)
          .map(part -> one(element(type), part, period, day, share)).toList();
    }
    return type == Period.class ? lasting(period.apply(text))
        : type == MonthDay.class ? day.apply(text) : between0And1(share.apply(text));
  }

  private static Type element(Type type) {
    return ((ParameterizedType) type).getActualTypeArguments()[0];
  }

  private static Period period(String text) {
    Period period = Period.ZERO;
    for (String part : text.toLowerCase(Locale.ROOT).split(" og ")) {
      Matcher matcher = PART.matcher(part.strip());
      if (!matcher.matches()) {
        throw new IllegalArgumentException(text);
      }
      int count = Integer.parseInt(matcher.group(1));
      period = switch (matcher.group(2).charAt(0)) {
        case 'å' -> period.plusYears(count);
        case 'm' -> period.plusMonths(count);
        default -> period.plusDays(count);
      };
    }
    return period;
  }

  private static MonthDay dayOfYear(String text) {
    return MonthDay.parse(text, DAY_OF_YEAR);
  }

  private static BigDecimal share(String text) {
    Matcher matcher = SHARE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    return new BigDecimal(matcher.group(1).replace(',', '.')).movePointLeft(2);
  }

  private static int positive(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("less than 1");
    }
    return value;
  }

  private static Period lasting(Period value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException("no time");
    }
    return value;
  }

  private static BigDecimal between0And1(BigDecimal value) {
    if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("no share");
    }
    return value;
  }
}
