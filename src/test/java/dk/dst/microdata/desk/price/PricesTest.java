package dk.dst.microdata.desk.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.facts.price.Audience;
import dk.dst.microdata.facts.price.Price;
import dk.dst.microdata.facts.price.PriceItem;
import dk.dst.microdata.facts.price.Prices;
import dk.dst.microdata.races.AtOnce;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The prices that ship, and how they are changed. What a test decides lies in years that no other test lives in. */
class PricesTest extends EngineTest {

  private static final String PRICES = "/camunda/api/microdata/prices";
  private static final String ECONOMY = "oda";

  @LocalServerPort
  private int port;
  @Autowired
  private Prices prices;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private ObjectMapper json;

  /** Domain 7, figure by figure. */
  @ParameterizedTest
  @CsvSource({"HOUR, PRIVATE, 2019-06-01, '2.102,00\u00a0kr.'", "HOUR, PUBLIC, 2019-06-01, '1.607,00\u00a0kr.'",
      "HOUR, PRIVATE, 2020-06-01, '2.202,00\u00a0kr.'", "HOUR, PUBLIC, 2020-12-31, '1.745,00\u00a0kr.'",
      "HOUR, PUBLIC, 2022-06-01, ikke oplyst", "STORAGE, ALL, 2022-06-01, ikke oplyst",
      "HOUR, PRIVATE, 2024-06-01, '2.130,00\u00a0kr.'", "HOUR, PUBLIC, 2024-06-01, '1.538,00\u00a0kr.'",
      "HOUR, PRIVATE, 2025-06-01, '2.299,00\u00a0kr.'", "HOUR, PUBLIC, 2025-06-01, '1.674,00\u00a0kr.'",
      "STORAGE, ALL, 2019-06-01, '15,00\u00a0kr.'", "STORAGE, ALL, 2025-06-01, '16,00\u00a0kr.'",
      "PROPOSAL, ALL, 2025-06-01, 2 timer", "FIRST_DATA_SET, ALL, 2025-06-01, '1,05 timer'",
      "FURTHER_DATA_SET, ALL, 2025-06-01, '0,04 timer'", "USER, ALL, 2026-06-01, ikke oplyst",
      "PACKAGE, ALL, 2027-06-01, ikke oplyst", "SERVER, ALL, 2025-06-01, ikke oplyst"})
  void shipWhatIsPublishedAndNothingElse(PriceItem item, Audience audience, LocalDate day, String danish) {
    assertThat(prices.list().on(item, audience, day).orElseThrow().danish()).isEqualTo(danish);
  }

  @Test
  void whereSourcesDifferBothStand() {
    Price used = prices.list().on(PriceItem.HOUR, Audience.PUBLIC, LocalDate.of(2024, 6, 1)).orElseThrow();
    assertThat(prices.list().rivals(used)).extracting(Price::danish).containsExactly("1.568,00\u00a0kr.");
  }

  @Test
  void economyAndOwnersChangeThemAndNobodyElse() throws Exception {
    for (String person : List.of(world.qualified().applicant(), World.REVIEWER, World.APPROVER, "dagny", "admin")) {
      WebSession session = new WebSession(port).logIn(person, "demo");
      assertThat(session.send("POST", PRICES, "{}").statusCode()).as(person).isEqualTo(403);
      assertThat(session.send("POST", PRICES + "/preview", "{}").statusCode()).as(person).isEqualTo(403);
      assertThat(session.get(PRICES).statusCode()).as(person).isEqualTo(person.equals(World.APPROVER) ? 200 : 403);
      assertThat(jdbc.sql("select count(*) from audit_entry where actor = ? and kind = 'REFUSED' and subject like '%_PRICE'")
          .param(person).query(Integer.class).single()).as(person).isEqualTo(2);
    }
    assertThat(new WebSession(port).get(PRICES).statusCode()).isEqualTo(401);
    for (String person : List.of(ECONOMY, World.OWNER)) {
      JsonNode shown = json.readTree(new WebSession(port).logIn(person, "demo").get(PRICES).body());
      assertThat(shown.path("mayChange").asBoolean()).isTrue();
      assertThat(shown.path("prices")).hasSize(PriceItem.values().length + 1);
    }
  }

