package dk.dst.microdata.facts.register;

import dk.dst.microdata.ground.form.Drafts;
import dk.dst.microdata.ground.form.InputRefused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The list of data that somebody loads into a form instead of choosing registers one by one. */
@Component
public class LoadedData {

  private final Map<String, DraftList> forms;
  private final ContentLists lists;
  private final Catalogue catalogue;
  private final Drafts drafts;

  LoadedData(List<DraftList> forms, ContentLists lists, Catalogue catalogue, Drafts drafts) {
    this.forms = forms.stream().collect(Collectors.toMap(DraftList::form, Function.identity()));
    this.lists = lists;
    this.catalogue = catalogue;
    this.drafts = drafts;
  }

  /** Whether a list can be loaded into that form. */
  public boolean takes(String form) {
    return forms.containsKey(form);
  }

  public Optional<LoadedList> find(String form, String caseNumber) {
    return forms.get(form).draftList(caseNumber).map(this::loaded);
  }

  /**
   * Loads what was read of a file instead of an earlier list; all of it or, when something goes wrong, nothing. What was
   * said of why a register is needed stays where the new list has it, too.
   */
  @Transactional
  public LoadedList load(String form, String caseNumber, String fileName, ContentFile.Reading reading, String by) {
    Map<String, String> reasons = lists.reasons(forms.get(form).draftList(caseNumber).orElse(null));
    long list = lists.keep(fileName, by, reading, reasons).id();
    forms.get(form).load(caseNumber, list).ifPresent(lists::forget);
    setEmptyRow(form, caseNumber, false, by);
    return loaded(list);
  }

  /** Takes the loaded list out of the form. */
  @Transactional
  public void remove(String form, String caseNumber, String by) {
    forms.get(form).load(caseNumber, null).ifPresent(lists::forget);
    setEmptyRow(form, caseNumber, true, by);
  }

  private LoadedList loaded(long list) {
    return new LoadedList(lists.get(list), catalogue.deviations(lists.content(list), catalogue.version()));
  }

  /** The form asks for at least what stands in its rows: with a list no row is needed, without one there is one to fill. */
  private void setEmptyRow(String form, String caseNumber, boolean wanted, String by) {
    var before = drafts.latest(caseNumber, form).orElse(null);
    if (before == null) {
      return;
    }
    var draft = new LinkedHashMap<>(before.content());
    if (draft.get("registers") instanceof List<?> rows) {
      List<?> filled = rows.stream().filter(row -> !(row instanceof Map<?, ?> cells)
          || cells.values().stream().anyMatch(cell -> cell != null && !cell.equals(""))).toList();
      draft.put("registers", filled.isEmpty() && wanted ? List.of(Map.of()) : filled);
      if (drafts.save(caseNumber, form, draft, before.version(), by).isEmpty()) {
        throw new InputRefused("Kladden er ændret i samme øjeblik. Intet er ændret her: prøv igen.");
      }
    }
  }
}
