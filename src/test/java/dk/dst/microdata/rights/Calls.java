package dk.dst.microdata.rights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.support.Endpoints.Endpoint;
import dk.dst.microdata.support.TheirCase.Theirs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What to ask of an endpoint so that it hurts: placeholders become another institution's own things, and what is sent
 * would, where it were let through, change them.
 */
public final class Calls {

  /** @param theirs whether the address names something of the other institution, so that nothing may be found there */
  public record Call(Endpoint endpoint, String address, String type, String body, boolean theirs) {

    boolean isWriting() {
      return !Set.of("GET", "OPTIONS", "HEAD").contains(endpoint.method());
    }
  }

  private static final Pattern PLACEHOLDER = Pattern.compile("(?:([\\w-]+)/)?\\{(\\w[\\w-]*)(?::[^}]*)?}(?=(/[\\w-]+)?)");
  private static final String BOUNDARY = "----microdata";

  /** Things of everybody, and things that do not exist here at all: no case or decision model is deployed. */
  private static final Map<String, String> SHARED = Map.ofEntries(Map.entry("{engine}", "default"),
      Map.entry("{name}", "default"), Map.entry("{processEngineName}", "default"), Map.entry("{appName}", "tasklist"),
      Map.entry("metrics/{name}", "activity-instance-start"), Map.entry("{file}", "app/plugin.js"),
      Map.entry("{varId}", "caseNumber"), Map.entry("{year}", "2026"), Map.entry("registrations/{id}", "0"),
      Map.entry("{version}", "1"), Map.entry("{cause}", "1"), Map.entry("{retry}", "1"),
      Map.entry("{section}", "cases"), Map.entry("{table}", "states"),
      Map.entry("models/{model}", "assess-application"), Map.entry("drawings/{model}", "assess-application"),
      Map.entry("{role}", "SIGNATORY"), Map.entry("{code}", "BEF"),
      Map.entry("{letter}", "0"), Map.entry("{step}", "0"), Map.entry("{part}", "checks"), Map.entry("{position}", "1"), Map.entry("{question}", "1"),
      Map.entry("{messageName}", "projectdatabase.applicationWithdrawn"), Map.entry("{groupId}", "fse-reviewers"),
      Map.entry("key/{key}", "assess-application"), Map.entry("{tenant-id}", "fse"));
  private static final Set<String> UNUSED = Set.of("case-activity-instance/{id}", "case-definition/{id}",
      "case-execution/{id}", "case-instance/{id}", "decision-definition/{id}", "decision-instance/{id}",
      "decision-requirements-definition/{id}", "external-task/{id}", "external-task-log/{id}", "batch/{id}", "detail/{id}",
      "{attachmentId}", "{commentId}");

  private final Theirs theirs;
  private final Map<String, String> values;
  private final ObjectMapper json;

  public Calls(Theirs theirs, Map<String, String> everybodys, ObjectMapper json) {
    this.theirs = theirs;
    this.values = new HashMap<>(SHARED);
    values.putAll(everybodys);
    UNUSED.forEach(key -> values.put(key, "findes-ikke"));
    values.putAll(theirs.values());
    values.put("process-instances/{instance}", values.get("process-instance/{id}"));
    this.json = json;
  }

  public Call to(Endpoint endpoint, String person) {
    Matcher placeholder = PLACEHOLDER.matcher(endpoint.mount() + endpoint.path().replace("/**", ""));
    var address = new StringBuilder();
    boolean named = false;
    while (placeholder.find()) {
      String before = placeholder.group(1);
      String name = "{" + placeholder.group(2) + "}";
      String key = Stream.of(before + "/" + name + placeholder.group(3), before + "/" + name, name)
          .filter(values::containsKey).findFirst().orElse(name);
      if (!values.containsKey(key)) {
        throw new AssertionError(endpoint + ": no test knows what to put for " + placeholder.group());
      }
      named |= theirs.values().containsKey(key);
      placeholder.appendReplacement(address, Matcher.quoteReplacement((before == null ? "" : before + "/") + values.get(key)));
    }
    placeholder.appendTail(address);
    if (endpoint.path().endsWith("/login/{appName}")) {
      return new Call(endpoint, address.toString(), "application/x-www-form-urlencoded", "username=findes-ikke&password=x",
          false);
    }
    if (endpoint.method().equals("PUT") && endpoint.path().endsWith("/attachments/{field}")) {
      return new Call(endpoint, address.toString(), "application/octet-stream", "En ond tekst.", named);
    }
    String file = file(endpoint);
    return file == null
        ? new Call(endpoint, address.toString(), "application/json", body(endpoint, person), named)
        : new Call(endpoint, address.toString(), "multipart/form-data; boundary=" + BOUNDARY, file, named);
  }

