package dk.dst.microdata.application;

import static java.util.stream.Collectors.joining;

import dk.dst.microdata.application.EligibilityFacts.ProposedManager;
import dk.dst.microdata.application.EligibilityFacts.ProposedRegister;
import dk.dst.microdata.application.Finding.Outcome;
import dk.dst.microdata.project.Project;
import dk.dst.microdata.register.Overlap;
import dk.dst.microdata.scheme.Danish;
import dk.dst.microdata.scheme.SchemeTerms;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The conditions of the project database scheme, one method each. Pure: no database, no clock. What can be counted is
 * met or not; what Statistics Denmark has not quantified is computed as evidence, and a person decides.
 */
class EligibilityPolicy {

  private static final String PUBLISHED = " (offentliggjort)";
  private static final String NO_REGISTERS = "Ingen registre er valgt.";
  private static final String JUDGEMENT = " (FSE’s skøn, ikke offentliggjort)";

  private final SchemeTerms terms;
  private final EligibilityFacts facts;
  private final List<Project> active;
  private final Set<String> proposed;

  EligibilityPolicy(SchemeTerms terms, EligibilityFacts facts) {
    this.terms = terms;
    this.facts = facts;
    this.active = facts.projects().stream().filter(project -> project.isActive(facts.day())).toList();
    this.proposed = facts.registers().stream().map(ProposedRegister::code).collect(Collectors.toSet());
  }

  /** A finding for every condition, in the order of {@link Condition}. */
  List<Finding> findings() {
    return Arrays.stream(Condition.values()).map(condition -> switch (condition) {
      case AUTHORISED -> authorised();
      case ONE_DATABASE -> oneDatabase();
      case FIVE_ACTIVE_PROJECTS -> fiveActiveProjects();
      case NUMBER_OF_MANAGERS -> numberOfManagers();
      case MANAGERS_EMPLOYED -> managersEmployed();
      case AN_ADMINISTRATOR -> anAdministrator();
      case REGISTERS_KNOWN -> registersKnown();
      case UNDERTAKINGS_GIVEN -> undertakingsGiven();
      case PURPOSE_AND_REASONS -> purposeAndReasons();
      case SIGNIFICANT_OVERLAP -> significantOverlap();
      case GROWING_PORTFOLIO -> growingPortfolio();
      case REGISTERS_USED_BY_SEVERAL -> registersUsedBySeveral();
      case EXPERIENCED_MANAGERS -> experiencedManagers();
    }).toList();
  }

  /** "er autoriserede til mikrodataordninger hos Danmarks Statistik" (S01, target group 1; P9). */
  private Finding authorised() {
    var institution = facts.institution();
    boolean met = institution.isAuthorised(facts.day());
    return counted(Condition.AUTHORISED, met, "Autorisation nr. " + institution.authorisationNumber() + (met
        ? " gælder fra " + Danish.day(institution.authorisedFrom()) + "."
        : facts.day().isBefore(institution.authorisedFrom()) ? " gælder først fra " + Danish.day(institution.authorisedFrom()) + "."
            : " bortfaldt " + Danish.day(institution.authorisedUntil()) + "."), "Gældende autorisation" + PUBLISHED);
  }

  /** "En autoriseret institution kan have maks. 1 projektdatabase" (S01; P6, D30). */
  private Finding oneDatabase() {
    boolean met = facts.openDatabase() == null;
    return counted(Condition.ONE_DATABASE, met, met ? "Institutionen har ingen anden åben projektdatabase."
        : "Institutionen har allerede en åben projektdatabase, sag " + facts.openDatabase() + ".",
        "Højst 1" + PUBLISHED);
  }

  /** "har mindst fem aktive projekter" (S01, target group 2; P10, D3). The overlap is assessed separately. */
  private Finding fiveActiveProjects() {
    return counted(Condition.FIVE_ACTIVE_PROJECTS, active.size() >= terms.minimumActiveProjects(),
        Danish.count(active.size(), "aktivt projekt", "aktive projekter")
            + (active.isEmpty() ? "." : ": " + numbers(active) + "."),
        "Mindst " + terms.minimumActiveProjects() + PUBLISHED);
  }

