package dk.dst.microdata.schemes.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.ContentRow;
import dk.dst.microdata.facts.register.Years;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.schemes.application.WhatIf.Difference;
import dk.dst.microdata.schemes.application.WhatIf.Question;
import dk.dst.microdata.schemes.project.Projects;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks of all cases that the tests have made, and looks at its own. */
class WhatIfTest extends EngineTest {

  private static final Question EIGHT_PROJECTS = new Question(8, null, null);
  private static final Question SIXTY_PER_CENT = new Question(null, new BigDecimal("0.6"), null);

  @Autowired
  private WhatIf whatIf;
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
    assertThat(differences(world.underReview(world.institution(4)), new Question(4, null, null)))
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
    assertThat(differences(caseNumber, new Question(4, null, null))).isNotEmpty()
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
    assertThat(differences(caseNumber, new Question(null, new BigDecimal("0.55"), null))).isEmpty();
  }

  @Test
  void moreProjectsPerRegisterWouldHaveChangedAnIndicationButNoOutcome() {
    String caseNumber = world.underReview(world.institution(5));
    assertThat(differences(caseNumber, new Question(null, null, 5))).isEmpty();
    assertThat(differences(caseNumber, new Question(null, null, 6)))
        .extracting(Difference::condition, Difference::decides)
        .containsExactly(tuple(Condition.REGISTERS_USED_BY_SEVERAL.danish(), false));
  }

  @Test
  void theNumbersOfTheDayChangeNothing() {
    assertThat(differences(world.underReview(world.institution(5)), new Question(5, new BigDecimal("0.5"), 3)))
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
    int asked = whatIf.ask(EIGHT_PROJECTS).asked();
    checks.tryOut(caseNumber, applications.get(caseNumber).content(), null, List.of(), institution.applicant());
    assertThat(whatIf.ask(EIGHT_PROJECTS).asked()).isEqualTo(asked);
    world.underReview(institution);
    assertThat(whatIf.ask(EIGHT_PROJECTS).asked()).isEqualTo(asked + 1);
  }

  @Test
  void leavesOutEarlierChecksWhoseFactsCannotBeLookedAtAgain() {
    String caseNumber = world.underReview(world.institution(5));
    int asked = whatIf.ask(EIGHT_PROJECTS).asked();
    jdbc.sql("update eligibility_check set evidence = null, facts = '{\"day\": 7}' where case_number = ?")
        .param(caseNumber).update();
    assertThat(whatIf.ask(EIGHT_PROJECTS).asked()).isEqualTo(asked - 1);
    assertThat(differences(caseNumber, EIGHT_PROJECTS)).isEmpty();
  }

  @Test
  void writesNothing() {
    String caseNumber = world.underReview(world.institution(5));
    EligibilityCheck check = checks.ofSubmission(caseNumber, 1).orElseThrow();
    Application application = applications.get(caseNumber);
    List<Long> rows = rows();
    assertThat(differences(caseNumber, new Question(8, new BigDecimal("0.9"), 9))).isNotEmpty();
    assertThat(rows()).isEqualTo(rows);
    assertThat(checks.ofSubmission(caseNumber, 1)).contains(check);
    assertThat(applications.get(caseNumber)).isEqualTo(application);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", value = {
      "0    | -     | -    | Aktive projekter: Tallet skal være mellem 1 og 1000.",
      "1001 | -     | -    | Aktive projekter: Tallet skal være mellem 1 og 1000.",
      "-    | -0.01 | -    | Væsentligt overlap: Tallet skal være mellem 0 og 1 (0,6 er 60 %).",
      "-    | 1.01  | -    | Væsentligt overlap: Tallet skal være mellem 0 og 1 (0,6 er 60 %).",
      "-    | -     | 0    | Projekter pr. register: Tallet skal være mellem 1 og 1000.",
      "-    | -     | 1001 | Projekter pr. register: Tallet skal være mellem 1 og 1000.",
      "-    | -     | -    | Skriv mindst én tærskel, der skal være en anden."})
  void refusesAnImpossibleNumber(Integer active, BigDecimal coverage, Integer perRegister, String message) {
    assertThatThrownBy(() -> whatIf.ask(new Question(active, coverage, perRegister)))
        .isInstanceOf(InputRefused.class).hasMessage(message);
  }

  @Test
  void acceptsTheLowestAndTheHighestNumbers() {
    String caseNumber = world.underReview(world.institution(5));
    assertThat(differences(caseNumber, new Question(1, BigDecimal.ZERO, 1))).isEmpty();
    assertThat(differences(caseNumber, new Question(1000, BigDecimal.ONE, 1000))).extracting(Difference::wouldBe)
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

  private List<Difference> differences(String caseNumber, Question question) {
    return whatIf.ask(question).differences().stream().filter(difference -> difference.caseNumber().equals(caseNumber))
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
