package dk.dst.microdata.cases.task;

import static dk.dst.microdata.ground.rights.Command.APPROVE_APPLICATION;
import static dk.dst.microdata.ground.rights.Command.APPROVE_AUTHORISATION;
import static dk.dst.microdata.ground.rights.Command.APPROVE_PROPOSAL;
import static dk.dst.microdata.ground.rights.Command.REVIEW_APPLICATION;
import static dk.dst.microdata.ground.rights.Command.REVIEW_AUTHORISATION;
import static dk.dst.microdata.ground.rights.Command.REVIEW_PROPOSAL;

import dk.dst.microdata.ground.calendar.WorkingDays;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.terms.SchemeTerms;
import dk.dst.microdata.ground.terms.TermsInForce;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * FSE's targets for its assessments, in working days (D13). The clock runs while it is FSE's turn, stands still while
 * the case waits for the applicant, and goes on when it comes back.
 */
@Component
public class ServiceTargets {

  /** FSE's own time in an assessment has passed the limit; {@code used} is in working days. */
  public record Late(String caseNumber, String instance, Command waitsFor, int used) {}

  /** FSE's steps of an assessment. Whatever else FSE does has a day of its own, and no target for the case as a whole. */
  private static final Map<Command, ToIntFunction<SchemeTerms>> TARGETS = Map.of(
      REVIEW_APPLICATION, SchemeTerms::reviewWorkingDays,
      APPROVE_APPLICATION, SchemeTerms::approvalWorkingDays,
      REVIEW_AUTHORISATION, SchemeTerms::reviewWorkingDays,
      APPROVE_AUTHORISATION, SchemeTerms::approvalWorkingDays,
      REVIEW_PROPOSAL, SchemeTerms::reviewWorkingDays,
      APPROVE_PROPOSAL, SchemeTerms::approvalWorkingDays);

  private final Turns turns;
  private final TermsInForce terms;
  private final Clock clock;

  ServiceTargets(Turns turns, TermsInForce terms, Clock clock) {
    this.turns = turns;
    this.terms = terms;
    this.clock = clock;
  }

  /** The target for a step of an assessment; empty for everything else. */
  OptionalInt of(Command command) {
    ToIntFunction<SchemeTerms> target = TARGETS.get(command);
    return target == null ? OptionalInt.empty() : OptionalInt.of(target.applyAsInt(terms.now()));
  }

  /** Whether the time for it is counted over the whole assessment that it is a step of. */
  public static boolean isOfAssessment(Command command) {
    return TARGETS.containsKey(command);
  }

  /** Working days FSE has used for that step in the assessment until now, in all rounds. */
  int used(String instance, Command command) {
    return used(turns.ofFse(instance).stream().filter(turn -> turn.command() == command).toList(), days(), today());
  }

  /** Working days FSE has used for all steps of the assessment until now. */
  int used(String instance) {
    return used(turns.ofFse(instance).stream().filter(turn -> TARGETS.containsKey(turn.command())).toList(), days(),
        today());
  }

  /** What is left of a target for a step that begins today, after what the assessment has used for it already. */
  public int left(int target, String instance, Command command) {
    return left(target, used(instance, command));
  }

  /**
   * Assessments that wait for FSE and have already had more of FSE's own time, over all steps, than they should.
   *
   * @param settled which of these assessments nobody needs to hear of any more; they are not counted
   */
  public List<Late> late(UnaryOperator<Set<String>> settled) {
    int limit = terms.now().escalationWorkingDays();
    Map<String, List<Turn>> waiting = turns.ofFseWaiting().stream()
        .filter(turn -> TARGETS.containsKey(turn.command())).collect(Collectors.groupingBy(Turn::instance));
    waiting.keySet().removeAll(settled.apply(Set.copyOf(waiting.keySet())));
    var late = new ArrayList<Late>();
    waiting.values().forEach(assessment -> {
      int used = used(assessment, days(), today());
      assessment.stream().filter(turn -> turn.isOpen() && used > limit).forEach(turn ->
          late.add(new Late(turn.caseNumber(), turn.instance(), turn.command(), used)));
    });
    return late;
  }

  static int used(Collection<Turn> ofFse, WorkingDays days, LocalDate today) {
    return ofFse.stream().mapToInt(turn -> turn.used(days, today)).sum();
  }

  /** At least a day is left: a case that comes back after the target has passed cannot be due before it is there. */
  static int left(int target, int used) {
    return Math.max(1, target - used);
  }

  private WorkingDays days() {
    return new WorkingDays(terms.now().closedDays());
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
