package dk.dst.microdata.cases.engine;

import dk.dst.microdata.cases.who.Groups;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.ProcessEngineLogger;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultAcquireJobsCommandFactory;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.metrics.Meter;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.camunda.bpm.engine.management.Metrics;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * With {@link EngineParts} and {@link EngineClock} all that builds on the engine's internals: these settings, the name
 * under which jobs are locked, what is asked of passwords past the rules and the job executor's pause have no public
 * interface. A move to a fork of Camunda 7 changes the imports of the three and nothing else.
 */
@Component
public class EngineInternals extends AbstractProcessEnginePlugin {

  /** What the engine counts of itself. Its own sums go to the database and begin anew every quarter of an hour. */
  static final List<String> COUNTED = List.of(Metrics.JOB_SUCCESSFUL, Metrics.JOB_FAILED,
      Metrics.JOB_ACQUISITION_ATTEMPT, Metrics.JOB_ACQUIRED_SUCCESS, Metrics.JOB_EXECUTION_REJECTED,
      Metrics.ACTIVTY_INSTANCE_START);

  /** Of lines in the log, as application.yaml says it to the engine. */
  private static final String CASE = "caseNumber";

  private JobExecutor jobExecutor;
  private Map<String, Meter> counts = Map.of();
  private volatile Instant lastLook = Instant.EPOCH;
  private PasswordManager hashes;
  private final ObjectProvider<StartingInstitution> starting;
  private final ObjectProvider<PasswordWatch> passwords;
  private final Clock clock;

  /** Providers, because the engine is built before what asks it. */
  EngineInternals(ObjectProvider<StartingInstitution> starting, ObjectProvider<PasswordWatch> passwords, Clock clock) {
    this.clock = clock;
    this.starting = starting;
    this.passwords = passwords;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setAdminGroups(new ArrayList<>(List.of(Groups.ADMINISTRATORS))); // it adds its own name
    EngineParts.putInto(configuration, starting, passwords);
  }

  @Override
  public void postInit(ProcessEngineConfigurationImpl configuration) {
    jobExecutor = configuration.getJobExecutor();
    var looks = new DefaultAcquireJobsCommandFactory(jobExecutor);
    jobExecutor.setAcquireJobsCmdFactory(most -> {
      lastLook = clock.instant();
      return looks.getCommand(most);
    });
    counts = configuration.getMetricsRegistry().getDiagnosticsMeters();
    COUNTED.forEach(name -> counts.putIfAbsent(name, new Meter(name)));
    hashes = configuration.getPasswordManager();
  }

  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    ExecuteJobHelper.LOGGING_HANDLER = (job, thrown) -> {
      try (var named = MDC.putCloseable(CASE, caseOf(job, engine))) {
        ProcessEngineLogger.JOB_EXECUTOR_LOGGER.exceptionWhileExecutingJob(job, thrown);
      }
    };
  }

  /** The engine itself has mostly forgotten it when it writes of a step that failed. Null where it cannot be asked. */
  private static String caseOf(String job, ProcessEngine engine) {
    try {
      return Optional.ofNullable(engine.getManagementService().createJobQuery().jobId(job).singleResult())
          .map(step -> engine.getRuntimeService().createProcessInstanceQuery()
              .processInstanceId(step.getProcessInstanceId()).singleResult())
          .map(ProcessInstance::getBusinessKey).orElse(null);
    } catch (RuntimeException e) {
      return null;
    }
  }

  /** Saves an account whose password the rules do not allow. */
  public static void saveWithAnyPassword(IdentityService identity, User user) {
    ((IdentityServiceImpl) identity).saveUser(user, true);
  }

  /** Whether that is the account's password. The public way counts a wrong one as a failed login. */
  static boolean isPassword(IdentityService identity, String id, String password) {
    return ((IdentityServiceImpl) identity).getCommandExecutor().execute(command -> {
      var user = (UserEntity) command.getReadOnlyIdentityProvider().findUserById(id);
      return user != null && command.getProcessEngineConfiguration().getPasswordManager()
          .check(EncryptionUtil.saltPassword(password, user.getSalt()), user.getPassword());
    });
  }

  /** Whether that is the password that was kept so. */
  public boolean isPassword(String password, String salt, String kept) {
    return kept != null && hashes.check(EncryptionUtil.saltPassword(password, salt), kept);
  }

  /** From now on this node locks the jobs it takes under that name. */
  void lockJobsAs(String node) {
    jobExecutor.setLockOwner(node);
  }

  /** Whether this node takes jobs. */
  boolean takesJobs() {
    return jobExecutor.isActive();
  }

  /** When it last looked for jobs to take, whether it found any or not; long ago where it has not since the start. */
  Instant lastLook() {
    return lastLook;
  }

  /** How often that has happened here since the start. @param name one of {@link #COUNTED} */
  double counted(String name) {
    return counts.get(name).get();
  }

  /** Lets this node take no job while that runs. What it has taken before goes on, and may end meanwhile. */
  public static void withoutJobExecutor(ProcessEngine engine, Runnable work) {
    var executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    boolean active = executor.isActive();
    if (active) {
      executor.shutdown();
    }
    try {
      work.run();
    } finally {
      if (active) {
        executor.start();
      }
    }
  }
}
