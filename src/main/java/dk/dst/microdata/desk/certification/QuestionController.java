package dk.dst.microdata.desk.certification;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.desk.web.Page;
import dk.dst.microdata.facts.certificate.Question;
import dk.dst.microdata.facts.certificate.Questions;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.audit.Audit;
import dk.dst.microdata.ground.database.ListPage;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The bank of questions, for process owners and the head of office: nobody else sees which answers are right. */
@RestController
@RequestMapping("/camunda/api/microdata/certification-questions")
record QuestionController(Questions questions, Institutions institutions, Actor actor, Audit audit,
    TransactionTemplate transaction, Clock clock) {

  private static final String CHANGE = "CHANGE_QUESTION";

  record Line(int number, int version, String question, String rightAnswer, List<String> wrongAnswers, String source,
      boolean withdrawn) {}

  /** @param written by whom and when, in words */
  record Version(int version, String question, String rightAnswer, List<String> wrongAnswers, String source,
      boolean withdrawn, String written, String reason) {}

  /**
   * A question as it is typed.
   *
   * @param wrongAnswers one on each line
   * @param seen the version it was written upon; none for a new question
   */
  record Typed(String question, String rightAnswer, String wrongAnswers, String source, boolean withdrawn,
      String reason, Integer seen) {}

  @GetMapping
  ListPage<Line> page(@RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "0") int after) {
    actor.mustBeIn(Page.QUESTIONS.groups());
    ListPage<Question> page = questions.page(text, after);
    return page.with(page.lines().stream().map(one -> new Line(one.number(), one.version(), one.question(),
        one.rightAnswer(), one.wrongAnswers(), one.source(), one.withdrawn())).toList());
  }

  @GetMapping("/{question}/versions")
  List<Version> versions(@PathVariable int question) {
    actor.mustBeIn(Page.QUESTIONS.groups());
    List<Question> versions = questions.versions(question);
    var people = new HashSet<String>();
    versions.forEach(one -> people.add(one.writtenBy()));
    Map<String, String> names = institutions.personNames(people);
    names.put(Decisions.SYSTEM, "Systemet");
    return versions.stream().map(one -> new Version(one.version(), one.question(), one.rightAnswer(), one.wrongAnswers(),
        one.source(), one.withdrawn(), names.get(one.writtenBy()) + ", "
            + Danish.moment(one.writtenAt().atZone(clock.getZone())), one.reason())).toList();
  }

  @PostMapping
  Map<String, String> add(@RequestBody Typed typed) {
    mustBeAllowed();
    int number = transaction.execute(status -> questions.add(read(typed), actor.id()));
    return Map.of("message", "Spørgsmål " + number + " er gemt. Det kan stilles i forsøg, der begynder fra nu af.");
  }

  @PostMapping("/{question}")
  Map<String, String> change(@PathVariable int question, @RequestBody Typed typed) {
    mustBeAllowed();
    int version = transaction.execute(status -> questions.change(question, read(typed),
        Objects.requireNonNullElse(typed.seen(), 0), actor.id()));
    return Map.of("message", "Spørgsmål " + question + " har nu version " + version + ". " + (typed.withdrawn()
        ? "Det stilles ikke længere." : "Den stilles i forsøg, der begynder fra nu af."));
  }

  private static Questions.Typed read(Typed typed) {
    return new Questions.Typed(typed.question(), typed.rightAnswer(),
        Arrays.asList(Objects.requireNonNullElse(typed.wrongAnswers(), "").split("\n")), typed.source(),
        typed.withdrawn(), typed.reason());
  }

  private void mustBeAllowed() {
    actor.mustBeKnown();
    if (!actor.isIn(Page.QUESTIONS.groups())) {
      audit.refused(actor.id(), CHANGE, null, Map.of());
      throw NoRight.forbidden();
    }
  }
}
