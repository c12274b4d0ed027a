package dk.dst.microdata.support;

import dk.dst.microdata.desk.replanning.Replanning;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.terms.SchemeTerms;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Terms changed by tests: what is decided stays for ever, so that a test ends by deciding the shipped ones again. */
@TestComponent
public class ChangedTerms {

  private final JdbcClient jdbc;
  private final SchemeTerms shipped;
  private final Replanning replanning;

  ChangedTerms(JdbcClient jdbc, SchemeTerms shipped, Replanning replanning) {
    this.jdbc = jdbc;
    this.shipped = shipped;
    this.replanning = replanning;
  }

  /** The terms are the shipped ones again, on every day. To be called where the clock does not stand on a test's day. */
  public void asShipped() {
    jdbc.sql("select distinct scheme_term from term_change").query(String.class).list().forEach(key -> {
      Object value = SchemeTerm.of(key).orElseThrow().in(shipped);
      String text = value instanceof List<?> several
          ? several.stream().map(Object::toString).collect(Collectors.joining(", ")) : value.toString();
      jdbc.sql("insert into term_change (scheme_term, value, applies_from, decided_by, reason, decided_at)"
              + " select distinct ?, ?, applies_from, 'karen', 'Afprøvningen er slut', current_timestamp"
              + " from term_change where scheme_term = ?")
          .param(key).param(text).param(key).update();
    });
    replanning.sweep();
  }
}
