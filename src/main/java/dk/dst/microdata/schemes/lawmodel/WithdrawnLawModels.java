package dk.dst.microdata.schemes.lawmodel;

import dk.dst.microdata.ground.rights.CaseKind;
import dk.dst.microdata.ground.rights.Withdrawing;
import org.springframework.stereotype.Component;

/** A ministry takes back its registration, or does not take over what another one hands to it. */
@Component
record WithdrawnLawModels(LawModels models, LawModelProcess process) implements Withdrawing {

  @Override
  public CaseKind kind() {
    return CaseKind.LAW_MODEL;
  }

  @Override
  public void withdraw(String caseNumber, String reason, String by) {
    models.withdraw(caseNumber, reason, by);
    process.withdrawn(caseNumber);
  }
}
