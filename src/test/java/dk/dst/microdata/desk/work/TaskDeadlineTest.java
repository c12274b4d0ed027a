package dk.dst.microdata.desk.work;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.desk.work.TaskDeadline.Telling;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** When people are reminded of a task, at the edges of each day. */
class TaskDeadlineTest {

  private static final LocalDate DUE = LocalDate.of(2028, 3, 1);

  private static Telling told(LocalDate created, LocalDate today) {
    return new TaskDeadline(created, DUE).due(today).orElse(null);
  }

  @Test
  void aWeekBeforeAndTheDayAfter() {
    LocalDate created = DUE.minusDays(30);
    assertThat(told(created, created)).isNull();
    assertThat(told(created, DUE.minusDays(8))).isNull();
    assertThat(told(created, DUE.minusDays(7))).isEqualTo(Telling.TASK_DUE);
    assertThat(told(created, DUE)).isEqualTo(Telling.TASK_DUE);
    assertThat(told(created, DUE.plusDays(1))).isEqualTo(Telling.TASK_OVERDUE);
    assertThat(told(created, DUE.plusYears(1))).as("after an outage over both only the later")
        .isEqualTo(Telling.TASK_OVERDUE);
  }

  @Test
  void aShortOneOnlyWhenItIsOverdue() {
    LocalDate created = DUE.minusDays(7);
    assertThat(told(created, DUE.minusDays(3))).isNull();
    assertThat(told(created, DUE.plusDays(1))).isEqualTo(Telling.TASK_OVERDUE);
  }
}
