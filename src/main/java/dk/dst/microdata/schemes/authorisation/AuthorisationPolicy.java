package dk.dst.microdata.schemes.authorisation;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institution.Kind;
import dk.dst.microdata.schemes.authorisation.Authorisation.Content;
import dk.dst.microdata.schemes.authorisation.Authorisation.Country;
import dk.dst.microdata.schemes.authorisation.Authorisation.Named;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What an application for authorisation must meet to be sent. Whether the environment is good enough, FSE assesses. */
final class AuthorisationPolicy {

  /**
   * What the rules need beside the application.
   *
   * @param minimumExperienced how many experienced researchers or analysts there must be besides the head (I2)
   * @param consultancy the institution with the number a client gives, or null where nobody has it
   * @param fse user ids of the employees of FSE
   */
  record Facts(int minimumExperienced, Institution consultancy, LocalDate today, Set<String> fse) {}

  private AuthorisationPolicy() {}

  /** What must be mended, one message each, naming the field; empty where it can be sent. */
  static List<String> problems(Content content, Facts facts) {
    var problems = new ArrayList<String>();
    country(content, problems);
    ownership(content, problems);
    client(content, facts, problems);
    domains(content, problems);
    experienced(content, facts, problems);
    people(content, facts, problems);
    return problems;
  }

  /** I9, I10: "Danish institution" covers Denmark, Greenland and the Faroe Islands. */
  private static void country(Content content, List<String> problems) {
    if (content.country() == Country.OTHER) {
      problems.add("Land: Udenlandske miljøer kan ikke autoriseres. Forskere i udlandet kan få adgang gennem en"
          + " tilknytning til en dansk autoriseret institution.");
    }
  }

  /** I7: of private environments ownership, staff education and past public tasks are looked at. */
  private static void ownership(Content content, List<String> problems) {
    if (needsOwnership(content.kind()) && (content.ownership() == null || content.ownership().isBlank())) {
      problems.add("Ejerforhold og tidligere opgaver: Feltet skal udfyldes for interesseorganisationer og"
          + " virksomheder.");
    }
  }

  static boolean needsOwnership(Kind kind) {
    return kind == Kind.INTEREST_ORGANISATION || kind == Kind.CONSULTANCY;
  }

  /** I11: an already authorised consultancy does the work for a client. */
  private static void client(Content content, Facts facts, List<String> problems) {
    if (content.kind() != Kind.CLIENT) {
      return;
    }
    String label = "Konsulentvirksomhedens autorisationsnummer: ";
    Institution consultancy = facts.consultancy();
    if (content.clientOf() == null) {
      problems.add(label + "Feltet skal udfyldes for en kundeautorisation.");
    } else if (consultancy == null || consultancy.kind() != Kind.CONSULTANCY
        || !consultancy.isAuthorised(facts.today())) {
      problems.add(label + "Nummer " + content.clientOf() + " er ikke en konsulentvirksomhed med gyldig autorisation.");
    }
  }

  private static void domains(Content content, List<String> problems) {
    if (content.mailDomains().names().isEmpty()) {
      problems.add("E-mail-domæner: Skriv mindst ét domæne, for eksempel institut.dk.");
    }
    content.mailDomains().unusable().forEach(name ->
        problems.add("E-mail-domæner: „" + name + "“ er ikke et domæne. Skriv for eksempel institut.dk."));
  }

  /** I2: a head and at least three experienced researchers or analysts. */
  private static void experienced(Content content, Facts facts, List<String> problems) {
    if (content.people().size() < facts.minimumExperienced()) {
      problems.add("Erfarne forskere og analytikere: Der skal være mindst " + facts.minimumExperienced()
          + " foruden lederen; der er angivet " + content.people().size() + ".");
    }
  }

  private static void people(Content content, Facts facts, List<String> problems) {
    var ids = new HashSet<String>();
    var addresses = new HashSet<String>();
    Stream.concat(Stream.of(content.head()), content.people().stream()).forEach(person -> {
      if (!ids.add(person.id()) | !addresses.add(person.email().toLowerCase())) {
        problems.add(person.id() + ": Den samme person er angivet to gange, eller to har samme bruger-id eller"
            + " e-mail.");
      }
      if (facts.fse().contains(person.id())) {
        problems.add(person.id() + ": Personen er ansat i Forskningsservice og kan ikke være en af institutionens.");
      }
      outside(content, person, problems);
    });
  }

  private static void outside(Content content, Named person, List<String> problems) {
    if (!content.mailDomains().cover(person.email())) {
      problems.add(person.id() + ": E-mailen " + person.email() + " hører ikke til et af institutionens domæner.");
    }
  }
}
