package dk.dst.microdata.login;

import jakarta.servlet.http.HttpServletRequest;

/** Recognises logins with a local account. */
final class LocalLogin {

  private LocalLogin() {}

  /** The form of the web applications. */
  static boolean isForm(HttpServletRequest request) {
    String path = path(request);
    return path.startsWith("/camunda/api/admin/auth/user/") && path.contains("/login");
  }

  /** The engine's REST interface, with a name and a password. */
  static boolean isRest(HttpServletRequest request) {
    return path(request).startsWith("/engine-rest") && request.getHeader("Authorization") != null;
  }

  /** The path that decides which servlet answers, so that no spelling of an address gets around. */
  private static String path(HttpServletRequest request) {
    return request.getPathInfo() == null ? request.getServletPath() : request.getServletPath() + request.getPathInfo();
  }
}
