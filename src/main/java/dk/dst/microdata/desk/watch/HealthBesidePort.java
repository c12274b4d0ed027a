package dk.dst.microdata.desk.watch;

import java.util.Map;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.health.HealthComponent;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.HttpCodeStatusMapper;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The health where proxies ask for it, at the application's own port. Spring Boot moves all of it to the other port
 * where there is one, and can leave no more than one part of an address behind.
 */
@RestController
@ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
class HealthBesidePort {

  private final HealthEndpoint health;
  private final HttpCodeStatusMapper codes;

  HealthBesidePort(HealthEndpoint health, HttpCodeStatusMapper codes) {
    this.health = health;
    this.codes = codes;
  }

  @GetMapping("/actuator/health")
  ResponseEntity<Map<String, String>> all() {
    return answer(health.health());
  }

  @GetMapping("/actuator/health/liveness")
  ResponseEntity<Map<String, String>> liveness() {
    return answer(health.healthForPath("liveness"));
  }

  @GetMapping("/actuator/health/readiness")
  ResponseEntity<Map<String, String>> readiness() {
    return answer(health.healthForPath("readiness"));
  }

  private ResponseEntity<Map<String, String>> answer(HealthComponent found) {
    return ResponseEntity.status(codes.getStatusCode(found.getStatus()))
        .body(Map.of("status", found.getStatus().getCode()));
  }
}
