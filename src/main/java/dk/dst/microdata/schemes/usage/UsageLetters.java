package dk.dst.microdata.schemes.usage;

import static java.util.stream.Collectors.joining;

import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.database.DatabaseLetters;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.schemes.usage.UsageReviews.Affected;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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
  private final TermsInForce terms;
  private final Clock clock;

  UsageLetters(UsageReviews reviews, ProjectDatabases databases, Catalogue catalogue, Decisions decisions,
      DatabaseLetters letters, Notices notices, TermsInForce terms, Clock clock) {
    this.reviews = reviews;
    this.databases = databases;
    this.catalogue = catalogue;
    this.decisions = decisions;
    this.letters = letters;
    this.notices = notices;
    this.terms = terms;
    this.clock = clock;
  }

  /** What FSE intends, why, whom it concerns, and until when the institution can answer. */
  public void announce(String caseNumber) {
    int number = reviews.latest(caseNumber).number();
    Decision intended = decisions.find(caseNumber, Step.USAGE_REVIEW, number).orElseThrow();
    Measure measure = Measure.of(intended.outcome());
    letters.tell(caseNumber, "MEASURE_INTENDED", about(number), "Påtænkt afgørelse: projektdatabasen "
            + measure.danish().toLowerCase(),
        "FSE har gennemgået, hvordan projektdatabasen anvendes, og påtænker, at den "
            + measure.danish().toLowerCase() + ". Intet er afgjort endnu.\n\nBegrundelse: " + intended.reason()
            + consequences(caseNumber, number, measure) + "\n\nInstitutionen kan svare til og med "
            + Danish.day(LocalDate.now(clock).plus(terms.now().hearing()))
            + ". Opgaven „Svar på høring“ ligger i opgavelisten. Derefter afgør FSE sagen.");
  }

  /** What was decided after the hearing, with the reasons and how to complain. */
  public void announceDecision(String caseNumber) {
    int number = reviews.latest(caseNumber).number();
    Decision decided = decisions.find(caseNumber, Step.MEASURE, number).orElseThrow();
    Measure measure = Measure.of(decided.outcome());
    letters.tell(caseNumber, "MEASURE_DECIDED", about(number), "Afgørelse: projektdatabasen "
            + measure.danish().toLowerCase(),
        "FSE har afgjort, at projektdatabasen " + measure.danish().toLowerCase() + ".\n\nBegrundelse: "
            + decided.reason()
            + (measure == Measure.CONTINUE ? "" : consequences(caseNumber, number, measure) + "\n\n"
                + letters.complaintGuidance() + " I opgavelisten hedder det „Klag over afgørelse om anvendelsen“."));
  }

  /** Each affected subproject's contact is told which registers it can have nothing more from. */
  public void tellAffected(String caseNumber) {
    int number = reviews.latest(caseNumber).number();
    int database = databases.get(caseNumber).projectNumber();
    for (Affected affected : reviews.affected(caseNumber, reviews.leaving(caseNumber, number))) {
      if (affected.project().contact() != null) {
        notices.tell(caseNumber, "CONTENT_RESTRICTED", about(number) + ", projekt " + affected.project().number(),
            affected.project().contact(), "Registre er udgået af projektdatabase " + database,
            "Disse registre, som projekt " + affected.project().number() + " („" + affected.project().title()
                + "“) bruger, er udgået af projektdatabase " + database + ":\n" + names(affected.registers())
                + "\n\nProjektet beholder de data, det har fået leveret, men der kan ikke trækkes flere fra databasen."
                + " Har projektet brug for flere data fra dem, kan de bestilles særskilt ved en genindstilling.");
      }
    }
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
