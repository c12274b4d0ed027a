package dk.dst.microdata.ground.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * A line to the mail server for several letters, one after the other. It is opened when the first is sent, and anew where
 * the server has ended it, as many do after so many letters. Spring's own sender keeps its line, too, but goes on with
 * all other letters after the server has broken down at one.
 */
final class MailConnection implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(MailConnection.class);

  private final JavaMailSenderImpl mail;
  private Transport line;

  MailConnection(JavaMailSenderImpl mail) {
    this.mail = mail;
  }

  /** Returns when the server has accepted the message, under the Message-ID that it has. */
  void send(MimeMessage message) throws MessagingException {
    String id = message.getMessageID();
    message.saveChanges(); // which gives it another id
    message.setHeader("Message-ID", id);
    if (line == null || !line.isConnected()) {
      close();
      line = mail.getSession().getTransport(mail.getProtocol() == null ? "smtp" : mail.getProtocol());
      line.connect(mail.getHost(), mail.getPort(), mail.getUsername(), mail.getPassword());
    }
    line.sendMessage(message, message.getAllRecipients());
  }

  /** That the server does not answer to a goodbye is no matter of the letters, which it has accepted. */
  @Override
  public void close() {
    if (line != null) {
      try {
        line.close();
      } catch (MessagingException e) {
        log.debug("The mail server did not answer to the goodbye", e);
      }
    }
  }
}
