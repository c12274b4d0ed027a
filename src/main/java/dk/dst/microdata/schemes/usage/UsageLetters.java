package dk.dst.microdata.schemes.usage;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dk.dst.microdata.cases.letter.Rulings;
import dk.dst.microdata.cases.letter.Rulings.Parts;
import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.notice.Adverse;
import dk.dst.microdata.ground.notice.AdverseLetter.Hearing;
import dk.dst.microdata.ground.notice.LetterSection.Row;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.database.DatabaseLetters;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.schemes.database.PublishedRules;
import dk.dst.microdata.schemes.usage.UsageReviews.Affected;
import dk.dst.microdata.schemes.usage.UsageReviews.UsageReview;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What is written to the institution and to its subprojects when the use of the database has consequences (P19, D7). */
@Component
public class UsageLetters {

  private final UsageReviews reviews;
  private final ProjectDatabases databases;
  private final Catalogue catalogue;
  private final Decisions decisions;
  private final DatabaseLetters letters;
  private final Notices notices;
  private final Rulings rulings;
  private final TermsInForce terms;
  private final Clock clock;

  UsageLetters(UsageReviews reviews, ProjectDatabases databases, Catalogue catalogue, Decisions decisions,
      DatabaseLetters letters, Notices notices, Rulings rulings, TermsInForce terms, Clock clock) {
    this.reviews = reviews;
    this.databases = databases;
    this.catalogue = catalogue;
    this.decisions = decisions;
    this.letters = letters;
    this.notices = notices;
    this.rulings = rulings;
    this.terms = terms;
    this.clock = clock;
  }

  /** What FSE intends, why, whom it concerns, and until when the institution can answer. */
  public void announce(String caseNumber) {
    int number = reviews.latest(caseNumber).number();
    Decision intended = decisions.find(caseNumber, Step.USAGE_REVIEW, number).orElseThrow();
    Measure measure = Measure.of(intended.outcome());
    LocalDate answerBy = LocalDate.now(clock).plus(terms.now().hearing());
    letters.ask(caseNumber, "MEASURE_INTENDED", about(number), "Påtænkt afgørelse: projektdatabasen "
            + measure.danish().toLowerCase(),
        "FSE har gennemgået, hvordan projektdatabasen anvendes, og påtænker, at den "
            + measure.danish().toLowerCase() + ". Intet er afgjort endnu.\n\nBegrundelse: " + intended.reason()
            + consequences(caseNumber, number, measure) + "\n\nInstitutionen kan svare til og med "
            + Danish.day(answerBy) + ". Opgaven „Svar på høring“ ligger i opgavelisten. Derefter afgør FSE sagen.",
                answerBy);
  }

  /** What was decided after the hearing. That nothing changes is no decision to complain about. */
  public void announceDecision(String caseNumber) {
    int number = reviews.latest(caseNumber).number();
    Decision decided = decisions.find(caseNumber, Step.MEASURE, number).orElseThrow();
    Measure measure = Measure.of(decided.outcome());
    String title = "Afgørelse: projektdatabasen " + measure.danish().toLowerCase();
    if (measure == Measure.CONTINUE) {
      letters.tell(caseNumber, "MEASURE_DECIDED", about(number), title, "FSE har afgjort, at projektdatabasen "
          + measure.danish().toLowerCase() + ".\n\nBegrundelse: " + decided.reason());
      return;
    }
    letters.tell(measure == Measure.RESTRICT ? Adverse.USE_RESTRICTED : Adverse.USE_ENDED, caseNumber, about(number),
        new Parts(title, "FSE har afgjort, at projektdatabasen " + measure.danish().toLowerCase() + "."
                + consequences(caseNumber, number, measure) + (measure == Measure.SHUT_DOWN
                    ? "\n\nManagernes adgang lukkes"
                    + " med det samme. Derefter får underprojekterne besked, og den dataansvarlige bedes om en instruks om"
                    + " sletning." : "")
                        + "\n\nI opgavelisten klages der med „Klag over afgørelse om anvendelsen“.",
            facts(caseNumber, number), List.of(PublishedRules.PROPORTION, rulings.rule(SchemeTerm.USAGE_REASONABLE),
                rulings.rule(SchemeTerm.USAGE_LOW)),
            decisions.of(caseNumber, number, Step.USAGE_REVIEW, Step.MEASURE), hearing(caseNumber, number)));
  }

