package dk.dst.microdata.cases.who;

import dk.dst.microdata.ground.form.InputRefused;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** What a person is told whose act was refused inside the engine. */
public final class Refused {

  private static final String MESSAGE = Refused.class.getName() + ".message";

  private Refused() {}

  /** Notes a refusal by a task listener: the engine wraps those, and the person's message would drown in its own. */
  public static InputRefused noted(InputRefused refused) {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request != null) {
      request.setAttribute(MESSAGE, refused.getMessage(), RequestAttributes.SCOPE_REQUEST);
    }
    return refused;
  }

  /** What was noted in the request, or null. */
  public static String in(HttpServletRequest request) {
    return (String) request.getAttribute(MESSAGE);
  }
}
