package dk.dst.microdata.start;

import dk.dst.microdata.support.Distribution;
import dk.dst.microdata.support.Patience;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The proxy of {@code docker/compose.nodes.yaml} with its very configuration, in front of nodes on this machine. */
final class Haproxy implements AutoCloseable {

  private static final Path CONFIGURATION = Path.of("docker/haproxy.cfg");
  /** Of the servers, in the order of addresses. */
  private static final List<String> NODES = List.of("first", "second");
  private static final List<String> BACKENDS = List.of("ready", "alive");
  private static final String NOBODY = "127.0.0.1:9";

  private final Path folder;
  private final int port;
  private final Process process;

  private Haproxy(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /** Starts it without nodes. What it says goes to that file. @param tls from where TLS has been ended before it */
  static Haproxy start(Path log, String tls) throws IOException, InterruptedException {
    Path program = Distribution.inTurn(() -> installed().or(() -> Distribution.install("haproxy") ? installed()
        : Optional.empty())).orElseThrow(() -> new IllegalStateException("This test needs HAProxy, and installing it"
            + " failed (see above). Install it, so that it is on the path."));
    Files.createDirectories(log.getParent());
    Path folder = Files.createTempDirectory("haproxy"); // the name of a socket must be short
    Path orders = Files.writeString(folder.resolve("orders.cfg"),
        "global\n  stats socket " + folder.resolve("orders") + " level admin\n");
    while (true) {
      int port = free();
      var builder = new ProcessBuilder(program.toString(), "-f", CONFIGURATION.toString(), "-f", orders.toString())
          .redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().putAll(Map.of("LISTEN", "127.0.0.1:" + port, "MICRODATA_PROXY", tls, "FIRST", NOBODY,
          "SECOND", NOBODY));
      var haproxy = new Haproxy(folder, port, builder.start());
      Patience.await("HAProxy listens or has given up").until(() -> !haproxy.process.isAlive() || haproxy.listens());
      if (haproxy.process.isAlive()) {
        return haproxy;
      }
      if (!Files.readString(log).contains("Address already in use")) {
        throw new IllegalStateException(Files.readString(log));
      }
    }
  }

  private static Optional<Path> installed() {
    return Arrays.stream((System.getenv("PATH") + File.pathSeparator + "/usr/sbin").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "haproxy")).filter(Files::isExecutable).findFirst();
  }

  /** Somebody else may take it before HAProxy does, which then says so. */
  private static int free() throws IOException {
    try (var door = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return door.getLocalPort();
    }
  }

  private boolean listens() {
    try {
      return ask("show info").contains("Pid: " + process.pid());
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }


  /** Says where both nodes are, and waits until it has seen that they are ready. */
  void serve(String... addresses) {
    for (int node = 0; node < addresses.length; node++) {
      URI address = URI.create(addresses[node]);
      for (String backend : BACKENDS) {
        ask("set server %s/%s addr %s port %d".formatted(backend, NODES.get(node), address.getHost(), address.getPort()));
      }
    }
    for (int node = 0; node < addresses.length; node++) {
      awaits(node, "UP");
    }
  }

  /** Waits until it has seen that of a node. */
  void awaits(int node, String state) {
    Patience.await("HAProxy sees that node %d is %s".formatted(node, state))
        .until(() -> statistics(node, "status").equals(state));
  }

  /** How many requests it has given to a node. */
  long given(int node) {
    return Long.parseLong(statistics(node, "stot"));
  }

  /** How many of them it has given to the other node, because that one took no connection. */
  long refused(int node) {
    return Long.parseLong(statistics(node, "wredis"));
  }

  private String statistics(int node, String column) {
    List<String> lines = ask("show stat").lines().toList();
    int place = List.of(lines.get(0).split(",")).indexOf(column);
    return lines.stream().filter(line -> line.startsWith("ready," + NODES.get(node) + ",")).findFirst().orElseThrow()
        .split(",")[place];
  }

  private String ask(String order) {
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(folder.resolve("orders")));
      channel.write(ByteBuffer.wrap((order + "\n").getBytes(StandardCharsets.UTF_8)));
      return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws InterruptedException, IOException {
    process.destroyForcibly().waitFor();
    for (String left : List.of("orders", "orders.cfg", "")) {
      Files.deleteIfExists(folder.resolve(left));
    }
  }
}
