package dk.dst.microdata.schemes.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.ContentRow;
import dk.dst.microdata.facts.register.Years;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.terms.Supposed;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.schemes.application.WhatIf.Difference;
import dk.dst.microdata.schemes.project.Projects;
import dk.dst.microdata.schemes.usage.UsageWhatIf;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Statements;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks of all cases that the tests have made, and looks at its own. */
class WhatIfTest extends EngineTest {

  private static final Supposed EIGHT_PROJECTS = question(8, null, null);
  private static final Supposed SIXTY_PER_CENT = question(null, new BigDecimal("0.6"), null);

  @Autowired
  private WhatIf whatIf;
  @Autowired
  private UsageWhatIf usage;
  @Autowired
  private TermsInForce terms;
  @Autowired
  private Statements statements;
  @Autowired
  private EligibilityChecks checks;
  @Autowired
  private Applications applications;
  @Autowired
  private Projects projects;
  @Autowired
  private ContentLists lists;
  @Autowired
  private JdbcClient jdbc;

  @ParameterizedTest
  @ValueSource(ints = {5, 6, 7})
  void eightProjectsWouldHaveSentAnApplicationWithFewerBack(int active) {
    TestInstitution institution = world.institution(active);
    String caseNumber = world.underReview(institution);
    assertThat(differences(caseNumber, EIGHT_PROJECTS)).containsExactly(
        new Difference(caseNumber, applications.get(caseNumber).title(), name(institution), 1,
            Condition.FIVE_ACTIVE_PROJECTS.danish(), "Opfyldt: " + active, "Ikke opfyldt: " + active, true),
        new Difference(caseNumber, applications.get(caseNumber).title(), name(institution), 1,
            Condition.SIGNIFICANT_OVERLAP.danish(), "Til vurdering (når tærsklen): " + active + " af " + active,
            "Til vurdering (under tærsklen): " + active + " af " + active, false));
  }

  @Test
  void eightProjectsWouldHaveChangedNothingForEight() {
    assertThat(differences(world.underReview(world.institution(8)), EIGHT_PROJECTS)).isEmpty();
  }

  @Test
  void fourProjectsWouldHaveLetAnApplicationThrough() {
    assertThat(differences(world.underReview(world.institution(4)), question(4, null, null)))
        .extracting(Difference::condition, Difference::was, Difference::wouldBe, Difference::decides)
        .contains(tuple(Condition.FIVE_ACTIVE_PROJECTS.danish(), "Ikke opfyldt: 4", "Opfyldt: 4", true));
  }

  @Test
  void aConditionDecidesNothingWhereAnotherWasNotMetEither() {
    TestInstitution institution = world.institution(4);
    String caseNumber = world.draft(institution);
    jdbc.sql("update institution set authorised_until = ?, lapse_reason = 'Ikke fornyet.' where id = ?")
        .param(LocalDate.now(clock)).param(institution.id()).update();
    world.complete(caseNumber, "userTask_completeApplication", institution.applicant(),
        TestAnswers.application(institution));
    world.runJob(caseNumber, "serviceTask_checkEligibility");
    assertThat(differences(caseNumber, question(4, null, null))).isNotEmpty()
        .extracting(Difference::decides).containsOnly(false);
  }

  @Test
  void aHigherCoverageWouldHaveChangedAnIndicationButNoOutcome() {
    TestInstitution institution = halfCovered();
    String caseNumber = world.underReview(institution);
    assertThat(differences(caseNumber, SIXTY_PER_CENT)).containsExactly(
        new Difference(caseNumber, applications.get(caseNumber).title(), name(institution), 1,
            Condition.SIGNIFICANT_OVERLAP.danish(), "Til vurdering (når tærsklen): 5 af 5",
            "Til vurdering (under tærsklen): 0 af 5", false));
    assertThat(differences(caseNumber, question(null, new BigDecimal("0.55"), null))).isEmpty();
  }

  @Test
  void moreProjectsPerRegisterWouldHaveChangedAnIndicationButNoOutcome() {
    String caseNumber = world.underReview(world.institution(5));
    assertThat(differences(caseNumber, question(null, null, 5))).isEmpty();
    assertThat(differences(caseNumber, question(null, null, 6)))
        .extracting(Difference::condition, Difference::decides)
        .containsExactly(tuple(Condition.REGISTERS_USED_BY_SEVERAL.danish(), false));
  }

  @Test
  void theNumbersOfTheDayChangeNothing() {
    assertThat(differences(world.underReview(world.institution(5)), question(5, new BigDecimal("0.5"), 3)))
        .isEmpty();
  }

