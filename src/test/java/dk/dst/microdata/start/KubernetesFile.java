package dk.dst.microdata.start;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** What a file tells Kubernetes, read as its server reads it: a field that it does not know is refused, not left out. */
record KubernetesFile(List<HasMetadata> parts) {

  private static final List<Class<? extends HasMetadata>> KINDS =
      List.of(ConfigMap.class, Deployment.class, Service.class, PodDisruptionBudget.class, NetworkPolicy.class);
  private static final ObjectMapper STRICT = strict();

  private static ObjectMapper strict() {
    var mapper = new ObjectMapper().setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
      /** The models keep what they do not know, to pass it on. */
      @Override
      public Boolean hasAnySetter(Annotated method) {
        return false;
      }
    });
    mapper.coercionConfigFor(LogicalType.Textual).setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    return mapper;
  }

  /** Reads a file of several documents. @throws IllegalArgumentException where something is not known to Kubernetes */
  static KubernetesFile read(String text) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    var parts = new ArrayList<HasMetadata>();
    for (Object document : new Yaml(options).loadAll(text)) {
      parts.add(STRICT.convertValue(document, kind((Map<?, ?>) document)));
    }
    return new KubernetesFile(parts);
  }

  private static Class<? extends HasMetadata> kind(Map<?, ?> document) {
    return KINDS.stream().filter(kind -> HasMetadata.getKind(kind).equals(document.get("kind"))
        && HasMetadata.getApiVersion(kind).equals(document.get("apiVersion"))).findFirst()
        .orElseThrow(() -> new IllegalArgumentException(document.get("kind") + " " + document.get("apiVersion")));
  }

  /** The one part of that kind. */
  <T extends HasMetadata> T the(Class<T> kind) {
    List<T> found = parts.stream().filter(kind::isInstance).map(kind::cast).toList();
    if (found.size() != 1) {
      throw new IllegalStateException(found.size() + " of " + kind.getSimpleName());
    }
    return found.get(0);
  }
}
