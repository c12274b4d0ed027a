package dk.dst.microdata.application;

import dk.dst.microdata.form.Drafts;
import dk.dst.microdata.register.Catalogue;
import dk.dst.microdata.register.ContentFile;
import dk.dst.microdata.register.ContentLists;
import dk.dst.microdata.register.LoadedList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The list of data that an applicant loads into an application instead of choosing registers one by one. */
@Component
public class LoadedData {

  private final Applications applications;
  private final ContentLists lists;
  private final Catalogue catalogue;
  private final Drafts drafts;

  LoadedData(Applications applications, ContentLists lists, Catalogue catalogue, Drafts drafts) {
    this.applications = applications;
    this.lists = lists;
    this.catalogue = catalogue;
    this.drafts = drafts;
  }

  public Optional<LoadedList> find(String caseNumber) {
    return applications.draftList(caseNumber).map(this::loaded);
  }

  /** Loads what was read of a file instead of an earlier list; all of it or, when something goes wrong, nothing. */
  @Transactional
  public LoadedList load(String caseNumber, String fileName, ContentFile.Reading reading, String by) {
    long list = lists.keep(fileName, by, reading).id();
    applications.load(caseNumber, list).ifPresent(lists::forget);
    setEmptyRow(caseNumber, false, by);
    return loaded(list);
  }

  /** Takes the loaded list out of the application. */
  @Transactional
  public void remove(String caseNumber, String by) {
    applications.load(caseNumber, null).ifPresent(lists::forget);
    setEmptyRow(caseNumber, true, by);
  }

  private LoadedList loaded(long list) {
    return new LoadedList(lists.get(list), catalogue.deviations(lists.content(list), catalogue.version()));
  }

  /** The form asks for at least what stands in its rows: with a list no row is needed, without one there is one to fill. */
  private void setEmptyRow(String caseNumber, boolean wanted, String by) {
    var draft = new LinkedHashMap<>(drafts.find(caseNumber, ApplicationForm.ID));
    if (draft.get("registers") instanceof List<?> rows) {
      List<?> filled = rows.stream().filter(row -> !(row instanceof Map<?, ?> cells)
          || cells.values().stream().anyMatch(cell -> cell != null && !cell.equals(""))).toList();
      draft.put("registers", filled.isEmpty() && wanted ? List.of(Map.of()) : filled);
      drafts.save(caseNumber, ApplicationForm.ID, draft, by);
    }
  }
}
