package dk.dst.microdata.ground.form;

import java.text.Normalizer;

/**
 * What people type, as it is kept: the one rule for forms, drafts and our own endpoints. Nothing that can be seen is
 * lost by it, so it never refuses: who pastes from a PDF or from Word cannot see what they would have to mend.
 */
public final class TypedText {

  private TypedText() {}

  /**
   * The text in Unicode's composed form (NFC), so that Å is the same letter from every keyboard, and without what can
   * be neither shown nor kept: control characters, and halves of characters. The breaks that Word and PDF have among
   * those become line breaks; line breaks and tabs stay.
   */
  public static String kept(String text) {
    if (text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      return text;
    }
    var kept = new StringBuilder(text.length());
    text.codePoints().forEach(c -> {
      if (c == '\u000B' || c == '\f' || c == '\u0085') {
        kept.append('\n');
      } else if (canBeKept(c)) {
        kept.appendCodePoint(c);
      }
    });
    return Normalizer.normalize(kept, Normalizer.Form.NFC);
  }

  private static boolean canBeKept(int c) {
    return c == '\n' || c == '\r' || c == '\t'
        || !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
  }
}
