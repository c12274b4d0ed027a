package dk.dst.microdata.casefile.process;

import dk.dst.microdata.process.TaskSeats;
import dk.dst.microdata.rights.Cases;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Inhabilitet: somebody of FSE steps out of a case, and their tasks in it go back to the others. */
@Component
class Withdrawal {

  private final Cases cases;
  private final TaskSeats seats;
  private final Clock clock;

  Withdrawal(Cases cases, TaskSeats seats, Clock clock) {
    this.cases = cases;
    this.seats = seats;
    this.clock = clock;
  }

  @Transactional
  public void declare(String caseNumber, String person, String reason) {
    cases.withdraw(caseNumber, person, reason, Timestamp.from(clock.instant()));
    seats.arrangeOf(person);
  }
}
