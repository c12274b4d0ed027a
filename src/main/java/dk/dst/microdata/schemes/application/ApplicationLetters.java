package dk.dst.microdata.schemes.application;

import dk.dst.microdata.cases.letter.Rulings;
import dk.dst.microdata.cases.letter.Rulings.Parts;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.notice.Adverse;
import dk.dst.microdata.ground.notice.AdverseLetter.Hearing;
import dk.dst.microdata.ground.notice.AdverseLetter.Rule;
import dk.dst.microdata.ground.notice.LetterSection.Row;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.terms.SchemeTerm;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the applicant, and whoever is to sign, are told of an application. */
@Component
record ApplicationLetters(Notices notices, Decisions decisions, Rulings rulings) {

  private static final String MATTER = "sagen";
  /** Conditions whose evidence names the managers. */
  private static final Set<Condition> OF_PEOPLE = EnumSet.of(Condition.NUMBER_OF_MANAGERS, Condition.MANAGERS_EMPLOYED,
      Condition.MANAGERS_CERTIFIED, Condition.AN_ADMINISTRATOR, Condition.EXPERIENCED_MANAGERS);

  void returned(Application application, String why) {
    tellOfRound(application, "RETURNED", application.applicant(), "Ansøgningen er kommet retur", why
        + "\n\nRet den, og send den igen i opgaven „Udfyld ansøgning“. Det, du har skrevet, står der stadig.");
  }

  void approved(Application application) {
    toBoth(application).forEach(person ->
        tellOfRound(application, "APPROVED", person, "Ansøgningen er godkendt af FSE", "FSE har godkendt og underskrevet"
            + " aftalen om projektdatabasen. Den træder i kraft, når institutionens underskriver har underskrevet i"
            + " opgaven „Underskriv aftale“."));
  }

  /** @param findings what the refusal is about: conditions that are not met, and those that people assess */
  void refused(Application application, List<Finding> findings) {
    rulings.tell(Adverse.APPLICATION_REFUSED, application.caseNumber(), MATTER, both(application), new Parts(
        "Afslag på ansøgning om projektdatabase", "FSE har afslået ansøgningen om projektdatabasen „"
            + application.title() + "“.",
        findings.stream().map(finding -> new Row(finding.condition().danish(), fact(finding))).toList(),
        findings.stream().map(finding -> new Rule(finding.condition().danish() + ".", finding.condition().source()))
            .toList(),
        decisions.of(application.caseNumber(), application.submission(), Step.REVIEW, Step.APPROVAL),
        Hearing.none("Afgørelsen bygger på det, institutionen selv har sendt, og på det, Danmarks Statistik har om dens"
            + " projekter. Institutionen kunne se kontrollen af betingelserne, før den sendte.")));
  }

  /** With its figures; of people the number, since a letter stays when a name has to go. */
  private static String fact(Finding finding) {
    String evidence = OF_PEOPLE.contains(finding.condition()) ? "Hvem det drejer sig om, står i kontrollen på sagens side."
        : finding.evidence();
    return finding.danish() + ". " + evidence + (finding.figure().isBlank() ? "" : " Tal: " + finding.figure()
        + (finding.threshold().isBlank() ? "" : "; tærskel: " + finding.threshold() + " (" + finding.basis().danish()
            + ")") + ".");
  }

  /** Nobody sent it, or nobody signed it, in time. */
  void lapsed(Application application, Decision decided, SchemeTerm term, String what) {
    rulings.tellLapsed(Adverse.APPLICATION_LAPSED, application.caseNumber(), MATTER, both(application),
        "Ansøgningen er bortfaldet", what + " Der kan søges igen.", decided, term);
  }

  void assessedAgain(Application application, String reason) {
    toBoth(application).forEach(person -> notices.tell(application.caseNumber(), "ASSESSED_AGAIN",
        "runde " + application.submission(), person, "Ansøgningen vurderes igen", "Sag " + application.caseNumber()
            + ". Projektdatabasen er ikke oprettet, og ansøgningen er tilbage hos FSE, fordi den ikke længere opfylder"
            + " betingelserne:\n\n" + reason + "\n\nIntet er gået tabt, og I skal ikke gøre noget nu. FSE vurderer"
            + " ansøgningen igen. Godkendes den, skal den underskrives igen."));
  }

  /** Both have signed, and the database comes to be when what hinders it is over. */
  void establishmentWaits(Application application) {
    toBoth(application).forEach(person -> tellOfRound(application, "ESTABLISHMENT_WAITS", person,
        "Oprettelsen af projektdatabasen venter", "Begge parter har underskrevet. Projektdatabasen oprettes først, når"
            + " suspensionen af autorisationen eller institutionens karantæne er forbi. Det sker af sig selv, og I skal"
            + " ikke gøre noget."));
  }

  /**
   * The database has come to be: the applicant is told, and its managers that they have access; whoever is both,
   * once.
   */
  void established(Application application, String words) {
    ended(application, "ESTABLISHED", "Projektdatabasen er oprettet", words);
    notices.tell(application.caseNumber(), "DATABASE_ACCESS_GIVEN", MATTER, application.content().managers().stream()
            .map(Application.ManagerRow::person).filter(person -> !person.equals(application.applicant())).toList(),
        "Du har fået adgang til projektdatabasen", "Sag " + application.caseNumber() + ". " + words
            + "\n\nDu er manager og"
            + " har adgang, så længe dit certifikat er gyldigt.");
  }

  /** How the case ended, or what came of it: told once. */
  void ended(Application application, String kind, String title, String body) {
    notices.tell(application.caseNumber(), kind, MATTER, application.applicant(), title,
        "Sag " + application.caseNumber() + ". " + body);
  }

  private static Stream<String> toBoth(Application application) {
    return both(application).stream().filter(Objects::nonNull).distinct();
  }

  private static List<String> both(Application application) {
    return Arrays.asList(application.applicant(), application.content().signatory());
  }

  private void tellOfRound(Application application, String kind, String person, String title, String body) {
    notices.tell(application.caseNumber(), kind, "indsendelse " + application.submission(), person, title,
        "Sag " + application.caseNumber() + ". " + body);
  }
}
