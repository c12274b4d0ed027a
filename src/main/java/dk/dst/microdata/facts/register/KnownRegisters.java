package dk.dst.microdata.facts.register;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The registers of the catalogue, found by what people write for them in a list. */
final class KnownRegisters {

  /** In characters; longer than any name with its code. */
  private static final int LONGEST = 300;
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern WORDS = Pattern.compile("[\\s()\\[\\],:;/]+");
  private static final Pattern PARTING = Pattern.compile(" [-–] |[:,] ");
  /** A code that the catalogue does not have: other owners' registers are named so, too. */
  private static final Pattern CAPITALS = Pattern.compile("[\\p{Lu}\\d_.$#-]*\\p{Lu}[\\p{Lu}\\d_.$#-]*");

  private final Map<String, Register> byCode;
  /** Names without capitals; null for a name that several registers have. */
  private final Map<String, String> byName = new HashMap<>();

  KnownRegisters(Collection<Register> registers) {
    this.byCode = registers.stream().collect(Collectors.toMap(Register::code, Function.identity()));
    for (Register register : registers) {
      Stream.of(register.nameDa(), register.nameEn()).filter(name -> name != null).map(KnownRegisters::plain).distinct()
          .forEach(name -> byName.put(name, byName.containsKey(name) ? null : register.code()));
    }
  }

  /**
   * The code of the register that is meant by a code, a name, or both: "BEF", "Befolkningen", "Befolkningen (BEF)",
   * "Befolkningen BEF" or "BEF – Befolkningen". Null where the text is none of these or has several codes; a code
   * alone that the catalogue does not have is none.
   */
  String find(String text) {
    if (text.length() > LONGEST) {
      return null;
    }
    String written = BLANKS.matcher(text).replaceAll(" ").strip();
    if (byCode.containsKey(upper(written))) {
      return upper(written);
    }
    String name = byName.get(plain(written));
    if (name != null) {
      return name;
    }
    if (WORDS.splitAsStream(written).filter(byCode::containsKey).distinct().count() > 1) {
      return null;
    }
    String bracketed = inBrackets(written);
    if (bracketed != null) {
      return bracketed;
    }
    String last = written.substring(written.lastIndexOf(' ') + 1);
    String first = PARTING.split(written, 2)[0];
    return byCode.containsKey(last) ? last : byCode.containsKey(first) ? first : null;
  }

  /** The code at the end in brackets; one that the catalogue does not have must be in capitals. */
  private String inBrackets(String written) {
    char end = written.isEmpty() ? ' ' : written.charAt(written.length() - 1);
    int from = end == ')' ? written.lastIndexOf('(') : end == ']' ? written.lastIndexOf('[') : -1;
    if (from <= 0) {
      return null;
    }
    String code = written.substring(from + 1, written.length() - 1).strip();
    return byCode.containsKey(upper(code)) ? upper(code) : CAPITALS.matcher(code).matches() ? code : null;
  }

  /** Whether it is one of Statistics Denmark's, whose variables have plain names. */
  boolean isOwn(String code) {
    return byCode.containsKey(code) && Register.isStatisticsDenmark(byCode.get(code).owner());
  }

  /** The first year with data, or null where it is not known. */
  Integer firstYear(String code) {
    return byCode.containsKey(code) ? byCode.get(code).firstYear() : null;
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private static String plain(String name) {
    return BLANKS.matcher(name).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }
}
