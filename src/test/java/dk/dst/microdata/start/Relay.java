package dk.dst.microdata.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between the application and its database, as a network does that fails: cut through, or silent. */
final class Relay implements AutoCloseable {

  private final int target;
  private final ServerSocket door;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Object silence = new Object();
  private boolean silent;
  private volatile boolean cut;

  Relay(int target) throws IOException {
    this.target = target;
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    thread(this::serve);
  }

  int port() {
    return door.getLocalPort();
  }

  /** All connections break, and whoever comes is turned away: a closed door would give the port to somebody else. */
  void cut() {
    cut = true;
    sockets.forEach(Relay::reset);
    sockets.clear();
  }

  /** Everything is swallowed, and nobody is told. */
  void swallow() {
    synchronized (silence) {
      silent = true;
    }
  }

  void mend() {
    cut = false;
    synchronized (silence) {
      silent = false;
      silence.notifyAll();
    }
  }

  private void serve() throws IOException {
    while (!door.isClosed()) {
      Socket caller = door.accept();
      if (cut) {
        reset(caller);
        continue;
      }
      Socket called = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.add(caller);
      sockets.add(called);
      thread(() -> pass(caller, called));
      thread(() -> pass(called, caller));
    }
  }

  private void pass(Socket from, Socket to) throws IOException {
    try (from; to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      var bytes = new byte[8192];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        synchronized (silence) {
          while (silent) {
            silence.wait();
          }
        }
        out.write(bytes, 0, read);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void thread(Work work) {
    var thread = new Thread(() -> {
      try {
        work.run();
      } catch (IOException e) {
        // an end of the line is gone, which is what this is for
      }
    }, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0); // a reset, as when a machine is gone
      socket.close();
    } catch (IOException e) {
      // it is gone
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut();
    mend(); // wakes whoever swallows
  }
}
