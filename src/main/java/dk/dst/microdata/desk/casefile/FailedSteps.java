package dk.dst.microdata.desk.casefile;

import dk.dst.microdata.cases.engine.StoppedCases;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** What of a case does not go on by itself as it should, so that nobody waits without knowing for what. */
@Component
record FailedSteps(StoppedCases stopped, Clock clock) {

  /** A sentence, and nothing of the error: when it is tried again, or since when it is not. */
  List<String> of(String caseNumber) {
    return stopped.among(List.of(caseNumber)).values().stream().map(stop -> stop.sentence(clock)).toList();
  }
}
