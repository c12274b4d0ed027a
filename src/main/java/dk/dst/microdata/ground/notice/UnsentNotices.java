package dk.dst.microdata.ground.notice;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notices that wait to be sent: the queue of {@link Outbox}, and what stands in the way. */
@Repository
public class UnsentNotices {

  /** A notice with the address it goes to. @param attempts how often it has failed */
  record Letter(long id, int attempts, String caseNumber, String kind, String about, String personId, String email,
      String title, String body) {}

  /**
   * A notice as those see it who look after the sending: neither what it says nor to whom.
   *
   * @param nextAttempt null: as soon as possible
   * @param late whether somebody should look at it: unsent for more than a day
   * @param wrongAddress whether it is the address that stands in the way
   */
  public record Line(long number, String caseNumber, Instant since, int attempts, Instant nextAttempt, String reason,
      boolean late, boolean wrongAddress) {}

  /** Whom a letter is for. @param email empty where there is none @param letters how many of theirs wait */
  public record Recipient(String person, String name, String email, String caseNumber, boolean wrongAddress,
      int letters) {}

  /** How many wait, how many of them for too long or for an address, and how long the oldest with an address has. */
  public record Waiting(int all, int late, int withoutAddress, Duration oldest) {}

  private static final int MOST_SHOWN = 500;
  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(6);
  private static final Duration LATE = Duration.ofDays(1);

  /** Whoever is erased is sent nothing, and nobody waits for it. */
  private static final String WAITING = "notice n join person p on p.id = n.person_id"
      + " where n.sent_at is null and p.erased_on is null";
  private static final String HAS_ADDRESS = " and btrim(p.email) <> ''";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final boolean hasServer;

