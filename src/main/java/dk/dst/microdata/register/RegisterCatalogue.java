package dk.dst.microdata.register;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings the catalogue in the database up to the file that ships with the application, at every start. */
@Component
@DependsOnDatabaseInitialization
class RegisterCatalogue implements InitializingBean {

  private final JdbcClient jdbc;
  private final Resource file;

  RegisterCatalogue(JdbcClient jdbc, @Value("classpath:catalogue/registers.csv") Resource file) {
    this.jdbc = jdbc;
    this.file = file;
  }

  @Override
  public void afterPropertiesSet() throws IOException {
    file.getContentAsString(StandardCharsets.UTF_8).lines().skip(1).map(line -> line.split(";", -1))
        .forEach(cells -> jdbc.sql("""
                insert into register (code, name_da, name_en, topic, owner, first_year, last_year)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (code) do update set name_da = excluded.name_da, name_en = excluded.name_en,
                    topic = excluded.topic, owner = excluded.owner, first_year = excluded.first_year,
                    last_year = excluded.last_year""")
            .param(cells[0]).param(cells[1]).param(cells[2]).param(cells[3]).param(cells[4]).param(year(cells[5]))
            .param(year(cells[6])).update());
  }

  private static Integer year(String cell) {
    return cell.isEmpty() ? null : Integer.valueOf(cell);
  }
}
