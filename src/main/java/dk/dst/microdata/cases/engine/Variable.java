package dk.dst.microdata.cases.engine;

import java.util.Set;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A variable of a process, declared once with its type. Variables carry keys, outcomes and dates; everything else is
 * a row in a table.
 */
public record Variable<T>(String name, Class<T> type) {

  private static final Set<Class<?>> ALLOWED = Set.of(String.class, Boolean.class, Integer.class);

  public static final Variable<String> OUTCOME = new Variable<>("outcome", String.class);
  public static final Variable<String> NEXT_STEP = new Variable<>("nextStep", String.class);
  public static final Variable<String> NEXT_DATE = new Variable<>("nextDate", String.class);

  public Variable {
    if (!ALLOWED.contains(type)) {
      throw new IllegalArgumentException(type + " does not belong in a process variable");
    }
  }

  public void set(VariableScope scope, T value) {
    scope.setVariable(name, value);
  }
}
