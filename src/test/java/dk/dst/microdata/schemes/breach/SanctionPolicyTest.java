package dk.dst.microdata.schemes.breach;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.facts.quarantine.Whom;
import dk.dst.microdata.schemes.breach.Breach.Files;
import dk.dst.microdata.schemes.breach.Breach.Grade;
import dk.dst.microdata.schemes.breach.Breach.Scheme;
import dk.dst.microdata.schemes.breach.SanctionPolicy.Consequence;
import dk.dst.microdata.schemes.breach.SanctionPolicy.Earlier;
import dk.dst.microdata.schemes.breach.SanctionPolicy.Finding;
import dk.dst.microdata.schemes.breach.SanctionPolicy.Rule;
import dk.dst.microdata.support.EngineTest;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The matrix as it ships, cell by cell and at its edges. */
class SanctionPolicyTest extends EngineTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 1);
  private static final Period WINDOW = Period.ofYears(2);

  @Autowired
  private JdbcClient jdbc;

  private List<Rule> matrix() {
    return jdbc.sql("select * from sanction_rule").query(Rule.class).list();
  }

  private static Breach breach(Scheme scheme, Whom whom) {
    return new Breach("BRU-2027-009", "nordsund", whom, "anna", 790101, scheme, "x", DAY, LocalTime.NOON,
        Files.DELETED, false, 1, null, false, null, null, null, null, null, false, null);
  }

  private static Earlier earlier(Whom whom, String institution, String person, int project, LocalDate day) {
    return new Earlier("BRU-2026-001", institution, whom, person, project, day, Grade.MINOR);
  }

  private static Earlier same(Whom whom) {
    return earlier(whom, "nordsund", "anna", 790101, DAY.minusMonths(1));
  }

  private Finding find(Scheme scheme, Whom whom, Grade grade, Earlier... before) {
    return new SanctionPolicy(matrix(), List.of(before), WINDOW).of(breach(scheme, whom), grade);
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", value = {
      "USER, MINOR, 1, CLOSED_UNTIL_EXPLAINED, -, false",
      "USER, MINOR, 2, QUARANTINE, 1, false",
      "USER, MINOR, 3, -, -, false",
      "USER, SERIOUS, 1, QUARANTINE, 3, false",
      "USER, SERIOUS, 2, QUARANTINE, 3, true",
      "USER, SERIOUS, 3, -, -, false",
      "PROJECT, MINOR, 1, CLOSED_UNTIL_EXPLAINED, -, false",
      "PROJECT, MINOR, 2, QUARANTINE, 1, false",
      "PROJECT, MINOR, 3, -, -, false",
      "PROJECT, SERIOUS, 1, QUARANTINE, 3, false",
      "PROJECT, SERIOUS, 2, QUARANTINE, 3, true",
      "PROJECT, SERIOUS, 3, -, -, false",
      "INSTITUTION, MINOR, 1, -, -, false",
      "INSTITUTION, MINOR, 2, -, -, false",
      "INSTITUTION, MINOR, 3, QUARANTINE, 3, false",
      "INSTITUTION, MINOR, 4, ASSESSMENT, -, true",
      "INSTITUTION, MINOR, 5, -, -, false",
      "INSTITUTION, SERIOUS, 1, -, -, false",
      "INSTITUTION, SERIOUS, 2, -, -, false",
      "INSTITUTION, SERIOUS, 3, QUARANTINE, 6, false",
      "INSTITUTION, SERIOUS, 4, ASSESSMENT, -, true",
      "INSTITUTION, SERIOUS, 5, -, -, false"})
  void everyCell(Whom whom, Grade grade, int occurrence, Consequence consequence, Integer months,
      boolean mayTerminate) {
    Earlier[] before = IntStream.range(1, occurrence).mapToObj(i -> same(whom)).toArray(Earlier[]::new);
    for (Scheme scheme : Scheme.values()) {
      Finding finding = find(scheme, whom, grade, before);
      assertThat(finding.occurrence()).isEqualTo(occurrence);
      assertThat(finding.mayTerminate()).isEqualTo(mayTerminate);
      if (consequence == null) {
        assertThat(finding.rule()).as("a person assesses").isNull();
        assertThat(finding.danish()).contains("konkret vurdering");
      } else {
        assertThat(finding.rule().consequence()).isEqualTo(consequence);
        assertThat(finding.rule().months()).isEqualTo(months);
        assertThat(finding.rule().published()).as("only the researcher scheme's is").isEqualTo(
            scheme == Scheme.RESEARCHER);
        assertThat(finding.rule().source()).contains(scheme == Scheme.RESEARCHER ? "sanktionsmatrice" : "FSE’s skøn");
      }
    }
  }

  @Test
  void nothingElseIsInTheMatrix() {
    assertThat(matrix()).hasSize(3 * 12);
  }

  @Test
  void onlyWhatIsLessThanTwoYearsApartCountsWhicheverWasFirst() {
    for (LocalDate near : List.of(DAY.minusYears(2).plusDays(1), DAY, DAY.plusYears(2).minusDays(1))) {
      assertThat(occurrence(earlier(Whom.USER, "nordsund", "anna", 1, near))).as("%s", near).isEqualTo(2);
    }
    for (LocalDate far : List.of(DAY.minusYears(2), DAY.minusYears(5), DAY.plusYears(2))) {
      assertThat(occurrence(earlier(Whom.USER, "nordsund", "anna", 1, far))).as("%s", far).isEqualTo(1);
    }
  }

  private int occurrence(Earlier before) {
    return find(Scheme.RESEARCHER, before.whom(), Grade.MINOR, before).occurrence();
  }

  @Test
  void aUsersCountWhereverTheyWereAndAProjectsAreItsOwn() {
    assertThat(find(Scheme.RESEARCHER, Whom.USER, Grade.MINOR,
        earlier(Whom.USER, "vestkyst", "anna", 1, DAY)).occurrence()).isEqualTo(2);
    assertThat(find(Scheme.RESEARCHER, Whom.USER, Grade.MINOR,
        earlier(Whom.USER, "nordsund", "mads", 790101, DAY),
        earlier(Whom.PROJECT, "nordsund", "anna", 790101, DAY)).occurrence()).isEqualTo(1);
    assertThat(find(Scheme.RESEARCHER, Whom.PROJECT, Grade.MINOR,
        earlier(Whom.PROJECT, "nordsund", "mads", 790101, DAY),
        earlier(Whom.PROJECT, "nordsund", "mads", 790102, DAY),
        earlier(Whom.USER, "nordsund", "anna", 790101, DAY)).occurrence()).isEqualTo(2);
  }

  @Test
  void forTheInstitutionAllOfItsBreachesAddUp() {
    List<Earlier> before = Stream.of(earlier(Whom.USER, "nordsund", "mads", 1, DAY),
        earlier(Whom.PROJECT, "nordsund", null, 2, DAY), earlier(Whom.USER, "vestkyst", "anna", 3, DAY)).toList();
    Finding finding = new SanctionPolicy(matrix(), before, WINDOW).ofInstitution(
        breach(Scheme.RESEARCHER, Whom.USER), Grade.SERIOUS);
    assertThat(finding.occurrence()).isEqualTo(3);
    assertThat(finding.rule().months()).isEqualTo(6);
  }
}
