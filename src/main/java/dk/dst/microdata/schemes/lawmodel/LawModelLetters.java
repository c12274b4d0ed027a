package dk.dst.microdata.schemes.lawmodel;

import dk.dst.microdata.cases.letter.Rulings;
import dk.dst.microdata.cases.letter.Rulings.Parts;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.notice.Adverse;
import dk.dst.microdata.ground.notice.AdverseLetter;
import dk.dst.microdata.ground.notice.AdverseLetter.Hearing;
import dk.dst.microdata.ground.notice.LetterSection.Row;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.lawmodel.LawModel.Cause;
import dk.dst.microdata.schemes.lawmodel.LawModelPolicy.Finding;
import dk.dst.microdata.schemes.lawmodel.LawModelPolicy.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What goes against a ministry in the case of Lovmodellen, and against its users when nobody has access any more. */
@Component
record LawModelLetters(Rulings rulings, Notices notices, Institutions institutions,
    Decisions decisions) {

  private static final AdverseLetter.Rule OWN_RULES =
      new AdverseLetter.Rule("„Lovmodellen er en ordning med sit eget formål,"
      + " sin egen brugergruppe og dermed egne regler og vilkår.“",
          "Mikrodataordninger i Danmarks Statistik, Lovmodellen");

  void refused(LawModel model, List<Finding> findings, Collection<String> people) {
    List<Finding> open = findings.stream().filter(finding -> finding.outcome() != Outcome.MET).toList();
    var facts = new ArrayList<Row>();
    facts.add(new Row("Indsendelse nr.", String.valueOf(model.submission())));
    open.forEach(finding -> facts.add(new Row(finding.rule().danish(), finding.evidence())));
    var rules = new ArrayList<AdverseLetter.Rule>();
    rules.add(OWN_RULES);
    open.forEach(finding -> rules.add(new AdverseLetter.Rule(finding.rule().danish() + ".", finding.rule().source())));
    rulings.tell(Adverse.LAW_MODEL_REFUSED, model.caseNumber(), "sagen", people,
        new Parts("Lovmodellen er ikke registreret",
        "FSE har afslået registreringen af Lovmodellen.", facts, rules,
        decisions.of(model.caseNumber(), model.submission(), Step.LAW_MODEL_REVIEW, Step.LAW_MODEL_APPROVAL),
        Hearing.none("Afgørelsen bygger på det, ministeriet selv har sendt.")));
  }

  void lapsed(LawModel model, Collection<String> people, Decision decided, SchemeTerm term, String what) {
    rulings.tellLapsed(Adverse.LAW_MODEL_LAPSED, model.caseNumber(), "sagen", people, "Lovmodellen er ikke registreret",
        what,
        decided, term);
  }

  /** Whoever has had the letter of a lost authorisation has read of it there. */
  void closed(String caseNumber, LawModel model, Collection<String> told) {
    Cause cause = model.closeCause();
    String what = institutions.name(model.institution()) + " har ikke længere Lovmodellen, fordi " + cause.danish()
        + ". Ingen har adgang til den mere. Data slettes først, når den dataansvarlige har givet instruks om det.";
    switch (cause) {
      case HANDED_OVER -> notices.tell(caseNumber, "LAW_MODEL_CLOSED", "sagen", told, "Lovmodellen er overdraget",
          "Sag "
          + caseNumber + ". Et andet ministerium har overtaget ansvaret for Lovmodellen. Brugernes adgang fortsætter der.");
      case NOT_NEEDED -> notices.tell(caseNumber, "LAW_MODEL_CLOSED", "sagen", told, "Lovmodellen er ophørt", "Sag "
          + caseNumber + ". " + what);
      case ENDED_BY_FSE, AUTHORISATION_LOST -> {
        var others = new TreeSet<>(told);
        String authorisation = institutions.get(model.institution()).authorisationCase();
        if (cause == Cause.AUTHORISATION_LOST && authorisation != null) {
          others.removeAll(notices.whoWasTold(authorisation, Adverse.AUTHORISATION_ENDED.notice(), "autorisationen"));
        }
        rulings.tell(Adverse.LAW_MODEL_CLOSED, caseNumber, "sagen", others, new Parts("Lovmodellen er ophørt", what,
            List.of(new Row("I kraft fra", Danish.day(model.inForceOn())), new Row("Ophørt den",
                Danish.day(model.closedOn())),
                new Row("Årsag", cause.danish())), List.of(OWN_RULES),
            decisions.of(caseNumber).stream().filter(decision -> decision.step() == Step.LAW_MODEL_CLOSING
                || decision.step() == Step.LAW_MODEL_FOLLOW_UP)
                .sorted((one, other) -> one.step().compareTo(other.step())).toList(),
            Hearing.none("Det, ministeriet har sagt, står i sagen; der er ikke holdt en særskilt høring om ophøret.")));
      }
    }
  }
}
