package dk.dst.microdata.start;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.audit.Audit;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.StartStep;
import dk.dst.microdata.scheme.SchemeTerms;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The terms are settings, which change by a restart: what they became is written down at the first start with them. */
@Component
class TermsOnRecord extends StartStep {

  private final SchemeTerms terms;
  private final Audit audit;
  private final ObjectMapper json;
  private final TransactionTemplate transaction;

  TermsOnRecord(SchemeTerms terms, Audit audit, ObjectMapper json, TransactionTemplate transaction) {
    super(RIGHTS);
    this.terms = terms;
    this.audit = audit;
    this.json = json;
    this.transaction = transaction;
  }

  @Override
  protected void run() {
    Map<String, Object> now = json.convertValue(terms, new TypeReference<>() {});
    transaction.executeWithoutResult(status -> audit.became(Actor.SYSTEM, "terms", now));
  }
}
