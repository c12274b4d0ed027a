package dk.dst.microdata.desk.incidents;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.engine.People.Account;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.text.Danish;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Process owners are told once of each cause that stops cases, and once when it is over; however many cases it stops. */
@Component
record CauseLetters(People people, Notices notices) {

  /**
   * A cause of which is told.
   *
   * @param matter names the cause, and which time it is
   * @param caseNumber one of the cases, with which the letter lies as every letter does
   */
  record Told(String matter, String caseNumber, String model, String step, FailureKind kind, int cases) {}

  void tell(Collection<Told> began, Collection<Told> ended) {
    if (began.isEmpty() && ended.isEmpty()) {
      return;
    }
    List<Account> owners = people.of(Groups.OWNERS).keySet().stream().map(people::account).toList();
    owners.forEach(owner -> notices.mayBeTold(owner.id(), owner.name(), owner.email()));
    List<String> ids = owners.stream().map(Account::id).toList();
    began.forEach(one -> notices.tell(one.caseNumber(), Notices.STEP_FAILED, one.matter(), ids,
        "Et trin er standset: " + one.step(),
        "Trinnet „" + one.step() + "“ i „" + one.model() + "“ kunne ikke gennemføres, og det prøves ikke længere igen af"
            + " sig selv.\n\nÅrsag: " + one.kind().danish() + "\n\nDet standser "
            + Danish.count(one.cases(), "sag", "sager") + " nu, blandt dem sag " + one.caseNumber() + ". Institutionen kan"
            + " se på sagen, at den er standset, og at Forskningsservice arbejder på det. Frister løber ikke imens.\n\n"
            + one.kind().advice() + " Alle sager med samme årsag prøves igen på siden Standsede trin.\n\n"
            + "Der kommer ikke et brev for hver sag. Du får besked, når intet er standset af denne årsag længere."));
    ended.forEach(one -> notices.tell(one.caseNumber(), Notices.STEP_GOES_ON, one.matter(), ids,
        "Trinnet går igen: " + one.step(),
        "Intet er længere standset af denne årsag: Trinnet „" + one.step() + "“ i „" + one.model()
            + "“ kunne ikke gennemføres. " + one.kind().danish()));
  }
}
