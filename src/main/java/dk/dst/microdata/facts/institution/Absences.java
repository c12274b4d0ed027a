package dk.dst.microdata.facts.institution;

import dk.dst.microdata.ground.form.InputRefused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who is away and when, and who stands in. Standing in brings the work, and no right that one does not have. */
@Repository
public class Absences {

  private final JdbcClient jdbc;
  private final Clock clock;

  Absences(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Absences of an institution's people, or of FSE's ({@code null}), that are not over. */
  public List<Absence> of(String institution) {
    return jdbc.sql("""
            select * from absence where institution_id is not distinct from ? and until_day >= ?
            order by from_day, id""")
        .param(institution).param(LocalDate.now(clock)).query(Absence.class).list();
  }

  public Optional<Absence> find(long id) {
    return jdbc.sql("select * from absence where id = ?").param(id).query(Absence.class).optional();
  }

  /** Who does the person's work today: the person, or whoever stands in, or whoever stands in for them. */
  public String worker(String person, String institution) {
    return worker(person, away -> substitute(away, institution));
  }

  private static String worker(String person, Function<String, Optional<String>> substitute) {
    var asked = new HashSet<String>();
    String worker = person;
    while (worker != null && asked.add(worker)) {
      Optional<String> next = substitute.apply(worker);
      if (next.isEmpty()) {
        return worker;
      }
      worker = next.get();
    }
    return person; // they stand in for each other, and all of them are away
  }

  private record Away(String person, String institution) {}

  /** Who stands in for whom on a day, to be asked about many. */
  public static final class StandIns {

    private final Map<Away, String> substitutes = new HashMap<>();

    /** Who does the person's work, as {@link Absences#worker}. */
    public String worker(String person, String institution) {
      return Absences.worker(person, away -> Optional.ofNullable(substitutes.get(new Away(away, institution))));
    }
  }

  /** Those of today. */
  public StandIns standIns() {
    var today = new StandIns();
    jdbc.sql("select person_id, institution_id, substitute_id from absence where ? between from_day and until_day"
        + " order by id").param(LocalDate.now(clock)).query(row -> {
          today.substitutes.putIfAbsent(new Away(row.getString("person_id"), row.getString("institution_id")),
              row.getString("substitute_id"));
        });
    return today;
  }

  private Optional<String> substitute(String person, String institution) {
    return jdbc.sql("""
            select substitute_id from absence where person_id = ? and institution_id is not distinct from ?
              and ? between from_day and until_day order by id limit 1""")
        .param(person).param(institution).param(LocalDate.now(clock)).query(String.class).optional();
  }

  /**
   * Registers that somebody is away.
   *
   * @throws InputRefused for days in the past, the wrong way round or within an absence registered already
   */
  @Transactional
  public long register(String person, String institution, String substitute, LocalDate from, LocalDate until,
      String by) {
    if (person.equals(substitute)) {
      throw InputRefused.field("Stedfortræder", "Man kan ikke være sin egen stedfortræder.");
    }
    if (until.isBefore(from) || until.isBefore(LocalDate.now(clock))) {
      throw InputRefused.field("Til og med", "Fraværet skal slutte i dag eller senere, og ikke før det begynder.");
    }
    jdbc.sql("select 1 from person where id = ? for update").param(person).query().singleRow(); // two at once
    if (jdbc.sql("""
            select count(*) from absence where person_id = ? and institution_id is not distinct from ?
              and from_day <= ? and until_day >= ?""")
        .param(person).param(institution).param(until).param(from).query(Integer.class).single() > 0) {
      throw InputRefused.field("Fra og med", "Der er allerede et fravær i de dage. Slet det først.");
    }
    return jdbc.sql("""
            insert into absence (person_id, institution_id, substitute_id, from_day, until_day, registered_by)
            values (:personId, :institutionId, :substituteId, :fromDay, :untilDay, :registeredBy) returning id""")
        .param("personId", person).param("institutionId", institution).param("substituteId", substitute)
        .param("fromDay", from).param("untilDay", until).param("registeredBy", by)
        .query(Long.class).single();
  }

  /** Takes an absence back; a second time changes nothing. */
  @Transactional
  public void remove(long id) {
    jdbc.sql("delete from absence where id = ?").param(id).update();
  }
}
