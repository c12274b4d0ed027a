package dk.dst.microdata.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What nobody is expected to type, and somebody will: chosen by a seed. */
final class Oddities {

  private static final List<String> TEXTS = List.of(
      // like dates and numbers
      "2026-02-30", "2026-13-45", "0000-00-00", "0000-01-01", "9999-12-31", "2026-02-28T25:61:61Z", "31.02.2026",
      "NaN", "Infinity", "1e309", "-0", "12.345,67", "007", "0x1F", "-999999999-01-01", "99999999999999999999",
      // like names of ours
      "DRAFT", "APPROVED", "approved", "true", "null", "PDB-2026-001", "systemet", "admin", "__proto__", "constructor",
      // like formulas and code
      "=1+1", "=cmd|' /C calc'!A0", "+45 12", "-2+3", "@SUM(A1)", "\t=1", "<script>alert(1)</script>", "<b>",
      "&amp;", "]]>", "<!--", "{{7*7}}", "${1+1}", "#{x}", "' or 1=1 --", "%00", "%s%n", "_x0041_",
      "\\u0000", "../../etc/passwd",
      "a\r\nSet-Cookie: ond=1",
      // what cannot be seen, or not be kept
      "\u0000", "a\u0000b", "\u0001\u001F", "en\u000Bto\ftre", "\u007F\u0085\u009F", "\u2028\u2029",
      "\uD800", "\uDC00x",
      "a\uD83D", "\uFEFF", "\uFFFE\uFFFF", "\u200B", "\u00AD", " ", "\u00A0\u3000", "\n\n\n", "",
      // letters of all kinds
      "A\u030Arhus", "e\u0301", "\u202Egpj.exe\u202C", "\u200Fשלום\u061C", "\u2067مرحبا", "﷽", "漢字", "🙂👩‍👩‍👧",
      "ß\u1E9E", "İı",
      "a" + "\u0301".repeat(300),
      // long
      "x".repeat(301), "ord ".repeat(1001), "æ".repeat(4000), "🙂".repeat(2100), "W".repeat(100_000));
  private static final List<Object> NUMBERS = List.of(0, -1, 1, 2.5, Integer.MAX_VALUE, Long.MIN_VALUE, 1e300,
      new java.math.BigInteger("9".repeat(400)), -0.0);

  private final Random random;

  Oddities(long seed) {
    random = new Random(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean inOneOf(int times) {
    return random.nextInt(times) == 0;
  }

  <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** Alone, or within a text that is otherwise long enough to be accepted. */
  String text() {
    String odd = oneOf(TEXTS);
    return inOneOf(2) ? odd : "Begrundet tekst " + odd + " og mere.";
  }

  /** Of any kind that JSON has. */
  Object value() {
    return switch (random.nextInt(12)) {
      case 0 -> oneOf(NUMBERS);
      case 1 -> random.nextBoolean();
      case 2 -> null;
      case 3 -> List.of(text(), oneOf(NUMBERS));
      case 4 -> Map.of(text(), text());
      case 5 -> deep(random.nextInt(60));
      case 6 -> "20" + (10 + random.nextInt(90)) + "-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10);
      default -> text();
    };
  }

  private Object deep(int levels) {
    Object value = text();
    for (int i = 0; i < levels; i++) {
      value = random.nextBoolean() ? List.of(value) : Map.of("a", value);
    }
    return value;
  }

  /** Those answers with one to three of them odd, left out or added. */
  Map<String, Object> spoilt(Map<String, Object> answers) {
    var spoilt = new LinkedHashMap<>(answers);
    for (int i = random.nextInt(3); i >= 0; i--) {
      List<String> names = new ArrayList<>(spoilt.keySet());
      String name = names.isEmpty() || inOneOf(15) ? text() : oneOf(names);
      if (inOneOf(20)) {
        spoilt.remove(name);
      } else {
        spoilt.put(name, spoilt(spoilt.get(name)));
      }
    }
    return spoilt;
  }

  @SuppressWarnings("unchecked")
  private Object spoilt(Object value) {
    if (value instanceof Map<?, ?> map && !inOneOf(6)) {
      return spoilt((Map<String, Object>) map);
    }
    if (value instanceof List<?> list && !list.isEmpty() && !inOneOf(6)) {
      var spoilt = new ArrayList<Object>(list);
      int at = random.nextInt(list.size());
      spoilt.set(at, spoilt(spoilt.get(at)));
      return spoilt;
    }
    return value instanceof String && !inOneOf(5) ? text() : value();
  }
}
