package dk.dst.microdata.desk.replanning;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.cases.engine.StartStep;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.audit.Audit;
import dk.dst.microdata.ground.terms.TermsInForce;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down in the audit what the terms in force became: by settings at the first start with them, by a decision when
 * its day comes.
 */
@Component
public class TermsOnRecord extends StartStep {

  private final TermsInForce terms;
  private final Audit audit;
  private final ObjectMapper json;
  private final TransactionTemplate transaction;

  TermsOnRecord(TermsInForce terms, Audit audit, ObjectMapper json, TransactionTemplate transaction) {
    super(RIGHTS);
    this.terms = terms;
    this.audit = audit;
    this.json = json;
    this.transaction = transaction;
  }

  @Override
  protected void run() {
    write();
  }

  /** Terms that are on record already leave no entry. */
  public void write() {
    Map<String, Object> now = json.convertValue(terms.now(), new TypeReference<>() {});
    transaction.executeWithoutResult(status -> audit.became(Actor.SYSTEM, "terms", now));
  }
}
