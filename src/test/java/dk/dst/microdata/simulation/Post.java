package dk.dst.microdata.simulation;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/** A real mail server, which can be down, and what people have found in their mail. */
final class Post {

  private final int port;
  private final Map<String, Integer> received = new HashMap<>();
  private GreenMail server;

  Post() throws IOException {
    try (var free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = free.getLocalPort();
    }
    up();
  }

  int port() {
    return port;
  }

  boolean isUp() {
    return server != null;
  }

  void up() {
    server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
  }

  void down() {
    collect();
    server.stop();
    server = null;
  }

  /** How often each letter has come, by {@link #letter}. */
  Map<String, Integer> received() {
    if (isUp()) {
      collect();
    }
    return received;
  }

  /** What makes a letter the letter it is, as its reader sees it. */
  static String letter(String to, String title, String body) {
    return to + " | " + title + " | " + body.replaceAll("\\s+", " ").strip();
  }

  private void collect() {
    try {
      for (MimeMessage message : server.getReceivedMessages()) {
        received.merge(letter(message.getAllRecipients()[0].toString(), message.getSubject(),
            message.getContent().toString()), 1, Integer::sum);
      }
      server.purgeEmailFromAllMailboxes();
    } catch (MessagingException | IOException | FolderException e) {
      throw new IllegalStateException("The post cannot be read", e);
    }
  }
}
