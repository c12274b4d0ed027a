package dk.dst.microdata.desk.watch;

import dk.dst.microdata.ground.database.Samples.Sample;
import dk.dst.microdata.ground.notice.NoticeMetrics;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.health.AdditionalHealthEndpointPath;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthEndpointGroup;
import org.springframework.boot.actuate.health.HealthEndpointGroups;
import org.springframework.boot.actuate.health.HealthEndpointGroupsPostProcessor;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.HttpCodeStatusMapper;
import org.springframework.boot.actuate.health.StatusAggregator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What operators want to know beyond up or down: whether steps, letters and cases go on. It says nothing of whether
 * this node should be restarted or sent nobody, and it asks the database by the pool; so it counts in no other health.
 */
@Configuration(proxyBeanMethods = false)
class OperatorsHealth {

  static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Set<String> ONLY_OPERATORS = Set.of("jobs", "outbox", "incidents");

  @Bean
  static HealthIndicator jobsHealthIndicator(StepMetrics steps) {
    return health(steps.steps(), now -> now.oldest().compareTo(LONGEST) <= 0, now -> Map.of("due", now.due(),
        "oldestDueSeconds", now.oldest().toSeconds(), "retried", now.retried()));
  }

  @Bean
  static HealthIndicator outboxHealthIndicator(NoticeMetrics notices) {
    return health(notices.waiting(), now -> now.late() == 0, now -> Map.of("unsent", now.all(), "late", now.late(),
        "withoutAddress", now.withoutAddress(), "oldestSeconds", now.oldest().toSeconds()));
  }

  @Bean
  static HealthIndicator incidentsHealthIndicator(IncidentMetrics incidents) {
    return health(incidents.causes(), now -> now.isEmpty(), now -> Map.of("incidents", IncidentMetrics.sum(now),
        "causes", now.stream().limit(IncidentMetrics.MOST).toList()));
  }

  /** Unknown while the database gives no figures: that it is away is said once, by its own line. */
  private static <T> HealthIndicator health(Sample<T> sample, Predicate<T> good, Function<T, Map<String, ?>> details) {
    return () -> sample.now().map(now -> (good.test(now) ? Health.up() : Health.down()).withDetails(details.apply(now)))
        .orElseGet(Health::unknown).build();
  }

  @Bean
  static HealthEndpointGroupsPostProcessor onlyForOperators() {
    return groups -> new HealthEndpointGroups() {
      @Override
      public HealthEndpointGroup getPrimary() {
        return new WithoutThem(groups.getPrimary());
      }

      @Override
      public Set<String> getNames() {
        return groups.getNames();
      }

      @Override
      public HealthEndpointGroup get(String name) {
        return groups.get(name);
      }
    };
  }

  private record WithoutThem(HealthEndpointGroup all) implements HealthEndpointGroup {

    @Override
    public boolean isMember(String name) {
      return !ONLY_OPERATORS.contains(name) && all.isMember(name);
    }

    @Override
    public boolean showComponents(SecurityContext who) {
      return all.showComponents(who);
    }

    @Override
    public boolean showDetails(SecurityContext who) {
      return all.showDetails(who);
    }

    @Override
    public StatusAggregator getStatusAggregator() {
      return all.getStatusAggregator();
    }

    @Override
    public HttpCodeStatusMapper getHttpCodeStatusMapper() {
      return all.getHttpCodeStatusMapper();
    }

    @Override
    public AdditionalHealthEndpointPath getAdditionalPath() {
      return all.getAdditionalPath();
    }
  }
}
