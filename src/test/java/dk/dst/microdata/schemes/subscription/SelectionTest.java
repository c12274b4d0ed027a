package dk.dst.microdata.schemes.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dk.dst.microdata.facts.register.Register;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SelectionTest {

  private static final Map<String, Register> CATALOGUE = Map.of("BEF", register("BEF", null), "IND",
      register("IND", 2027), "FAIN", register("FAIN", 2026), "AKM", register("AKM", null));

  @Test
  void whatIsInTheContentAndStillUpdatedIsOpen() {
    Selection selection = Selection.of(List.of("IND", "BEF"), CATALOGUE, Map.of(), 2027);
    assertThat(selection.open()).containsExactly(Map.entry("BEF", "BEF – Navn"), Map.entry("IND", "IND – Navn"));
    assertThat(selection.blocked()).extracting(Selection.Blocked::code, Selection.Blocked::reason).containsExactly(
        tuple("AKM", Selection.NOT_IN_CONTENT),
        tuple("FAIN", Selection.NOT_IN_CONTENT));
  }

  @Test
  void theLastYearItselfIsNotOver() {
    assertThat(Selection.of(List.of("IND"), CATALOGUE, Map.of(), 2027).open()).containsKey("IND");
    assertThat(Selection.of(List.of("IND"), CATALOGUE, Map.of(), 2028).open()).isEmpty();
  }

  @Test
  void theDatabasesOwnComeFirstAmongTheBlocked() {
    Selection selection = Selection.of(List.of("FAIN", "IND"), CATALOGUE, Map.of("IND", "ABO-2027-001"), 2027);
    assertThat(selection.open()).isEmpty();
    assertThat(selection.blocked()).extracting(Selection.Blocked::code).containsExactly("FAIN", "IND", "AKM", "BEF");
    assertThat(selection.blocked()).extracting(Selection.Blocked::reason).startsWith(
        "Opdateres ikke længere: seneste år er 2026", "Er allerede med i årsabonnement ABO-2027-001");
  }

  /** It is approved, and nothing is known of it that would forbid it. */
  @Test
  void whatTheCatalogueDoesNotKnowIsOpenByItsCode() {
    assertThat(Selection.of(List.of("EGET"), CATALOGUE, Map.of(), 2027).open()).containsEntry("EGET", "EGET");
  }

  @Test
  void whatHasLeftTheContentIsBlockedWhetherTheCatalogueKnowsItOrNot() {
    assertThat(Selection.of(List.of("BEF"), CATALOGUE, Map.of(), 2027).blocked(List.of("BEF", "AKM", "EGET")))
        .containsExactly(new Selection.Blocked("AKM", "AKM – Navn", Selection.NOT_IN_CONTENT),
            new Selection.Blocked("EGET", "EGET", Selection.NOT_IN_CONTENT));
  }

  private static Register register(String code, Integer lastYear) {
    return new Register(code, "Navn", "Name", "Emne", "Ejer", 1980, lastYear);
  }
}
