package dk.dst.microdata.schemes.project;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.support.Terms;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ProjectPlanTest {

  private static final LocalDate END = LocalDate.of(2030, 6, 30);
  private static final LocalDate ASKED_FROM = END.minusDays(90);

  private static ProjectPlan plan(LocalDate closedOn, LocalDate activeOn, LocalDate askedEnd) {
    return new ProjectPlan(END, closedOn, activeOn, askedEnd, Terms.shipped());
  }

  @Test
  void waitsForWhatComesFirst() {
    var plan = plan(null, LocalDate.of(2028, 1, 1), null);
    assertThat(plan.nextStep(LocalDate.of(2028, 12, 31))).isEqualTo(ProjectStep.WAIT);
    assertThat(plan.nextDate()).isEqualTo(LocalDate.of(2029, 1, 1));
    assertThat(plan.nextStep(LocalDate.of(2029, 1, 1))).isEqualTo(ProjectStep.ASK_ACTIVITY);
  }

  @Test
  void asksAboutTheEndDateOnceAndNotAgain() {
    var plan = plan(null, ASKED_FROM, null);
    assertThat(plan.nextDate()).isEqualTo(ASKED_FROM);
    assertThat(plan.nextStep(ASKED_FROM.minusDays(1))).isEqualTo(ProjectStep.WAIT);
    assertThat(plan.nextStep(ASKED_FROM)).isEqualTo(ProjectStep.ASK_END);
    assertThat(plan.nextStep(ASKED_FROM.plusWeeks(1))).as("missed by a week").isEqualTo(ProjectStep.ASK_END);
    assertThat(plan(null, ASKED_FROM, END).nextStep(ASKED_FROM.plusWeeks(1))).isEqualTo(ProjectStep.WAIT);
    assertThat(plan(null, ASKED_FROM, END).nextDate()).isEqualTo(END);
    assertThat(plan(null, ASKED_FROM, END.minusYears(1)).nextStep(ASKED_FROM)).as("asked about another date")
        .isEqualTo(ProjectStep.ASK_END);
  }

  @Test
  void endsOnItsDayOrWhenClosed() {
    assertThat(plan(null, END, END).nextStep(END.minusDays(1))).isEqualTo(ProjectStep.WAIT);
    assertThat(plan(null, END, END).nextStep(END)).isEqualTo(ProjectStep.END);
    assertThat(plan(LocalDate.of(2029, 1, 1), END, null).nextStep(LocalDate.of(2029, 1, 1)))
        .isEqualTo(ProjectStep.END);
  }
}
