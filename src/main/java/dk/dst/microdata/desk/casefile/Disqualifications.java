package dk.dst.microdata.desk.casefile;

import dk.dst.microdata.cases.task.TaskSeats;
import dk.dst.microdata.ground.rights.Cases;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Inhabilitet: somebody of FSE steps out of a case, and their tasks in it go back to the others. */
@Component
class Disqualifications {

  private final Cases cases;
  private final TaskSeats seats;
  private final Clock clock;

  Disqualifications(Cases cases, TaskSeats seats, Clock clock) {
    this.cases = cases;
    this.seats = seats;
    this.clock = clock;
  }

  @Transactional
  public void declare(String caseNumber, String person, String reason) {
    cases.disqualify(caseNumber, person, reason, Timestamp.from(clock.instant()));
    seats.arrangeOf(person);
  }
}
