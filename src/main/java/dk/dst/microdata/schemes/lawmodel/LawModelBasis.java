package dk.dst.microdata.schemes.lawmodel;

import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.legalbasis.LegalBases;
import dk.dst.microdata.facts.legalbasis.LegalBasis;
import dk.dst.microdata.facts.legalbasis.LegalBasisForm;
import dk.dst.microdata.facts.legalbasis.LegalBasisLines;
import dk.dst.microdata.facts.legalbasis.LegalBasisPolicy;
import dk.dst.microdata.facts.legalbasis.SpecialRegisters;
import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.facts.register.DataContent;
import dk.dst.microdata.ground.form.Answers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The legal basis of Lovmodellen: the responsible ministry is the data controller and the purpose is fixed, so neither is
 * asked. A ministry that takes over states its own, since the one before spoke for itself.
 */
@Component
record LawModelBasis(LegalBases legalBases, Institutions institutions, Catalogue catalogue, Clock clock) {

  /** Adds what a form shows. @param anew whether what is confirmed has to be confirmed once more */
  void show(Map<String, Object> shown, LawModel model, boolean anew) {
    Optional<LegalBasis> known = legalBases.find(model.caseNumber());
    LegalBasisForm.show(shown, anew ? known.map(LegalBasis::unconfirmed) : known, controller(model));
  }

  LegalBasis read(LawModel model, Answers answers) {
    return LegalBasisForm.read(answers).controlledBy(controller(model));
  }

  String controller(LawModel model) {
    return institutions.name(model.institution());
  }

  /** What is missing or unlawful in it for these data, each in the words of its source. */
  List<String> lacking(LegalBasis stated, DataContent data) {
    return new LegalBasisPolicy(stated, SpecialRegisters.among(data.registers(), catalogue.byCode()),
        LocalDate.now(clock)).findings().stream().filter(found -> !found.met()).map(found -> found.demand().danish() + ": "
            + found.evidence() + " Betingelsen er: " + found.demand().source() + ".").toList();
  }

  /** As people read it. */
  Map<String, String> lines(String caseNumber) {
    return LegalBasisLines.of(legalBases.find(caseNumber), institutions::name);
  }

  /** The same as the rows of a form's table. */
  List<Map<String, String>> rows(String caseNumber) {
    return lines(caseNumber).entrySet().stream().map(line -> Map.of("label", line.getKey(), "text", line.getValue()))
        .toList();
  }
}
