package dk.dst.microdata.ground.notice;

import dk.dst.microdata.ground.text.Danish;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What people are told: the ledger. A notice is written in the transaction of the step that tells, and its table holds
 * that nobody is told of the same matter twice. {@link Outbox} sends it afterwards.
 */
@Repository
public class Notices {

  public static final String ESCALATION = "ESCALATION";
  public static final String FSE_TASK_TAKEN_AWAY = "FSE_TASK_TAKEN_AWAY";
  /** To FSE's economy: an institution objects to a bill. */
  public static final String BILL_OBJECTION = "BILL_OBJECTION";
  /** To process owners: a step stops cases, and it does so no more; letters of a cause and of no case. */
  public static final String STEP_FAILED = "STEP_FAILED";
  public static final String STEP_GOES_ON = "STEP_GOES_ON";
  /** Tasks that have come up, with a list of cases: a letter to one person, and no matter of the first of its cases. */
  public static final String TASKS_CAME_UP = "TASKS_CAME_UP";
  public static final String FSE_TASKS_CAME_UP = "FSE_TASKS_CAME_UP";
  /** Kinds that are FSE's own business, which the institution is not shown. */
  public static final Set<String> FSES_OWN = Set.of(ESCALATION, FSE_TASK_TAKEN_AWAY, BILL_OBJECTION, STEP_FAILED,
      STEP_GOES_ON, FSE_TASKS_CAME_UP);

  /** To whoever has the certificate, and to the responsible of the institution: letters of people and of no case. */
  public static final String CERTIFICATE_RUNS_OUT = "CERTIFICATE_RUNS_OUT";
  public static final String CERTIFICATES_RUN_OUT = "CERTIFICATES_RUN_OUT";
  /** To those who answer for the institution's money: letters of bills and of no case. */
  public static final String BILL_APPROVED = "BILL_APPROVED";
  public static final String BILL_DUE = "BILL_DUE";
  public static final String BILL_CREDITED = "BILL_CREDITED";
  public static final String BILL_ANSWERED = "BILL_ANSWERED";
  /** To those who answer for an institution: somebody's address is another; a letter of a person and of no case. */
  public static final String ADDRESS_CORRECTED = "ADDRESS_CORRECTED";
  /** Kinds that lie with a case because every letter does, and that its story does not show. */
  public static final Set<String> IN_NO_STORY = Set.of(CERTIFICATE_RUNS_OUT, CERTIFICATES_RUN_OUT, BILL_OBJECTION,
      STEP_FAILED, STEP_GOES_ON, BILL_APPROVED, BILL_DUE, BILL_CREDITED, BILL_ANSWERED, TASKS_CAME_UP,
      FSE_TASKS_CAME_UP, ADDRESS_CORRECTED);

  /** Cases of which nothing is told in the round that runs in this thread. */
  private final ThreadLocal<Set<String>> leftOut = ThreadLocal.withInitial(Set::of);
  private final JdbcClient jdbc;
  private final Clock clock;

  Notices(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Runs a round that tells nothing of these cases: what it would tell is not told, and so is still due. */
  void leavingOut(Set<String> cases, Runnable round) {
    leftOut.set(cases);
    try {
      round.run();
    } finally {
      leftOut.remove();
    }
  }

  /** Whether what is due of the case waits, in the round that runs now. */
  public boolean waits(String caseNumber) {
    return leftOut.get().contains(caseNumber);
  }

  /** Tells a person once: of one case, one kind and one matter. */
  public void tell(String caseNumber, String kind, String about, String person, String title, String body) {
    if (waits(caseNumber) && !FSES_OWN.contains(kind)) {
      return;
    }
    jdbc.sql("""
            insert into notice (case_number, kind, about, person_id, title, body, written_at)
            values (:caseNumber, :kind, :about, :personId, :title, :body, :writtenAt) on conflict do nothing""")
        .param("caseNumber", caseNumber).param("kind", kind).param("about", about).param("personId", person)
        .param("title", title).param("body", body).param("writtenAt", Timestamp.from(clock.instant())).update();
  }

  /**
   * Puts somebody on record who may not be yet: FSE's people have an account in the engine, and no row of ours until
   * there is something to tell them. Who is on record stays as they are.
   */
  public void mayBeTold(String person, String name, String email) {
    jdbc.sql("insert into person (id, name, email) values (?, ?, ?) on conflict do nothing").param(person).param(name)
        .param(email).update();
  }

  /**
   * Tells each of them once. Those we do not know, or whose name has been erased, are left out: what they might be told
   * must not keep it from the others.
   */
  public void tell(String caseNumber, String kind, String about, Collection<String> people, String title,
      String body) {
    if (waits(caseNumber) && !FSES_OWN.contains(kind)) {
      return;
    }
    // in one order, so that two nodes never cross
    jdbc.sql("""
            insert into notice (case_number, kind, about, person_id, title, body, written_at)
            select :caseNumber, :kind, :about, id, :title, :body, :writtenAt from person
            where id = any (:people) and erased_on is null order by id on conflict do nothing""")
        .param("caseNumber", caseNumber).param("kind", kind).param("about", about).param("title", title)
        .param("body", body).param("writtenAt", Timestamp.from(clock.instant()))
        .param("people", people.toArray(String[]::new)).update();
  }

  /**
   * Tells each of them once, and that they can answer until that day, which stands in the text as {@link Danish#day}
   * writes it: it moves with a letter that could not be sent ({@link AnswerDays}).
   */
  public void ask(String caseNumber, String kind, String about, Collection<String> people, String title, String body,
      LocalDate answerBy) {
    jdbc.sql("""
            insert into notice (case_number, kind, about, person_id, title, body, written_at, answer_until, answer_days)
            select :caseNumber, :kind, :about, id, :title, :body, :writtenAt, :answerBy, :days from person
            where id = any (:people) and erased_on is null order by id on conflict do nothing""")
        .param("caseNumber", caseNumber).param("kind", kind).param("about", about).param("title", title)
        .param("body", body).param("writtenAt", Timestamp.from(clock.instant())).param("answerBy", answerBy)
        .param("days", (int) (answerBy.toEpochDay() - LocalDate.now(clock).toEpochDay()))
        .param("people", people.toArray(String[]::new)).update();
  }

  /** Whether anybody has been told of it. */
  public boolean isTold(String caseNumber, String kind, String about) {
    return jdbc.sql("select exists (select 1 from notice where case_number = ? and kind = ? and about = ?)")
        .param(caseNumber).param(kind).param(about).query(Boolean.class).single();
  }

  /** Who has been told of it. */
  public Set<String> whoWasTold(String caseNumber, String kind, String about) {
    return Set.copyOf(jdbc.sql("select person_id from notice where case_number = ? and kind = ? and about = ?")
        .param(caseNumber).param(kind).param(about).query(String.class).list());
  }

  /** Whether the person is told anything of the case in the transaction that is open. */
  public boolean isBeingTold(String caseNumber, String person) {
    return jdbc.sql("select exists (select 1 from notice where case_number = ? and person_id = ?"
            + " and xmin = pg_current_xact_id()::xid)")
        .param(caseNumber).param(person).query(Boolean.class).single();
  }

  /** Those of the matters of which somebody has been told; for matters whose names are unique among all cases. */
  public Set<String> told(String kind, Collection<String> matters) {
    return Set.copyOf(jdbc.sql("select distinct about from notice where kind = ? and about = any (?)").param(kind)
        .param(matters.toArray(String[]::new)).query(String.class).list());
  }
}
