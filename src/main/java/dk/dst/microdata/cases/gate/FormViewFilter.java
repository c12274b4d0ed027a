package dk.dst.microdata.cases.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.dst.microdata.cases.task.TaskCases;
import dk.dst.microdata.cases.task.TaskForms;
import dk.dst.microdata.cases.task.TaskForms.TaskForm;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.ground.form.Drafts;
import dk.dst.microdata.ground.form.Forms;
import dk.dst.microdata.ground.rights.Command;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers in the engine's place where the form of a case's task is, what stands in it and which values it has, for
 * Tasklist and for the REST interface. The engine decides whether the person may see the task. What is shown is read
 * fresh from our tables, is never a variable, and cannot come back changed. To whom it may not be shown, the form does
 * not open. The engine would ask for the task anew at each step, seventeen questions for one form.
 */
class FormViewFilter extends OncePerRequestFilter {

  /** Beside the values of the form: on which version whatever is typed is built. */
  private static final String DRAFT_VERSION = "draftVersion";
  private static final Pattern FORM = Pattern.compile(".*/task/([^/]+)/(form|form-variables|deployed-form)");

  private final TaskService tasks;
  private final TaskCases taskCases;
  private final TaskForms taskForms;
  private final Forms forms;
  private final Drafts drafts;
  private final CaseRights rights;
  private final RefusalFilter refusals;
  private final ObjectMapper json;

  FormViewFilter(TaskService tasks, TaskCases taskCases, TaskForms taskForms, Forms forms, Drafts drafts,
      CaseRights rights, RefusalFilter refusals, ObjectMapper json) {
    this.refusals = refusals;
    this.rights = rights;
    this.tasks = tasks;
    this.taskCases = taskCases;
    this.taskForms = taskForms;
    this.forms = forms;
    this.drafts = drafts;
    this.json = json;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Matcher path = FORM.matcher(request.getRequestURI());
    Optional<CaseForm> of = path.matches() && request.getMethod().equals("GET") ? caseForm(path.group(1))
        : Optional.empty();
    if (of.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    String part = path.group(2);
    if (part.equals("form")) {
      answer(response, json.writeValueAsBytes(reference(of.get().form())));
    } else if (!mayLook(of.get(), part.equals("form-variables"))) {
      refusals.answer(request, response, HttpServletResponse.SC_FORBIDDEN, NoRight.class.getSimpleName(),
          "Formularen kan kun åbnes af dem, der kan udføre opgaven. Se sagen under Sager.");
    } else if (part.equals("deployed-form")) {
      answer(response, of.get().form().file());
    } else {
      ObjectNode variables = json.createObjectNode();
      shown(of.get()).forEach((name, value) -> variables.set(name, variable(value)));
      answer(response, json.writeValueAsBytes(variables));
    }
  }

  private static void answer(HttpServletResponse response, byte[] body) throws IOException {
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.getOutputStream().write(body);
  }

  /** As the engine answers where a task's form is. */
  private ObjectNode reference(TaskForm form) {
    ObjectNode reference = json.createObjectNode();
    reference.putNull("key");
    reference.putObject("camundaFormRef").put("key", form.id()).put("binding", form.binding()).putNull("version");
    reference.putNull("contextPath");
    return reference;
  }

  /** Whether the person may see what the form shows: the engine shows its task to all of FSE. */
  private boolean mayLook(CaseForm at, boolean variablesToo) {
    return variablesToo ? rights.mayOpen(at.command(), at.caseNumber())
        : rights.mayLookInto(at.command(), at.caseNumber());
  }

  private Map<String, Object> shown(CaseForm at) {
    var shown = new LinkedHashMap<>(forms.view(at.form().id(), at.caseNumber()));
    if (rights.may(at.command(), at.caseNumber())) { // what has not been sent is for those who may send it
      drafts.latest(at.caseNumber(), at.form().id()).ifPresent(draft -> {
        shown.putAll(draft.content());
        shown.put(DRAFT_VERSION, draft.version());
      });
    }
    return shown;
  }

  private record CaseForm(TaskForm form, String caseNumber, Command command) {}

  /** Empty where the engine does not show the person such a task, and where its form is none of a case. */
  private Optional<CaseForm> caseForm(String taskId) {
    Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
    return task == null ? Optional.empty() : taskForms.of(task).flatMap(form -> Command.ofForm(form.id())
        .flatMap(command -> taskCases.of(task).map(caseNumber -> new CaseForm(form, caseNumber, command))));
  }

  private JsonNode variable(Object value) {
    ObjectNode variable = json.createObjectNode();
    String type = value instanceof String ? "String" : value instanceof Boolean ? "Boolean"
        : value instanceof Integer ? "Integer" : value == null ? "Null" : "Json";
    variable.put("type", type);
    try {
      variable.set("value", type.equals("Json") ? json.getNodeFactory().textNode(json.writeValueAsString(value))
          : json.valueToTree(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    variable.putObject("valueInfo");
    return variable;
  }
}
