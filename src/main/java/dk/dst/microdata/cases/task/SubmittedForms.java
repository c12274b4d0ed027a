package dk.dst.microdata.cases.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.ground.attachment.Attachments;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.ground.form.Drafts;
import dk.dst.microdata.ground.form.FormDefinition;
import dk.dst.microdata.ground.form.Forms;
import dk.dst.microdata.ground.form.InputRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Hands what a form brought to the step that follows it, and takes it out of the engine. The step runs in the
 * transaction in which the form was sent: what it refuses is shown in the form, and nothing has happened.
 */
@Component
public class SubmittedForms {

  private static final int LONGEST_JSON = 1_000_000;

  private final Forms forms;
  private final Drafts drafts;
  private final Attachments attachments;
  private final RepositoryService repository;
  private final ObjectMapper json;

  SubmittedForms(Forms forms, Drafts drafts, Attachments attachments, RepositoryService repository,
      ObjectMapper json) {
    this.forms = forms;
    this.drafts = drafts;
    this.attachments = attachments;
    this.repository = repository;
    this.json = json;
  }

  /**
   * Whether the form of a step's model has that field. A case stays on its model over a release, and a task on the form
   * that was deployed with it; what that one did not ask is not demanded.
   */
  public boolean asked(DelegateExecution execution, String form, String field) {
    String deployment = repository.getProcessDefinition(execution.getProcessDefinitionId()).getDeploymentId();
    return repository.getDeploymentResourceNames(deployment).stream().filter(name -> name.endsWith("/" + form + ".form"))
        .anyMatch(name -> has(deployment, name, field));
  }

  private boolean has(String deployment, String name, String field) {
    try (InputStream file = repository.getResourceAsStream(deployment, name)) {
      return new FormDefinition(json.readTree(file)).inputs().contains(field);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answers of a task's form. */
  public Answers take(DelegateExecution execution, String form) {
    var given = new LinkedHashMap<String, Object>();
    for (String name : forms.definition(form).inputs()) {
      if (execution.hasVariable(name)) {
        given.put(name, plain(name, execution.getVariableTyped(name, false)));
      }
    }
    String caseNumber = execution.getProcessBusinessKey();
    Supplier<Map<String, Object>> view = SingletonSupplier.of(() -> forms.ownView(form, caseNumber));
    Answers answers = forms.definition(form).check(given, choices -> view.get().get(choices));
    forms.definition(form).attachments().forEach((field, label) -> attachments.send(caseNumber, form, field, label,
        Optional.ofNullable(answers.text(field)).map(UUID::fromString).orElse(null)));
    execution.removeVariables(given.keySet());
    drafts.forget(caseNumber, form);
    return answers;
  }

  /**
   * The answers of a start form: everything the instance was started with must be a field of it. A case number comes
   * from us and never from whoever starts; an instance that has one has run this step already.
   */
  public Answers takeStart(DelegateExecution execution, String form) {
    if (execution.getProcessBusinessKey() != null) {
      throw new InputRefused("Sagsnummeret gives af systemet og kan ikke sendes med.");
    }
    var given = new LinkedHashMap<String, Object>();
    for (String name : execution.getVariableNames()) {
      given.put(name, plain(name, execution.getVariableTyped(name, false)));
    }
    Answers answers = forms.definition(form).check(given, choices -> null);
    execution.removeVariables(given.keySet());
    return answers;
  }

  private Object plain(String name, TypedValue value) {
    if (value.getType() == ValueType.STRING || value.getType() == ValueType.BOOLEAN
        || value.getType() == ValueType.INTEGER || value.getType() == ValueType.LONG
        || value.getType() == ValueType.DOUBLE || value.getType() == ValueType.SHORT
        || value.getType() == ValueType.NULL) {
      return value.getValue();
    }
    if (value instanceof SerializableValue serializable && value.getType().getName().equals("json")) {
      return read(name, serializable.getValueSerialized());
    }
    throw InputRefused.field(name, "Værdien har en type, som formularen ikke kan modtage.");
  }

  private Object read(String name, String text) {
    if (text.length() > LONGEST_JSON) {
      throw InputRefused.field(name, "Indholdet fylder for meget.");
    }
    try {
      return json.readValue(text, Object.class);
    } catch (JsonProcessingException e) {
      throw InputRefused.field(name, "Indholdet kan ikke læses.");
    }
  }
}
