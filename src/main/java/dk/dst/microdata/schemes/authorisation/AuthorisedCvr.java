package dk.dst.microdata.schemes.authorisation;

import dk.dst.microdata.cases.letter.CvrNumbers;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The CVR number that the institution gave when it applied for its authorisation. */
@Component
record AuthorisedCvr(JdbcClient jdbc) implements CvrNumbers {

  @Override
  public Optional<String> of(String institution) {
    return jdbc.sql("""
            select a.cvr from authorisation a join case_file f using (case_number)
            where f.institution_id = ? and a.cvr ~ '^[0-9]{8}$' order by f.opened_at desc, case_number desc limit 1""")
        .param(institution).query(String.class).optional();
  }
}
