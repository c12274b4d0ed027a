package dk.dst.microdata.desk.agreement;

import dk.dst.microdata.cases.engine.StartStep;
import dk.dst.microdata.ground.agreement.Agreement;
import dk.dst.microdata.ground.agreement.AgreementTexts;
import dk.dst.microdata.ground.agreement.Agreements;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * At start, each kind of agreement has a text, and what was before FSE or to be signed when agreements came to be
 * documents becomes one. A second start finds it so.
 */
@Component
class AgreementsOnRecord extends StartStep {

  private final List<Agreement> kinds;
  private final AgreementTexts texts;
  private final Agreements agreements;
  private final TransactionTemplate transaction;

  AgreementsOnRecord(List<Agreement> kinds, AgreementTexts texts, Agreements agreements,
      TransactionTemplate transaction) {
    super(RIGHTS);
    this.kinds = kinds;
    this.texts = texts;
    this.agreements = agreements;
    this.transaction = transaction;
  }

  @Override
  protected void run() {
    transaction.executeWithoutResult(status -> kinds.forEach(kind -> {
      texts.ship(kind);
      if (kind.isToldByState()) {
        agreements.catchUp(kind);
      }
    }));
  }
}
