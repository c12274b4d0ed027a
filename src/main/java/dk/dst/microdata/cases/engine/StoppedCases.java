package dk.dst.microdata.cases.engine;

import dk.dst.microdata.ground.notice.StandingCases;
import dk.dst.microdata.ground.text.Danish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Cases of which a step has failed: it is tried again by itself, or stands until somebody has it tried again. Read off
 * the engine's own tables in one question, however many cases it is about.
 */
@Repository
public class StoppedCases implements StandingCases {

  /** A job, as {@code j}, that has failed and not been done since. */
  public static final String FAILS =
      "(j.retries_ = 0 or j.exception_stack_id_ is not null or j.exception_msg_ is not null)";

  /**
   * A case of which a step has failed.
   *
   * @param since since when it stands; null while the step is tried again by itself
   * @param nextTry when it is tried again by itself; null where it stands, or is tried as soon as possible
   */
  public record Stop(String caseNumber, Instant since, Instant nextTry) {

    public boolean isStopped() {
      return since != null;
    }

    /** For a line of a list. */
    public String line(Clock clock) {
      return isStopped() ? "Standset af en fejl siden " + Danish.moment(since.atZone(clock.getZone()))
          + ": Forskningsservice arbejder på det" : "Et trin kunne ikke gennemføres og prøves igen af sig selv";
    }

    /** For the page of the case. */
    public String sentence(Clock clock) {
      if (isStopped()) {
        return "Sagen er standset af en fejl siden den " + Danish.moment(since.atZone(clock.getZone()))
            + ". Forskningsservice arbejder på det; du skal ikke gøre noget ved fejlen. Frister løber ikke imens.";
      }
      return "Et trin i sagen kunne ikke gennemføres. Det prøves igen af sig selv " + (nextTry == null
          || !nextTry.isAfter(clock.instant()) ? "nu" : "den " + Danish.moment(nextTry.atZone(clock.getZone()))) + ".";
    }
  }

  private static final String STOPS = """
      select e.business_key_ as case_number,
             min(coalesce(i.incident_timestamp_, j.create_time_, j.duedate_)) filter (where j.retries_ = 0) as since,
             min(j.duedate_) filter (where j.retries_ > 0) as next_try
      from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_
      left join act_ru_incident i on i.configuration_ = j.id_
      where e.business_key_ %s and """ + " " + FAILS + " group by e.business_key_";

  private final JdbcClient jdbc;

  StoppedCases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those among these cases, by their numbers. */
  public Map<String, Stop> among(Collection<String> caseNumbers) {
    return caseNumbers.isEmpty() ? Map.of()
        : byNumber(jdbc.sql(STOPS.formatted("= any (?)")).param(caseNumbers.toArray(String[]::new))
            .query(StoppedCases::stop).list());
  }

  /** Those of the institution, by their numbers. */
  public Map<String, Stop> ofInstitution(String institution) {
    return byNumber(jdbc.sql(STOPS.formatted("is not null and j.tenant_id_ = ?")).param(institution)
        .query(StoppedCases::stop).list());
  }

  /** All there are, by their numbers. */
  public Map<String, Stop> all() {
    return byNumber(jdbc.sql(STOPS.formatted("is not null")).query(StoppedCases::stop).list());
  }

  @Override
  public Set<String> numbers() {
    return all().keySet();
  }

  private static Map<String, Stop> byNumber(List<Stop> stops) {
    return stops.stream()
        .collect(Collectors.toMap(Stop::caseNumber, Function.identity(), (one, other) -> one, TreeMap::new));
  }

  private static Stop stop(ResultSet row, int i) throws SQLException {
    return new Stop(row.getString("case_number"), instant(row.getTimestamp("since")),
        instant(row.getTimestamp("next_try")));
  }

  private static Instant instant(Timestamp moment) {
    return moment == null ? null : moment.toInstant();
  }
}
