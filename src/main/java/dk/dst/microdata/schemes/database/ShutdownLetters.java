package dk.dst.microdata.schemes.database;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dk.dst.microdata.cases.letter.Rulings;
import dk.dst.microdata.cases.letter.Rulings.Parts;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.notice.Adverse;
import dk.dst.microdata.ground.notice.AdverseLetter.Hearing;
import dk.dst.microdata.ground.notice.AdverseLetter.Rule;
import dk.dst.microdata.ground.notice.LetterSection.Row;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.database.Shutdowns.Cause;
import dk.dst.microdata.schemes.project.Project;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What is written when a database is shut down. Whoever has had the decision behind it, in this case or in that of the
 * authorisation, has had the letter of it and gets no other.
 */
@Component
record ShutdownLetters(DatabaseLetters letters, ProjectDatabases databases, Institutions institutions, Notices notices,
    Decisions decisions, Rulings rulings) {

  private static final String KIND = "SHUTDOWN_BEGUN";

  /** Before the managers' access ends: afterwards they are managers no more. */
  void accessEnds(String caseNumber, Cause cause, int number, LocalDate undoUntil) {
    String about = "nedlæggelse nr. " + number;
    String what = "Managernes adgang er lukket, fordi " + cause.danish() + ". " + undo(undoUntil);
    switch (cause) {
      case MANAGERS_MISSING -> letters.tell(Adverse.DATABASE_SHUT_DOWN, caseNumber, about, parts(caseNumber, cause,
          number, what,
          List.of(PublishedRules.MANAGERS, rulings.rule(SchemeTerm.MANAGER_GAP)), new Hearing(
              "Institutionen er skrevet til om den manglende manager og har haft en frist til at udpege en.",
              "Ingen er udpeget inden fristen.")));
      case AUTHORISATION_LOST -> letters.tellOthers(Adverse.DATABASE_SHUT_DOWN, caseNumber, about,
          notices.whoWasTold(authorisationCase(caseNumber), Adverse.AUTHORISATION_ENDED.notice(), "autorisationen"),
          parts(caseNumber, cause, number, what, List.of(PublishedRules.AUTHORISED),
              Hearing.none("Databasen lukkes, fordi"
              + " autorisationen ikke længere gælder. Afgørelsen om autorisationen har sit eget brev.")));
      case USAGE_REVIEW -> letters.tellOthers(caseNumber, KIND, about, heardOfMeasure(caseNumber),
          "Projektdatabasen er lukket",
          what);
      case NOTICE, TERM_ENDED -> letters.tell(caseNumber, KIND, about, "Projektdatabasen er lukket", what);
    }
  }

  private static String undo(LocalDate until) {
    return "Er det sket ved en fejl, kan FSE fortryde det til og med den " + Danish.day(until)
        + ": skriv til FSE inden da."
        + " Derefter får underprojekterne besked, og den dataansvarlige bedes om en instruks om sletning.";
  }

  private Parts parts(String caseNumber, Cause cause, int number, String what, List<Rule> rules, Hearing hearing) {
    var facts = new ArrayList<>(letters.facts(caseNumber));
    facts.add(new Row("Årsag", "Nedlægges, fordi " + cause.danish()));
    facts.add(new Row("Managere, der mister adgang", String.valueOf(databases.managers(caseNumber).size())));
    List<Decision> all = decisions.of(caseNumber);
    Stream<Decision> behind = all.stream().filter(decision -> switch (cause) {
      case MANAGERS_MISSING -> decision.step() == Step.MANAGER_FOLLOW_UP;
      default -> decision.step() == Step.AUTHORISATION_LAPSE;
    });
    List<Decision> shutdown = decisions.of(caseNumber, number, Step.SHUTDOWN);
    // who decided is the person behind it; that access is closed follows
    return new Parts("Projektdatabasen er lukket", what, facts, rules, Stream.concat(shutdown.stream(), behind)
        .toList(), hearing);
  }

  private Set<String> heardOfMeasure(String caseNumber) {
    return decisions.of(caseNumber).stream().filter(decision -> decision.step() == Step.MEASURE).reduce((one, later) ->
        later)
        .map(measure -> notices.whoWasTold(caseNumber, Adverse.USE_ENDED.notice(), "gennemgang nr. " + measure.round()))
        .orElse(Set.of());
  }

  private String authorisationCase(String caseNumber) {
    String number = institutions.get(databases.get(caseNumber).institutionId()).authorisationCase();
    return number == null ? "" : number;
  }

  /** Running subprojects become ordinary projects; the contact of several gets one letter with a list of them. */
  void subprojectsGoOn(String caseNumber, Cause cause, List<Project> running) {
    int database = databases.get(caseNumber).projectNumber();
    running.stream().filter(project -> project.contact() != null)
        .collect(groupingBy(Project::contact, TreeMap::new, toList()))
        .forEach((contact, own) -> notices.tell(caseNumber, "DATABASE_SHUT_DOWN", "nedlæggelsen, " + own.stream()
                .map(project -> "projekt " + project.number()).collect(joining(", ")), contact,
            "Projektdatabase " + database + " er lukket", "Sag " + caseNumber + ". Projektdatabase " + database
                + " er lukket, fordi " + cause.danish()
                    + ". Disse projekter fortsætter med de data, de har fået leveret, til"
                + " deres egen slutdato:\n" + own.stream().map(project -> "– Projekt " + project.number() + " („"
                    + project.title() + "“), " + Danish.day(project.endsOn())).collect(joining("\n"))
                + "\n\nDer kan ikke trækkes flere data fra databasen."));
  }
}
