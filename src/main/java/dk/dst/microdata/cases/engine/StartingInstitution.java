package dk.dst.microdata.cases.engine;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.Refused;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.form.InputRefused;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * For which institution somebody starts a case: the one they belong to, or of several the one whose authorisation number
 * they give in the start form.
 */
@Component
public class StartingInstitution {

  /** The field of start forms in which somebody of several institutions says for which one. */
  static final String FIELD = "forAuthorisation";

  private final ThreadLocal<String> found = new ThreadLocal<>();
  private final Institutions institutions;
  private final Actor actor;

  StartingInstitution(Institutions institutions, Actor actor) {
    this.institutions = institutions;
    this.actor = actor;
  }

  /** Runs what starts the rest of a case whose institution has been found. */
  void during(String institution, Runnable start) {
    found.set(institution);
    try {
      start.run();
    } finally {
      found.remove();
    }
  }

  /**
   * Its id, or null where whoever starts belongs to none, or to several and does not say which.
   *
   * @throws InputRefused for the number of an institution one does not belong to
   */
  String of(Map<String, Object> variables) {
    if (found.get() != null || !actor.isKnown()) {
      return found.get();
    }
    List<Institution> own = authorised();
    if (!(variables.get(FIELD) instanceof Number number)) {
      return own.size() == 1 ? own.get(0).id() : null;
    }
    return own.stream().filter(institution -> institution.authorisationNumber() == number.intValue())
        .map(Institution::id).findFirst()
        .orElseThrow(() -> Refused.noted(InputRefused.field("Autorisationsnummer",
            own.isEmpty() ? "Du er ikke tilknyttet en institution." : "Du er tilknyttet " + names(own) + ".")));
  }

  /**
   * The institution that was found when the case was started.
   *
   * @throws InputRefused where none was, with those there are to choose from
   */
  public String chosen(String tenant) {
    if (tenant != null) {
      return tenant;
    }
    List<Institution> own = authorised();
    if (own.isEmpty() && !institutions.of(actor.id()).isEmpty()) {
      throw new InputRefused("Din institution er ikke autoriseret endnu. Det kan gøres, når begge parter har"
          + " underskrevet autorisationsaftalen.");
    }
    throw own.isEmpty()
        ? new InputRefused("Kun den, der er tilknyttet en institution, kan gøre dette. Kontakt institutionens"
            + " administrator eller Forskningsservice.")
        : InputRefused.field("Autorisationsnummer", "Du er tilknyttet flere institutioner. Skriv nummeret på den, det"
            + " gælder: " + names(own) + ".");
  }

  /** What has only applied has no number to be chosen by, and nothing can be started for it. */
  private List<Institution> authorised() {
    return institutions.of(actor.id()).stream().filter(institution -> institution.authorisationNumber() != null)
        .toList();
  }

  private static String names(List<Institution> own) {
    return own.stream().map(institution -> institution.authorisationNumber() + " (" + institution.name() + ")")
        .collect(Collectors.joining(", "));
  }
}
