package dk.dst.microdata.schemes.database;

import dk.dst.microdata.ground.agreement.Agreement;
import dk.dst.microdata.ground.agreement.DrawnUp.Party;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Command;

/** What is agreed or decided of a database while it is in operation, which it stays: its own room knows how far it is. */
public interface AgreementInOperation extends Agreement {

  @Override
  default CaseState drawnUpIn() {
    return CaseState.IN_OPERATION;
  }

  @Override
  default CaseState signedIn(Party party) {
    return CaseState.IN_OPERATION;
  }

  @Override
  default boolean isToldByState() {
    return false;
  }

  @Override
  default Command toSee() {
    return Command.SEE_AGREEMENT;
  }
}
