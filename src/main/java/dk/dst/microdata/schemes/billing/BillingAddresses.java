package dk.dst.microdata.schemes.billing;

import dk.dst.microdata.ground.form.InputRefused;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where bills go, by institution. What has been said is kept: a bill names the one it was approved with. */
@Repository
public class BillingAddresses {

  private static final int[] CVR_WEIGHTS = {2, 7, 6, 5, 4, 3, 2, 1};

  /** @param ean of public institutions, else null */
  public record Address(long id, String cvr, String ean, String street, String postcode, String city,
      String orderReference) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  BillingAddresses(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public Optional<Address> of(String institution) {
    return jdbc.sql("select * from billing_address where institution_id = ? order by id desc limit 1").param(institution)
        .query(Address.class).optional();
  }

  Address get(long id) {
    return jdbc.sql("select * from billing_address where id = ?").param(id).query(Address.class).single();
  }

  /** @throws InputRefused where a number cannot be one, or something is missing */
  public void say(String institution, String cvr, String ean, String street, String postcode, String city,
      String orderReference, String by) {
    if (!isCvr(text(cvr))) {
      throw InputRefused.field("CVR-nummer", "Skriv de otte cifre. Nummeret skal være et, der findes.");
    }
    if (!text(ean).isEmpty() && !isEan(text(ean))) {
      throw InputRefused.field("EAN-nummer", "Skriv de 13 cifre. Det sidste ciffer passer ikke til de andre.");
    }
    if (!text(postcode).matches("\\d{4}")) {
      throw InputRefused.field("Postnummer", "Skriv fire cifre.");
    }
    mustBe("Adresse", text(street));
    mustBe("By", text(city));
    if (text(orderReference).length() > 100) {
      throw InputRefused.field("Ordrereference", "Skriv højst 100 tegn.");
    }
    jdbc.sql("""
            insert into billing_address (institution_id, cvr, ean, street, postcode, city, order_reference, stated_by,
              stated_at)
            values (:institution, :cvr, :ean, :street, :postcode, :city, :reference, :by, :at)""")
        .param("institution", institution).param("cvr", text(cvr)).param("ean", text(ean).isEmpty() ? null : text(ean))
        .param("street", text(street)).param("postcode", text(postcode)).param("city", text(city))
        .param("reference", text(orderReference)).param("by", by).param("at", Timestamp.from(clock.instant())).update();
  }

  private static void mustBe(String label, String value) {
    if (value.isEmpty() || value.length() > 100) {
      throw InputRefused.field(label, "Skriv 1-100 tegn.");
    }
  }

  /** Its digits, weighted, are a multiple of 11. */
  static boolean isCvr(String text) {
    return text.matches("[1-9]\\d{7}") && IntStream.range(0, 8).map(i -> CVR_WEIGHTS[i] * (text.charAt(i) - '0')).sum()
        % 11 == 0;
  }

  /** A GLN of 13 digits, the last one its check digit. */
  static boolean isEan(String text) {
    return text.matches("\\d{13}") && IntStream.range(0, 13).map(i -> (i % 2 == 0 ? 1 : 3) * (text.charAt(i) - '0')).sum()
        % 10 == 0;
  }

  private static String text(String value) {
    return value == null ? "" : value.strip();
  }
}
