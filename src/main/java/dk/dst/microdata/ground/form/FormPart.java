package dk.dst.microdata.ground.form;

import java.util.Map;
import java.util.Set;

/** What several forms show besides what their own views say: a bean in the room that knows it. */
public interface FormPart {

  /** Ids of the forms that show it. */
  Set<String> forms();

  /** Values for that form by their key, as in a {@link FormView}; no view has the same keys. */
  Map<String, Object> show(String form, String caseNumber);
}
