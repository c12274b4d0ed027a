package dk.dst.microdata.desk.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URI;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What the application calls itself, where it says so at all: to the provider of a login. It is what is configured, and
 * never what a request's Host header says, which anybody can write.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE) // behind what reads a proxy's headers
@ConditionalOnProperty("microdata.public-address")
class PublicAddress implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private final URI address;

  PublicAddress(@Value("${microdata.public-address}") URI address) {
    if (address.getHost() == null || address.getScheme() == null || !address.getScheme().matches("https?")
        || !address.getPath().matches("/?")) {
      throw new IllegalStateException("MICRODATA_PUBLIC_ADDRESS must be like https://projektdatabase.example.org,"
          + " and not " + address);
    }
    this.address = address;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    boolean secure = address.getScheme().equals("https");
    int port = address.getPort() > 0 ? address.getPort() : secure ? 443 : 80;
    factory.addEngineValves(new ValveBase(true) {
      @Override
      public void invoke(Request request, Response response) throws IOException, ServletException {
        request.setSecure(secure);
        request.getCoyoteRequest().scheme().setString(address.getScheme());
        request.getCoyoteRequest().serverName().setString(address.getHost());
        request.setServerPort(port);
        getNext().invoke(request, response);
      }
    });
  }
}