  private String file(Endpoint endpoint) {
    String part = endpoint.path().endsWith("deployment/create") ? "name=\"data\"; filename=\"ond.bpmn\""
        : endpoint.path().endsWith("attachment/create") ? "name=\"content\"; filename=\"ond.txt\""
        : endpoint.method().equals("POST") && endpoint.path().matches(".*(/variables|/localVariables|variable-instance).*/data")
            ? "name=\"data\"; filename=\"ond.txt\""
        : endpoint.method().equals("POST") && endpoint.path().matches("/camunda/api/microdata/(.*/data|.*/document|catalogue|lists/preview)")
            ? "name=\"file\"; filename=\"ond.csv\"" : null;
    return part == null ? null : "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + part
        + "\r\nContent-Type: application/octet-stream\r\n\r\nRegister;Perioder\nBEF;2010\n\r\n--" + BOUNDARY + "--\r\n";
  }

  private String body(Endpoint endpoint, String person) {
    String path = endpoint.path().replaceFirst("^/engine/\\{name}", "");
    if (Set.of("GET", "DELETE", "OPTIONS").contains(endpoint.method())) {
      return "";
    }
    Map<String, Object> value = Map.of("value", "approved", "type", "String");
    Object body = switch (path) {
      case "/task/{id}/claim", "/task/{id}/assignee", "/task/{id}/delegate" -> Map.of("userId", person);
      case "/task/{id}/identity-links" -> Map.of("userId", person, "type", "candidate");
      case "/task/create" -> Map.of("name", "Ond opgave", "assignee", person);
      case "/task/{id}/comment/create" -> Map.of("message", "Ond bemærkning");
      case "/task/{id}/variables", "/process-instance/{id}/variables", "/task/{id}/localVariables",
          "/execution/{id}/localVariables" -> Map.of("modifications", Map.of("outcome", value));
      case "/task/{id}/variables/{varId}", "/process-instance/{id}/variables/{varId}",
          "/task/{id}/localVariables/{varId}", "/execution/{id}/localVariables/{varId}" -> value;
      case "/filter/create" -> Map.of("resourceType", "Task", "name", "Ondt filter", "owner", person,
          "query", Map.of("assigneeExpression", "${1+1}"), "properties", Map.of());
      case "/message" -> Map.of("messageName", "projectdatabase.applicationWithdrawn", "businessKey",
          theirs.caseNumber(), "tenantId", theirs.institution().id());
      case "/signal" -> Map.of("name", "ondt");
      case "/condition" -> Map.of("variables", Map.of("ond", value));
      case "/external-task/fetchAndLock" -> Map.of("workerId", "ond", "maxTasks", 10, "topics",
          List.of(Map.of("topicName", "ond", "lockDuration", 1000)));
      case "/process-instance/delete", "/history/process-instance/delete", "/process-instance/suspended-async" ->
          Map.of("processInstanceIds", List.of(values.get("process-instance/{id}")));
      case "/process-instance/suspended" -> Map.of("suspended", true, "processInstanceIds",
          List.of(values.get("process-instance/{id}")));
      case "/process-instance/{id}/suspended", "/job/{id}/suspended", "/process-definition/{id}/suspended" ->
          Map.of("suspended", true);
      case "/process-instance/{id}/modification" -> Map.of("instructions",
          List.of(Map.of("type", "cancel", "activityId", "userTask_completeApplication")));
      case "/job/{id}/retries" -> Map.of("retries", 9);
      case "/job/{id}/duedate" -> Map.of("duedate", "2026-01-01T00:00:00.000+0000");
      case "/job/{id}/priority" -> Map.of("priority", 9);
      case "/job/retries" -> Map.of("jobIds", List.of(values.get("job/{id}")), "retries", 9);
      case "/incident/{id}/annotation" -> Map.of("annotation", "Ond bemærkning");
      case "/history/user-operation/{operationId}/set-annotation" -> Map.of("annotation", "Ond bemærkning");
      case "/user/create" -> Map.of("profile", Map.of("id", "ond", "firstName", "Ond", "lastName", "Ond"),
          "credentials", Map.of("password", "Ondskab-2026"));
      case "/user/{id}/profile" -> Map.of("id", values.get("user/{id}"), "firstName", "Ond", "lastName", "Ond");
      case "/user/{id}/credentials" -> Map.of("password", "Ondskab-2026", "authenticatedUserPassword", "demo");
      case "/group/create", "/tenant/create" -> Map.of("id", "ond", "name", "Ond");
      case "/authorization/create" -> Map.of("type", 1, "permissions", List.of("ALL"), "userId", person,
          "resourceType", 8, "resourceId", "*");
      case "/identity/verify" -> Map.of("username", theirs.institution().applicant(), "password", "demo");
      case "/identity/password-policy" -> Map.of("password", "demo");
      case "/telemetry/configuration" -> Map.of("enableTelemetry", true);
      case "/camunda/api/microdata/what-if" -> Map.of("minimumActiveProjects", 8);
      case "/camunda/api/microdata/demo/clock" -> Map.of("to", "2030-01-01");
      default -> Map.of();
    };
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
