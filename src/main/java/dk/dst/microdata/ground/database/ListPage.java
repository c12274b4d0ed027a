package dk.dst.microdata.ground.database;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list that may be of any length, and where it goes on: after the last line's key, not after so many lines.
 * So what comes and goes meanwhile is neither shown twice nor left out, and the last page costs what the first did.
 *
 * @param next key of the last line read, after which the next page begins; null where there is none
 * @param count how many lines there are in all, in words; beyond a thousand they are not counted
 */
public record ListPage<T>(List<T> lines, String next, String count) {

  public static final int LINES = 50;
  public static final int COUNTED = 1_000;

  /**
   * A page.
   *
   * @param found its lines, and one more where there is a next page
   * @param counted how many there are, counted to one beyond {@link #COUNTED}
   */
  public static <T> ListPage<T> of(List<T> found, Function<T, String> key, int counted) {
    List<T> lines = found.subList(0, Math.min(LINES, found.size()));
    return new ListPage<>(List.copyOf(lines), found.size() > LINES ? key.apply(lines.get(LINES - 1)) : null,
        counted > COUNTED ? "1.000+" : String.valueOf(counted));
  }

  /** The page with what its lines are to be instead. */
  public <R> ListPage<R> with(List<R> lines) {
    return new ListPage<>(lines, next, count);
  }

  /** What somebody searches for, as SQL's {@code ilike} wants it: anywhere in a text, every sign for itself. */
  public static String like(String typed) {
    String wanted = typed == null ? "" : typed.strip();
    return "%" + wanted.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }
}
