package dk.dst.microdata.ground;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * How the application was started. Without a database of its own choosing it is a demo on an embedded PostgreSQL;
 * with {@code SPRING_DATASOURCE_URL} it is in production, unless {@code MICRODATA_DEMO=true} asks for the demo by name.
 * People log in with local accounts, or by OpenID Connect only where a client of a provider is registered.
 */
public final class Mode {

  private Mode() {}

  public static boolean hasOwnDatabase(Environment environment) {
    return !environment.getProperty("spring.datasource.url", "").isBlank();
  }

  public static boolean isDemo(Environment environment) {
    return environment.getProperty("microdata.demo", Boolean.class, !hasOwnDatabase(environment));
  }

  /** Whether login happens at a provider of OpenID Connect. */
  public static boolean isOidc(Environment environment) {
    return Binder.get(environment).bind("spring.security.oauth2.client.registration",
        Bindable.mapOf(String.class, Object.class)).isBound();
  }

  /** Matches where the demo world, its people and its clock exist. */
  public static class Demo implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return isDemo(context.getEnvironment());
    }
  }

  /** Matches where no demo exists. */
  public static class Production implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !isDemo(context.getEnvironment());
    }
  }

  /** Matches where login happens at a provider of OpenID Connect. */
  public static class Oidc implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return isOidc(context.getEnvironment());
    }
  }

  /** Matches where people log in with local accounts. */
  public static class LocalAccounts implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !isOidc(context.getEnvironment());
    }
  }

  /** Matches where no database is named. */
  public static class Embedded implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !hasOwnDatabase(context.getEnvironment());
    }
  }
}
