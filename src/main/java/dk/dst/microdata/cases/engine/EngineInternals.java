package dk.dst.microdata.cases.engine;

import dk.dst.microdata.cases.who.Groups;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.ProcessEngineLogger;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.WritableIdentityProvider;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultAcquireJobsCommandFactory;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.metrics.Meter;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.camunda.bpm.engine.management.Metrics;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The only class that builds on the engine's internals (with {@link EngineClock}): these settings, the name under which
 * jobs are locked, what is asked of passwords past the rules and the job executor's pause have no public interface. A
 * move to a fork of Camunda 7 changes the imports here and nothing else.
 */
@Component
public class EngineInternals extends AbstractProcessEnginePlugin {

  private final ObjectProvider<StartingInstitution> starting;
  /** What the engine counts of itself. Its own sums go to the database and begin anew every quarter of an hour. */
  static final List<String> COUNTED = List.of(Metrics.JOB_SUCCESSFUL, Metrics.JOB_FAILED,
      Metrics.JOB_ACQUISITION_ATTEMPT, Metrics.JOB_ACQUIRED_SUCCESS, Metrics.JOB_EXECUTION_REJECTED, Metrics.ACTIVTY_INSTANCE_START);

  /** Of lines in the log, as application.yaml says it to the engine. */
  private static final String CASE = "caseNumber";

  private JobExecutor jobExecutor;
  private Map<String, Meter> counts = Map.of();
  private volatile Instant lastLook = Instant.EPOCH;
  private PasswordManager hashes;
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
    configuration.setFilterService(new CountsUpToThousand());
    configuration.setTenantIdProvider(new TenantOfStarter(starting));
    configuration.setResourceAuthorizationProvider(new NoGrantPerGroupTask());
    configuration.setCustomHistoryLevels(List.of(new HistoryWithoutVariables()));
    configuration.setIdentityProviderSessionFactory(factory(WritableIdentityProvider.class,
        () -> new WatchedAccounts(passwords.getObject())));
    configuration.setCustomSessionFactories(List.of(factory(AuthorizationManager.class, GroupsAsTheyAre::new)));
  }

  private static SessionFactory factory(Class<?> type, Supplier<Session> session) {
    return new SessionFactory() {
      @Override
      public Class<?> getSessionType() {
        return type;
      }

      @Override
      public Session openSession() {
        return session.get();
      }
    };
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

  /**
   * Tasklist asks how long a list is whenever it shows a page of it. The engine reads all tasks that somebody may see for
   * that, half a second of them where there are 100,000. Nobody turns a thousand tasks over page by page: they search or
   * sort.
   */
  private static class CountsUpToThousand extends FilterServiceImpl {

    private static final int MOST = 1_000;

    @Override
    public Long count(String filter, Query<?, ?> narrowed) {
      return (long) page(filter, narrowed).size();
    }

    @Override
    public Long count(String filter) {
      return count(filter, null);
    }

    private <T> List<T> page(String filter, Query<?, T> narrowed) {
      return listPage(filter, narrowed, 0, MOST);
    }
  }

  /** A case belongs to the institution of whoever starts it; the models themselves belong to nobody. */
  private static class TenantOfStarter implements TenantIdProvider {

    private final ObjectProvider<StartingInstitution> starting;

    TenantOfStarter(ObjectProvider<StartingInstitution> starting) {
      this.starting = starting;
    }

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
      return context.getSuperExecution() != null ? context.getSuperExecution().getTenantId()
          : starting.getObject().of(context.getVariables());
    }

    @Override
    public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
      return null;
    }

    @Override
    public String provideTenantIdForHistoricDecisionInstance(TenantIdProviderHistoricDecisionInstanceContext context) {
      return context.getExecution() != null ? context.getExecution().getTenantId() : null;
    }
  }

  /**
   * FSE's groups hold their rights by one grant per process. A grant per task and group, the engine's default, makes
   * a list of 10,000 open tasks take seconds. People of institutions get their grant per task: they are few, and a
   * wider grant would show them FSE's tasks in their own case.
   */
  private static class NoGrantPerGroupTask extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String groupId, String type) {
      return new AuthorizationEntity[0];
    }

    @Override
    public AuthorizationEntity[] deleteTaskGroupIdentityLink(Task task, String groupId, String type) {
      return new AuthorizationEntity[0];
    }
  }

  /**
   * Before each question the engine asks which groups have any grant at all, of all grants there are, to leave out those
   * that have none. Ours have some, and to ask with one too many finds nothing more.
   */
  private static class GroupsAsTheyAre extends AuthorizationManager {

    @Override
    public List<String> filterAuthenticatedGroupIds(List<String> groups) {
      return groups == null ? List.of() : groups;
    }
  }

  /** Level "full", except for variables: what a form brings is stored in our tables and leaves no trace in the engine. */
  private static class HistoryWithoutVariables implements HistoryLevel {

    @Override
    public int getId() {
      return 17;
    }

    @Override
    public String getName() {
      return "without-variables";
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
      return !type.getEntityType().equals(HistoryEventTypes.VARIABLE_INSTANCE_CREATE.getEntityType())
          && !type.getEntityType().equals(HistoryEventTypes.FORM_PROPERTY_UPDATE.getEntityType());
    }
  }

  /**
   * The engine's accounts, at whose passwords somebody stands. How long one must wait after a wrong one is decided there:
   * the engine would count for the account alone, whoever failed from wherever, and for unknown names not at all.
   */
  private static class WatchedAccounts extends DbIdentityServiceProvider {

    private final PasswordWatch watch;

    WatchedAccounts(PasswordWatch watch) {
      this.watch = watch;
    }

    @Override
    public boolean checkPassword(String name, String password) {
      return name != null && watch.letIn(name, () -> super.checkPassword(name, password));
    }

    @Override
    protected boolean isUserLocked(UserEntity user) {
      return false;
    }

    @Override
    protected void lockUser(UserEntity user) { }

    @Override
    public IdentityOperationResult unlockUser(String name) {
      watch.forgive(name);
      return super.unlockUser(name);
    }

    @Override
    public IdentityOperationResult saveUser(User user) {
      UserEntity account = (UserEntity) user;
      boolean changed = account.getRevision() > 0 && account.hasNewPassword();
      IdentityOperationResult result = super.saveUser(user);
      if (changed) {
        watch.changed(user.getId());
      }
      return result;
    }

    @Override
    public IdentityOperationResult deleteUser(String account) {
      IdentityOperationResult result = super.deleteUser(account);
      watch.gone(account);
      return result;
    }
  }
}
