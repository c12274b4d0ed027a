package dk.dst.microdata.benchmark;

import dk.dst.microdata.support.Statements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.camunda.bpm.model.bpmn.builder.SubProcessBuilder;
import org.camunda.bpm.model.bpmn.instance.FlowNode;

/**
 * Camunda alone, with what a life needs of it and nothing of ours: a model that goes through the same activities in the
 * same order as a real life did, with delegates that do nothing, without rights, with the full history.
 */
final class BareEngine {

  private static final String PEOPLE = "people";

  /** A service task that does nothing. */
  public static final class Nothing implements JavaDelegate {
    @Override
    public void execute(DelegateExecution execution) {}
  }

  private final Statements statements = new Statements();
  private final ProcessEngine engine;
  /** Keys of the processes that are started from outside, in order. */
  private final List<String> started = new ArrayList<>();
  private int lives;

  BareEngine(DataSource pool) {
    engine = ProcessEngineConfiguration.createStandaloneProcessEngineConfiguration().setProcessEngineName("bare")
        .setDataSource((DataSource) statements.postProcessAfterInitialization(pool, "dataSource"))
        .setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE)
        .setHistory(ProcessEngineConfiguration.HISTORY_FULL).setAuthorizationEnabled(false)
        .setJobExecutorActivate(false).buildProcessEngine();
  }

  void close() {
    engine.close();
  }

  /** Deploys models that go the way that the case went at the real engine. */
  void learn(ProcessEngine real, String caseNumber) {
    var deployment = engine.getRepositoryService().createDeployment();
    for (HistoricProcessInstance instance : instances(real, caseNumber)) {
      String key = instance.getProcessDefinitionKey();
      if (instance.getSuperProcessInstanceId() == null) {
        started.add(key);
      }
      deployment.addModelInstance(key + ".bpmn", model(real, instance));
    }
    deployment.deploy();
  }

  private static List<HistoricProcessInstance> instances(ProcessEngine engine, String caseNumber) {
    return engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceBusinessKey(caseNumber)
        .orderByProcessInstanceStartTime().asc().list();
  }

  private static List<HistoricActivityInstance> activities(ProcessEngine engine, HistoricProcessInstance instance) {
    return engine.getHistoryService().createHistoricActivityInstanceQuery().processInstanceId(instance.getId())
        .orderPartiallyByOccurrence().asc().list();
  }

  private static BpmnModelInstance model(ProcessEngine real, HistoricProcessInstance instance) {
    BpmnModelInstance drawn = real.getRepositoryService().getBpmnModelInstance(instance.getProcessDefinitionId());
    AbstractFlowNodeBuilder<?, ?> at = null;
    for (HistoricActivityInstance activity : activities(real, instance)) {
      at = at == null ? Bpmn.createExecutableProcess(instance.getProcessDefinitionKey())
          .camundaHistoryTimeToLiveString("P1825D").startEvent(activity.getActivityId()) : next(real, at, activity);
      FlowNode node = drawn.getModelElementById(activity.getActivityId());
      if (node.isCamundaAsyncBefore()) {
        at.camundaAsyncBefore();
      }
    }
    return at.done();
  }

  private static AbstractFlowNodeBuilder<?, ?> next(ProcessEngine real, AbstractFlowNodeBuilder<?, ?> at,
      HistoricActivityInstance activity) {
    String id = activity.getActivityId();
    return switch (activity.getActivityType()) {
      case "userTask" -> at.userTask(id).camundaCandidateGroups(PEOPLE);
      case "serviceTask" -> at.serviceTask(id).camundaClass(Nothing.class.getName());
      case "exclusiveGateway" -> at.exclusiveGateway(id);
      case "callActivity" -> at.callActivity(id).camundaInBusinessKey("#{execution.processBusinessKey}")
          .calledElement(real.getHistoryService().createHistoricProcessInstanceQuery()
              .processInstanceId(activity.getCalledProcessInstanceId()).singleResult().getProcessDefinitionKey());
      case "subProcess" -> at.subProcess(id);
      case "startEvent" -> ((SubProcessBuilder) at).embeddedSubProcess().startEvent(id);
      case "intermediateTimer" -> at.intermediateCatchEvent(id).timerWithDuration("P1Y");
      case "noneEndEvent" -> at.endEvent(id);
      default -> throw new IllegalStateException("The bare model cannot have " + activity.getActivityType());
    };
  }

  /** How many activities of each type a case has gone through. */
  static Map<String, Long> activities(ProcessEngine engine, String caseNumber) {
    return instances(engine, caseNumber).stream().flatMap(instance -> activities(engine, instance).stream())
        .collect(Collectors.groupingBy(HistoricActivityInstance::getActivityType, TreeMap::new,
            Collectors.counting()));
  }

  Map<String, Long> activitiesOfLastLife() {
    return activities(engine, "bare-" + lives);
  }

  /**
   * One life.
   *
   * @param tasks names of the steps of its tasks, in order
   * @param variables how many each answer has
   */
  Steps life(List<String> tasks, int variables) throws Exception {
    var steps = new Steps(statements);
    String key = "bare-" + ++lives;
    steps.step(Life.START, () -> {
      started.forEach(process -> engine.getRuntimeService().startProcessInstanceByKey(process, key));
      return null;
    });
    Map<String, Object> answer = IntStream.range(0, variables).boxed()
        .collect(Collectors.toMap(n -> "answer" + n, n -> "Begrundet indstilling."));
    for (String task : tasks) {
      String id = steps.step(Life.FIND + task, () -> engine.getTaskService().createTaskQuery()
          .taskCandidateGroup(PEOPLE).orderByTaskCreateTime().desc().listPage(0, 15).get(0).getId());
      steps.step(Life.TAKE + task, () -> {
        engine.getTaskService().claim(id, "somebody");
        return null;
      });
      steps.step(Life.COMPLETE + task, () -> {
        engine.getTaskService().complete(id, new HashMap<>(answer));
        return null;
      });
      steps.runWaiting(engine);
    }
    return steps;
  }
}
