package dk.dst.microdata.ground.attachment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The kinds of files that are taken, as their content says. Names are only looked at for how they end. */
public enum FileType {
  PDF("PDF", "application/pdf", "pdf"),
  DOCX("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
  XLSX("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
  ODT("OpenDocument-tekst", "application/vnd.oasis.opendocument.text", "odt"),
  ODS("OpenDocument-regneark", "application/vnd.oasis.opendocument.spreadsheet", "ods"),
  /** Nothing in its content tells a table with separators from other text. */
  TEXT("Tekst", "text/plain", "txt", "csv"),
  PNG("PNG-billede", "image/png", "png"),
  JPEG("JPEG-billede", "image/jpeg", "jpg", "jpeg");

  private final String danish;
  private final String mediaType;
  private final List<String> endings;

  FileType(String danish, String mediaType, String... endings) {
    this.danish = danish;
    this.mediaType = mediaType;
    this.endings = List.of(endings);
  }

  public String danish() {
    return danish;
  }

  public String mediaType() {
    return mediaType;
  }

  /** The name with an ending of this kind: what a file is opened with goes by that. */
  String named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return endings.stream().anyMatch(ending -> lower.endsWith("." + ending)) ? name : name + "." + endings.get(0);
  }

  /** ".pdf,.docx", as a browser asks for them. */
  public static String accepted() {
    return Arrays.stream(values()).flatMap(type -> type.endings.stream()).map(ending -> "." + ending)
        .collect(Collectors.joining(","));
  }

  /** "PDF (pdf), Word (docx)", for people. */
  public static String allowed() {
    return Arrays.stream(values()).map(type -> type.danish + " (" + String.join(", ", type.endings) + ")")
        .collect(Collectors.joining(", "));
  }
}
