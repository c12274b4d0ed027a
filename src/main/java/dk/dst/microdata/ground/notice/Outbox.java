package dk.dst.microdata.ground.notice;

import dk.dst.microdata.ground.notice.UnsentNotices.Letter;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what has been written. Exists where {@code spring.mail.host} is set; elsewhere notices wait in the table.
 *
 * <p>Some notices at a time are claimed for some minutes and sent over one line to the mail server, while neither a row
 * is locked nor a connection to the database held: a server that is slow, or hangs, keeps nobody else waiting. Each that
 * was accepted is marked so at once.
 *
 * <p>What is guaranteed: a notice is in the ledger exactly once, and every notice to somebody with an address reaches
 * the mail server at least once. The claim keeps two nodes from sending it at the same time. It is sent a second time
 * only where the application, or its connection to the database, dies between the server's acceptance and the mark, or
 * where the server takes minutes over one letter: at most one notice a node for each such event. No order of the two can
 * avoid that: to mark it as sent first would lose it instead. The second copy has the Message-ID of the first, by which
 * mail servers and mail programs know it again.
 */
@Component
@ConditionalOnProperty("spring.mail.host")
class Outbox {

  private static final Logger log = LoggerFactory.getLogger(Outbox.class);
  private static final int SERVICE_CLOSES = 421;
  private static final int AT_A_TIME = 50;
  /** How long others leave alone what one has claimed. What a node had claimed when it died waits as long. */
  private static final Duration CLAIM = Duration.ofMinutes(5);
  /** After that no other letter of a claim is begun. The last one has as long to end, many times the mail's timeouts. */
  private static final Duration BEGUN_WITHIN = CLAIM.dividedBy(2);

  private final UnsentNotices unsent;
  private final JavaMailSenderImpl mail;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final InternetAddress from;
  private final String domain;
  private final LetterMail letters;

  /** @param domain the second half of each Message-ID; installations that write to the same people must differ in it */
  Outbox(UnsentNotices unsent, JavaMailSenderImpl mail, TransactionTemplate transaction, Clock clock,
      LetterMail letters,
      @Value("${microdata.mail-from:FSEProjektdatabase@dst.dk}") String from,
      @Value("${microdata.message-id-domain:projektdatabase.dst.dk}") String domain) throws AddressException {
    this.unsent = unsent;
    this.mail = mail;
    this.transaction = transaction;
    this.clock = clock;
    this.letters = letters;
    this.from = new InternetAddress(from, true);
    this.domain = domain;
  }

  /**
   * Sends until nothing is left whose turn it is, or until the mail server fails: then all others would fail as well. A
   * notice that itself cannot be sent, whatever is wrong with its address, stops nobody else.
   */
  @Scheduled(fixedDelayString = "${microdata.outbox-interval:PT1M}")
  public void sendAll() {
    boolean goOn = true;
    while (goOn) {
      goOn = sendSome();
    }
  }

  /** @return whether there was something to send, and the mail server is well */
  private boolean sendSome() {
    Deque<Letter> claimed = transaction.execute(status -> new ArrayDeque<>(unsent.claim(AT_A_TIME, CLAIM)));
    boolean goOn = !claimed.isEmpty();
    Instant end = clock.instant().plus(BEGUN_WITHIN);
    try (var server = new MailConnection(mail)) {
      while (goOn && !claimed.isEmpty() && clock.instant().isBefore(end)) {
        goOn = sendNext(claimed.element(), server);
        claimed.remove();
      }
      return goOn;
    } finally {
      transaction.executeWithoutResult(status -> unsent.release(claimed));
    }
  }

  private boolean sendNext(Letter letter, MailConnection server) {
    Hindrance problem = send(letter, server).orElse(null);
    if (problem != null) {
      log.warn("Notice {} of case {} could not be sent ({}); it is tried again", letter.id(), letter.caseNumber(),
          problem);
    }
    transaction.executeWithoutResult(status -> {
      if (problem == null) {
        unsent.sent(letter.id());
      } else if (problem == Hindrance.SERVER) {
        unsent.putBack(letter.id());
      } else {
        unsent.failed(letter, problem);
      }
    });
    return problem != Hindrance.SERVER;
  }

  /** @return what stood in the way; empty where the mail server has accepted it */
  private Optional<Hindrance> send(Letter letter, MailConnection server) {
    MimeMessage message;
    try {
      message = message(letter);
    } catch (MessagingException e) {
      return Optional.of(Hindrance.ADDRESS);
    } catch (RuntimeException e) { // of its enclosure: the other letters are well
      log.error("What notice {} of case {} brings could not be made", letter.id(), letter.caseNumber(), e);
      return Optional.of(Hindrance.MESSAGE);
    }
    try {
      server.send(message);
      return Optional.empty();
    } catch (MessagingException e) {
      return Optional.of(hindrance(e));
    }
  }

  private MimeMessage message(Letter letter) throws MessagingException {
    MimeMessage message = mail.createMimeMessage();
    message.setFrom(from);
    // exactly one, or it is refused here
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.email(), true));
    message.setSubject(subject(letter.caseNumber(), letter.title()), StandardCharsets.UTF_8.name());
    LetterMail.Content content = transaction.execute(status -> letters.content(letter));
    message.setContent(letters.multipart(content));
    message.setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(clock)));
    message.setHeader("Message-ID", "<notice-" + letter.id() + "@" + domain + ">");
    message.setHeader("Auto-Submitted", "auto-generated"); // nobody's out-of-office reply is wanted
    return message;
  }

  /** By the case it is of, so that a mailbox can be searched and sorted by it; whatever stands in a title, on one line. */
  static String subject(String caseNumber, String title) {
    return caseNumber + ": " + title.replaceAll("\\s+", " ");
  }

  /**
   * Whether it was the recipient, the message or the server. What the server says of the sender is said to all, and so
   * is whatever is not about one recipient or one message, such as a connection that breaks.
   */
  private static Hindrance hindrance(Exception failure) {
    Hindrance found = Hindrance.SERVER;
    for (Throwable throwable = failure; throwable != null; throwable = throwable.getCause()) {
      if (throwable instanceof SMTPAddressFailedException recipient && recipient.getReturnCode() != SERVICE_CLOSES) {
        return Hindrance.ADDRESS;
      }
      if (throwable instanceof SMTPSendFailedException refused && refused.getReturnCode() > 0
          && refused.getReturnCode() != SERVICE_CLOSES && !refused.getCommand().startsWith("MAIL")) {
        found = Hindrance.MESSAGE;
      }
    }
    return found;
  }
}
