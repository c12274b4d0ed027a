package dk.dst.microdata.facts.legalbasis;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.facts.legalbasis.LegalBasis.Ground;
import dk.dst.microdata.facts.legalbasis.LegalBasis.SpecialBasis;
import dk.dst.microdata.facts.legalbasis.LegalBasis.SpecialData;
import dk.dst.microdata.facts.legalbasis.LegalBasisPolicy.Demand;
import dk.dst.microdata.facts.legalbasis.LegalBasisPolicy.Found;
import dk.dst.microdata.facts.register.Register;
import dk.dst.microdata.ground.form.Answers;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each demand at its edges, on answers as a form gives them. */
class LegalBasisPolicyTest {

  private static final LocalDate TODAY = LocalDate.of(2027, 3, 15);
  private static final SpecialRegisters NONE = new SpecialRegisters(List.of(), List.of());
  private static final SpecialRegisters HEALTH = new SpecialRegisters(List.of("LMDB", "LPR_DIAG"), List.of());

  private final Map<String, Object> answers = new HashMap<>(Map.of("controller", "Nordsund Universitet",
      "lawfulGround", "PUBLIC_TASK", "necessary", true, "specialData", "NONE", "specialBasis", "SECTION_10",
      "solelyStatistics", "yes", "otherUse", "no", "disclosure", "no"));

  LegalBasisPolicyTest() {
    answers.putAll(Map.of("recordNumber", "2026-117", "recordedOn", "2027-03-15", "processors",
        "Danmarks Statistik for forskermaskinerne."));
  }

  @Test
  void findsAllMetWhereNothingIsMissing() {
    List<Found> findings = new LegalBasisPolicy(stated(), NONE, TODAY).findings();
    assertThat(findings).extracting(Found::demand).containsExactly(Demand.values());
    assertThat(findings).allMatch(Found::met);
  }

  @Test
  void findsNothingMetWhereNothingIsSaid() {
    answers.clear();
    assertThat(new LegalBasisPolicy(stated(), NONE, TODAY).findings()).noneMatch(Found::met);
  }

  @ParameterizedTest
  @CsvSource({"controller, GROUND", "lawfulGround, GROUND", "necessary, NECESSARY", "specialData, SPECIAL_DATA",
      "solelyStatistics, STATISTICS_ONLY", "otherUse, NO_OTHER_USE", "disclosure, DISCLOSURE", "recordNumber, RECORD",
      "recordedOn, RECORD", "processors, PROCESSORS"})
  void whatIsMissingIsFoundWhereItBelongsAndNowhereElse(String field, Demand demand) {
    answers.remove(field);
    assertThat(new LegalBasisPolicy(stated(), NONE, TODAY).findings()).filteredOn(found -> !found.met())
        .extracting(Found::demand).containsExactly(demand);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = "  ")
  void whatIsBlankIsMissing(String blank) {
    answers.put("controller", blank);
    answers.put("lawfulGround", null);
    assertThat(find(Demand.GROUND, NONE).evidence())
        .isEqualTo("Mangler: dataansvarlig og grundlag efter databeskyttelsesforordningens artikel 6.");
  }

  @ParameterizedTest
  @EnumSource(Ground.class)
  void anyGroundOfArticle6WillDo(Ground ground) {
    answers.put("lawfulGround", ground.name());
    assertThat(find(Demand.GROUND, NONE)).isEqualTo(new Found(Demand.GROUND, true,
        "Dataansvarlig: Nordsund Universitet. " + ground.danish() + "."));
  }

  @Test
  void topicsProposeAndWhoSaysOtherwiseGivesAReason() {
    Found unexplained = find(Demand.SPECIAL_DATA, HEALTH);
    assertThat(unexplained.met()).isFalse();
    assertThat(unexplained.evidence()).isEqualTo("Svaret er et andet end det, registrene peger på, og det er ikke"
        + " begrundet. Registrenes emner peger på: artikel 9 – LMDB, LPR_DIAG (FSE’s skøn).");
    answers.put("specialReason", "Der indgår kun hele årgange af virksomheder.");
    assertThat(find(Demand.SPECIAL_DATA, HEALTH).met()).isTrue();
  }

  @Test
  void moreThanTheTopicsPointToNeedsAReasonAsWell() {
    answers.put("specialData", "ARTICLE_10");
    assertThat(find(Demand.SPECIAL_DATA, NONE).met()).isFalse();
    answers.put("specialReason", "Institutionens egne data nævner domme.");
    assertThat(find(Demand.SPECIAL_DATA, NONE).evidence()).isEqualTo("Ja, artikel 10 (straffedomme og lovovertrædelser)."
        + " Grundlag: Databeskyttelseslovens § 10. Registrenes emner peger på: ingen af dem (FSE’s skøn).");
  }

