package dk.dst.microdata.desk.incidents;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.ground.audit.Audit;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.text.Danish;
import java.text.Collator;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A model whose own steps rest while something is put right, so that they do not fail one case after the other. What
 * people do goes on: were the cases themselves suspended, nobody could complete a task or give a notice.
 */
@Repository
class ModelPauses {

  /** @param paused who, when and why, as a sentence; empty where its steps run */
  record Line(String model, String name, String paused) {}

  private record Pause(String model, String by, Instant at, String reason) {}

  private final JdbcClient jdbc;
  private final RepositoryService repository;
  private final ManagementService management;
  private final People people;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ModelPauses(JdbcClient jdbc, RepositoryService repository, ManagementService management, People people, Audit audit,
      TransactionTemplate transaction, Clock clock) {
    this.jdbc = jdbc;
    this.repository = repository;
    this.management = management;
    this.people = people;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** By their names. */
  List<Line> lines() {
    Map<String, String> owners = people.of(Groups.OWNERS);
    Map<String, Pause> pauses = jdbc.sql("select model, paused_by as by, paused_at as at, reason from model_pause")
        .query((row, i) -> new Pause(row.getString("model"), row.getString("by"), row.getTimestamp("at").toInstant(),
            row.getString("reason"))).list().stream()
        .collect(Collectors.toMap(Pause::model, one -> one));
    var danish = Collator.getInstance(Locale.forLanguageTag("da"));
    return people.asSystem(() -> repository.createProcessDefinitionQuery().latestVersion().list()).stream()
        .map(model -> new Line(model.getKey(), model.getName(), sentence(pauses.get(model.getKey()), owners)))
        .sorted(Comparator.comparing(Line::name, danish::compare)).toList();
  }

  private String sentence(Pause pause, Map<String, String> owners) {
    return pause == null ? "" : "Sat på pause af " + owners.getOrDefault(pause.by(), pause.by()) + " den "
        + Danish.moment(pause.at().atZone(clock.getZone())) + ": " + pause.reason();
  }

  /** @return what the model is called */
  String pause(String model, String reason, String by) {
    String name = name(model);
    transaction.executeWithoutResult(status -> {
      if (jdbc.sql("insert into model_pause (model, paused_by, paused_at, reason) values (?, ?, ?, ?) on conflict do nothing")
          .param(model).param(by).param(Causes.stamp(clock.instant())).param(reason).update() == 0) {
        throw new InputRefused("„" + name + "“ er allerede sat på pause.");
      }
      people.asSystem(() -> management.suspendJobDefinitionByProcessDefinitionKey(model, true));
      written(by, name, "paused", reason);
    });
    return name;
  }

  /** @return what the model is called */
  String resume(String model, String reason, String by) {
    String name = name(model);
    transaction.executeWithoutResult(status -> {
      if (jdbc.sql("delete from model_pause where model = ?").param(model).update() == 0) {
        throw new InputRefused("„" + name + "“ er ikke sat på pause.");
      }
      people.asSystem(() -> management.activateJobDefinitionByProcessDefinitionKey(model, true));
      written(by, name, "running", reason);
    });
    return name;
  }

  private void written(String by, String name, String state, String reason) {
    audit.changed(by, "model_pause", null, null, null, Map.of("name", name, "state", state, "reason", reason));
  }

  private String name(String model) {
    ProcessDefinition found = people.asSystem(() -> repository.createProcessDefinitionQuery().processDefinitionKey(model)
        .latestVersion().singleResult());
    if (found == null) {
      throw NoRight.unknown("Modellen findes ikke.");
    }
    return found.getName();
  }
}
