package dk.dst.microdata.schemes.authorisation;

import dk.dst.microdata.ground.rights.CaseKind;
import dk.dst.microdata.ground.rights.Withdrawing;
import org.springframework.stereotype.Component;

/** The institution takes back its application for an authorisation; the assessment stops. */
@Component
record WithdrawnAuthorisations(Authorisations authorisations, AuthorisationProcess process) implements Withdrawing {

  @Override
  public CaseKind kind() {
    return CaseKind.AUTHORISATION;
  }

  @Override
  public void withdraw(String caseNumber, String reason, String by) {
    authorisations.withdraw(caseNumber, reason, by);
    process.withdrawn(caseNumber);
  }
}
