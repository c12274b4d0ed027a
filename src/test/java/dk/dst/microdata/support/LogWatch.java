package dk.dst.microdata.support;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.test.context.TestComponent;

/**
 * Reads all that the application writes to its log while it is tested, and keeps what holds something that people typed
 * in tests: {@link EngineTest} fails for it. A log is kept longer and read by others than the cases.
 */
@TestComponent
public class LogWatch extends AppenderBase<ILoggingEvent> implements DisposableBean {

  /** What {@link TestAnswers} and others type into forms, in words that no message of ours has. */
  public static final List<String> PLANTED = List.of("Projektdatabase til afprøvning", "At belyse sammenhænge",
      "Et fast miljø af forskere", "To nye underprojekter", "Bruges af de fleste", "Flere års erfaring", "Begrundet",
      "Skal omformuleres", "Bruges som planlagt", "Fire år med mikrodata", "Ingen udpeges", "En er på vej",
      "Listen er gået igennem", "Opsagt ved en fejl", "Institutionens svar", "Slet alle data", "Fortroligt",
      "plantet-i-formularen");

  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final List<String> found = Collections.synchronizedList(new ArrayList<>());

  LogWatch() {
    setContext(root.getLoggerContext());
    start();
    root.addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent line) {
    var text = new StringBuilder(line.getFormattedMessage()).append(' ').append(line.getMDCPropertyMap());
    for (IThrowableProxy thrown = line.getThrowableProxy(); thrown != null; thrown = thrown.getCause()) {
      text.append('\n').append(thrown.getClassName()).append(": ").append(thrown.getMessage());
    }
    PLANTED.stream().filter(text.toString()::contains).forEach(word ->
        found.add("\"" + word + "\" in a line of " + line.getLoggerName() + ": " + text));
  }

  /** What was found since it was last asked. */
  public List<String> found() {
    synchronized (found) {
      List<String> now = List.copyOf(found);
      found.clear();
      return now;
    }
  }

  @Override
  public void destroy() {
    root.detachAppender(this);
  }
}
