package dk.dst.microdata.desk.agreement;

import dk.dst.microdata.cases.engine.StartStep;
import dk.dst.microdata.ground.agreement.Agreement;
import dk.dst.microdata.ground.agreement.Agreements;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** At start, what was before FSE or to be signed when agreements came to be documents becomes one. */
@Component
class AgreementsOnRecord extends StartStep {

  private final List<Agreement> kinds;
  private final Agreements agreements;
  private final TransactionTemplate transaction;

  AgreementsOnRecord(List<Agreement> kinds, Agreements agreements, TransactionTemplate transaction) {
    super(RIGHTS);
    this.kinds = kinds;
    this.agreements = agreements;
    this.transaction = transaction;
  }

  @Override
  protected void run() {
    transaction.executeWithoutResult(status -> kinds.forEach(agreements::catchUp));
  }
}
