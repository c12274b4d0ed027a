package dk.dst.microdata.start;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
  /** Of IPv4, where a proxy has another address after each start. */
  private static final Pattern NETWORK = Pattern.compile("(\\d+\\.\\d+\\.\\d+\\.\\d+)/(\\d|[12]\\d|3[0-2])");

  @Override
  public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
    String[] proxies = Arrays.stream(environment.getProperty("microdata.proxy", "").split(","))
        .map(String::strip).filter(proxy -> !proxy.isEmpty()).toArray(String[]::new);
    environment.getPropertySources().addLast(new MapPropertySource("trusted-proxy", Map.of(
        "server.forward-headers-strategy", proxies.length == 0 ? "none" : "native",
        "server.tomcat.remoteip.internal-proxies", proxies.length == 0 ? NOBODY : pattern(proxies))));
  }

  private static String pattern(String... proxies) {
    return Arrays.stream(proxies).map(TrustedProxy::pattern).collect(Collectors.joining("|"));
  }

  private static String pattern(String proxy) {
    Matcher network = NETWORK.matcher(proxy);
    return network.matches() ? network(address(network.group(1), proxy), Integer.parseInt(network.group(2)))
        : Pattern.quote(address(proxy, proxy).getHostAddress());
  }

  /** All addresses that begin with so many bits; the web server compares text. */
  private static String network(InetAddress address, int bits) {
    return IntStream.range(0, 4).mapToObj(place -> {
      int open = 256 >> Math.max(0, Math.min(8, bits - 8 * place));
      int first = Byte.toUnsignedInt(address.getAddress()[place]) / open * open;
      return IntStream.range(first, first + open).mapToObj(Integer::toString).collect(Collectors.joining("|", "(", ")"));
    }).collect(Collectors.joining("\\."));
  }

  /** As the web server writes it: an IPv6 address can be shortened in many ways. */
  private static InetAddress address(String proxy, String setting) {
    if (!proxy.matches("[0-9.]+|[0-9a-fA-F:.]+")) {
      throw refused(setting);
    }
    try {
      return InetAddress.getByName(proxy);
    } catch (UnknownHostException e) {
      throw refused(setting);
    }
  }

  private static StartRefused refused(String proxy) {
    return new StartRefused("MICRODATA_PROXY must hold addresses, or networks such as 10.0.4.0/24, separated by commas,"
        + " and not \"" + proxy + "\".");
  }
}
