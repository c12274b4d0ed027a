package dk.dst.microdata.facts.register;

import dk.dst.microdata.ground.form.Answers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The registers of a form: chosen row by row, beside a list of data that may have been loaded for it. */
@Component
public record RegisterRows(Catalogue catalogue, ContentLists lists) {

  private static final String KEY = "registers";

  /** Adds what the form shows of them: what there is to choose from, the list that is loaded, the rows as they are. */
  public void show(Map<String, Object> shown, Optional<Long> loaded, List<RegisterRow> chosen) {
    shown.put("registerChoices", catalogue.registers().stream().map(Register::choice).toList());
    shown.put("hasContentList", loaded.isPresent());
    shown.put("contentList", loaded.map(lists::get).map(ContentList::describe).orElse("ingen"));
    List<Map<String, Object>> rows = chosen.stream().map(row -> Map.<String, Object>of("register", row.code(),
        "fromYear", row.fromYear(), "toYear", row.toYear(), "reason", row.reason())).toList();
    // a first empty row, where nothing else says that registers are wanted
    shown.put(KEY, rows.isEmpty() && loaded.isEmpty() ? List.of(Map.of()) : rows);
  }

  /**
   * The rows of an answer that can be used.
   *
   * @param loaded id of the list that is loaded, or null
   * @param unfinished whether a row may lack its reason still
   * @param problems what is wrong with a row by itself, or beside the others and the list, is added to these
   */
  public List<RegisterRow> read(Answers answers, Long loaded, boolean unfinished, List<String> problems) {
    Map<String, Register> known = catalogue.byCode();
    DataContent list = lists.content(loaded);
    var rows = new ArrayList<RegisterRow>();
    var seen = new HashSet<String>();
    for (Answers row : answers.rows(KEY)) {
      String code = row.text("register");
      Integer from = row.number("fromYear");
      Integer to = row.number("toYear");
      if (row.isEmpty()) {
        continue;
      }
      String problem = code == null ? "Vælg et register i hver række."
          : from == null || to == null ? code + ": Skriv både fra år og til år."
          : !unfinished && row.textOrEmpty("reason").isBlank() ? code + ": Skriv, hvorfor registret er nødvendigt."
          : !seen.add(code) ? code + " er valgt to gange."
          : list.find(code) != null ? code + " er både valgt her og med i den indlæste liste."
          : from > to ? code + ": Fra år ligger efter til år." : outside(known.get(code), code, from, to);
      if (problem == null) {
        rows.add(new RegisterRow(code, from, to, row.text("reason")));
      } else {
        problems.add("Registre: " + problem);
      }
    }
    return rows;
  }

  private static String outside(Register register, String code, int from, int to) {
    return register == null ? code + " findes ikke i registeroversigten."
        : register.outside(Years.between(from, to)).isEmpty() ? null
            : code + " dækker " + register.years() + ", ikke " + from + "–" + to + ".";
  }
}
