package dk.dst.microdata.schemes.proposal;

import static dk.dst.microdata.schemes.proposal.ProposalFacts.TODAY;
import static dk.dst.microdata.schemes.proposal.ProposalPolicy.Outcome.FOR_ASSESSMENT;
import static dk.dst.microdata.schemes.proposal.ProposalPolicy.Outcome.MET;
import static dk.dst.microdata.schemes.proposal.ProposalPolicy.Outcome.NOT_MET;
import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.facts.legalbasis.LegalBasisForm;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.proposal.Proposal.Owner;
import dk.dst.microdata.schemes.proposal.ProposalPolicy.Finding;
import dk.dst.microdata.schemes.proposal.ProposalPolicy.Outcome;
import dk.dst.microdata.support.LegalBasisSamples;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Each condition of a proposal at its edges. */
class ProposalPolicyTest {

  private static ProposalFacts researcher() {
    return ProposalFacts.of(Scheme.RESEARCHER);
  }

  private static ProposalFacts subproject() {
    return ProposalFacts.of(Scheme.SUBPROJECT);
  }

  private static ProposalFacts authority() {
    return ProposalFacts.of(Scheme.AUTHORITY);
  }

  private static void assertFinding(ProposalFacts facts, Rule rule, Outcome outcome, String evidence) {
    assertThat(facts.finding(rule)).isEqualTo(new Finding(rule, outcome, evidence));
  }

  // --- which conditions there are

  @ParameterizedTest
  @EnumSource
  void whatMeetsEveryConditionIsAccepted(Scheme scheme) {
    assertThat(ProposalFacts.of(scheme).findings()).isNotEmpty().allMatch(finding -> finding.outcome() == MET);
  }

  @Test
  void eachSchemeHasItsConditions() {
    assertThat(researcher().findings()).extracting(Finding::rule).containsExactly(Rule.AUTHORISED, Rule.PEOPLE,
        Rule.KNOWN_REGISTERS, Rule.BUSINESS_DATA, Rule.HEALTH_DATA, Rule.LENGTH);
    assertThat(subproject().findings()).extracting(Finding::rule).containsExactly(Rule.AUTHORISED, Rule.PEOPLE,
        Rule.KNOWN_REGISTERS, Rule.BUSINESS_DATA, Rule.DATABASE_IN_OPERATION, Rule.WITHIN_DATABASE, Rule.HEALTH_DATA,
        Rule.LENGTH);
    assertThat(ProposalFacts.of(Scheme.DATABASE).findings()).extracting(Finding::rule).contains(
        Rule.DATABASE_IN_OPERATION, Rule.USED_BY_SEVERAL).doesNotContain(Rule.WITHIN_DATABASE);
    assertThat(authority().findings()).extracting(Finding::rule).containsExactly(Rule.AUTHORISED, Rule.PEOPLE,
        Rule.KNOWN_REGISTERS, Rule.BUSINESS_DATA, Rule.AGREEMENT_IN_FORCE, Rule.CONTACT_IS_ADMINISTRATOR,
        Rule.WITHIN_REMIT, Rule.HEALTH_DATA);
  }

  // --- the authority scheme

  @Test
  void anAuthorityHasAnAgreementInForceAndAContactWhoIsAdministrator() {
    assertFinding(authority().agreementFrozen(), Rule.AGREEMENT_IN_FORCE, NOT_MET,
        "Aftalen er frosset eller lukket. Forny den først, og send så indstillingen igen.");
    assertFinding(authority().contactOtherThanAdministrator(), Rule.CONTACT_IS_ADMINISTRATOR, NOT_MET,
        "Kontaktpersonen har ikke rollen som administrator i institutionen. Vælg en anden.");
  }

