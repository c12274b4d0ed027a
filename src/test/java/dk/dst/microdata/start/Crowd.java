package dk.dst.microdata.start;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** People who are logged in and ask for one page after the other, until they are told to stop. */
final class Crowd {

  private final ExecutorService threads;
  private final CountDownLatch end;
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger answers = new AtomicInteger();
  private volatile boolean asking = true;

  Crowd(String path, List<Person> people) {
    threads = Executors.newFixedThreadPool(people.size());
    end = new CountDownLatch(people.size());
    people.forEach(person -> threads.execute(() -> {
      while (asking) {
        ask(person, path);
      }
      end.countDown();
    }));
  }

  private void ask(Person person, String path) {
    try {
      var answer = person.get(path);
      if (answer.statusCode() == 200) {
        answers.incrementAndGet();
      } else {
        failures.add(answer.statusCode() + " " + answer.body());
      }
    } catch (UncheckedIOException e) {
      failures.add(e.toString());
    }
  }

  /** How many were good so far. */
  int answers() {
    return answers.get();
  }

  /** What was none so far. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  /** Ends when everybody has had their last answer. */
  void stop() throws InterruptedException {
    asking = false;
    while (end.getCount() > 0) {
      end.await();
    }
    threads.shutdown();
  }
}
