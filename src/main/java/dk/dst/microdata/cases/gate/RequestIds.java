package dk.dst.microdata.cases.gate;

import dk.dst.microdata.ground.rights.CaseKind;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.Globals;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.MDC;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Gives each request an id, by which the person who is told of a failure, the log and the proxy in front name the same:
 * a reference. One that our own proxy has given is kept where it looks like one, and nobody else's, who could write
 * what they like into the log. Every line that is written of a request bears it, with the case that its address names
 * and, once that is known, whose request it is. Around all filters, because the web server itself writes of what they
 * throw.
 */
@Component
public class RequestIds implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  static final String HEADER = "X-Request-ID";
  private static final String ID = RequestIds.class.getName();
  private static final String REQUEST = "requestId";
  private static final String USER = "userId";
  /** As the engine's settings call it, in application.yaml. */
  static final String CASE = "caseNumber";

  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9-]{8,64}");
  private static final Pattern CASE_NUMBER = Pattern.compile("/((?:" + Arrays.stream(CaseKind.values())
      .map(CaseKind::prefix).collect(Collectors.joining("|")) + ")-[0-9-]{1,20})(?:/|$)");

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextValves(new Around());
  }

  /** The id of the request that this is. */
  public static String of(ServletRequest request) {
    return request.getAttribute(ID) instanceof String id ? id : made();
  }

  /** From now on lines that are written of this request say whose it is. */
  static void askedBy(String person) {
    MDC.put(USER, person);
  }

  /** Short enough to be read out on the phone; with its day it is one. */
  private static String made() {
    return UUID.randomUUID().toString().substring(0, 8);
  }

  private static final class Around extends ValveBase {

    Around() {
      super(true); // long polling of external tasks
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      String id = given(request);
      request.setAttribute(ID, id);
      response.setHeader(HEADER, id);
      MDC.put(REQUEST, id);
      Matcher named = CASE_NUMBER.matcher(request.getRequestURI());
      if (named.find()) {
        MDC.put(CASE, named.group(1));
      }
      try {
        getNext().invoke(request, response);
      } finally {
        MDC.remove(REQUEST);
        MDC.remove(USER);
        MDC.remove(CASE);
      }
    }

    /** Only what comes through our own proxy is marked so, by the web server. */
    private static String given(Request request) {
      String given = request.getHeader(HEADER);
      return request.getAttribute(Globals.REQUEST_FORWARDED_ATTRIBUTE) == Boolean.TRUE && given != null
          && WELL_FORMED.matcher(given).matches() ? given : made();
    }
  }
}
