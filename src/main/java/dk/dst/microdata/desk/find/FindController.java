package dk.dst.microdata.desk.find;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.desk.find.Excerpts.Part;
import dk.dst.microdata.desk.find.Excerpts.Text;
import dk.dst.microdata.ground.audit.Audit;
import dk.dst.microdata.ground.decision.Step;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds anything that whoever is logged in may see. */
@RestController
record FindController(Finder finder, Excerpts excerpts, Audit audit, Actor actor) {

  /** What is found of one kind; how many it is, in words. */
  record Group(String kind, String count, List<Hit> hits) {}

  /**
   * One of them.
   *
   * @param address where it is looked up
   * @param about what it belongs to
   * @param excerpt where in its text the words stand; empty where they stand in the title alone
   */
  record Hit(String address, List<Part> title, List<Part> about, List<Part> excerpt) {}

  /** @param q words, part of a number, or both */
  @GetMapping("/camunda/api/microdata/find")
  List<Group> find(@RequestParam(defaultValue = "") String q) {
    actor.mustBeKnown();
    Typed typed = Typed.of(q);
    if (typed.isTooShort()) {
      return List.of();
    }
    Map<Kind, List<Candidate>> found = finder.find(typed);
    List<Candidate> shown = found.values().stream().flatMap(some -> some.stream().limit(Finder.SHOWN)).toList();
    writeDown(shown);
    List<List<Part>> parts = excerpts.of(shown.stream().flatMap(one -> Stream.of(new Text(one.kind(), title(one)),
        new Text(one.kind(), one.about()), new Text(one.kind(), one.text()))).toList(), typed);
    List<Hit> hits = IntStream.range(0, shown.size()).mapToObj(i -> hit(shown.get(i), parts.subList(3 * i, 3 * i + 3)))
        .toList();
    return found.entrySet().stream().filter(some -> !some.getValue().isEmpty()).map(some -> new Group(
        some.getKey().danish(), count(some.getValue().size()), IntStream.range(0, shown.size())
        .filter(i -> shown.get(i).kind() == some.getKey()).mapToObj(hits::get).toList())).toList();
  }

  /** What FSE has seen of cases' texts, which is a look at them, too: as everywhere by their numbers only. */
  private void writeDown(Collection<Candidate> shown) {
    var cases = shown.stream().filter(one -> one.kind() != Kind.CASE && !one.isOwn()).map(Candidate::caseNumber)
        .filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
    if (!cases.isEmpty()) {
      audit.looked(actor.id(), "find", null, Map.of("cases", cases));
    }
  }

  private static String title(Candidate one) {
    return one.step() == null ? one.title() : Step.valueOf(one.step()).danish();
  }

  /** What a case's text belongs to is not searched, and no reason why it was found. */
  private static Hit hit(Candidate one, List<List<Part>> parts) {
    return new Hit(one.kind().address(one.key()), parts.get(0), one.caseNumber() == null ? parts.get(1)
        : List.of(new Part(one.about(), false)), why(parts.get(2)));
  }

  private static List<Part> why(List<Part> excerpt) {
    return excerpt.stream().anyMatch(Part::marked) ? excerpt : List.of();
  }

  private static String count(int found) {
    return found > Finder.SHOWN ? Finder.SHOWN + "+" : String.valueOf(found);
  }
}
