package dk.dst.microdata.cases.task;

import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whose turn it is in a case, in words for both sides. */
@Component
public class TurnViews {

  private final Turns turns;
  private final ServiceTargets targets;
  private final Clock clock;

  TurnViews(Turns turns, ServiceTargets targets, Clock clock) {
    this.turns = turns;
    this.targets = targets;
    this.clock = clock;
  }

  /** A sentence for each turn that lasts; none where the case waits for nobody. */
  public List<String> of(String caseNumber) {
    return turns.open(caseNumber).stream().map(turn -> "Sagen ligger hos " + (turn.fse() ? "FSE" : "institutionen")
        + until(turn) + (turn.fse() ? usedNow(turn) : usedSoFar(turn)) + ".").toList();
  }

  /** The last day of a list, with whether it has passed. */
  public static String due(LocalDate day, LocalDate today) {
    return Danish.day(day) + (day != null && today.isAfter(day) ? " (overskredet)" : "");
  }

  private String until(Turn turn) {
    if (turn.dueOn() == null) {
      return "";
    }
    return turn.isOverdue(LocalDate.now(clock)) ? "; fristen var " + Danish.day(turn.dueOn()) + " og er overskredet"
        : " til og med " + Danish.day(turn.dueOn());
  }

  /** "; FSE har brugt 6 af 10 arbejdsdage", over all rounds. */
  private String usedNow(Turn turn) {
    var target = targets.of(turn.command());
    return target.isEmpty() ? "" : "; FSE har brugt %s af %s".formatted(targets.used(turn.instance(), turn.command()),
        workingDays(target.getAsInt()));
  }

  /** While the case waits for the applicant, what FSE has used of its own time stands still. */
  private String usedSoFar(Turn turn) {
    int used = targets.used(turn.instance());
    return used == 0 ? "" : "; FSE har indtil nu brugt %s, og FSE’s frist står stille imens"
        .formatted(workingDays(used));
  }

  private static String workingDays(int count) {
    return Danish.count(count, "arbejdsdag", "arbejdsdage");
  }
}
