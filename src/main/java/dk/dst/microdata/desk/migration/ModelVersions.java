package dk.dst.microdata.desk.migration;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.ground.database.Samples;
import dk.dst.microdata.ground.database.Samples.Sample;
import dk.dst.microdata.ground.text.Danish;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On which versions the long-lived models run now, as the page and the metric show it. */
@Component
record ModelVersions(JdbcClient jdbc, RuntimeService runtime, ModelMigrations migrations, People people,
    Samples samples) implements MeterBinder {

  private static final int MIGRATIONS_SHOWN = 5;

  /** @param deployed Danish day */
  record Version(int version, String deployed, long instances) {}

  /** A case that is not on the newest version. */
  record Left(String caseNumber, int version, String reason) {}

  /** @param outcome what became of it, in words */
  record Move(String started, int from, int to, int moved, int left, String outcome) {}

  /** @param versions those with running instances, and the newest */
  record Model(String process, String name, int newest, List<Version> versions, List<Left> left, List<Move> moves) {}

  /** A version, whether anything runs on it or not. */
  private record Deployed(String id, String process, String name, int version, LocalDate day, long instances) {}

  List<Model> show() {
    Map<String, List<Deployed>> deployed = deployed();
    return people.asSystem(() -> LongLived.PROCESSES.stream().map(process -> show(process, deployed.get(process)))
        .toList());
  }

  private Model show(String process, List<Deployed> versions) {
    Deployed newest = versions.get(0);
    return new Model(process, newest.name(), newest.version(), versions.stream()
        .filter(version -> version.equals(newest) || version.instances() > 0)
        .map(version -> new Version(version.version(), Danish.day(version.day()), version.instances())).toList(),
        versions.stream().filter(version -> !version.equals(newest) && version.instances() > 0)
            .flatMap(older -> left(older).stream()).toList(),
        migrations.latest(process, MIGRATIONS_SHOWN).stream().map(ModelVersions::move).toList());
  }

  /** All versions of the long-lived models, the newest first; the engine counts instances version by version. */
  private Map<String, List<Deployed>> deployed() {
    return jdbc.sql("""
            select d.id_, d.key_, d.name_, d.version_, p.deploy_time_, count(e.id_) as instances
            from act_re_procdef d join act_re_deployment p on p.id_ = d.deployment_id_
            left join act_ru_execution e on e.proc_def_id_ = d.id_ and e.parent_id_ is null
            where d.key_ = any (?) group by d.id_, p.id_ order by d.version_ desc""")
        .param(LongLived.PROCESSES.toArray(String[]::new))
        .query((row, i) -> new Deployed(row.getString("id_"), row.getString("key_"), row.getString("name_"),
            row.getInt("version_"),
            row.getTimestamp("deploy_time_").toInstant().atZone(EngineClock.DENMARK).toLocalDate(),
            row.getLong("instances"))).list().stream().collect(Collectors.groupingBy(Deployed::process));
  }

  private List<Left> left(Deployed older) {
    Map<String, String> reasons = migrations.reasons(older.process(), older.version());
    String refusal = migrations.refusal(older.process(), older.version());
    return runtime.createProcessInstanceQuery().processDefinitionId(older.id()).list().stream()
        .map(ProcessInstance::getBusinessKey)
        .map(caseNumber -> new Left(caseNumber, older.version(), refusal != null ? refusal
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

  /** Running instances that are not on the newest version of their model; anything but 0 needs somebody. */
  @Override
  public void bindTo(MeterRegistry registry) {
    Sample<Map<String, Long>> left = samples.of(() -> deployed().entrySet().stream().collect(Collectors.toMap(
        Map.Entry::getKey, model -> model.getValue().stream().skip(1).mapToLong(Deployed::instances).sum())));
    for (String process : LongLived.PROCESSES) {
      Gauge.builder("microdata.migration.left", () -> left.figure(of -> of.getOrDefault(process, 0L)))
          .tag("process", process)
          .description("Running instances that are not on the newest version of their model").register(registry);
    }
  }
}
