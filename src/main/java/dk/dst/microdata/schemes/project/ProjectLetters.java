package dk.dst.microdata.schemes.project;

import dk.dst.microdata.cases.letter.Rulings;
import dk.dst.microdata.cases.letter.Rulings.Parts;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.notice.Adverse;
import dk.dst.microdata.ground.notice.AdverseLetter.Hearing;
import dk.dst.microdata.ground.notice.AdverseLetter.Rule;
import dk.dst.microdata.ground.notice.LetterSection.Row;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.project.ProjectOperation.Cause;
import dk.dst.microdata.schemes.project.ProjectOperation.Running;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * What is written when a project is closed. Whoever has had the letter of a lost authorisation has read of it there.
 */
@Component
record ProjectLetters(Rulings rulings, Notices notices, Institutions institutions, Decisions decisions) {

  private static final String ABOUT = "projektet";

  void tell(String caseNumber, Running project, Cause cause, Collection<String> told) {
    String title = "Projekt " + project.number() + " er lukket";
    String what = "Projekt " + project.number() + " („" + project.title() + "“) er lukket, fordi " + cause.danish()
        + ". Der er ikke længere adgang til det. Data slettes først, når den dataansvarlige har givet instruks om det.";
    switch (cause) {
      case AUTHORISATION_LOST -> {
        var others = new TreeSet<>(told);
        String authorisation = institutions.get(project.institutionId()).authorisationCase();
        others.removeAll(notices.whoWasTold(authorisation == null ? "" : authorisation,
            Adverse.AUTHORISATION_ENDED.notice(), "autorisationen"));
        rulings.tell(Adverse.PROJECT_CLOSED, caseNumber, ABOUT, others, parts(caseNumber, project, title, what,
            new Rule("Data stilles til rådighed for „autoriserede forsknings-/analysemiljøer“.",
                "Mikrodataordninger i Danmarks Statistik"),
            Hearing.none("Projektet lukkes, fordi autorisationen ikke længere gælder. Afgørelsen om autorisationen har sit eget"
                + " brev.")));
      }
      case NOT_RENEWED -> rulings.tell(Adverse.PROJECT_CLOSED, caseNumber, ABOUT, told, parts(caseNumber, project,
          title, what,
          rulings.rule(SchemeTerm.AUTHORITY_FROZEN), new Hearing("Institutionen er spurgt, om aftalen skal fornyes.",
              "Aftalen er ikke fornyet inden fristen.")));
      case TERM_ENDED, NOT_NEEDED, INACTIVE -> notices.tell(caseNumber, "PROJECT_CLOSED", ABOUT, told, title, "Sag "
          + caseNumber + ". " + what);
    }
  }

  private Parts parts(String caseNumber, Running project, String title, String what, Rule rule, Hearing hearing) {
    return new Parts(title, what, List.of(new Row("Projekt", String.valueOf(project.number())),
        new Row("Periode", Danish.day(project.startsOn()) + " til " + Danish.day(project.endsOn()))), List.of(rule),
        decisions.of(caseNumber, 1, Step.PROJECT_CLOSING), hearing);
  }
}
