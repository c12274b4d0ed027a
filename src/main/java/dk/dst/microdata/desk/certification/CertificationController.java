package dk.dst.microdata.desk.certification;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.facts.certificate.Asked;
import dk.dst.microdata.facts.certificate.Attempt;
import dk.dst.microdata.facts.certificate.Attempts.Standing;
import dk.dst.microdata.facts.certificate.Attempts;
import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.audit.Audit;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The test, for whoever is logged in and for nobody else: which answers are right never leaves the server. */
@RestController
@RequestMapping("/camunda/api/microdata/certification")
public class CertificationController {

  /** The person's certificate with an institution. @param daysLeft 0 on its last day; null where it does not hold */
  record CertificateLine(String institution, String text, Long daysLeft) {}

  /** A question. @param chosen which of the answers, from 0, or null */
  record QuestionView(int position, String question, List<String> answers, Integer chosen) {}

  /** A question that was answered wrongly, with what to read. */
  record Wrong(int position, String question, String source) {}

  record Line(String day, int number, String outcome) {}

  /**
   * Where the person stands.
   *
   * @param attempt id of the attempt that is under way, or null
   * @param next the attempt of the day that would begin now
   * @param whyNot why none can begin; empty where one can
   * @param wrong of the latest attempt, where it was not passed
   */
  record Shown(List<CertificateLine> certificates, Long attempt, List<QuestionView> questions, int next, int allowed,
      int asked, String whyNot, List<Line> past, List<Wrong> wrong) {}

  /** @param number the attempt of the day that is meant */
  public record Begin(Integer number) {}

  /** @param answer which of the answers as they are shown, from 0 */
  public record Answer(Integer answer) {}

  private final Attempts attempts;
  private final Institutions institutions;
  private final TermsInForce terms;
  private final Actor actor;
  private final Audit audit;
  private final Clock clock;

  CertificationController(Attempts attempts, Institutions institutions, TermsInForce terms, Actor actor, Audit audit,
      Clock clock) {
    this.attempts = attempts;
    this.institutions = institutions;
    this.terms = terms;
    this.actor = actor;
    this.audit = audit;
    this.clock = clock;
  }

  @GetMapping
  Shown show() {
    actor.mustBeKnown();
    Standing standing = attempts.standing(actor.id());
    Attempt open = standing.open();
    Attempt latest = standing.past().isEmpty() ? null : standing.past().get(0);
    return new Shown(institutions.of(actor.id()).stream().map(this::certificate).toList(),
        open == null ? null : open.id(),
        open == null ? List.of() : attempts.asked(open.id()).stream().map(CertificationController::question).toList(),
        standing.used() + 1, standing.allowed(), terms.now().certificationQuestions(), standing.whyNot(),
        standing.past().stream().map(one -> new Line(Danish.day(one.day()), one.number(), one.danish(today()))).toList(),
        latest == null || !Boolean.FALSE.equals(latest.passed()) ? List.of() : wrong(latest));
  }

  private CertificateLine certificate(Institution institution) {
    Associate person = institutions.people(institution.id()).stream().filter(one -> one.id().equals(actor.id()))
        .findFirst().orElseThrow();
    return new CertificateLine(institution.name(), person.isCertified(today())
        ? "Gyldigt til og med " + Danish.day(person.certifiedUntil()) : person.whyNotCertified(today()),
        person.isCertified(today()) ? ChronoUnit.DAYS.between(today(), person.certifiedUntil()) : null);
  }

  private static QuestionView question(Asked asked) {
    return new QuestionView(asked.position(), asked.question().question(), asked.shown(), asked.chosen());
  }

  private List<Wrong> wrong(Attempt attempt) {
    return attempts.asked(attempt.id()).stream().filter(asked -> !asked.isRight())
        .map(asked -> new Wrong(asked.position(), asked.question().question(), asked.question().source())).toList();
  }

  /** Begins an attempt, or finds the one that is under way. */
  @PostMapping("/attempts")
  @Transactional
  public Map<String, Object> begin(@RequestBody Begin asked) {
    actor.mustBeKnown();
    if (asked.number() == null) {
      throw new InputRefused("Hent siden igen, og begynd derfra.");
    }
    return Map.of("attempt", attempts.begin(actor.id(), asked.number()).id());
  }

  @PutMapping("/attempts/{attempt}/answers/{position}")
  @Transactional
  public Map<String, String> answer(@PathVariable long attempt, @PathVariable int position,
      @RequestBody Answer given) {
    Attempt own = own(attempt);
    if (given.answer() == null) {
      throw new InputRefused("Vælg et svar.");
    }
    attempts.answer(own, position, given.answer());
    return Map.of("message", "Svaret på spørgsmål " + position + " er gemt.");
  }

  @PostMapping("/attempts/{attempt}/submission")
  @Transactional
  public Map<String, String> submit(@PathVariable long attempt) {
    Attempt submitted = attempts.submit(own(attempt));
    return Map.of("message", submitted.passed()
        ? "Du har bestået. Du er certificeret til og med " + Danish.day(Associate.lastDay(submitted.day())) + "."
        : "Du har ikke bestået. Nedenfor står, hvilke spørgsmål du svarede forkert på, og hvor reglerne står.");
  }

  /** Somebody else's attempt does not exist for whoever asks. */
  private Attempt own(long attempt) {
    actor.mustBeKnown();
    return attempts.get(attempt, actor.id()).orElseThrow(() -> {
      audit.refused(actor.id(), "TAKE_TEST", null, Map.of("attempt", attempt));
      return NoRight.unknown("Forsøget findes ikke blandt dine.");
    });
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
