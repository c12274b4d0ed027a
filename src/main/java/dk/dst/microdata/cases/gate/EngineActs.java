package dk.dst.microdata.cases.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.ground.audit.Audit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;

/**
 * Writes down what somebody does to a case past its tasks, in Cockpit or by the REST interface: moves, ends or suspends
 * it, sets its variables, runs its jobs. With who, the case, and where it waited before and after. What people do in
 * their tasks is written down by the tables it changes.
 */
class EngineActs extends OncePerRequestFilter {

  private static final Pattern ACT = Pattern.compile("(?:/engine-rest|/camunda/api/engine)(?:/engine/[^/]+)?/"
      + "((process-instance|execution|job|task)/([^/]+)/?.*|(?:message|signal|condition|modification|migration|batch"
      + "|job-definition|process-definition|external-task|incident|variable-instance|history|process-instance|job"
      + "|execution).*)");
  /** Questions that are posted, starts by a form, and what people do with tasks. */
  private static final Pattern NO_ACT = Pattern.compile("[a-z-]+(/count)?/?|history/[a-z-]+(/count)?/?|.*/count/?"
      + "|migration/(generate|validate)|process-definition/.*/(submit-form|start)"
      + "|task/[^/]+/(?!variables|localVariables|bpmnError|bpmnEscalation).*|task/[^/]+/?");
  private static final Pattern ALONE = Pattern.compile("(message|signal|condition)/?");

  private final RuntimeService runtime;
  private final ManagementService management;
  private final TaskService tasks;
  private final HistoryService history;
  private final People people;
  private final Audit audit;
  private final ObjectMapper json;

  EngineActs(RuntimeService runtime, ManagementService management, TaskService tasks, HistoryService history,
      People people, Audit audit, ObjectMapper json) {
    this.runtime = runtime;
    this.management = management;
    this.tasks = tasks;
    this.history = history;
    this.people = people;
    this.audit = audit;
    this.json = json;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Matcher path = ACT.matcher(request.getRequestURI());
    if (request.getMethod().equals("GET") || !path.matches() || !isAct(request.getMethod(), path.group(1))) {
      chain.doFilter(request, response);
      return;
    }
    var read = new ContentCachingRequestWrapper(request, 100_000);
    String instance = path.group(2) == null ? null : people.asSystem(() -> instance(path.group(2), path.group(3)));
    String before = places(instance);
    chain.doFilter(read, response);
    if (response.getStatus() < HttpServletResponse.SC_BAD_REQUEST) {
      write(read, instance, before);
    }
  }

  private static boolean isAct(String method, String path) {
    return !NO_ACT.matcher(path).matches() || ALONE.matcher(path).matches() || !method.equals("POST");
  }

  private void write(ContentCachingRequestWrapper request, String instance, String before) {
    String by = (String) request.getAttribute(ClosedEngineApi.ASKED_BY);
    Map<String, String> act = Map.of("method", request.getMethod(), "path", request.getRequestURI());
    Set<String> named = instance == null ? named(request.getContentAsByteArray()) : Set.of(instance);
    for (String id : named) {
      HistoricProcessInstance at = people.asSystem(() -> history.createHistoricProcessInstanceQuery()
          .processInstanceId(id).singleResult());
      var after = new TreeMap<>(act);
      after.put("waits_at", places(id));
      audit.acted(by, at == null ? null : at.getTenantId(), at == null ? null : at.getBusinessKey(),
          instance == null ? Map.of() : Map.of("waits_at", before), after);
    }
    if (named.isEmpty()) {
      audit.acted(by, null, null, Map.of(), act);
    }
  }

  /** The instance that something belongs to; null where there is no such thing. */
  private String instance(String kind, String id) {
    return switch (kind) {
      case "process-instance" -> runtime.createProcessInstanceQuery().processInstanceId(id).count() == 0 ? null : id;
      case "execution" -> {
        var execution = runtime.createExecutionQuery().executionId(id).singleResult();
        yield execution == null ? null : execution.getProcessInstanceId();
      }
      case "job" -> {
        var job = management.createJobQuery().jobId(id).singleResult();
        yield job == null ? null : job.getProcessInstanceId();
      }
      default -> {
        var task = tasks.createTaskQuery().taskId(id).singleResult();
        yield task == null ? null : task.getProcessInstanceId();
      }
    };
  }

  /** Instances that the request itself names. */
  private Set<String> named(byte[] body) {
    var named = new LinkedHashSet<String>();
    try {
      JsonNode sent = json.readTree(new String(body, StandardCharsets.UTF_8));
      sent.path("processInstanceIds").forEach(jsonNode -> named.add(jsonNode.asText()));
      if (sent.hasNonNull("processInstanceId")) {
        named.add(sent.path("processInstanceId").asText());
      }
      if (sent.hasNonNull("businessKey")) {
        people.asSystem(() -> history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(
            sent.path("businessKey").asText()).list().stream().findFirst()
                .ifPresent(instance -> named.add(instance.getId())));
      }
    } catch (JsonProcessingException e) {
      return named; // no data, or more of it than was kept: the path says what was done
    }
    return named;
  }

  /** Where the instance waits, by the names in the model; nothing where it has ended. */
  private String places(String instance) {
    if (instance == null) {
      return "";
    }
    return people.asSystem(() -> {
      ActivityInstance root =
          runtime.createProcessInstanceQuery().processInstanceId(instance).count() == 0 ? null
              : runtime.getActivityInstance(instance);
      var places = new TreeSet<String>();
      if (root != null) {
        collect(root, places);
      }
      return String.join(", ", places);
    });
  }

  private static void collect(ActivityInstance at, Set<String> places) {
    for (ActivityInstance child : at.getChildActivityInstances()) {
      collect(child, places);
    }
    for (var waiting : at.getChildTransitionInstances()) {
      places.add(waiting.getActivityName() == null ? waiting.getActivityId() : waiting.getActivityName());
    }
    if (at.getChildActivityInstances().length + at.getChildTransitionInstances().length == 0) {
      places.add(at.getActivityName() == null ? at.getActivityId() : at.getActivityName());
    }
  }
}
