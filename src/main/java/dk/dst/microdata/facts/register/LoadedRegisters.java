package dk.dst.microdata.facts.register;

import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.form.TypedText;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The list of a form, register by register, as whoever fills in the form corrects it: years, variables and reasons,
 * whatever way the list came. Lists never change, so each correction is another list in the place of the one before.
 */
@Component
public class LoadedRegisters {

  /**
   * The registers of the list.
   *
   * @param list id of the list; a correction says which one it corrects
   */
  public record Registers(Long list, List<Line> registers) {}

  /**
   * A register in short.
   *
   * @param years those in which anything of it is asked for
   * @param variables how many are named; 0 for the whole register
   */
  public record Line(String code, String label, String years, int variables, String reason) {}

  /**
   * A register as it is written.
   *
   * @param list id of the list it is corrected in, null where there is none yet
   * @param years of the whole register, as people write them; ignored where variables are named
   */
  public record Written(Long list, String code, String years, List<Variable> variables, String reason) {}

  /** A variable of it, with its years as people write them. */
  public record Variable(String name, String years, String label) {}

  /** What a list is called to which nothing has been loaded. */
  private static final String WRITTEN_HERE = "Skrevet under Data og kontrol";
  private static final int LONGEST_REASON = 300;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_YEARS = 1000;
  private static final int MOST_VARIABLES = 5000;
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\d_.$#-]+");

  private final Map<String, DraftList> forms;
  private final ContentLists lists;
  private final Catalogue catalogue;
  private final Clock clock;