  @Test
  void looksAtTheFactsAsTheyWereAndNotAsTheyAreNow() {
    TestInstitution institution = halfCovered();
    String caseNumber = world.underReview(institution);
    List<Difference> before = differences(caseNumber, SIXTY_PER_CENT);
    long emptied = lists.keep("Rettelse", institution.applicant(), List.of()).id();
    projects.ofInstitution(institution.id()).forEach(project -> projects.setContent(project.number(), emptied));
    jdbc.sql("update project set closed_on = starts_on where institution_id = ?").param(institution.id()).update();
    assertThat(differences(caseNumber, SIXTY_PER_CENT)).isNotEmpty().isEqualTo(before);
    assertThat(differences(caseNumber, EIGHT_PROJECTS)).extracting(Difference::wouldBe).contains("Ikke opfyldt: 5");
  }

  @Test
  void asksOnlyOfSubmissionsAndNotOfWhatApplicantsTriedOut() {
    TestInstitution institution = world.institution(5);
    String caseNumber = world.draft(institution);
    int asked = ask(EIGHT_PROJECTS).asked();
    checks.tryOut(caseNumber, applications.get(caseNumber).content(), null, List.of(), institution.applicant());
    assertThat(ask(EIGHT_PROJECTS).asked()).isEqualTo(asked);
    world.underReview(institution);
    assertThat(ask(EIGHT_PROJECTS).asked()).isEqualTo(asked + 1);
  }

  @Test
  void leavesOutEarlierChecksWhoseFactsCannotBeLookedAtAgain() {
    String caseNumber = world.underReview(world.institution(5));
    int asked = ask(EIGHT_PROJECTS).asked();
    jdbc.sql("update eligibility_check set evidence = null, facts = '{\"day\": 7}' where case_number = ?")
        .param(caseNumber).update();
    assertThat(ask(EIGHT_PROJECTS).asked()).isEqualTo(asked - 1);
    assertThat(differences(caseNumber, EIGHT_PROJECTS)).isEmpty();
  }

