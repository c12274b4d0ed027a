package dk.dst.microdata.facts.register;

import dk.dst.microdata.ground.form.InputRefused;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text such as "1997, 199712, 2008-2012", "jan 2019 - mar 2019" or "2019-" says of periods. A text of which
 * anything cannot be read is refused whole, naming what it is.
 *
 * @param finer whether it names halves, quarters, months, weeks or days; the years are those they lie in
 * @param openEnd whether it runs on without an end, and has been closed
 * @param openStart whether it has no beginning, and has been given one
 */
record PeriodText(Years years, boolean finer, boolean openEnd, boolean openStart) {

  private static final int FIRST_YEAR = 1900;
  /** Registers of persons write the day that never comes as 31-12-9999. */
  private static final int NEVER = 9999;
  private static final int LONGEST_SHOWN = 40;
  /** In characters; two days with their times in words take 80, and patterns take long to see that a longer text is none. */
  private static final int LONGEST = 200;
  private static final String NO_PERIOD =
      "er ikke en periode. Skriv fx 2008, 2008-2012, 200812, 2008K1 eller jan 2008";

  private static final String MONTH_NAME = "(?:jan(?:uar|uary)?|feb(?:ruar|ruary)?|mar(?:ts|ch)?|apr(?:il)?|ma[jy]"
      + "|jun[ie]?|jul[iy]?|aug(?:ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|de[cs](?:ember)?)\\.?";
  private static final String ORDINAL =
      "(?:[1-4](?:\\.|st|nd|rd|th)?|første|andet|tredje|fjerde|first|second|third|fourth)";
  private static final String PART = "(?:kvt|kv|kvartal|quarter|halvår|half(?:[ -]?year)?)\\.?";
  private static final String PART_OF_YEAR = "(?:" + MONTH_NAME + "|[KQ][1-4]|H[12]|[UW](?:5[0-3]|[1-4]\\d|0?[1-9])"
      + "|" + ORDINAL + " ?" + PART + "|" + PART + " ?[1-4]|(?:uge|week) ?\\d\\d?(?: ?[-–] ?\\d\\d?)?)";

  private static final String TIME = "(?:[T ]\\d\\d?[:.]\\d\\d(?:[:.]\\d\\d(?:\\.\\d+)?)?Z?)?";
  private static final String DAY = "(?:(?:0?[1-9]|[12]\\d|3[01])(?:[-./](?:0?[1-9]|1[0-2])[-./]|[. -]{0,2}"
      + MONTH_NAME + "[ -]?)\\d{4}|\\d{4}-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\\d|3[01]))" + TIME;
  private static final String MONTH =
      "\\d{4}(?:-?M(?:1[0-2]|0?[1-9])|-?(?:1[0-2]|0[1-9]))|(?:0?[1-9]|1[0-2])[-./]\\d{4}";
  private static final String IN_YEAR =
      "\\d{4}[ -]?" + PART_OF_YEAR + "|" + PART_OF_YEAR + "(?:[ /-]| (?:i|of|in) )?\\d{4}";
  private static final String POINT = "(?:" + DAY + "|" + MONTH + "|" + IN_YEAR + "|\\d{4})(?:\\.0+)?";
  private static final String FIRST = "(?<first>" + POINT + ")";
  private static final String LAST = "(?<last>" + POINT + ")";

  private static final String FROM = "(?:fra(?: og med)?|f\\.?o\\.?m\\.?|from|since|siden) ";
  private static final String DASH = " ?[-–] ?";
  private static final String TO = "(?:(?:op )?til|indtil|to|until|t\\.?o\\.?m\\.?)(?: og med| and including)? ";
  private static final String UNTIL = "(?:" + DASH + "| " + TO + ")";
  private static final String NOW = "(?:nu|i dag|d\\.d\\.|dags dato|løbende|now|today|present|current)";

  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern ONLY_YEAR = Pattern.compile("\\d{4}(?:\\.0+)?");
  /** What nearly all lists write, and a thousand times: it is tried first, because the others take long. */
  private static final Pattern PLAIN = Pattern.compile("(\\d{4})(?: ?[-–] ?(\\d{4}))?");
  private static final Pattern ONE = pattern(POINT);
  private static final Pattern RANGE = pattern("(?:" + FROM + ")?" + FIRST + UNTIL + LAST);
  /** "jan - mar 2019", "1.-3. kvartal 2019", "2019K1-K3". */
  private static final Pattern IN_ONE_YEAR = pattern("(?:" + PART_OF_YEAR + "|[1-4]\\.)" + UNTIL + LAST
      + "|" + FIRST + UNTIL + PART_OF_YEAR);
  /** An interval of days as ISO 8601 writes it, or a school year. */
  private static final Pattern SLASH = pattern(FIRST + " ?/ ?" + LAST);
  private static final Pattern OPEN_END = pattern("(?:" + FROM + ")?" + FIRST + "(?:" + DASH
      + "| og (?:frem(?:efter|ad)?|senere)| ?\\+| and (?:later|onwards)|" + UNTIL + NOW + ")|" + FROM + LAST);
  private static final Pattern OPEN_START = pattern("(?:" + DASH + "|" + TO + ")" + LAST);

