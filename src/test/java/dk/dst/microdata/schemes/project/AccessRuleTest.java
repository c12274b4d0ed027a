package dk.dst.microdata.schemes.project;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.quarantine.Quarantine;
import dk.dst.microdata.facts.quarantine.Quarantine.Basis;
import dk.dst.microdata.facts.quarantine.Whom;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessRuleTest {

  private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);

  private static Institution institution(LocalDate until, LocalDate suspendedOn) {
    return new Institution("nordsund", "Nordsund", 901, LocalDate.of(2020, 1, 1), until, until == null ? null : "x",
        false, suspendedOn, suspendedOn == null ? null : "x", Institution.Kind.PUBLIC, "", null, null, null, null);
  }

  private static Associate certified(LocalDate on) {
    return new Associate("anna", "Anna", "a@example.org", null, true, on, on, true, Set.of());
  }

  private static String whyNot(boolean active, Institution institution, Associate person) {
    return AccessRule.whyNot(active, institution, null, person, TODAY);
  }

  @Test
  void countsWhenEverythingIsInOrder() {
    assertThat(whyNot(true, institution(null, null), certified(TODAY))).isEmpty();
  }

  @Test
  void theLastDayOfTheCertificateCounts() {
    assertThat(whyNot(true, institution(null, null), certified(TODAY.minusYears(1).plusDays(1)))).isEmpty();
    assertThat(whyNot(true, institution(null, null), certified(TODAY.minusYears(1)))).contains("udløb 28. februar 2027");
    assertThat(whyNot(true, institution(null, null), certified(null))).isEqualTo("Ikke certificeret");
  }

  @Test
  void whatABreachHasClosedIsSaidAndOfAUserNoMoreThanThat() {
    assertThat(whyNot(quarantine(Whom.USER, Basis.DECISION, TODAY.plusMonths(3))))
        .isEqualTo("Adgangen er lukket af Danmarks Statistik til og med 31. maj 2027");
    assertThat(whyNot(quarantine(Whom.PROJECT, Basis.DECISION, TODAY.plusMonths(3))))
        .isEqualTo("Projektet er i karantæne til og med 31. maj 2027");
    assertThat(whyNot(quarantine(Whom.INSTITUTION, Basis.DECISION, null)))
        .isEqualTo("Institutionen er i karantæne indtil redegørelsen er godkendt");
    assertThat(whyNot(quarantine(Whom.INSTITUTION, Basis.REPORT, null)))
        .isEqualTo("Adgangen er lukket af Danmarks Statistik indtil redegørelsen er godkendt");
  }

  private static String whyNot(Quarantine closed) {
    return AccessRule.whyNot(true, institution(null, null), closed, certified(TODAY), TODAY);
  }

  private static Quarantine quarantine(Whom whom, Basis basis, LocalDate until) {
    return new Quarantine("BRU-2027-001", whom, basis, "nordsund", whom == Whom.USER ? "anna" : null,
        whom == Whom.PROJECT ? 790101 : null, TODAY, until);
  }

  @Test
  void everyReasonIsNamed() {
    assertThat(whyNot(false, institution(null, null), certified(TODAY))).contains("ikke aktivt");
    assertThat(whyNot(true, institution(null, TODAY), certified(TODAY))).contains("Suspenderet");
    assertThat(whyNot(true, institution(TODAY, null), certified(TODAY))).contains("Bortfaldet");
    assertThat(whyNot(true, institution(null, null), null)).contains("Ikke længere tilknyttet");
  }
}
