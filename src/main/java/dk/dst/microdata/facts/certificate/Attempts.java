package dk.dst.microdata.facts.certificate;

import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The attempts at the test. An attempt keeps which versions of which questions it asked, in which order, and what was
 * answered, so that it goes on where it was after a lost session, and can be explained years later.
 */
@Repository
public class Attempts {

  /**
   * Where somebody stands today.
   *
   * @param open the attempt that is under way, or null
   * @param used how many of today's attempts are used, one under way included
   * @param whyNot why none can begin; empty where one can, or is under way
   * @param past the newest first, at most {@link #MOST_SHOWN}
   */
  public record Standing(Attempt open, int used, int allowed, String whyNot, List<Attempt> past) {}

  private static final int MOST_SHOWN = 20;
  private static final String SELECT = "select id, person_id, day, number, submitted_at, passed"
      + " from certification_attempt where ";

  private final JdbcClient jdbc;
  private final Questions questions;
  private final Certificates certificates;
  private final Institutions institutions;
  private final TermsInForce terms;
  private final Clock clock;
  private final SecureRandom chance = new SecureRandom();

  Attempts(JdbcClient jdbc, Questions questions, Certificates certificates, Institutions institutions,
      TermsInForce terms, Clock clock) {
    this.jdbc = jdbc;
    this.questions = questions;
    this.certificates = certificates;
    this.institutions = institutions;
    this.terms = terms;
    this.clock = clock;
  }

  public Standing standing(String person) {
    List<Attempt> past = jdbc.sql(SELECT + "person_id = ? order by day desc, number desc limit " + MOST_SHOWN)
        .param(person).query(Attempts::attempt).list();
    List<Attempt> ofToday = past.stream().filter(one -> one.day().equals(today())).toList();
    Attempt open = ofToday.stream().filter(one -> one.isOpen(today())).findFirst().orElse(null);
    return new Standing(open, ofToday.size(), terms.now().certificationAttempts(),
        open != null ? "" : whyNot(person, questions.countInForce(), ofToday.size()).orElse(""), past);
  }

  private Optional<String> whyNot(String person, int inForce, int used) {
    return CertificationRule.whyNot(!institutions.of(person).isEmpty(), inForce, used, terms.now());
  }

  /**
   * Begins an attempt; one that is under way goes on.
   *
   * @param number the attempt of the day that the person means, so that a second press never begins a second one
   * @throws InputRefused where none can begin, or that one is over
   */
  public Attempt begin(String person, int number) {
    hold(person);
    Standing standing = standing(person);
    if (standing.open() != null) {
      return standing.open();
    }
    List<Question> bank = new ArrayList<>(questions.inForce());
    whyNot(person, bank.size(), standing.used()).ifPresent(problem -> {
      throw new InputRefused(problem);
    });
    if (number != standing.used() + 1) {
      throw new InputRefused("Det forsøg er slut. Hent siden igen for at se, hvordan du står.");
    }
    long id = jdbc.sql("""
            insert into certification_attempt (person_id, day, number, started_at)
            values (:person, :day, :number, :at) returning id""")
        .param("person", person).param("day", today()).param("number", number)
        .param("at", Timestamp.from(clock.instant())).query(Long.class).single();
    draw(id, bank);
    return get(id, person).orElseThrow();
  }

  private void draw(long attempt, List<Question> bank) {
    Collections.shuffle(bank, chance);
    List<Question> drawn = bank.subList(0, terms.now().certificationQuestions());
    jdbc.sql("""
            insert into certification_asked (attempt_id, position, question, version, answers)
            select :attempt, row_number() over (order by place), question, version,
                   string_to_array(answers, ',')::integer[]
            from unnest(:questions::int[], :versions::int[], :answers::text[]) with ordinality
              t (question, version, answers, place)""")
        .param("attempt", attempt).param("questions", drawn.stream().map(Question::number).toArray(Integer[]::new))
        .param("versions", drawn.stream().map(Question::version).toArray(Integer[]::new))
        .param("answers", drawn.stream().map(this::shuffled).toArray(String[]::new)).update();
  }

