package dk.dst.microdata.desk.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Camunda keeps the number that allows a page's scripts to run (Content-Security-Policy's nonce) in one place for the
 * whole application. Two requests at the same time overwrite each other's, and one of the pages stays blank. Here each
 * request gets a place of its own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class NoncePerRequest extends OncePerRequestFilter {

  private static final String NONCE = "org.camunda.bpm.csp.nonce";

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/camunda/");
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ServletContext own = withOwnNonce(request.getServletContext());
    chain.doFilter(new HttpServletRequestWrapper(request) {
      @Override
      public ServletContext getServletContext() {
        return own;
      }
    }, response);
  }

  private static ServletContext withOwnNonce(ServletContext shared) {
    var nonce = new AtomicReference<>();
    return (ServletContext) Proxy.newProxyInstance(ServletContext.class.getClassLoader(),
        new Class<?>[] {ServletContext.class}, (proxy, method, arguments) -> {
          if (arguments != null && NONCE.equals(arguments[0])) {
            switch (method.getName()) {
              case "setAttribute" -> {
                nonce.set(arguments[1]);
                return null;
              }
              case "getAttribute" -> {
                return nonce.get();
              }
              default -> { }
            }
          }
          try {
            return method.invoke(shared, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }
}
