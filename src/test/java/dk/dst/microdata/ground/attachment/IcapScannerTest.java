package dk.dst.microdata.ground.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.ground.attachment.VirusScanner.Outcome;
import dk.dst.microdata.ground.attachment.VirusScanner.Verdict;
import dk.dst.microdata.support.Patience;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** What is said of a file, and that nothing else than a clear answer lets it through. */
class IcapScannerTest {

  private static final String CLEAN = "ICAP/1.0 204 No Content\nISTag: \"1\"\n\n";

  @TempDir
  private Path folder;
  private byte[] content;
  private Arrival arrival;

  @BeforeEach
  void aFile() throws IOException {
    content = new byte[300_000]; // more than one chunk
    new Random(4).nextBytes(content);
    arrival = Arrival.of(new ByteArrayInputStream(content), DataSize.ofMegabytes(1), folder.resolve("file"));
  }

  @Test
  void theWholeFileIsSentAsRfc3507Says() throws IOException {
    try (IcapServer server = IcapServer.saying(CLEAN)) {
      assertThat(scan(server.address())).isEqualTo(Verdict.CLEAN);
      assertThat(server.last().body()).isEqualTo(content);
      assertThat(server.last().headers()).startsWith("RESPMOD " + server.address() + " ICAP/1.0\r\nHost: 127.0.0.1\r\n")
          .contains("Allow: 204\r\n").doesNotContain("Preview");
      String encapsulated = server.last().encapsulated();
      int answer = encapsulated.indexOf("HTTP/1.1 200 OK");
      assertThat(server.last().headers()).contains("Encapsulated: req-hdr=0, res-hdr=" + answer + ", res-body="
          + encapsulated.length() + "\r\n");
    }
  }

  @Test
  void theSameFileBackIsAYesAndAnotherIsNone() throws IOException {
    try (var same = new IcapServer(asked -> echoed(asked.body()));
        var other = new IcapServer(asked -> echoed("Filen er fjernet".getBytes(ISO_8859_1)))) {
      assertThat(scan(same.address())).isEqualTo(Verdict.CLEAN);
      assertThat(scan(other.address()).outcome()).isEqualTo(Outcome.INFECTED);
    }
  }

  private static byte[] echoed(byte[] body) {
    String head = "ICAP/1.0 200 OK\r\nEncapsulated: res-hdr=0, res-body=19\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"
        + Integer.toHexString(body.length) + "\r\n";
    return (head + new String(body, ISO_8859_1) + "\r\n0\r\n\r\n").getBytes(ISO_8859_1);
  }

  /** More than the two sockets hold: whoever only wrote and then read would wait for ever. */
  @Test
  void aFileThatComesBackWhileItIsSentIsRead() throws IOException {
    var bytes = new byte[20_000_000];
    var large = Arrival.of(new ByteArrayInputStream(bytes), DataSize.ofMegabytes(30), folder.resolve("large"));
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var echo = new Thread(() -> echoAsItComes(socket, bytes.length));
      echo.start();
      URI address = URI.create("icap://127.0.0.1:" + socket.getLocalPort() + "/avscan");
      assertThat(new IcapScanner(address, Patience.LIMIT).scan(large)).isEqualTo(Verdict.CLEAN);
    }
  }

  private static void echoAsItComes(ServerSocket socket, int size) {
    try (Socket one = socket.accept()) {
      var out = one.getOutputStream();
      out.write(("ICAP/1.0 200 OK\r\nEncapsulated: res-hdr=0, res-body=19\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"
          + Integer.toHexString(size) + "\r\n").getBytes(ISO_8859_1));
      out.write(new byte[size]); // before anything is read
      out.write("\r\n0\r\n\r\n".getBytes(ISO_8859_1));
      out.flush();
      one.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aYesBeforeTheFileIsThereIsNone() throws IOException {
    var large = Arrival.of(new ByteArrayInputStream(new byte[20_000_000]), DataSize.ofMegabytes(30), folder.resolve("large"));
    try (var hasty = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var thread = new Thread(() -> {
        try (Socket one = hasty.accept()) {
          one.getOutputStream().write(CLEAN.replace("\n", "\r\n").getBytes(ISO_8859_1));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
      thread.start();
      URI address = URI.create("icap://127.0.0.1:" + hasty.getLocalPort() + "/avscan");
      assertThat(new IcapScanner(address, Patience.LIMIT).scan(large).outcome()).isEqualTo(Outcome.NOT_REACHED);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "200 OK|X-Infection-Found: Type=0; Resolution=2; Threat=Eicar-Test-Signature;|Eicar-Test-Signature",
      "200 OK|X-Virus-ID: EICAR Test String|EICAR Test String",
      "403 Forbidden|X-Blocked-Reason: Infected|Infected",
      "204 No Content|X-Infection-Found: Type=0; Resolution=0; Threat=Worm;|Worm"})
  void whatIsFoundIsNamed(String status, String header, String threat) throws IOException {
    try (IcapServer server = IcapServer.saying("ICAP/1.0 " + status + "\n" + header + "\n\n")) {
      assertThat(scan(server.address())).isEqualTo(Verdict.infected(threat));
    }
  }

  @Test
  void aPageInThePlaceOfTheFileIsAFinding() throws IOException {
    try (IcapServer server = IcapServer.saying("ICAP/1.0 200 OK\nEncapsulated: res-hdr=0, res-body=26\n\n"
        + "HTTP/1.1 403 Forbidden\n\n4\nNej!\n0\n\n")) {
      assertThat(scan(server.address()).outcome()).isEqualTo(Outcome.INFECTED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\n\n", "ICAP/1.0 404 ICAP Service not found\n\n",
      "ICAP/1.0 500 Server error\n\n", "ICAP/1.0 204", "ICAP/1.0 200 OK\nEncapsulated: res-hdr=0, res-body=19\n\nHTTP/1.1 200 OK\n\nxyz\n"})
  void whatIsNotUnderstoodIsNoYes(String answer) throws IOException {
    try (IcapServer server = IcapServer.saying(answer)) {
      assertThat(scan(server.address()).outcome()).isEqualTo(Outcome.NOT_REACHED);
    }
  }

  @Test
  void aScannerThatIsAwayOrHangsIsNotReached() throws IOException {
    URI away;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      away = URI.create("icap://127.0.0.1:" + free.getLocalPort() + "/avscan");
    }
    assertThat(scan(away).outcome()).isEqualTo(Outcome.NOT_REACHED);
    try (var hanging = new IcapServer(asked -> null)) {
      assertThat(new IcapScanner(hanging.address(), Duration.ofMillis(300)).scan(arrival).outcome())
          .isEqualTo(Outcome.NOT_REACHED);
    }
  }

  /** It reads nothing, so that writing to it hangs, which a limit of reading does not end. */
  @Test
  void aScannerThatTakesNothingIsNotReached() throws IOException {
    var large = Arrival.of(new ByteArrayInputStream(new byte[20_000_000]), DataSize.ofMegabytes(30), folder.resolve("large"));
    try (var deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI address = URI.create("icap://127.0.0.1:" + deaf.getLocalPort() + "/avscan");
      assertThat(new IcapScanner(address, Duration.ofMillis(300)).scan(large).outcome()).isEqualTo(Outcome.NOT_REACHED);
    }
  }

  private Verdict scan(URI address) {
    return new IcapScanner(address, Patience.LIMIT).scan(arrival);
  }
}
