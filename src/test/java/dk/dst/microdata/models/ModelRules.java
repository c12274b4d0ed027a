package dk.dst.microdata.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Collaboration;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.RootElement;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * What holds of every model. A rule answers with what breaks it, by element id; nothing when all is well.
 *
 * <p>The rules that Camunda Modeler recommends (bpmnlint) are among them, but for two. What is no gateway may be
 * reached by several flows without one that joins them: a case has one token, which {@link #forbidden} sees to, so
 * nothing is left to be misread. A sub process that only events end needs no end event.
 */
final class ModelRules {

  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
  private static final Map<Class<? extends FlowElement>, String> PREFIXES = Map.of(
      SequenceFlow.class, "flow_",
      UserTask.class, "userTask_",
      ServiceTask.class, "serviceTask_",
      CallActivity.class, "callActivity_",
      SubProcess.class, "subProcess_",
      StartEvent.class, "startEvent_",
      EndEvent.class, "endEvent_",
      Gateway.class, "gateway_");
  private static final Pattern CALL = Pattern.compile("\\b([a-z]\\w*)\\.([a-z]\\w*)\\(([^)]*)\\)");
  private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
  private static final Pattern DELEGATE = Pattern.compile("\\$\\{(\\w+)}");
  /** Words that English has and Danish has not. */
  private static final Pattern ENGLISH = Pattern.compile(
      "\\b(the|is|not|and|of|application|approve|approved|review|usage|database|term|lapse|sign|yes|no|wait)\\b",
      Pattern.CASE_INSENSITIVE);
  /** Where something runs beside what else a case does, which is seldom worth a second token (decision 2). */
  private static final Set<String> BESIDE = Set.of("startEvent_reviewDue", "gateway_deliverAll", "gateway_windUp",
      "gateway_readyToDelete");

  /** Steps that record a person's answer and are named after what else it means: it is received, or the last one. */
  private static final Set<String> RECORDING = Set.of("serviceTask_submitApplication", "serviceTask_receiveProposal",
      "serviceTask_submitAuthorisation", "serviceTask_concludeManagerChange", "serviceTask_concludeSubscription",
      "serviceTask_concludeShutdown");

  private final Set<String> processes;
  private final Set<String> forms;
  private final MainBeans beans;

  /**
   * @param processes ids of all processes there are
   * @param forms ids of all forms there are
   */
  ModelRules(Set<String> processes, Set<String> forms, MainBeans beans) {
    this.processes = processes;
    this.forms = forms;
    this.beans = beans;
  }

  /** The rules by name, each a function from the file's name and content to what breaks it. */
  Map<String, Function<Model, List<String>>> all() {
    var rules = new LinkedHashMap<String, Function<Model, List<String>>>();
    rules.put("the file is named after its one process", this::oneProcessNamedAfterItsFile);
    rules.put("the file is written as Camunda Modeler writes it", model -> Saved.model(model.text()));
    rules.put("the process is executable, has a Danish name, a description and a time to live", this::process);
    rules.put("ids say what an element is", this::ids);
    rules.put("everything a person sees has a Danish label", this::labels);
    rules.put("a splitting gateway has a default flow, and its other flows conditions and labels", this::gateways);
    rules.put("a gateway joins or splits, not both", this::joinsOrSplits);
    rules.put("nothing splits or joins without a gateway", this::implicitSplits);
    rules.put("each level begins in one place and ends", this::beginningsAndEnds);
    rules.put("an event waits for one thing, and who waits for an event waits for one of several", this::events);
    rules.put("no flow doubles another", this::doubledFlows);
    rules.put("a service task runs the delegate of its name", this::serviceTasks);
    rules.put("a user task has a form of its name, a deadline, a description and somebody to do it", this::userTasks);
    rules.put("what a person answers is recorded by the step that follows, in the same transaction",
        this::recordedAtOnce);
    rules.put("a start form exists and is deployed with the model", this::startForms);
    rules.put("a called process exists and gets the business key", this::calledProcesses);
    rules.put("messages exist and are named by what they are about", this::messages);
    rules.put("what a model declares beside its process has a name of its own and is used", this::declarations);
    rules.put("expressions call beans and methods that exist", this::expressions);
    rules.put("listeners are task listeners of the main code", this::listeners);
    rules.put("nothing is used that hides logic or loses cases", this::forbidden);
    rules.put("every element is drawn, every label has its place", model -> model.drawing().missing());
    rules.put("no shape lies over another", model -> model.drawing().overlappingShapes());
    rules.put("flows begin and end at what they connect", model -> model.drawing().looseEnds());
    rules.put("no flow runs through a shape", model -> model.drawing().flowsThroughShapes());
    rules.put("no flow crosses another", model -> model.drawing().crossingFlows());
    rules.put("each lies in the lane of who does it", Lanes::broken);
    rules.put("a drawing is seen whole", model -> model.drawing().oversize());
    rules.put("a label lies at what it names", model -> model.drawing().distantLabels());
    rules.put("no label lies over a shape, a flow or another label", model -> model.drawing().overlappingLabels());
    return rules;
  }

  /** A model as it lies in its file. */
  record Model(String file, String text, BpmnModelInstance content) {

    static Model of(String file, String text) {
      return new Model(file, text, Bpmn.readModelFromStream(
          new java.io.ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    }

    <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Collection<T> all(Class<T> type) {
      return content.getModelElementsByType(type);
    }

    Drawing drawing() {
      return new Drawing(content);
    }
  }

  private List<String> oneProcessNamedAfterItsFile(Model model) {
    var ids = model.all(Process.class).stream().map(Process::getId).toList();
    return ids.equals(List.of(model.file().replace(".bpmn", ""))) ? List.of() : List.of(model.file() + " holds " + ids);
  }

  private List<String> process(Model model) {
    return broken(model.all(Process.class), process -> Stream.of(
        process.isExecutable() ? null : "is not executable",
        isDanish(process.getName()) ? null : "has no Danish name",
        process.getDocumentations().isEmpty() ? "is not described" : null,
        process.getCamundaHistoryTimeToLiveString() == null
            || !process.getCamundaHistoryTimeToLiveString().matches("P\\d+[DMY]") ? "has no time to live" : null));
  }

  private List<String> ids(Model model) {
    return broken(model.all(FlowElement.class), element -> {
      String prefix = PREFIXES.entrySet().stream().filter(entry -> entry.getKey().isInstance(element))
          .map(Map.Entry::getValue).findFirst().orElse(element instanceof Event ? "event_" : null);
      return Stream.of(
          prefix == null ? "is of a kind that has no rule" : null,
          prefix != null && !element.getId().matches(prefix + "[a-z][A-Za-z]*(_[a-z][A-Za-z]*)?")
              ? "is not named " + prefix + "..." : null,
          element instanceof SequenceFlow flow && flow.getSource() instanceof Gateway
              && !flow.getId().startsWith(flow.getSource().getId().replace("gateway_", "flow_") + "_")
              ? "is not named after its gateway" : null,
          element instanceof CallActivity call
              && !call.getId().equals("callActivity_" + camelCase(call.getCalledElement()))
              ? "is not named after the process it calls" : null);
    });
  }

  private List<String> labels(Model model) {
    return broken(model.all(FlowElement.class), element -> Stream.of(
        element instanceof FlowNode node && !isJoin(node) && !(node instanceof ParallelGateway) // asks nothing
            && !isDanish(element.getName())
            ? "has no Danish label" : null,
        element instanceof Gateway && element.getName() != null && !element.getName().endsWith("?")
            ? "does not ask a question" : null,
        element instanceof SequenceFlow && element.getName() != null && !isDanish(element.getName())
            ? "has no Danish label" : null));
  }

  private List<String> gateways(Model model) {
    var broken = new ArrayList<>(broken(model.all(ExclusiveGateway.class), gateway -> {
      if (gateway.getOutgoing().size() < 2) {
        return Stream.of(gateway.getIncoming().size() < 2 ? "neither splits nor joins" : null);
      }
      return gateway.getDefault() == null ? Stream.of("has no default flow")
          : Stream.of(gateway.getOutgoing().contains(gateway.getDefault()) ? null : "has the default flow of another");
    }));
    broken.addAll(broken(model.all(SequenceFlow.class), flow -> {
      // after an event-based gateway the events themselves say which way it is
      boolean split = flow.getSource() instanceof Gateway && !(flow.getSource() instanceof EventBasedGateway)
          && !(flow.getSource() instanceof ParallelGateway) && flow.getSource().getOutgoing().size() > 1;
      boolean isDefault = flow.getSource() instanceof ExclusiveGateway gateway && flow.equals(gateway.getDefault());
      boolean condition = flow.getConditionExpression() != null;
      return Stream.of(
          split && isBlank(flow.getName()) ? "is an answer without a label" : null,
          split && !isDefault && !condition ? "has no condition" : null,
          isDefault && condition ? "is the default and has a condition" : null,
          !split && condition ? "has a condition but does not come from a splitting gateway" : null,
          !split && !isBlank(flow.getName()) ? "has a label but is no answer" : null);
    }));
    return broken;
  }

  private List<String> joinsOrSplits(Model model) {
    return broken(model.all(Gateway.class), gateway -> Stream.of(
        gateway.getIncoming().size() > 1 && gateway.getOutgoing().size() > 1 ? "joins and splits" : null));
  }

  private List<String> implicitSplits(Model model) {
    return broken(model.all(FlowNode.class), node -> Stream.of(
        !(node instanceof Gateway) && node.getOutgoing().size() > 1 ? "splits without a gateway" : null,
        node.getOutgoing().isEmpty() && !(node instanceof EndEvent) && !isEventSubProcess(node)
            && !isLeftByEventsOnly(node, model) ? "leads nowhere" : null,
        node.getIncoming().isEmpty() && !(node instanceof StartEvent) && !isEventSubProcess(node)
            && !(node instanceof org.camunda.bpm.model.bpmn.instance.BoundaryEvent) ? "is never reached" : null));
  }

  private List<String> beginningsAndEnds(Model model) {
    var broken = new ArrayList<>(broken(model.all(Process.class), process -> Stream.of(
        process.getChildElementsByType(StartEvent.class).isEmpty() ? "begins nowhere" : null,
        process.getChildElementsByType(StartEvent.class).stream().filter(ModelRules::isBlank).count() > 1
            ? "begins in more than one place" : null,
        process.getChildElementsByType(EndEvent.class).isEmpty() ? "never ends" : null)));
    broken.addAll(broken(model.all(SubProcess.class), process -> {
      Collection<StartEvent> starts = process.getChildElementsByType(StartEvent.class);
      return Stream.of(
          starts.size() == 1 ? null : "does not begin in one place",
          starts.stream().allMatch(start -> isBlank(start) != process.triggeredByEvent()) ? null
              : process.triggeredByEvent() ? "begins without an event" : "waits for an event once it is entered",
          process.getChildElementsByType(EndEvent.class).isEmpty() && !isLeftByEventsOnly(process, model)
              ? "never ends" : null);
    }));
    return broken;
  }

  private List<String> events(Model model) {
    var broken = new ArrayList<>(broken(model.all(Event.class), event -> Stream.of(
        event.getChildElementsByType(EventDefinition.class).size() > 1 ? "waits for several things" : null)));
    broken.addAll(broken(model.all(EventBasedGateway.class), gateway -> Stream.of(
        gateway.getOutgoing().size() < 2 ? "waits for one event only" : null)));
    return broken;
  }

  private List<String> doubledFlows(Model model) {
    var seen = new HashSet<List<FlowNode>>();
    return broken(model.all(SequenceFlow.class), flow -> Stream.of(
        seen.add(List.of(flow.getSource(), flow.getTarget())) ? null : "leads where another flow leads"));
  }

  private List<String> serviceTasks(Model model) {
    return broken(model.all(ServiceTask.class), task -> {
      String bean = task.getId().replace("serviceTask_", "") + "Delegate";
      return Stream.of(
          ("${" + bean + "}").equals(task.getCamundaDelegateExpression()) ? null : "does not run ${" + bean + "}",
          beans.has(bean, JavaDelegate.class) ? null : "has no delegate " + bean);
    });
  }

  private List<String> userTasks(Model model) {
    return broken(model.all(UserTask.class), task -> {
      String form = kebabCase(task.getId().replace("userTask_", ""));
      return Stream.of(
          form.equals(attribute(task, "formRef")) ? null : "does not show the form " + form,
          forms.contains(form) ? null : "has no form " + form,
          "deployment".equals(attribute(task, "formRefBinding")) ? null : "may show a form of another release",
          isBlank(task.getCamundaDueDate()) ? "has no due date" : null,
          task.getDocumentations().isEmpty() ? "is not described" : null,
          isBlank(task.getCamundaCandidateGroups()) && isBlank(task.getCamundaCandidateUsers())
              ? "has nobody who can do it" : null);
    });
  }

  private List<String> recordedAtOnce(Model model) {
    return broken(model.all(UserTask.class), task -> {
      var next = task.getOutgoing().stream().map(SequenceFlow::getTarget).toList();
      return Stream.of(
          next.size() == 1 && next.get(0) instanceof ServiceTask ? null : "is not followed by a service task",
          next.stream().map(FlowNode::getId).allMatch(id -> id.startsWith("serviceTask_record")
              || RECORDING.contains(id)) ? null : "is not followed by the step that records its answer",
          next.stream().allMatch(step -> step.getIncoming().size() == 1)
              ? null : "is followed by a step that other steps lead to",
          next.stream().anyMatch(FlowNode::isCamundaAsyncBefore)
              ? "is followed by a step of its own transaction" : null,
          task.isCamundaAsyncAfter() ? "ends in a transaction of its own" : null);
    });
  }

  private List<String> startForms(Model model) {
    return broken(model.all(StartEvent.class), start -> {
      String form = attribute(start, "formRef");
      return form == null ? Stream.of() : Stream.of(
          forms.contains(form) ? null : "has no form " + form,
          "deployment".equals(attribute(start, "formRefBinding")) ? null : "may show a form of another release",
          start.getOutgoing().stream().map(SequenceFlow::getTarget)
              .allMatch(node -> node instanceof ServiceTask && !node.isCamundaAsyncBefore())
              ? null : "is not followed at once by the step that receives its form");
    });
  }

  private List<String> calledProcesses(Model model) {
    return broken(model.all(CallActivity.class), call -> Stream.of(
        processes.contains(call.getCalledElement()) ? null : "calls no process: " + call.getCalledElement(),
        isBlank(call.getCamundaCalledElementBinding()) || call.getCamundaCalledElementBinding().equals("latest")
            ? null : "does not call the latest version",
        call.getExtensionElements() != null && call.getExtensionElements().getElementsQuery()
            .filterByType(CamundaIn.class).list().stream()
            .anyMatch(in -> "#{execution.processBusinessKey}".equals(in.getCamundaBusinessKey()))
            ? null : "does not pass the business key"));
  }

  private List<String> messages(Model model) {
    var broken = new ArrayList<>(broken(model.all(Message.class), message -> Stream.of(
        message.getName() != null && message.getName().matches("[a-z]+\\.[a-z][A-Za-z]+")
            ? null : "does not say what it is about: " + message.getName(),
        message.getId().equals("message_" + String.valueOf(message.getName()).replaceFirst("^[a-z]+\\.", ""))
            ? null : "is not named after its message",
        model.all(MessageEventDefinition.class).stream().anyMatch(event -> message.equals(event.getMessage()))
            ? null : "is not used")));
    broken.addAll(broken(model.all(MessageEventDefinition.class), event ->
        Stream.of(event.getMessage() == null ? "waits for a message that does not exist" : null)));
    return broken;
  }

  private List<String> declarations(Model model) {
    var seen = new HashSet<List<String>>();
    return broken(model.all(RootElement.class).stream().filter(element -> !(element instanceof Process
        || element instanceof Collaboration || element instanceof EventDefinition)).toList(), element -> {
          String name = element.getAttributeValue("name");
          return Stream.of(
              isBlank(name) ? "has no name" : null,
              seen.add(List.of(element.getElementType().getTypeName(), String.valueOf(name)))
                  ? null : "has the name of another",
              model.text().contains("Ref=\"" + element.getId() + "\"") ? null : "is used nowhere");
        });
  }

  private List<String> expressions(Model model) {
    var broken = new ArrayList<String>();
    EXPRESSION.matcher(model.text()).results().map(result -> result.group(1)).distinct().forEach(expression ->
        CALL.matcher(expression).results().forEach(call -> {
          int arguments = call.group(3).isBlank() ? 0 : call.group(3).split(",").length;
          if (!beans.has(call.group(1), call.group(2), arguments)) {
            broken.add("no bean has " + call.group());
          }
        }));
    return broken;
  }

  private List<String> listeners(Model model) {
    return broken(model.all(CamundaTaskListener.class), listener -> {
      var bean = DELEGATE.matcher(String.valueOf(listener.getCamundaDelegateExpression()));
      return Stream.of(bean.matches() && beans.has(bean.group(1), TaskListener.class)
          ? null : "is no task listener: " + listener.getCamundaDelegateExpression());
    });
  }

  private List<String> forbidden(Model model) {
    var broken = new ArrayList<String>();
    for (var kind : Map.ofEntries(
        Map.entry("<bpmn:(script|scriptTask|businessRuleTask|manualTask|sendTask|task)\\b",
            "a task that is no form and no delegate"),
        Map.entry("<camunda:script\\b|scriptFormat", "a script"),
        Map.entry("camunda:class=|camunda:expression=|camunda:resultVariable=", "code that is no bean"),
        Map.entry("<bpmn:(inclusiveGateway|complexGateway)\\b", "a gateway with more than one token"),
        Map.entry("<bpmn:timeCycle\\b", "a timer with a period"),
        Map.entry("<bpmn:(timeDuration)\\b", "a timer whose date our tables do not know"),
        Map.entry("camunda:exclusive=\"false\"", "jobs that may run side by side"),
        Map.entry("camunda:formKey=|<camunda:formData", "a form that is no Camunda Form"),
        Map.entry("<camunda:executionListener\\b", "a listener on the flow of the case"),
        Map.entry("<bpmn:multiInstanceLoopCharacteristics\\b", "a step done several times at once"),
        Map.entry("<bpmn:adHocSubProcess\\b", "steps in no order"),
        Map.entry("<bpmn:linkEventDefinition\\b", "a jump where no flow is drawn")).entrySet()) {
      if (Pattern.compile(kind.getKey()).matcher(model.text()).find()) {
        broken.add(kind.getValue());
      }
    }
    model.all(EndEvent.class).stream().flatMap(end -> end.getEventDefinitions().stream())
        .filter(ErrorEventDefinition.class::isInstance).map(ErrorEventDefinition.class::cast)
        .filter(thrown -> !isCaught(thrown.getError(), model))
        .forEach(thrown -> broken.add("an error that nobody catches: " + thrown.getId()));
    model.all(ParallelGateway.class).stream().filter(gateway -> !BESIDE.contains(gateway.getId()))
        .forEach(gateway -> broken.add(gateway.getId() + " adds a token"));
    model.all(StartEvent.class).stream().filter(start -> !start.isInterrupting() && !BESIDE.contains(start.getId()))
        .forEach(start -> broken.add(start.getId() + " adds a token"));
    model.all(BoundaryEvent.class).stream().filter(event -> !event.cancelActivity())
        .forEach(event -> broken.add(event.getId() + " adds a token"));
    model.all(TerminateEventDefinition.class).stream().filter(end -> endsOneToken(model, end.getParentElement()))
        .forEach(end -> broken.add(end.getParentElement().getAttributeValue("id") + " ends more than itself"));
    return broken;
  }

  /** Whether nothing runs beside, so that a plain end says the same. */
  private static boolean endsOneToken(Model model, ModelElementInstance end) {
    return model.all(StartEvent.class).stream().filter(start -> BESIDE.contains(start.getId()))
        .noneMatch(start -> start.getParentElement().getParentElement().equals(end.getParentElement()));
  }

  private static boolean isCaught(Error error, Model model) {
    return model.all(ErrorEventDefinition.class).stream()
        .filter(event -> !(event.getParentElement() instanceof EndEvent))
        .anyMatch(event -> event.getError() == null || event.getError().equals(error));
  }

  private static <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> List<String> broken(
      Collection<T> elements, Function<T, Stream<String>> rule) {
    return elements.stream().flatMap(element -> rule.apply(element).filter(problem -> problem != null)
        .map(problem -> (element instanceof BaseElement named ? named.getId() : element.getElementType().getTypeName())
            + " " + problem)).collect(Collectors.toList());
  }

  private static boolean isJoin(FlowNode node) {
    return node instanceof Gateway && node.getOutgoing().size() < 2;
  }

  private static boolean isEventSubProcess(FlowNode node) {
    return node instanceof SubProcess process && process.triggeredByEvent();
  }

  /** Goes round in a circle, until something that happens at its edge ends it. */
  private static boolean isLeftByEventsOnly(FlowNode node, Model model) {
    return node instanceof SubProcess process && process.getChildElementsByType(EndEvent.class).isEmpty()
        && model.all(org.camunda.bpm.model.bpmn.instance.BoundaryEvent.class).stream()
            .anyMatch(event -> node.equals(event.getAttachedTo()));
  }

  private static boolean isDanish(String label) {
    return !isBlank(label) && Character.isUpperCase(label.charAt(0)) && !ENGLISH.matcher(label).find();
  }

  private static boolean isBlank(StartEvent start) {
    return start.getChildElementsByType(EventDefinition.class).isEmpty();
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }

  private static String attribute(BaseElement element, String name) {
    return element.getAttributeValueNs(CAMUNDA, name);
  }

  static String kebabCase(String camelCase) {
    return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static String camelCase(String kebabCase) {
    return Arrays.stream(String.valueOf(kebabCase).split("-"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.collectingAndThen(Collectors.joining(),
            name -> name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1)));
  }
}
