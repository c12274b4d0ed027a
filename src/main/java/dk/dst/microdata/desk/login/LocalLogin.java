package dk.dst.microdata.desk.login;

import jakarta.servlet.http.HttpServletRequest;

/** Recognises logins with a local account. */
final class LocalLogin {

  private LocalLogin() {}

  /** The form of the web applications, by the path that decides which servlet answers: no spelling gets around. */
  static boolean isForm(HttpServletRequest request) {
    String path = request.getPathInfo() == null ? request.getServletPath()
        : request.getServletPath() + request.getPathInfo();
    return path.startsWith("/camunda/api/admin/auth/user/") && path.contains("/login");
  }
}
