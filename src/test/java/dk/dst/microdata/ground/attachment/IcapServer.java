package dk.dst.microdata.ground.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.function.Function;

/** A scanner on this machine that speaks ICAP as far as a file comes, and answers what the test says. */
final class IcapServer implements AutoCloseable {

  /** What came: the request's own headers, what was encapsulated before the body, and the body without its chunks. */
  record Asked(String headers, String encapsulated, byte[] body) {}

  private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final Function<Asked, byte[]> answer;
  private volatile Asked last;

  /** @param answer to what came; null to say nothing and hang */
  IcapServer(Function<Asked, byte[]> answer) throws IOException {
    this.answer = answer;
    var thread = new Thread(this::serve, "icap");
    thread.setDaemon(true);
    thread.start();
  }

  static IcapServer saying(String answer) throws IOException {
    return new IcapServer(asked -> answer.replace("\n", "\r\n").getBytes(ISO_8859_1));
  }

  URI address() {
    return URI.create("icap://127.0.0.1:" + socket.getLocalPort() + "/avscan");
  }

  Asked last() {
    return last;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket one = socket.accept()) {
        var in = new BufferedInputStream(one.getInputStream());
        last = read(in);
        byte[] said = answer.apply(last);
        if (said == null) {
          in.read(); // until the other gives up
        } else {
          one.getOutputStream().write(said);
          one.getOutputStream().flush();
        }
      } catch (IOException e) {
        // the other has gone, or the test has ended
      }
    }
  }

  private static Asked read(InputStream in) throws IOException {
    String headers = head(in);
    String encapsulated = head(in) + head(in);
    var body = new ByteArrayOutputStream();
    for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
      body.write(in.readNBytes(size));
      line(in);
    }
    line(in);
    return new Asked(headers, encapsulated, body.toByteArray());
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      head.append(line).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException();
      }
      line.append((char) next);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