  /** "1 til 3 erfarne projektdatabasemanager(e)" (S01, condition 1; P13). */
  private Finding numberOfManagers() {
    int count = facts.managers().size();
    return counted(Condition.NUMBER_OF_MANAGERS,
        count >= terms.minimumManagers() && count <= terms.maximumManagers(),
        Danish.count(count, "manager", "managere") + (count == 0 ? "." : ": " + names(facts.managers()) + "."),
        terms.minimumManagers() + " til " + terms.maximumManagers() + PUBLISHED);
  }

  /** "en eller flere ansatte, der kan fungere som projektdatabasemanager" (S01; P15). */
  private Finding managersEmployed() {
    var others = facts.managers().stream().filter(manager -> !manager.employed()).toList();
    boolean met = others.isEmpty() && !facts.managers().isEmpty();
    return counted(Condition.MANAGERS_EMPLOYED, met, met ? "Alle foreslåede managere er ansat i institutionen."
        : facts.managers().isEmpty() ? "Ingen managere er foreslået."
            : "Ikke ansat i institutionen: " + names(others) + ".", "Alle" + PUBLISHED);
  }

  /** At least one manager must be able to act as administrator (P16). */
  private Finding anAdministrator() {
    var administrators = facts.managers().stream().filter(ProposedManager::administrator).toList();
    return counted(Condition.AN_ADMINISTRATOR, !administrators.isEmpty(), administrators.isEmpty()
        ? "Ingen af de foreslåede managere er administrator i Danmarks Datavindue."
        : "Administrator: " + names(administrators) + ".", "Mindst 1" + PUBLISHED);
  }

  /** "udvælges data fra Danmarks Statistiks grunddatabank" (S01; P7). */
  private Finding registersKnown() {
    var unknown = proposed.stream().filter(code -> !facts.knownRegisters().contains(code)).sorted().toList();
    boolean met = unknown.isEmpty() && !proposed.isEmpty();
    return counted(Condition.REGISTERS_KNOWN, met, met
        ? "Alle " + Danish.count(proposed.size(), "register", "registre") + " findes i oversigten."
        : proposed.isEmpty() ? NO_REGISTERS : "Ukendt: " + String.join(", ", unknown) + ".",
        "Alle" + PUBLISHED);
  }

  /** P4, P5, P18 and P20: no research on the database, only within the purpose, the institution pays, two years. */
  private Finding undertakingsGiven() {
    String missing = Arrays.stream(Undertaking.values()).filter(one -> !facts.undertakings().contains(one))
        .map(Undertaking::danish).collect(joining("; "));
    return counted(Condition.UNDERTAKINGS_GIVEN, missing.isEmpty(), missing.isEmpty()
        ? "Alle " + Undertaking.values().length + " tilsagn er givet." : "Mangler: " + missing + ".",
        "Alle" + PUBLISHED);
  }

  /** The database has a purpose (P5), and each register a reason why it belongs in a shared database (P8). */
  private Finding purposeAndReasons() {
    boolean purpose = facts.purpose() != null && !facts.purpose().isBlank();
    String without = facts.registers().stream().filter(one -> one.reason() == null || one.reason().isBlank())
        .map(ProposedRegister::code).collect(joining(", "));
    String evidence = (purpose ? "Formålet er beskrevet. " : "Formålet mangler. ") + (proposed.isEmpty() ? NO_REGISTERS
        : without.isEmpty() ? "Hvert register er begrundet." : "Uden begrundelse: " + without + ".");
    return counted(Condition.PURPOSE_AND_REASONS, purpose && without.isEmpty(), evidence, "Alle" + PUBLISHED);
  }

