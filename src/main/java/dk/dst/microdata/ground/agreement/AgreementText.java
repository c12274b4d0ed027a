package dk.dst.microdata.ground.agreement;

import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.form.TypedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A version of FSE's text of an agreement: paragraphs, headings ({@code ##}), points ({@code -}) and fields in braces. A
 * field on a line of its own may be a table.
 */
public record AgreementText(String agreement, int version, String body) {

  /** Fields that every agreement has: the case, the day it was drawn up, and the version of this text. */
  public static final Set<String> COMMON = Set.of("sagsnummer", "dato", "version");

  static final Pattern FIELD = Pattern.compile("\\{([^{}\n]*)}");
  private static final int LONGEST = 50_000;
  private static final String LABEL = "Tekst";

  /**
   * The text as it may be kept.
   *
   * @throws InputRefused naming every field that the agreement does not have, and every one that the text lacks
   */
  static String checked(String typed, Agreement agreement) {
    String body = TypedText.kept(typed == null ? "" : typed).strip();
    if (body.isEmpty() || body.length() > LONGEST) {
      throw InputRefused.field(LABEL, "Skriv 1-50.000 tegn.");
    }
    Set<String> known = known(agreement);
    Set<String> used = fields(body);
    var problems = new ArrayList<String>();
    used.stream().filter(field -> !known.contains(field)).forEach(field ->
        problems.add("Aftalen har ikke et felt, der hedder {" + field + "}."));
    missing(body, agreement).forEach(field ->
        problems.add("Feltet {" + field + "} mangler. Det skal stå i aftalen."));
    if (!problems.isEmpty()) {
      throw InputRefused.field(LABEL, String.join(" ", problems));
    }
    return body;
  }

  /** Fields that the agreement has and the text lacks. */
  static List<String> missing(String body, Agreement agreement) {
    Set<String> used = fields(body);
    return known(agreement).stream().filter(field -> !used.contains(field)).toList();
  }

  private static Set<String> known(Agreement agreement) {
    var known = new TreeSet<>(COMMON);
    known.addAll(agreement.example().keySet());
    return known;
  }

  private static Set<String> fields(String body) {
    return FIELD.matcher(body).results().map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  List<String> lines() {
    return body.lines().map(String::strip).toList();
  }
}
