package dk.dst.microdata.schemes.database;

import dk.dst.microdata.facts.legalbasis.LegalBases;
import dk.dst.microdata.facts.legalbasis.LegalBasis;
import dk.dst.microdata.facts.legalbasis.LegalBasisLines;
import dk.dst.microdata.facts.legalbasis.LegalBasisPolicy;
import dk.dst.microdata.facts.legalbasis.LegalBasisPolicy.Found;
import dk.dst.microdata.facts.legalbasis.SpecialRegisters;
import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.ground.form.InputRefused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The legal basis of a database, stated anew with the request for its extension; one from before gets its first. */
@Component
public record ExtensionBasis(LegalBases legalBases, ProjectDatabases databases, Catalogue catalogue, Clock clock) {

  /** As it was stated last. */
  public Optional<LegalBasis> find(String caseNumber) {
    return legalBases.find(caseNumber);
  }

  /** As people read it; a database is one institution's alone. */
  public Map<String, String> lines(String caseNumber) {
    return LegalBasisLines.of(find(caseNumber), institution -> institution);
  }

  /** @throws InputRefused naming everything that is missing or unlawful, with its source: the task stays */
  public void state(String caseNumber, LegalBasis stated, String by) {
    var registers = SpecialRegisters.among(databases.content(caseNumber).registers(), catalogue.byCode());
    String lacking = new LegalBasisPolicy(stated, registers, LocalDate.now(clock)).findings().stream()
        .filter(found -> !found.met()).map(ExtensionBasis::words).collect(Collectors.joining("\n"));
    if (!lacking.isEmpty()) {
      throw new InputRefused(lacking);
    }
    legalBases.restate(caseNumber, stated, by);
  }

  private static String words(Found found) {
    return found.demand().danish() + ": " + found.evidence() + " Kilde: " + found.demand().source();
  }
}
