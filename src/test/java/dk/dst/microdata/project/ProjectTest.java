package dk.dst.microdata.project;

import static org.assertj.core.api.Assertions.assertThat;

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

  private static Project project(LocalDate closed) {
    return new Project(790101, "Uddannelse og helbred", LocalDate.of(2027, 1, 1), LocalDate.of(2028, 12, 31), closed,
        null, "anna", null, List.of());
  }
}
