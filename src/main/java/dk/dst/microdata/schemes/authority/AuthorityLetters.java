package dk.dst.microdata.schemes.authority;

import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.text.Danish;
import java.time.LocalDate;
import java.util.Collection;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What is written to an authority about its application and agreement. */
@Component
class AuthorityLetters {

  private final Notices notices;
  private final String complaintGuidance;

  AuthorityLetters(Notices notices, @Value("${microdata.complaint-guidance}") String complaintGuidance) {
    this.notices = notices;
    this.complaintGuidance = complaintGuidance;
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

  /** @param grounds the rules and facts behind it; empty where the reason says it all */
  void refused(AuthorityScheme scheme, String reason, String grounds) {
    tellOnce(scheme, "REFUSED", "Afslag på ansøgning om Myndighedsordningen", "Afgørelse: ansøgningen er afslået.\n\n"
        + "Begrundelse: " + reason + (grounds.isEmpty() ? "" : "\n\n" + grounds) + "\n\n" + complaintGuidance);
  }

  void lapsed(AuthorityScheme scheme, String why) {
    tellOnce(scheme, "LAPSED", "Ansøgningen om Myndighedsordningen er bortfaldet", why + " Der kan søges igen.");
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