  LoadedRegisters(List<DraftList> forms, ContentLists lists, Catalogue catalogue, Clock clock) {
    this.forms = forms.stream().collect(Collectors.toMap(DraftList::form, Function.identity()));
    this.lists = lists;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  public Registers all(String form, String caseNumber) {
    Long list = current(form, caseNumber);
    Function<String, String> label = catalogue.labels();
    Map<String, String> reasons = lists.reasons(list);
    return new Registers(list, lists.content(list).holdings().stream().map(holding -> new Line(holding.register(),
        label.apply(holding.register()), holding.span().danish(), holding.variables().size(),
        reasons.getOrDefault(holding.register(), ""))).toList());
  }

  /**
   * One register with its variables.
   *
   * @throws InputRefused where the list has no such register any more
   */
  public Written one(String form, String caseNumber, String code) {
    Long list = current(form, caseNumber);
    List<ContentRow> rows = list == null ? List.of() : rows(list, code);
    if (rows.isEmpty()) {
      throw gone(code);
    }
    return new Written(list, code, rows.stream().filter(row -> row.variable() == null).findFirst()
        .map(row -> row.years().danish()).orElse(""), rows.stream().filter(row -> row.variable() != null)
        .map(row -> new Variable(row.variable(), row.years().danish(), row.label())).toList(),
        lists.reasons(list).getOrDefault(code, ""));
  }

  /**
   * Puts the register as it is written in the place of what the list says of it, or adds it.
   *
   * @throws InputRefused naming what cannot be used, one by one; or where the list is another one by now
   */
  @Transactional
  public Registers put(String form, String caseNumber, Written written, String by) {
    String code = written.code() == null ? "" : written.code().strip().toUpperCase(Locale.ROOT);
    mustBeCurrent(form, caseNumber, written.list());
    List<ContentRow> before = written.list() == null ? List.of() : rows(written.list(), code);
    var problems = new ArrayList<String>();
    if (before.isEmpty() && !catalogue.byCode().containsKey(code)) {
      problems.add("Register: " + (code.isEmpty() ? "Vælg et register."
          : InputRefused.quoted(code) + " findes ikke i registeroversigten."));
    }
    List<ContentRow> after = read(code, written, before, problems);
    String reason = written.reason() == null ? "" : TypedText.kept(written.reason()).strip();
    if (reason.length() > LONGEST_REASON) {
      problems.add("Begrundelse: Teksten er på " + reason.length() + " tegn; der er plads til " + LONGEST_REASON + ".");
    }
    if (!problems.isEmpty()) {
      throw new InputRefused(String.join("\n", problems));
    }
    return replace(form, caseNumber, written.list(), code, after, reason, by);
  }

  /**
   * Takes the register out of the list; of the last one the list goes, too.
   *
   * @throws InputRefused where the list has no such register, or is another one by now
   */
  @Transactional
  public Registers remove(String form, String caseNumber, long list, String code, String by) {
    mustBeCurrent(form, caseNumber, list);
    if (rows(list, code).isEmpty()) {
      throw gone(code);
    }
    return replace(form, caseNumber, list, code, List.of(), "", by);
  }

  private Registers replace(String form, String caseNumber, Long list, String code, List<ContentRow> rows,
      String reason, String by) {
    var all = new ArrayList<ContentRow>();
    if (list != null) {
      lists.rows(list).stream().filter(row -> !row.register().equals(code)).forEach(all::add);
    }
    all.addAll(rows);
    Map<String, String> reasons = lists.reasons(list);
    reasons.put(code, reason);
    Long next = all.isEmpty() ? null
        : list == null ? Long.valueOf(lists.keep(WRITTEN_HERE, by, all, reasons).id())
        : Long.valueOf(lists.correct(list, by, all, reasons).id());
    Long replaced = forms.get(form).load(caseNumber, next).orElse(null);
    if (!Objects.equals(replaced, list)) { // of two at the same moment the second is told
      throw another();
    }
    if (list != null) {
      lists.forget(list);
    }
    return all(form, caseNumber);
  }

  /** The rows as written; what is not changed keeps all that the list says of it. */
  private List<ContentRow> read(String code, Written written, List<ContentRow> before, List<String> problems) {
    List<Variable> variables = written.variables() == null ? List.of()
        : written.variables().stream().filter(Objects::nonNull).toList();
    if (variables.size() > MOST_VARIABLES) {
      problems.add("Variable: Der er plads til " + MOST_VARIABLES + " i et register.");
      return List.of();
    }
    var rows = new ArrayList<ContentRow>();
    if (variables.isEmpty()) {
      row(code, null, "Perioder", written.years(), before, rows, problems);
    }
    var seen = new HashSet<String>();
    for (Variable variable : variables) {
      String name = variable.name() == null ? "" : TypedText.kept(variable.name()).strip();
      String own = PLAIN.matcher(name).matches() && before.stream().noneMatch(row -> name.equals(row.variable()))
          ? name.toUpperCase(Locale.ROOT) : name;
      if (own.isEmpty() || own.length() > LONGEST_NAME) {
        problems.add("Variable: Skriv navnet på hver variabel, højst " + LONGEST_NAME + " tegn.");
      } else if (!seen.add(own)) {
        problems.add("Variable: " + own + " er nævnt to gange.");
      } else {
        row(code, own, own, variable.years(), before, rows, problems);
      }
    }
    return rows;
  }

  private void row(String code, String variable, String label, String text, List<ContentRow> before,
      List<ContentRow> rows, List<String> problems) {
    if (text == null || text.isBlank() || text.length() > LONGEST_YEARS) {
      problems.add(label + ": Skriv årene, for eksempel 2010-2019.");
      return;
    }
    ContentRow was = before.stream().filter(row -> Objects.equals(row.variable(), variable)).findFirst()
        .orElse(new ContentRow(code, variable, null, Years.NONE, null, null));
    try {
      PeriodText periods = PeriodText.read(text, null, LocalDate.now(clock).getYear());
      rows.add(periods.years().equals(was.years()) ? was : new ContentRow(code, variable, was.label(), periods.years(),
          periods.finer() ? text.strip() : null, was.preordered()));
    } catch (InputRefused e) {
      problems.add(label + ": " + e.getMessage());
    }
  }

  private List<ContentRow> rows(long list, String code) {
    return lists.rows(list).stream().filter(row -> row.register().equals(code)).toList();
  }

  private Long current(String form, String caseNumber) {
    return forms.get(form).draftList(caseNumber).orElse(null);
  }

  /** A number of a list says nothing of whose it is: only the form's own is read. */
  private void mustBeCurrent(String form, String caseNumber, Long list) {
    if (!Objects.equals(list, current(form, caseNumber))) {
      throw another();
    }
  }

  private static InputRefused another() {
    return new InputRefused("Listen er ændret imens, i et andet vindue eller af en anden. Intet er ændret her: åbn fanen"
        + " igen, og ret i listen, som den er nu.");
  }

  private static InputRefused gone(String code) {
    return new InputRefused(InputRefused.quoted(code) + " er ikke i listen. Åbn fanen igen.");
  }
}
