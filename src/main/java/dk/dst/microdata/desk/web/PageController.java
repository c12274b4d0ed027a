package dk.dst.microdata.desk.web;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The head of every page: who is logged in, and the links that they find there. */
@RestController
record PageController(Actor actor, Institutions institutions, List<Waiting> waiting) {

  /** @param waiting how much waits there; 0 also where nothing is counted */
  record Link(String address, String name, int waiting) {}

  /**
   * A head.
   *
   * @param person name of who is logged in
   * @param place of which institution they are, or of which office
   * @param administrator whether the person may do in the web applications whatever these offer
   */
  record Head(String person, String place, List<Link> pages, boolean administrator) {}

  @GetMapping("/camunda/api/microdata/pages")
  Head show() {
    actor.mustBeKnown();
    var counts = new EnumMap<Page, Integer>(Page.class);
    waiting.stream().filter(one -> one.page().isFor(actor)).forEach(one -> counts.put(one.page(), one.count()));
    return new Head(institutions.personName(actor.id()), place(), Page.linkedTo(actor).map(page ->
        new Link(page.address(), page.title(), counts.getOrDefault(page, 0))).toList(),
        actor.isIn(Groups.ADMINISTRATORS));
  }

  private String place() {
    return actor.isFse() || actor.isIn(Groups.ECONOMY) ? "Forskningsservice"
        : institutions.of(actor.id()).stream().map(Institution::name).collect(Collectors.joining(", "));
  }
}