  private static final Pattern BLANKS = Pattern.compile("[\\s\u00a0&&[^\r\n]]+");
  private static final Pattern DASHES = Pattern.compile("[‐‑‒—−→]|(?<![-–—=])[-–—=]{1,2}>");
  private static final Pattern DOTS = Pattern.compile("…|\\.{3,}");
  /** A sheet may show the year 2019 as 2.019 or 2 019, or as 2019,00. */
  private static final Pattern THOUSANDS = Pattern.compile("(?<![\\d.])([12])[. ](\\d{3})(?![\\d.])");
  private static final Pattern DECIMALS = Pattern.compile("(?<!\\d)(\\d{4}),0{1,2}(?!\\d)");
  private static final Pattern WEEK_OF = Pattern.compile("((?:uge|week) \\d\\d?), ?(?=\\d{4})");
  /** Between periods; the "og" of "og frem" and "til og med" is none. */
  private static final Pattern SEPARATOR = Pattern.compile(
      " ?[,;\r\n] ?| & | ?\\+ ?(?=\\d)| og (?!frem|med |senere)| and (?!later|onwards|including)",
      Pattern.CASE_INSENSITIVE);

  /**
   * Reads a text.
   *
   * @param firstYear where a period without a beginning ("til 2012") begins, or null where that is not known
   * @param horizon the year of the reading: an open end runs to it, and nothing later exists
   */
  static PeriodText read(String text, Integer firstYear, int horizon) {
    var reading = new Reading(firstYear, horizon);
    for (String token : SEPARATOR.split(plain(text))) {
      if (!token.isBlank()) {
        reading.take(token.strip());
      }
    }
    return reading.end();
  }

  private static String plain(String text) {
    String plain = DASHES.matcher(BLANKS.matcher(text).replaceAll(" ")).replaceAll("–");
    plain = DECIMALS.matcher(THOUSANDS.matcher(plain).replaceAll("$1$2")).replaceAll("$1");
    return DOTS.matcher(WEEK_OF.matcher(plain).replaceAll("$1 ")).replaceAll(",…,");
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** The years so far, from left to right. */
  private static final class Reading {

    private final Integer firstYear;
    private final int horizon;
    private final BitSet years = new BitSet();
    private boolean finer;
    private boolean openEnd;
    private boolean openStart;
    /** The last year before what follows, or null. */
    private Integer last;
    /** Whether dots have been read after it. */
    private boolean gap;

    Reading(Integer firstYear, int horizon) {
      this.firstYear = firstYear;
      this.horizon = horizon;
    }

    void take(String token) {
      if (token.length() > LONGEST) {
        throw refuse(token, NO_PERIOD);
      }
      Matcher plain = PLAIN.matcher(token);
      if (plain.matches() && !String.valueOf(NEVER).equals(plain.group(2))) {
        int from = year(token, plain.group(1));
        add(token, from, plain.group(2) == null ? from : year(token, plain.group(2)));
      } else if (ONE.matcher(token).matches()) {
        int year = year(token, token);
        add(token, year, year);
      } else if (token.equals("…")) {
        if (last == null) {
          throw refuse(token, "kan kun stå efter et år");
        }
        gap = true;
      } else if (!takeRange(token) && !takeOpen(token)) {
        throw refuse(token, NO_PERIOD);
      }
    }

    private boolean takeRange(String token) {
      Matcher range = RANGE.matcher(token);
      if (range.matches()) {
        int from = year(token, range.group("first"));
        boolean never = range.group("last").contains(String.valueOf(NEVER));
        openEnd |= never;
        add(token, from, never ? horizon : year(token, range.group("last")));
        return true;
      }
      Matcher within = IN_ONE_YEAR.matcher(token);
      if (within.matches()) {
        finer = true;
        int year = year(token, either(within));
        add(token, year, year);
        return true;
      }
      Matcher slash = SLASH.matcher(token);
      if (slash.matches()) {
        int from = year(token, slash.group("first"));
        int to = year(token, slash.group("last"));
        if (to != from + 1 && ONLY_YEAR.matcher(slash.group("last")).matches()) {
          throw refuse(token, "kan betyde flere ting. Skriv fx " + from + "-" + to + " eller " + from + ", " + to);
        }
        add(token, from, to);
        return true;
      }
      return false;
    }

    private boolean takeOpen(String token) {
      Matcher open = OPEN_END.matcher(token);
      if (open.matches()) {
        openEnd = true;
        add(token, year(token, either(open)), horizon);
        return true;
      }
      Matcher until = OPEN_START.matcher(token);
      if (until.matches()) {
        if (firstYear == null) {
          throw refuse(token, "mangler et første år. Skriv fx 2008-2012");
        }
        openStart = true;
        add(token, firstYear, year(token, until.group("last")));
        return true;
      }
      return false;
    }

    private static String either(Matcher found) {
      return found.group("first") == null ? found.group("last") : found.group("first");
    }

    PeriodText end() {
      if (gap) {
        openEnd = true;
        add("…", horizon, horizon);
      }
      if (years.isEmpty()) {
        throw new InputRefused("Perioden mangler.");
      }
      return new PeriodText(Years.of(years.stream().boxed().toList()), finer, openEnd, openStart);
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
      years.set(gap ? last : from, to + 1);
      last = to;
      gap = false;
    }

    private static InputRefused refuse(String token, String problem) {
      return new InputRefused("„" + TableFile.shown(token, LONGEST_SHOWN) + "“ " + problem + ".");
    }
  }
}
