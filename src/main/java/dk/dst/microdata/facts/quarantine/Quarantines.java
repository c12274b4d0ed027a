package dk.dst.microdata.facts.quarantine;

import dk.dst.microdata.facts.quarantine.Quarantine.Basis;
import dk.dst.microdata.ground.form.InputRefused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is in quarantine today. A user is in all their projects, whatever the institution. */
@Repository
public class Quarantines {

  private static final String SELECT = """
      select case_number, whom, basis, institution_id, person_id, project_number, from_day, until_day from quarantine
      where
      """;
  /** Until the last day first; one without an end is over when its explanation is approved, which nobody knows. */
  private static final Comparator<Quarantine> LONGEST = Comparator.comparing(Quarantine::untilDay,
      Comparator.nullsLast(Comparator.naturalOrder()));

  private final JdbcClient jdbc;
  private final Clock clock;

  Quarantines(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * All that hit the institution, its projects or its people today.
   *
   * @return to be asked with {@link #closing}
   */
  public List<Quarantine> at(String institution) {
    return jdbc.sql(SELECT + """
            (institution_id = :institution or whom = 'USER' and person_id in
              (select person_id from association where institution_id = :institution))
            and from_day <= :today and (until_day is null or until_day > :today)""")
        .param("institution", institution).param("today", today()).query(Quarantine.class).list();
  }

  /**
   * What closes a project of the institution for a person; the longest of several.
   *
   * @param here what is in force {@link #at} the institution
   * @param project its number, or null
   * @param person user id, or null
   */
  public static Optional<Quarantine> closing(Collection<Quarantine> here, Integer project, String person) {
    return here.stream().filter(quarantine -> switch (quarantine.whom()) {
      case USER -> quarantine.personId().equals(person);
      case PROJECT -> quarantine.projectNumber().equals(project);
      case INSTITUTION -> true;
    }).max(LONGEST);
  }

  /** Whether access to the institution's project is closed for the person today, by whatever. */
  public Optional<Quarantine> closing(String institution, Integer project, String person) {
    return closing(at(institution), project, person);
  }

  /** The sanction that the institution itself is under today (D23). */
  public Optional<Quarantine> ofInstitution(String institution) {
    return stopping(institution, null, null);
  }

  /** Whether a sanction against the institution, the project or the person is in force today. */
  public boolean isQuarantined(String institution, Integer project, String person) {
    return stopping(institution, project, person).isPresent();
  }

  /** Ids of the institutions that are themselves under a sanction today. */
  List<String> ofInstitutions() {
    return jdbc.sql("""
            select distinct institution_id from quarantine where whom = 'INSTITUTION' and basis = 'DECISION'
              and from_day <= :today and (until_day is null or until_day > :today)""")
        .param("today", today()).query(String.class).list();
  }

  /** Ids of the institutions of which today anything is under a sanction: they, a project of theirs, or somebody there. */
  List<String> touched() {
    return jdbc.sql("""
            select coalesce(q.institution_id, a.institution_id) from quarantine q
            left join association a on q.whom = 'USER' and a.person_id = q.person_id
            where q.basis = 'DECISION' and q.from_day <= :today and (q.until_day is null or q.until_day > :today)
              and coalesce(q.institution_id, a.institution_id) is not null""")
        .param("today", today()).query(String.class).list();
  }

  /** Every sanction, whenever, against these institutions or projects of theirs. */
  public List<Quarantine> everAt(Collection<String> institutions) {
    return jdbc.sql(SELECT + "basis = 'DECISION' and whom <> 'USER' and institution_id = any (?)")
        .param(institutions.toArray(String[]::new)).query(Quarantine.class).list();
  }

  /**
   * Refuses what whoever is in quarantine may not begin or send. What is under way waits, and so does its deadline.
   *
   * @param project its number, or null where it is about none yet
   */
  public void mustBeFree(String institution, Integer project, String person) {
    stopping(institution, project, person).ifPresent(quarantine -> {
      throw new InputRefused(quarantine.sentence() + ". Så længe kan der hverken søges eller indstilles. Sager, der er begyndt, venter imens, og deres frist"
          + " forlænges.");
    });
  }

  /**
   * The sanction for which nothing is begun or sent today; the longest of several.
   *
   * @param project its number, or null
   * @param person user id, or null
   */
  public Optional<Quarantine> stopping(String institution, Integer project, String person) {
    return closing(at(institution).stream().filter(quarantine -> quarantine.basis() == Basis.DECISION)
        .toList(), project, person);
  }

  /** Closes from that day; what the case has closed before on the same basis stays as it is. */
  public void close(Quarantine closing) {
    jdbc.sql("""
            insert into quarantine (case_number, whom, basis, institution_id, person_id, project_number, from_day,
                                    until_day)
            values (:caseNumber, :whom, :basis, :institutionId, :personId, :projectNumber, :fromDay, :untilDay)
            on conflict do nothing""")
        .param("caseNumber", closing.caseNumber()).param("whom", closing.whom().name())
        .param("basis", closing.basis().name())
        .param("institutionId", closing.institutionId()).param("personId", closing.personId())
        .param("projectNumber", closing.projectNumber()).param("fromDay", closing.fromDay())
        .param("untilDay", closing.untilDay())
        .update();
  }

  /** What was closed until the explanation is approved opens again today. */
  public void open(String caseNumber, Basis basis) {
    jdbc.sql("update quarantine set until_day = ? where case_number = ? and basis = ? and until_day is null")
        .param(today()).param(caseNumber).param(basis.name()).update();
  }

  /** All of the case. */
  public List<Quarantine> of(String caseNumber) {
    return jdbc.sql(SELECT + "case_number = ? order by id").param(caseNumber).query(Quarantine.class).list();
  }

  /** Those by decision that have ended, and of which nobody has been told; held until the transaction ends. */
  public Optional<Quarantine> lockUntold() {
    return jdbc.sql(SELECT + """
            basis = 'DECISION' and told_on is null and until_day <= ? order by id limit 1
            for update skip locked""")
        .param(today()).query(Quarantine.class).optional();
  }

  public void told(Quarantine quarantine) {
    jdbc.sql("update quarantine set told_on = ? where case_number = ? and whom = ? and basis = ?").param(today())
        .param(quarantine.caseNumber()).param(quarantine.whom().name()).param(quarantine.basis().name()).update();
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
