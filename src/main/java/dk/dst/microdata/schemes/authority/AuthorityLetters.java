package dk.dst.microdata.schemes.authority;

import dk.dst.microdata.cases.letter.Rulings;
import dk.dst.microdata.cases.letter.Rulings.Parts;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.notice.Adverse;
import dk.dst.microdata.ground.notice.AdverseLetter.Hearing;
import dk.dst.microdata.ground.notice.AdverseLetter.Rule;
import dk.dst.microdata.ground.notice.LetterSection.Row;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.text.Danish;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What is written to an authority about its application and agreement. */
@Component
class AuthorityLetters {

  private final Notices notices;
  private final Rulings rulings;

  AuthorityLetters(Notices notices, Rulings rulings) {
    this.notices = notices;
    this.rulings = rulings;
  }

  void returned(AuthorityScheme scheme, String why) {
    tellOfRound(scheme, "RETURNED", "Ansøgningen om Myndighedsordningen er kommet retur", why
        + "\n\nRet den, og send den igen i opgaven „Udfyld ansøgning som myndighed“. Det, I har skrevet, står"
        + " der stadig.");
  }

  void approved(AuthorityScheme scheme) {
    tellOfRound(scheme, "APPROVED", "Ansøgningen om Myndighedsordningen er godkendt af FSE", "FSE har godkendt og"
        + " underskrevet aftalen. Den træder i kraft, når institutionens underskriver har underskrevet i opgaven"
        + " „Underskriv aftalen“.");
  }

  /**
   * @param findings what the refusal is about
   * @param decided what the reviewer and the approver said, or the check
   */
  void refused(AuthorityScheme scheme, List<AuthorityFinding> findings, List<Decision> decided) {
    List<AuthorityFinding> open = findings.stream().filter(finding -> finding.outcome() != AuthorityFinding.Outcome.MET)
        .toList();
    List<AuthorityFinding> against = open.isEmpty() ? findings : open;
    rulings.tell(Adverse.AUTHORITY_REFUSED, scheme.caseNumber(), "sagen", toBoth(scheme), new Parts(
        "Afslag på ansøgning om Myndighedsordningen", "Ansøgningen om Myndighedsordningen er afslået.",
        Stream.concat(Stream.of(new Row("Indsendelse nr.", String.valueOf(scheme.submission()))), against.stream()
            .map(finding -> new Row(finding.condition().danish(), finding.outcome().danish() + ". "
                + finding.evidence())))
            .toList(),
        against.stream().map(finding -> new Rule(finding.condition().danish() + ".", finding.condition().source()))
            .toList(),
        decided, Hearing.none("Afgørelsen bygger på det, myndigheden selv har oplyst i ansøgningen.")));
  }

  void lapsed(AuthorityScheme scheme, Decision decided, SchemeTerm term, String what) {
    rulings.tellLapsed(Adverse.AUTHORITY_LAPSED, scheme.caseNumber(), "sagen", toBoth(scheme),
        "Ansøgningen om Myndighedsordningen er bortfaldet", what + " Der kan søges igen.", decided, term);
  }

  void inForce(AuthorityScheme scheme, int number, LocalDate lastDay) {
    tellOnce(scheme, "AUTHORITY_IN_FORCE", "Aftalen om Myndighedsordningen er i kraft", "Begge parter har underskrevet."
        + " Myndighedsordningen har nummer " + number + " og gælder til og med den " + Danish.day(lastDay)
        + ". Brugerne kan bruge data, når de har et gyldigt certifikat. Analyser registreres på siden"
        + " Projekter under det nummer; de skal ikke godkendes.");
  }

  void renewed(AuthorityScheme scheme, LocalDate lastDay) {
    tell(scheme, "AUTHORITY_RENEWED", lastDay.toString(), toBoth(scheme), "Aftalen om Myndighedsordningen er fornyet",
        "Aftalen gælder nu til og med den " + Danish.day(lastDay) + ".");
  }

  private void tellOfRound(AuthorityScheme scheme, String kind, String title, String body) {
    tell(scheme, kind, "indsendelse " + scheme.submission(), toBoth(scheme), title, body);
  }

  private void tellOnce(AuthorityScheme scheme, String kind, String title, String body) {
    tell(scheme, kind, "sagen", toBoth(scheme), title, body);
  }

  private void tell(AuthorityScheme scheme, String kind, String about, Collection<String> people, String title,
      String body) {
    people.forEach(person -> notices.tell(scheme.caseNumber(), kind, about, person, title,
        "Sag " + scheme.caseNumber() + ". " + body));
  }

  /** Who opened the case, its contact and its signatory, as far as they are known. */
  private static Collection<String> toBoth(AuthorityScheme scheme) {
    return Stream.of(scheme.openedBy(), scheme.content().contact(), scheme.content().signatory())
        .filter(person -> person != null).distinct().toList();
  }
}
