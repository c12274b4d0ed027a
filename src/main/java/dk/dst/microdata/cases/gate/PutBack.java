package dk.dst.microdata.cases.gate;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.who.Actor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets people put back a task they have taken. To the engine that is assigning, a right that would also let them give
 * tasks to others; so whoever holds the task is answered here.
 */
class PutBack extends OncePerRequestFilter {

  private static final Pattern UNCLAIM = Pattern.compile("(/camunda/api/engine/engine/default|/engine-rest)"
      + "/task/([^/]+)/unclaim");

  private final TaskService tasks;
  private final Actor actor;
  private final People people;

  PutBack(TaskService tasks, Actor actor, People people) {
    this.tasks = tasks;
    this.actor = actor;
    this.people = people;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Matcher path = UNCLAIM.matcher(request.getRequestURI());
    if (request.getMethod().equals("POST") && path.matches() && actor.isKnown()
        && tasks.createTaskQuery().taskId(path.group(2)).taskAssignee(actor.id()).count() == 1) {
      people.asSystem(() -> tasks.setAssignee(path.group(2), null));
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      chain.doFilter(request, response);
    }
  }
}
