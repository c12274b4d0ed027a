package dk.dst.microdata.facts.certificate;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.ground.decision.Decisions;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills the bank with the questions that ship with the application, at the first start and never again. */
@Component
@DependsOnDatabaseInitialization
class ShippedQuestions implements InitializingBean {

  private static final String REASON = "Leveret med programmet: skrevet til det ud fra de offentliggjorte regler.";

  /** A question of the file. */
  record Shipped(String question, String right, List<String> wrong, String source) {}

  private final Questions questions;
  private final TransactionTemplate transaction;
  private final ObjectMapper json;
  private final Resource file;

  ShippedQuestions(Questions questions, TransactionTemplate transaction, ObjectMapper json,
      @Value("classpath:certification/questions.json") Resource file) {
    this.questions = questions;
    this.transaction = transaction;
    this.json = json;
    this.file = file;
  }

  @Override
  public void afterPropertiesSet() throws IOException {
    List<Shipped> shipped = json.readValue(file.getContentAsByteArray(), new TypeReference<>() {});
    transaction.executeWithoutResult(status -> questions.ship(shipped.stream().map(one -> new Questions.Typed(
        one.question(), one.right(), one.wrong(), one.source(), false, REASON)).toList(), Decisions.SYSTEM));
  }
}
