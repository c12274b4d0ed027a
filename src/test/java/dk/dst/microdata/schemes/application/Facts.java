package dk.dst.microdata.schemes.application;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.legalbasis.LegalBasis;
import dk.dst.microdata.facts.legalbasis.SpecialRegisters;
import dk.dst.microdata.facts.register.Comparison;
import dk.dst.microdata.facts.register.ContentRow;
import dk.dst.microdata.facts.register.DataContent;
import dk.dst.microdata.facts.register.Deviations;
import dk.dst.microdata.facts.register.Register;
import dk.dst.microdata.facts.register.Years;
import dk.dst.microdata.ground.terms.SchemeTerms;
import dk.dst.microdata.schemes.application.EligibilityFacts.ProposedManager;
import dk.dst.microdata.schemes.application.EligibilityFacts.ProposedRegister;
import dk.dst.microdata.schemes.project.Project;
import dk.dst.microdata.support.Contents;
import dk.dst.microdata.support.LegalBasisSamples;
import dk.dst.microdata.support.Terms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Facts that meet every countable condition on {@link #TODAY}; a test changes what it is about. */
final class Facts {

  static final LocalDate TODAY = LocalDate.of(2027, 3, 15);

  private LocalDate authorisedFrom = TODAY.minusYears(3);
  private LocalDate authorisedUntil;
  private String openDatabase;
  private List<Sample> projects = active(5);
  private List<ProposedManager> managers = List.of(administrator("Mads Mark"));
  private List<ProposedRegister> registers = List.of(register("BEF"), register("IND"));
  private DataContent list = DataContent.NONE;
  private String listReason;
  private String quarantine;
  private final Map<String, Register> catalogue = new HashMap<>();
  private SchemeTerms terms = Terms.shipped();
  private Set<Undertaking> undertakings = EnumSet.allOf(Undertaking.class);
  private LegalBasis legalBasis = LegalBasisSamples.GOOD;
  private SpecialRegisters specialRegisters = new SpecialRegisters(List.of(), List.of());
  private String purpose = "At belyse sammenhænge mellem uddannelse og helbred.";

  /** A project and its data; null where nobody has said what they are. */
  record Sample(Project project, DataContent content) {}

  private Facts() {
    catalogued("BEF", null, null).catalogued("IND", null, null).catalogued("UDDA", null, null);
  }

  static Facts good() {
    return new Facts();
  }

  /** The shipped terms with these changed, each given as {@code name=value}. */
  Facts terms(String... changes) {
    terms = Terms.with(changes);
    return this;
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

  Facts quarantine(String until) {
    quarantine = until;
    return this;
  }

  Facts activeProjects(int count) {
    projects = active(count);
    return this;
  }

  Facts projects(Sample... these) {
    projects = List.of(these);
    return this;
  }

  /** So many active projects, and these besides. */
  Facts activeProjectsAnd(int count, Sample... others) {
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
    codes.forEach(code -> catalogued(code, null, null));
    registers = codes.stream().sorted().map(Facts::register).toList();
    return this;
  }

  /** Loads a list with one reason for all its registers, beside those chosen one by one. */
  Facts list(DataContent content, String reason) {
    list = content;
    listReason = reason;
    return this;
  }

  /** The catalogue has the register, with data for these years; null where it does not say. */
  Facts catalogued(String code, Integer first, Integer last) {
    catalogue.put(code, new Register(code, code, code, "Borgere", "Danmarks Statistik", first, last));
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

  /** Of a case from before it was asked for: null. */
  Facts legalBasis(LegalBasis stated, SpecialRegisters registers) {
    legalBasis = stated;
    specialRegisters = registers;
    return this;
  }

  List<Finding> findings() {
    return policy().findings();
  }

  EligibilityPolicy policy() {
    var institution = new Institution("nordsund", "Nordsund Universitet", 901, authorisedFrom, authorisedUntil, null,
        false, null, null,
        Institution.Kind.PUBLIC, "", null, null, null, null);
    var chosen = DataContent.of(registers.stream()
        .map(proposedRegister -> ContentRow.whole(proposedRegister.code(),
        Years.between(proposedRegister.fromYear(), proposedRegister.toYear()))).toList());
    DataContent proposal = Contents.together(chosen, list);
    var facts = new EligibilityFacts(TODAY, institution, openDatabase, quarantine,
        projects.stream().map(Sample::project).toList(),
        managers, list.isEmpty() ? null : 1L, listReason, registers,
        Deviations.of(proposal, catalogue, Map.of()), undertakings, purpose, Map.of(), legalBasis,
        specialRegisters);
    return new EligibilityPolicy(terms, facts, new Comparison(proposal, contents(true), contents(false)));
  }

  private Map<Integer, DataContent> contents(boolean active) {
    return projects.stream().filter(sample -> sample.project().isActive(TODAY) == active)
        .collect(Collectors.toMap(sample -> sample.project().number(),
            sample -> sample.content() == null ? DataContent.NONE : sample.content()));
  }

  Finding finding(Condition condition) {
    return findings().stream().filter(finding -> finding.condition() == condition).findFirst().orElseThrow();
  }

  static ProposedManager administrator(String name) {
    return new ProposedManager(name, name, true, true, TODAY.minusYears(5), TODAY, "Flere års erfaring.");
  }

  static ProposedManager employee(String name) {
    return new ProposedManager(name, name, true, false, TODAY.minusYears(5), TODAY, "Flere års erfaring.");
  }

  static ProposedManager stranger(String name) {
    return new ProposedManager(name, name, false, true, TODAY.minusYears(5), TODAY, "Flere års erfaring.");
  }

  static ProposedManager until(String name, LocalDate certified) {
    return new ProposedManager(name, name, true, true, TODAY.minusYears(5), certified, "Flere års erfaring.");
  }

  static ProposedManager certified(String name, LocalDate since) {
    return new ProposedManager(name, name, true, true, since, since == null ? null : TODAY, "Flere års erfaring.");
  }

  static ProposedRegister register(String code) {
    return register(code, "Bruges af de fleste projekter.");
  }

  static ProposedRegister register(String code, String reason) {
    return new ProposedRegister(code, 2010, 2019, reason);
  }

  /** A project that runs today and has these registers. */
  static Sample project(int number, Set<String> registers) {
    return project(number, Contents.whole(registers.toArray(String[]::new)));
  }

  /** A project that runs today and has these data. */
  static Sample project(int number, DataContent content) {
    return project(number, TODAY.minusYears(10), TODAY.plusYears(2), null, content);
  }

  static Sample project(int number, LocalDate from, LocalDate to, LocalDate closed) {
    return project(number, from, to, closed, Contents.whole("BEF", "IND"));
  }

  static Sample project(int number, LocalDate from, LocalDate to, LocalDate closed, DataContent content) {
    return new Sample(new Project(number, "Projekt " + number, from, to, closed, null, null,
        content == null ? null : (long) number, List.of()), content);
  }

  private static List<Sample> active(int count) {
    var projects = new ArrayList<Sample>();
    IntStream.rangeClosed(1, count).forEach(number -> projects.add(project(number, Set.of("BEF", "IND"))));
    return projects;
  }
}
