package dk.dst.microdata.ground.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Asks a scanner by ICAP (RFC 3507): the file goes there as the body of an answer that somebody has got (RESPMOD), in
 * chunks, and back comes that nothing of it has to be changed (204), or something else. Without a preview: what is to be
 * scanned is scanned whole.
 */
@Component
@ConditionalOnProperty("microdata.attachments.scanner")
class IcapScanner implements VirusScanner {

  private static final int PORT = 1344;
  private static final int CHUNK = 1 << 16;

  private final URI scanner;
  private final Duration longest;

  @Autowired
  IcapScanner(AttachmentTerms terms) {
    this(terms.scanner(), terms.scannerTimeout());
  }

  IcapScanner(URI scanner, Duration longest) {
    this.scanner = scanner;
    this.longest = longest;
  }

  /** Whatever hangs, also while it is written to, which a socket's own limits do not see: after a while it is closed. */
  @Override
  public Verdict scan(Arrival arrival) {
    try (var socket = new Socket()) {
      CompletableFuture<Void> limit = CompletableFuture.runAsync(() -> close(socket),
          CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS, Runnable::run));
      try {
        return ask(socket, arrival);
      } finally {
        limit.cancel(false);
      }
    } catch (IOException e) {
      return Verdict.notReached(e.toString());
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Verdict ask(Socket socket, Arrival arrival) throws IOException {
    int limit = Math.toIntExact(longest.toMillis());
    socket.connect(new InetSocketAddress(scanner.getHost(), scanner.getPort() < 0 ? PORT : scanner.getPort()), limit);
    socket.setSoTimeout(limit);
    OutputStream out = socket.getOutputStream();
    var sending = new FutureTask<Void>(() -> send(out, arrival), null);
    var sender = new Thread(sending, "icap-" + arrival.digest().substring(0, 8));
    sender.setDaemon(true);
    sender.start();
    Verdict verdict = IcapAnswer.read(new BufferedInputStream(socket.getInputStream()), arrival.digest());
    return verdict.outcome() == Outcome.CLEAN && !isSent(sending) ? Verdict.notReached("answered before it had the file")
        : verdict;
  }

  /** Waits no longer than the socket is open. */
  private static boolean isSent(FutureTask<Void> sending) {
    try {
      sending.get();
      return true;
    } catch (ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** On a thread of its own: a scanner may send a file back while it still comes, and would wait for us to read. */
  private void send(OutputStream socket, Arrival arrival) {
    try {
      write(new BufferedOutputStream(socket, CHUNK), arrival);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** No name goes with it: the scanner's log is not the place for what people call their files. */
  private void write(OutputStream out, Arrival arrival) throws IOException {
    String asked = "GET /document HTTP/1.1\r\nHost: localhost\r\n\r\n";
    String answered = "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: " + arrival.size()
        + "\r\n\r\n";
    out.write(("RESPMOD " + scanner + " ICAP/1.0\r\nHost: " + scanner.getHost() + "\r\nAllow: 204\r\nConnection: close\r\n"
        + "Encapsulated: req-hdr=0, res-hdr=" + asked.length() + ", res-body=" + (asked.length() + answered.length())
        + "\r\n\r\n" + asked + answered).getBytes(ISO_8859_1));
    try (InputStream content = Files.newInputStream(arrival.file())) {
      for (byte[] chunk = content.readNBytes(CHUNK); chunk.length > 0; chunk = content.readNBytes(CHUNK)) {
        out.write((Integer.toHexString(chunk.length) + "\r\n").getBytes(ISO_8859_1));
        out.write(chunk);
        out.write("\r\n".getBytes(ISO_8859_1));
      }
    }
    out.write("0\r\n\r\n".getBytes(ISO_8859_1));
    out.flush();
  }
}
