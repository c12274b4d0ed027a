package dk.dst.microdata.desk.login;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The request in which somebody tries to log in; null where the application itself does. */
record LoginPlace(HttpServletRequest request) {

  private static final String WAIT = LoginPlace.class.getName() + ".wait";

  /**
   * Why a password was not looked at.
   *
   * @param until when it will be
   * @param network whether it is the whole network that must wait
   */
  record Wait(Instant until, boolean network) {}

  static LoginPlace ofRequest() {
    return new LoginPlace(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes here
        ? here.getRequest() : null);
  }

  boolean isHere() {
    return request == null;
  }

  /** Whoever has one IPv6 address usually has all 2^64 that begin like it. */
  String network() {
    try {
      byte[] bytes = InetAddress.getByName(isHere() ? "localhost" : request.getRemoteAddr()).getAddress();
      return HexFormat.of().formatHex(bytes.length == 16 ? Arrays.copyOf(bytes, 8) : bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // an address is no name that would be looked up
    }
  }

  void mustWait(Wait wait) {
    if (!isHere()) {
      request.setAttribute(WAIT, wait);
    }
  }

  /** Why the request's password was not looked at, or null where it was. */
  static Wait waitOf(HttpServletRequest request) {
    return (Wait) request.getAttribute(WAIT);
  }
}
