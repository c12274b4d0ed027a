package dk.dst.microdata.ground.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.ground.decision.Step.Audience;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Who reads of which step; what is not for everybody who may see a case's story is named. */
class StepTest {

  @Test
  void fsesPreparationIsReadByTheInstitutionOnlyWhenItComesBack() {
    assertThat(of(Audience.FSE_UNTIL_SENT_BACK))
        .containsExactlyInAnyOrder(Step.REVIEW, Step.AUTHORISATION_REVIEW, Step.AUTHORITY_REVIEW,
            Step.LAW_MODEL_REVIEW, Step.BREACH_GRADE);
  }

  @Test
  void howADatabaseIsUsedIsReadByThoseWhoMaySeeThat() {
    assertThat(of(Audience.USE)).containsExactlyInAnyOrder(Step.USAGE_COMMENT, Step.USAGE_REVIEW, Step.HEARING,
        Step.MEASURE, Step.USAGE_COMPLAINT, Step.USAGE_RECONSIDERATION);
  }

  private static Step[] of(Audience audience) {
    return Arrays.stream(Step.values()).filter(step -> step.audience() == audience).toArray(Step[]::new);
  }
}
