package dk.dst.microdata.facts.register;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Files of other kinds that people send as lists, known by their content, and what to do with each. The advice must
 * lead to a file that is read, so it names the kind to save as.
 */
final class OtherFile {

  private static final String AS_XLSX = "gem listen som „Excel-projektmappe (.xlsx)“";
  private static final String AS_TABLE = " Kopiér tabellen over i et regneark, og " + AS_XLSX + ".";
  /** So much of a text is looked at, in bytes. */
  private static final int BEGINNING = 2_000;

  private OtherFile() {}

  static boolean isZip(byte[] bytes) {
    return begins(bytes, "PK\u0003\u0004") || begins(bytes, "PK\u0005\u0006");
  }

  /** What to do with a file that is neither a workbook nor a text; nothing where it may be one. */
  static Optional<String> adviceFor(byte[] bytes) {
    if (begins(bytes, "\u00d0\u00cf\u0011\u00e0")) {
      return Optional.of(compoundAdvice(bytes));
    }
    if (begins(bytes, "%PDF")) {
      return Optional.of("Filen er en PDF." + AS_TABLE);
    }
    if (begins(bytes, "{\\rtf")) {
      return Optional.of("Filen er et tekstdokument (.rtf)." + AS_TABLE);
    }
    if (begins(bytes, "\u001f\u008b") || begins(bytes, "7z\u00bc\u00af") || begins(bytes, "Rar!")) {
      return Optional.of("Filen er pakket. Pak den ud, og indlæs listen for sig.");
    }
    if (begins(bytes, "\u0089PNG") || begins(bytes, "\u00ff\u00d8\u00ff") || begins(bytes, "GIF8")) {
      return Optional.of("Filen er et billede. Listen skal være et regneark (.xlsx) eller en tekst (.csv).");
    }
    if (begins(bytes, "$FL2") || begins(bytes, "$FL3") || begins(bytes, "<stata_dta>") || begins(bytes, "PAR1")
        || begins(bytes, "RDX") || begins(bytes, "\0\0\0\0\0\0\0\0\0\0\0\0\u00c2\u00ea\u0081\u0060")) {
      return Optional.of("Filen er et datasæt fra et statistikprogram (SAS, SPSS, Stata, R). Skriv listen ud som .csv"
          + " eller .xlsx fra programmet. Den må kun have navne på registre og variable, aldrig data om personer.");
    }
    String start = new String(bytes, 0, Math.min(bytes.length, BEGINNING), StandardCharsets.ISO_8859_1)
        .toLowerCase(Locale.ROOT).strip();
    if (start.contains("urn:schemas-microsoft-com:office:spreadsheet")) {
      return Optional.of("Filen er et XML-regneark fra 2003. Åbn den i Excel, vælg „Gem som“, og " + AS_XLSX + ".");
    }
    if (start.startsWith("<!doctype html") || start.startsWith("<html") || start.contains("<table")) {
      return Optional.of("Filen er en webside, selv om den kan hedde .xls. Åbn den i Excel, vælg „Gem som“, og "
          + AS_XLSX + ".");
    }
    return Optional.empty();
  }

  /** What to do with a zip archive that has these entries and is no workbook of Excel's. */
  static String adviceForZip(Collection<String> entries) {
    if (has(entries, "xl/workbook.bin"::equals)) {
      return "Filen er en binær Excel-projektmappe (.xlsb). Åbn den i Excel, vælg „Gem som“, og " + AS_XLSX
          + ", ikke som „binær“.";
    }
    if (has(entries, "word/document.xml"::equals)) {
      return "Filen er et Word-dokument (.docx)." + AS_TABLE;
    }
    if (has(entries, "ppt/presentation.xml"::equals)) {
      return "Filen er en præsentation (.pptx)." + AS_TABLE;
    }
    if (has(entries, name -> name.endsWith(".iwa") || name.equals("index.zip"))) {
      return "Filen er fra Apple Numbers (.numbers) eller et andet Apple-program. Vælg i Numbers „Arkiv“ > „Eksporter"
          + " til“ > „Excel“, og indlæs den .xlsx, der kommer ud af det.";
    }
    if (has(entries, "content.xml"::equals) && has(entries, "meta-inf/manifest.xml"::equals)) {
      return "Filen er i OpenDocument-format (.ods eller .odt). Åbn regnearket i LibreOffice eller Excel, vælg „Gem"
          + " som“, og vælg filtypen „Excel-projektmappe (.xlsx)“ („Excel 2007-365“).";
    }
    if (has(entries, name -> name.matches(".*\\.(xlsx|xlsm|csv|txt|tsv)"))) {
      return "Filen er et zip-arkiv med filer i. Pak det ud, og indlæs listen for sig.";
    }
    return "Filen er et zip-arkiv, men ikke et regneark i Excels format. " + TableFile.HOW_TO_SAVE;
  }

  /** Old files of Office and files with a password look alike but for the names in their directory. */
  private static String compoundAdvice(byte[] bytes) {
    String content = new String(bytes, StandardCharsets.ISO_8859_1);
    if (content.contains(directoryName("EncryptedPackage")) || content.contains(directoryName("DRMEncrypted"))) {
      return "Regnearket er beskyttet med adgangskode eller kryptering. Åbn det i Excel, fjern beskyttelsen under"
          + " „Filer“ > „Oplysninger“, og " + AS_XLSX + ".";
    }
    if (content.contains(directoryName("WordDocument"))) {
      return "Filen er et gammelt Word-dokument (.doc)." + AS_TABLE;
    }
    return "Filen er i det gamle Excel-format (.xls). Åbn den i Excel, vælg „Gem som“, og " + AS_XLSX
        + " uden adgangskode.";
  }

  private static String directoryName(String name) {
    return new String(name.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
  }

  private static boolean has(Collection<String> entries, Predicate<String> name) {
    return entries.stream().map(entry -> entry.toLowerCase(Locale.ROOT)).anyMatch(name);
  }

  private static boolean begins(byte[] bytes, String signature) {
    byte[] first = signature.getBytes(StandardCharsets.ISO_8859_1);
    return bytes.length >= first.length && Arrays.equals(bytes, 0, first.length, first, 0, first.length);
  }
}
