package dk.dst.microdata.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dk.dst.microdata.MicrodataApplication;
import dk.dst.microdata.ground.form.Choice;
import dk.dst.microdata.ground.form.FormView;
import dk.dst.microdata.start.ExternalPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
 * started again with newer models. Two things are taken from it, because time is ours here: the job executor and the
 * scheduler. What they would run is run by {@link SimulatedYears}.
 */
final class House implements AutoCloseable {

  private static final String ROLE = ExternalPostgres.APPLICATION;

  private final ExternalPostgres postgres;
  private final SingleConnectionDataSource connection;
  private final JdbcClient records;
  private final JdbcClient master;
  private final Post post = new Post();
  private final ModelVersions versions;
  private final AtomicInteger fuse = new AtomicInteger();
  private int version;
  private volatile ConfigurableApplicationContext context;
  private volatile boolean up;
  private volatile boolean died;
  private volatile Thread dying;

  House(Path folder) throws IOException {
    versions = new ModelVersions(folder);
    ((Logger) LoggerFactory.getLogger("io.zonky.test.db")).setLevel(Level.WARN);
    postgres = ExternalPostgres.start().with("simulation");
    master = postgres.superuser("postgres");
    connection = new SingleConnectionDataSource(url() + "?currentSchema=microdata,camunda", "postgres", "", true);
    records = JdbcClient.create(connection);
  }

  private String url() {
    return postgres.url("simulation");
  }

  /** The tables, past the application. For one thread. */
  JdbcClient records() {
    return records;
  }

  Post post() {
    return post;
  }

  ModelVersions versions() {
    return versions;
  }

  boolean isUp() {
    return up;
  }

  ApplicationContext application() {
    return context;
  }

  <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /** From the next start on with the models of the next version, if there is one. */
  void release() {
    version = Math.min(version + 1, versions.count() - 1);
  }

  /** Whether the models are the present ones: what is new in them cannot happen before. */
  boolean isNewest() {
    return version == versions.count() - 1;
  }

  /** One of the choices a form offers: the first, or else the last. */
  String choice(String form, String caseNumber, String list, boolean last) {
    List<?> choices = (List<?>) context.getBeansOfType(FormView.class).values().stream()
        .filter(view -> view.form().equals(form)).findFirst().orElseThrow().show(caseNumber).get(list);
    return ((Choice) choices.get(last ? choices.size() - 1 : 0)).value();
  }

  void start() {
    Thread thread = Thread.currentThread();
    ClassLoader own = thread.getContextClassLoader();
    PrintStream out = System.out;
    thread.setContextClassLoader(versions.loader(version)); // where Models looks for models
    System.setOut(new PrintStream(OutputStream.nullOutputStream())); // where everything is, is of no interest here
    try {
      // Without web applications and under a name of its own: Camunda keeps both in static fields, and this engine
      // would take those of the other tests in the JVM with it when it ends.
      context = new SpringApplicationBuilder(MicrodataApplication.class)
          .resourceLoader(new DefaultResourceLoader(House.class.getClassLoader()))
          .initializers(House::withoutScheduler)
          .run("--spring.datasource.url=" + url(), "--spring.datasource.username=" + ROLE,
              "--spring.datasource.password=", "--spring.flyway.url=" + url(),
              "--spring.flyway.user=" + ExternalPostgres.OWNER, "--spring.flyway.password=",
              // HELO, as the mail server answers EHLO in two packets, of which the second waits 40 ms for the first to
              // be acknowledged: half of the time the simulation took
              "--spring.mail.host=127.0.0.1", "--spring.mail.port=" + post.port(),
              "--spring.mail.properties.mail.smtp.ehlo=false",
              "--microdata.admin-password=Simulation-1-Simulation", "--server.port=0", "--server.address=127.0.0.1",
              "--server.shutdown=immediate", "--camunda.bpm.job-execution.enabled=false",
              "--camunda.bpm.eventing.execution=false", "--camunda.bpm.webapp.enabled=false",
              "--camunda.bpm.process-engine-name=simulation", "--logging.level.root=OFF");
      up = true;
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

  /** What the scheduler would run. */
  List<ScheduledTask> scheduled() {
    return context.getBeansOfType(ScheduledTaskHolder.class).values().stream()
        .flatMap(holder -> holder.getScheduledTasks().stream()).toList();
  }

  /** In order, with all work done. */
  void stop() {
    up = false;
    context.close();
  }

  // --- dying

  /** It will die in the middle of what is then going on. */
  void dieAfter(int steps) {
    fuse.set(steps);
  }

  /** A step has been done, by any thread. */
  void stepped() {
    if (fuse.get() > 0 && fuse.decrementAndGet() == 0) {
      dying = new Thread(this::pullThePlug, "crash");
      dying.start();
    }
  }

  /** It will die as soon as the mail server has got something from it. */
  void dieWhilePosting() {
    dying = new Thread(() -> {
      if (post.awaitNext()) {
        pullThePlug();
      }
    }, "crash");
    dying.start();
  }

  /** Everything it has begun is lost, as when the machine dies it runs on. */
  private void pullThePlug() {
    died = true;
    up = false;
    cut(); // at once, in the middle of what it does
    master.sql("alter role " + ROLE + " nologin").update();
    cut();
  }

  private void cut() {
    master.sql("select pg_terminate_backend(pid) from pg_stat_activity where usename = ?").param(ROLE).query()
        .listOfRows();
  }

  /** Whether it is down because it has died, not because it was stopped. */
  boolean hasDied() {
    return died;
  }

  /** Clears away what is left of it, which can reach nothing any more, and starts it again. */
  void buryAndStart() {
    try {
      dying.join(); // or it would take from the next one what that has just been given
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    died = false;
    cut();
    context.close();
    master.sql("alter role " + ROLE + " login").update();
    start();
  }

  @Override
  public void close() throws IOException {
    if (context != null) {
      context.close();
    }
    post.down();
    connection.destroy();
    postgres.close();
  }
}
