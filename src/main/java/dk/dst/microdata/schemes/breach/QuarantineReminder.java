package dk.dst.microdata.schemes.breach;

import dk.dst.microdata.facts.quarantine.Quarantine;
import dk.dst.microdata.facts.quarantine.Quarantines;
import dk.dst.microdata.ground.notice.Reminder;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells people that a quarantine is over. It is over by its date, whether or not anybody has been told. */
@Component
record QuarantineReminder(Quarantines quarantines, BreachLetters letters, TransactionTemplate transaction)
    implements Reminder {

  /** A quarantine is over by its date, whatever its case does. */
  @Override
  public boolean waitsForCases() {
    return false;
  }

  /** One a transaction: what has been told stays told, whatever becomes of the next. */
  @Override
  public void run() {
    boolean more = true;
    while (more) {
      more = Boolean.TRUE.equals(transaction.execute(status -> tellNext()));
    }
  }

  private boolean tellNext() {
    Optional<Quarantine> ended = quarantines.lockUntold();
    ended.ifPresent(quarantine -> {
      letters.ended(quarantine);
      quarantines.told(quarantine);
    });
    return ended.isPresent();
  }
}
