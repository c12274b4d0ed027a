package dk.dst.microdata.schemes.application;

import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.notice.Notices;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the applicant, and whoever is to sign, are told of an application. */
@Component
record ApplicationLetters(Notices notices, Decisions decisions) {

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

  /** @param grounds the conditions that are not met; empty where all are */
  void refused(Application application, String reason, String grounds) {
    String review = decisions.find(application.caseNumber(), Step.REVIEW, application.submission())
        .map(decision -> "\n\nSagsbehandlerens vurdering: " + decision.reason()).orElse("");
    ended(application, "REFUSED", "Afslag på ansøgning om projektdatabase",
        "FSE har afslået ansøgningen med denne begrundelse: " + reason
            + (grounds.isEmpty() ? "" : "\n\nBetingelser, der ikke er opfyldt:\n" + grounds) + review);
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

  /** How the case ended, or what came of it: told once. */
  void ended(Application application, String kind, String title, String body) {
    notices.tell(application.caseNumber(), kind, "sagen", application.applicant(), title,
        "Sag " + application.caseNumber() + ". " + body);
  }

  private static Stream<String> toBoth(Application application) {
    return Stream.of(application.applicant(), application.content().signatory()).distinct();
  }

  private void tellOfRound(Application application, String kind, String person, String title, String body) {
    notices.tell(application.caseNumber(), kind, "indsendelse " + application.submission(), person, title,
        "Sag " + application.caseNumber() + ". " + body);
  }
}