  @Test
  void whatIsOutsideTheTopicsOfTheRemitIsForAPersonToAssess() {
    assertFinding(authority().asking("BEF", "FAIN"), Rule.WITHIN_REMIT, MET,
        "Alle registre hører til de emner, myndigheden har angivet: Befolkning.");
    assertFinding(authority().asking("BEF", "IND"), Rule.WITHIN_REMIT, FOR_ASSESSMENT,
        "1 register hører til andre emner end de angivne (Befolkning): IND (Indkomst).");
  }

  // --- legal basis

  @ParameterizedTest
  @EnumSource
  void aLegalBasisInWhichNothingIsMissingIsMet(Scheme scheme) {
    assertThat(ProposalFacts.of(scheme).legalBasis(LegalBasisSamples.GOOD).findings())
        .allMatch(finding -> finding.outcome() == MET).extracting(Finding::rule).contains(Rule.LEGAL_NO_OTHER_USE)
        .doesNotContain(Rule.JOINT_CONTROLLERS);
  }

  @Test
  void whatIsMissingInItIsNotMet() {
    assertThat(researcher().legalBasis(LegalBasisForm.read(new Answers(Map.of()))).findings())
        .filteredOn(finding -> finding.outcome() == NOT_MET).extracting(Finding::rule).containsExactly(Rule.LEGAL_GROUND,
            Rule.LEGAL_NECESSITY, Rule.LEGAL_SPECIAL_DATA, Rule.LEGAL_STATISTICS_ONLY, Rule.LEGAL_NO_OTHER_USE,
            Rule.LEGAL_DISCLOSURE, Rule.LEGAL_RECORD, Rule.LEGAL_PROCESSORS);
  }

  @Test
  void healthDataAreProposedByTheirTopic() {
    assertThat(researcher().asking("LMDB").legalBasis(LegalBasisSamples.GOOD).finding(Rule.LEGAL_SPECIAL_DATA))
        .extracting(Finding::outcome).isEqualTo(NOT_MET);
  }

  @Test
  void jointControllersAreAskedInTheResearcherScheme() {
    assertFinding(researcher().jointController("b", null), Rule.JOINT_CONTROLLERS, FOR_ASSESSMENT,
        "Før FSE kan godkende, skal det bekræftes af Institut b.");
  }

  @ParameterizedTest
  @EnumSource(value = Scheme.class, names = "RESEARCHER", mode = Mode.EXCLUDE)
  void otherSchemesHaveNoJointControllers(Scheme scheme) {
    assertFinding(ProposalFacts.of(scheme).jointController("b", null), Rule.JOINT_CONTROLLERS, NOT_MET,
        "Fælles dataansvar er kun muligt i forskerordningen.");
  }

  @Test
  void onlyAnotherInstitutionThatIsAuthorisedCanBeOne() {
    String last = ". Det kan kun en anden institution med gyldig autorisation.";
    assertFinding(researcher().jointController("b", TODAY), Rule.JOINT_CONTROLLERS, NOT_MET,
        "Kan ikke være fælles dataansvarlig: Institut b" + last);
    assertFinding(researcher().jointController("inst", null), Rule.JOINT_CONTROLLERS, NOT_MET,
        "Kan ikke være fælles dataansvarlig: Institut inst" + last);
  }

  // --- minimisation

  @Test
  void whatFewUseIsForAPersonToAssess() {
    assertFinding(ProposalFacts.of(Scheme.DATABASE).asking("BEF", "IND").uses("BEF", 3).uses("IND", 3),
        Rule.USED_BY_SEVERAL, MET, "Hvert register bruges af mindst 3 aktive underprojekter.");
    assertFinding(ProposalFacts.of(Scheme.DATABASE).asking("BEF", "IND").uses("BEF", 2), Rule.USED_BY_SEVERAL,
        FOR_ASSESSMENT, "Bruges af færre end 3 aktive underprojekter: BEF (2), IND (0).");
  }

  // --- authorisation

