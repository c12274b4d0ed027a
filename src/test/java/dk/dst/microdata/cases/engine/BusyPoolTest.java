package dk.dst.microdata.cases.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Patience;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** All connections are in use. That is no database that is away: people wait their turn, and the health is good. */
class BusyPoolTest extends EngineTest {

  private static final int POOL = 20;

  @Autowired
  private DataSource pool;
  @Autowired
  private TestRestTemplate http;

  @Test
  void peopleWaitTheirTurn() throws Exception {
    var held = new ArrayList<Connection>();
    try {
      for (int i = 0; i < POOL; i++) {
        held.add(pool.getConnection());
      }
      var waiting = CompletableFuture.supplyAsync(() -> rest.get("rikke", "/task/count").status());
      assertThatThrownBy(() -> waiting.get(5, TimeUnit.SECONDS)).as("longer than the pool itself would have it wait")
          .isInstanceOf(TimeoutException.class);
      assertThat(http.getForEntity("/actuator/health", String.class).getBody())
          .isEqualTo("{\"status\":\"UP\"}");
      held.remove(0).close();
      assertThat(Patience.get(waiting)).isEqualTo(200);
    } finally {
      for (Connection connection : held) {
        connection.close();
      }
    }
  }

}
