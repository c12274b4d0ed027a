package dk.dst.microdata.schemes.lawmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.legalbasis.LegalBasis;
import dk.dst.microdata.facts.legalbasis.LegalBasisForm;
import dk.dst.microdata.facts.register.ContentRow;
import dk.dst.microdata.facts.register.DataContent;
import dk.dst.microdata.facts.register.Register;
import dk.dst.microdata.facts.register.Years;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.lawmodel.LawModelPolicy.Finding;
import dk.dst.microdata.schemes.lawmodel.LawModelPolicy.Outcome;
import dk.dst.microdata.schemes.lawmodel.LawModelPolicy.Rule;
import dk.dst.microdata.schemes.lawmodel.Registration.Ministry;
import dk.dst.microdata.schemes.lawmodel.Registration.User;
import dk.dst.microdata.support.LegalBasisSamples;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LawModelPolicyTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 1);
  private static final DataContent DATA = DataContent.of(List.of(ContentRow.whole("BEF", Years.between(2010, 2019))));
  private static final Map<String, Register> CATALOGUE = Map.of("BEF", register("BEF", "Borgere"),
      "LMDB", register("LMDB", "Lægemidler"));
  private static final Institution OWN = ministry("Økonomiministeriet (demo)", 961, null);
  private static final Institution OTHER = ministry("Skatteministeriet (demo)", 962, null);
  private static final List<Ministry> BOTH = List.of(new Ministry(961, OWN), new Ministry(962, OTHER));
  private static final List<User> USERS = List.of(new User(961, "åse@øm.example", person("Åse", DAY.minusMonths(2))),
      new User(962, "ærø@sm.example", person("Ærø", DAY.minusMonths(2))));

  @Test
  void meetsEveryConditionThatCanBeCounted() {
    assertThat(policy(said(true, BOTH, USERS, DATA, "ulla")).unmet()).isEmpty();
  }

  @Test
  void theFixedPurposeIsConfirmedAndNotTyped() {
    assertThat(unmet(said(false, BOTH, USERS, DATA, "ulla"))).containsExactly(Rule.PURPOSE);
    assertThat(Rule.PURPOSE.source())
        .startsWith("„Lovmodellen anvendes til ministerbetjening og lovforberedende arbejde.“");
  }

  @Test
  void usersBelongToAMinistryThatIsNamed() {
    assertThat(unmet(said(true, List.of(new Ministry(961, OWN)), USERS, DATA, "ulla"))).containsExactly(Rule.USER_GROUP);
    assertThat(unmet(said(true, BOTH, List.of(new User(962, "ukendt@sm.example", null)), DATA, "ulla")))
        .containsExactly(Rule.USER_GROUP);
    assertThat(unmet(said(true, BOTH, List.of(), DATA, "ulla"))).containsExactly(Rule.USER_GROUP);
  }

  @Test
  void everyMinistryIsAuthorisedOnTheDay() {
    assertThat(unmet(said(true, List.of(new Ministry(961, OWN), new Ministry(962, ministry("Lapset", 962, DAY))), USERS,
        DATA, "ulla"))).containsExactly(Rule.AUTHORISED);
    assertThat(unmet(said(true, List.of(new Ministry(961, OWN), new Ministry(962, ministry("Gyldig", 962,
        DAY.plusDays(1)))), USERS, DATA, "ulla"))).isEmpty();
    assertThat(finding(Rule.AUTHORISED, said(true, List.of(new Ministry(999, null)), USERS, DATA, "ulla")).evidence())
        .contains("nr. 999 (ingen har nummeret)");
  }

  @Test
  void registersAreKnownAndHaveYears() {
    assertThat(unmet(said(true, BOTH, USERS, DataContent.NONE, "ulla"))).containsExactly(Rule.REGISTERS);
    assertThat(unmet(said(true, BOTH, USERS, DataContent.of(List.of(ContentRow.whole("BEF", Years.NONE))), "ulla")))
        .containsExactly(Rule.REGISTERS);
    assertThat(unmet(said(true, BOTH, USERS, DataContent.of(List.of(ContentRow.whole("UKENDT", Years.between(1, 2)))),
        "ulla"))).containsExactly(Rule.REGISTERS);
  }

  @Test
  void theSignatoryHoldsTheRole() {
    assertThat(unmet(said(true, BOTH, USERS, DATA, "åse"))).containsExactly(Rule.SIGNATORY);
    assertThat(unmet(said(true, BOTH, USERS, DATA, null))).containsExactly(Rule.SIGNATORY);
  }

  /** Three sources name three ministries (N6), so a difference is shown and decides nothing. */
  @Test
  void theResponsibleMinistryIsJudgedAndRefusesNothing() {
    assertThat(finding(Rule.RESPONSIBLE, said(true, BOTH, USERS, DATA, "ulla"))).extracting(Finding::outcome,
        Finding::evidence).containsExactly(Outcome.FOR_ASSESSMENT,
            "Sagens ministerium er det, FSE har angivet: Økonomiministeriet.");
    var another = new LawModelPolicy(said(true, BOTH, USERS, DATA, "ulla"), "Finansministeriet", OWN, Set.of("ulla"),
        CATALOGUE, DAY);
    assertThat(another.unmet()).isEmpty();
    assertThat(another.findings().stream().filter(one -> one.rule() == Rule.RESPONSIBLE).findFirst().orElseThrow()
        .evidence()).contains("Kilderne er ikke enige");
  }

  @Test
  void aMissingCertificateClosesAccessAndRefusesNothing() {
    List<User> without = List.of(new User(961, "åse@øm.example", person("Åse", DAY.minusYears(1))));
    assertThat(unmet(said(true, BOTH, without, DATA, "ulla"))).isEmpty();
    assertThat(finding(Rule.CERTIFIED, said(true, BOTH, without, DATA, "ulla")).evidence()).startsWith("Uden: Åse.");
  }

  @Test
  void whatTheLegalBasisLacksIsNotMetInTheWordsOfTheLaw() {
    assertThat(unmet(said(LegalBasisForm.read(new Answers(Map.of()))))).containsExactly(Rule.LEGAL_GROUND,
        Rule.LEGAL_NECESSITY, Rule.LEGAL_SPECIAL_DATA, Rule.LEGAL_STATISTICS_ONLY, Rule.LEGAL_NO_OTHER_USE,
        Rule.LEGAL_DISCLOSURE, Rule.LEGAL_RECORD, Rule.LEGAL_PROCESSORS);
    assertThat(unmet(said(LegalBasisSamples.GOOD))).isEmpty();
    assertThat(finding(Rule.LEGAL_NO_OTHER_USE, said(LegalBasisSamples.GOOD)).refusal())
        .contains("„De oplysninger, der er omfattet af stk. 1, må ikke senere behandles");
  }

  @Test
  void whatTheRegistersPointToIsConfirmedOrAnsweredWithAReason() {
    DataContent medicine = DataContent.of(List.of(ContentRow.whole("LMDB", Years.between(2010, 2019))));
    assertThat(unmet(new Registration("Ministeriet", "ulla", true, BOTH, USERS, medicine, LegalBasisSamples.GOOD)))
        .containsExactly(Rule.LEGAL_SPECIAL_DATA);
  }

  /** A form from before did not ask. */
  @Test
  void withoutALegalBasisNothingOfItIsAsked() {
    assertThat(policy(said(null)).findings()).extracting(Finding::rule).doesNotContain(Rule.LEGAL_GROUND);
  }

  private static Registration said(LegalBasis legalBasis) {
    return new Registration("Ministeriet", "ulla", true, BOTH, USERS, DATA, legalBasis);
  }

  private static Register register(String code, String topic) {
    return new Register(code, code, code, topic, "Danmarks Statistik", 1980, null);
  }

  private static List<Rule> unmet(Registration said) {
    return policy(said).unmet().stream().map(Finding::rule).toList();
  }

  private static Finding finding(Rule rule, Registration said) {
    return policy(said).findings().stream().filter(one -> one.rule() == rule).findFirst().orElseThrow();
  }

  private static LawModelPolicy policy(Registration said) {
    return new LawModelPolicy(said, "Økonomiministeriet", OWN, Set.of("ulla"), CATALOGUE, DAY);
  }

  private static Registration said(boolean purpose, List<Ministry> ministries, List<User> users, DataContent data,
      String signatory) {
    return new Registration("Ministeriet", signatory, purpose, ministries, users, data, LegalBasisSamples.GOOD);
  }

  private static Institution ministry(String name, int number, LocalDate until) {
    return new Institution(name, name, number, DAY.minusYears(3), until, "Ophørt.", false, null, null,
        Institution.Kind.PUBLIC, "", null, null, null, null);
  }

  private static Associate person(String name, LocalDate certifiedOn) {
    return new Associate(name.toLowerCase(), name, name + "@example.org", null, true, certifiedOn, certifiedOn, true,
        Set.of());
  }
}
