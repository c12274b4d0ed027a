package dk.dst.microdata.desk.letters;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.facts.institution.Addresses;
import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.ground.audit.Audit;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.notice.UnsentNotices;
import dk.dst.microdata.ground.notice.UnsentNotices.Recipient;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody whose letters wait because of the address: whoever looks after the sending corrects it, and those who answer
 * for the institution are told. Of FSE's own people the account has the address, which administrators keep; a letter is
 * sent to no other.
 */
@Component
class Recipients {

  private static final int SHORTEST = 5;
  private static final int LONGEST = 500;
  private static final String[] OWN = {Groups.REVIEWERS, Groups.APPROVERS, Groups.OWNERS, Groups.ECONOMY,
      Groups.DATA_PROTECTION, Groups.ADMINISTRATORS};

  private final UnsentNotices unsent;
  private final Addresses addresses;
  private final Institutions institutions;
  private final People people;
  private final Notices notices;
  private final Actor actor;
  private final Audit audit;
  private final Clock clock;

  Recipients(UnsentNotices unsent, Addresses addresses, Institutions institutions, People people, Notices notices,
      Actor actor, Audit audit, Clock clock) {
    this.unsent = unsent;
    this.addresses = addresses;
    this.institutions = institutions;
    this.people = people;
    this.notices = notices;
    this.actor = actor;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whom the letter is for, where it waits because of the address. */
  Recipient of(long letter) {
    Recipient found = unsent.recipient(letter).orElseThrow(() ->
        NoRight.unknown("Brevet venter ikke længere. Hent siden igen."));
    if (!found.wrongAddress()) {
      throw new InputRefused("Brevet venter ikke på en adresse. Hent siden igen.");
    }
    return found;
  }

  /** @return whether it has changed; a second time it has not */
  @Transactional
  boolean correct(long letter, String email, String seen, String reason) {
    Recipient recipient = unsent.recipient(letter).orElseThrow(() ->
        NoRight.unknown("Brevet venter ikke længere. Hent siden igen."));
    if (!recipient.wrongAddress() && !recipient.email().equals(email)) {
      throw new InputRefused("Brevet venter ikke på en adresse. Hent siden igen.");
    }
    mustBeAReason(reason);
    mustBeTheAccounts(recipient.person(), email);
    if (!addresses.correct(recipient.person(), email, seen)) {
      return false;
    }
    people.setEmail(recipient.person(), email);
    unsent.addressCorrected(recipient.person());
    audit.changed(actor.id(), "ADDRESS_CORRECTED", recipient.person(), null, recipient.caseNumber(),
        Map.of("reason", reason));
    tellTheirInstitutions(recipient);
    return true;
  }

  /** An address in the reason would stay in the audit when the person is erased. */
  private static void mustBeAReason(String reason) {
    if (reason.length() < SHORTEST || reason.length() > LONGEST) {
      throw InputRefused.field("Begrundelse", "Skriv, hvorfra du ved, at adressen er den rigtige (" + SHORTEST + "-"
          + LONGEST + " tegn).");
    }
    if (reason.contains("@")) {
      throw InputRefused.field("Begrundelse", "Skriv ingen e-mailadresse her: begrundelsen bliver i revisionssporet.");
    }
  }

  private void mustBeTheAccounts(String person, String email) {
    if (people.of(OWN).containsKey(person) && !people.account(person).email().equalsIgnoreCase(email)) {
      throw InputRefused.field("E-mail", "Personen er ansat i Danmarks Statistik. Adressen skal være den, kontoen har."
          + " En administrator retter den på kontoen.");
    }
  }

  private void tellTheirInstitutions(Recipient recipient) {
    for (Institution institution : institutions.of(recipient.person())) {
      List<String> told = institutions.people(institution.id()).stream()
          .filter(one -> one.has(Role.RESPONSIBLE) || one.has(Role.SUBSTITUTE)).map(Associate::id)
          .filter(id -> !id.equals(recipient.person())).toList();
      if (institution.authorisationCase() != null && !told.isEmpty()) {
        notices.tell(institution.authorisationCase(), Notices.ADDRESS_CORRECTED,
            recipient.person() + " " + clock.instant(), told, "En e-mailadresse er rettet",
            "Forskningsservice har rettet e-mailadressen for " + recipient.name() + " (" + recipient.person()
                + "), fordi breve ikke kunne sendes. Breve går til den nye adresse fra nu"
                + " af. Den ses på siden Institution. Er den ikke rigtig, så skriv til Forskningsservice.");
      }
    }
  }
}
