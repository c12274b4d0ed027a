package dk.dst.microdata.schemes.breach;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.facts.quarantine.Quarantine;
import dk.dst.microdata.facts.quarantine.Quarantine.Basis;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.breach.Breach.Measure;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What is written about a breach: to the responsible, or the substitutes where there is none, and to the user, where the
 * institution knows them. To nobody else.
 */
@Component
class BreachLetters {

  private final Institutions institutions;
  private final Notices notices;
  private final TermsInForce terms;
  private final String guidance;

  /** @param guidance on complaints, as Statistics Denmark wants it said; no route is asserted here (D27) */
  BreachLetters(Institutions institutions, Notices notices, TermsInForce terms,
      @Value("${microdata.complaint-guidance}") String guidance) {
    this.institutions = institutions;
    this.notices = notices;
    this.terms = terms;
    this.guidance = guidance;
  }

  void reported(Breach breach, boolean closed) {
    tell(breach, "BREACH_REPORTED", "indberetningen", "Et brud på reglerne er indberettet", about(breach)
        + " Redegør for det inden " + Danish.period(terms.now().breachExplanation()) + "."
        + (closed ? " Adgangen er lukket, indtil redegørelsen er godkendt." : "")
        + "\nHvad der er indberettet, står i opgaven „Redegør for bruddet“.");
  }

  void askedAgain(Breach breach, String reason) {
    tell(breach, "BREACH_ASKED_AGAIN", "spørgsmål " + breach.asked(), "Redegørelsen skal uddybes", about(breach)
        + " Redegørelsen er ikke godkendt, med denne begrundelse: " + reason + "\nRedegør igen inden "
        + Danish.period(terms.now().breachExplanation()) + ".");
  }

  void noSanction(Breach breach, String reason) {
    tell(breach, "BREACH_NO_SANCTION", "afgørelsen", "Sagen er afsluttet uden sanktion", about(breach)
        + " Danmarks Statistik har afsluttet sagen uden sanktion, med denne begrundelse: " + reason
        + "\nEr adgang lukket på grund af indberetningen, er den åben igen.");
  }

  void sanctioned(Breach breach, Collection<Quarantine> all, String reason) {
    var said = new StringBuilder(about(breach)).append(" Bruddet er vurderet som ")
        .append(breach.grade().danish().toLowerCase()).append(". Danmarks Statistik har afgjort:");
    if (breach.measure() == Measure.REPRIMAND) {
      said.append("\n- Bruddet påtales, og det tæller med, hvis der kommer flere. Intet er lukket.");
    } else if (breach.measure() == Measure.CLOSED_UNTIL_EXPLAINED && breach.explanationApproved()) {
      said.append("\n- Redegørelsen er godkendt, så adgangen er åben. Bruddet tæller med, hvis der kommer flere.");
    }
    all.stream().filter(quarantine -> quarantine.basis() == Basis.DECISION)
        .forEach(quarantine -> said.append("\n- ").append(closed(quarantine)));
    if (breach.terminates()) {
      said.append("\n- Autorisationsaftalen er opsagt. Institutionens projekter og projektdatabase bliver lukket.");
    }
    if (breach.selfReported()) {
      said.append("\nInstitutionen har selv indberettet bruddet. Det er indgået som en formildende omstændighed.");
    }
    tell(breach, "SANCTION", "afgørelsen", "Afgørelse om brud på reglerne", said.append("\nBegrundelse: ")
        .append(reason).append("\n").append(guidance).toString());
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
