package dk.dst.microdata.login;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * An address from which too many logins have failed must wait, whoever they were for: one password tried on all
 * accounts is noticed by no single account. A login that succeeds does not wipe out the others.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class LoginLimit extends OncePerRequestFilter {

  private static final int MOST_ADDRESSES = 50_000;

  private record Failures(int count, Instant until) {}

  private final Cache<String, Failures> failures = Caffeine.newBuilder().maximumSize(MOST_ADDRESSES).build();
  private final LoginSettings settings;
  private final Clock clock;
  private final ObjectMapper json;

  LoginLimit(LoginSettings settings, Clock clock, ObjectMapper json) {
    this.settings = settings;
    this.clock = clock;
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !LocalLogin.isForm(request) && !LocalLogin.isRest(request);
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String address = network(request.getRemoteAddr());
    Failures before = current(failures.getIfPresent(address));
    if (before.count >= settings.failures()) {
      refuse(response, Duration.between(clock.instant(), before.until));
      return;
    }
    chain.doFilter(request, response);
    if (response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
      failures.asMap().compute(address, (one, known) -> {
        Failures now = current(known);
        return new Failures(now.count + 1, now.until);
      });
    }
  }

  /** What still counts. The period begins with the first failure; one that the clock has been set back from is over. */
  private Failures current(Failures known) {
    Instant now = clock.instant();
    return known != null && known.until.isAfter(now) && !known.until.isAfter(now.plus(settings.period())) ? known
        : new Failures(0, now.plus(settings.period()));
  }

  private void refuse(HttpServletResponse response, Duration wait) throws IOException {
    long minutes = Math.max(1, (wait.toSeconds() + 59) / 60);
    response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, wait.toSeconds())));
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getOutputStream().write(json.writeValueAsBytes(Map.of("type", "TooManyLogins", "message",
        "For mange mislykkede forsøg på at logge ind herfra. Vent " + (minutes == 1 ? "et minut" : minutes + " minutter")
            + ", og prøv igen.")));
  }

  /** Whoever has one IPv6 address usually has all 2^64 that begin like it. */
  private static String network(String address) throws IOException {
    byte[] bytes = InetAddress.getByName(address).getAddress();
    return HexFormat.of().formatHex(bytes.length == 16 ? Arrays.copyOf(bytes, 8) : bytes);
  }
}
