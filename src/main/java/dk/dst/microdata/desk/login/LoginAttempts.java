package dk.dst.microdata.desk.login;

import dk.dst.microdata.cases.engine.PasswordWatch;
import dk.dst.microdata.cases.engine.Standing;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts failed logins, over all nodes. After each one the name must wait longer, whether an account has it or not, so
 * that a stranger learns nothing; and a network from which too many have failed must wait, whoever they were for: one
 * password tried on all accounts is noticed by no single one. Where a person has logged in before, neither holds them
 * up: there only what failed for them there counts, so that nobody can keep somebody else out from elsewhere.
 */
@Component
record LoginAttempts(JdbcClient jdbc, LoginSettings settings, OpenSessions sessions, RefusedLogins refused, Clock clock)
    implements PasswordWatch {

  private static final Duration FIRST_WAIT = Duration.ofSeconds(3);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);
  /** After the end of the last wait. */
  private static final Duration FORGOTTEN = Duration.ofDays(1);
  /** After the last login from there. */
  private static final Duration NETWORK_FORGOTTEN = Duration.ofDays(90);

  private record Failures(int count, Instant until) {}

  /** An account for which there is nothing to count or to write where its password is right. */
  record Untroubled(String salt, String password, Standing standing) {}

  /**
   * The account, if it was let in from here today and nothing has failed for it from here since: with the right password
   * {@link #letIn} would only find that out, and write nothing. With a wrong one it must be asked. What others tried
   * from the same network, or somebody elsewhere with this name, does not count for one who is known here.
   */
  Optional<Untroubled> untroubled(String name) {
    if (!isText(name)) {
      return Optional.empty();
    }
    String network = LoginPlace.ofRequest().network();
    return jdbc.sql("select u.salt_, u.pwd_, " + Standing.COLUMNS + """
            from act_id_user u join login_network n on n.person_id = u.id_
            where u.id_ = :name and n.network = :known and n.last_used = :today
              and not exists (select 1 from login_failure where key = :here)""")
        .param("name", name).param("known", Print.of("known", name, network)).param("today", today())
        .param("here", here(name, network))
        .query((row, i) -> new Untroubled(row.getString("salt_"), row.getString("pwd_"), Standing.of(row))).optional();
  }

  /** For the name anywhere, for the name from this network, for anybody from it. */
  private static List<String> keys(String name, String network) {
    return List.of(Print.of("name", name), here(name, network), Print.of("network", network));
  }

  private static String here(String name, String network) {
    return Print.of("name and network", name, network);
  }

  @Override
  public boolean letIn(String name, BooleanSupplier isRight) {
    var place = LoginPlace.ofRequest();
    List<String> keys = keys(name, place.network());
    String everywhere = keys.get(0);
    String here = keys.get(1);
    String anybody = keys.get(2);
    Map<String, Failures> failures = failures(keys);
    boolean known = !failures.isEmpty() && isKnown(name, place.network());
    String counts = known ? here : everywhere;

    Instant wait = namesWait(failures.get(counts));
    Instant networksWait = known ? null : networksWait(failures.get(anybody));
    if (wait != null || networksWait != null) {
      refused.mustWait();
      place.mustWait(networksWait != null && (wait == null || networksWait.isAfter(wait))
          ? new LoginPlace.Wait(networksWait, true) : new LoginPlace.Wait(wait, false));
      return false;
    }
    boolean right = isText(name) && isRight.getAsBoolean();
    if (right) {
      if (failures.containsKey(counts)) {
        forget(List.of(counts));
      }
      remember(name, place);
    } else {
      refused.wrongPassword();
      failed(known || isKnown(name, place.network()) ? here : everywhere); // not asked above where nothing had failed
      failedFrom(anybody, place);
    }
    return right;
  }

  /**
   * Whether what is no login, but opens an account as well, is let in: too many failures of a network make it wait, too.
   *
   * @param isRight is not asked where one must wait
   */
  boolean letInFromHere(BooleanSupplier isRight) {
    var place = LoginPlace.ofRequest();
    String anybody = Print.of("network", place.network());
    Instant wait = networksWait(failures(List.of(anybody)).get(anybody));
    if (wait != null) {
      refused.mustWait();
      place.mustWait(new LoginPlace.Wait(wait, true));
      return false;
    }
    boolean right = isRight.getAsBoolean();
    if (!right) {
      refused.wrongPassword();
      failedFrom(anybody, place);
    }
    return right;
  }

  /**
   * What has failed, locked until the end of the transaction: of two passwords that are tried at the same moment the
   * second one waits for what becomes of the first.
   */
  private Map<String, Failures> failures(List<String> keys) {
    var found = new HashMap<String, Failures>();
    jdbc.sql("select key, failures, until from login_failure where key = any (:keys) order by key for update")
        .param("keys", keys.toArray(String[]::new)).query(row -> {
          found.put(row.getString("key"), new Failures(row.getInt("failures"), row.getTimestamp("until").toInstant()));
        });
    return found;
  }

  /** No text of the database has such a character, and to ask for one would be a failure. */
  private static boolean isText(String name) {
    return name.indexOf(0) < 0;
  }

  private boolean isKnown(String name, String network) {
    return isText(name) && jdbc
        .sql("select count(*) from login_network where person_id = ? and network = ? and last_used >= ?")
        .param(name).param(Print.of("known", name, network)).param(today().minusDays(NETWORK_FORGOTTEN.toDays()))
        .query(Integer.class).single() > 0;
  }

  private Instant namesWait(Failures failures) {
    return failures == null ? null : ahead(failures.until, LONGEST_WAIT);
  }

  private Instant networksWait(Failures failures) {
    return failures == null || failures.count < settings.failures() ? null
        : ahead(failures.until, settings.period());
  }

  /** A wait from which the clock has been set back is over. */
  private Instant ahead(Instant until, Duration longest) {
    Instant now = clock.instant();
    return until.isAfter(now) && !until.isAfter(now.plus(longest)) ? until : null;
  }

  /** The wait is 3 seconds, then 6, 12 and so on. */
  private void failed(String key) {
    jdbc.sql("""
            insert into login_failure as known (key, failures, until)
            values (:key, 1, cast(:now as timestamptz) + make_interval(secs => :first))
            on conflict (key) do update set failures = known.failures + 1,
              until = cast(:now as timestamptz)
                + make_interval(secs => least(:longest, :first * power(2, least(known.failures, 20))))""")
        .param("key", key).param("now", now()).param("first", FIRST_WAIT.toSeconds())
        .param("longest", LONGEST_WAIT.toSeconds()).update();
  }

  /** The period begins with the first failure. */
  private void failedFrom(String key, LoginPlace place) {
    if (place.isHere()) {
      return;
    }
    jdbc.sql("""
            insert into login_failure as known (key, failures, until) values (:key, 1, :end)
            on conflict (key) do update set
              failures = case when known.until between :now and :end then known.failures + 1 else 1 end,
              until = case when known.until between :now and :end then known.until else :end end""")
        .param("key", key).param("now", now()).param("end", Timestamp.from(clock.instant().plus(settings.period())))
        .update();
  }

  /** Once a day at most: the REST interface asks for the password at every request. */
  private void remember(String person, LoginPlace place) {
    String print = Print.of("known", person, place.network());
    if (!place.isHere() && jdbc
        .sql("select count(*) from login_network where person_id = ? and network = ? and last_used = ?")
        .param(person).param(print).param(today()).query(Integer.class).single() == 0) {
      jdbc.sql("""
              insert into login_network (person_id, network, last_used) values (?, ?, ?)
              on conflict (person_id, network) do update set last_used = excluded.last_used""")
          .param(person).param(print).param(today()).update();
    }
  }

  private void forget(List<String> keys) {
    jdbc.sql("delete from login_failure where key = any (:keys)").param("keys", keys.toArray(String[]::new)).update();
  }

  @Override
  public void forgive(String name) {
    forget(keys(name, LoginPlace.ofRequest().network()).subList(0, 2));
  }

  @Override
  public void changed(String account) {
    sessions.endOthers(account);
    forgetLink(account);
  }

  @Override
  public void gone(String account) {
    sessions.endAll(account);
    jdbc.sql("delete from login_network where person_id = ?").param(account).update();
    forgetLink(account);
    forgive(account);
  }

  /** An account that has a password, or is no more, needs no link to set the first one. */
  private void forgetLink(String account) {
    jdbc.sql("delete from password_link where person_id = ?").param(account).update();
  }

  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "${microdata.first-round}")
  void forgetWhatIsOld() {
    jdbc.sql("delete from login_failure where until < ?").param(Timestamp.from(clock.instant().minus(FORGOTTEN)))
        .update();
    jdbc.sql("delete from login_network where last_used < ?")
        .param(today().minusDays(NETWORK_FORGOTTEN.toDays())).update();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