  @Test
  void theAuthorisationHoldsFromItsFirstDayToTheDayBeforeItEnds() {
    assertFinding(researcher().authorised(TODAY, null), Rule.AUTHORISED, MET, "Autorisationen er gyldig.");
    assertFinding(researcher().authorised(TODAY.plusDays(1), null), Rule.AUTHORISED, NOT_MET,
        "Autorisationen gælder først fra 16. marts 2027.");
    assertFinding(researcher().authorised(TODAY.minusYears(1), TODAY.plusDays(1)), Rule.AUTHORISED, MET,
        "Autorisationen er gyldig.");
    assertFinding(researcher().authorised(TODAY.minusYears(1), TODAY), Rule.AUTHORISED, NOT_MET,
        "Autorisationen er bortfaldet.");
  }

  @Test
  void withoutAnAuthorisationThatHoldsItGoesBack() {
    assertFinding(researcher().authorised(null, null), Rule.AUTHORISED, NOT_MET, "Institutionen er ikke autoriseret.");
    assertFinding(researcher().suspended(TODAY), Rule.AUTHORISED, NOT_MET, "Autorisationen er suspenderet.");
    assertFinding(researcher().agreementEnded(), Rule.AUTHORISED, NOT_MET, "Autorisationen er ophørt.");
  }

  // --- people

  @Test
  void whoeverHasLeftIsNamed() {
    assertFinding(researcher().people("anna", "sofie"), Rule.PEOPLE, NOT_MET,
        "Ikke længere tilknyttet: mads. Vælg andre.");
    assertFinding(researcher().people("sofie").users("mads"), Rule.PEOPLE, NOT_MET,
        "Ikke længere tilknyttet: anna, mads. Vælg andre.");
    assertFinding(researcher().users("anna"), Rule.PEOPLE, MET, "Alle er tilknyttet institutionen.");
  }

  @Test
  void theSignatoryMustStillBeOne() {
    assertFinding(researcher().signatories("mads"), Rule.PEOPLE, NOT_MET,
        "Underskriveren har ikke længere den rolle. Vælg en anden.");
  }

  // --- registers

  @Test
  void aRegisterThatDoesNotExistIsNamed() {
    assertFinding(researcher().asking("BEF", "XYZ", "ABC"), Rule.KNOWN_REGISTERS, NOT_MET,
        "Findes ikke: ABC, XYZ. Ret listen.");
    assertFinding(researcher().asking("BEF", "IND"), Rule.KNOWN_REGISTERS, MET, "2 registre.");
  }

  @Test
  void ofManyRegistersTheNumberIsSaid() {
    assertThat(researcher().asking(unknown(12)).finding(Rule.KNOWN_REGISTERS).evidence()).contains("X10, X11, X12");
    assertThat(researcher().asking(unknown(13)).finding(Rule.KNOWN_REGISTERS).evidence())
        .isEqualTo("Findes ikke: 13 registre. Ret listen.");
  }

  private static String[] unknown(int count) {
    return IntStream.rangeClosed(1, count).mapToObj("X%d"::formatted).toArray(String[]::new);
  }

  @Test
  void aConsultancyGetsBusinessDataOnlyWhenExempted() {
    assertFinding(researcher().asking("FIRM"), Rule.BUSINESS_DATA, MET, "FIRM: institutionen må få dem.");
    assertFinding(researcher().asking("FIRM").consultancy("Undtaget af Rigsstatistikeren."), Rule.BUSINESS_DATA, MET,
        "FIRM: institutionen må få dem.");
    assertFinding(researcher().asking("BEF", "FIRM").consultancy(null), Rule.BUSINESS_DATA, NOT_MET,
        "FIRM: konsulentvirksomheder får ikke erhvervsdata, medmindre Rigsstatistikeren har undtaget dem.");
    assertFinding(researcher().asking("BEF").consultancy(null), Rule.BUSINESS_DATA, MET,
        "Der er ingen erhvervsregistre.");
  }

  // --- the database

