package dk.dst.microdata.schemes.application;

import static dk.dst.microdata.schemes.application.Condition.AN_ADMINISTRATOR;
import static dk.dst.microdata.schemes.application.Condition.AUTHORISED;
import static dk.dst.microdata.schemes.application.Condition.DATA_AS_CATALOGUED;
import static dk.dst.microdata.schemes.application.Condition.EXPERIENCED_MANAGERS;
import static dk.dst.microdata.schemes.application.Condition.FIVE_ACTIVE_PROJECTS;
import static dk.dst.microdata.schemes.application.Condition.GROWING_PORTFOLIO;
import static dk.dst.microdata.schemes.application.Condition.LEGAL_PROCESSORS;
import static dk.dst.microdata.schemes.application.Condition.LEGAL_RECORD;
import static dk.dst.microdata.schemes.application.Condition.MANAGERS_CERTIFIED;
import static dk.dst.microdata.schemes.application.Condition.MANAGERS_EMPLOYED;
import static dk.dst.microdata.schemes.application.Condition.NO_QUARANTINE;
import static dk.dst.microdata.schemes.application.Condition.NUMBER_OF_MANAGERS;
import static dk.dst.microdata.schemes.application.Condition.ONE_DATABASE;
import static dk.dst.microdata.schemes.application.Condition.PURPOSE_AND_REASONS;
import static dk.dst.microdata.schemes.application.Condition.REGISTERS_KNOWN;
import static dk.dst.microdata.schemes.application.Condition.REGISTERS_USED_BY_SEVERAL;
import static dk.dst.microdata.schemes.application.Condition.SIGNIFICANT_OVERLAP;
import static dk.dst.microdata.schemes.application.Condition.UNDERTAKINGS_GIVEN;
import static dk.dst.microdata.schemes.application.Facts.TODAY;
import static dk.dst.microdata.schemes.application.Facts.administrator;
import static dk.dst.microdata.schemes.application.Facts.certified;
import static dk.dst.microdata.schemes.application.Facts.employee;
import static dk.dst.microdata.schemes.application.Facts.good;
import static dk.dst.microdata.schemes.application.Facts.project;
import static dk.dst.microdata.schemes.application.Facts.register;
import static dk.dst.microdata.schemes.application.Facts.stranger;
import static dk.dst.microdata.schemes.application.Facts.until;
import static dk.dst.microdata.schemes.application.Finding.Basis.JUDGEMENT;
import static dk.dst.microdata.schemes.application.Finding.Basis.PUBLISHED;
import static dk.dst.microdata.schemes.application.Finding.Outcome.FOR_ASSESSMENT;
import static dk.dst.microdata.schemes.application.Finding.Outcome.MET;
import static dk.dst.microdata.schemes.application.Finding.Outcome.NOT_MET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.facts.legalbasis.LegalBasisForm;
import dk.dst.microdata.facts.legalbasis.SpecialRegisters;
import dk.dst.microdata.facts.register.ContentRow;
import dk.dst.microdata.facts.register.DataContent;
import dk.dst.microdata.facts.register.Years;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.application.EligibilityFacts.ProposedManager;
import dk.dst.microdata.schemes.application.EligibilityPolicy.Growth;
import dk.dst.microdata.schemes.application.Facts.Sample;
import dk.dst.microdata.support.Contents;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EligibilityPolicyTest {

  private static final Set<Condition> OF_FSES_JUDGEMENT = Set.of(NO_QUARANTINE, LEGAL_RECORD, LEGAL_PROCESSORS);

  @Test
  void givesOneFindingForEachConditionInTheOrderOfTheSource() {
    assertThat(good().findings()).extracting(Finding::condition).containsExactly(Condition.values());
  }

  @Test
  void findsEveryCountableConditionMetInAGoodApplication() {
    assertThat(good().findings()).filteredOn(finding -> finding.condition().isCountable())
        .extracting(Finding::outcome).containsOnly(MET);
  }

  @Test
  void whatIsMissingInTheLegalBasisIsNotMet() {
    var nothing = LegalBasisForm.read(new Answers(Map.of()));
    List<Finding> findings = good().legalBasis(nothing, new SpecialRegisters(List.of("LMDB"), List.of())).findings();
    assertThat(findings).filteredOn(finding -> finding.outcome() == NOT_MET).extracting(Finding::condition)
        .containsExactlyElementsOf(ofTheLegalBasis());
  }

  /** Its part is filled in at the next resubmission or extension. */
  @Test
  void nothingIsFoundOfTheLegalBasisOfACaseFromBefore() {
    List<Finding> findings = good().legalBasis(null, null).findings();
    assertThat(findings).extracting(Finding::condition).doesNotContainAnyElementsOf(ofTheLegalBasis())
        .hasSize(Condition.values().length - ofTheLegalBasis().size());
    assertThat(findings).noneMatch(Finding::isLacking);
  }

  private static List<Condition> ofTheLegalBasis() {
    return Arrays.stream(Condition.values()).filter(condition -> condition.name().startsWith("LEGAL_")).toList();
  }

  /** D23. */
  @Test
  void aQuarantineOfTheInstitutionBlocksItsApplicationAsLongAsItLasts() {
    assertThat(good().finding(NO_QUARANTINE).outcome()).isEqualTo(MET);
    Finding finding = good().quarantine("til og med 31. maj 2027").finding(NO_QUARANTINE);
    assertThat(finding.outcome()).isEqualTo(NOT_MET);
    assertThat(finding.evidence()).isEqualTo("Institutionen er i karantæne til og med 31. maj 2027.");
  }

  @ParameterizedTest
  @EnumSource(Condition.class)
  void saysOfEveryThresholdWhetherItIsPublished(Condition condition) {
    assertThat(good().finding(condition).basis()).isEqualTo(
        condition.isCountable() && !OF_FSES_JUDGEMENT.contains(condition) ? PUBLISHED : JUDGEMENT);
    assertThat(good().finding(condition).threshold()).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource(value = Condition.class, names = "GROWING_PORTFOLIO", mode = EnumSource.Mode.EXCLUDE)
  void findsAGoodApplicationOnTheRightSideOfEveryThreshold(Condition condition) {
    assertThat(good().finding(condition).within()).isTrue();
  }

  @Test
  void saysOfWhatAPersonAssessesOnWhichSideOfTheThresholdItLies() {
    assertThat(good().finding(SIGNIFICANT_OVERLAP).danish()).isEqualTo("Til vurdering (når tærsklen)");
    assertThat(good().activeProjects(4).finding(SIGNIFICANT_OVERLAP).danish())
        .isEqualTo("Til vurdering (under tærsklen)");
    assertThat(good().finding(GROWING_PORTFOLIO).danish()).isEqualTo("Til vurdering");
    assertThat(good().finding(AUTHORISED).danish()).isEqualTo("Opfyldt");
    assertThat(good().activeProjects(4).finding(FIVE_ACTIVE_PROJECTS).danish()).isEqualTo("Ikke opfyldt");
  }

  @Test
  void letsNoJudgementDecideAndNoCountableConditionWait() {
    assertThatThrownBy(() -> new Finding(SIGNIFICANT_OVERLAP, NOT_MET, "", "", "", JUDGEMENT, false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Finding(AUTHORISED, FOR_ASSESSMENT, "", "", "", PUBLISHED, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Countable conditions decide, judgements inform: whatever the figures are. */
  @Property(tries = 200)
  void neverDecidesByAnUnpublishedNumber(@ForAll @IntRange(max = 9) int projects,
      @ForAll @IntRange(max = 5) int managers, @ForAll @Size(max = 4) Set<@StringLength(2) String> registers) {
    var findings = good().activeProjects(projects)
        .managers(IntStream.range(0, managers).mapToObj(i -> administrator("Manager " + i))
            .toArray(ProposedManager[]::new))
        .knownRegisters(registers).findings();
    assertThat(findings).extracting(Finding::condition).containsExactly(Condition.values());
    assertThat(findings).allSatisfy(finding -> assertThat(finding.outcome() == FOR_ASSESSMENT)
        .as(finding.condition().name()).isEqualTo(!finding.condition().isCountable()));
    assertThat(findings).filteredOn(finding -> finding.condition().isCountable())
        .allSatisfy(finding -> assertThat(finding.within()).isEqualTo(finding.outcome() == MET));
  }

  @Nested
  class Authorisation {

    @ParameterizedTest
    @CsvSource({"-1, MET", "0, MET", "1, NOT_MET"})
    void holdsFromItsFirstDay(int daysFromToday, Finding.Outcome outcome) {
      assertThat(good().authorised(TODAY.plusDays(daysFromToday), null).finding(AUTHORISED).outcome())
          .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"-1, NOT_MET", "0, NOT_MET", "1, MET"})
    void endsOnTheDayOfItsLapse(int daysFromToday, Finding.Outcome outcome) {
      assertThat(good().authorised(TODAY.minusYears(3), TODAY.plusDays(daysFromToday)).finding(AUTHORISED).outcome())
          .isEqualTo(outcome);
    }

    @Test
    void isGivenWithItsNumberAndDates() {
      assertThat(good().authorised(LocalDate.of(2024, 3, 15), null).finding(AUTHORISED).evidence())
          .isEqualTo("Autorisation nr. 901 gælder fra 15. marts 2024.");
      assertThat(good().authorised(TODAY.plusDays(1), null).finding(AUTHORISED).evidence())
          .isEqualTo("Autorisation nr. 901 gælder først fra 16. marts 2027.");
      assertThat(good().authorised(TODAY.minusYears(3), TODAY).finding(AUTHORISED).evidence())
          .isEqualTo("Autorisation nr. 901 bortfaldt 15. marts 2027.");
    }
  }

  @Nested
  class OneDatabase {

    @Test
    void isMetWithoutAnotherOpenDatabase() {
      assertThat(good().openDatabase(null).finding(ONE_DATABASE).outcome()).isEqualTo(MET);
    }

    @Test
    void isNotMetWithAnotherOpenDatabaseAndNamesItsCase() {
      Finding finding = good().openDatabase("PDB-2026-014").finding(ONE_DATABASE);
      assertThat(finding.outcome()).isEqualTo(NOT_MET);
      assertThat(finding.evidence()).contains("PDB-2026-014");
    }
  }

  @Nested
  class ActiveProjects {

    @ParameterizedTest
    @CsvSource({"0, NOT_MET", "1, NOT_MET", "4, NOT_MET", "5, MET", "6, MET"})
    void mustBeFive(int count, Finding.Outcome outcome) {
      assertThat(good().activeProjects(count).finding(FIVE_ACTIVE_PROJECTS).outcome()).isEqualTo(outcome);
    }

    @Test
    void rejectsAnInstitutionWithFourActiveProjectsAndNumbersThem() {
      Finding finding = good().activeProjects(4).finding(FIVE_ACTIVE_PROJECTS);
      assertThat(finding.outcome()).isEqualTo(NOT_MET);
      assertThat(finding.figure()).isEqualTo("4");
      assertThat(finding.evidence()).isEqualTo("4 aktive projekter: 1, 2, 3, 4.");
      assertThat(finding.threshold()).isEqualTo("Mindst 5");
    }

    @Test
    void areCountedInGoodDanish() {
      assertThat(good().activeProjects(0).finding(FIVE_ACTIVE_PROJECTS).evidence()).isEqualTo("0 aktive projekter.");
      assertThat(good().activeProjects(1).finding(FIVE_ACTIVE_PROJECTS).evidence()).isEqualTo("1 aktivt projekt: 1.");
    }

    @Test
    void areNamedUpToTen() {
      assertThat(good().activeProjects(10).finding(FIVE_ACTIVE_PROJECTS).evidence()).endsWith(", 9, 10.");
      assertThat(good().activeProjects(12).finding(FIVE_ACTIVE_PROJECTS).evidence()).endsWith(", 9, 10 og 2 mere.");
    }

    @Test
    void followTheTermsTheyAreCountedBy() {
      Finding finding = good().terms("minimum-active-projects=8").activeProjects(7).finding(FIVE_ACTIVE_PROJECTS);
      assertThat(finding.outcome()).isEqualTo(NOT_MET);
      assertThat(finding.threshold()).isEqualTo("Mindst 8");
    }

    @Test
    void leaveOutAProjectThatEndsToday() {
      assertFifth(TODAY.minusYears(1), TODAY, null, NOT_MET);
    }

    @Test
    void includeAProjectThatEndsTomorrow() {
      assertFifth(TODAY.minusYears(1), TODAY.plusDays(1), null, MET);
    }

    @Test
    void leaveOutAProjectThatStartsTomorrow() {
      assertFifth(TODAY.plusDays(1), TODAY.plusYears(1), null, NOT_MET);
    }

    @Test
    void includeAProjectThatStartsToday() {
      assertFifth(TODAY, TODAY.plusYears(1), null, MET);
    }

    @Test
    void leaveOutAProjectClosedToday() {
      assertFifth(TODAY.minusYears(1), TODAY.plusYears(1), TODAY, NOT_MET);
    }

    @Test
    void includeAProjectThatClosesTomorrow() {
      assertFifth(TODAY.minusYears(1), TODAY.plusYears(1), TODAY.plusDays(1), MET);
    }

    private void assertFifth(LocalDate from, LocalDate to, LocalDate closed, Finding.Outcome outcome) {
      assertThat(good().activeProjectsAnd(4, project(99, from, to, closed)).finding(FIVE_ACTIVE_PROJECTS).outcome())
          .isEqualTo(outcome);
    }
  }

  @Nested
  class Managers {

    @ParameterizedTest
    @CsvSource({"0, NOT_MET", "1, MET", "2, MET", "3, MET", "4, NOT_MET"})
    void areOneToThree(int count, Finding.Outcome outcome) {
      var managers = IntStream.range(0, count).mapToObj(i -> administrator("Manager " + i))
          .toArray(ProposedManager[]::new);
      Finding finding = good().managers(managers).finding(NUMBER_OF_MANAGERS);
      assertThat(finding.outcome()).isEqualTo(outcome);
      assertThat(finding.evidence()).startsWith(count == 1 ? "1 manager:" : count + " managere");
      assertThat(finding.threshold()).isEqualTo("1 til 3");
    }

    @Test
    void mustAllBeEmployed() {
      Finding finding = good().managers(administrator("Mads Mark"), stranger("Finn Fremmed"))
          .finding(MANAGERS_EMPLOYED);
      assertThat(finding.outcome()).isEqualTo(NOT_MET);
      assertThat(finding.evidence()).isEqualTo("Ikke ansat i institutionen: Finn Fremmed.");
    }

    @Test
    void areEmployedWhenEachOfThemIs() {
      assertThat(good().managers(administrator("Mads Mark"), employee("Sofie Sand")).finding(MANAGERS_EMPLOYED)
          .outcome()).isEqualTo(MET);
    }

    @Test
    void whoAreNotThereAreNotEmployed() {
      assertThat(good().managers().finding(MANAGERS_EMPLOYED).outcome()).isEqualTo(NOT_MET);
    }

    /** The last day of the certificate counts. */
    @Test
    void mustAllHaveACertificateThatHolds() {
      assertThat(good().managers(until("Mads Mark", TODAY)).finding(MANAGERS_CERTIFIED).outcome()).isEqualTo(MET);
      Finding finding = good().managers(administrator("Mads Mark"), until("Sofie Sand", TODAY.minusDays(1)),
          until("Ny Nielsen", null)).finding(MANAGERS_CERTIFIED);
      assertThat(finding.outcome()).isEqualTo(NOT_MET);
      assertThat(finding.figure()).isEqualTo("1 af 3");
      assertThat(finding.evidence()).startsWith("Uden gyldigt certifikat: Sofie Sand (udløb ").endsWith("), Ny Nielsen.");
      assertThat(good().managers().finding(MANAGERS_CERTIFIED).outcome()).isEqualTo(NOT_MET);
    }

    @Test
    void needAnAdministratorAmongThem() {
      assertThat(good().managers(employee("Sofie Sand")).finding(AN_ADMINISTRATOR).outcome()).isEqualTo(NOT_MET);
      assertThat(good().managers().finding(AN_ADMINISTRATOR).outcome()).isEqualTo(NOT_MET);
    }

    @Test
    void needOnlyOneAdministrator() {
      Finding finding = good().managers(employee("Sofie Sand"), administrator("Mads Mark")).finding(AN_ADMINISTRATOR);
      assertThat(finding.outcome()).isEqualTo(MET);
      assertThat(finding.evidence()).isEqualTo("Administrator: Mads Mark.");
    }
  }

  @Nested
  class Content {

    @Test
    void refusesAnUnknownRegisterByItsCode() {
      Finding finding = good().registers(register("BEF"), register("NSA"), register("KGB")).finding(REGISTERS_KNOWN);
      assertThat(finding.outcome()).isEqualTo(NOT_MET);
      assertThat(finding.figure()).isEqualTo("1 af 3");
      assertThat(finding.evidence()).isEqualTo("Ukendt: KGB, NSA.");
    }

    @Test
    void refusesADatabaseWithoutRegisters() {
      Finding finding = good().registers().finding(REGISTERS_KNOWN);
      assertThat(finding.outcome()).isEqualTo(NOT_MET);
      assertThat(finding.evidence()).isEqualTo("Ingen data er valgt.");
    }

    @Test
    void acceptsASingleKnownRegister() {
      Finding finding = good().registers(register("BEF")).finding(REGISTERS_KNOWN);
      assertThat(finding.outcome()).isEqualTo(MET);
      assertThat(finding.evidence()).isEqualTo("Alle 1 register findes i oversigten.");
    }

    @ParameterizedTest
    @EnumSource(Undertaking.class)
    void needsEachUndertaking(Undertaking missing) {
      Finding finding = good().without(missing).finding(UNDERTAKINGS_GIVEN);
      assertThat(finding.outcome()).isEqualTo(NOT_MET);
      assertThat(finding.evidence()).isEqualTo("Mangler: " + missing.danish() + ".");
    }

    @Test
    void namesEveryUndertakingThatIsMissing() {
      assertThat(good().without(Undertaking.values()).finding(UNDERTAKINGS_GIVEN).evidence())
          .contains(Arrays.stream(Undertaking.values()).map(Undertaking::danish).toList());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "\n\t"})
    void needsAPurpose(String purpose) {
      Finding finding = good().purpose(purpose).finding(PURPOSE_AND_REASONS);
      assertThat(finding.outcome()).isEqualTo(NOT_MET);
      assertThat(finding.evidence()).startsWith("Formålet mangler.");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   "})
    void needsAReasonForEachRegister(String reason) {
      Finding finding = good().registers(register("BEF"), register("IND", reason)).finding(PURPOSE_AND_REASONS);
      assertThat(finding.outcome()).isEqualTo(NOT_MET);
      assertThat(finding.figure()).isEqualTo("1 af 2 begrundet");
      assertThat(finding.evidence()).isEqualTo("Formålet er beskrevet. Uden begrundelse: IND.");
    }

    @Test
    void takesTheReasonOfALoadedListForEachOfItsRegisters() {
      Facts facts = good().list(Contents.whole("UDDA"), "Bruges i alle projekter.");
      assertThat(facts.finding(PURPOSE_AND_REASONS).outcome()).isEqualTo(MET);
      assertThat(facts.policy().reason("UDDA")).isEqualTo("Bruges i alle projekter.");
      assertThat(facts.policy().reason("BEF")).isEqualTo("Bruges af de fleste projekter.");
    }

    @Test
    void takesNoReasonOfALoadedListForARegisterChosenBesideIt() {
      Facts facts = good().list(Contents.whole("UDDA"), "Bruges i alle projekter.").registers(register("BEF", null));
      assertThat(facts.policy().reason("BEF")).isNull();
      assertThat(facts.finding(PURPOSE_AND_REASONS).evidence()).endsWith("Uden begrundelse: BEF.");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   "})
    void needsAReasonForALoadedList(String reason) {
      Finding finding = good().list(Contents.whole("UDDA"), reason).finding(PURPOSE_AND_REASONS);
      assertThat(finding.outcome()).isEqualTo(NOT_MET);
      assertThat(finding.evidence()).isEqualTo("Formålet er beskrevet. Uden begrundelse: UDDA.");
    }

    @Test
    void looksUpTheRegistersOfALoadedListToo() {
      Finding finding = good().list(Contents.whole("NSA"), "Bruges i alle projekter.").finding(REGISTERS_KNOWN);
      assertThat(finding.outcome()).isEqualTo(NOT_MET);
      assertThat(finding.evidence()).isEqualTo("Ukendt: NSA.");
    }
  }

  @Nested
  class Evidence {

    @Test
    void countsTheProjectsThatGetHalfOfTheirDataOrMore() {
      DataContent half = Contents.whole(codes(100).toArray(String[]::new));
      DataContent justBelow = Contents.together(half, Contents.of(ContentRow.whole("R100", Years.of(List.of(2020)))));
      Facts facts = good().knownRegisters(codes(50)).projects(project(7, half), project(8, justBelow));
      Finding finding = facts.finding(SIGNIFICANT_OVERLAP);
      assertThat(finding.figure()).isEqualTo("1 af 2");
      assertThat(finding.evidence())
          .isEqualTo("1 af 2 aktive projekter får mindst 50 % af deres data fra databasen.");
      assertThat(finding.threshold()).isEqualTo("Mindst 5 projekter med mindst 50 %");
      assertThat(finding.within()).isFalse();
      assertThat(facts.policy().overlaps(project(7, half).project())).isTrue();
      assertThat(facts.policy().overlaps(project(8, justBelow).project())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"4, false", "5, true", "6, true"})
    void reachesTheThresholdWithFiveProjectsThatOverlap(int overlapping, boolean within) {
      var projects = IntStream.rangeClosed(1, 6)
          .mapToObj(i -> project(i, Set.of(i <= overlapping ? "BEF" : "DOD"))).toArray(Sample[]::new);
      assertThat(good().projects(projects).finding(SIGNIFICANT_OVERLAP).within()).isEqualTo(within);
    }

    @Test
    void measuresNoOverlapWithoutActiveProjects() {
      assertThat(good().activeProjects(0).finding(SIGNIFICANT_OVERLAP).evidence())
          .isEqualTo("0 af 0 aktive projekter får mindst 50 % af deres data fra databasen.");
    }

    @Test
    void leavesInactiveProjectsOutOfTheOverlap() {
      Sample ended = project(9, TODAY.minusYears(4), TODAY, null);
      assertThat(good().activeProjectsAnd(1, ended).finding(SIGNIFICANT_OVERLAP).evidence())
          .startsWith("1 af 1 aktivt projekt ");
    }

    @Test
    void saysWhyAProjectCountsTowardsTheOverlapOrNot() {
      assertThat(why(project(9, Set.of("BEF", "DOD")))).isEqualTo("Tæller med");
      assertThat(why(project(9, Set.of("BEF", "DOD", "RAS")))).isEqualTo("Dækningen er under tærsklen");
      assertThat(why(project(9, TODAY.minusYears(1), TODAY.plusDays(1), null, null))).isEqualTo("Data er ikke oplyst");
      assertThat(why(project(9, TODAY.plusDays(1), TODAY.plusYears(1), null))).isEqualTo("Ikke begyndt");
      assertThat(why(project(9, TODAY.minusYears(1), TODAY, null))).isEqualTo("Afsluttet 15. marts 2027");
    }

    @ParameterizedTest
    @CsvSource({"2027-01-31, 31. januar 2027", "2027-02-28, 28. februar 2027", "2027-03-01, 28. februar 2027"})
    void saysThatAProjectEndedWhenItWasClosedOrItsTimeWasUp(LocalDate closed, String day) {
      assertThat(why(project(9, TODAY.minusYears(1), LocalDate.of(2027, 2, 28), closed)))
          .isEqualTo("Afsluttet " + day);
    }

    @Test
    void findsNoOverlapInAProjectWhoseDataNobodyHasStated() {
      Sample unstated = project(9, TODAY.minusYears(1), TODAY.plusYears(1), null, null);
      Facts facts = good().activeProjectsAnd(1, unstated);
      assertThat(facts.policy().overlaps(unstated.project())).isFalse();
      assertThat(facts.finding(SIGNIFICANT_OVERLAP).figure()).isEqualTo("1 af 2");
      assertThat(facts.finding(FIVE_ACTIVE_PROJECTS).figure()).isEqualTo("2");
    }

    private String why(Sample sample) {
      return good().activeProjectsAnd(1, sample).policy().why(sample.project());
    }

    @Test
    void namesRegistersUsedByTwoProjectsButNotByThree() {
      Finding finding = good().registers(register("BEF"), register("IND"), register("UDDA")).projects(
          project(1, Set.of("BEF", "IND")), project(2, Set.of("BEF", "IND")), project(3, Set.of("BEF")))
          .finding(REGISTERS_USED_BY_SEVERAL);
      assertThat(finding.evidence()).isEqualTo("2 af 3 registre (66,6 %) bruges af mindst ét aktivt projekt."
          + " Bruges af færre end 3 aktive projekter: UDDA (0), IND (2).");
      assertThat(finding.figure()).isEqualTo("1 af 3");
      assertThat(finding.threshold()).isEqualTo("Alle bruges af mindst 3");
      assertThat(finding.within()).isFalse();
    }

    @Test
    void saysWhenEveryRegisterIsUsedByThree() {
      Finding finding = good().activeProjects(3).finding(REGISTERS_USED_BY_SEVERAL);
      assertThat(finding.evidence()).isEqualTo("2 af 2 registre (100 %) bruges af mindst ét aktivt projekt."
          + " Hvert register bruges af mindst 3 aktive projekter.");
      assertThat(finding.within()).isTrue();
    }

    @Test
    void findsNoRegisterUsedWhereNoneIsProposed() {
      Finding finding = good().registers().finding(REGISTERS_USED_BY_SEVERAL);
      assertThat(finding.evidence()).isEqualTo("Ingen data er valgt.");
      assertThat(finding.within()).isFalse();
    }

    @Test
    void namesYearsOutsideTheCatalogue() {
      Finding finding = good().catalogued("BEF", 2012, null).catalogued("IND", null, 2015).finding(DATA_AS_CATALOGUED);
      assertThat(finding.figure()).isEqualTo("2 afvigelser");
      assertThat(finding.evidence()).isEqualTo("Uden for registeroversigten: BEF 2010–2011, IND 2016–2019.");
      assertThat(finding.threshold()).isEqualTo("Ingen afvigelser");
      assertThat(finding.within()).isFalse();
    }

    @Test
    void saysWhenTheDataAreAsCatalogued() {
      Finding finding = good().catalogued("BEF", 2010, 2019).finding(DATA_AS_CATALOGUED);
      assertThat(finding.figure()).isEqualTo("0 afvigelser");
      assertThat(finding.evidence()).isEqualTo("Perioder og variable svarer til registeroversigten.");
      assertThat(finding.within()).isTrue();
    }

    @Test
    void leavesAnUnknownRegisterToTheConditionThatDecides() {
      Facts facts = good().registers(register("BEF"), register("NSA"));
      assertThat(facts.finding(DATA_AS_CATALOGUED).within()).isTrue();
      assertThat(facts.finding(REGISTERS_KNOWN).outcome()).isEqualTo(NOT_MET);
    }

    @Test
    void countsNewProjectsOfEachYearOldestFirst() {
      Facts facts = good().projects(
          startedOn(1, TODAY.minusYears(3)), // too long ago
          startedOn(2, TODAY.minusYears(3).plusDays(1)),
          startedOn(3, TODAY.minusYears(2)),
          startedOn(4, TODAY.minusYears(2).plusDays(1)),
          startedOn(5, TODAY.minusYears(1).plusDays(1)),
          startedOn(6, TODAY.minusMonths(3)),
          startedOn(7, TODAY),
          startedOn(8, TODAY.plusDays(1))); // not yet
      assertThat(facts.policy().growth()).containsExactly(
          new Growth(LocalDate.of(2024, 3, 16), LocalDate.of(2025, 3, 15), 2, 2),
          new Growth(LocalDate.of(2025, 3, 16), LocalDate.of(2026, 3, 15), 1, 1),
          new Growth(LocalDate.of(2026, 3, 16), LocalDate.of(2027, 3, 15), 3, 3));
      Finding finding = facts.finding(GROWING_PORTFOLIO);
      assertThat(finding.figure()).isEqualTo("2, 1, 3");
      assertThat(finding.evidence()).isEqualTo("Nye projekter med væsentligt overlap i hvert af de seneste 3 år, det"
          + " ældste først: 2, 1, 3 (stigende). Nye projekter i alt: 2, 1, 3.");
      assertThat(finding.threshold()).isEqualTo("Ikke kvantificeret");
      assertThat(finding.within()).isNull();
    }

    @Test
    void countsNewProjectsWithoutOverlapOnlyAmongAll() {
      LocalDate lastYear = TODAY.minusMonths(3);
      Facts facts = good().projects(startedOn(1, lastYear),
          project(2, lastYear, TODAY.plusYears(1), null, Contents.whole("DOD")),
          project(3, lastYear, TODAY.plusYears(1), null, null));
      assertThat(facts.policy().growth()).last().isEqualTo(new Growth(LocalDate.of(2026, 3, 16), TODAY, 3, 1));
      assertThat(facts.finding(GROWING_PORTFOLIO).evidence())
          .endsWith(": 0, 0, 1 (stigende). Nye projekter i alt: 0, 0, 3.");
    }

    @Test
    void countsAProjectInThePortfolioEvenWhenItHasEnded() {
      Sample ended = project(1, TODAY.minusMonths(18), TODAY.minusMonths(6), null);
      assertThat(good().projects(ended).finding(GROWING_PORTFOLIO).figure()).isEqualTo("0, 1, 0");
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0, uændret", "1, 1, 1, uændret", "0, 1, 0, uændret", "1, 0, 1, uændret", "0, 0, 1, stigende",
        "1, 0, 2, stigende", "2, 3, 1, faldende", "1, 0, 0, faldende"})
    void seesTheDirectionOfTheYears(int oldest, int middle, int newest, String trend) {
      var projects = new ArrayList<Sample>();
      int[] years = {newest, middle, oldest};
      for (int back = 0; back < years.length; back++) {
        for (int i = 0; i < years[back]; i++) {
          projects.add(startedOn(projects.size() + 1, TODAY.minusYears(back).minusDays(7)));
        }
      }
      assertThat(good().projects(projects.toArray(Sample[]::new)).policy().trend()).isEqualTo(trend);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "-1 | Mads Mark: certificeret siden 14. marts 2025.",
        " 0 | Mads Mark: certificeret siden 15. marts 2025.",
        " 1 | Mads Mark: certificeret siden 16. marts 2025 (kortere end 2 år)."})
    void saysWhoHasBeenCertifiedForLessThanTwoYears(int days, String evidence) {
      assertThat(good().managers(certified("Mads Mark", TODAY.minusYears(2).plusDays(days)))
          .finding(EXPERIENCED_MANAGERS).evidence()).isEqualTo(evidence);
    }

    @Test
    void saysWhoIsNotCertified() {
      Finding finding = good().managers(certified("Mads Mark", null), certified("Sofie Sand", TODAY.minusYears(9)))
          .finding(EXPERIENCED_MANAGERS);
      assertThat(finding.evidence())
          .isEqualTo("Mads Mark: ikke certificeret; Sofie Sand: certificeret siden 15. marts 2018.");
      assertThat(finding.figure()).isEqualTo("1 af 2");
      assertThat(finding.threshold()).isEqualTo("Mindst 2 år");
      assertThat(finding.within()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, true", "1, false"})
    void callsAManagerExperiencedFromTwoYearsOn(int days, boolean within) {
      assertThat(good().managers(certified("Mads Mark", TODAY.minusYears(2).plusDays(days)))
          .finding(EXPERIENCED_MANAGERS).within()).isEqualTo(within);
    }

    @Test
    void saysWhenNoManagersAreProposed() {
      Finding finding = good().managers().finding(EXPERIENCED_MANAGERS);
      assertThat(finding.evidence()).isEqualTo("Ingen managere er foreslået.");
      assertThat(finding.within()).isFalse();
    }

    private static Sample startedOn(int number, LocalDate day) {
      return project(number, day, day.plusYears(9), null);
    }

    private static Set<String> codes(int count) {
      var codes = new TreeSet<String>();
      IntStream.rangeClosed(1, count).forEach(i -> codes.add("R%03d".formatted(i)));
      return codes;
    }
  }

  @Test
  void judgesTheSameFactsTheSameTwice() {
    Facts facts = good().activeProjects(4);
    List<Finding> first = facts.findings();
    assertThat(facts.findings()).isEqualTo(first);
  }
}
