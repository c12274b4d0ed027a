package dk.dst.microdata.schemes.breach;

import dk.dst.microdata.cases.letter.Rulings;
import dk.dst.microdata.cases.letter.Rulings.Parts;
import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.facts.quarantine.Quarantine;
import dk.dst.microdata.facts.quarantine.Quarantine.Basis;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.notice.Adverse;
import dk.dst.microdata.ground.notice.AdverseLetter.Hearing;
import dk.dst.microdata.ground.notice.AdverseLetter.Rule;
import dk.dst.microdata.ground.notice.LetterSection.Row;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.breach.Breach.Measure;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What is written about a breach: to the responsible, or the substitutes where there is none, and to the user, where the
 * institution knows them. To nobody else.
 */
@Component
class BreachLetters {

  private static final String REPORTED = "Et brud på reglerne er indberettet";
  private static final String MATRIX = "Danmarks Statistiks sanktionsregler fra 1. april 2024; offentliggjort for"
      + " Forskerordningen, for de andre ordninger FSE’s skøn";

  private final Institutions institutions;
  private final Notices notices;
  private final Rulings rulings;
  private final Decisions decisions;
  private final TermsInForce terms;
  private final Clock clock;

  BreachLetters(Institutions institutions, Notices notices, Rulings rulings, Decisions decisions, TermsInForce terms,
      Clock clock) {
    this.institutions = institutions;
    this.notices = notices;
    this.rulings = rulings;
    this.decisions = decisions;
    this.terms = terms;
    this.clock = clock;
  }

  /** @param closed whether access is closed until the explanation is approved, which is a decision of its own */
  void reported(Breach breach, boolean closed) {
    String answer = "Redegør for det senest den " + Danish.day(lastDay())
        + ". Hvad der er indberettet, står i opgaven „Redegør for"
        + " bruddet“.";
    if (!closed) {
      ask(breach, "BREACH_REPORTED", "indberetningen", REPORTED, about(breach) + " " + answer);
      return;
    }
    // who has reported it, and in which words, is in the task, which only those who explain it see
    Decision report = decisions.find(breach.caseNumber(), Step.BREACH_REPORT, 1).orElseThrow();
    rulings.tell(Adverse.CLOSED_UNTIL_EXPLAINED, breach.caseNumber(), "indberetningen",
        recipients(breach.institutionId(), breach.personId()), new Parts(REPORTED, about(breach)
            + " Adgangen er lukket, indtil redegørelsen er godkendt. " + answer, facts(breach),
            List.of(new Rule("Adgangen kan lukkes, til der er redegjort for et brud.", MATRIX),
                rulings.rule(SchemeTerm.BREACH_EXPLANATION)),
            List.of(new Decision(breach.caseNumber(), Step.BREACH_REPORT, 1, "closedAtOnce",
                "Et brud er indberettet, og det"
                + " er sådan, at adgangen lukkes, mens det undersøges.", Decisions.SYSTEM, report.decidedAt())),
            Hearing.none("Adgangen lukkes foreløbigt, før institutionen er hørt, og redegørelsen er høringen.")));
  }

  private LocalDate lastDay() {
    return LocalDate.now(clock).plus(terms.now().breachExplanation());
  }

  private void ask(Breach breach, String kind, String about, String title, String body) {
    notices.ask(breach.caseNumber(), kind, about, recipients(breach.institutionId(), breach.personId()), title,
        "Sag " + breach.caseNumber() + ". " + body, lastDay());
  }

  void askedAgain(Breach breach, String reason) {
    ask(breach, "BREACH_ASKED_AGAIN", "spørgsmål " + breach.asked(), "Redegørelsen skal uddybes", about(breach)
        + " Redegørelsen er ikke godkendt, med denne begrundelse: " + reason + "\nRedegør igen senest den "
            + Danish.day(lastDay())
        + ".");
  }

  void noSanction(Breach breach, String reason) {
    tell(breach, "BREACH_NO_SANCTION", "afgørelsen", "Sagen er afsluttet uden sanktion", about(breach)
        + " Danmarks Statistik har afsluttet sagen uden sanktion, med denne begrundelse: " + reason
        + "\nEr adgang lukket på grund af indberetningen, er den åben igen.");
  }

