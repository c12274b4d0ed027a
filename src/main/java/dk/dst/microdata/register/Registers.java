package dk.dst.microdata.register;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The catalogue of registers. */
@Repository
public class Registers {

  private final JdbcClient jdbc;

  Registers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All registers, by code. */
  public List<Register> all() {
    return jdbc.sql("select * from register order by code").query(Register.class).list();
  }

  public Map<String, Register> byCode() {
    return all().stream().collect(Collectors.toMap(Register::code, Function.identity()));
  }
}
