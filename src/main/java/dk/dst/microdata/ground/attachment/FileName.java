package dk.dst.microdata.ground.attachment;

import dk.dst.microdata.ground.form.TypedText;

/** The name of a file, as somebody else has chosen it. */
final class FileName {

  private static final int LONGEST = 150;

  private FileName() {}

  /** On one line, without folders or anything that a system of files could take for more than a name. */
  static String of(String given, FileType type) {
    String name = TypedText.kept(given == null ? "" : given).replaceAll("^.*[/\\\\]", "")
        .replaceAll("[\\p{Cntrl}\\p{Cf}<>:\"|?*]", " ").replaceAll("\\s+", " ").strip().replaceAll("^\\.+|\\.+$", "");
    String named = type.named(name.isBlank() ? "Dokument" : name);
    if (named.length() <= LONGEST) {
      return named;
    }
    String ending = named.substring(named.lastIndexOf('.'));
    int end = LONGEST - ending.length();
    return named.substring(0, Character.isHighSurrogate(named.charAt(end - 1)) ? end - 1 : end) + ending;
  }
}
