package dk.dst.microdata.support;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Ends a run by saying how many tests of each kind ran, so that a kind which quietly stops running is noticed. */
public class TestsByKind implements TestExecutionListener {

  private static final String ROOT = "dk.dst.microdata.";
  private static final List<String> KINDS = List.of("ground", "facts", "cases", "schemes", "desk", "form", "model",
      "conventions", "life cycle", "twice", "rights", "bad input", "architecture", "browser");
  private static final Map<String, String> WORDS =
      Map.of("models", "model", "lifecycle", "life cycle", "badinput", "bad input");

  private final Map<String, Integer> counts = new TreeMap<>();
  private TestPlan plan;

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
  }

  @Override
  public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest()) {
      counts.merge(kind(classOf(test)), 1, Integer::sum);
    }
  }

  @Override
  public synchronized void testPlanExecutionFinished(TestPlan finished) {
    var inOrder = new LinkedHashMap<String, Integer>();
    KINDS.stream().filter(counts::containsKey).forEach(kind -> inOrder.put(kind, counts.get(kind)));
    counts.forEach(inOrder::putIfAbsent);
    System.out.println("Tests by kind: " + inOrder.entrySet().stream()
        .map(kind -> kind.getKey() + " " + kind.getValue()).collect(joining(", "))
        + "; together " + counts.values().stream().mapToInt(Integer::intValue).sum());
  }

  /** From the first package under ours; one we have no better word for speaks for itself. */
  private static String kind(String className) {
    if (!className.startsWith(ROOT)) {
      return "other";
    }
    if (className.contains("ConventionsTest") || className.contains("FormViewsTest")) {
      return "conventions";
    }
    String folder = className.substring(ROOT.length()).split("\\.")[0];
    return WORDS.getOrDefault(folder, folder);
  }

  /** The class that a test, or the test that made it, was written in. */
  private String classOf(TestIdentifier test) {
    for (TestIdentifier testIdentifier = test; testIdentifier != null; testIdentifier = plan.getParent(testIdentifier)
        .orElse(null)) {
      if (testIdentifier.getSource().orElse(null) instanceof MethodSource method) {
        return method.getClassName();
      }
      if (testIdentifier.getSource().orElse(null) instanceof ClassSource type) {
        return type.getClassName();
      }
    }
    return "";
  }
}
