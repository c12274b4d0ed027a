package dk.dst.microdata.desk.login;

import dk.dst.microdata.cases.engine.Standings;
import java.util.regex.Pattern;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** The sessions in the database, read and written as seldom as they can be. */
final class SparingSessions<S extends Session> implements SessionRepository<SparingSession<S>> {

  /** What no session was ever called is not worth a question; the database would choke on some of it. */
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

  /** The session of the request that this thread serves: its filter looks for it again when it has saved it. */
  private final ThreadLocal<SparingSession<S>> ofRequest = new ThreadLocal<>();
  private final SessionRepository<S> database;
  private final Standings standings;

  SparingSessions(SessionRepository<S> database, Standings standings) {
    this.database = database;
    this.standings = standings;
  }

  /** The request has ended, or begins: the next one reads its session anew. */
  void forget() {
    ofRequest.remove();
  }

  @Override
  public SparingSession<S> createSession() {
    return new SparingSession<>(database.createSession(), standings);
  }

  /** Camunda's filters begin a session for whoever asks; one in which nothing is kept is none. */
  @Override
  public void save(SparingSession<S> session) {
    if (session == ofRequest.get() || !session.getAttributeNames().isEmpty()) {
      database.save(session.kept());
    }
  }

  @Override
  public SparingSession<S> findById(String id) {
    SparingSession<S> known = ofRequest.get();
    if (known != null && known.getId().equals(id)) {
      return known;
    }
    S found = ID.matcher(id).matches() ? database.findById(id) : null;
    if (found == null) {
      return null;
    }
    ofRequest.set(new SparingSession<>(found, standings));
    return ofRequest.get();
  }

  @Override
  public void deleteById(String id) {
    forget();
    database.deleteById(id);
  }
}
