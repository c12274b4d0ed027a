package dk.dst.microdata.process;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The only class that builds on the engine's internals (with {@link EngineClock}): these three settings and
 * the exemption from the rules for passwords have no public interface. A move to a fork of Camunda 7 changes the imports
 * here and nothing else.
 */
@Component
class EngineInternals extends AbstractProcessEnginePlugin {

  private final ObjectProvider<StartingInstitution> starting;

  /** A provider, because the engine is built before what asks it. */
  EngineInternals(ObjectProvider<StartingInstitution> starting) {
    this.starting = starting;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setTenantIdProvider(new TenantOfStarter(starting));
    configuration.setResourceAuthorizationProvider(new NoGrantPerGroupTask());
    configuration.setCustomHistoryLevels(List.of(new HistoryWithoutVariables()));
  }

  /** Saves an account whose password the rules do not allow. */
  static void saveWithAnyPassword(IdentityService identity, User user) {
    ((IdentityServiceImpl) identity).saveUser(user, true);
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
}
