package dk.dst.microdata.desk.login;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** How many logins were refused at this node, and why; of whom is nobody's who watches from outside. */
@Component
class RefusedLogins {

  private final Counter password;
  private final Counter wait;
  private final Counter provider;

  RefusedLogins(MeterRegistry meters) {
    password = counter("password", meters);
    wait = counter("wait", meters);
    provider = counter("provider", meters);
  }

  private static Counter counter(String reason, MeterRegistry meters) {
    return Counter.builder("microdata.logins.refused").tag("reason", reason)
        .description("Logins refused: a wrong password or an account that is none, one that must wait, or by way of the"
            + " provider").register(meters);
  }

  void wrongPassword() {
    password.increment();
  }

  void mustWait() {
    wait.increment();
  }

  void atTheProvider() {
    provider.increment();
  }
}
