package dk.dst.microdata.facts.certificate;

import dk.dst.microdata.ground.database.ListPage;
import dk.dst.microdata.ground.form.InputRefused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The bank of questions. A change is another version, and what an attempt has asked stays as it was. */
@Repository
public class Questions {

  /** A question as somebody types it. */
  public record Typed(String question, String rightAnswer, List<String> wrongAnswers, String source,
      boolean withdrawn, String reason) {}

  private static final String NEWEST = """
      select q.* from certification_question q
      where q.version = (select max(n.version) from certification_question n where n.number = q.number)""";

  private static final int LONGEST = 600;
  private static final int MOST_WRONG = 5;

  private final JdbcClient jdbc;
  private final Clock clock;

  Questions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Those that may be asked today. */
  List<Question> inForce() {
    return jdbc.sql(NEWEST + " and not q.withdrawn order by q.number").query(Questions::question).list();
  }

  int countInForce() {
    return jdbc.sql("select count(*) from (" + NEWEST + " and not q.withdrawn) one").query(Integer.class).single();
  }

  /** A page of the questions in their newest version, by number. @param after number of the last one before it */
  public ListPage<Question> page(String search, int after) {
    String found = NEWEST + " and (q.question ilike :text or q.source ilike :text or q.right_answer ilike :text)";
    List<Question> lines = jdbc.sql(found + " and q.number > :after order by q.number limit " + (ListPage.LINES + 1))
        .param("text", ListPage.like(search)).param("after", after).query(Questions::question).list();
    int count = jdbc.sql("select count(*) from (" + found + " limit " + (ListPage.COUNTED + 1) + ") one")
        .param("text", ListPage.like(search)).query(Integer.class).single();
    return ListPage.of(lines, question -> String.valueOf(question.number()), count);
  }

  /** All versions of a question, the newest first. */
  public List<Question> versions(int number) {
    return jdbc.sql("select * from certification_question where number = ? order by version desc").param(number)
        .query(Questions::question).list();
  }

  public Optional<Question> newest(int number) {
    return versions(number).stream().findFirst();
  }

  /**
   * A new question.
   *
   * @return its number
   * @throws InputRefused for what cannot be asked
   */
  public int add(Typed typed, String by) {
    Typed checked = checked(typed);
    hold();
    int number = 1 + jdbc.sql("select coalesce(max(number), 0) from certification_question").query(Integer.class)
        .single();
    write(number, 1, checked, by);
    return number;
  }

  /**
   * Another version, for the attempts that begin from now on.
   *
   * @param seen the version it was written upon
   * @return its number
   * @throws InputRefused where it cannot be asked, nothing is changed, or somebody has written another meanwhile
   */
  public int change(int number, Typed typed, int seen, String by) {
    Typed checked = checked(typed);
    hold();
    Question now = newest(number).orElseThrow(() -> new InputRefused("Spørgsmålet findes ikke."));
    if (now.version() != seen) {
      throw new InputRefused("Spørgsmålet er ændret af en anden, siden du åbnede det. Intet er gemt. Kopiér det, du har"
          + " skrevet, hent siden igen, og ret den nyeste version.");
    }
    if (isSame(now, checked)) {
      throw InputRefused.field("Spørgsmål", "Der er ikke ændret noget. Intet er gemt.");
    }
    write(number, seen + 1, checked, by);
    return seen + 1;
  }

  /** Writes the questions that ship, where there has never been any. From then on the bank is FSE's. */
  void ship(List<Typed> shipped, String by) {
    hold();
    if (!jdbc.sql("select exists (select 1 from certification_question)").query(Boolean.class).single()) {
      for (int i = 0; i < shipped.size(); i++) {
        write(i + 1, 1, checked(shipped.get(i)), by);
      }
    }
  }

  /** Of two who write at once, one comes after the other. */
  private void hold() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('certification_question'))").query().listOfRows();
  }

  private static boolean isSame(Question now, Typed typed) {
    return now.question().equals(typed.question()) && now.rightAnswer().equals(typed.rightAnswer())
        && now.wrongAnswers().equals(typed.wrongAnswers()) && now.source().equals(typed.source())
        && now.withdrawn() == typed.withdrawn();
  }

  private static Typed checked(Typed typed) {
    List<String> wrong = Objects.requireNonNullElse(typed.wrongAnswers(), List.<String>of()).stream()
        .filter(Objects::nonNull).map(String::strip).filter(answer -> !answer.isEmpty()).toList();
    var checked = new Typed(text("Spørgsmål", typed.question(), 10), text("Rigtigt svar", typed.rightAnswer(), 1), wrong,
        text("Kilde", typed.source(), 5), typed.withdrawn(), text("Begrundelse", typed.reason(), 5));
    if (wrong.size() < 2 || wrong.size() > MOST_WRONG || wrong.stream().anyMatch(answer -> answer.length() > LONGEST)) {
      throw InputRefused.field("Forkerte svar", "Skriv 2 til " + MOST_WRONG + " forkerte svar, ét på hver linje, hver på"
          + " højst " + LONGEST + " tegn.");
    }
    var different = new HashSet<>(wrong);
    different.add(checked.rightAnswer());
    if (different.size() <= wrong.size()) {
      throw InputRefused.field("Forkerte svar", "To af svarene er ens. Kun ét svar må være rigtigt.");
    }
    return checked;
  }

  private static String text(String label, String typed, int shortest) {
    String text = Objects.requireNonNullElse(typed, "").strip();
    if (text.length() < shortest || text.length() > LONGEST) {
      throw InputRefused.field(label, "Skriv " + shortest + " til " + LONGEST + " tegn.");
    }
    return text;
  }

  private void write(int number, int version, Typed typed, String by) {
    jdbc.sql("""
            insert into certification_question (number, version, question, right_answer, wrong_answers, source,
                withdrawn, reason, written_by, written_at)
            values (:number, :version, :question, :rightAnswer, :wrongAnswers, :source, :withdrawn, :reason, :by, :at)""")
        .param("number", number).param("version", version).param("question", typed.question())
        .param("rightAnswer", typed.rightAnswer()).param("wrongAnswers", typed.wrongAnswers().toArray(String[]::new))
        .param("source", typed.source()).param("withdrawn", typed.withdrawn()).param("reason", typed.reason())
        .param("by", by).param("at", Timestamp.from(clock.instant())).update();
  }

  static Question question(ResultSet row, int i) throws SQLException {
    return new Question(row.getInt("number"), row.getInt("version"), row.getString("question"),
        row.getString("right_answer"), List.of((String[]) row.getArray("wrong_answers").getArray()),
        row.getString("source"), row.getBoolean("withdrawn"), row.getString("reason"), row.getString("written_by"),
        row.getTimestamp("written_at").toInstant());
  }
}
