package dk.dst.microdata.schemes.authority;

import dk.dst.microdata.facts.quarantine.Hindrances;
import dk.dst.microdata.ground.database.ListPage;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.schemes.project.ProjectAccess;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The analyses that an authority registers (M5): nobody approves them, and they are the evidence of use. */
@Repository
public class Analyses {

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_PURPOSE = 2000;
  private static final int SHORTEST = 5;

  /** One that is to be registered. */
  public record Wanted(String title, String purpose, LocalDate from, LocalDate until, List<String> users) {}

  /**
   * One that is registered.
   *
   * @param number its own within the agreement; the first is 1
   * @param users names of those who work on it
   */
  public record Analysis(int number, String title, String purpose, LocalDate fromDay, LocalDate untilDay,
      String registeredBy, LocalDate registeredOn, List<String> users) {}

  private final JdbcClient jdbc;
  private final AuthoritySchemes schemes;
  private final AuthorityOperation operation;
  private final ProjectAccess access;
  private final Hindrances hindrances;
  private final Clock clock;

  Analyses(JdbcClient jdbc, AuthoritySchemes schemes, AuthorityOperation operation, ProjectAccess access,
      Hindrances hindrances, Clock clock) {
    this.jdbc = jdbc;
    this.schemes = schemes;
    this.operation = operation;
    this.access = access;
    this.hindrances = hindrances;
    this.clock = clock;
  }

  /**
   * Registers an analysis. One that says the same as the newest of the same person today is the same one, sent twice.
   *
   * @return its number
   * @throws InputRefused naming the field; where the agreement is frozen or closed, the authorisation suspended, or the
   *     institution, the agreement or whoever registers is in quarantine
   */
  public int register(String caseNumber, Wanted wanted, String by) {
    AuthorityScheme scheme = schemes.get(caseNumber);
    jdbc.sql("select 1 from authority_scheme where case_number = ? for update").param(caseNumber).query().singleRow();
    hindrances.mustBeFree(scheme.institutionId(), scheme.projectNumber(), by);
    if (!operation.isOpen(caseNumber)) {
      throw new InputRefused("Aftalen gælder ikke i dag: den er frosset eller lukket. Der kan ikke registreres analyser.");
    }
    check(wanted, access.of(scheme.projectNumber()));
    return sent(caseNumber, wanted, by).orElseGet(() -> write(caseNumber, wanted, by));
  }

  private static void check(Wanted wanted, Collection<String> users) {
    text("Titel", wanted.title(), LONGEST_TITLE);
    text("Formål", wanted.purpose(), LONGEST_PURPOSE);
    if (wanted.from() == null || wanted.until() == null || wanted.until().isBefore(wanted.from())) {
      throw InputRefused.field("Sidste dag", "Skriv den første og den sidste dag. Den sidste kan ikke ligge før den første.");
    }
    if (wanted.users().isEmpty() || !users.containsAll(wanted.users())) {
      throw InputRefused.field("Brugere", "Vælg mindst én, som har adgang efter aftalen. Andre skal have adgang først.");
    }
  }

  private static void text(String label, String text, int longest) {
    if (text == null || text.strip().length() < SHORTEST || text.length() > longest) {
      throw InputRefused.field(label, "Skriv mellem " + SHORTEST + " og " + longest + " tegn.");
    }
  }

  private Optional<Integer> sent(String caseNumber, Wanted wanted, String by) {
    return jdbc.sql("""
            select number from authority_analysis where case_number = :caseNumber and registered_by = :by
              and registered_on = :today and title = :title and purpose = :purpose and from_day = :from
              and until_day = :until order by number desc limit 1""")
        .param("caseNumber", caseNumber).param("by", by).param("today", LocalDate.now(clock))
        .param("title", wanted.title().strip()).param("purpose", wanted.purpose().strip())
        .param("from", wanted.from()).param("until", wanted.until()).query(Integer.class).optional();
  }

  private int write(String caseNumber, Wanted wanted, String by) {
    int number = jdbc.sql("""
            insert into authority_analysis (case_number, number, title, purpose, from_day, until_day, registered_by,
                registered_on)
            select :caseNumber, coalesce(max(number), 0) + 1, :title, :purpose, :from, :until, :by, :today
            from authority_analysis where case_number = :caseNumber returning number""")
        .param("caseNumber", caseNumber).param("title", wanted.title().strip())
        .param("purpose", wanted.purpose().strip()).param("from", wanted.from()).param("until", wanted.until())
        .param("by", by).param("today", LocalDate.now(clock)).query(Integer.class).single();
    jdbc.sql("""
            insert into authority_analysis_user (case_number, number, person_id)
            select ?, ?, person from unnest(?::text[]) as chosen (person) on conflict do nothing""")
        .param(caseNumber).param(number).param(wanted.users().toArray(String[]::new)).update();
    return number;
  }

  /** How many there are. */
  int count(String caseNumber) {
    return jdbc.sql("select count(*) from authority_analysis where case_number = ?").param(caseNumber)
        .query(Integer.class).single();
  }

  /**
   * A page of them, the newest first.
   *
   * @param text part of a title or purpose; empty for all
   * @param after the number of the last one before; 0 at the beginning
   */
  public ListPage<Analysis> page(String caseNumber, String text, int after) {
    int counted = jdbc.sql("""
            select count(*) from (select 1 from authority_analysis
              where case_number = :caseNumber and (:text = '%%' or title ilike :text or purpose ilike :text)
              limit :most) as found""")
        .param("caseNumber", caseNumber).param("text", ListPage.like(text)).param("most", ListPage.COUNTED + 1)
        .query(Integer.class).single();
    return ListPage.of(found(caseNumber, text, after), analysis -> String.valueOf(analysis.number()), counted);
  }

  private List<Analysis> found(String caseNumber, String text, int after) {
    return jdbc.sql("""
            select a.*, p.name as registered_by_name,
                   (select array_agg(u.name order by u.name) from authority_analysis_user w
                    join person u on u.id = w.person_id
                    where w.case_number = a.case_number and w.number = a.number) as users
            from authority_analysis a left join person p on p.id = a.registered_by
            where a.case_number = :caseNumber and (:after = 0 or a.number < :after)
              and (:text = '%%' or a.title ilike :text or a.purpose ilike :text)
            order by a.number desc limit :most""")
        .param("caseNumber", caseNumber).param("after", after).param("text", ListPage.like(text))
        .param("most", ListPage.LINES + 1)
        .query((row, i) -> new Analysis(row.getInt("number"), row.getString("title"), row.getString("purpose"),
            row.getObject("from_day", LocalDate.class), row.getObject("until_day", LocalDate.class),
            row.getString("registered_by_name"), row.getObject("registered_on", LocalDate.class),
            row.getArray("users") == null ? List.of() : List.of((String[]) row.getArray("users").getArray()))).list();
  }
}
