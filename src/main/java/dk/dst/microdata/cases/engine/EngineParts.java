package dk.dst.microdata.cases.engine;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.WritableIdentityProvider;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;

/** Parts of ours in place of the engine's own, each with the reason why the engine's does not do. */
final class EngineParts {

  private EngineParts() {}

  /** Providers, because the engine is built before what asks it. */
  static void putInto(ProcessEngineConfigurationImpl configuration, ObjectProvider<StartingInstitution> starting,
      ObjectProvider<PasswordWatch> passwords) {
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
