package dk.dst.microdata.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.util.DigestUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Repairs Tasklist's bundle as it is served. A repair that does not apply exactly as often as expected stops the start,
 * so that an upgrade of Camunda cannot lose one unnoticed.
 */
@Configuration(proxyBeanMethods = false)
class TasklistPatch implements WebMvcConfigurer {

  private static final String FOLDER = "META-INF/resources/webjars/camunda/app/tasklist/";
  private static final String BUNDLE = "camunda-tasklist-bootstrap.js";

  private record Repair(String fault, int times, String from, String to) {}

  private static final List<Repair> REPAIRS = List.of(
      new Repair("A row of a repeatable list that has been corrected leaves errors = {\"id\":[]} behind, and Start and"
          + " Fuldfør stay disabled",
          1, "!!Object.keys(e.errors).length",
          "function deep(o){return\"string\"==typeof o||!!o&&\"object\"==typeof o&&Object.values(o).some(deep)}(e.errors)"),
      new Repair("Escape, even to close a calendar, and a click beside it closed the start form with all that was typed",
          2, "backdrop:!0,keyboard:!0", "backdrop:\"static\",keyboard:!1"),
      new Repair("A form was read back from the browser, where it had been kept in clear",
          1, "b=JSON.parse(localStorage.getItem(\"camunda-form:\".concat(y))||\"{}\")", "b={}"),
      new Repair("Gem kept the form in the browser in clear, after validating it; a start form too, under \"undefined\"",
          1, "function T(){var e=A().data;localStorage.setItem(\"camunda-form:\".concat(y),JSON.stringify(e)),"
              + "h.notifyFormDirty(!1)}",
          "function T(){y&&v&&window.microdata.saveDraft(y,v,n,o,function(){h.notifyFormDirty(!1)})}"),
      new Repair("What was typed after the last Gem was lost with the session or the machine",
          1, "v.on(\"changed\",(function(e){", "v.on(\"changed\",(function(e){y&&window.microdata.changed(y,v,o);"),
      new Repair("The same, removed from the browser after sending; and what the server answered was shown only when"
          + " the person did something more",
          1, "localStorage.removeItem(\"camunda-form:\".concat(y)),t(null,n),", "t(null,n),window.microdata.sent(y),o.$applyAsync(),"),
      new Repair("The server's refusal was shown, and Fuldfør enabled again, only when the person did something more",
          1, "e.t0=e.catch(0),t(e.t0);case 11:", "e.t0=e.catch(0),t(e.t0),o.$applyAsync();case 11:"),
      new Repair("Rows of a repeatable list that are folded away were neither saved nor sent, and a list of more than five"
          + " opens folded",
          1, "v.importSchema(t,r(r({},n),b))",
          "v.importSchema(window.microdata.unfolded(t),window.microdata.shown(y,o,r(r({},n),b)))"),
      new Repair("A form that comes back from another tab was read before what had been typed in it was kept",
          1, "if(y)return m.formVariables({id:y,deserializeValues:!1}).then(",
          "if(y)return window.microdata.opening(n).then((function(){"
              + "return m.formVariables({id:y,deserializeValues:!1})})).then("),
      new Repair("What went wrong in the last attempt stayed on the screen during and after the next",
          1, "function A(){k=!1;", "function A(){window.microdata.clear(n);k=!1;"),
      new Repair("Missing fields gave an error without a message, and no hint where they are",
          1, "throw a;case 3:if(r=Object.entries", "throw window.microdata.incomplete();case 3:if(r=Object.entries"),
      new Repair("What was typed in the last 300 ms was lost when the form was drawn anew meanwhile, and the field"
          + " reported as empty",
          1, "new p({container:l[0]})", "new p({container:l[0],debounce:!1})"),
      new Repair("The newest first; the most urgent is what people look for",
          1, "[0].sortOrder=r[0].sortOrder||\"desc\",r[0].sortBy=r[0].sortBy||\"created\"",
          "[0].sortOrder=r[0].sortOrder||\"asc\",r[0].sortBy=r[0].sortBy||\"dueDate\""),
      new Repair("Offered what nobody may do here (a task without a case, comments) or what stays empty for everybody"
          + " (the task's log)",
          1, "attr(\"cam-exclude-plugins\")||\"\"",
          "attr(\"cam-exclude-plugins\")||\"tasklist.navbar.action:create-task-action,"
              + "tasklist.task.action:task-action-comment,tasklist.task.detail:task-detail-history,"
              + "tasklist.task.detail:task-detail-description\""),
      new Repair("A due date as \"om 2 måneder\", and counted by the browser's clock, which in the demo is another",
          2, "am-time-ago=\"task.due\">{{ task.due }}", ">{{ task.due | camDate:\\'short\\' }}"),
      new Repair("The same for the day the task was created",
          1, "am-time-ago=\"task.created\">{{ task.created }}", ">{{ task.created | camDate:\\'short\\' }}"),
      new Repair("What to do stood behind a tab of its own; now it stands below the name of the task",
          1, "<div cam-tasklist-task-meta\\n             task-data=\"taskData\"",
          "<p class=\"microdata-description\" ng-if=\"task.description\">{{ task.description }}</p>"
              + "<div cam-tasklist-task-meta\\n             task-data=\"taskData\""));

  private final byte[] bundle =
      repaired(new ClassPathResource(FOLDER + BUNDLE).getContentAsString(StandardCharsets.UTF_8))
          .getBytes(StandardCharsets.UTF_8);
  private final String fingerprint = '"' + DigestUtils.md5DigestAsHex(bundle) + '"';

  TasklistPatch() throws IOException {}

  static String repaired(String script) {
    for (Repair repair : REPAIRS) {
      int times = StringUtils.countOccurrencesOf(script, repair.from());
      if (times != repair.times()) {
        throw new IllegalStateException("Tasklist's " + BUNDLE + " has changed: expected " + repair.times()
            + " times, found " + times + " times: " + repair.from() + " (" + repair.fault() + ")");
      }
      script = script.replace(repair.from(), repair.to());
    }
    return script;
  }

  /**
   * The pattern must have a star: a handler for the exact name finds no resource below it. The bundle's date is that of
   * its jar, so a browser is told by the content's fingerprint whether what it has kept is repaired in the same way.
   */
  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry.addResourceHandler("/camunda/app/tasklist/*.js")
        .addResourceLocations("classpath:/" + FOLDER)
        .setCacheControl(CacheControl.noCache())
        .setUseLastModified(false)
        .setEtagGenerator(resource -> fingerprint)
        .resourceChain(true)
        .addTransformer((request, resource, chain) ->
            BUNDLE.equals(resource.getFilename()) ? new TransformedResource(resource, bundle) : resource);
  }
}
