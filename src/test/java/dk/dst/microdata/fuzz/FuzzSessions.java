package dk.dst.microdata.fuzz;

import dk.dst.microdata.support.WebSession;
import java.util.LinkedHashMap;
import java.util.Map;

/** People who are logged in, each once. */
final class FuzzSessions {

  private final int port;
  private final Map<String, WebSession> sessions = new LinkedHashMap<>();

  FuzzSessions(int port) {
    this.port = port;
  }

  WebSession of(String person) throws Exception {
    WebSession session = sessions.get(person);
    if (session == null) {
      session = new WebSession(port).logIn(person, "demo");
      sessions.put(person, session);
    }
    return session;
  }
}
