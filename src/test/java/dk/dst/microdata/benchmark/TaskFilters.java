package dk.dst.microdata.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.support.WebSession;

/** The filters of Tasklist, by which people ask for their lists. */
final class TaskFilters {

  private TaskFilters() {}

  /** Of the filter that somebody sees under that name. */
  static String id(WebSession session, String name) throws Exception {
    String found = session.get("/camunda/api/engine/engine/default/filter?resourceType=Task").body();
    for (var filter : new ObjectMapper().readTree(found)) {
      if (filter.path("name").asText().equals(name)) {
        return filter.path("id").asText();
      }
    }
    throw new AssertionError("No filter " + name);
  }
}
