package dk.dst.microdata.desk.personaldata;

import dk.dst.microdata.desk.personaldata.PersonalData.Found;
import dk.dst.microdata.ground.audit.Audit;
import dk.dst.microdata.ground.form.InputRefused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases a person: name, address and account, all at once or not at all. Who decided what in a case stays under the
 * user id, as the law wants it; the id then belongs to nobody.
 */
@Component
class Erasure {

  private final PersonalData data;
  private final Accounts accounts;
  private final Audit audit;

  Erasure(PersonalData data, Accounts accounts, Audit audit) {
    this.data = data;
    this.accounts = accounts;
    this.audit = audit;
  }

  /**
   * @return the day on which the person was erased before, if they were: then nothing is changed
   * @throws InputRefused naming everything that stands in the way
   */
  @Transactional
  public Optional<LocalDate> erase(Found person, String reason, String by) {
    Optional<LocalDate> before = data.hold(person);
    if (before.isPresent()) {
      return before;
    }
    List<String> hindrances = new ArrayList<>(data.hindrances(person.id()));
    hindrances.addAll(accounts.hindrances(person.id()));
    if (!hindrances.isEmpty()) {
      throw new InputRefused(person.name() + " (" + person.id() + ") kan ikke slettes endnu. Personen\n– "
          + String.join("\n– ", hindrances) + "\nIntet er ændret.");
    }
    data.erase(person.id());
    accounts.delete(person.id());
    audit.changed(by, "PERSONAL_DATA_ERASURE", person.id(), null, null, Map.of("reason", reason));
    return Optional.empty();
  }
}
