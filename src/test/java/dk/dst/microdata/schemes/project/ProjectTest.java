package dk.dst.microdata.schemes.project;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.facts.quarantine.Quarantine;
import dk.dst.microdata.facts.quarantine.Quarantine.Basis;
import dk.dst.microdata.facts.quarantine.Whom;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectTest {

  @ParameterizedTest
  @CsvSource({"2026-12-31, false", "2027-01-01, true", "2027-01-02, true",
      "2028-12-30, true", "2028-12-31, false", "2029-01-01, false"})
  void isActiveFromItsStartUntilItsEndDate(LocalDate day, boolean active) {
    assertThat(project(null).isActive(day)).isEqualTo(active);
  }

  @ParameterizedTest
  @CsvSource({"2026-12-31, false", "2027-01-01, true", "2027-06-29, true", "2027-06-30, false", "2028-01-01, false"})
  void isActiveOnlyUntilItIsClosed(LocalDate day, boolean active) {
    assertThat(project(LocalDate.of(2027, 6, 30)).isActive(day)).isEqualTo(active);
  }

  /** D3; a quarantine does not end it. */
  @ParameterizedTest
  @CsvSource({"2027-02-28, true", "2027-03-01, false", "2027-05-31, false", "2027-06-01, true"})
  void isNotActiveWhileInQuarantineButRunsOn(LocalDate day, boolean active) {
    Project whole = project(null);
    var quarantine = new Quarantine("BRU-2027-001", Whom.PROJECT, Basis.DECISION, "nordsund", null, whole.number(),
        LocalDate.of(2027, 3, 1), LocalDate.of(2027, 6, 1));
    var project = new Project(whole.number(), whole.title(), whole.startsOn(), whole.endsOn(), null, null, null, null,
        List.of(quarantine));
    assertThat(project.isActive(day)).isEqualTo(active);
    assertThat(project.isRunning(day)).isTrue();
  }

  private static Project project(LocalDate closed) {
    return new Project(790101, "Uddannelse og helbred", LocalDate.of(2027, 1, 1), LocalDate.of(2028, 12, 31), closed,
        null, "anna", null, List.of());
  }
}
