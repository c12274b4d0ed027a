package dk.dst.microdata.simulation;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dk.dst.microdata.support.Mails;
import dk.dst.microdata.support.Patience;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A real mail server, which can be down, and what people have found in their mail. */
final class Post {


  private final int port;
  private final Map<String, Integer> received = new HashMap<>();
  private final Set<String> messages = new HashSet<>();
  private volatile GreenMail server;
  private int again;

  Post() throws IOException {
    try (var free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = free.getLocalPort();
    }
    up();
  }

  int port() {
    return port;
  }

  /** Whatever it was before. */
  void up() {
    if (server == null) {
      server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
      server.start();
    }
  }

  /** Whatever it was before. */
  void down() {
    if (server != null) {
      collect();
      server.stop();
      server = null;
    }
  }

  /** Waits until something has come. @return false where nothing has for as long as a test waits */
  boolean awaitNext() {
    GreenMail now = server;
    return now != null && now.waitForIncomingEmail(Patience.MILLIS, 1);
  }

  /** How often each letter has come, by {@link #letter}. Call it while the server is up. */
  Map<String, Integer> received() {
    collect();
    return received;
  }

  /** How often a message has come a second time with its own Message-ID, by which mail programs know it again. */
  int again() {
    return again;
  }

  /** What makes a letter the letter it is, as its reader sees it. */
  static String letter(String to, String title, String body) {
    return to + " | " + title + " | " + body.replaceAll("\\s+", " ").strip();
  }

  /** Takes what has come out of the mailboxes; nothing while the server is down. */
  void collect() {
    if (server == null) {
      return;
    }
    try {
      for (MimeMessage message : server.getReceivedMessages()) {
        if (messages.add(message.getMessageID())) {
          received.merge(letter(message.getAllRecipients()[0].toString(), message.getSubject(),
              Mails.text(message)), 1, Integer::sum);
        } else {
          again++;
        }
      }
      server.purgeEmailFromAllMailboxes();
    } catch (MessagingException | IOException | FolderException e) {
      throw new IllegalStateException("The post cannot be read", e);
    }
  }
}
