package dk.dst.microdata.facts.register;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a column of a list holds, and the headings it is known by: those of Danmarks Datavindue, of our own files, and
 * of lists that projects and owners of data have made. Capitals, and whether words are parted by a blank, a hyphen, an
 * underscore or not at all, make no difference; what stands in brackets is passed over.
 */
public enum Column {
  REGISTER("register", "Register", "Registre", "Registerkode", "Register-id", "Registerforkortelse", "Datasæt",
      "Datasætnavn", "Kode", "Code", "Registers", "Register code", "Dataset", "Dataset name", "Data set", "Tabel",
      "Tabelnavn", "Table", "Table name", "Table code"),
  REGISTER_NAME("registerets navn", "Registernavn", "Register name", "Register name dk", "Register name da",
      "Registertitel"),
  NAME("dansk navn", "Navn", "Dansk navn", "Name da", "Name dk"),
  NAME_EN("engelsk navn", "Engelsk navn", "Name en", "Register name en"),
  TOPIC("emne", "Emne", "Datapakke", "Topic"),
  OWNER("ejer", "Ejer", "Dataejer", "Owner", "Data owner"),
  VARIABLE("variabel", "Variabel", "Variabelnavn", "Variabelkode", "Variabel-id", "Variabler", "Variable",
      "Variables", "Variable name", "Variable code", "Variable id", "Var", "Varname", "Feltnavn", "Felt", "Field",
      "Field name", "Kolonnenavn", "Column name"),
  LABEL("variablens tekst", "Variabel label", "Label", "Variabeltekst", "Variabelbeskrivelse", "Beskrivelse",
      "Indhold", "Variabelindhold", "Variable label", "Variable description", "Description", "Description dk",
      "Description da", "Content", "Contents"),
  PERIODS("perioder", "Perioder", "Periode", "År", "Årgang", "Årgange", "Ønskede år", "Ønsket periode",
      "Ønskede perioder", "Dataperiode", "Tidsperiode", "Tidsrum", "Gyldighed", "Gyldighedsperiode", "Period",
      "Periods", "Time period", "Year", "Years", "Validity", "Validity period", "Periode*"),
  FIRST("første periode eller år", "Første periode", "Første år", "Startår", "Startdato", "Start", "Fra", "Fra år",
      "Fra dato", "Gyldig fra", "Gyldig fra dato", "Gyldighed fra", "Gyldighed start", "Periode fra",
      "Periode start", "First period", "First year", "Earliest year", "Start year", "Start date",
      "Variable start year", "From", "From year", "Valid from", "Valid from date", "Validity from"),
  LAST("seneste periode eller år", "Seneste periode", "Sidste periode", "Seneste år", "Sidste år", "Slutår",
      "Slutdato", "Slut", "Til", "Til år", "Til dato", "Gyldig til", "Gyldig til dato", "Gyldighed til",
      "Gyldighed slut", "Periode til", "Periode slut", "Last period", "Last year", "Latest year", "End year",
      "End date", "End", "Variable end year", "To", "To year", "Valid to", "Valid to date", "Validity to"),
  WANTED("om rækken skal med", "Ønskes", "Ønsket", "Kryds", "Sæt kryds", "Valgt", "Vælg", "Medtages", "Skal med",
      "Bruges", "Skal bruges", "Anvendes", "Use in application", "Include", "Included", "Selected",
      "Wanted"),
  PREORDERED("forudbestilt", "Forudbestilt", "Forudbestilt til", "Forudbestilt*");

  private static final Pattern BRACKETS = Pattern.compile("\\([^)]*\\)|\\[[^]]*]");
  private static final Pattern PARTING = Pattern.compile("[\\s_.:*?/-]+");
  private static final String BEGINNING = "*";

  private static final Map<String, Column> EXACT = new HashMap<>();
  private static final Map<String, Column> BEGINNINGS = new HashMap<>();

  static {
    for (Column column : values()) {
      for (String name : column.names) {
        (name.endsWith(BEGINNING) ? BEGINNINGS : EXACT).put(plain(name), column);
      }
    }
  }

  private final String meaning;
  private final List<String> names;

  Column(String meaning, String... names) {
    this.meaning = meaning;
    this.names = List.of(names);
  }

  /** The column that a heading names, or null. */
  static Column of(String heading) {
    String plain = plain(heading);
    Column exact = EXACT.get(plain);
    return exact != null || plain.isEmpty() ? exact : BEGINNINGS.entrySet().stream()
        .filter(entry -> plain.startsWith(entry.getKey())).map(Map.Entry::getValue).findFirst().orElse(null);
  }

  /** What it holds, in Danish. */
  String meaning() {
    return meaning;
  }

  /** The headings people may write, the one to prefer first. */
  List<String> names() {
    return names.stream().filter(name -> !name.endsWith(BEGINNING)).toList();
  }

  /** A heading reduced to what all its spellings share: people write "variable_name", "Variabel navn" and "Variabelnavn". */
  private static String plain(String heading) {
    return Arrays.stream(PARTING.split(BRACKETS.matcher(heading).replaceAll(" ").toLowerCase(Locale.ROOT)))
        .reduce("", String::concat);
  }
}