  UnsentNotices(JdbcClient jdbc, Clock clock, @Value("${spring.mail.host:}") String mailHost) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.hasServer = !mailHost.isBlank();
  }

  /**
   * The notices whose turn it is, at most so many; for that long nobody else gets them. It is the database's clock that
   * counts, which all nodes share. Within a transaction: of two who claim at the same moment each gets others.
   */
  List<Letter> claim(int most, Duration time) {
    List<Letter> letters = jdbc.sql("select n.id, n.attempts, n.case_number, n.kind, n.about, n.person_id, p.email,"
            + " n.title, n.body from " + WAITING + HAS_ADDRESS + """
             and (n.next_attempt_at is null or n.next_attempt_at <= ?)
              and (n.claimed_until is null or n.claimed_until <= now())
            order by coalesce(n.next_attempt_at, n.written_at), n.problem is not null, n.id limit ?
            for update of n skip locked""")
        .param(now()).param(most).query(Letter.class).list();
    if (!letters.isEmpty()) {
      jdbc.sql("update notice set claimed_until = now() + make_interval(secs => ?) where id = any (?)")
          .param(time.toSeconds()).param(ids(letters)).update();
    }
    return letters;
  }

  /** They are anybody's again. */
  void release(Collection<Letter> letters) {
    if (!letters.isEmpty()) {
      jdbc.sql("update notice set claimed_until = null where id = any (?) and sent_at is null").param(ids(letters))
          .update();
    }
  }

  private static Long[] ids(Collection<Letter> letters) {
    return letters.stream().map(Letter::id).toArray(Long[]::new);
  }

  void sent(long id) {
    jdbc.sql("update notice set sent_at = ?, problem = null, claimed_until = null where id = ?").param(now()).param(id)
        .update();
  }

  /** The notice itself could not be sent. It is tried again for ever, after ever longer waits. */
  void failed(Letter letter, Hindrance problem) {
    int attempts = letter.attempts() + 1;
    jdbc.sql("update notice set attempts = ?, problem = ?, next_attempt_at = ?, claimed_until = null where id = ?")
        .param(attempts).param(problem.name()).param(Timestamp.from(clock.instant().plus(waitAfter(attempts)))).param(letter.id())
        .update();
  }

  /**
   * The mail server failed while it was this notice's turn, which is not held against it. It goes behind those that
   * have waited as long, so that even a notice over which the server breaks down every time stops nobody else.
   */
  void putBack(long id) {
    jdbc.sql("update notice set problem = 'SERVER', next_attempt_at = ?, claimed_until = null where id = ?").param(now())
        .param(id).update();
  }

  /** A minute after the first failure, then twice as long each time, six hours at most. */
  static Duration waitAfter(int attempts) {
    Duration wait = FIRST_WAIT;
    for (int i = 1; i < attempts && wait.compareTo(LONGEST_WAIT) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  /** How many wait. */
  public int count() {
    return count("");
  }

  /** How many have an address and have nevertheless waited for more than a day. */
  public int countLate() {
    return jdbc.sql("select count(*) from " + WAITING + HAS_ADDRESS + " and n.written_at < ?").param(lateBefore())
        .query(Integer.class).single();
  }

  /** How many cannot be sent, because whoever is told has no address. */
  public int countWithoutAddress() {
    return count(" and coalesce(btrim(p.email), '') = ''");
  }

  /** By one statement; late is who has an address and has nevertheless waited for more than a day. */
  Waiting waiting() {
    Instant now = clock.instant();
    return jdbc.sql("""
            select count(*) as all, count(*) filter (where addressed and written_at < ?) as late,
                   count(*) filter (where not addressed) as without, min(written_at) filter (where addressed) as oldest
            from (select n.written_at, coalesce(btrim(p.email), '') <> '' as addressed from\s""" + WAITING + ") w")
        .param(lateBefore())
        .query((row, i) -> new Waiting(row.getInt("all"), row.getInt("late"), row.getInt("without"),
            row.getTimestamp("oldest") == null ? Duration.ZERO
                : Duration.between(row.getTimestamp("oldest").toInstant(), now))).single();
  }

  private int count(String which) {
    return jdbc.sql("select count(*) from " + WAITING + which).query(Integer.class).single();
  }

  /** Those that have waited longest first, as many as a page shows. */
  public List<Line> lines() {
    return lines(MOST_SHOWN);
  }

  /** All of them. */
  public List<Line> all() {
    return lines(Integer.MAX_VALUE);
  }

  private List<Line> lines(int most) {
    boolean serverFails = count(" and n.problem = 'SERVER'") > 0;
    return jdbc.sql("""
            select n.id, n.case_number, n.written_at, n.attempts, n.next_attempt_at, n.problem,
                   coalesce(btrim(p.email), '') <> '' as has_address, n.written_at < ? as late from\s"""
            + WAITING + " order by n.written_at, n.id limit ?")
        .param(lateBefore()).param(most)
        .query((row, i) -> new Line(row.getLong("id"), row.getString("case_number"),
            row.getTimestamp("written_at").toInstant(), row.getInt("attempts"),
            instant(row.getTimestamp("next_attempt_at")),
            reason(row.getBoolean("has_address"), row.getString("problem"), serverFails).danish(),
            row.getBoolean("late"), !row.getBoolean("has_address") || "ADDRESS".equals(row.getString("problem"))))
        .list();
  }

  /** How many wait for what, the most first. */
  public Map<String, Integer> reasons() {
    boolean serverFails = count(" and n.problem = 'SERVER'") > 0;
    var counts = new HashMap<String, Integer>();
    jdbc.sql("select coalesce(btrim(p.email), '') <> '' as has_address, n.problem, count(*) as letters from " + WAITING
        + " group by 1, 2").query(row -> {
          counts.merge(reason(row.getBoolean("has_address"), row.getString("problem"), serverFails).danish(),
              row.getInt("letters"), Integer::sum);
        });
    var sorted = new LinkedHashMap<String, Integer>();
    counts.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()
        .thenComparing(Map.Entry.comparingByKey())).forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  /** All that wait for their next attempt are tried with the next round. @return how many those are */
  public int tryNow() {
    return jdbc.sql("update notice n set next_attempt_at = null from person p where p.id = n.person_id"
        + " and n.sent_at is null and p.erased_on is null and n.next_attempt_at > ?").param(now()).update();
  }

  /** Whom the letter is for; empty where it no longer waits. */
  public Optional<Recipient> recipient(long letter) {
    return jdbc.sql("""
            select n.person_id as person, p.name, coalesce(btrim(p.email), '') as email, n.case_number,
                   coalesce(btrim(p.email), '') = '' or n.problem is not distinct from 'ADDRESS' as wrong_address,
                   (select count(*) from notice o where o.person_id = n.person_id and o.sent_at is null) as letters
            from\s""" + WAITING + " and n.id = ?").param(letter).query(Recipient.class).optional();
  }

  /** No letter of the person's waits for another address any more. */
  public void addressCorrected(String person) {
    jdbc.sql("update notice set problem = null where person_id = ? and sent_at is null and problem = 'ADDRESS'")
        .param(person).update();
  }

  /**
   * The letter, or all of whoever it is for, is tried with the next round.
   *
   * @return how many that have an address are
   */
  public int tryNow(long letter, boolean all) {
    return jdbc.sql("update notice n set next_attempt_at = null from person p, notice asked where asked.id = ?"
            + " and asked.sent_at is null and p.id = n.person_id and p.id = asked.person_id and n.sent_at is null"
            + " and p.erased_on is null" + HAS_ADDRESS + " and (n.id = asked.id or ?)")
        .param(letter).param(all).update();
  }

  /** Why a single notice has not been sent, for those who see the letters of its case; nothing of an address. */
  public String waitsFor(boolean hasAddress, String problem) {
    return reason(hasAddress, problem, false).danish();
  }

  /** What has not been tried waits for the same as whatever was tried: the first failure of the server ends a round. */
  private Hindrance reason(boolean hasAddress, String problem, boolean serverFails) {
    if (!hasAddress) {
      return Hindrance.NO_ADDRESS;
    }
    if (!hasServer) {
      return Hindrance.NO_SERVER;
    }
    return problem != null ? Hindrance.valueOf(problem) : serverFails ? Hindrance.SERVER : Hindrance.WAITS;
  }

  private Timestamp lateBefore() {
    return Timestamp.from(clock.instant().minus(LATE));
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static Instant instant(Timestamp moment) {
    return moment == null ? null : moment.toInstant();
  }
}
