package dk.dst.microdata.schemes.proposal;

import static dk.dst.microdata.facts.register.ContentRow.variable;
import static dk.dst.microdata.facts.register.ContentRow.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.facts.register.ContentRow;
import dk.dst.microdata.facts.register.DataContent;
import dk.dst.microdata.facts.register.Years;
import dk.dst.microdata.schemes.proposal.Proposal.Content;
import dk.dst.microdata.schemes.proposal.Proposal.Owner;
import dk.dst.microdata.schemes.proposal.Proposal.SourceRow;
import dk.dst.microdata.schemes.proposal.ProposalChanges.Field;
import dk.dst.microdata.schemes.proposal.ProposalChanges.Register;
import dk.dst.microdata.support.Contents;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a resubmission changes, as people read it. */
class ProposalChangesTest {

  private static final Years TEN = Years.between(2010, 2019);
  private static final Years TWELVE = Years.between(2010, 2021);

  // --- fields

  private static Content content(String title, String publication, String platform, LocalDate endsOn, String signatory,
      List<String> packages, List<SourceRow> sources, List<String> users) {
    return new Content(title, "At belyse.", "Beskrivelse.", "Relevans.", "Alle.", false, null, publication, "§ 10",
        platform, endsOn, "anna", signatory, new LinkedHashSet<>(packages), null, null, List.of(), sources, users);
  }

  private static Content good() {
    return content("Titel", null, "machine", LocalDate.of(2030, 1, 31), "sofie", List.of("Befolkning", "Indkomst"),
        List.of(), List.of("anna", "mads"));
  }

  private static Map<String, String> fields(Content content) {
    return ProposalChanges.fields(content, Scheme.RESEARCHER, person -> "Navn " + person);
  }

  private static List<Field> changes(Content after) {
    return ProposalChanges.between(fields(good()), fields(after));
  }

  @Test
  void everyFieldIsReadInTheOrderOfTheForm() {
    assertThat(fields(good())).containsEntry("Ordning", "Forskerordningen").containsEntry("Titel", "Titel")
        .containsEntry("Fuldt registerudtræk", "Nej").containsEntry("Analyseplatform", "Forskermaskinen")
        .containsEntry("Slutdato", "31. januar 2030").containsEntry("Kontaktperson", "Navn anna")
        .containsEntry("Brugere", "Navn anna, Navn mads").containsEntry("Datapakker", "Befolkning, Indkomst")
        .containsEntry("Eksterne data", "");
    assertThat(fields(good()).keySet()).startsWith("Ordning", "Titel", "Formål", "Beskrivelse", "Samfundsrelevans",
        "Populationsbeskrivelse");
    assertThat(fields(good()).values()).doesNotContainNull();
  }

  /** Of the main project's resubmission much is not asked. */
  @Test
  void whatIsNotSaidIsEmpty() {
    var nothing = new Content("Titel", null, null, null, null, false, null, null, null, null, null, null, null,
        new LinkedHashSet<>(), null, null, List.of(), List.of(), List.of());
    assertThat(fields(nothing)).containsEntry("Analyseplatform", "").containsEntry("Slutdato", "")
        .containsEntry("Kontaktperson", "").containsEntry("Brugere", "");
  }

  @Test
  void whatIsTheSameIsNoChange() {
    assertThat(changes(good())).isEmpty();
  }

  @Test
  void theOrderOfPeopleAndPackagesIsNoChange() {
    assertThat(changes(content("Titel", null, "machine", LocalDate.of(2030, 1, 31), "sofie",
        List.of("Indkomst", "Befolkning"), List.of(), List.of("mads", "anna")))).isEmpty();
  }

  @Test
  void whatIsSaidNowAndWasNotIsAChangeToo() {
    assertThat(changes(content("Titel", "I et tidsskrift.", "machine", LocalDate.of(2030, 1, 31), "sofie",
        List.of("Befolkning", "Indkomst"), List.of(), List.of("anna", "mads"))))
        .containsExactly(new Field("Offentliggørelse", "", "I et tidsskrift."));
  }

  @Test
  void everythingThatChangesIsThereBeforeAndAfter() {
    assertThat(changes(content("Ny titel", null, "own", LocalDate.of(2032, 1, 31), "karl", List.of("Befolkning"),
        List.of(new SourceRow("Spørgeskema", Owner.OWN, "A, B")), List.of("anna")))).containsExactly(
        new Field("Titel", "Titel", "Ny titel"),
        new Field("Analyseplatform", "Forskermaskinen", "Egen server hos Danmarks Statistik"),
        new Field("Slutdato", "31. januar 2030", "31. januar 2032"),
        new Field("Underskriver", "Navn sofie", "Navn karl"),
        new Field("Brugere", "Navn anna, Navn mads", "Navn anna"),
        new Field("Datapakker", "Befolkning, Indkomst", "Befolkning"),
        new Field("Øvrige data", "", "Spørgeskema (Institutionen selv): A, B"));
  }

