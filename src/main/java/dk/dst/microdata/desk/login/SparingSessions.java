package dk.dst.microdata.desk.login;

import java.util.regex.Pattern;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** The sessions in the database, read and written as seldom as they can be. */
final class SparingSessions<S extends Session> implements SessionRepository<SparingSession<S>> {

  /** What no session was ever called is not worth a question; the database would choke on some of it. */
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

  private final SessionRepository<S> database;

  SparingSessions(SessionRepository<S> database) {
    this.database = database;
  }

  @Override
  public SparingSession<S> createSession() {
    return new SparingSession<>(database.createSession());
  }

  @Override
  public void save(SparingSession<S> session) {
    database.save(session.kept());
  }

  @Override
  public SparingSession<S> findById(String id) {
    S found = ID.matcher(id).matches() ? database.findById(id) : null;
    return found == null ? null : new SparingSession<>(found);
  }

  @Override
  public void deleteById(String id) {
    database.deleteById(id);
  }
}