  @ParameterizedTest
  @EnumSource(names = {"SUBPROJECT", "DATABASE"})
  void theDatabaseMustBeInOperation(Scheme scheme) {
    assertFinding(ProposalFacts.of(scheme), Rule.DATABASE_IN_OPERATION, MET, "Projektdatabasen er i drift.");
    assertFinding(ProposalFacts.of(scheme).databaseClosed(), Rule.DATABASE_IN_OPERATION, NOT_MET,
        "Projektdatabasen er lukket, er frosset ved sin ophørsdato eller mangler en manager. Indstil projektet i"
            + " forskerordningen i stedet, eller vent.");
  }

  @Test
  void registersTheDatabaseHasLieWithinIt() {
    assertFinding(subproject().asking("BEF", "IND"), Rule.WITHIN_DATABASE, MET, "Databasen har alle registrene.");
  }

  @Test
  void registersOfATopicTheDatabaseKnowsLieWithinIt() {
    assertFinding(subproject().asking("BEF", "FAIN"), Rule.WITHIN_DATABASE, MET,
        "Ikke i databasen, men om samme emner: FAIN.");
  }

  /** Whether that is outside the purpose is a judgement: nothing goes back for it. */
  @Test
  void aRegisterOfATopicTheDatabaseHasNothingOfIsForPeopleToJudge() {
    assertFinding(subproject().asking("BEF", "FIRM"), Rule.WITHIN_DATABASE, FOR_ASSESSMENT, "Om emner, som databasen"
        + " ikke har data om: FIRM. Managere og FSE tager stilling til, om de ligger inden for databasens formål.");
  }

  /** Of a register nobody knows, nobody knows the topic: it is not that of another unknown one. */
  @Test
  void aRegisterNobodyKnowsIsOfNoTopicOfTheDatabase() {
    assertThat(subproject().database("BEF", "GAMMEL").asking("XYZ").finding(Rule.WITHIN_DATABASE).outcome())
        .isEqualTo(FOR_ASSESSMENT);
    assertThat(subproject().database("BEF", "GAMMEL").asking("GAMMEL").finding(Rule.WITHIN_DATABASE).outcome())
        .isEqualTo(MET);
  }

  // --- what calls for judgement

  @Test
  void dataOfTheHealthDataAuthorityWaitForItsApproval() {
    assertThat(researcher().asking("BEF", "LMDB").finding(Rule.HEALTH_DATA).outcome()).isEqualTo(FOR_ASSESSMENT);
    assertThat(researcher().source(Owner.HEALTH_DATA_AUTHORITY).finding(Rule.HEALTH_DATA).outcome())
        .isEqualTo(FOR_ASSESSMENT);
    assertThat(researcher().asking("XYZ").finding(Rule.HEALTH_DATA).outcome()).isEqualTo(MET);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "HEALTH_DATA_AUTHORITY")
  void otherAdditionalDataDoNot(Owner owner) {
    assertThat(researcher().source(owner).finding(Rule.HEALTH_DATA).outcome()).isEqualTo(MET);
  }

  @Test
  void aFullPopulationIsForAssessment() {
    assertThat(researcher().fullPopulation().finding(Rule.FULL_POPULATION).outcome()).isEqualTo(FOR_ASSESSMENT);
  }

  @Test
  void aProjectOfTenYearsIsNotYetLong() {
    assertFinding(researcher().endsOn(TODAY.plusYears(10)), Rule.LENGTH, MET, "Slutdato 15. marts 2037.");
    assertFinding(researcher().endsOn(TODAY.plusYears(10).plusDays(1)), Rule.LENGTH, FOR_ASSESSMENT,
        "Slutdato 16. marts 2037, mere end 10 år ude i fremtiden.");
  }

  @ParameterizedTest
  @EnumSource
  void everyConditionSaysWhatItIsAndWhereItComesFrom(Rule rule) {
    assertThat(rule.danish()).isNotBlank();
    assertThat(rule.source()).isNotBlank();
  }
}
