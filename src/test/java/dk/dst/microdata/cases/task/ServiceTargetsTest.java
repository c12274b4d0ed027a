package dk.dst.microdata.cases.task;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.ground.calendar.WorkingDays;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.support.Terms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;

/** FSE's time over several rounds, without anything around it. */
class ServiceTargetsTest {

  private static final WorkingDays DAYS = new WorkingDays(Terms.shipped().closedDays());
  private static final int TARGET = 10;

  private final List<Turn> turns = new ArrayList<>();

  /** It is FSE's turn from that day; until null: still. */
  private void fse(String from, String until) {
    turns.add(new Turn("t" + turns.size(), "PDB-2027-001", "i", Command.REVIEW_APPLICATION, true, LocalDate.parse(from),
        null, until == null ? null : LocalDate.parse(until)));
  }

  private int used(String today) {
    return ServiceTargets.used(turns, DAYS, LocalDate.parse(today));
  }

  private LocalDate due(String today) {
    return DAYS.after(LocalDate.parse(today), ServiceTargets.left(TARGET, used(today)));
  }

  @Test
  void atFirstTheWholeTargetIsLeft() {
    assertThat(due("2027-03-01")).isEqualTo("2027-03-15");
  }

  @Test
  void aDayThatIsBegunIsUsedWhenItIsOver() {
    fse("2027-03-01", "2027-03-01");
    assertThat(used("2027-03-09")).isZero();
    fse("2027-03-09", "2027-03-10");
    assertThat(used("2027-03-20")).isEqualTo(1);
  }

  @Test
  void standsStillWhileTheCaseIsWithTheApplicant() {
    fse("2027-03-01", "2027-03-04"); // three days
    assertThat(used("2027-03-04")).isEqualTo(3);
    assertThat(used("2027-04-30")).isEqualTo(3);
    assertThat(due("2027-04-30")).as("seven are left").isEqualTo("2027-05-12"); // over Ascension Day
  }

  @Test
  void runsWhileItIsFsesTurnAndOverAWeekend() {
    fse("2027-03-05", null); // Friday
    assertThat(used("2027-03-07")).isZero();
    assertThat(used("2027-03-08")).isEqualTo(1);
    assertThat(used("2027-03-15")).isEqualTo(6);
  }

  @Test
  void goesOnOverEaster() {
    fse("2027-03-22", "2027-03-30"); // 23, 24, 30 March
    fse("2027-03-31", "2027-04-02");
    assertThat(used("2027-04-20")).isEqualTo(5);
    assertThat(due("2027-04-20")).isEqualTo("2027-04-27");
  }

  @Test
  void goesOnOverChristmas() {
    fse("2026-12-14", "2026-12-18"); // four
    fse("2026-12-22", "2026-12-28"); // 23 and 28 December
    assertThat(used("2026-12-30")).isEqualTo(6);
    assertThat(due("2026-12-30")).isEqualTo("2027-01-07"); // 4 to 7 January
  }

  @Test
  void leavesADayWhenTheTargetHasPassed() {
    fse("2027-03-01", "2027-04-01");
    assertThat(used("2027-04-05")).isGreaterThan(TARGET);
    assertThat(due("2027-04-05")).isEqualTo("2027-04-06");
  }

  /** However often the case is sent back, and however long the applicant takes, FSE has its target and no more. */
  @Property
  void whatIsUsedAndWhatIsLeftAreTheTarget(
      @ForAll @DateRange(min = "2024-01-01", max = "2050-12-31") LocalDate first,
      @ForAll @Size(max = 3) List<@IntRange(max = 3) Integer> rounds,
      @ForAll @IntRange(max = 60) int applicants) {
    var all = new ArrayList<Turn>();
    LocalDate day = first;
    int sum = 0;
    for (int used : rounds) {
      LocalDate returned = DAYS.after(day, used);
      all.add(new Turn("t" + all.size(), "PDB-2027-001", "i", Command.REVIEW_APPLICATION, true, day, null, returned));
      sum += used;
      day = returned.plusDays(applicants);
    }
    int used = ServiceTargets.used(all, DAYS, day);
    assertThat(used).isEqualTo(sum);
    assertThat(DAYS.between(day, DAYS.after(day, ServiceTargets.left(TARGET, used)))).isEqualTo(TARGET - sum);
  }
}
