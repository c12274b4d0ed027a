package dk.dst.microdata.ground.notice;

import dk.dst.microdata.ground.notice.UnsentNotices.Letter;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what has been written, one notice a transaction. Exists where {@code spring.mail.host} is set; elsewhere
 * notices wait in the table.
 *
 * <p>What is guaranteed: a notice is in the ledger exactly once, and every notice to somebody with an address reaches
 * the mail server at least once. The lock on its row, held while it is sent, keeps two nodes from sending it at the
 * same time. It is sent a second time only where the application, or its connection to the database, dies between the
 * server's acceptance and the commit: at most once for each such death, and at most one notice a node. No order of the
 * two can avoid that: to mark it as sent first would lose it instead. The second copy has the Message-ID of the first,
 * by which mail servers and mail programs know it again.
 */
@Component
@ConditionalOnProperty("spring.mail.host")
class Outbox {

  private static final Logger log = LoggerFactory.getLogger(Outbox.class);
  private static final int SERVICE_CLOSES = 421;

  private final UnsentNotices unsent;
  private final JavaMailSender mail;
  private final TransactionTemplate transaction;
  private final InternetAddress from;
  private final String domain;
  private final ObjectProvider<Enclosure> enclosures;

  /** @param domain the second half of each Message-ID; installations that write to the same people must differ in it */
  Outbox(UnsentNotices unsent, JavaMailSender mail, TransactionTemplate transaction,
      ObjectProvider<Enclosure> enclosures,
      @Value("${microdata.mail-from:FSEProjektdatabase@dst.dk}") String from,
      @Value("${microdata.message-id-domain:projektdatabase.dst.dk}") String domain) throws AddressException {
    this.unsent = unsent;
    this.mail = mail;
    this.transaction = transaction;
    this.enclosures = enclosures;
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
      goOn = Boolean.TRUE.equals(transaction.execute(status ->
          unsent.lockNext().map(this::sendNext).orElse(false)));
    }
  }

  private boolean sendNext(Letter letter) {
    Hindrance problem = send(letter).orElse(null);
    if (problem == null) {
      unsent.sent(letter.id());
      return true;
    }
    log.warn("Notice {} could not be sent ({}); it is tried again", letter.id(), problem);
    if (problem == Hindrance.SERVER) {
      unsent.putBack(letter.id());
      return false;
    }
    unsent.failed(letter, problem);
    return true;
  }

  /** @return what stood in the way; empty where the mail server has accepted it */
  private Optional<Hindrance> send(Letter letter) {
    MimeMessage message;
    try {
      message = message(letter);
    } catch (MessagingException e) {
      return Optional.of(Hindrance.ADDRESS);
    }
    try {
      mail.send(message);
      return Optional.empty();
    } catch (MailSendException e) {
      // one without a failed message is about saying goodbye, after the server has accepted it
      return e.getFailedMessages().values().stream().findFirst().map(Outbox::hindrance);
    } catch (MailException e) {
      return Optional.of(Hindrance.SERVER);
    }
  }

  private MimeMessage message(Letter letter) throws MessagingException {
    MimeMessage message = mail.createMimeMessage();
    var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
    helper.setFrom(from);
    helper.setTo(new InternetAddress(letter.email(), true)); // exactly one, or it is refused here
    helper.setSubject(subject(letter.caseNumber(), letter.title()));
    helper.setText(letter.body() + enclosed(letter));
    message.setHeader("Message-ID", "<notice-" + letter.id() + "@" + domain + ">");
    message.setHeader("Auto-Submitted", "auto-generated"); // nobody's out-of-office reply is wanted
    return message;
  }

  private String enclosed(Letter letter) {
    return enclosures.stream().filter(enclosure -> enclosure.kind().equals(letter.kind()))
        .map(enclosure -> "\n\n" + enclosure.make(letter.personId())).collect(Collectors.joining());
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