  /** C6: the research may rest on another basis than section 10. */
  @Test
  void suchDataNeedABasisAndAnotherThanSection10AReference() {
    answers.put("specialData", "ARTICLE_9");
    assertThat(find(Demand.SPECIAL_DATA, HEALTH).met()).isTrue();
    answers.remove("specialBasis");
    assertThat(find(Demand.SPECIAL_DATA, HEALTH).met()).isFalse();
    answers.put("specialBasis", SpecialBasis.OTHER.name());
    assertThat(find(Demand.SPECIAL_DATA, HEALTH).met()).isFalse();
    answers.put("otherBasis", "Sundhedslovens § 46");
    assertThat(find(Demand.SPECIAL_DATA, HEALTH).met()).isTrue();
  }

  @Test
  void aPurposeThatIsNotSolelyStatisticalIsRefused() {
    answers.put("solelyStatistics", "no");
    assertThat(find(Demand.STATISTICS_ONLY, NONE)).isEqualTo(new Found(Demand.STATISTICS_ONLY, false,
        "Formålet er ikke alene statistisk eller videnskabeligt. Data kan ikke stilles til rådighed til det."));
  }

  @Test
  void aLaterUseForAnotherPurposeIsRefused() {
    answers.put("otherUse", "yes");
    assertThat(find(Demand.NO_OTHER_USE, NONE)).isEqualTo(new Found(Demand.NO_OTHER_USE, false, "Oplysningerne skal"
        + " senere bruges til andet. Det er ikke lovligt, og data kan ikke stilles til rådighed til det."));
    assertThat(Demand.NO_OTHER_USE.source()).contains(
        "må ikke senere behandles i andet end videnskabeligt eller statistisk øjemed", "§ 10, stk. 2");
  }

  @Test
  void aDisclosureNeedsAPermission() {
    answers.put("disclosure", "yes");
    assertThat(find(Demand.DISCLOSURE, NONE).met()).isFalse();
    answers.put("permission", "2026-51-7, 3. december 2026");
    assertThat(find(Demand.DISCLOSURE, NONE).met()).isTrue();
  }

  @Test
  void anEntryOfTomorrowIsNone() {
    answers.put("recordedOn", "2027-03-16");
    assertThat(find(Demand.RECORD, NONE)).isEqualTo(
        new Found(Demand.RECORD, false, "Dagen for posten i fortegnelsen ligger efter i dag."));
  }

  @Test
  void aDraftMayHoldAnything() {
    answers.putAll(Map.of("recordedOn", "i går", "lawfulGround", "g", "specialData", "måske", "otherUse", "ved ikke"));
    answers.put("necessary", "ja");
    assertThat(new LegalBasisPolicy(stated(), NONE, TODAY).findings()).filteredOn(found -> !found.met()).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({"Sundhed, ARTICLE_9", "Lægemidler, ARTICLE_9", "Kriminalitet, ARTICLE_10", "Befolkning, NONE"})
  void theTopicsPointToTheArticles(String topic, SpecialData article) {
    var catalogue = Map.of("EN", new Register("EN", "En", "One", topic, "Danmarks Statistik", null, null));
    assertThat(SpecialRegisters.among(List.of("EN", "UKENDT"), catalogue).proposed()).isEqualTo(article);
  }

  @Test
  void theFormShowsWhatItReads() {
    var shown = new HashMap<String, Object>();
    answers.put("otherBasis", "Sundhedslovens § 46");
    LegalBasisForm.show(shown, Optional.of(stated()), "En anden");
    assertThat(LegalBasisForm.read(new Answers(shown))).isEqualTo(stated());
  }

  @Test
  void aFirstFormProposesWhatIsUsualAndConfirmsNothing() {
    var shown = new HashMap<String, Object>();
    LegalBasisForm.show(shown, Optional.empty(), "Nordsund Universitet");
    LegalBasis proposed = LegalBasisForm.read(new Answers(shown));
    assertThat(new LegalBasisPolicy(proposed, NONE, TODAY).findings()).filteredOn(Found::met)
        .extracting(Found::demand).containsExactly(Demand.GROUND, Demand.PROCESSORS);
    assertThat(proposed.controller()).isEqualTo("Nordsund Universitet");
    assertThat(proposed.ground()).isEqualTo(Ground.PUBLIC_TASK);
    assertThat(proposed.specialBasis()).isEqualTo(SpecialBasis.SECTION_10);
  }

  @Test
  void theLinesSayWhatIsStatedAndThatACaseFromBeforeHasNone() {
    assertThat(LegalBasisLines.of(Optional.of(stated()), id -> id)).containsEntry("Dataansvarlig", "Nordsund Universitet")
        .containsEntry("Oplysninger efter artikel 9 eller 10", "Nej, hverken artikel 9 eller 10")
        .containsEntry("Post i institutionens fortegnelse", "2026-117, 15. marts 2027")
        .doesNotContainKeys("Fælles dataansvarlige", "Grundlag for oplysninger efter artikel 9 og 10");
    assertThat(LegalBasisLines.of(Optional.empty(), id -> id)).containsOnlyKeys("Retsgrundlag");
  }

  private LegalBasis stated() {
    return LegalBasisForm.read(new Answers(answers));
  }

  private Found find(Demand demand, SpecialRegisters registers) {
    return new LegalBasisPolicy(stated(), registers, TODAY).find(demand);
  }
}
