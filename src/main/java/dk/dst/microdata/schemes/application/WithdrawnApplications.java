package dk.dst.microdata.schemes.application;

import dk.dst.microdata.ground.rights.CaseKind;
import dk.dst.microdata.ground.rights.Withdrawing;
import org.springframework.stereotype.Component;

/** The institution takes back its application for a project database; the assessment stops. */
@Component
record WithdrawnApplications(Applications applications, LifecycleProcess lifecycle) implements Withdrawing {

  @Override
  public CaseKind kind() {
    return CaseKind.DATABASE;
  }

  @Override
  public void withdraw(String caseNumber, String reason, String by) {
    applications.withdraw(caseNumber, reason, by);
    lifecycle.applicationWithdrawn(caseNumber);
  }
}
