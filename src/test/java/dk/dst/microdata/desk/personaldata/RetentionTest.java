package dk.dst.microdata.desk.personaldata;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.facts.certificate.Attempt;
import dk.dst.microdata.facts.certificate.Attempts;
import dk.dst.microdata.facts.institution.Absences;
import dk.dst.microdata.ground.form.Drafts;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.SubscriptionWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The nightly clean-up: what is due goes, what is not stays, and a case is never touched. */
class RetentionTest extends EngineTest {

  @Autowired
  private Retention retention;
  @Autowired
  private RetentionTerms terms;
  @Autowired
  private Drafts drafts;
  @Autowired
  private Absences absences;
  @Autowired
  private JdbcClient jdbc;

  private TestInstitution institution;
  private LocalDate today;

  @BeforeEach
  void anInstitution() {
    institution = world.qualified();
    today = LocalDate.now(clock);
  }

  @Test
  void aDraftThatWasNeverSentGoesWhenItsCaseHasEnded() {
    String open = world.draft(institution);
    String ended = world.draft(institution);
    world.start("withdraw-application", institution.applicant(), TestAnswers.withdrawal(ended));
    for (String caseNumber : List.of(open, ended)) { // the latter saved in the moment its task ended
      drafts.save(caseNumber, "complete-application", Map.of("purpose", "Halvt"), 0, institution.applicant());
    }

    world.day(today.plus(terms.drafts()));
    retention.cleanUp();
    assertThat(drafts.find(ended, "complete-application")).isNotEmpty();

    world.day(today.plus(terms.drafts()).plusDays(1));
    retention.cleanUp();
    retention.cleanUp();
    assertThat(drafts.find(ended, "complete-application")).isEmpty();
    assertThat(drafts.find(open, "complete-application")).containsEntry("purpose", "Halvt");
    assertThat(traces.state(ended)).isEqualTo("WITHDRAWN");
    assertThat(traces.decisions(ended)).isEqualTo(1);
  }

  /** Of whatever kind the case is. */
  @Test
  void aDraftInACaseOfAnotherKindGoesWhenItHasEnded() {
    String ended = SubscriptionWorld.requested(world, institution);
    world.complete(ended, "userTask_offerSubscription", World.REVIEWER, TestAnswers.noSubscriptionOffer());
    String open = SubscriptionWorld.open(world, institution);
    for (String caseNumber : List.of(open, ended)) {
      drafts.save(caseNumber, "request-subscription", Map.of("remark", "Halvt"), 0, institution.applicant());
    }
    world.day(today.plus(terms.drafts()).plusDays(1));
    retention.cleanUp();
    assertThat(drafts.find(ended, "request-subscription")).isEmpty();
    assertThat(drafts.find(open, "request-subscription")).isNotEmpty();
  }

  @Test
  void anAttemptAtTheCertificationGoesWithWhatItAsked() {
    Attempts attempts = world.part(Attempts.class);
    Attempt attempt = attempts.begin(institution.applicant(), 1);
    world.day(today.plus(terms.attempts()));
    retention.cleanUp();
    assertThat(attempts.asked(attempt.id())).isNotEmpty();
    world.day(today.plus(terms.attempts()).plusDays(1));
    retention.cleanUp();
    assertThat(attempts.get(attempt.id(), institution.applicant())).isEmpty();
    assertThat(attempts.asked(attempt.id())).isEmpty();
  }

  @Test
  void anAbsenceGoesSomeTimeAfterItIsOver() {
    long id = absences.register(institution.manager(), institution.id(), institution.responsible(), today,
        today.plusDays(2), institution.manager());
    world.day(today.plusDays(2).plus(terms.absences()));
    retention.cleanUp();
    assertThat(absences.find(id)).isPresent();
    world.day(today.plusDays(3).plus(terms.absences()));
    retention.cleanUp();
    assertThat(absences.find(id)).isEmpty();
    assertThat(jdbc.sql("""
            select actor from audit_entry where subject = 'absence' and person_id = ? and before is not null""")
        .param(institution.manager()).query(String.class).list()).containsExactly("systemet");
  }
}
