package dk.dst.microdata.schemes.authority;

import dk.dst.microdata.ground.rights.CaseKind;
import dk.dst.microdata.ground.rights.Withdrawing;
import org.springframework.stereotype.Component;

/** The institution takes back its application for the authority scheme; the assessment stops. */
@Component
record WithdrawnAuthoritySchemes(AuthorityRulings rulings, AuthorityProcess process) implements Withdrawing {

  @Override
  public CaseKind kind() {
    return CaseKind.AUTHORITY_SCHEME;
  }

  @Override
  public void withdraw(String caseNumber, String reason, String by) {
    rulings.withdraw(caseNumber, reason, by);
    process.withdrawn(caseNumber);
  }
}
