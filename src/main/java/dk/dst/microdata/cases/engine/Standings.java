package dk.dst.microdata.cases.engine;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each account is in the engine. Asked anew each time: what somebody has lost is lost at the next request. */
@Component
public record Standings(JdbcClient jdbc) {

  /** Empty where there is no such account. */
  public Optional<Standing> of(String account) {
    return jdbc.sql("select " + Standing.COLUMNS + " from act_id_user u where u.id_ = ?").param(account)
        .query((row, i) -> Standing.of(row)).optional();
  }
}
