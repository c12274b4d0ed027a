package dk.dst.microdata.desk.path;

import java.util.Set;

/** What a step of a model is to people, by how the engine calls its kind. */
final class StepKind {

  /** Where a case stands still until a person, a day or something else comes. */
  private static final Set<String> WAITS = Set.of("userTask", "receiveTask", "intermediateTimer", "intermediateMessageCatch",
      "intermediateSignalCatch", "intermediateConditional", "eventBasedGateway");
  /** Part of the drawing, and nothing that anybody does. */
  private static final Set<String> PASSED_BY = Set.of("startEvent", "exclusiveGateway", "inclusiveGateway",
      "parallelGateway", "eventBasedGateway", "multiInstanceBody", "subProcess", "callActivity", "noneEndEvent");

  private static final Set<String> HOLDS_OTHERS = Set.of("subProcess", "multiInstanceBody");

  private StepKind() {}

  static boolean waits(String type) {
    return WAITS.contains(type);
  }

  /** A box around others, of which the ones within say where the case is. */
  static boolean holdsOthers(String type) {
    return HOLDS_OTHERS.contains(type);
  }

  static boolean isTold(String type) {
    return !PASSED_BY.contains(type);
  }
}
