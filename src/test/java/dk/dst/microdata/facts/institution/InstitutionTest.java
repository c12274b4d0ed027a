package dk.dst.microdata.facts.institution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InstitutionTest {

  @ParameterizedTest
  @CsvSource({
      "2027-03-14, false", "2027-03-15, true", "2027-03-16, true",
      "2029-03-13, true", "2029-03-14, true", "2029-03-15, false", "2029-03-16, false"})
  void isAuthorisedFromTheFirstDayUntilTheDayOfLapse(LocalDate day, boolean authorised) {
    assertThat(authorised(LocalDate.of(2027, 3, 15), LocalDate.of(2029, 3, 15)).isAuthorised(day))
        .isEqualTo(authorised);
  }

  @Test
  void isAuthorisedForeverWhileTheAuthorisationIsOpenEnded() {
    var openEnded = authorised(LocalDate.of(2027, 3, 15), null);
    assertThat(openEnded.isAuthorised(LocalDate.of(2099, 1, 1))).isTrue();
    assertThat(openEnded.isAuthorised(LocalDate.of(2027, 3, 14))).isFalse();
  }

  @Test
  void isNeverAuthorisedWhenTheAuthorisationLapsedOnItsFirstDay() {
    LocalDate day = LocalDate.of(2027, 3, 15);
    assertThat(authorised(day, day).isAuthorised(day)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void knowsAPersonOnlyInTheRolesGiven(Role role) {
    var person = new Associate("anna", "Anna Ager", "anna@example.org", null, true, null, null, true, Set.of(role));
    assertThat(EnumSet.allOf(Role.class)).filteredOn(person::has).containsExactly(role);
  }

  private static Institution authorised(LocalDate from, LocalDate until) {
    return new Institution("nordsund", "Nordsund Universitet", 901, from, until, until == null ? null : "Ikke fornyet.",
        false, null, null, Institution.Kind.PUBLIC, "", null, null, null, null);
  }
}
