package dk.dst.microdata.support;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.catalina.Container;
import org.apache.catalina.Wrapper;
import org.glassfish.jersey.servlet.ServletContainer;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.servlet.handler.AbstractHandlerMethodMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * Every endpoint of the running application, as the web server, Spring MVC and Jersey have them: what is new is found
 * by itself. Jersey's own model stops at a method that hands on to another resource; here the declared type of what it
 * hands on to is read instead.
 */
@TestComponent
public class Endpoints {

  /** @param mount what stands before the path, by which the same resources are reached in several places */
  public record Endpoint(String method, String mount, String path) implements Comparable<Endpoint> {

    @Override
    public int compareTo(Endpoint other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return method + " " + mount + path;
    }
  }

  private final ServletWebServerApplicationContext context;

  Endpoints(ServletWebServerApplicationContext context) {
    this.context = context;
  }

  public Set<Endpoint> all() {
    var all = new TreeSet<>(springs());
    servlets().stream().filter(servlet -> is(servlet, ServletContainer.class)).forEach(servlet -> all.addAll(jerseys(servlet)));
    return all;
  }

  /** Servlets that are neither Spring's nor Jersey's, by name. */
  public List<String> otherServlets() {
    return servlets().stream().filter(servlet -> !is(servlet, ServletContainer.class)).map(Container::getName).toList();
  }

  private Set<Endpoint> springs() {
    var found = new TreeSet<Endpoint>();
    for (AbstractHandlerMethodMapping<?> mapping : context.getBeansOfType(AbstractHandlerMethodMapping.class).values()) {
      for (Object key : mapping.getHandlerMethods().keySet()) {
        RequestMappingInfo info = (RequestMappingInfo) key;
        Set<String> methods = info.getMethodsCondition().getMethods().isEmpty() ? Set.of("GET", "POST")
            : info.getMethodsCondition().getMethods().stream().map(Enum::name).collect(Collectors.toSet());
        for (String path : info.getPatternValues()) {
          methods.forEach(method -> found.add(new Endpoint(method, "", path)));
        }
      }
    }
    return found;
  }

  private List<Wrapper> servlets() {
    var host = ((TomcatWebServer) context.getWebServer()).getTomcat().getHost();
    return Arrays.stream(host.findChildren()).flatMap(application -> Arrays.stream(application.findChildren()))
        .map(Wrapper.class::cast).toList();
  }

  private static boolean is(Wrapper servlet, Class<?> type) {
    return type.getName().equals(servlet.getServletClass());
  }

  private static Set<Endpoint> jerseys(Wrapper servlet) {
    try {
      servlet.load();
    } catch (jakarta.servlet.ServletException e) {
      throw new IllegalStateException(e);
    }
    var configuration = ((ServletContainer) servlet.getServlet()).getConfiguration();
    var roots = new LinkedHashSet<Class<?>>(configuration.getClasses());
    configuration.getInstances().forEach(instance -> roots.add(instance.getClass()));
    var found = new TreeSet<Endpoint>();
    for (String mapping : servlet.findMappings()) {
      String mount = mapping.replaceAll("/\\*$", "");
      roots.stream().filter(root -> AnnotatedElementUtils.hasAnnotation(root, Path.class))
          .forEach(root -> follow(mount, path(root), root, new ArrayList<>(), found));
    }
    return found;
  }

  private static void follow(String mount, String path, Class<?> resource, List<Class<?>> way, Set<Endpoint> found) {
    if (way.contains(resource)) {
      return;
    }
    way = new ArrayList<>(way);
    way.add(resource);
    int before = found.size();
    for (Method method : resource.getMethods()) {
      HttpMethod http = AnnotatedElementUtils.findMergedAnnotation(method, HttpMethod.class);
      String own = join(path, path(method));
      if (http != null) {
        found.add(new Endpoint(http.value(), mount, own));
      } else if (AnnotatedElementUtils.hasAnnotation(method, Path.class)) {
        follow(mount, own, method.getReturnType(), way, found);
      }
    }
    if (found.size() == before) {
      throw new IllegalStateException(path + " hands on to " + resource + ", in which no endpoint can be found");
    }
  }

  private static String path(java.lang.reflect.AnnotatedElement element) {
    Path path = AnnotatedElementUtils.findMergedAnnotation(element, Path.class);
    return path == null ? "" : path.value();
  }

  private static String join(String one, String other) {
    return ("/" + one + "/" + other).replaceAll("/+", "/").replaceAll("(.)/$", "$1");
  }
}
