package dk.dst.microdata.cases.engine;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import dk.dst.microdata.cases.gate.RefusalFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Holds back what the engine's REST interface writes to the log of an exception, a hundred lines each, until
 * {@link RefusalFilter} knows whether it is a failure or somebody has only been refused something.
 */
@Component
public class EngineFailures extends TurboFilter implements DisposableBean {

  private static final String WRITTEN = EngineFailures.class.getName();
  private static final String REST = "org.camunda.bpm.engine.rest.exception";

  /** An exception written a second time: the step in which it was thrown, whose transaction was no more, did before. */
  private static final String ON_THE_WAY = "ENGINE-02035";

  private final LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();

  EngineFailures() {
    loggers.addTurboFilter(this);
    start();
  }

  @Override
  public FilterReply decide(Marker marker, Logger logger, Level level, String text, Object[] values, Throwable thrown) {
    boolean answered = logger.getName().equals(REST) && level.isGreaterOrEqual(Level.WARN);
    RequestAttributes request = text != null && (answered || text.startsWith(ON_THE_WAY))
        ? RequestContextHolder.getRequestAttributes() : null;
    if (request == null) {
      return FilterReply.NEUTRAL;
    }
    if (answered) {
      request.setAttribute(WRITTEN, text, RequestAttributes.SCOPE_REQUEST);
    }
    return FilterReply.DENY;
  }

  /** The exception with its stack, on lines of their own; empty where there was none. */
  public static String of(HttpServletRequest request) {
    Object written = request.getAttribute(WRITTEN);
    return written == null ? "" : "\n" + Objects.toString(written);
  }

  @Override
  public void destroy() {
    loggers.getTurboFilterList().remove(this);
  }
}
