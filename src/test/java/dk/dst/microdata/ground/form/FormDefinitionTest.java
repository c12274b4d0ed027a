package dk.dst.microdata.ground.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a browser would refuse is accepted with the forms that ship, and each refusal names its field. */
class FormDefinitionTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LONG_ENOUGH = "Et formål, der er langt nok.";
  private static Forms forms;

  @BeforeAll
  static void readTheFormsThatShip() throws IOException {
    forms = new Forms(JSON, List.of(), List.of());
  }

  @Test
  void acceptsAGoodApplication() {
    Answers answers = check("complete-application", application());
    assertThat(answers.text("title")).isEqualTo("Uddannelse og helbred");
    assertThat(answers.ticked("institutionPays")).isTrue();
    assertThat(answers.text("otherSources")).isNull();
    assertThat(answers.rows("registers")).singleElement().satisfies(row -> {
      assertThat(row.text("register")).isEqualTo("BEF");
      assertThat(row.number("fromYear")).isEqualTo(2010);
    });
  }

  @Test
  void takesFieldsOutOfGroupsAndLeavesOutWhatIsOnlyShown() {
    assertThat(forms.definition("complete-application").inputs()).containsExactlyInAnyOrder("title", "purpose",
        "environment", "plannedSubprojects", "enclosure", "contentReason", "registers", "otherSources", "managers",
        "signatory", "noResearchOnDatabase", "onlyWithinPurpose", "institutionPays", "twoYearTerm", "controller",
        "lawfulGround", "necessary", "specialData", "specialReason", "specialBasis", "otherBasis", "solelyStatistics",
        "otherUse", "disclosure", "permission", "recordNumber", "recordedOn", "processors");
  }

  @Test
  void doesNotTakeDisabledFieldsAsInput() {
    assertThat(forms.definition("review-application").inputs())
        .containsExactlyInAnyOrder("recommendation", "reason");
    assertRefused("review-application", with(review(), "purpose", "Et nyt formål."),
        "Formularen har ikke et felt, der hedder „purpose“. Intet er gemt.");
  }

  @Test
  void knowsNoFormThatDoesNotShip() {
    assertThatThrownBy(() -> forms.definition("nothing")).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing");
  }

  @Test
  void refusesAFieldTheFormDoesNotHave() {
    assertRefused("start-application", with(Map.of("title", "Projektdatabase"), "approved", true),
        "Formularen har ikke et felt, der hedder „approved“. Intet er gemt.");
  }

  @Test
  void refusesAnUnknownFieldEvenWhenItIsEmpty() {
    assertRefused("start-application", with(Map.of("title", "Projektdatabase"), "approved", null),
        "Formularen har ikke et felt, der hedder „approved“. Intet er gemt.");
  }

  @Nested
  class Text {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "   \n\t  "})
    void isRequiredAndWhitespaceIsNoText(String nothing) {
      assertRefused("start-application", with(Map.of(), "title", nothing),
          "Projektdatabasens titel: Feltet skal udfyldes.");
    }

    @Test
    void isRequiredWhenItIsNotSentAtAll() {
      assertRefused("complete-application", without(application(), "purpose"), "Formål: Feltet skal udfyldes.");
    }

    @Test
    void ofTwoMegabytesIsRefused() {
      assertRefused("complete-application", with(application(), "purpose", "x".repeat(2 * 1024 * 1024)),
          "Formål: Teksten er på 2097152 tegn; der er plads til 4000.");
    }

    @Test
    void ofTwoMegabytesInALineIsRefused() {
      assertRefused("complete-application", with(application(), "title", "x".repeat(2 * 1024 * 1024)),
          "Titel: Teksten er på 2097152 tegn; der er plads til 200.");
    }

    @ParameterizedTest
    @CsvSource({"200, true", "201, false"})
    void hasTheRoomTheFormGives(int length, boolean accepted) {
      var given = with(application(), "title", "x".repeat(length));
      if (accepted) {
        assertThat(check("complete-application", given).text("title")).hasSize(length);
      } else {
        assertRefused("complete-application", given, "Titel: Teksten er på 201 tegn; der er plads til 200.");
      }
    }

    @Test
    void hasRoomInTheEngineEvenWhereTheFormSetsNoLimit() {
      String form = "[{'type':'textarea','key':'note','label':'Note'},"
          + "{'type':'textfield','key':'line','label':'Linje'}]";
      assertThat(made(form, Map.of("note", "x".repeat(4000), "line", "x".repeat(300))).text("note")).hasSize(4000);
      assertMadeRefused(form, Map.of("note", "x".repeat(4001)),
          "Note: Teksten er på 4001 tegn; der er plads til 4000.");
      assertMadeRefused(form, Map.of("line", "x".repeat(301)), "Linje: Teksten er på 301 tegn; der er plads til 300.");
    }

    @ParameterizedTest
    @CsvSource({"4, false", "5, true"})
    void isAsLongAsTheFormAsks(int length, boolean accepted) {
      var given = Map.<String, Object>of("title", "x".repeat(length) + "     ");
      if (accepted) {
        assertThat(check("start-application", given).text("title")).hasSize(length);
      } else {
        assertRefused("start-application", given, "Projektdatabasens titel: Skriv mindst 5 tegn.");
      }
    }

    @Test
    void isStripped() {
      assertThat(check("start-application", Map.of("title", "  Projektdatabase \n")).text("title"))
          .isEqualTo("Projektdatabase");
    }

    @Test
    void isNotANumberNorACrossNorAList() {
      for (Object wrong : List.of(42, 4.2, true, List.of("Projektdatabase"), Map.of("a", "b"))) {
        assertRefused("start-application", Map.of("title", wrong),
            "Projektdatabasens titel: Feltet skal være en tekst.");
      }
    }

    /** Named by number: the report cannot hold them either. */
    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"Projekt\u0000database", "Projekt\u0007database", "Projekt\u001bdatabase"})
    void losesControlCharactersThatNobodySees(String text) {
      assertThat(check("start-application", Map.of("title", text)).text("title")).isEqualTo("Projektdatabase");
    }

    @Test
    void isComposedAndMeasuredSo() {
      String form = "[{'type':'textfield','key':'line','label':'Linje','validate':{'maxLength':3,'pattern':'[ÆØÅ]+'}}]";
      assertThat(made(form, Map.of("line", "A\u030AA\u030AA\u030A")).text("line")).isEqualTo("ÅÅÅ");
    }

    @Test
    void mayHaveLinesTabsAndLettersOfAnyLanguage() {
      String text = "Første linje\r\nanden\tlinje – æøå ÆØÅ „citat“ ñ 漢字 🙂";
      assertThat(check("complete-application", with(application(), "purpose", text)).text("purpose")).isEqualTo(text);
    }

    @Test
    void keepsWhatLooksLikeCode() {
      String text = "<script>alert('x')</script> ${1+1} '; drop table application; --";
      assertThat(check("complete-application", with(application(), "purpose", text)).text("purpose")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PDB-2027-1", "PDB-27-001", "PDB 2027 001", "pdb-2027-001x", "PÆB-2027-001", "x' or 'a'='a"})
    void followsThePatternOfTheForm(String caseNumber) {
      assertRefused("withdraw-application", Map.of("withdrawnCase", caseNumber, "reason", "Begrundet."),
          "Sagsnummer: Værdien har ikke det rigtige format.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PDB-2027-001", "pdb-2027-001", " LOV-2027-1234 "})
    void isAcceptedInThePatternOfTheForm(String caseNumber) {
      assertThat(check("withdraw-application", Map.of("withdrawnCase", caseNumber, "reason", "Begrundet."))
          .text("withdrawnCase")).isEqualTo(caseNumber.strip());
    }
  }

  @Nested
  class Numbers {

    @ParameterizedTest
    @ValueSource(ints = {1, 99999})
    void mayLieAtTheEdges(int number) {
      assertThat(check("lapse-authorisation", lapse(number, "2027-03-15")).number("authorisationNumber"))
          .isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void areNotTooSmall(int number) {
      assertNumberRefused(number, "Tallet skal være mindst 1.");
    }

    @Test
    void areNotTooLarge() {
      for (Object number : List.of(100000, Integer.MAX_VALUE, Long.MAX_VALUE, 1e300)) {
        assertNumberRefused(number, "Tallet skal være højst 99999.");
      }
    }

    @Test
    void areWhole() {
      for (Object number : List.of(1.5, 0.999999, Double.NaN)) {
        assertNumberRefused(number, "Feltet skal være et helt tal.");
      }
    }

    @Test
    void areNotTextNorCrossNorList() {
      for (Object wrong : List.of("901", "niohundrede", true, List.of(901), Map.of("value", 901))) {
        assertNumberRefused(wrong, "Feltet skal være et helt tal.");
      }
    }

    @Test
    void mayComeAsAnyWholeNumber() {
      for (Object number : List.of(901, 901L, 901.0, (short) 901)) {
        assertThat(check("lapse-authorisation", lapse(number, "2027-03-15")).number("authorisationNumber"))
            .isEqualTo(901);
      }
    }

    @Test
    void areRequired() {
      assertNumberRefused(null, "Feltet skal udfyldes.");
    }

    private void assertNumberRefused(Object number, String problem) {
      assertRefused("lapse-authorisation", lapse(number, "2027-03-15"), "Autorisationsnummer: " + problem);
    }
  }

  @Nested
  class Dates {

    @Test
    void areReadAsIsoText() {
      assertThat(check("lapse-authorisation", lapse(901, "2028-02-29")).text("lapsedOn")).isEqualTo("2028-02-29");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-02-29", "2027-13-01", "15.03.2027", "15/3-2027", "i dag", "27-3-15"})
    void thatCannotBeReadAreRefusedByTheirLabel(String text) {
      assertRefused("lapse-authorisation", lapse(901, text), "Bortfaldet den: Datoen kan ikke læses.");
    }

    @Test
    void areNotLongerThanADate() {
      assertRefused("lapse-authorisation", lapse(901, "2027-03-15T00:00:00Z"),
          "Bortfaldet den: Teksten er på 20 tegn; der er plads til 10.");
    }

    @Test
    void areNotNumbers() {
      assertRefused("lapse-authorisation", lapse(901, 20270315), "Bortfaldet den: Feltet skal være en tekst.");
    }

    @Test
    void areRequired() {
      assertRefused("lapse-authorisation", lapse(901, null), "Bortfaldet den: Feltet skal udfyldes.");
    }
  }

  @Nested
  class Choices {

    @ParameterizedTest
    @ValueSource(strings = {"maybe", "Approve", "approve "})
    void outsideTheFormAreRefused(String value) {
      assertRefused("review-application", with(review(), "recommendation", value),
          "Indstilling: „" + value + "“ er ikke et af valgene.");
    }

    @Test
    void outsideTheViewAreRefused() {
      assertRefused("complete-application", with(application(), "signatory", "karen"),
          "Underskriver: „karen“ er ikke et af valgene.");
    }

    @Test
    void areRefusedWhereTheViewOffersNone() {
      assertThatThrownBy(() -> forms.definition("complete-application").check(application(), choices -> null))
          .isInstanceOf(InputRefused.class).hasMessage("Register: „BEF“ er ikke et af valgene.");
    }

    @Test
    void areRefusedByTheLabelNotTheValue() {
      assertRefused("complete-application", with(application(), "signatory", "Ulla Urup"),
          "Underskriver: „Ulla Urup“ er ikke et af valgene.");
    }

    @Test
    void areNotNumbersNorCrossesNorLists() {
      for (Object wrong : List.of(1, true, List.of("approve"), Map.of("value", "approve"))) {
        assertRefused("review-application", with(review(), "recommendation", wrong),
            "Indstilling: „" + wrong + "“ er ikke et af valgene.");
      }
    }

    @Test
    void areShownShortenedInTheRefusal() {
      assertRefused("review-application", with(review(), "recommendation", "x".repeat(2 * 1024 * 1024)),
          "Indstilling: „" + "x".repeat(60) + "…“ er ikke et af valgene.");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "")
    void areRequired(String nothing) {
      assertRefused("review-application", with(review(), "recommendation", nothing),
          "Indstilling: Feltet skal udfyldes.");
    }

    @Test
    void ofSeveralMustEachBeOffered() {
      assertThat(check("decide-usage", usage(List.of("BEF", "IND"))).chosen("leaving")).containsExactly("BEF", "IND");
      assertRefused("decide-usage", usage(List.of("BEF", "NSA")),
          "Registre, der skal udgå: „NSA“ er ikke et af valgene.");
    }

    @Test
    void ofSeveralComeAsAList() {
      assertRefused("decide-usage", usage("BEF"), "Registre, der skal udgå: Feltet skal være en liste.");
    }

    @Test
    void ofSeveralMayBeNone() {
      assertThat(check("decide-usage", usage(List.of())).chosen("leaving")).isEmpty();
    }
  }

  @Nested
  class Crosses {

    @Test
    void thatAreRequiredMustBeSet() {
      for (Object nothing : new Object[] {false, null, ""}) {
        assertRefused("complete-application", with(application(), "institutionPays", nothing),
            "Institutionen betaler alle omkostninger ved at oprette, drive og vedligeholde databasen.:"
                + " Der skal sættes kryds.");
      }
    }

    @Test
    void areNotTextsOrNumbers() {
      for (Object wrong : List.of("true", 1, List.of(true))) {
        assertRefused("complete-application", with(application(), "institutionPays", wrong),
            "Institutionen betaler alle omkostninger ved at oprette, drive og vedligeholde databasen.:"
                + " Feltet skal være et kryds.");
      }
    }
  }

  @Nested
  class Lists {

    @Test
    void areRequiredToBeLists() {
      for (Object wrong : List.of("BEF", 7, true, Map.of("register", "BEF"))) {
        assertRefused("complete-application", with(application(), "registers", wrong),
            "Registre i projektdatabasen: Feltet skal være en liste.");
      }
    }

    @ParameterizedTest
    @CsvSource({"500, true", "501, false"})
    void haveAtMostFiveHundredRows(int rows, boolean accepted) {
      var given = with(application(), "registers", Collections.nCopies(rows, registerRow()));
      if (accepted) {
        assertThat(check("complete-application", given).rows("registers")).hasSize(rows);
      } else {
        assertRefused("complete-application", given,
            "Registre i projektdatabasen: Listen har 501 rækker; der er plads til 500.");
      }
    }

    @Test
    void haveRowsThatAreObjects() {
      for (Object wrong : List.of("BEF", 7, List.of("BEF"))) {
        assertRefused("complete-application", with(application(), "registers", List.of(wrong)),
            "Registre i projektdatabasen: En række kan ikke læses.");
      }
    }

    @Test
    void haveNoEmptyPlaces() {
      var withNothing = new ArrayList<Object>();
      withNothing.add(null);
      assertRefused("complete-application", with(application(), "registers", withNothing),
          "Registre i projektdatabasen: En række kan ikke læses.");
    }

    @Test
    void haveNoOtherColumns() {
      assertRefused("complete-application", withRow(with(registerRow(), "approved", true)),
          "Registre i projektdatabasen: Kolonnen „approved“ findes ikke.");
    }

    @Test
    void haveEveryRequiredCell() {
      assertRefused("complete-application", withRow(without(registerRow(), "register")),
          "Register: Feltet skal udfyldes.");
      assertRefused("complete-application", withRow(with(registerRow(), "reason", "   ")),
          "Hvorfor hører registret til i en fælles database?: Feltet skal udfyldes.");
    }

    @Test
    void checkEachCellAsAField() {
      assertRefused("complete-application", withRow(with(registerRow(), "fromYear", "2010")),
          "Fra år: Feltet skal være et helt tal.");
      assertRefused("complete-application", withRow(with(registerRow(), "fromYear", 1899)),
          "Fra år: Tallet skal være mindst 1900.");
      assertRefused("complete-application", withRow(with(registerRow(), "toYear", 2101)),
          "Til år: Tallet skal være højst 2100.");
      assertRefused("complete-application", withRow(with(registerRow(), "toYear", 2010.5)),
          "Til år: Feltet skal være et helt tal.");
      assertRefused("complete-application", withRow(with(registerRow(), "register", "NSA")),
          "Register: „NSA“ er ikke et af valgene.");
      assertRefused("complete-application", withRow(with(registerRow(), "reason", "x".repeat(301))),
          "Hvorfor hører registret til i en fælles database?: Teksten er på 301 tegn; der er plads til 300.");
    }

    @Test
    void checkEveryRow() {
      assertRefused("complete-application", with(application(), "registers",
          List.of(registerRow(), with(registerRow(), "register", "NSA"))), "Register: „NSA“ er ikke et af valgene.");
    }
  }

  @Nested
  class Conditional {

    @Test
    void fieldsAreNotRequiredByTheFormAlone() {
      Answers answers = check("sign-agreement", Map.of("signature", "declined"));
      assertThat(answers.text("reason")).isNull();
      assertThat(answers.ticked("lawful")).isFalse();
    }

    @Test
    void crossesMayBeLeftUnset() {
      assertThat(check("sign-agreement", Map.of("signature", "declined", "lawful", false)).ticked("lawful")).isFalse();
    }

    @Test
    void fieldsAreRequiredByTheStepThatNeedsThem() {
      Answers answers = check("sign-agreement", Map.of("signature", "signed", "reason", "  "));
      assertThatThrownBy(() -> answers.needed("reason", "Begrundelse for at afvise"))
          .isInstanceOf(InputRefused.class).hasMessage("Begrundelse for at afvise: Feltet skal udfyldes.");
      assertThatThrownBy(() -> answers.mustBeTicked("lawful", "Behandlingen er lovlig"))
          .isInstanceOf(InputRefused.class).hasMessage("Behandlingen er lovlig: Der skal sættes kryds.");
    }

    @Test
    void fieldsAreStillCheckedForWhatTheyAre() {
      assertRefused("sign-agreement", Map.of("signature", "declined", "reason", 42),
          "Begrundelse for at afvise: Feltet skal være en tekst.");
      assertRefused("request-extension", Map.of("extension", "requested", "reason", "x".repeat(4001)),
          "Begrundelse for forlængelse: Teksten er på 4001 tegn; der er plads til 4000.");
    }
  }

  @Test
  void refusesAKindOfFieldItDoesNotKnow() {
    assertMadeRefused("[{'type':'filepicker','key':'file','label':'Bilag'}]", Map.of("file", "x"),
        "Bilag: Felttypen filepicker kan ikke modtages.");
  }

  @Test
  void namesAFieldWithoutLabelByItsKey() {
    assertMadeRefused("[{'type':'textfield','key':'note','validate':{'required':true}}]", Map.of(),
        "note: Feltet skal udfyldes.");
  }

  @Test
  void opensGroupsInGroups() {
    String form = "[{'type':'group','components':[{'type':'group','components':["
        + "{'type':'textfield','key':'note','label':'Note'},{'type':'text','text':'Kun vist'}]}]}]";
    assertThat(made(form, Map.of("note", "Hej")).values()).isEqualTo(Map.of("note", "Hej"));
  }

  private static void assertRefused(String form, Map<String, Object> given, String message) {
    assertThatThrownBy(() -> check(form, given)).isInstanceOf(InputRefused.class).hasMessage(message);
  }

  private static Answers check(String form, Map<String, Object> given) {
    var choices = List.of(new Choice("BEF", "Befolkningen"), new Choice("IND", "Indkomst"));
    return forms.definition(form).check(given, Map.<String, Object>of("registerChoices", choices,
        "managerChoices", List.of(new Choice("mads", "Mads Mark")),
        "signatoryChoices", List.of(new Choice("ulla", "Ulla Urup")))::get);
  }

  private static void assertMadeRefused(String components, Map<String, Object> given, String message) {
    assertThatThrownBy(() -> made(components, given)).isInstanceOf(InputRefused.class).hasMessage(message);
  }

  private static Answers made(String components, Map<String, Object> given) {
    try {
      var file = JSON.readTree("{\"components\":" + components.replace('\'', '"') + "}");
      return new FormDefinition(file).check(given, choices -> null);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, Object> application() {
    var answers = new HashMap<String, Object>();
    answers.put("title", "Uddannelse og helbred");
    answers.put("purpose", LONG_ENOUGH);
    answers.put("environment", LONG_ENOUGH);
    answers.put("plannedSubprojects", LONG_ENOUGH);
    answers.put("registers", List.of(registerRow()));
    answers.put("managers", List.of(Map.of("manager", "mads", "experience", "Flere års erfaring.")));
    answers.put("signatory", "ulla");
    for (String undertaking : List.of("noResearchOnDatabase", "onlyWithinPurpose", "institutionPays", "twoYearTerm")) {
      answers.put(undertaking, true);
    }
    return answers;
  }

  private static Map<String, Object> registerRow() {
    return Map.of("register", "BEF", "fromYear", 2010, "toYear", 2019, "reason", "Bruges af de fleste.");
  }

  private static Map<String, Object> withRow(Map<String, Object> row) {
    return with(application(), "registers", List.of(row));
  }

  private static Map<String, Object> review() {
    return Map.of("recommendation", "approve", "reason", "Begrundet indstilling.");
  }

  private static Map<String, Object> usage(Object leaving) {
    return Map.of("measure", "restrict", "reason", "Begrundet vurdering.", "leaving", leaving);
  }

  private static Map<String, Object> lapse(Object number, Object day) {
    return with(with(Map.of("reason", "Aftalen er ikke fornyet."), "authorisationNumber", number), "lapsedOn", day);
  }

  private static Map<String, Object> with(Map<String, Object> answers, String key, Object value) {
    var changed = new HashMap<>(answers);
    changed.put(key, value);
    return changed;
  }

  private static Map<String, Object> without(Map<String, Object> answers, String key) {
    var changed = new HashMap<>(answers);
    changed.remove(key);
    return changed;
  }
}
