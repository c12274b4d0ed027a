package dk.dst.microdata.desk.migration;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.ground.text.Danish;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** On which versions the long-lived models run now, as the page and the metric show it. */
@Component
record ModelVersions(RepositoryService repository, RuntimeService runtime, ModelMigrations migrations, People people)
    implements MeterBinder {

  private static final int MIGRATIONS_SHOWN = 5;

  /** @param deployed Danish day */
  record Version(int version, String deployed, long instances) {}

  /** A case that is not on the newest version. */
  record Left(String caseNumber, int version, String reason) {}

  /** @param outcome what became of it, in words */
  record Move(String started, int from, int to, int moved, int left, String outcome) {}

  /** @param versions those with running instances, and the newest */
  record Model(String process, String name, int newest, List<Version> versions, List<Left> left, List<Move> moves) {}

  List<Model> show() {
    var models = new ArrayList<Model>();
    people.asSystem(() -> LongLived.PROCESSES.forEach(process -> models.add(show(process))));
    return models;
  }

  private Model show(String process) {
    ProcessDefinition newest = newest(process);
    var versions = new ArrayList<Version>();
    var left = new ArrayList<Left>();
    for (ProcessDefinition definition : repository.createProcessDefinitionQuery().processDefinitionKey(process)
        .orderByProcessDefinitionVersion().desc().list()) {
      boolean isNewest = definition.getVersion() == newest.getVersion();
      long instances = runtime.createProcessInstanceQuery().processDefinitionId(definition.getId()).count();
      if (isNewest || instances > 0) {
        versions.add(new Version(definition.getVersion(), deployed(definition), instances));
      }
      if (!isNewest && instances > 0) {
        left.addAll(left(definition));
      }
    }
    return new Model(process, newest.getName(), newest.getVersion(), versions, left,
        migrations.latest(process, MIGRATIONS_SHOWN).stream().map(ModelVersions::move).toList());
  }

  private List<Left> left(ProcessDefinition older) {
    Map<String, String> reasons = migrations.reasons(older.getKey(), older.getVersion());
    String refusal = migrations.refusal(older.getKey(), older.getVersion());
    return runtime.createProcessInstanceQuery().processDefinitionId(older.getId()).list().stream()
        .map(ProcessInstance::getBusinessKey)
        .map(caseNumber -> new Left(caseNumber, older.getVersion(), refusal != null ? refusal
            : reasons.getOrDefault(caseNumber, "Er ikke flyttet endnu; det sker ved næste start."))).toList();
  }

  private static Move move(ModelMigrations.Migration migration) {
    return new Move(Danish.moment(migration.startedAt().atZone(EngineClock.DENMARK)), migration.fromVersion(),
        migration.toVersion(),
        migration.moved(), migration.leftBehind(), migration.refused() != null ? migration.refused()
            : !migration.finished() ? "Afbrudt, eller i gang. Næste start går videre."
            : migration.leftBehind() == 0 ? "Alle er flyttet."
            : "Resten står på listen ovenfor, hvis de stadig kører.");
  }

  private String deployed(ProcessDefinition definition) {
    return Danish.day(repository.createDeploymentQuery().deploymentId(definition.getDeploymentId()).singleResult()
        .getDeploymentTime().toInstant().atZone(EngineClock.DENMARK).toLocalDate());
  }

  private ProcessDefinition newest(String process) {
    return repository.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult();
  }

  /** Running instances that are not on the newest version of their model; anything but 0 needs somebody. */
  @Override
  public void bindTo(MeterRegistry registry) {
    for (String process : LongLived.PROCESSES) {
      Gauge.builder("microdata.migration.left", () -> left(process)).tag("process", process)
          .description("Running instances that are not on the newest version of their model").register(registry);
    }
  }

  private long left(String process) {
    return runtime.createProcessInstanceQuery().processDefinitionKey(process).count()
        - runtime.createProcessInstanceQuery().processDefinitionId(newest(process).getId()).count();
  }
}
