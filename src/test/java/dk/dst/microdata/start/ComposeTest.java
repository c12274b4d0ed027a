package dk.dst.microdata.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The compose files: one node, and two behind a proxy, of the same parts and open to nobody who needs not come in. */
class ComposeTest {

  private static final Path DOCKER = Path.of("docker");
  private static final String ONE = "compose.yaml";
  private static final String TWO = "compose.nodes.yaml";
  private static final List<String> NODES = List.of("first", "second");
  private static final String ON_THIS_MACHINE = "${MICRODATA_ADDRESS:-127.0.0.1}:${MICRODATA_PORT:-8080}:8080";

  @ParameterizedTest
  @ValueSource(strings = {ONE, TWO})
  void holdsNoPassword(String file) throws IOException {
    var secrets = new TreeMap<String, Object>();
    services(file).forEach((service, parts) -> environment(parts).forEach((name, value) -> {
      if (name.matches(".*(PASSWORD|SECRET).*")) {
        secrets.put(service + " " + name, value);
      }
    }));
    assertThat(secrets).hasSizeGreaterThan(6).allSatisfy((name, value) -> {
      if (value != null) { // passed on from the environment
        assertThat(value.toString()).as(name).matches("\\$\\{MICRODATA_\\w+_PASSWORD:(\\?is missing in docker/\\.env|-)}");
      }
    });
  }

  @Test
  void bothNodesAreTheOneNodeButForTheirProxy() throws IOException {
    Map<String, Object> one = services(ONE).get("application");
    for (String node : NODES) {
      var other = new LinkedHashMap<>(services(TWO).get(node));
      Map<String, Object> environment = environment(other);
      assertThat(environment.remove("MICRODATA_DRAIN")).isNotNull();
      assertThat(environment.put("MICRODATA_PROXY", environment(one).get("MICRODATA_PROXY"))).isEqualTo(address("proxy"));
      assertThat(other.remove("networks")).isNotNull();
      other.put("ports", one.get("ports"));
      assertThat(other).as(node).isEqualTo(one);
    }
    assertThat(services(TWO).get("database")).isEqualTo(services(ONE).get("database"));
    assertThat(read(TWO).get("volumes")).isEqualTo(read(ONE).get("volumes"));
  }

  @Test
  void onlyWhatStandsInFrontIsOpenAndOnThisMachineOnly() throws IOException {
    assertThat(open(ONE)).isEqualTo(Map.of("application", List.of(ON_THIS_MACHINE)));
    assertThat(open(TWO)).isEqualTo(Map.of("proxy", List.of(ON_THIS_MACHINE)));
  }

  @Test
  void whatPeopleReachHasNothingToWriteAndNoPowers() throws IOException {
    for (Map<String, Object> parts : List.of(services(ONE).get("application"), services(TWO).get("first"),
        services(TWO).get("second"), services(TWO).get("proxy"))) {
      assertThat(parts).containsEntry("read_only", true).containsEntry("cap_drop", List.of("ALL"))
          .containsEntry("security_opt", List.of("no-new-privileges:true")).containsKey("mem_limit");
    }
  }

  /** A container that is made anew may get any address that nobody has; these are kept out of it. */
  @Test
  void whoIsKnownByAnAddressKeepsIt() throws IOException {
    Map<String, Object> network = map(list(map(map(map(read(TWO).get("networks")).get("default")).get("ipam"))
        .get("config")).get(0));
    assertThat(network).containsEntry("subnet", "172.30.78.0/24").containsEntry("ip_range", "172.30.78.128/25");
    assertThat(List.of("proxy", "first", "second")).extracting(this::address).doesNotHaveDuplicates()
        .allMatch(address -> address.matches("172\\.30\\.78\\.([2-9]|[1-9]\\d|1[01]\\d|12[0-7])"));
    assertThat(environment(services(ONE).get("application")).get("MICRODATA_PROXY"))
        .isEqualTo(environment(services(TWO).get("proxy")).get("MICRODATA_PROXY"))
        .isEqualTo("${MICRODATA_PROXY:-" + network.get("gateway") + "}");
  }

  /** What it reads without it being said would be nothing, or a proxy that does not start. */
  @Test
  void theProxyIsToldWhatItsConfigurationAsksFor() throws IOException {
    String configuration = Files.readString(DOCKER.resolve("haproxy.cfg"));
    Map<String, Object> told = environment(services(TWO).get("proxy"));
    assertThat(Pattern.compile("\\$\\{(\\w+)}").matcher(configuration).results().map(asked -> asked.group(1)))
        .containsOnlyOnceElementsOf(List.of("MICRODATA_PROXY")).hasSameElementsAs(told.keySet());
    assertThat(told).containsEntry("FIRST", address("first") + ":8080").containsEntry("SECOND", address("second") + ":8080");
    assertThat(list(services(TWO).get("proxy").get("volumes")))
        .containsExactly("./haproxy.cfg:/usr/local/etc/haproxy/haproxy.cfg:ro");
  }

  /** The proxy sees that a node stops before it stops, and compose waits until it has. */
  @Test
  void aNodeServesUntilTheProxyHasSeenThatItStops() throws IOException {
    List<MatchResult> checks = Pattern.compile("check inter (\\d+)s fall (\\d+)")
        .matcher(Files.readString(DOCKER.resolve("haproxy.cfg"))).results().toList();
    for (String node : NODES) {
      Duration drain = seconds(environment(services(TWO).get(node)).get("MICRODATA_DRAIN"));
      assertThat(checks).hasSize(2).allSatisfy(check -> assertThat(drain.toSeconds())
          .isGreaterThan(Long.parseLong(check.group(1)) * (Long.parseLong(check.group(2)) + 1)));
      Duration springsOwn = Duration.ofSeconds(30);
      assertThat(seconds(services(TWO).get(node).get("stop_grace_period"))).isGreaterThan(drain.plus(springsOwn));
    }
  }

  private static Duration seconds(Object text) {
    return Duration.parse("PT" + text);
  }

  private static Map<String, Object> open(String file) throws IOException {
    var open = new TreeMap<String, Object>();
    services(file).forEach((service, parts) -> {
      assertThat(parts).as(service).doesNotContainKeys("network_mode", "expose");
      if (parts.containsKey("ports")) {
        open.put(service, parts.get("ports"));
      }
    });
    return open;
  }

  private String address(String service) {
    try {
      return map(map(services(TWO).get(service).get("networks")).get("default")).get("ipv4_address").toString();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As compose sees them: what a service extends comes first, and its environment is added to. */
  private static Map<String, Map<String, Object>> services(String file) throws IOException {
    var services = new LinkedHashMap<String, Map<String, Object>>();
    for (var service : map(read(file).get("services")).entrySet()) {
      var own = new LinkedHashMap<>(map(service.getValue()));
      var all = new LinkedHashMap<String, Object>();
      if (own.remove("extends") instanceof Map<?, ?> base) {
        all.putAll(map(map(read(base.get("file").toString()).get("services")).get(base.get("service").toString())));
      }
      var environment = environment(all);
      environment.putAll(environment(own));
      all.putAll(own);
      all.put("environment", environment);
      services.put(service.getKey(), all);
    }
    return services;
  }

  private static Map<String, Object> environment(Map<String, Object> service) {
    return map(service.computeIfAbsent("environment", none -> new LinkedHashMap<>()));
  }

  private static Map<String, Object> read(String file) throws IOException {
    return map(new Yaml().load(Files.readString(DOCKER.resolve(file))));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object yaml) {
    return (Map<String, Object>) yaml;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(Object yaml) {
    return (List<Object>) yaml;
  }
}