  @Test
  void writesNothing() {
    String caseNumber = world.underReview(world.institution(5));
    EligibilityCheck check = checks.ofSubmission(caseNumber, 1).orElseThrow();
    Application application = applications.get(caseNumber);
    List<Long> rows = rows();
    assertThat(differences(caseNumber, question(8, new BigDecimal("0.9"), 9))).isNotEmpty();
    assertThat(rows()).isEqualTo(rows);
    assertThat(checks.ofSubmission(caseNumber, 1)).contains(check);
    assertThat(applications.get(caseNumber)).isEqualTo(application);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "minimumActiveProjects | 0     | Aktive projekter, mindst: Skriv et helt tal, mindst 1.",
      "minimumActiveProjects | 1001  | Aktive projekter, mindst: Tallet skal være mellem 1 og 1000.",
      "significantCoverage   | -0,01 | Dækning, fra hvilken overlap kaldes væsentligt: Skriv den som vist. I procent, fx 50 %.",
      "significantCoverage   | 101   | Dækning, fra hvilken overlap kaldes væsentligt: Skriv den som vist. I procent, fx 50 %.",
      "projectsPerRegister   | x     | Projekter, der bør bruge et register i databasen: Skriv et helt tal, mindst 1.",
      "managerExperience     | 0 dage | Certificeret brug, før en manager kaldes erfaren: Skriv den som vist. Fx 12 måneder,"
          + " 30 dage eller 1 år og 6 måneder.",
      "minimumManagers       | 4     | Projektdatabasemanagere, mindst: „Projektdatabasemanagere, mindst“ (4) kan ikke være"
          + " højere end „Projektdatabasemanagere, højst“ (3)."})
  void refusesAnImpossibleValue(String term, String value, String message) {
    assertThatThrownBy(() -> Supposed.typed(Map.of(term, value), WhatIf.TERMS, terms.now()))
        .isInstanceOf(InputRefused.class).hasMessage(message);
  }

  @Test
  void managersAndThePortfolioAreAskedAboutToo() {
    String caseNumber = world.underReview(world.institution(5));
    assertThat(differences(caseNumber, typed("minimumManagers", "3")))
        .extracting(Difference::condition, Difference::decides)
        .containsExactly(tuple(Condition.NUMBER_OF_MANAGERS.danish(), true));
    assertThat(differences(caseNumber, typed("managerExperience", "40 år"))).extracting(Difference::condition)
        .containsExactly(Condition.EXPERIENCED_MANAGERS.danish());
    assertThat(differences(caseNumber, typed("portfolioYears", "1"))).isEmpty();
  }

  @Test
  void asksOnlyOfTheDaysOfThePeriod() {
    String caseNumber = world.underReview(world.institution(5));
    LocalDate today = LocalDate.now(clock);
    assertThat(whatIf.ask(EIGHT_PROJECTS, today, today).differences()).extracting(Difference::caseNumber)
        .contains(caseNumber);
    assertThat(whatIf.ask(EIGHT_PROJECTS, today.minusYears(9), today.minusDays(1)).differences())
        .extracting(Difference::caseNumber).doesNotContain(caseNumber);
  }

  /** A list that is read anew would be a statement more for every check. */
  @Test
  void asksAsMuchOfTheDatabaseOfManyChecksAsOfOne() throws Exception {
    world.underReview(world.institution(5));
    LocalDate day = LocalDate.now(clock);
    assertThat(statements.during(() -> whatIf.ask(EIGHT_PROJECTS, day, day)).count()).isLessThanOrEqualTo(3);
    world.underReview(world.institution(6));
    world.underReview(world.institution(7));
    assertThat(statements.during(() -> whatIf.ask(EIGHT_PROJECTS, day, day)).count()).isLessThanOrEqualTo(3);
  }

  @Test
  void otherThresholdsSortMeasurementsOtherwise() {
    TestInstitution institution = world.qualified();
    String caseNumber = world.inOperation(institution);
    LocalDate day = LocalDate.now(clock);
    jdbc.sql("""
            insert into usage_review (case_number, number, kind, measured_on, registers, used, subprojects, advice,
                                      concluded_on)
            values (?, 90, 'PERIODIC', ?, 4, 2, 3, 'Anvendelsen ligger over tærsklen, som er sat foreløbigt', ?)""")
        .param(caseNumber).param(day).param(day).update();
    assertThat(usage(caseNumber, "usageReasonable", "50 %")).isEmpty();
    assertThat(usage(caseNumber, "usageReasonable", "51 %")).extracting(UsageWhatIf.Difference::measuredOn,
        UsageWhatIf.Difference::used, UsageWhatIf.Difference::registers, UsageWhatIf.Difference::wouldBe)
        .containsExactly(tuple(day, 2, 4,
            "Anvendelsen ligger under tærsklen, som er sat foreløbigt: overvej at begrænse indholdet"));
    assertThat(usage.ask(typed("usageReasonable", "51 %"), day.minusDays(9), day.minusDays(1)).differences())
        .extracting(UsageWhatIf.Difference::caseNumber).doesNotContain(caseNumber);
    assertThatThrownBy(() -> typed("usageLow", "90 %")).isInstanceOf(InputRefused.class)
        .hasMessageContaining("kan ikke være højere end");
  }

  @Test
  void acceptsTheLowestAndTheHighestNumbers() {
    String caseNumber = world.underReview(world.institution(5));
    assertThat(differences(caseNumber, question(1, BigDecimal.ZERO, 1))).isEmpty();
    assertThat(differences(caseNumber, question(1000, BigDecimal.ONE, 1000))).extracting(Difference::wouldBe)
        .containsExactly("Ikke opfyldt: 5", "Til vurdering (under tærsklen): 5 af 5",
            "Til vurdering (under tærsklen): 0 af 5");
  }

  /** Five projects of which the good application covers 10 of 18 years: more than half, less than 60 per cent. */
  private TestInstitution halfCovered() {
    TestInstitution institution = world.institution(5);
    long list = lists.keep("Afprøvning", institution.applicant(), List.of(
        ContentRow.whole("BEF", Years.between(2010, 2019)), ContentRow.whole("DOD", Years.between(2010, 2017)))).id();
    projects.ofInstitution(institution.id()).forEach(project -> projects.setContent(project.number(), list));
    return institution;
  }

  private List<UsageWhatIf.Difference> usage(String caseNumber, String term, String value) {
    LocalDate day = LocalDate.now(clock);
    return usage.ask(typed(term, value), day, day).differences().stream()
        .filter(difference -> difference.caseNumber().equals(caseNumber)).toList();
  }

  private Supposed typed(String term, String value) {
    return Supposed.typed(Map.of(term, value), Stream.concat(WhatIf.TERMS.stream(), UsageWhatIf.TERMS.stream()).toList(),
        terms.now());
  }

  private static Supposed question(Integer active, BigDecimal coverage, Integer perRegister) {
    var values = new EnumMap<SchemeTerm, Object>(SchemeTerm.class);
    values.put(SchemeTerm.MINIMUM_ACTIVE_PROJECTS, active);
    values.put(SchemeTerm.SIGNIFICANT_COVERAGE, coverage);
    values.put(SchemeTerm.PROJECTS_PER_REGISTER, perRegister);
    values.values().removeIf(Objects::isNull);
    return new Supposed(values);
  }

  /** Of all checks, whatever day the tests of before had made it. */
  private WhatIf.Answer ask(Supposed question) {
    return whatIf.ask(question, LocalDate.of(1990, 1, 1), LocalDate.of(2190, 1, 1));
  }

  private List<Difference> differences(String caseNumber, Supposed question) {
    return ask(question).differences().stream().filter(difference -> difference.caseNumber().equals(caseNumber))
        .toList();
  }

  private List<Long> rows() {
    return Stream.of("eligibility_check", "finding", "content_list", "content_row", "decision", "application")
        .map(table -> jdbc.sql("select count(*) from " + table).query(Long.class).single()).toList();
  }

  private static String name(TestInstitution institution) {
    return "Institution " + institution.authorisationNumber();
  }
}
