package dk.dst.microdata.ground.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.ground.attachment.VirusScanner.Outcome;
import dk.dst.microdata.ground.attachment.VirusScanner.Verdict;
import dk.dst.microdata.support.Distribution;
import dk.dst.microdata.support.Patience;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/**
 * Against the server of ICAP that is used most, c-icap, with the service that it ships to be tried with: it sends back
 * what it gets, while it gets it.
 */
class CIcapTest {

  private static final Path PROGRAM = Path.of("/usr/bin/c-icap");

  @TempDir
  private Path folder;

  @Test
  void filesOfEverySizeComeThroughAndAnUnknownServiceIsNoYes() throws Exception {
    assertThat(Distribution.inTurn(CIcapTest::installed)).as("c-icap").isPresent();
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Process server = new ProcessBuilder(PROGRAM.toString(), "-N", "-f", settings(port).toString()).redirectErrorStream(true)
        .redirectOutput(folder.resolve("out.log").toFile()).start();
    try {
      Patience.await("c-icap at " + port).until(() -> scan(port, "echo", 1).outcome() == Outcome.CLEAN);
      for (int size : new int[] {5_000, 300_000, 20_000_000}) {
        assertThat(scan(port, "echo", size)).as("%d bytes", size).isEqualTo(Verdict.CLEAN);
        assertThat(scan(port, "findes-ikke", size)).as("%d bytes", size).isEqualTo(Verdict.notReached("ICAP 404"));
      }
    } finally {
      server.destroy();
      Patience.ended(server);
    }
  }

  private static Optional<Path> installed() {
    return Optional.of(PROGRAM).filter(program -> Files.isExecutable(program) || Distribution.install("c-icap"));
  }

  private Verdict scan(int port, String service, int size) throws IOException {
    var content = new byte[size];
    new Random(size).nextBytes(content);
    try (Arrival arrival = Arrival.of(new ByteArrayInputStream(content), DataSize.ofMegabytes(30), folder.resolve("file"))) {
      return new IcapScanner(URI.create("icap://127.0.0.1:" + port + "/" + service), Patience.LIMIT).scan(arrival);
    }
  }

  private Path settings(int port) throws IOException {
    try (var found = Files.newDirectoryStream(Path.of("/usr/lib"), "*-linux-gnu")) {
      Path modules = found.iterator().next().resolve("c_icap");
      return Files.writeString(folder.resolve("c-icap.conf"), """
          PidFile %1$s/pid
          CommandsSocket %1$s/commands
          StartServers 1
          MaxServers 2
          Port 127.0.0.1:%2$d
          TmpDir %1$s
          ModulesDir %3$s
          ServicesDir %3$s
          LoadMagicFile /etc/c-icap/c-icap.magic
          ServerLog %1$s/server.log
          AccessLog %1$s/access.log
          Service echo srv_echo.so
          """.formatted(folder, port, modules));
    }
  }
}
