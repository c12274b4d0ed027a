package dk.dst.microdata.schemes.authorisation;

import dk.dst.microdata.cases.engine.CaseProcesses;
import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.rights.CaseState;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The life of an institution's authorisation, as other features reach it. Whoever suspends it has no right in the
 * engine to change a case, and needs none: the house does it for them.
 */
@Component
public class AuthorisationProcess {

  private static final String PROCESS = "authorise-institution";

  private final Authorisations authorisations;
  private final Institutions institutions;
  private final CaseProcesses processes;
  private final People people;
  private final Clock clock;

  AuthorisationProcess(Authorisations authorisations, Institutions institutions, CaseProcesses processes,
      People people, Clock clock) {
    this.people = people;
    this.authorisations = authorisations;
    this.institutions = institutions;
    this.processes = processes;
    this.clock = clock;
  }

  /** Somebody applies. */
  public void start(String caseNumber, String institution) {
    processes.start(PROCESS, caseNumber, institution);
  }

  /** The application is withdrawn; whatever waits in its case stops. */
  public void withdrawn(String caseNumber) {
    processes.tell("sag.caseWithdrawn", caseNumber);
  }

  /** The authorisation is suspended; everybody whom it concerns is told, and FSE gets the task of deciding. */
  public void suspended(String caseNumber) {
    people.asSystem(() -> processes.tell("autorisation.authorisationSuspended", caseNumber));
  }

  /** The authorisation has lapsed or its agreement ended; what hangs on it is closed. */
  public void ended(String caseNumber) {
    processes.tellIfWaiting("autorisation.authorisationEnded", caseNumber);
  }

  /** The case of the authorisation with that number; empty where there is no such authorisation. */
  @Transactional
  public Optional<String> caseOf(int authorisationNumber) {
    return institutions.byAuthorisation(authorisationNumber).map(institution -> caseOf(institution.id()));
  }

  /**
   * The case of an institution's authorisation. One that was authorised before there were cases gets its case now, and
   * its process begins where the authorisation stands.
   *
   * @return null for an institution that has none and is not authorised
   */
  @Transactional
  public String caseOf(String institution) {
    return institutions.withoutCase(institution).map(this::file)
        .orElseGet(() -> institutions.get(institution).authorisationCase());
  }

  /** Every institution that was authorised before there were cases gets its case. */
  @Transactional
  public void fileAll() {
    institutions.all().stream().filter(institution -> institution.authorisationCase() == null)
        .forEach(institution -> caseOf(institution.id()));
  }

  private String file(Institution institution) {
    return switch (institution.state(LocalDate.now(clock))) {
      case SUSPENDED -> file(institution, CaseState.SUSPENDED, "userTask_decideSuspension");
      case LAPSED, ENDED -> authorisations.file(institution, CaseState.AUTHORISATION_ENDED);
      case VALID, NOT_AUTHORISED -> file(institution, CaseState.AUTHORISED, "subProcess_authorised");
    };
  }

  private String file(Institution institution, CaseState state, String step) {
    String caseNumber = authorisations.file(institution, state);
    people.asSystem(() -> processes.startAt(PROCESS, step, caseNumber, institution.id()));
    return caseNumber;
  }
}
