package dk.dst.microdata.desk.path;

import java.util.Set;

/** What a step of a model is to people, by how the engine calls its kind. */
final class StepKind {

  private static final String TASK = "userTask";
  /** Where a case stands still until a person, a day or something else comes. */
  private static final Set<String> WAITS = Set.of(TASK, "receiveTask", "intermediateTimer", "intermediateMessageCatch",
      "intermediateSignalCatch", "intermediateConditional", "eventBasedGateway");
  /** Part of the drawing, and nothing that anybody does. */
  private static final Set<String> PASSED_BY = Set.of("startEvent", "exclusiveGateway", "inclusiveGateway",
      "parallelGateway", "eventBasedGateway", "multiInstanceBody", "subProcess", "callActivity", "noneEndEvent");

  private StepKind() {}

  static boolean isTask(String type) {
    return type.equals(TASK);
  }

  static boolean waits(String type) {
    return WAITS.contains(type);
  }

  static boolean isTold(String type) {
    return !PASSED_BY.contains(type);
  }
}
