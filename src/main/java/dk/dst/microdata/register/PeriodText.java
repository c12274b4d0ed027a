package dk.dst.microdata.register;

import dk.dst.microdata.form.InputRefused;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a text such as "1997, 199712, 2008-2012" or "2019-" says of periods. A text of which anything cannot be read is
 * refused whole, naming what it is.
 *
 * @param finer whether it names quarters or status months; the years are those they lie in
 * @param openEnd whether it runs on without an end, and has been closed
 */
record PeriodText(Years years, boolean finer, boolean openEnd) {

  private static final int FIRST_YEAR = 1900;
  private static final int LONGEST_SHOWN = 40;

  private static final String MONTH = "\\d{4}(?:-?M(?:1[0-2]|0?[1-9])|-?(?:1[0-2]|0[1-9]))";
  private static final String QUARTER =
      "\\d{4}[ -]?[KQ][1-4]|[KQ][1-4][ /-]\\d{4}|[1-4]\\.? ?(?:kvt|kvartal)\\.? ?\\d{4}";
  private static final String POINT = "((?:" + MONTH + "|" + QUARTER + "|\\d{4})(?:\\.0+)?)";
  private static final String DASH = " ?[-–] ?";
  private static final String TO = " til (?:og med )?";

  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern ONLY_YEAR = Pattern.compile("\\d{4}(?:\\.0+)?");
  private static final Pattern ONE = pattern(POINT);
  private static final Pattern RANGE = pattern("(?:fra )?" + POINT + "(?:" + DASH + "|" + TO + ")" + POINT);
  private static final Pattern OPEN_END = pattern("(?:fra )?" + POINT + "(?:" + DASH + "| og frem(?:efter|ad)?)"
      + "|fra " + POINT);
  private static final Pattern OPEN_START = pattern("(?:" + DASH + "|" + TO.stripLeading() + ")" + POINT);

  private static final Pattern BLANKS = Pattern.compile("[\\s\u00a0&&[^\r\n]]+");
  private static final Pattern DASHES = Pattern.compile("[‐‑‒—−]");
  private static final Pattern DOTS = Pattern.compile("…|\\.{3,}");
  /** Between periods; the "og" of "og frem" and "til og med" is none. */
  private static final Pattern SEPARATOR = Pattern.compile(" ?[,;\r\n] ?| og (?!frem|med )", Pattern.CASE_INSENSITIVE);

  /**
   * Reads a text.
   *
   * @param firstYear where a period without a beginning ("til 2012") begins, or null where that is not known
   * @param horizon the year of the reading: an open end runs to it, and nothing later exists
   */
  static PeriodText read(String text, Integer firstYear, int horizon) {
    var reading = new Reading(firstYear, horizon);
    String plain = DOTS.matcher(DASHES.matcher(BLANKS.matcher(text).replaceAll(" ")).replaceAll("–")).replaceAll(",…,");
    for (String token : SEPARATOR.split(plain)) {
      if (!token.isBlank()) {
        reading.take(token.strip());
      }
    }
    return reading.end();
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** The years so far, from left to right. */
  private static final class Reading {

    private final Integer firstYear;
    private final int horizon;
    private final TreeSet<Integer> years = new TreeSet<>();
    private boolean finer;
    private boolean openEnd;
    /** The last year before what follows, or null. */
    private Integer last;
    /** Whether dots have been read after it. */
    private boolean gap;

    Reading(Integer firstYear, int horizon) {
      this.firstYear = firstYear;
      this.horizon = horizon;
    }

    void take(String token) {
      if (ONE.matcher(token).matches()) {
        add(token, year(token, token), year(token, token));
        return;
      }
      Matcher range = RANGE.matcher(token);
      Matcher openStart = OPEN_START.matcher(token);
      Matcher open = OPEN_END.matcher(token);
      if (token.equals("…")) {
        if (last == null) {
          throw refuse(token, "kan kun stå efter et år");
        }
        gap = true;
      } else if (range.matches()) {
        add(token, year(token, range.group(1)), year(token, range.group(2)));
      } else if (open.matches()) {
        openEnd = true;
        add(token, year(token, open.group(1) == null ? open.group(2) : open.group(1)), horizon);
      } else if (openStart.matches()) {
        if (firstYear == null) {
          throw refuse(token, "mangler et første år. Skriv fx 2008-2012");
        }
        add(token, firstYear, year(token, openStart.group(1)));
      } else {
        throw refuse(token, "er ikke en periode. Skriv fx 2008, 2008-2012, 200812 eller 2008K1");
      }
    }

    PeriodText end() {
      if (gap) {
        openEnd = true;
        add("…", horizon, horizon);
      }
      if (years.isEmpty()) {
        throw new InputRefused("Perioden mangler.");
      }
      return new PeriodText(Years.of(years), finer, openEnd);
    }

    private int year(String token, String point) {
      finer |= !ONLY_YEAR.matcher(point).matches();
      Matcher found = YEAR.matcher(point);
      found.find();
      int year = Integer.parseInt(found.group());
      if (year < FIRST_YEAR) {
        throw refuse(token, "ligger før " + FIRST_YEAR);
      }
      if (year > horizon) {
        throw refuse(token, "ligger efter " + horizon + ", og så nye data findes ikke endnu");
      }
      return year;
    }

    private void add(String token, int from, int to) {
      if (from > to || gap && last > from) {
        throw refuse(token, "slutter, før perioden begynder");
      }
      IntStream.rangeClosed(gap ? last : from, to).forEach(years::add);
      last = to;
      gap = false;
    }

    private static InputRefused refuse(String token, String problem) {
      return new InputRefused("„" + TableFile.shown(token, LONGEST_SHOWN) + "“ " + problem + ".");
    }
  }
}
