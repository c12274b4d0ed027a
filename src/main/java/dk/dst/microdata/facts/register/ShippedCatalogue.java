package dk.dst.microdata.facts.register;

import dk.dst.microdata.ground.decision.Decisions;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Imports the catalogue that ships with the application at each start; where it is known already, nothing changes. */
@Component
@DependsOnDatabaseInitialization
class ShippedCatalogue implements InitializingBean {

  private final Catalogue catalogue;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Resource file;

  ShippedCatalogue(Catalogue catalogue, TransactionTemplate transaction, Clock clock,
      @Value("classpath:catalogue/registers.csv") Resource file) {
    this.catalogue = catalogue;
    this.transaction = transaction;
    this.clock = clock;
    this.file = file;
  }

  @Override
  public void afterPropertiesSet() throws IOException {
    byte[] bytes = file.getContentAsByteArray();
    CatalogueFile.Reading reading =
        CatalogueFile.read(file.getFilename(), bytes, LocalDate.now(clock).getYear(), code -> true);
    if (!reading.problems().isEmpty()) {
      throw new IllegalStateException("The catalogue that ships cannot be read: " + reading.problems());
    }
    transaction.executeWithoutResult(
        status -> catalogue.take(file.getFilename(), bytes, reading, Decisions.SYSTEM));
  }
}
