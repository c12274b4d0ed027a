package dk.dst.microdata.desk.web;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.desk.web.Page.Bar;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The links that whoever is logged in finds in the bars, without a question to the database. */
@RestController
record PageController(Actor actor) {

  record Link(String address, String name) {}

  record Links(List<Link> pages, List<Link> tasklist, List<Link> cockpit) {}

  @GetMapping("/camunda/api/microdata/pages")
  Links show() {
    actor.mustBeKnown();
    return new Links(in(Bar.PAGES), in(Bar.TASKLIST), in(Bar.COCKPIT));
  }

  private List<Link> in(Bar bar) {
    return Page.in(bar, actor).map(page -> new Link(page.address(), page.titleIn(bar))).toList();
  }
}
