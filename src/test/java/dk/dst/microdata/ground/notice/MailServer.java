package dk.dst.microdata.ground.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server with moods, which are read from what it is asked: it refuses the recipient "afvist", has no time for
 * "senere", hangs up on "lukker", does not like a subject with "Reklame" and thinks about "langsom" until it is told to
 * go on. What it accepts it keeps.
 */
final class MailServer implements AutoCloseable {

  private final ServerSocket socket;
  private final List<String> accepted = new CopyOnWriteArrayList<>();
  private final AtomicInteger lines = new AtomicInteger();
  private final CountDownLatch goOn = new CountDownLatch(1);
  private volatile boolean refusesSender;

  MailServer() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    var thread = new Thread(this::serve, "mail-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** From now on whoever writes is unwelcome. */
  void refuseSender() {
    refusesSender = true;
  }

  /** How many lines have been opened to it. */
  int lines() {
    return lines.get();
  }

  /** It need not think any longer. */
  void goOn() {
    goOn.countDown();
  }

  /** Whole messages, headers and all, in the order they came. */
  List<String> accepted() {
    return accepted;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket caller = socket.accept()) {
        talk(caller);
      } catch (IOException e) {
        // the caller has hung up, or the server is closed
      }
    }
  }

  private void talk(Socket caller) throws IOException {
    var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
    Writer out = new OutputStreamWriter(caller.getOutputStream(), StandardCharsets.ISO_8859_1);
    lines.incrementAndGet();
    say(out, "220 klar");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("MAIL")) {
        say(out, refusesSender ? "550 5.7.1 afsenderen er ikke velkommen" : "250 ok");
      } else if (line.contains("lukker")) {
        say(out, "421 4.3.2 lukker ned");
        return;
      } else if (line.startsWith("RCPT")) {
        if (line.contains("langsom")) {
          think();
        }
        say(out, line.contains("afvist") ? "550 5.1.1 findes ikke" : line.contains("senere") ? "450 4.2.0 senere"
            : "250 ok");
      } else if (line.equals("DATA")) {
        say(out, "354 ja");
        String message = message(in);
        if (message.contains("Reklame")) {
          say(out, "554 5.7.1 reklame");
        } else {
          accepted.add(message);
          say(out, "250 ok");
        }
      } else {
        say(out, line.equals("QUIT") ? "221 farvel" : "250 ok");
      }
    }
  }

  private void think() {
    try {
      goOn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String message(BufferedReader in) throws IOException {
    var message = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      message.append(line).append('\n');
    }
    return message.toString();
  }

  private static void say(Writer out, String line) throws IOException {
    out.write(line + "\r\n");
    out.flush();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