  private String shuffled(Question question) {
    List<Integer> order = IntStream.range(0, question.answers().size()).boxed().collect(Collectors.toList());
    Collections.shuffle(order, chance);
    return order.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** The person's own attempt. */
  public Optional<Attempt> get(long attempt, String person) {
    return jdbc.sql(SELECT + "id = ? and person_id = ?").param(attempt).param(person).query(Attempts::attempt)
        .optional();
  }

  /** What it asks, in its order. */
  public List<Asked> asked(long attempt) {
    return jdbc.sql("""
            select a.position, a.answers, a.given, q.* from certification_asked a
            join certification_question q on q.number = a.question and q.version = a.version
            where a.attempt_id = ? order by a.position""")
        .param(attempt).query((row, i) -> new Asked(row.getInt("position"), Questions.question(row, i),
            List.of((Integer[]) row.getArray("answers").getArray()), row.getObject("given", Integer.class))).list();
  }

  /**
   * Keeps an answer; another one to the same question takes its place.
   *
   * @param chosen which of the answers as they are shown, from 0
   * @throws InputRefused where the attempt is over, or there is no such answer
   */
  public void answer(Attempt attempt, int position, int chosen) {
    hold(attempt.personId());
    mustBeOpen(get(attempt.id(), attempt.personId()).orElseThrow());
    int kept = jdbc.sql("""
            update certification_asked set given = answers[:place]
            where attempt_id = :attempt and position = :position and :place between 1 and cardinality(answers)""")
        .param("place", chosen + 1).param("attempt", attempt.id()).param("position", position).update();
    if (kept == 0) {
      throw new InputRefused("Det svar findes ikke. Hent siden igen.");
    }
  }

  /**
   * Hands the attempt in, once: a second time finds the result. Whoever passes is certified from today.
   *
   * @throws InputRefused where the attempt is over, or questions are not answered
   */
  public Attempt submit(Attempt own) {
    hold(own.personId());
    Attempt attempt = get(own.id(), own.personId()).orElseThrow();
    if (attempt.submittedAt() != null) {
      return attempt;
    }
    mustBeOpen(attempt);
    List<Asked> asked = asked(attempt.id());
    List<String> open = asked.stream().filter(one -> one.given() == null).map(one -> String.valueOf(one.position()))
        .toList();
    if (!open.isEmpty()) {
      throw new InputRefused("Svar på alle spørgsmål, før du afleverer. Du mangler nr. " + String.join(", ", open) + ".");
    }
    boolean passed = Attempt.passes(asked);
    Instant now = clock.instant();
    jdbc.sql("update certification_attempt set submitted_at = ?, passed = ? where id = ?").param(Timestamp.from(now))
        .param(passed).param(attempt.id()).update();
    if (passed) {
      certificates.give(attempt.personId(), attempt.day());
    }
    return get(attempt.id(), attempt.personId()).orElseThrow();
  }

  private void mustBeOpen(Attempt attempt) {
    if (attempt.submittedAt() != null) {
      throw new InputRefused("Forsøget er afleveret. Hent siden igen for at se resultatet.");
    }
    if (!attempt.isOpen(today())) {
      throw new InputRefused("Forsøget sluttede med dagen " + Danish.day(attempt.day()) + " og tæller som brugt. Hent"
          + " siden igen for at begynde et nyt.");
    }
  }

  /** Of two windows of the same person, one comes after the other. */
  private void hold(String person) {
    jdbc.sql("select 1 from person where id = ? for no key update").param(person).query().listOfRows();
  }

  private static Attempt attempt(ResultSet row, int i) throws SQLException {
    Timestamp submitted = row.getTimestamp("submitted_at");
    return new Attempt(row.getLong("id"), row.getString("person_id"), row.getObject("day", LocalDate.class),
        row.getInt("number"), submitted == null ? null : submitted.toInstant(),
        row.getObject("passed", Boolean.class));
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
