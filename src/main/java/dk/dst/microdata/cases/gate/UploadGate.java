package dk.dst.microdata.cases.gate;

import dk.dst.microdata.cases.who.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.InputStream;
import java.util.Arrays;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Stands before every endpoint that takes a file, a later one too, before anything of it is received: whoever is not
 * logged in sends nothing, and the others as {@link Uploads} has room.
 */
@Component
record UploadGate(Uploads uploads, Actor actor) implements HandlerInterceptor, WebMvcConfigurer {

  private static final String PERSON = UploadGate.class.getName() + ".person";

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && Arrays.stream(method.getMethodParameters())
        .map(MethodParameter::getParameterType)
        .anyMatch(type -> MultipartFile.class.isAssignableFrom(type) || type == InputStream.class)) {
      actor.mustBeKnown();
      uploads.begin(actor.id());
      request.setAttribute(PERSON, actor.id());
    }
    return true;
  }

  @Override
  public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
      Exception failed) {
    if (request.getAttribute(PERSON) instanceof String person) {
      uploads.end(person);
    }
  }
}
