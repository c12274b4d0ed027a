package dk.dst.microdata.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The example for Kubernetes: its server would take it, its parts find each other, and it says what compose says. */
class KubernetesTest {

  private static final String TEXT = text("kubernetes.yaml");
  private static final KubernetesFile FILE = KubernetesFile.read(TEXT);
  private static final Deployment DEPLOYMENT = FILE.the(Deployment.class);
  private static final PodSpec POD = DEPLOYMENT.getSpec().getTemplate().getSpec();
  private static final Map<String, String> LABELS = DEPLOYMENT.getSpec().getTemplate().getMetadata().getLabels();
  private static final long MEGABYTE = 1L << 20;
  private static final Container NODE = POD.getContainers().get(0);

  @Test
  void hasThePartsOfAnInstallationOfTwoNodes() {
    assertThat(FILE.parts()).extracting(HasMetadata::getKind).containsExactlyInAnyOrder("ConfigMap", "Deployment",
        "Service", "PodDisruptionBudget", "NetworkPolicy");
    assertThat(FILE.parts()).allSatisfy(part -> assertThat(part.getMetadata().getName()).isEqualTo("microdata"));
    assertThat(DEPLOYMENT.getSpec().getReplicas()).isEqualTo(2);
    assertThat(POD.getContainers()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"maxUnavailable:", "readinessProbe:", "runAsNonRoot:", "secretKeyRef:", "minAvailable:",
      "podSelector:", "sessionAffinity:", "topologyKey:", "seconds:", "mountPath:", "readOnlyRootFilesystem:", "matchLabels:"})
  void aMisspeltFieldIsRefused(String field) {
    assertThat(TEXT).contains(field);
    String misspelt = TEXT.replaceFirst("\\b" + field, "x" + field);
    assertThatThrownBy(() -> KubernetesFile.read(misspelt)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Unrecognized field \"x" + field.replace(":", "") + "\"");
  }

  @ParameterizedTest
  @CsvSource({"'SPRING_MAIL_PORT: \"25\"', SPRING_MAIL_PORT: 25, Cannot coerce Integer value",
      "replicas: 2, replicas: two, not a valid `java.lang.Integer`", "policy/v1, policy/v1beta1, PodDisruptionBudget policy/v1beta1",
      "kind: Service, kind: Servise, Servise v1", "replicas: 2, 'replicas: 2\n  replicas: 3', found duplicate key replicas",
      "runAsNonRoot: true, runAsNonRoot: perhaps, from String \"perhaps\""})
  void aValueThatIsNoneIsRefused(String good, String bad, String why) {
    assertThat(TEXT).contains(good);
    assertThatThrownBy(() -> KubernetesFile.read(TEXT.replaceFirst(good, bad))).hasMessageContaining(why);
  }

  @Test
  void everySelectorFindsTheNodes() {
    var budget = FILE.the(PodDisruptionBudget.class).getSpec();
    assertThat(Stream.of(DEPLOYMENT.getSpec().getSelector().getMatchLabels(), FILE.the(Service.class).getSpec().getSelector(),
        budget.getSelector().getMatchLabels(), FILE.the(NetworkPolicy.class).getSpec().getPodSelector().getMatchLabels(),
        POD.getTopologySpreadConstraints().get(0).getLabelSelector().getMatchLabels()))
        .allSatisfy(selector -> assertThat(LABELS).containsAllEntriesOf(selector))
        .allSatisfy(selector -> assertThat(selector).isNotEmpty());
    assertThat(budget.getMinAvailable().getIntVal()).as("or no machine can be emptied").isPositive()
        .isLessThan(DEPLOYMENT.getSpec().getReplicas());
    assertThat(DEPLOYMENT.getSpec().getStrategy().getRollingUpdate().getMaxUnavailable().getIntVal()).isZero();
    assertThat(DEPLOYMENT.getSpec().getStrategy().getRollingUpdate().getMaxSurge().getIntVal()).isPositive();
  }

  @Test
  void everyPortThatIsNamedIsTheNodes() {
    assertThat(NODE.getPorts()).extracting(ContainerPort::getName, ContainerPort::getContainerPort)
        .containsExactly(tuple("http", 8080), tuple("watch", watched()));
    assertThat(Stream.concat(Stream.of(FILE.the(Service.class).getSpec().getPorts().get(0).getTargetPort(),
        FILE.the(NetworkPolicy.class).getSpec().getIngress().get(0).getPorts().get(0).getPort()),
        probes().map(probe -> probe.getHttpGet().getPort()))).extracting(IntOrString::getStrVal).containsOnly("http");
  }

  private static int watched() {
    return Integer.parseInt(FILE.the(ConfigMap.class).getData().get("MANAGEMENT_SERVER_PORT"));
  }

