package dk.dst.microdata.desk.login;

import dk.dst.microdata.cases.gate.RefusalFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells whoever must wait that they must, and how long. The engine only knows that it did not let them in, and would say
 * that the password is wrong, which nobody has looked at. What is said is the same for accounts that do not exist.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class LoginLimit extends OncePerRequestFilter {

  /** Of one of Camunda's web applications, whose pages have words of their own for a wrong password. */
  private static final Pattern LOGIN = Pattern.compile("/auth/user/[^/]+/login/");

  private final RefusalFilter refusals;
  private final Clock clock;

  LoginLimit(RefusalFilter refusals, Clock clock) {
    this.refusals = refusals;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, response);
    LoginPlace.Wait wait = LoginPlace.waitOf(request);
    if (wait != null) {
      long seconds = Math.max(1, Duration.between(clock.instant(), wait.until()).toSeconds());
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
      refusals.answer(request, response, HttpStatus.TOO_MANY_REQUESTS.value(), "TooManyLogins", (wait.network()
          ? "For mange mislykkede forsøg på at logge ind herfra. Vent "
          : "Det seneste forsøg på at logge ind mislykkedes, og adgangskoden er ikke læst denne gang. Vent ")
          + danish(seconds) + ", og prøv igen.");
    } else if (LOGIN.matcher(request.getRequestURI()).find() && response.getStatus() == HttpStatus.UNAUTHORIZED.value()) {
      refusals.leave(request);
    }
  }

  private static String danish(long seconds) {
    long minutes = (seconds + 59) / 60;
    return seconds == 1 ? "et sekund" : seconds <= 60 ? seconds + " sekunder" : minutes + " minutter";
  }
}