  /** "med væsentligt dataoverlap" (S01, target group 2): nowhere quantified (D1). */
  private Finding significantOverlap() {
    double threshold = terms.significantCoverage().doubleValue();
    var overlapping = active.stream()
        .filter(project -> Overlap.coverage(project.registers(), proposed) >= threshold).toList();
    String shares = active.stream().map(project -> project.number() + " "
        + Danish.percent(Overlap.coverage(project.registers(), proposed))).collect(joining(", "));
    return assessed(Condition.SIGNIFICANT_OVERLAP,
        overlapping.size() + " af " + Danish.count(active.size(), "aktivt projekt", "aktive projekter")
            + " får mindst " + Danish.percent(threshold) + " af deres registre fra databasen"
            + (shares.isEmpty() ? "." : " (" + shares + ")."),
        "Mindst " + terms.minimumActiveProjects() + " projekter med mindst " + Danish.percent(threshold) + JUDGEMENT);
  }

  /** "løbende udvider projektporteføljen" (S01, target group 3; P11): not quantified. */
  private Finding growingPortfolio() {
    int years = terms.portfolioYears();
    String perYear = java.util.stream.IntStream.range(0, years).mapToObj(year -> {
      LocalDate start = facts.day().minusYears(years - year);
      LocalDate end = facts.day().minusYears(years - year - 1L);
      long count = facts.projects().stream().filter(project -> project.startsOn().isAfter(start)
          && !project.startsOn().isAfter(end)).count();
      return String.valueOf(count);
    }).collect(joining(", "));
    return assessed(Condition.GROWING_PORTFOLIO, "Nye projekter i hvert af de seneste " + years
        + " år, det ældste først: " + perYear + ".", "Ikke kvantificeret" + JUDGEMENT);
  }

  /** "Data, der kun anvendes i et eller få projekter, kan ikke indgå" (S01; P8): "få" is not quantified (D2). */
  private Finding registersUsedBySeveral() {
    var uses = active.stream().map(Project::registers).toList();
    String few = proposed.stream().sorted()
        .filter(code -> Overlap.uses(code, uses) < terms.projectsPerRegister())
        .map(code -> code + " (" + Overlap.uses(code, uses) + ")").collect(joining(", "));
    return assessed(Condition.REGISTERS_USED_BY_SEVERAL, proposed.isEmpty() ? NO_REGISTERS : few.isEmpty()
        ? "Hvert register bruges af mindst " + terms.projectsPerRegister() + " aktive projekter."
        : "Bruges af færre end " + terms.projectsPerRegister() + " aktive projekter: " + few + ".",
        "Mindst " + terms.projectsPerRegister() + " projekter pr. register" + JUDGEMENT);
  }

  /** "erfarne" (S01, condition 1): not quantified (D4). */
  private Finding experiencedManagers() {
    String evidence = facts.managers().stream().map(manager -> manager.name() + ": "
        + (manager.certifiedSince() == null ? "ikke certificeret"
            : "certificeret siden " + Danish.day(manager.certifiedSince())
                + (manager.certifiedSince().plus(terms.managerExperience()).isAfter(facts.day())
                    ? " (kortere end " + Danish.period(terms.managerExperience()) + ")" : "")))
        .collect(joining("; "));
    return assessed(Condition.EXPERIENCED_MANAGERS, evidence.isEmpty() ? "Ingen managere er foreslået."
        : evidence + ".", "Mindst " + Danish.period(terms.managerExperience()) + JUDGEMENT);
  }

  private static Finding counted(Condition condition, boolean met, String evidence, String threshold) {
    return new Finding(condition, met ? Outcome.MET : Outcome.NOT_MET, evidence, threshold);
  }

  private static Finding assessed(Condition condition, String evidence, String threshold) {
    return new Finding(condition, Outcome.FOR_ASSESSMENT, evidence, threshold);
  }

  private static String numbers(List<Project> projects) {
    return projects.stream().map(project -> String.valueOf(project.number())).collect(joining(", "));
  }

  private static String names(List<ProposedManager> managers) {
    return managers.stream().map(ProposedManager::name).collect(joining(", "));
  }
}
