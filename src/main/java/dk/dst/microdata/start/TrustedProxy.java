package dk.dst.microdata.start;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Whose X-Forwarded headers are believed: those of the proxies named by {@code MICRODATA_PROXY}, and nobody else's. From
 * whom a login comes is counted by them, so a stranger who could write them would be somebody else at each attempt. The
 * web server by itself would believe every private address.
 */
class TrustedProxy implements EnvironmentPostProcessor {

  private static final String NOBODY = "(?!)";

  @Override
  public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
    String[] proxies = Arrays.stream(environment.getProperty("microdata.proxy", "").split(","))
        .map(String::strip).filter(proxy -> !proxy.isEmpty()).toArray(String[]::new);
    environment.getPropertySources().addLast(new MapPropertySource("trusted-proxy", Map.of(
        "server.forward-headers-strategy", proxies.length == 0 ? "none" : "native",
        "server.tomcat.remoteip.internal-proxies", proxies.length == 0 ? NOBODY : pattern(proxies))));
  }

  private static String pattern(String... proxies) {
    return Arrays.stream(proxies).map(TrustedProxy::address).map(Pattern::quote).collect(Collectors.joining("|"));
  }

  /** As the web server writes it: an IPv6 address can be shortened in many ways. */
  private static String address(String proxy) {
    if (!proxy.matches("[0-9.]+|[0-9a-fA-F:.]+")) {
      throw new StartRefused("MICRODATA_PROXY must hold addresses, separated by commas, and not \"" + proxy + "\".");
    }
    try {
      return InetAddress.getByName(proxy).getHostAddress();
    } catch (UnknownHostException e) {
      throw new StartRefused("MICRODATA_PROXY must hold addresses, separated by commas, and not \"" + proxy + "\".");
    }
  }
}
