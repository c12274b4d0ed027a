package dk.dst.microdata.ground.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.races.AtOnce;
import dk.dst.microdata.support.AuthorisationWorld;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Mails;
import dk.dst.microdata.support.Patience;
import dk.dst.microdata.support.Pdf;
import dk.dst.microdata.support.Place;
import dk.dst.microdata.support.Statements;
import dk.dst.microdata.support.Statements.Sent;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** Notices over a real mail protocol: once each, in Danish, and whatever is wrong with one or the server loses none. */
class OutboxTest extends EngineTest {

  @Autowired
  private Notices notices;
  @Autowired
  private UnsentNotices queue;
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private PlatformTransactionManager transactions;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private LetterMail letterMail;
  @Autowired
  private AdverseLetters adverse;
  @Autowired
  private LetterPdf pdf;
  @Autowired
  private AnswerDays days;
  @Autowired
  private People people;
  @Autowired
  private Statements statements;

  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private TestInstitution institution;
  private String caseNumber;

  @BeforeEach
  void aCaseAndAnEmptyQueue() {
    jdbc.sql("update notice set sent_at = now(), problem = null where sent_at is null").update();
    institution = world.qualified();
    caseNumber = world.draft(institution);
    clock.stopAt(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  /** What opens an account is in the letter and nowhere else, and is another at each attempt. */
  @Test
  void whatIsEnclosedIsInTheLetterOnly() throws Exception {
    String person = caseNumber.toLowerCase() + "ny";
    AuthorisationWorld.authorised(world, institution);
    jdbc.sql("insert into person (id, name, email) values (?, 'Ny Person', ?)").param(person)
        .param(person + "@example.org").update();
    transaction.executeWithoutResult(status -> people.asSystem(() -> people.associate(person, "Ny Person",
        person + "@example.org", Groups.APPLICANTS, institution.id())));
    outbox(server.getSmtp().getPort()).sendAll();

    String letter = Mails.text(server.getReceivedMessages()[0]);
    assertThat(letter).contains("bruger-id er " + person, "/adgangskode.html#");
    String token = letter.substring(letter.indexOf('#') + 1).strip();
    assertThat(token).hasSize(43);
    for (String table : List.of("notice", "password_link", "audit_entry")) {
      assertThat(jdbc.sql("select count(*) from " + table + " one where one::text like ?").param("%" + token + "%")
          .query(Integer.class).single()).as(table).isZero();
    }
  }

  @Test
  void eachNoticeIsSentOnce() throws Exception {
    tell("Afgørelse om projektdatabase");
    tell("Afgørelse om projektdatabase");
    outbox(server.getSmtp().getPort()).sendAll();
    outbox(server.getSmtp().getPort()).sendAll();

    var letters = Arrays.asList(server.getReceivedMessages());
    assertThat(letters).hasSize(1);
    assertThat(letters.get(0).getSubject()).isEqualTo(caseNumber + ": Afgørelse om projektdatabase");
    assertThat(letters.get(0).getAllRecipients()[0]).hasToString(institution.applicant() + "@example.org");
    assertThat(Mails.text(letters.get(0))).contains("Kære ansøger, æøå");
    assertThat(letters.get(0).getSentDate().toInstant()).isEqualTo(clock.instant());
    assertThat(letters.get(0).getHeader("Auto-Submitted")).containsExactly("auto-generated");
  }

  /** The same as text, as HTML that can be read aloud, and of a decision as a document, too. */
  @Test
  void aDecisionIsTextAndHtmlAndADocument() throws Exception {
    String refused = refused();
    outbox(server.getSmtp().getPort()).sendAll();
    MimeMessage letter = sent(refused).get(0);
    assertThat(letter.getSubject()).isEqualTo(refused + ": Afslag på ansøgning om projektdatabase");
    assertThat(letter.isMimeType("multipart/mixed")).isTrue();
    assertThat(Mails.find(letter, "multipart/alternative")).isPresent();
    assertThat(Mails.text(letter)).contains("Klagevejledning", "Begrundelse");
    assertThat(Mails.html(letter)).contains("<html lang=\"da\">", "<h1>Afslag på ansøgning om projektdatabase</h1>",
        "<h2>Klagevejledning</h2>", "<th scope=\"row\">Sag</th><td>" + refused + "</td>", "<ul><li>")
            .doesNotContain("<img");
    Part document = Mails.find(letter, "application/pdf").orElseThrow();
    assertThat(document.getFileName()).startsWith(refused + "-afgoerelse-").endsWith(".pdf");
    assertThat(Pdf.read(document.getInputStream().readAllBytes()).text()).contains("Klagevejledning", refused);
  }

  /** Whoever gets the letter late has as long as all others, and may complain until then. */
  @Test
  void aLetterThatIsLateHasALaterLastDay() throws Exception {
    String refused = refused();
    LocalDate written = LocalDate.now(clock);
    clock.stopAt(clock.instant().plus(Duration.ofDays(10)));
    outbox(server.getSmtp().getPort()).sendAll();
    String until = "Skriv senest den " + Danish.day(written.plusDays(38)) + ".";
    assertThat(sent(refused)).isNotEmpty().allSatisfy(letter -> assertThat(Mails.text(letter)).contains(until));
    assertThat(adverse.complaintUntil(refused, "REFUSED", "sagen")).contains(written.plusDays(38));
    assertThat(jdbc.sql("select body from notice where case_number = ? and kind = 'REFUSED'").param(refused)
        .query(String.class).list()).as("the ledger says what was sent").allMatch(body -> body.contains(until));
  }

  @Test
  void aLetterOfTheSameDayKeepsItsDay() throws Exception {
    String refused = refused();
    LocalDate written = LocalDate.now(clock);
    outbox(server.getSmtp().getPort()).sendAll();
    assertThat(adverse.complaintUntil(refused, "REFUSED", "sagen")).contains(written.plusDays(28));
  }

  /**
   * Nobody has been asked as long as nobody has the letter: the day to answer moves, and with it what comes without
   * one.
   */
  @Test
  void aHearingThatReachesNobodyWaits() {
    world.day(LocalDate.now(clock));
    String database = Place.ANSWER_HEARING.reach(world, institution);
    LocalDate answerBy = LocalDate.now(clock).plusDays(30);
    assertThat(intended(database)).allMatch(body -> body.contains("til og med " + Danish.day(answerBy)));
    days.move();
    assertThat(answers(database)).as("on the day it was written").containsOnly(answerBy);
    clock.stopAt(clock.instant().plus(Duration.ofDays(5)));
    days.move();
    days.move();
    LocalDate later = answerBy.plusDays(5);
    assertThat(answers(database)).containsOnly(later);
    assertThat(intended(database)).allMatch(body -> body.contains("til og med " + Danish.day(later))
        && !body.contains(Danish.day(answerBy)));
    Instant end = later.atTime(23, 59).atZone(clock.getZone()).toInstant();
    assertThat(world.task(database, "userTask_answerHearing").getDueDate().toInstant()).isEqualTo(end);
    assertThat(world.job(database, "event_hearingExpired").getDuedate().toInstant()).isEqualTo(end);

    outbox(server.getSmtp().getPort()).sendAll();
    clock.stopAt(clock.instant().plus(Duration.ofDays(5)));
    days.move();
    assertThat(answers(database)).as("whoever has the letter has the day in it").containsOnly(later);
  }

  private List<String> intended(String database) {
    return jdbc.sql("select body from notice where case_number = ? and kind = 'MEASURE_INTENDED'").param(database)
        .query(String.class).list();
  }

  private List<LocalDate> answers(String database) {
    return jdbc.sql("select answer_until from notice where case_number = ? and kind = 'MEASURE_INTENDED'").param(database)
        .query(LocalDate.class).list();
  }

  private String refused() {
    return Place.APPROVE_APPLICATION.answered(world, institution, TestAnswers.ruling("refused"));
  }

  private List<MimeMessage> sent(String refused) {
    return Arrays.stream(server.getReceivedMessages()).filter(message -> subject(message).startsWith(refused
        + ": Afslag"))
        .toList();
  }

  private static String subject(MimeMessage message) {
    try {
      return message.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whatever kind of letter it is: the number is put there when it is sent, and by nobody who writes one. */
  @Test
  void everySubjectBeginsWithTheCaseAndStaysOnOneLine() throws Exception {
    tell("Frist den 1. marts:\r\nBcc: alle@example.org\tUdfyld");
    outbox(server.getSmtp().getPort()).sendAll();
    assertThat(server.getReceivedMessages()[0].getSubject())
        .isEqualTo(caseNumber + ": Frist den 1. marts: Bcc: alle@example.org Udfyld");
  }

  @Test
  void aServerThatIsDownEndsTheRoundAndIsHeldAgainstNoNotice() {
    IntStream.range(0, 3).forEach(i -> tell("Underretning", "sag " + i));
    int port = server.getSmtp().getPort();
    server.stop();
    for (int minute = 0; minute < 3; minute++) {
      clock.stopAt(clock.instant().plus(Duration.ofMinutes(1)));
      outbox(port).sendAll();
      assertThat(rows("attempts")).containsOnly(0);
      assertThat(rows("problem")).as("one notice a round is tried").filteredOn("SERVER"::equals).hasSize(minute + 1);
    }

    server.start();
    outbox(server.getSmtp().getPort()).sendAll();
    assertThat(server.getReceivedMessages()).as("all of them, at once").hasSize(3);
    assertThat(rows("problem")).isEmpty();
    assertThat(problemsOfSent()).containsOnlyNulls();
  }

  @Test
  void whoeverCannotBeReachedStopsNobodyElse() throws Exception {
    for (var address : Map.of("a", "afvist@example.org", "b", "senere@example.org", "c", "ikke en adresse", "d",
        "to@example.org, andre@example.org", "e", " ").entrySet()) {
      told(address.getKey(), address.getValue(), "Underretning");
    }
    told("f", null, "Underretning");
    told("g", "streng@example.org", "Reklame");
    told("h", "god@example.org", "Underretning");
    try (var moody = new MailServer()) {
      outbox(moody.port()).sendAll();
      assertThat(moody.accepted()).singleElement().asString().contains("To: god@example.org");
      assertThat(state()).containsExactlyInAnyOrder("a 1 ADDRESS", "b 1 ADDRESS", "c 1 ADDRESS", "d 1 ADDRESS",
          "e 0 null", "f 0 null", "g 1 MESSAGE");

      outbox(moody.port()).sendAll();
      assertThat(state()).as("not before a minute has passed").contains("a 1 ADDRESS", "g 1 MESSAGE");
      clock.stopAt(clock.instant().plus(Duration.ofMinutes(1)));
      outbox(moody.port()).sendAll();
      clock.stopAt(clock.instant().plus(Duration.ofMinutes(1)));
      outbox(moody.port()).sendAll();
      assertThat(state()).as("and then not before two").contains("a 2 ADDRESS", "g 2 MESSAGE");

      address("a", "findes@example.org");
      address("f", "ny@example.org");
      clock.stopAt(clock.instant().plus(Duration.ofDays(400)));
      outbox(moody.port()).sendAll();
      assertThat(moody.accepted()).as("never given up").hasSize(3);
    }
  }

  @Test
  void aLetterWhoseEnclosureCannotBeMadeStopsNobodyElse() throws Exception {
    var failing = new StaticListableBeanFactory();
    failing.addBean("failing", new Enclosure() {
      @Override
      public String kind() {
        return "TEST";
      }

      @Override
      public String make(String person) {
        if (person.endsWith("a")) {
          throw new IllegalStateException("It cannot be made");
        }
        return "Vedlagt";
      }
    });
    letterMail = new LetterMail(adverse, pdf, failing.getBeanProvider(Enclosure.class));
    told("a", "foerst@example.org", "Underretning");
    told("b", "god@example.org", "Underretning");
    outbox(server.getSmtp().getPort()).sendAll();

    assertThat(server.getReceivedMessages()).singleElement()
        .satisfies(letter -> assertThat(Mails.text(letter)).contains("Vedlagt"));
    assertThat(state()).containsExactly("a 1 MESSAGE");
  }

  @Test
  void aNoticeOverWhichTheServerBreaksDownStopsNobodyElse() throws Exception {
    told("a", "lukker@example.org", "Underretning");
    told("b", "god@example.org", "Underretning");
    told("c", "bedre@example.org", "Underretning");
    try (var moody = new MailServer()) {
      outbox(moody.port()).sendAll();
      assertThat(moody.accepted()).isEmpty();
      clock.stopAt(clock.instant().plus(Duration.ofMinutes(1)));
      outbox(moody.port()).sendAll();
      assertThat(moody.accepted()).hasSize(2);
      assertThat(state()).containsExactly("a 0 SERVER");
    }
  }

  @Test
  void thatWeAreUnwelcomeIsNoMatterOfTheNotice() throws Exception {
    told("a", "god@example.org", "Underretning");
    told("b", "bedre@example.org", "Underretning");
    try (var moody = new MailServer()) {
      moody.refuseSender();
      outbox(moody.port()).sendAll();
      assertThat(moody.accepted()).isEmpty();
      assertThat(state()).containsExactlyInAnyOrder("a 0 SERVER", "b 0 null");
    }
  }

  /** The server has accepted it, and the machine dies before that is written down. */
  @Test
  void aSecondCopyIsKnownByItsMessageId() throws Exception {
    tell("Underretning");
    tell("Underretning", "en anden sag");
    var dies = new TransactionTemplate(transactions) {
      @Override
      public <T> T execute(TransactionCallback<T> step) {
        if (server.getReceivedMessages().length > 0) {
          throw new IllegalStateException("dead");
        }
        return super.execute(step);
      }
    };
    try {
      outbox(server.getSmtp().getPort(), dies).sendAll();
    } catch (IllegalStateException dead) {
      outbox(server.getSmtp().getPort()).sendAll();
      assertThat(rows("id")).as("both are the dead one's for some minutes").hasSize(2);
      jdbc.sql("update notice set claimed_until = now() where claimed_until is not null").update();
      outbox(server.getSmtp().getPort()).sendAll();
    }
    var ids = Arrays.stream(server.getReceivedMessages()).map(OutboxTest::messageId).toList();
    assertThat(ids).as("one of two is doubled").hasSize(3).allMatch(id -> id.matches("<notice-\\d+@example.org>"));
    assertThat(ids).filteredOn(ids.get(0)::equals).hasSize(2);
    assertThat(rows("id")).isEmpty();
  }

  @Test
  void twoNodesNeverSendTheSame() throws Exception {
    IntStream.range(0, 30).forEach(i -> tell("Underretning", "sag " + i));
    int port = server.getSmtp().getPort();
    Outbox outbox = outbox(port);
    Outbox other = outbox(port);
    assertThat(AtOnce.run(outbox::sendAll, other::sendAll)).isEqualTo(2);
    var ids = Arrays.stream(server.getReceivedMessages()).map(OutboxTest::messageId).toList();
    assertThat(ids).hasSize(30).doesNotHaveDuplicates();
  }

  /** Neither a lock nor a connection is held meanwhile, and another node goes on with the others. */
  @Test
  void aServerThatThinksKeepsNobodyWaiting() throws Exception {
    told("a", "langsom@example.org", "Underretning");
    try (var slow = new MailServer()) {
      CompletableFuture<Void> round = CompletableFuture.runAsync(outbox(slow.port())::sendAll);
      Patience.await("the letter is on its way").until(() -> jdbc.sql("select count(*) from notice where case_number = ?"
          + " and claimed_until > now()").param(caseNumber).query(Integer.class).single() == 1 && slow.lines() == 1);
      told("b", "god@example.org", "Underretning");
      outbox(server.getSmtp().getPort()).sendAll();
      assertThat(server.getReceivedMessages()).hasSize(1);
      assertThat(jdbc.sql("select about from notice where case_number = ? order by about for update nowait")
          .param(caseNumber).query(String.class).list()).as("rows that nobody has locked").containsExactly("a", "b");
      assertThat(jdbc.sql("select count(*) from pg_stat_activity where state = 'idle in transaction' and query like"
          + " '%notice%'").query(Integer.class).single()).as("transactions that wait").isZero();
      slow.goOn();
      Patience.get(round);
      assertThat(slow.accepted()).hasSize(1);
    }
  }

  /** One line to the mail server, and one statement for each letter beside those for the round. */
  @Test
  void manyLettersGoOverOneLine() throws Exception {
    IntStream.range(0, 120).forEach(i -> told("n" + i, "god" + i + "@example.org", "Underretning"));
    try (var quick = new MailServer()) {
      Sent sent = statements.during(() -> {
        outbox(quick.port()).sendAll();
        return null;
      });
      assertThat(quick.accepted()).hasSize(120);
      assertThat(quick.lines()).as("lines, of fifty letters each").isEqualTo(3);
      assertThat(sent.statements()).filteredOn(sql -> sql.contains("notice")).hasSizeLessThanOrEqualTo(120 + 2 * 4);
    }
  }

  @Test
  void whoeverHasBeenErasedIsSentNothing() {
    tell("Underretning");
    jdbc.sql("update person set name = 'Slettet person', email = '', erased_on = current_date where id = ?")
        .param(institution.applicant()).update();
    notices.tell(caseNumber, "TEST", "b", institution.signatory(), "Anden", "Tekst");
    notices.tell(caseNumber, "TEST", "c", List.of(institution.applicant(), "ukendt"), "Tredje", "Tekst");
    outbox(server.getSmtp().getPort()).sendAll();

    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(state()).containsExactly("sagen 0 null");
    assertThat(queue.count()).as("and nobody waits for it").isZero();
  }

  @Test
  void waitsGrowToSixHours() {
    assertThat(IntStream.rangeClosed(1, 11).mapToObj(UnsentNotices::waitAfter).map(Duration::toMinutes))
        .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 360L, 360L);
    assertThat(UnsentNotices.waitAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofHours(6));
  }

  private void tell(String title) {
    tell(title, "sagen");
  }

  private void tell(String title, String about) {
    notices.tell(caseNumber, "TEST", about, institution.applicant(), title, "Kære ansøger, æøå");
  }

  /** Somebody with that address is told something. */
  private void told(String about, String address, String title) {
    world.person(caseNumber.toLowerCase() + about);
    address(about, address);
    notices.tell(caseNumber, "TEST", about, caseNumber.toLowerCase() + about, title, "Tekst");
  }

  private void address(String about, String address) {
    jdbc.sql("update person set email = ? where id = ?").param(address).param(caseNumber.toLowerCase() + about)
        .update();
  }

  private Outbox outbox(int port) {
    return outbox(port, transaction);
  }

  private Outbox outbox(int port, TransactionTemplate transaction) {
    var mail = new JavaMailSenderImpl();
    mail.setHost("127.0.0.1");
    mail.setPort(port);
    mail.setDefaultEncoding("UTF-8");
    try {
      return new Outbox(queue, mail, transaction, clock, letterMail, "fse@example.org", "example.org");
    } catch (AddressException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String messageId(MimeMessage message) {
    try {
      return message.getMessageID();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is unsent, as "matter attempts problem". */
  private List<String> state() {
    return jdbc.sql("select about || ' ' || attempts || ' ' || coalesce(problem, 'null') from notice"
        + " where case_number = ? and sent_at is null").param(caseNumber).query(String.class).list();
  }

  private List<Object> rows(String column) {
    return jdbc.sql("select " + column + " as one from notice where case_number = ? and sent_at is null")
        .param(caseNumber).query((row, i) -> row.getObject("one")).list();
  }

  private List<Object> problemsOfSent() {
    return jdbc.sql("select problem from notice where case_number = ? and sent_at is not null").param(caseNumber)
        .query((row, i) -> row.getObject("problem")).list();
  }
}
