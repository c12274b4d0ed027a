package dk.dst.microdata.facts.register;

import dk.dst.microdata.ground.form.Answers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The registers of a form: chosen row by row, beside a list of data that may have been loaded for it. */
@Component
public record RegisterRows(Catalogue catalogue, ContentLists lists) {

  private static final String KEY = "registers";

  /** Adds what the form shows of them: what there is to choose from, the list that is loaded, the rows as they are. */
  public void show(Map<String, Object> shown, Optional<Long> loaded, List<RegisterRow> chosen) {
    shown.put("registerChoices", catalogue.registers().stream().map(Register::choice).toList());
    shown.put("hasContentList", loaded.isPresent());
    shown.put("asksListReason", loaded.filter(list -> !isReasoned(list)).isPresent());
    shown.put("contentList", loaded.map(lists::get).map(ContentList::describe).orElse("ingen"));
    List<Map<String, Object>> rows = chosen.stream().map(row -> Map.<String, Object>of("register", row.code(),
        "fromYear", row.fromYear(), "toYear", row.toYear(), "reason", row.reason())).toList();
    // a first empty row, where nothing else says that registers are wanted
    shown.put(KEY, rows.isEmpty() && loaded.isEmpty() ? List.of(Map.of()) : rows);
  }

  /** Whether each register of the list has a reason of its own, so that the list as a whole needs none. */
  public boolean isReasoned(long list) {
    return lists.reasons(list).keySet().containsAll(lists.content(list).registers());
  }

  /** What a list says: as rows of a form, and as rows of a list for what they cannot say. */
  public record Parted(List<RegisterRow> chosen, List<ContentRow> left) {}

  /**
   * Tells apart what was chosen row by row, or could have been: whole registers with a reason, in years without a gap
   * that the catalogue knows them to cover.
   */
  public Parted part(long list) {
    Map<String, String> reasons = lists.reasons(list);
    Map<String, Register> known = catalogue.byCode();
    var chosen = new ArrayList<RegisterRow>();
    var left = new ArrayList<ContentRow>();
    lists.rows(list).stream().collect(Collectors.groupingBy(ContentRow::register, LinkedHashMap::new,
        Collectors.toList())).forEach((code, rows) -> {
          ContentRow first = rows.get(0);
          int from = first.years().first();
          int to = first.years().last();
          boolean row = rows.size() == 1 && first.equals(ContentRow.whole(code, Years.between(from, to)))
              && reasons.containsKey(code) && outside(known.get(code), code, from, to) == null;
          if (row) {
            chosen.add(new RegisterRow(code, from, to, reasons.get(code)));
          } else {
            left.addAll(rows);
          }
        });
    return new Parted(chosen, left);
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
          : list.find(code) != null ? code + " er både valgt her og med i den indlæste liste. Ret registret i listen under"
              + " fanen Data og kontrol, og fjern rækken her; eller fjern registret fra listen."
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
