package dk.dst.microdata.desk.login;

import dk.dst.microdata.cases.engine.Standing;
import dk.dst.microdata.cases.engine.Standings;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.webapp.impl.security.auth.Authentication;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/**
 * A session as Camunda's filters see it. They write back at each request who is logged in, with groups and
 * institutions, which they would ask the engine for in six questions at the next; here they find them as they were when
 * the session was read. Kept is only the account's id, as text, and only when it changes: so no object of theirs lies in
 * the database for another release to stumble over.
 */
final class SparingSession<S extends Session> implements Session {

  /** What the account was when the session was read; never kept. */
  static final String STANDING = "standing";

  /** Where Camunda's filters keep who is logged in. */
  private static final String LOGGED_IN = "authenticatedUser";
  private static final String PERSON = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;
  /** A session may end this much too early: a write for every request would be the price of being exact. */
  private static final Duration EXACTNESS = Duration.ofMinutes(1);

  private final S kept;
  private final Standings standings;
  /** Within a request it must be one object for all of them: a login puts the person into what a filter holds already. */
  private Authentications loggedIn;

  SparingSession(S kept, Standings standings) {
    this.standings = standings;
    this.kept = kept;
  }

  S kept() {
    return kept;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> T getAttribute(String name) {
    return name.equals(LOGGED_IN) ? (T) loggedIn() : kept.getAttribute(name);
  }

  private Authentications loggedIn() {
    String person = kept.getAttribute(PERSON);
    if (loggedIn == null && person != null) {
      loggedIn = new Authentications();
      Optional.ofNullable(kept.<Standing>getAttribute(STANDING)).or(() -> standings.of(person))
          .ifPresent(standing -> loggedIn.addOrReplace(asItIs(person, standing)));
    }
    return loggedIn;
  }

  private static UserAuthentication asItIs(String person, Standing standing) {
    var authentication = new UserAuthentication(person, ProcessEngines.NAME_DEFAULT);
    authentication.setGroupIds(standing.groups());
    authentication.setTenantIds(standing.institutions());
    var applications = new HashSet<>(standing.applications());
    applications.add("welcome"); // which asks for no right
    authentication.setAuthorizedApps(applications);
    authentication.setCacheValidationTime(new Date(Long.MAX_VALUE)); // nobody need read it again in this request
    return authentication;
  }

  @Override
  public void setAttribute(String name, Object value) {
    if (!name.equals(LOGGED_IN)) {
      kept.setAttribute(name, value);
      return;
    }
    loggedIn = (Authentications) value;
    Authentication authentication = value == null ? null
        : loggedIn.getAuthenticationForProcessEngine(ProcessEngines.NAME_DEFAULT);
    String person = authentication == null ? null : authentication.getIdentityId();
    if (!Objects.equals(person, kept.getAttribute(PERSON))) {
      kept.setAttribute(PERSON, person);
    }
  }

  @Override
  public void removeAttribute(String name) {
    setAttribute(name, null);
  }

  @Override
  public void setLastAccessedTime(Instant time) {
    if (time.isAfter(kept.getLastAccessedTime().plus(EXACTNESS))) {
      kept.setLastAccessedTime(time);
    }
  }

  @Override
  public String getId() {
    return kept.getId();
  }

  @Override
  public String changeSessionId() {
    return kept.changeSessionId();
  }

  @Override
  public Set<String> getAttributeNames() {
    var names = new HashSet<>(kept.getAttributeNames());
    names.remove(STANDING);
    return names;
  }

  @Override
  public Instant getCreationTime() {
    return kept.getCreationTime();
  }

  @Override
  public Instant getLastAccessedTime() {
    return kept.getLastAccessedTime();
  }

  @Override
  public void setMaxInactiveInterval(Duration interval) {
    kept.setMaxInactiveInterval(interval);
  }

  @Override
  public Duration getMaxInactiveInterval() {
    return kept.getMaxInactiveInterval();
  }

  @Override
  public boolean isExpired() {
    return kept.isExpired();
  }
}
