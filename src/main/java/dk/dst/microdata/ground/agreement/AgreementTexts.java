package dk.dst.microdata.ground.agreement;

import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.form.InputRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * FSE's texts of agreements, by versions. The first of each comes with the application; from then on they are FSE's, and
 * no release changes them.
 */
@Repository
public class AgreementTexts {

  /** A version as the page shows it, without its text. */
  public record Version(int version, String writtenBy, Instant writtenAt, String reason) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  AgreementTexts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Writes the text that ships, where the agreement has none yet. Of an older one that lacks a field which the agreement
   * has got since, it writes a version with the field below what FSE has written.
   */
  public void ship(Agreement agreement) {
    write(agreement.key(), 1, AgreementText.checked(shipped(agreement), agreement), "Leveret med programmet.",
        Decisions.SYSTEM);
    AgreementText newest = newest(agreement);
    List<String> missing = AgreementText.missing(newest.body(), agreement);
    if (!missing.isEmpty()) {
      String added = missing.stream().map(field -> "\n\n## " + field.substring(0, 1).toUpperCase(Locale.ROOT)
          + field.substring(1) + "\n\n{" + field + "}").collect(Collectors.joining());
      write(agreement.key(), newest.version() + 1, newest.body() + added, "Programmet har føjet nye felter til: "
          + String.join(", ", missing) + ".", Decisions.SYSTEM);
    }
  }

  /** The text that a document drawn up now is made from. */
  public AgreementText newest(Agreement agreement) {
    return jdbc.sql("select agreement, version, body from agreement_text where agreement = ? order by version desc limit 1")
        .param(agreement.key()).query(AgreementText.class).single();
  }

  /** All versions, the newest first. */
  public List<Version> versions(Agreement agreement) {
    return jdbc.sql("select version, written_by, written_at, reason from agreement_text where agreement = ?"
            + " order by version desc").param(agreement.key())
        .query((row, i) -> new Version(row.getInt("version"), row.getString("written_by"),
            row.getTimestamp("written_at").toInstant(), row.getString("reason"))).list();
  }

  /**
   * Another version, for what is drawn up from now on.
   *
   * @param seen the version it was written upon
   * @throws InputRefused where the text cannot be used, nothing is changed, or somebody has written another meanwhile
   */
  public int write(Agreement agreement, String typed, String reason, int seen, String by) {
    String body = AgreementText.checked(typed, agreement);
    if (reason == null || reason.strip().length() < 5 || reason.length() > 1000) {
      throw InputRefused.field("Begrundelse", "Skriv kort, hvad der er ændret og hvorfor (5-1000 tegn).");
    }
    if (newest(agreement).body().equals(body)) {
      throw InputRefused.field("Tekst", "Teksten er den samme som nu. Intet er gemt.");
    }
    if (newest(agreement).version() != seen || !write(agreement.key(), seen + 1, body, reason.strip(), by)) {
      throw new InputRefused("Teksten er ændret af en anden, siden du åbnede den. Intet er gemt. Kopiér det, du har"
          + " skrevet, hent siden igen, og ret den nyeste tekst.");
    }
    return seen + 1;
  }

  /** Whether it is by this: of two at once the second finds the version written. */
  private boolean write(String agreement, int version, String body, String reason, String by) {
    return jdbc.sql("""
            insert into agreement_text (agreement, version, body, reason, written_by, written_at)
            values (:agreement, :version, :body, :reason, :writtenBy, :writtenAt) on conflict do nothing""")
        .param("agreement", agreement).param("version", version).param("body", body).param("reason", reason)
        .param("writtenBy", by).param("writtenAt", Timestamp.from(clock.instant())).update() == 1;
  }

  private static String shipped(Agreement agreement) {
    try (InputStream file = AgreementTexts.class.getResourceAsStream("/agreements/" + agreement.key() + ".txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
