package dk.dst.microdata.desk.login;

import dk.dst.microdata.cases.engine.AccountMade;
import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.facts.institution.Addresses.AddressCorrected;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.Mode;
import dk.dst.microdata.ground.audit.Audit;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.notice.Enclosure;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.text.Danish;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The link by which somebody sets the first password of a local account: it works once and for some days, and a newer
 * one ends it. Its token, 256 bits of chance, is made when the letter is sent and kept as a print only, so that neither
 * the ledger nor a log, an export or the audit has anything to open an account with.
 */
@Repository
@Conditional(Mode.LocalAccounts.class)
class PasswordLinks implements Enclosure {

  static final String KIND = "PASSWORD_LINK";
  static final String PAGE = "/adgangskode.html";
  private static final int TOKEN_BYTES = 32;
  private static final int LONGEST_PASSWORD = 200;
  /** Nobody's mailbox is filled by somebody who asks again and again. */
  private static final Duration BETWEEN_LETTERS = Duration.ofMinutes(10);

  private final JdbcClient jdbc;
  private final Notices notices;
  private final Institutions institutions;
  private final People people;
  private final LoginAttempts attempts;
  private final Audit audit;
  private final LoginSettings settings;
  private final Clock clock;
  private final String address;
  private final SecureRandom chance = new SecureRandom();

  PasswordLinks(JdbcClient jdbc, Notices notices, Institutions institutions, People people, LoginAttempts attempts,
      Audit audit, LoginSettings settings, Clock clock, @Value("${microdata.public-address:}") String address) {
    this.jdbc = jdbc;
    this.notices = notices;
    this.institutions = institutions;
    this.people = people;
    this.attempts = attempts;
    this.audit = audit;
    this.settings = settings;
    this.clock = clock;
    this.address = address.replaceAll("/$", "");
  }

  /** Whoever gets an account gets a letter, in the same transaction. */
  @EventListener
  public void made(AccountMade account) {
    String caseNumber = institutions.get(account.institution()).authorisationCase();
    if (caseNumber != null) {
      jdbc.sql("insert into password_link (person_id, case_number) values (?, ?) on conflict do nothing")
          .param(account.person()).param(caseNumber).update();
      write(account.person());
    }
  }

  /** A link that was sent to an address that was wrong is nobody's; one that waits is made when its letter is sent. */
  @EventListener
  public void corrected(AddressCorrected address) {
    jdbc.sql("update password_link set digest = null, expires_at = null where person_id = ?").param(address.person())
        .update();
  }

  /**
   * Somebody asks for a new link. Whoever asks is told the same whether there is such an account or not, has to wait for
   * it as for a login, and gets no second letter at once.
   */
  @Transactional
  public void ask(String person) {
    attempts.letInFromHere(() -> {
      write(person);
      return false; // each counts, so that nobody is told by it whether there is such an account
    });
  }

  /** The links of before die, and a letter with another is written, where the account still has no password. */
  private void write(String person) {
    Instant now = clock.instant();
    jdbc.sql("""
            update password_link set asked = asked + 1, asked_at = :now, digest = null, expires_at = null
            where person_id = :person and (asked_at is null or asked_at <= :before) returning case_number, asked""")
        .param("now", Timestamp.from(now)).param("person", person)
        .param("before", Timestamp.from(now.minus(BETWEEN_LETTERS)))
        .query((row, i) -> Map.entry(row.getString("case_number"), row.getInt("asked"))).optional()
        .ifPresent(written -> notices.tell(written.getKey(), KIND, "brev " + written.getValue(), person,
            "Vælg din adgangskode", "Du har fået en konto i Forskningsservices sagssystem. Dit bruger-id er " + person
                + ". Vælg din adgangskode med linket nederst i brevet. Linket virker én gang, i "
                + Danish.count((int) settings.linkValid().toDays(), "dag", "dage") + " fra det er sendt, og kun indtil du"
                + " beder om et nyt. Giv det ikke til andre. Er det udløbet, kan du bede om et nyt på siden "
                + PAGE + "."));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String make(String person) {
    byte[] bytes = new byte[TOKEN_BYTES];
    chance.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    boolean waits = jdbc.sql("update password_link set digest = ?, expires_at = ? where person_id = ?")
        .param(print(token)).param(Timestamp.from(clock.instant().plus(settings.linkValid()))).param(person).update() > 0;
    if (!waits) {
      return "Adgangskoden er valgt, efter at brevet blev skrevet. Der er intet link.";
    }
    // behind the #, so that no server and no proxy on the way writes it into its log
    String link = PAGE + "#" + token;
    return address.isEmpty() ? "Sæt dette efter sagssystemets adresse i din browser: " + link : address + link;
  }

  /**
   * Sets the first password, once: of two at the same moment the second finds the link used.
   *
   * @return whose it is; empty where no link has that token, or has had it
   * @throws InputRefused where the rules refuse the password: the link stays as it is
   */
  @Transactional
  public Optional<String> set(String token, String password) {
    var person = new String[1];
    boolean valid = attempts.letInFromHere(() -> {
      person[0] = jdbc.sql("delete from password_link where digest = ? and expires_at > ? returning person_id")
          .param(print(token)).param(Timestamp.from(clock.instant())).query(String.class).optional().orElse(null);
      return person[0] != null;
    });
    if (!valid) {
      return Optional.empty();
    }
    if (password.length() > LONGEST_PASSWORD || !people.setPassword(person[0], password)) {
      throw InputRefused.field("Adgangskode", "Vælg mindst 10 og højst " + LONGEST_PASSWORD + " tegn med både store og"
          + " små bogstaver, tal og andre tegn, og uden dit navn, din e-mail og dit bruger-id.");
    }
    audit.changed(person[0], "act_id_user", person[0], null, null, Map.of("password", "setByLink"));
    return Optional.of(person[0]);
  }

  private static String print(String token) {
    return Print.of("password link", token);
  }
}
