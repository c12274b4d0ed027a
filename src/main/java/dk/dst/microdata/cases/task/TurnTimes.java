package dk.dst.microdata.cases.task;

import dk.dst.microdata.ground.calendar.WorkingDays;
import dk.dst.microdata.ground.rights.CaseKind;
import dk.dst.microdata.ground.terms.SchemeTerms;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** How many working days turns have taken that ended here, FSE's apart from the institutions'. */
@Component
class TurnTimes {

  /** Days of weeks, of FSE's targets and of the longest deadlines; more would make more series of each kind of case. */
  private static final double[] BOUNDS = {1, 2, 5, 10, 15, 20, 30, 60, 120};

  private final WorkingDays days;
  private final Map<CaseKind, DistributionSummary> fses = new HashMap<>();
  private final Map<CaseKind, DistributionSummary> institutions = new HashMap<>();

  /** @param shipped whose closed days are counted by: to ask for those in force would be a statement of every task */
  TurnTimes(SchemeTerms shipped, MeterRegistry meters) {
    this.days = new WorkingDays(shipped.closedDays());
    for (CaseKind kind : CaseKind.values()) {
      fses.put(kind, summary(kind, "fse", meters));
      institutions.put(kind, summary(kind, "institution", meters));
    }
  }

  private static DistributionSummary summary(CaseKind kind, String side, MeterRegistry meters) {
    return DistributionSummary.builder("microdata.turn.days").tag("kind", kind.tag()).tag("side", side)
        .serviceLevelObjectives(BOUNDS).description("Working days of turns that ended").register(meters);
  }

  /** Counts it once it is sure: a step that is rolled back has ended nothing. */
  void ended(Turn turn) {
    CaseKind.of(turn.caseNumber()).ifPresent(kind -> afterCommit(() ->
        (turn.fse() ? fses : institutions).get(kind).record(days.between(turn.beganOn(), turn.endedOn()))));
  }

  private static void afterCommit(Runnable work) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      work.run();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() {
        work.run();
      }
    });
  }
}
