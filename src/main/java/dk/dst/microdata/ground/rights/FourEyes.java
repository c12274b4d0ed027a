package dk.dst.microdata.ground.rights;

import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Step;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Two people, never one: whoever has taken the first step cannot carry out the command that is the second. It is refused
 * where a task is taken, handed over, given to a substitute and done, so that none lies with somebody who cannot finish
 * it.
 *
 * @param steps the first steps
 * @param matter the step whose newest round says which of them count; null where all rounds of the case count
 * @param danish what the person has done, after their name
 */
public record FourEyes(Set<Step> steps, Step matter, String danish) {

  /** Whoever has taken the step in any round of the case. */
  static FourEyes after(Step step, String danish) {
    return new FourEyes(Set.of(step), null, danish);
  }

  /** Whoever has taken one of the steps the last time: cases of many years go through the same steps again. */
  static FourEyes afterLast(Step matter, Set<Step> steps, String danish) {
    return new FourEyes(steps, matter, danish);
  }

  /** Who is kept from the command, by user id. */
  Set<String> keptApart(List<Decision> decisions) {
    OptionalInt round = decisions.stream().filter(decision -> decision.step() == matter)
        .mapToInt(Decision::round).max();
    return decisions.stream().filter(decision -> steps.contains(decision.step()))
        .filter(decision -> matter == null || round.isPresent() && decision.round() == round.getAsInt())
        .map(Decision::decidedBy).collect(Collectors.toSet());
  }
}
