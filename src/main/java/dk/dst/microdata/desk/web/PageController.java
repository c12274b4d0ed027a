package dk.dst.microdata.desk.web;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.desk.web.Page.Bar;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The links that whoever is logged in finds in the bars; a question to the database only for those on whom something waits. */
@RestController
record PageController(Actor actor, List<Waiting> waiting) {

  /** @param waiting how much waits there; 0 also where nothing is counted */
  record Link(String address, String name, int waiting) {}

  /** @param administrator whether the person may do in the web applications whatever these offer */
  record Links(List<Link> pages, List<Link> tasklist, List<Link> cockpit, boolean administrator) {}

  @GetMapping("/camunda/api/microdata/pages")
  Links show() {
    actor.mustBeKnown();
    var counts = new EnumMap<Page, Integer>(Page.class);
    waiting.stream().filter(one -> one.page().isFor(actor)).forEach(one -> counts.put(one.page(), one.count()));
    return new Links(in(Bar.PAGES, counts), in(Bar.TASKLIST, counts), in(Bar.COCKPIT, counts),
        actor.isIn(Groups.ADMINISTRATORS));
  }

  private List<Link> in(Bar bar, Map<Page, Integer> counts) {
    return Page.in(bar, actor).map(page -> new Link(page.address(), page.titleIn(bar), counts.getOrDefault(page, 0)))
        .toList();
  }
}
