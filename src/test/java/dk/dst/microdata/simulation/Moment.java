package dk.dst.microdata.simulation;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Somebody has something to do: what they can look up, and chance.
 *
 * @param caseNumber null where they begin something
 * @param person user id, or null where nobody has been chosen
 * @param attempt how often it has been refused already; then they do something safer
 */
record Moment(House house, Institute at, String caseNumber, String person, Dice dice, int attempt, LocalDate today) {

  /** Somebody would do it, but what they need for it is not there; they wait. */
  static final class NotNow extends RuntimeException {}

  /** The Danish day of one of the engine's times, which are kept in the time of this machine. */
  static String day(String column) {
    return "(%s at time zone '%s' at time zone 'Europe/Copenhagen')::date".formatted(column, ZoneId.systemDefault());
  }

  JdbcClient tables() {
    return house.part(JdbcClient.class);
  }

  List<String> texts(String sql, Object... parameters) {
    return tables().sql(sql).params(parameters).query(String.class).list();
  }

  /** People of the institution with that role, who may be chosen. */
  List<String> with(String role) {
    return texts("""
        select r.person_id from association_role r join association s using (institution_id, person_id)
        where institution_id = ? and role = ? and s.state = 'IN_FORCE' order by 1""", at.id, role);
  }

  List<String> employees() {
    return texts("select person_id from association where institution_id = ? and state = 'IN_FORCE' and employed"
        + " order by 1", at.id);
  }

  /** Somebody with that role, while there is anybody. */
  String someone(String role) {
    return any(with(role));
  }

  String any(List<String> from) {
    if (from.isEmpty()) {
      throw new NotNow();
    }
    return dice.one(from);
  }

  String pick(Object... weighted) {
    return dice.pick(weighted);
  }
}
