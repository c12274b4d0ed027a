package dk.dst.microdata.schemes.usage;

import dk.dst.microdata.cases.letter.Rulings.Parts;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.notice.Adverse;
import dk.dst.microdata.ground.notice.AdverseLetter.Hearing;
import dk.dst.microdata.ground.notice.AdverseLetters;
import dk.dst.microdata.ground.notice.LetterSection.Row;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.database.DatabaseLetters;
import dk.dst.microdata.schemes.database.ProjectDatabase;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.schemes.database.PublishedRules;
import dk.dst.microdata.schemes.database.Shutdowns;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A decision about the use is complained about, or there are new facts: FSE says whether the case is reopened. */
@Repository
public class Reconsiderations {

  private final JdbcClient jdbc;
  private final ProjectDatabases databases;
  private final UsageReviews reviews;
  private final Shutdowns shutdowns;
  private final Decisions decisions;
  private final DatabaseLetters letters;
  private final AdverseLetters adverse;
  private final TermsInForce terms;
  private final Clock clock;

  Reconsiderations(JdbcClient jdbc, ProjectDatabases databases, UsageReviews reviews, Shutdowns shutdowns,
      Decisions decisions, DatabaseLetters letters, AdverseLetters adverse,
      TermsInForce terms, Clock clock) {
    this.jdbc = jdbc;
    this.databases = databases;
    this.reviews = reviews;
    this.shutdowns = shutdowns;
    this.decisions = decisions;
    this.letters = letters;
    this.adverse = adverse;
    this.terms = terms;
    this.clock = clock;
  }

  /**
   * The case number of the institution's database with a decision that can be complained about.
   *
   * @throws InputRefused where it has none
   */
  public String caseOf(String institution) {
    return databases.openOf(institution).map(ProjectDatabase::caseNumber)
        .filter(caseNumber -> decided(caseNumber).isPresent())
        .orElseThrow(() -> new InputRefused("Der er ingen afgørelse om at begrænse eller nedlægge institutionens"
            + " projektdatabase at klage over."));
  }

  /**
   * The institution complains or tells something new.
   *
   * @throws InputRefused past the deadline, or where it has complained about this decision before
   */
  public void request(String caseNumber, String statement, String by) {
    Decision decided = decided(caseNumber).orElseThrow();
    LocalDate until = adverse.complaintUntil(caseNumber, Adverse.USE_ENDED.notice(), about(decided)).orElseGet(() ->
        LocalDate.ofInstant(decided.decidedAt(), clock.getZone()).plus(terms.now().complaint()));
    if (LocalDate.now(clock).isAfter(until)) {
      throw new InputRefused("Fristen for at klage over afgørelsen i sag " + caseNumber + " var " + Danish.day(until)
          + ". Skriv til FSE, hvis der er nye oplysninger.");
    }
    if (decisions.find(caseNumber, Step.USAGE_COMPLAINT, decided.round()).isPresent()) {
      throw new InputRefused("Institutionen har allerede klaget over denne afgørelse i sag " + caseNumber + ".");
    }
    decisions.record(caseNumber, Step.USAGE_COMPLAINT, decided.round(), "complained", statement, by);
  }

  private void upheld(String caseNumber, Decision decided) {
    var facts = new ArrayList<>(letters.facts(caseNumber));
    facts.add(new Row("Afgørelsen, der er klaget over", Measure.of(decided.outcome()).danish() + ", "
        + Danish.day(LocalDate.ofInstant(decided.decidedAt(), clock.getZone()))));
    facts.add(new Row("Gennemgang nr.", String.valueOf(decided.round())));
    letters.tell(Adverse.COMPLAINT_REJECTED, caseNumber, about(decided),
        new Parts("Afgørelsen om anvendelsen står ved magt",
        "FSE har ikke fundet grund til at genoptage sagen. Afgørelsen står ved magt.", facts,
        List.of(PublishedRules.PROPORTION),
        decisions.of(caseNumber, decided.round(), Step.USAGE_REVIEW, Step.MEASURE, Step.USAGE_RECONSIDERATION),
        new Hearing("Klagen: " + decisions.find(caseNumber, Step.USAGE_COMPLAINT, decided.round()).map(Decision::reason)
            .filter(said -> !said.isBlank()).orElse("uden yderligere oplysninger"),
            "Klagen er vurderet af en anden, end den, der afgjorde sagen, og har ikke ført til et andet resultat.")));
  }

  private static String about(Decision decided) {
    return "gennemgang nr. " + decided.round();
  }

  /**
   * FSE decides. Reopened, what was taken away is back at once, and a new review is due.
   *
   * @return whether a shutdown is undone by it
   * @throws InputRefused where it is too late to undo
   */
  public boolean decide(String caseNumber, boolean reopened, String reason, String by) {
    Decision decided = decided(caseNumber).orElseThrow();
    boolean first = decisions.find(caseNumber, Step.USAGE_RECONSIDERATION, decided.round()).isEmpty();
    decisions.record(caseNumber, Step.USAGE_RECONSIDERATION, decided.round(), reopened ? "reopened" : "upheld", reason,
        by);
    if (reopened) {
      letters.tell(caseNumber, "COMPLAINT_DECIDED", about(decided), "Sagen om anvendelsen er genoptaget",
          "FSE har genoptaget"
          + " sagen. Afgørelsen er sat ud af kraft, og anvendelsen gennemgås på ny.\n\nBegrundelse: " + reason);
    } else {
      upheld(caseNumber, decided);
    }
    if (!reopened || !first) {
      return false;
    }
    databases.giveBack(caseNumber, reviews.leaving(caseNumber, decided.round()));
    jdbc.sql("update usage_review set reopened_on = ? where case_number = ? and number = ("
            + " select max(number) from usage_review where case_number = ? and kind <> 'EXTENSION')")
        .param(LocalDate.now(clock)).param(caseNumber).param(caseNumber).update();
    boolean wasShutDown = Measure.of(decided.outcome()) == Measure.SHUT_DOWN;
    if (wasShutDown) {
      LocalDate today = LocalDate.now(clock);
      boolean ended = !today.isBefore(databases.closesOn(caseNumber));
      shutdowns.undo(caseNumber, ended ? today.plus(terms.now().hearing()) : null, reason, by);
    }
    return wasShutDown;
  }

  /** The last decision that went against the institution. */
  Optional<Decision> decided(String caseNumber) {
    return decisions.of(caseNumber).stream().filter(decision -> decision.step() == Step.MEASURE
        && Measure.of(decision.outcome()) != Measure.CONTINUE).reduce((one, later) -> later);
  }

  /** What the institution wrote. */
  String statement(String caseNumber) {
    return decided(caseNumber).flatMap(decision -> decisions.find(caseNumber, Step.USAGE_COMPLAINT, decision.round()))
        .map(Decision::reason).orElse("");
  }
}
