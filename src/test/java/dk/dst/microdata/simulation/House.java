package dk.dst.microdata.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dk.dst.microdata.MicrodataApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/**
 * The application as it is in production, with a PostgreSQL and a mail server of its own. It can be stopped, killed and
 * started again with newer models. Two things are taken from it, because time is ours here: the job executor (due jobs are
 * run by {@link Years}) and the scheduler (what it would run is run by {@link #runScheduled}).
 */
final class House implements AutoCloseable {

  private static final String ROLE = "microdata";

  private final EmbeddedPostgres postgres;
  private final JdbcClient records;
  private final JdbcClient master;
  private final Post post = new Post();
  private final ModelVersions versions;
  private int version;
  private volatile ConfigurableApplicationContext context;
  private volatile boolean dead = true;

  House(Path folder) throws IOException {
    versions = new ModelVersions(folder);
    ((Logger) LoggerFactory.getLogger("io.zonky.test.db")).setLevel(Level.WARN);
    postgres = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60)).setRegisterShutdownHook(true).start();
    master = JdbcClient.create(postgres.getPostgresDatabase());
    master.sql("create role " + ROLE + " login").update();
    master.sql("create database simulation").update();
    records = JdbcClient.create(new SingleConnectionDataSource(
        url() + "?currentSchema=microdata,camunda", "postgres", "", true));
  }

  private String url() {
    return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/simulation";
  }

  /** The tables, past the application. */
  JdbcClient records() {
    return records;
  }

  Post post() {
    return post;
  }

  ModelVersions versions() {
    return versions;
  }

  int version() {
    return version;
  }

  boolean isUp() {
    return !dead;
  }

  <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  ApplicationContext application() {
    return context;
  }

  /** From the next start on the models of the next version. @return whether there is one */
  boolean release() {
    boolean more = version + 1 < versions.count();
    version += more ? 1 : 0;
    return more;
  }

  void start() {
    Thread thread = Thread.currentThread();
    ClassLoader own = thread.getContextClassLoader();
    PrintStream out = System.out;
    thread.setContextClassLoader(versions.loader(version)); // where Models looks for models
    System.setOut(new PrintStream(OutputStream.nullOutputStream())); // where everything is, is of no interest here
    try {
      context = new SpringApplicationBuilder(MicrodataApplication.class)
          .resourceLoader(new DefaultResourceLoader(House.class.getClassLoader()))
          .initializers(House::withoutScheduler)
          .run("--spring.datasource.url=" + url(), "--spring.datasource.username=" + ROLE,
              "--spring.datasource.password=", "--spring.flyway.url=" + url(), "--spring.flyway.user=postgres",
              "--spring.flyway.password=", "--spring.datasource.hikari.connection-timeout=2000",
              "--spring.mail.host=127.0.0.1", "--spring.mail.port=" + post.port(),
              "--microdata.admin-password=Simulation-1-Simulation", "--server.port=0", "--server.address=127.0.0.1",
              "--server.shutdown=immediate", "--camunda.bpm.job-execution.enabled=false",
              "--camunda.bpm.eventing.execution=false", "--logging.level.root=OFF",
              "--logging.level.dk.dst.microdata.process.LifecycleMigration=ERROR",
              "--logging.level.dk.dst.microdata.project.process=ERROR");
      dead = false;
    } finally {
      thread.setContextClassLoader(own);
      System.setOut(out);
    }
  }

  private static void withoutScheduler(ConfigurableApplicationContext context) {
    InvocationHandler never = (proxy, method, arguments) ->
        method.isDefault() ? InvocationHandler.invokeDefault(proxy, method, arguments) : null;
    context.getBeanFactory().registerSingleton("taskScheduler",
        Proxy.newProxyInstance(House.class.getClassLoader(), new Class<?>[] {TaskScheduler.class}, never));
  }

  /** In order, with all work done. */
  void stop() {
    dead = true;
    context.close();
  }

  /** Everything the application has begun is lost: as when the machine it runs on dies. */
  void pullThePlug() {
    dead = true;
    master.sql("alter role " + ROLE + " nologin").update();
    cut();
  }

  private void cut() {
    master.sql("select pg_terminate_backend(pid) from pg_stat_activity where usename = ?").param(ROLE).query()
        .listOfRows();
  }

  /** Clears away what is left of a killed application, which can reach nothing any more. */
  void buryAndStart() {
    cut();
    context.close();
    master.sql("alter role " + ROLE + " login").update();
    start();
  }

  /** What the scheduler would run, by name. */
  List<ScheduledTask> scheduled() {
    var tasks = new ArrayList<ScheduledTask>();
    context.getBeansOfType(ScheduledTaskHolder.class).values()
        .forEach(holder -> tasks.addAll(holder.getScheduledTasks()));
    return tasks;
  }

  @Override
  public void close() throws IOException {
    if (context != null && context.isActive()) {
      context.close();
    }
    if (post.isUp()) {
      post.down();
    }
    postgres.close();
  }
}