  /** That the addresses answer, OwnEndpointsTest asks. */
  @Test
  void aNodeIsAskedTwoQuestions() {
    assertThat(probes().map(probe -> probe.getHttpGet().getPath())).containsExactly("/actuator/health/liveness",
        "/actuator/health/liveness", "/actuator/health/readiness");
    assertThat(longest(NODE.getStartupProbe())).as("seconds of a start that waits for another").isGreaterThanOrEqualTo(600);
    assertThat(longest(NODE.getStartupProbe())).isLessThan(DEPLOYMENT.getSpec().getProgressDeadlineSeconds());
  }

  /** Nobody is sent to a node that stops any more when it stops, and it is not killed over what it does. */
  @Test
  void aNodeThatStopsFinishesWhatItHasBegun() {
    long drain = NODE.getLifecycle().getPreStop().getSleep().getSeconds();
    long springsOwn = 30;
    assertThat(drain).isGreaterThan(longest(NODE.getReadinessProbe()));
    assertThat(POD.getTerminationGracePeriodSeconds()).isGreaterThan(drain + springsOwn);
  }

  @Test
  void secretsAreNamedAndNotTold() {
    assertThat(FILE.the(ConfigMap.class).getData().keySet()).noneMatch(KubernetesTest::isSecret);
    assertThat(NODE.getEnv()).allMatch(variable -> isSecret(variable.getName()) && variable.getValue() == null)
        .extracting(EnvVar::getName).contains("SPRING_DATASOURCE_PASSWORD", "SPRING_FLYWAY_PASSWORD");
    for (EnvVar variable : NODE.getEnv()) {
      SecretKeySelector key = variable.getValueFrom().getSecretKeyRef();
      assertThat(key.getName()).isEqualTo("microdata");
      assertThat(key.getKey()).isEqualTo(variable.getName());
    }
    assertThat(NODE.getEnvFrom()).singleElement().satisfies(from -> assertThat(from.getConfigMapRef().getName())
        .isEqualTo(FILE.the(ConfigMap.class).getMetadata().getName()));
  }

  @Test
  void everySettingIsOneThatComposeKnows() {
    Map<String, Map<String, Map<String, Map<String, Object>>>> compose = new Yaml().load(text("services.yaml"));
    var known = compose.get("services").get("node").get("environment").keySet();
    assertThat(known).containsAll(FILE.the(ConfigMap.class).getData().keySet())
        .containsAll(NODE.getEnv().stream().map(EnvVar::getName).toList());
  }

  @Test
  void aNodeHasNoPowersAndWritesNowhereButInItsOwnTmp() {
    assertThat(POD.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(text("Dockerfile")).contains("USER " + POD.getSecurityContext().getRunAsUser() + "\n");
    assertThat(POD.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(POD.getAutomountServiceAccountToken()).isFalse();
    assertThat(NODE.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
    assertThat(NODE.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
    assertThat(NODE.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(POD.getVolumes()).singleElement().satisfies(volume -> assertThat(volume.getEmptyDir()).isNotNull());
    assertThat(NODE.getVolumeMounts()).singleElement().satisfies(mount -> {
      assertThat(mount.getName()).isEqualTo(POD.getVolumes().get(0).getName());
      assertThat(mount.getMountPath()).isEqualTo("/tmp");
    });
    Quantity memory = NODE.getResources().getLimits().get("memory");
    assertThat(memory).isEqualTo(NODE.getResources().getRequests().get("memory"));
    assertThat(text("services.yaml")).contains(":-" + Quantity.getAmountInBytes(memory).longValueExact() / MEGABYTE + "m}");
  }

  @Test
  void onlyTheIngressAndPrometheusComeInAndOnlyWhatIsNamedIsReached() {
    var policy = FILE.the(NetworkPolicy.class).getSpec();
    assertThat(policy.getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
    assertThat(policy.getIngress()).allSatisfy(in -> assertThat(in.getFrom()).singleElement()
        .satisfies(from -> assertThat(from.getNamespaceSelector().getMatchLabels()).isNotEmpty()));
    assertThat(policy.getIngress()).extracting(in -> in.getPorts().get(0).getPort().getStrVal())
        .containsExactly("http", "watch");
    assertThat(policy.getIngress()).extracting(NetworkPolicyIngressRule::getFrom).doesNotHaveDuplicates();
    assertThat(policy.getEgress()).hasSize(3).allSatisfy(out -> {
      assertThat(out.getTo()).isNotEmpty();
      assertThat(out.getPorts()).isNotEmpty();
    });
  }

  private static Stream<Probe> probes() {
    return Stream.of(NODE.getStartupProbe(), NODE.getLivenessProbe(), NODE.getReadinessProbe());
  }

  /** Seconds until a node that does not answer is seen not to. */
  private static int longest(Probe probe) {
    return probe.getPeriodSeconds() * probe.getFailureThreshold();
  }

  private static boolean isSecret(String name) {
    return name.matches(".*(PASSWORD|SECRET).*");
  }

  private static String text(String file) {
    try {
      return Files.readString(Path.of("docker", file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
