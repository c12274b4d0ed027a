package dk.dst.microdata.application;

import dk.dst.microdata.application.EligibilityFacts.ProposedManager;
import dk.dst.microdata.application.EligibilityFacts.ProposedRegister;
import dk.dst.microdata.institution.Institution;
import dk.dst.microdata.project.Project;
import dk.dst.microdata.support.Terms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Facts that meet every countable condition on {@link #TODAY}; a test changes what it is about. */
final class Facts {

  static final LocalDate TODAY = LocalDate.of(2027, 3, 15);

  private LocalDate authorisedFrom = TODAY.minusYears(3);
  private LocalDate authorisedUntil;
  private String openDatabase;
  private List<Project> projects = active(5);
  private List<ProposedManager> managers = List.of(administrator("Mads Mark"));
  private List<ProposedRegister> registers = List.of(register("BEF"), register("IND"));
  private final Set<String> known = new TreeSet<>(Set.of("BEF", "IND", "UDDA"));
  private Set<Undertaking> undertakings = EnumSet.allOf(Undertaking.class);
  private String purpose = "At belyse sammenhænge mellem uddannelse og helbred.";

  static Facts good() {
    return new Facts();
  }

  Facts authorised(LocalDate from, LocalDate until) {
    authorisedFrom = from;
    authorisedUntil = until;
    return this;
  }

  Facts openDatabase(String caseNumber) {
    openDatabase = caseNumber;
    return this;
  }

  Facts activeProjects(int count) {
    projects = active(count);
    return this;
  }

  Facts projects(Project... these) {
    projects = List.of(these);
    return this;
  }

  /** So many active projects, and these besides. */
  Facts activeProjectsAnd(int count, Project... others) {
    projects = active(count);
    projects.addAll(Arrays.asList(others));
    return this;
  }

  Facts managers(ProposedManager... these) {
    managers = List.of(these);
    return this;
  }

  Facts registers(ProposedRegister... these) {
    registers = List.of(these);
    return this;
  }

  /** Proposes these codes, which are all in the catalogue. */
  Facts knownRegisters(Set<String> codes) {
    known.addAll(codes);
    registers = codes.stream().sorted().map(Facts::register).toList();
    return this;
  }

  Facts without(Undertaking... missing) {
    undertakings = EnumSet.allOf(Undertaking.class);
    undertakings.removeAll(List.of(missing));
    return this;
  }

  Facts purpose(String text) {
    purpose = text;
    return this;
  }

  List<Finding> findings() {
    var institution = new Institution("nordsund", "Nordsund Universitet", 901, authorisedFrom, authorisedUntil);
    return new EligibilityPolicy(Terms.shipped(), new EligibilityFacts(TODAY, institution, openDatabase, projects,
        managers, registers, known, undertakings, purpose)).findings();
  }

  Finding finding(Condition condition) {
    return findings().stream().filter(finding -> finding.condition() == condition).findFirst().orElseThrow();
  }

  static ProposedManager administrator(String name) {
    return new ProposedManager(name, name, true, true, TODAY.minusYears(5), "Flere års erfaring.");
  }

  static ProposedManager employee(String name) {
    return new ProposedManager(name, name, true, false, TODAY.minusYears(5), "Flere års erfaring.");
  }

  static ProposedManager stranger(String name) {
    return new ProposedManager(name, name, false, true, TODAY.minusYears(5), "Flere års erfaring.");
  }

  static ProposedManager certified(String name, LocalDate since) {
    return new ProposedManager(name, name, true, true, since, "Flere års erfaring.");
  }

  static ProposedRegister register(String code) {
    return register(code, "Bruges af de fleste projekter.");
  }

  static ProposedRegister register(String code, String reason) {
    return new ProposedRegister(code, 2010, 2019, reason);
  }

  /** A project that runs today and uses these registers. */
  static Project project(int number, Set<String> registers) {
    return new Project(number, "Projekt " + number, TODAY.minusYears(10), TODAY.plusYears(2), null, null, null,
        registers);
  }

  static Project project(int number, LocalDate from, LocalDate to, LocalDate closed) {
    return new Project(number, "Projekt " + number, from, to, closed, null, null, Set.of("BEF", "IND"));
  }

  private static List<Project> active(int count) {
    var projects = new ArrayList<Project>();
    IntStream.rangeClosed(1, count).forEach(number -> projects.add(project(number, Set.of("BEF", "IND"))));
    return projects;
  }
}
