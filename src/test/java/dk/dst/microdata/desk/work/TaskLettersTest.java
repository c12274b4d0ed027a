package dk.dst.microdata.desk.work;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.cases.task.TaskNews;
import dk.dst.microdata.cases.task.TaskNews.Choice;
import dk.dst.microdata.desk.casefile.CaseFiles;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Statements;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A task that comes up is told to those who can do it, once, and as each has chosen. */
class TaskLettersTest extends EngineTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

  @Autowired
  private TaskLetters letters;
  @Autowired
  private TaskNews news;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private CaseFiles files;
  @Autowired
  private Statements statements;

  private TestInstitution institution;

  @BeforeEach
  void nothingIsUntold() {
    at(DAY, 10);
    letters.round();
    jdbc.sql("delete from task_news where told_at is null").update();
    institution = world.qualified();
  }

  private void at(LocalDate day, int hour) {
    clock.stopAt(day.atTime(hour, 0).atZone(EngineClock.DENMARK).toInstant());
  }

  private List<String> told(String person) {
    return jdbc.sql("select title || '|' || body from notice where person_id = ? and kind in ('TASKS_CAME_UP',"
        + " 'FSE_TASKS_CAME_UP') order by id").param(person).query(String.class).list();
  }

  @Test
  void theSignatoryIsToldAtOnceAndOnceOnly() {
    String caseNumber = world.forSignature(institution);
    letters.round();
    assertThat(told(institution.signatory())).singleElement().asString().startsWith("Ny opgave: Underskriv aftale|")
        .contains("– Sag " + caseNumber + ": Underskriv aftale, senest den ");
    assertThat(told(institution.applicant())).as("who did it themselves, and whose task it is not").isEmpty();
    letters.round();
    assertThat(told(institution.signatory())).hasSize(1);
  }

  /** Whoever brought a task about by what they did is in front of it already. */
  @Test
  void whoStartsACaseIsNotToldOfTheirOwnTask() {
    world.draft(institution);
    letters.round();
    assertThat(told(institution.applicant())).isEmpty();
  }

  @Test
  void ofSeveralTasksThereIsOneLetterWithAList() {
    String one = world.underReview(institution);
    TestInstitution other = world.qualified();
    String another = world.underReview(other);
    jdbc.sql("delete from task_news_choice where person_id = ?").param(World.REVIEWER).update();
    int before = told(World.REVIEWER).size();
    letters.round();
    assertThat(told(World.REVIEWER)).as("FSE's are told in the morning").hasSize(before);
    at(DAY.plusDays(1), 6);
    letters.round();
    assertThat(told(World.REVIEWER)).as("and not before").hasSize(before);
    at(DAY.plusDays(1), 7);
    letters.round();
    assertThat(told(World.REVIEWER)).hasSize(before + 1).last().asString().startsWith("Nye opgaver: ")
        .contains("– Sag " + one + ": Vurdér ansøgning", "– Sag " + another + ": Vurdér ansøgning")
        .doesNotContain(institution.id());
  }

  @Test
  void whoHasChosenSoIsToldInTheMorningOrNotAtAll() {
    news.choose(institution.signatory(), Choice.DAILY);
    world.forSignature(institution);
    letters.round();
    assertThat(told(institution.signatory())).isEmpty();
    at(DAY.plusDays(1), 8);
    letters.round();
    assertThat(told(institution.signatory())).hasSize(1);

    TestInstitution other = world.qualified();
    news.choose(other.signatory(), Choice.NONE);
    world.forSignature(other);
    letters.round();
    news.choose(other.signatory(), Choice.AT_ONCE);
    letters.round();
    assertThat(told(other.signatory())).as("what came up while they wanted nothing stays untold").isEmpty();
  }

  /** Done before the round: there is nothing to do any more. */
  @Test
  void nobodyIsToldOfWhatIsDone() {
    String caseNumber = world.forSignature(institution);
    world.complete(caseNumber, "userTask_signAgreement", institution.signatory(), TestAnswers.signed());
    letters.round();
    assertThat(told(institution.signatory())).isEmpty();
  }

  /** Whoever has lost the right meanwhile is not told what is going on. */
  @Test
  void whoCanNoLongerDoItIsNotTold() {
    news.choose(institution.signatory(), Choice.DAILY);
    world.forSignature(institution);
    letters.round();
    jdbc.sql("delete from association_role where person_id = ? and role = 'SIGNATORY'").param(institution.signatory())
        .update();
    at(DAY.plusDays(1), 8);
    letters.round();
    assertThat(told(institution.signatory())).isEmpty();
  }

  /** A list of cases belongs to one person, and so stands in the story of none. */
  @Test
  void theLetterIsNoPartOfACase() {
    String caseNumber = world.forSignature(institution);
    letters.round();
    assertThat(told(institution.signatory())).hasSize(1);
    assertThat(files.find(caseNumber, command -> true, true).letters()).isNotEmpty()
        .noneMatch(letter -> letter.title().startsWith("Ny"));
  }

  /** Rounds ask the same number of questions for one case as for several; only the letters are more. */
  @Test
  void aRoundIsAFewQuestionsHoweverManyTasks() throws Exception {
    world.forSignature(institution);
    int one = statements.during(this::round).count();
    for (int i = 0; i < 4; i++) {
      world.forSignature(world.qualified());
    }
    assertThat(statements.during(this::round).count()).isLessThanOrEqualTo(one + 4);
  }

  private boolean round() {
    letters.round();
    return true;
  }
}