  @Test
  void isChangedFromADayWithPreviewReasonAndAudit() throws Exception {
    WebSession oda = new WebSession(port).logIn(ECONOMY, "demo");
    var typed = typed("HOUR", "PUBLIC", "1.742,50", "2061-01-01");
    JsonNode effect = json.readTree(send(oda, PRICES + "/preview", typed).body());
    assertThat(effect.path("text").asText()).contains("bliver 1.742,50\u00a0kr. fra 1. januar 2061", "ellers 1.674,00\u00a0kr.");
    typed.put("seen", effect.path("seen").asLong());
    assertThat(send(oda, PRICES, typed).body()).contains("Begrundelse: ");
    typed.put("reason", "Oplyst på møde med økonomi æøå");
    assertThat(send(oda, PRICES, typed).statusCode()).isEqualTo(200);
    assertThat(prices.list().on(PriceItem.HOUR, Audience.PUBLIC, LocalDate.of(2061, 1, 1)).orElseThrow().danish())
        .isEqualTo("1.742,50\u00a0kr.");
    assertThat(prices.list().on(PriceItem.HOUR, Audience.PUBLIC, LocalDate.of(2060, 12, 31)).orElseThrow().danish())
        .isEqualTo("1.674,00\u00a0kr.");
    assertThat(jdbc.sql("select after ->> 'applies_from' from audit_entry where subject = 'price' and actor = ?"
        + " order by id desc limit 1").param(ECONOMY).query(String.class).single()).isEqualTo("2061-01-01");
    assertThat(send(oda, PRICES, typed).body()).contains("siden virkningen blev vist");
    assertThatThrownBy(() -> jdbc.sql("update price set value = 1").update()).rootCause()
        .message().containsAnyOf("append-only", "permission denied");
  }

  @ParameterizedTest
  @CsvSource({"HOUR, PUBLIC, 1700, 2025-01-01, Gælder fra", "HOUR, PUBLIC, 1700,, Gælder fra",
      "HOUR, ALL, 1700, 2071-01-01, For", "HOUR, PUBLIC, 17e2, 2071-01-01, Ny pris",
      "HOUR, PUBLIC, -1, 2071-01-01, Ny pris", "PROPOSAL, ALL, '1,005', 2071-01-01, Ny pris",
      "VAT, ALL, 250, 2071-01-01, Ny pris", "EVERYTHING, ALL, 1, 2071-01-01, Pris",
      "PROPOSAL, ALL, 2, 2071-01-01, Ny pris"})
  void whatCannotBeAPriceIsSaidAtItsField(String item, String audience, String value, String from, String field)
      throws Exception {
    var answer = send(new WebSession(port).logIn(ECONOMY, "demo"), PRICES + "/preview",
        typed(item, audience, value, from));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json.readTree(answer.body()).path("message").asText()).startsWith(field + ": ");
  }

  /** Nothing has been charged by a price that was not known, so it may be told of days that have passed. */
  @Test
  void whatWasNotKnownMayBeToldAfterwards() throws Exception {
    assertThat(send(new WebSession(port).logIn(ECONOMY, "demo"), PRICES + "/preview",
        typed("SERVER", "ALL", "12000", "2025-01-01")).statusCode()).isEqualTo(200);
  }

  @Test
  void ofTwoWhoChangeAtOnceOneDoes() throws Exception {
    var typed = typed("PACKAGE", "ALL", "100", "2062-01-01");
    typed.put("seen", prices.newest());
    typed.put("reason", "To på én gang");
    WebSession oda = new WebSession(port).logIn(ECONOMY, "demo");
    WebSession per = new WebSession(port).logIn(World.OWNER, "demo");
    assertThat(AtOnce.run(() -> must(send(oda, PRICES, typed)), () -> must(send(per, PRICES, typed)))).isEqualTo(1);
  }

  private static void must(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.body());
    }
  }

  private HttpResponse<String> send(WebSession session, String path, Map<String, Object> typed) {
    try {
      return session.send("POST", path, json.writeValueAsString(typed));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> typed(String item, String audience, String value, String from) {
    var typed = new HashMap<String, Object>(Map.of("item", item, "audience", audience, "value", value,
        "published", true, "source", "Danmarks Statistik, Priser"));
    typed.put("from", from);
    return typed;
  }
}
