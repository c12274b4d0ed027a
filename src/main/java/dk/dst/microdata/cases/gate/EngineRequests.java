package dk.dst.microdata.cases.gate;

import dk.dst.microdata.cases.who.Groups;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What each group asks the engine in the course of its work: what Tasklist sends for everybody, what Cockpit sends for
 * process owners. The engine's interface can some 500 things more, of which nobody but the administrator needs any.
 */
final class EngineRequests {

  private static final String ENGINE = "(?:/engine-rest|/camunda/api/engine/engine/default)/";
  private static final String COCKPIT = "/camunda/api/cockpit/plugin/base/default/";

  /**
   * One step of a path, as it was sent: neither a dot step nor anything that becomes another path when it is read, so
   * that what is allowed here is what the engine will see.
   */
  private static final String STEP = "(?!\\.+(?:/|$))(?:[\\w.:@~-]|%(?!2[eEfF5]|3[bB]|5[cC])[0-9a-fA-F]{2})+";

  /** What the login page asks before anybody is logged in. */
  private static final List<Pattern> OPEN = Stream.of("GET /camunda/api/engine/engine",
      "GET /camunda/api/admin/auth/user/default", "POST /camunda/api/admin/auth/user/default/logout",
      "POST /camunda/api/admin/auth/user/default/login/{app}",
      "GET /camunda/api/{app}/plugin/{plugin}/static/app/{file}").map(EngineRequests::pattern).toList();

  private static final List<Pattern> TASKLIST = Stream.of(
      "GET filter", "GET filter/count", "GET filter/{id}", "OPTIONS filter", "OPTIONS filter/{id}",
      "(GET|POST) filter/{id}/(list|count)",
      "(GET|POST) task", "(GET|POST) task/count", "GET task/{id}",
      "GET task/{id}/(form|form-variables|deployed-form|rendered-form|identity-links)",
      "GET task/{id}/localVariables", "GET task/{id}/localVariables/{name}",
      "POST task/{id}/(claim|unclaim|assignee|complete|submit-form)",
      "GET process-definition", "GET process-definition/count",
      "GET process-definition/(key/)?{id}",
      "GET process-definition/(key/)?{id}/(startForm|deployed-start-form|rendered-form|form-variables|xml)",
      "POST process-definition/(key/)?{id}/submit-form",
      // the person's own account and institution: of others the engine shows nothing
      "GET user", "GET user/{id}/profile", "GET tenant", "GET authorization/check",
      // to change one's own password
      "PUT user/{id}/credentials", "(GET|POST) identity/password-policy")
      .map(EngineRequests::engine).toList();

  private static final List<Pattern> OWNERS = Stream.concat(Stream.of(
      // each refined by the engine to what a process owner may read
      "GET (process-definition|process-instance|execution|task|job|job-definition|incident|variable-instance|deployment"
          + "|decision-definition|decision-requirements-definition|case-definition|external-task|batch"
          + "|event-subscription)(/{step})*",
      "GET history/(process-instance|activity-instance|task|incident|job-log|user-operation|variable-instance|detail"
          + "|identity-link-log|external-task-log|process-definition|batch)(/{step})*",
      "POST (process-instance|execution|variable-instance|job|job-definition|external-task)(/count)?",
      "POST history/(process-instance|activity-instance|task|variable-instance|detail|job-log|external-task-log)(/count)?",
      // the one thing they repair
      "PUT (job|job-definition)/{id}/retries").map(EngineRequests::engine),
      Stream.of("GET " + COCKPIT + "process-definition/(statistics|statistics-count)",
          "(GET|POST) " + COCKPIT + "(incident|process-instance)(/count)?",
          "(GET|POST) " + COCKPIT + "(process-definition/{id}/called-process-definitions"
              + "|process-instance/{id}/called-process-instances)").map(EngineRequests::pattern)).toList();

  private static final Map<String, List<Pattern>> BY_GROUP = Map.of(
      Groups.APPLICANTS, TASKLIST, Groups.REVIEWERS, TASKLIST, Groups.APPROVERS, TASKLIST,
      Groups.OWNERS, both(TASKLIST, OWNERS), Groups.DATA_PROTECTION, TASKLIST, Groups.ECONOMY, TASKLIST);

  private EngineRequests() {}

  static boolean isOpen(String request) {
    return isAmong(OPEN, request);
  }

  static boolean isAllowed(String group, String request) {
    return isAmong(BY_GROUP.getOrDefault(group, List.of()), request);
  }

  private static boolean isAmong(List<Pattern> patterns, String request) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(request).matches());
  }

  private static Pattern engine(String line) {
    return pattern(line.replaceFirst(" ", " " + ENGINE));
  }

  private static Pattern pattern(String line) {
    return Pattern.compile(line.replaceAll("\\{[a-z]+}", Matcher.quoteReplacement(STEP)) + "/?");
  }

  private static List<Pattern> both(List<Pattern> some, List<Pattern> others) {
    var both = new ArrayList<>(some);
    both.addAll(others);
    return both;
  }
}
