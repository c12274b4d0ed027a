package dk.dst.microdata.ground.form;

import java.util.Map;
import java.util.function.Function;

/**
 * What one form shows, read fresh from our tables each time it is opened. It never passes through the engine, so it
 * cannot be changed on its way back and leaves nothing in the engine's tables.
 */
public interface FormView {

  /** Id of the form, which is also the name of its file. */
  String form();

  /** Values for texts, tables, choices and prefilled fields of the form, by their key; lists and maps become Json. */
  Map<String, Object> show(String caseNumber);

  /** A view that is a function of the case number. */
  static FormView of(String form, Function<String, Map<String, Object>> show) {
    return new FormView() {
      @Override
      public String form() {
        return form;
      }

      @Override
      public Map<String, Object> show(String caseNumber) {
        return show.apply(caseNumber);
      }
    };
  }
}