  @Test
  void anotherSchemeIsAChange() {
    assertThat(ProposalChanges.between(fields(good()),
        ProposalChanges.fields(good(), Scheme.SUBPROJECT, person -> "Navn " + person))).containsExactly(
        new Field("Ordning", "Forskerordningen", "Projektdatabaseordningen (underprojekt)"));
  }

  // --- registers

  private static List<Register> changes(DataContent before, ContentRow... after) {
    return ProposalChanges.between(before, Contents.of(after), Map.of(), Map.of());
  }

  @Test
  void theSameDataAreNoChange() {
    assertThat(changes(Contents.whole("BEF"), whole("BEF", TEN))).isEmpty();
    assertThat(ProposalChanges.between(DataContent.NONE, DataContent.NONE, Map.of(), Map.of())).isEmpty();
  }

  @Test
  void anotherReasonIsAChange() {
    DataContent data = Contents.whole("BEF", "IND");
    assertThat(ProposalChanges.between(data, data, Map.of("BEF", "Køn.", "IND", "Løn."), Map.of("BEF", "Køn og alder.")))
        .as("a reason that the list as a whole has taken over is none").containsExactly(
            new Register("BEF", "Ny begrundelse", "Køn.", "Køn og alder."));
  }

  @Test
  void registersComeAndGoInTheOrderOfTheirCodes() {
    assertThat(changes(Contents.whole("BEF", "UDDA"), whole("BEF", TEN), whole("IND", TEN),
        variable("AKM", "PNR", TEN))).containsExactly(
        new Register("AKM", "Nyt register", "", "2010–2019, 1 variabel"),
        new Register("IND", "Nyt register", "", "2010–2019"),
        new Register("UDDA", "Udgår", "2010–2019", ""));
  }

  @Test
  void aWholeRegisterIsHeldInOtherYears() {
    assertThat(changes(Contents.whole("BEF"), whole("BEF", TWELVE)))
        .containsExactly(new Register("BEF", "Andre år", "2010–2019", "2010–2021"));
  }

  @Test
  void variablesComeAndGo() {
    DataContent before = Contents.of(variable("BEF", "ALDER", TEN), variable("BEF", "KOEN", TEN));
    assertThat(changes(before, variable("BEF", "ALDER", TEN), variable("BEF", "KOEN", TEN),
        variable("BEF", "KOM", TEN))).containsExactly(
        new Register("BEF", "Nye variable: KOM", "2010–2019, 2 variable", "2010–2019, 3 variable"));
    assertThat(changes(before, variable("BEF", "ALDER", TEN))).containsExactly(
        new Register("BEF", "Variable udgår: KOEN", "2010–2019, 2 variable", "2010–2019, 1 variabel"));
    assertThat(changes(before, variable("BEF", "KOM", TEN), variable("BEF", "PNR", TEN))).extracting(Register::what)
        .containsExactly("Nye variable: KOM, PNR. Variable udgår: ALDER, KOEN");
  }

  /** The years of the register as a whole may well be the same. */
  @Test
  void aVariableIsHeldInOtherYears() {
    DataContent before = Contents.of(variable("BEF", "ALDER", TWELVE), variable("BEF", "KOEN", TEN));
    assertThat(changes(before, variable("BEF", "ALDER", TWELVE), variable("BEF", "KOEN", TWELVE))).containsExactly(
        new Register("BEF", "Andre år: KOEN (2010–2019 → 2010–2021)", "2010–2021, 2 variable",
            "2010–2021, 2 variable"));
    assertThat(changes(before, variable("BEF", "KOEN", TWELVE), variable("BEF", "KOM", TEN)))
        .extracting(Register::what).containsExactly(
            "Nye variable: KOM. Variable udgår: ALDER. Andre år: KOEN (2010–2019 → 2010–2021)");
  }

  @Test
  void ofManyVariablesTheNumberIsSaid() {
    assertThat(changes(Contents.of(rows(1, TEN)), rows(9, TEN))).extracting(Register::what).containsExactly(
        "Nye variable: V02, V03, V04, V05, V06, V07, V08, V09");
    assertThat(changes(Contents.of(rows(1, TEN)), rows(10, TEN))).extracting(Register::what)
        .containsExactly("Nye variable: 9 variable");
    assertThat(changes(Contents.of(rows(9, TEN)), rows(9, TWELVE))).containsExactly(
        new Register("BEF", "Andre år: 9 variable", "2010–2019, 9 variable", "2010–2021, 9 variable"));
  }

  private static ContentRow[] rows(int count, Years years) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> variable("BEF", "V%02d".formatted(i), years))
        .toArray(ContentRow[]::new);
  }

  @Test
  void aWholeRegisterBecomesVariablesAndBack() {
    DataContent variables = Contents.of(variable("BEF", "KOEN", TEN));
    assertThat(changes(Contents.whole("BEF"), variable("BEF", "KOEN", TEN))).containsExactly(
        new Register("BEF", "Nu kun enkelte variable", "2010–2019", "2010–2019, 1 variabel"));
    assertThat(changes(variables, whole("BEF", TWELVE))).containsExactly(
        new Register("BEF", "Nu hele registret", "2010–2019, 1 variabel", "2010–2021"));
  }
}
