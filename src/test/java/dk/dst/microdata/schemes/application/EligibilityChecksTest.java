package dk.dst.microdata.schemes.application;

import static dk.dst.microdata.schemes.application.Undertaking.INSTITUTION_PAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.facts.register.CatalogueFile.Variable;
import dk.dst.microdata.facts.register.CatalogueFile;
import dk.dst.microdata.facts.register.Comparison.Lack;
import dk.dst.microdata.facts.register.Comparison.Pair;
import dk.dst.microdata.facts.register.Comparison;
import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.ContentRow;
import dk.dst.microdata.facts.register.Deviations.Deviation;
import dk.dst.microdata.facts.register.RegisterRow;
import dk.dst.microdata.facts.register.Years;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.terms.SchemeTerms;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.application.Application.Content;
import dk.dst.microdata.schemes.application.Application.ManagerRow;
import dk.dst.microdata.schemes.application.Evidence.LackingLine;
import dk.dst.microdata.schemes.application.Evidence.ProjectLine;
import dk.dst.microdata.schemes.application.Evidence.RegisterUse;
import dk.dst.microdata.schemes.project.Projects;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.LegalBasisSamples;
import dk.dst.microdata.support.TestInstitution;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class EligibilityChecksTest extends EngineTest {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final RegisterRow BEF = new RegisterRow("BEF", 2010, 2019, "Bruges af alle.");
  private static final RegisterRow IND = new RegisterRow("IND", 2010, 2014, "Bruges af de fleste.");
  private static final Years TEN = Years.between(2010, 2019);

  @Autowired
  private EligibilityChecks checks;
  @Autowired
  private Applications applications;
  @Autowired
  private Projects projects;
  @Autowired
  private ContentLists lists;
  @Autowired
  private Catalogue catalogue;
  @Autowired
  private SchemeTerms terms;
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private JdbcClient jdbc;

  private TestInstitution institution;
  private String caseNumber;

  @BeforeEach
  void draft() {
    institution = world.institution(6);
    caseNumber = world.draft(institution);
  }

  @Test
  void keepsWhatTheApplicantAskedBeforeSendingAndSendsNothing() {
    EligibilityCheck check = tryOut(content(BEF, IND));
    assertThat(check.submission()).isNull();
    assertThat(check.checkedBy()).isEqualTo(institution.applicant());
    assertThat(check.catalogueVersion()).isEqualTo(catalogue.version());
    assertThat(check.terms()).isEqualTo(terms);
    assertThat(check.findings()).extracting(Finding::condition).containsExactly(Condition.values());
    assertThat(check.isEligible()).isTrue();
    assertThat(checks.find(caseNumber, check.id())).contains(check);
    assertThat(checks.of(caseNumber, true)).containsExactly(check);
    assertThat(checks.of(caseNumber, false)).isEmpty();
    assertThat(applications.get(caseNumber).state()).isEqualTo(CaseState.DRAFT);
    assertThat(applications.get(caseNumber).submission()).isZero();
  }

  @Test
  void showsNoCheckUnderAnotherCase() {
    EligibilityCheck check = tryOut(content(BEF));
    assertThat(checks.find(world.draft(institution), check.id())).isEmpty();
  }

  @Test
  void keepsTheSameAskedTwiceOnce() {
    EligibilityCheck first = tryOut(content(BEF, IND));
    EligibilityCheck other = tryOut(content(BEF));
    assertThat(other.id()).isNotEqualTo(first.id());
    assertThat(tryOut(content(BEF, IND))).isEqualTo(first);
    assertThat(checks.of(caseNumber, true)).containsExactly(other, first);
  }

  @Test
  void knowsTheSameUndertakingsInAnyOrder() {
    List<Undertaking> given = new ArrayList<>(List.of(Undertaking.values()));
    EligibilityCheck first = tryOut(content(new LinkedHashSet<>(given), BEF));
    Collections.reverse(given);
    assertThat(tryOut(content(new LinkedHashSet<>(given), BEF)).id()).isEqualTo(first.id());
  }

  @Test
  void keepsAnotherCheckWhereAnythingIsAnother() {
    var ids = new ArrayList<Long>();
    ids.add(tryOut(content(BEF)).id());
    ids.add(checks.tryOut(caseNumber, content(BEF), LegalBasisSamples.GOOD, List.of("Formål: Feltet skal udfyldes."), institution.applicant())
        .id());
    ids.add(tryOut(content(Set.of(INSTITUTION_PAYS), BEF)).id());
    projects.setContent(projects.ofInstitution(institution.id()).get(0).number(), list());
    ids.add(tryOut(content(BEF)).id());
    world.day(LocalDate.now(clock).plusDays(1));
    ids.add(tryOut(content(BEF)).id());
    catalogued("Navn", Map.of());
    ids.add(tryOut(content(BEF)).id());
    assertThat(ids).isSorted().doesNotHaveDuplicates();
    assertThat(checks.of(caseNumber, true)).hasSameSizeAs(ids);
  }

  @Test
  void keepsTheFiguresBehindTheFindings() {
    long loaded = list(ContentRow.variable("IND", "LOENMV_13", Years.between(2010, 2014)));
    LocalDate today = LocalDate.now(clock);
    int first = institution.authorisationNumber() * 100;
    world.project(institution, first + 50, today.minusYears(2), today.minusYears(1));
    Evidence evidence = checks.tryOut(caseNumber, content(loaded, BEF), LegalBasisSamples.GOOD, List.of("Formål: Feltet skal udfyldes."),
        institution.applicant()).evidence();

    assertThat(evidence.rows()).isEqualTo(2);
    assertThat(evidence.registers()).containsExactly(
        new RegisterUse("BEF", label("BEF"), "2010–2019", 6, false, "Bruges af alle.", List.of()),
        new RegisterUse("IND", label("IND"), "2010–2014", 6, false, "Bruges i fællesskab.", List.of(0)));
    assertThat(evidence.projects()).extracting(ProjectLine::number)
        .containsExactly(first, first + 1, first + 2, first + 3, first + 4, first + 5, first + 50);
    assertThat(evidence.projects().get(0)).isEqualTo(new ProjectLine(first, "Projekt " + first, today.minusYears(1),
        today.plusYears(12), true, 15, 50, 2, 5, false, "Dækningen er under tærsklen",
        "Afprøvning, Anna Ager, " + Danish.day(today)));
    assertThat(evidence.projects().get(0).coverage()).isEqualTo(0.3);
    assertThat(evidence.projects().get(6).active()).isFalse();
    assertThat(evidence.projects().get(6).why()).startsWith("Afsluttet");
    assertThat(evidence.lacking()).containsExactly(new LackingLine(label("AKM"), 6, Lack.REGISTER),
        new LackingLine(label("LPR_DIAG"), 6, Lack.REGISTER), new LackingLine(label("UDDA"), 6, Lack.REGISTER));
    assertThat(evidence.pairs()).hasSize(15).extracting(Pair::overlap).containsOnly(1.0);
    assertThat(evidence.growth()).hasSize(terms.portfolioYears());
    assertThat(evidence.problems()).containsExactly("Formål: Feltet skal udfyldes.");
  }

  @Test
  void readsFindingsAndFiguresBackAsTheyWereMade() {
    String invented = catalogued("Navn", Map.of("A", new Variable("a", Years.between(2010, 2014))));
    long loaded = list(ContentRow.variable(invented, "A", Years.between(2010, 2015)),
        ContentRow.variable(invented, "B", Years.of(List.of(2010, 2012))));
    List<String> problems = List.of("Registre: BEF er valgt to gange.");
    EligibilityCheck check = checks.tryOut(caseNumber, content(loaded, BEF, new RegisterRow("NSA", 2010, 2019, null)),
        LegalBasisSamples.GOOD,
        problems, institution.applicant());

    Comparison comparison = checks.compare(check.facts());
    var policy = new EligibilityPolicy(terms, check.facts(), comparison);
    assertThat(check.findings()).isEqualTo(policy.findings());
    assertThat(check.evidence())
        .isEqualTo(Evidence.of(terms, check.facts(), comparison, policy, catalogue.labels(),
            projects.heads(check.facts().projects()), problems));
    assertThat(check.facts().projects()).isEqualTo(projects.ofInstitution(institution.id()));
    assertThat(check.facts().deviations().unknownRegisters()).containsExactly("NSA");
    assertThat(check.facts().deviations().years()).containsExactly(new Deviation(invented, "A", "2015"));
    assertThat(check.facts().deviations().unknownVariables()).containsExactly(new Deviation(invented, "B", ""));
  }

  @Test
  void showsAKeptCheckUnchangedWhateverHasChangedSince() {
    String invented = catalogued("Navn", Map.of("A", new Variable("a", TEN)));
    EligibilityCheck check = tryOut(content(list(ContentRow.variable(invented, "A", TEN)), BEF, IND));
    Comparison compared = checks.compare(check.facts());

    long rewritten = list(ContentRow.whole("DOD", TEN));
    projects.ofInstitution(institution.id()).forEach(project -> projects.setContent(project.number(), rewritten));
    catalogued(invented, "Andet navn", Map.of("B", new Variable("b", TEN)));
    jdbc.sql("update project set closed_on = starts_on, title = 'Et andet' where institution_id = ?")
        .param(institution.id()).update();
    LocalDate today = LocalDate.now(clock);
    world.project(institution, institution.authorisationNumber() * 100 + 50, today.minusYears(1), today.plusYears(1));

    assertThat(checks.find(caseNumber, check.id())).contains(check);
    assertThat(checks.compare(check.facts()).pairs()).isEqualTo(compared.pairs());
    assertThat(checks.compare(check.facts()).lacking(Lack.REGISTER)).isEqualTo(compared.lacking(Lack.REGISTER));
    assertThat(tryOut(content(BEF, IND)).evidence().projects()).hasSize(7)
        .extracting(ProjectLine::active, ProjectLine::common).containsOnly(tuple(true, 15L), tuple(false, 0L));
  }

  @Test
  void checksADraftInWhichNothingHasBeenWritten() {
    EligibilityCheck check = tryOut(new Content(null, null, null, null, null, Set.of(), null, null, List.of(),
        List.of()));
    assertThat(check.findings()).extracting(Finding::condition).containsExactly(Condition.values());
    assertThat(check.isEligible()).isFalse();
    assertThat(check.evidence().registers()).isEmpty();
    assertThat(check.evidence().lacking()).hasSize(5);
  }

  @Test
  void checksADraftWithARegisterThatHasNoReasonYet() {
    EligibilityCheck check = tryOut(content(new RegisterRow("BEF", 2010, 2019, null)));
    assertThat(finding(check, Condition.PURPOSE_AND_REASONS).evidence()).endsWith("Uden begrundelse: BEF.");
    assertThat(check.evidence().registers()).extracting(RegisterUse::reason).containsOnlyNulls();
  }

  @Test
  void checksADraftWithAManagerNobodyKnows() {
    EligibilityCheck check = tryOut(new Content("Formål", "", "", null, null, Set.of(), null, null, List.of(BEF),
        List.of(new ManagerRow("ukendt", ""))));
    assertThat(finding(check, Condition.MANAGERS_EMPLOYED).evidence())
        .isEqualTo("Ikke ansat i institutionen: ukendt.");
  }

  @Test
  void aSecondRunOfASubmissionGivesTheFirstRunsAnswer() {
    String sent = world.underReview(institution);
    EligibilityCheck first = checks.ofSubmission(sent, 1).orElseThrow();
    assertThat(first.submission()).isEqualTo(1);
    assertThat(first.checkedBy()).isEqualTo(Decisions.SYSTEM);
    assertThat(first.evidence().projects()).extracting(ProjectLine::counts).containsOnly(true);
    jdbc.sql("update project set closed_on = starts_on where institution_id = ?").param(institution.id()).update();
    assertThat(checks.check(sent)).isTrue();
    assertThat(checks.of(sent, true)).containsExactly(first);
    assertThat(checks.findings(sent, 1)).isEqualTo(first.findings());
    assertThat(checks.findings(sent, 2)).isEmpty();
  }

  @Test
  void showsACheckFromBeforeFiguresWereKeptWithoutThem() {
    String sent = world.underReview(institution);
    jdbc.sql("update eligibility_check set evidence = null, catalogue_version = null, facts = '{\"day\": 7}'"
        + " where case_number = ?").param(sent).update();
    EligibilityCheck old = checks.ofSubmission(sent, 1).orElseThrow();
    assertThat(old.evidence()).isNull();
    assertThat(old.facts()).isNull();
    assertThat(old.catalogueVersion()).isNull();
    assertThat(old.findings()).hasSize(Condition.values().length);
    assertThat(old.isEligible()).isTrue();
  }

  private EligibilityCheck tryOut(Content content) {
    return checks.tryOut(caseNumber, content, LegalBasisSamples.GOOD, List.of(), institution.applicant());
  }

  private Content content(RegisterRow... registers) {
    return content(Set.of(Undertaking.values()), registers);
  }

  private Content content(Set<Undertaking> undertakings, RegisterRow... registers) {
    return content(undertakings, null, null, registers);
  }

  /** Registers of a loaded list, and these beside it. */
  private Content content(long list, RegisterRow... registers) {
    return content(Set.of(Undertaking.values()), list, "Bruges i fællesskab.", registers);
  }

  private Content content(Set<Undertaking> undertakings, Long list, String reason, RegisterRow... registers) {
    return new Content("Formål", "Miljø", "To om året", null, institution.signatory(), undertakings, list, reason,
        List.of(registers), List.of(new ManagerRow(institution.manager(), "Flere års erfaring.")));
  }

  private long list(ContentRow... rows) {
    return lists.keep("Afprøvning", institution.applicant(), List.of(rows)).id();
  }

  /** Imports a register that no other test knows. @return its code */
  private String catalogued(String name, Map<String, Variable> variables) {
    String code = "QZ_KONTROL_" + NUMBER.incrementAndGet();
    catalogued(code, name, variables);
    return code;
  }

  private void catalogued(String code, String name, Map<String, Variable> variables) {
    var entry = new CatalogueFile.Entry(code, name, name, "Emne", "Ejer", 2010, 2019, new TreeMap<>(variables));
    transaction.executeWithoutResult(status -> catalogue.take("fil.csv",
        entry.toString().getBytes(StandardCharsets.UTF_8),
        new CatalogueFile.Reading(List.of(entry), List.of(), List.of()), "per"));
  }

  private String label(String code) {
    return catalogue.byCode().get(code).label();
  }

  private static Finding finding(EligibilityCheck check, Condition condition) {
    return check.findings().stream().filter(finding -> finding.condition() == condition).findFirst().orElseThrow();
  }
}
