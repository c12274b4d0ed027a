package dk.dst.microdata.schemes.application;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.legalbasis.LegalBasis;
import dk.dst.microdata.facts.legalbasis.SpecialRegisters;
import dk.dst.microdata.facts.register.Deviations;
import dk.dst.microdata.schemes.project.Project;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything a check looks at, as it was on that day; kept with the result. The data of the application and of the
 * projects are named by the lists that say them, which never change.
 *
 * @param openDatabase case number of another open project database of the institution, or null
 * @param quarantine how long the institution itself is in quarantine, in words, or null
 * @param projects all projects of the institution, closed ones included
 * @param contentList the list of data that was loaded, or null
 * @param contentReason why the registers of that list belong in a shared database, or null
 * @param registers registers chosen one by one
 * @param listReasons why single registers of that list belong there, by code; of a check from before 1.0.0 none
 * @param deviations where the data differ from the catalogue
 * @param legalBasis null of a case from before it was asked for
 * @param specialRegisters which of the registers point to data of articles 9 and 10; null where there is no legal basis
 */
public record EligibilityFacts(LocalDate day, Institution institution, String openDatabase, String quarantine,
    List<Project> projects, List<ProposedManager> managers, Long contentList, String contentReason,
    List<ProposedRegister> registers, Deviations deviations, Set<Undertaking> undertakings, String purpose,
    Map<String, String> listReasons, LegalBasis legalBasis, SpecialRegisters specialRegisters) {

  public EligibilityFacts {
    listReasons = listReasons == null ? Map.of() : listReasons;
  }

  /**
   * A manager as proposed, with what the institution's records say of them.
   *
   * @param certifiedUntil the last day of the certificate, or null
   */
  public record ProposedManager(String id, String name, boolean employed, boolean administrator,
      LocalDate certifiedSince, LocalDate certifiedUntil, String experience) {}

  /** A register as proposed. */
  public record ProposedRegister(String code, int fromYear, int toYear, String reason) {}
}
