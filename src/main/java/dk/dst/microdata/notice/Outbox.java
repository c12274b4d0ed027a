package dk.dst.microdata.notice;

import dk.dst.microdata.notice.Notices.Letter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what has been written, one notice a transaction, until nothing is left or a mail server refuses. Exists where
 * {@code spring.mail.host} is set; elsewhere notices wait in the table.
 */
@Component
@ConditionalOnProperty("spring.mail.host")
class Outbox {

  private static final Logger log = LoggerFactory.getLogger(Outbox.class);

  private final Notices notices;
  private final JavaMailSender mail;
  private final TransactionTemplate transaction;
  private final String from;

  Outbox(Notices notices, JavaMailSender mail, TransactionTemplate transaction,
      @Value("${microdata.mail-from:FSEProjektdatabase@dst.dk}") String from) {
    this.notices = notices;
    this.mail = mail;
    this.transaction = transaction;
    this.from = from;
  }

  /** A notice that cannot be sent goes to the end of the queue, so that it stops nobody else. */
  @Scheduled(fixedDelayString = "${microdata.outbox-interval:PT1M}")
  public void sendAll() {
    boolean more = true;
    while (more) {
      more = Boolean.TRUE.equals(transaction.execute(status -> sendNext()));
    }
  }

  private boolean sendNext() {
    for (Letter letter : notices.lockUnsent(1)) {
      try {
        var message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(letter.email());
        message.setSubject(letter.title());
        message.setText(letter.body());
        mail.send(message);
        notices.sent(letter.id());
        return true;
      } catch (MailException e) {
        log.warn("Notice {} could not be sent, it is tried again: {}", letter.id(), e.getClass().getSimpleName());
        notices.failed(letter.id());
      }
    }
    return false;
  }
}
