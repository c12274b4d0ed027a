package dk.dst.microdata.races;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several people at the same moment. */
public final class AtOnce {

  private AtOnce() {}

  /** Runs all at the same moment. @return how many went through; what did not has thrown */
  public static int run(Runnable... all) throws Exception {
    var threads = Executors.newFixedThreadPool(all.length);
    var start = new CyclicBarrier(all.length);
    var results = new ArrayList<Future<Boolean>>();
    for (Runnable runnable : all) {
      Callable<Boolean> run = () -> {
        start.await();
        try {
          runnable.run();
          return true;
        } catch (RuntimeException refused) {
          return false;
        }
      };
      results.add(threads.submit(run));
    }
    int through = 0;
    for (Future<Boolean> result : results) {
      through += result.get() ? 1 : 0;
    }
    threads.shutdown();
    return through;
  }
}
