package dk.dst.microdata.cases.gate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Where thousands of deadlines are due at the same moment, people do not wait behind them: a step of the job executor
 * begins while nobody is being answered. It waits for half a second at most, so that steps go on however many people are
 * at work; and it waits before it has a connection or a lock, so that nobody waits for it meanwhile.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PeopleFirst extends OncePerRequestFilter implements BeanPostProcessor {

  /** The name of the bean that runs the job executor's steps. */
  static final String STEPS = "camundaTaskExecutor";

  private final Duration patience;
  private final Lock lock = new ReentrantLock();
  private final Condition nobody = lock.newCondition();
  private int answering;

  PeopleFirst() {
    this(Duration.ofMillis(500));
  }

  PeopleFirst(Duration patience) {
    this.patience = patience;
  }

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (name.equals(STEPS) && bean instanceof ThreadPoolTaskExecutor steps) {
      steps.setTaskDecorator(step -> () -> {
        giveWay();
        step.run();
      });
    }
    return bean;
  }

  /** Whoever watches the house is no person. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/actuator/");
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    count(1);
    try {
      chain.doFilter(request, response);
    } finally {
      count(-1);
    }
  }

  private void count(int more) {
    lock.lock();
    try {
      answering += more;
      if (answering == 0) {
        nobody.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** An executor that is shut down interrupts its steps: then it is theirs to see that. */
  private void giveWay() {
    lock.lock();
    try {
      for (long left = patience.toNanos(); answering > 0 && left > 0; ) {
        left = nobody.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