  private List<Row> facts(String caseNumber, int number) {
    UsageReview review = reviews.find(caseNumber, number).orElseThrow();
    var facts = new ArrayList<>(letters.facts(caseNumber));
    facts.add(new Row("Målt den", Danish.day(review.measuredOn())));
    facts.add(new Row("Registre i brug", Danish.of(review.used(), review.registers()) + (review.registers() == 0 ? ""
        : " (" + Danish.percent((double) review.used() / review.registers()) + ")")));
    facts.add(new Row("Aktive underprojekter", String.valueOf(review.subprojects())));
    return facts;
  }

  private Hearing hearing(String caseNumber, int number) {
    String comment = decisions.find(caseNumber, Step.USAGE_COMMENT, number).map(said -> "Udtalelse om målingen: "
        + said.reason() + "\n").orElse("");
    return decisions.find(caseNumber, Step.HEARING, number)
        .map(answer -> new Hearing(comment + "Høringssvar den " + Danish.day(LocalDate.ofInstant(answer.decidedAt(),
            clock.getZone())) + ": " + answer.reason(),
                "Svaret er indgået, før der blev afgjort, og afgørelsen er begrundet"
            + " ovenfor."))
        .orElseGet(() -> new Hearing(comment
            + "Institutionen er hørt over den påtænkte afgørelse og har ikke svaret inden"
            + " fristen.", "Sagen er afgjort på det, der forelå."));
  }

  /** Each affected subproject's contact is told which registers it can have nothing more from. */
  public void tellAffected(String caseNumber) {
    int number = reviews.latest(caseNumber).number();
    int database = databases.get(caseNumber).projectNumber();
    reviews.affected(caseNumber, reviews.leaving(caseNumber, number)).stream()
        .filter(affected -> affected.project().contact() != null)
        .collect(groupingBy(affected -> affected.project().contact(), TreeMap::new, toList()))
        .forEach((contact, own) -> notices.tell(caseNumber, "CONTENT_RESTRICTED", about(number) + own.stream()
                .map(affected -> ", projekt " + affected.project().number()).collect(joining()), contact,
            "Registre er udgået af projektdatabase " + database, "Sag " + caseNumber + ". Registre, som disse projekter"
                + " bruger, er udgået af projektdatabase " + database + ":\n" + own.stream().map(this::lost)
                .collect(joining("\n"))
                    + "\n\nProjekterne beholder de data, de har fået leveret, men der kan ikke trækkes"
                + " flere fra databasen. Er der brug for flere data, kan de bestilles særskilt ved en genindstilling."));
  }

  private String lost(Affected affected) {
    var label = catalogue.labels();
    return "– Projekt " + affected.project().number() + " („" + affected.project().title() + "“): "
        + affected.registers()
        .stream().map(label).collect(joining(", "));
  }

  private String consequences(String caseNumber, int number, Measure measure) {
    List<String> leaving = reviews.leaving(caseNumber, number);
    if (measure != Measure.RESTRICT || leaving.isEmpty()) {
      return "";
    }
    List<Affected> affected = reviews.affected(caseNumber, leaving);
    return "\n\nRegistre, der udgår:\n" + names(leaving) + "\n\n" + (affected.isEmpty()
        ? "Ingen aktive underprojekter bruger dem." : "Aktive underprojekter, der bruger dem:\n" + affected.stream()
            .map(hit -> "– " + hit.project().number() + " " + hit.project().title() + ": "
                + String.join(", ", hit.registers())).collect(joining("\n")));
  }

  private String names(List<String> registers) {
    var label = catalogue.labels();
    return registers.stream().map(code -> "– " + label.apply(code)).collect(joining("\n"));
  }

  private static String about(int number) {
    return "gennemgang nr. " + number;
  }
}