  void sanctioned(Breach breach, Collection<Quarantine> all) {
    var done = new ArrayList<String>();
    if (breach.measure() == Measure.REPRIMAND) {
      done.add("Bruddet påtales, og det tæller med, hvis der kommer flere. Intet er lukket.");
    } else if (breach.measure() == Measure.CLOSED_UNTIL_EXPLAINED && breach.explanationApproved()) {
      done.add("Redegørelsen er godkendt, så adgangen er åben. Bruddet tæller med, hvis der kommer flere.");
    }
    all.stream().filter(quarantine -> quarantine.basis() == Basis.DECISION).map(BreachLetters::closed)
        .forEach(done::add);
    if (breach.terminates()) {
      done.add("Autorisationsaftalen er opsagt. Institutionens projekter og projektdatabase bliver lukket.");
    }
    rulings.tell(Adverse.SANCTIONED, breach.caseNumber(), "afgørelsen",
        recipients(breach.institutionId(), breach.personId()), new Parts("Afgørelse om brud på reglerne",
            "Danmarks Statistik har afgjort sagen om et brud " + Danish.day(breach.happenedOn()) + ":\n– "
                + String.join("\n– ", done), facts(breach),
            List.of(new Rule(breach.evidence() == null ? "Sanktionsmatricen." : breach.evidence(), MATRIX),
                rulings.rule(SchemeTerm.BREACH_WINDOW)),
            assessed(breach), new Hearing(breach.explanation() == null
                ? "Institutionen blev bedt om en redegørelse og har ikke givet nogen."
                : "Institutionens redegørelse: " + breach.explanation(),
                breach.explanation() == null ? "Sagen er afgjort på det, der er indberettet."
                    : breach.explanationApproved() ? "Redegørelsen er godkendt."
                        : "Redegørelsen er indgået i vurderingen og er ikke godkendt.")));
  }

  private List<Row> facts(Breach breach) {
    var facts = new ArrayList<Row>();
    facts.add(new Row("Bruddet skete", Danish.day(breach.happenedOn())));
    facts.add(new Row("Ordning", breach.scheme().danish()));
    if (breach.grade() != null) {
      facts.add(new Row("Vurderet som", breach.grade().danish()));
    }
    if (breach.projectNumber() != null) {
      facts.add(new Row("Projekt", String.valueOf(breach.projectNumber())));
    }
    facts.add(new Row("Bedt om redegørelse", Danish.count(breach.asked(), "gang", "gange")));
    facts.add(new Row("Indberettet af institutionen selv", breach.selfReported()
        ? "Ja. Det er indgået som en formildende omstændighed." : "Nej"));
    return facts;
  }

  /** What the reviewer graded last, and what was decided. */
  private List<Decision> assessed(Breach breach) {
    return Stream.concat(decisions.of(breach.caseNumber()).stream().filter(decision ->
        decision.step() == Step.BREACH_GRADE)
        .reduce((earlier, later) -> later).stream(), decisions.of(breach.caseNumber(), 1, Step.SANCTION).stream())
            .toList();
  }

  private static String closed(Quarantine quarantine) {
    return switch (quarantine.whom()) {
      case USER -> "Brugerens adgang til alle projekter er lukket ";
      case PROJECT -> "Projekt " + quarantine.projectNumber() + " er lukket for alle ";
      case INSTITUTION -> "Alle institutionens projekter er lukket for alle ";
    } + quarantine.until() + ".";
  }

  /** A quarantine is over; told once. */
  void ended(Quarantine quarantine) {
    tell(quarantine.caseNumber(), quarantine.institutionId(), quarantine.personId(), "QUARANTINE_ENDED",
        quarantine.whom().name(),
        "Karantænen er ophørt", switch (quarantine.whom()) {
          case USER -> "Brugerens karantæne er ophørt. Adgangen til projekterne er, som den var.";
          case PROJECT -> "Karantænen for projekt " + quarantine.projectNumber()
              + " er ophørt. Adgangen er, som den var.";
          case INSTITUTION -> "Institutionens karantæne er ophørt. Adgangen til projekter og projektdatabase er, som den"
              + " var, og der kan søges igen.";
        });
  }

  private static String about(Breach breach) {
    return "Det drejer sig om et brud " + Danish.day(breach.happenedOn()) + ".";
  }

  private void tell(Breach breach, String kind, String about, String title, String body) {
    tell(breach.caseNumber(), breach.institutionId(), breach.personId(), kind, about, title, body);
  }

  private void tell(String caseNumber, String institution, String person, String kind, String about, String title,
      String body) {
    for (String to : recipients(institution, person)) {
      notices.tell(caseNumber, kind, about, to, title, "Sag " + caseNumber + ". " + body);
    }
  }

  private Set<String> recipients(String institution, String person) {
    var people = institutions.people(institution);
    var to = new LinkedHashSet<String>();
    people.stream().filter(associate -> associate.has(Role.RESPONSIBLE)).map(Associate::id).forEach(to::add);
    if (to.isEmpty()) {
      people.stream().filter(associate -> associate.has(Role.SUBSTITUTE)).map(Associate::id).forEach(to::add);
    }
    people.stream().map(Associate::id).filter(id -> id.equals(person)).forEach(to::add);
    return to;
  }
}
