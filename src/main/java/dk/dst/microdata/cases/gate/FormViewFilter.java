package dk.dst.microdata.cases.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.dst.microdata.cases.task.TaskCases;
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
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Adds what a form shows to the engine's answer to "which variables has this task's form?", for Tasklist and for the
 * REST interface. The engine has by then decided that the person may see the task. So what is shown is read fresh from
 * our tables, is never a variable, and cannot come back changed. To whom it may not be shown, the form does not open.
 */
class FormViewFilter extends OncePerRequestFilter {

  /** Beside the values of the form: on which version whatever is typed is built. */
  private static final String DRAFT_VERSION = "draftVersion";
  private static final Pattern FORM = Pattern.compile(".*/task/([^/]+)/(form-variables|deployed-form)");

  private final TaskService tasks;
  private final TaskCases taskCases;
  private final Forms forms;
  private final Drafts drafts;
  private final CaseRights rights;
  private final RefusalFilter refusals;
  private final ObjectMapper json;

  FormViewFilter(TaskService tasks, TaskCases taskCases, Forms forms, Drafts drafts, CaseRights rights,
      RefusalFilter refusals, ObjectMapper json) {
    this.refusals = refusals;
    this.rights = rights;
    this.tasks = tasks;
    this.taskCases = taskCases;
    this.forms = forms;
    this.drafts = drafts;
    this.json = json;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Matcher path = FORM.matcher(request.getRequestURI());
    if (!path.matches() || !request.getMethod().equals("GET")) {
      chain.doFilter(request, response);
      return;
    }
    var answer = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, answer);
    boolean variablesToo = path.group(2).equals("form-variables");
    Optional<CaseForm> of = answer.getStatus() == HttpServletResponse.SC_OK ? caseForm(path.group(1))
        : Optional.empty();
    if (of.isPresent() && !mayLook(of.get(), variablesToo)) {
      refusals.answer(request, answer, HttpServletResponse.SC_FORBIDDEN, NoRight.class.getSimpleName(),
          "Formularen kan kun åbnes af dem, der kan udføre opgaven. Se sagen under Sager.");
    } else if (of.isPresent() && variablesToo) {
      var variables = (ObjectNode) json.readTree(answer.getContentAsByteArray());
      shown(of.get()).forEach((name, value) -> variables.set(name, variable(value)));
      answer.resetBuffer();
      answer.getOutputStream().write(json.writeValueAsBytes(variables));
    }
    answer.copyBodyToResponse();
  }

  /** Whether the person may see what the form shows: the engine shows its task to all of FSE. */
  private boolean mayLook(CaseForm at, boolean variablesToo) {
    return variablesToo ? rights.mayOpen(at.command(), at.caseNumber())
        : rights.mayLookInto(at.command(), at.caseNumber());
  }

  private Map<String, Object> shown(CaseForm at) {
    var shown = new LinkedHashMap<>(forms.view(at.form(), at.caseNumber()));
    if (rights.may(at.command(), at.caseNumber())) { // what has not been sent is for those who may send it
      drafts.latest(at.caseNumber(), at.form()).ifPresent(draft -> {
        shown.putAll(draft.content());
        shown.put(DRAFT_VERSION, draft.version());
      });
    }
    return shown;
  }

  private record CaseForm(String form, String caseNumber, Command command) {}

  private Optional<CaseForm> caseForm(String taskId) {
    Task task = tasks.createTaskQuery().taskId(taskId).initializeFormKeys().singleResult();
    if (task == null || task.getCamundaFormRef() == null) {
      return Optional.empty();
    }
    String form = task.getCamundaFormRef().getKey();
    return Command.ofForm(form).flatMap(command -> taskCases.of(task)
        .map(caseNumber -> new CaseForm(form, caseNumber, command)));
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
