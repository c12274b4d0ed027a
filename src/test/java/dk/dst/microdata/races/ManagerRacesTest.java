package dk.dst.microdata.races;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.facts.institution.PeopleDesk;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.schemes.database.Managers;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Managers come and go at the same moment. */
class ManagerRacesTest extends EngineTest {

  @Autowired
  private Managers managers;
  @Autowired
  private ProjectDatabases databases;
  @Autowired
  private People people;
  @Autowired
  private ApplicationContext context;
  @Autowired
  private JdbcClient jdbc;

  private TestInstitution institution;
  private String database;

  @BeforeEach
  void aDatabase() {
    world.day(LocalDate.of(2027, 3, 1));
    institution = world.qualified();
    database = world.inOperation(institution);
  }

  @RepeatedTest(3)
  void ofTwoWhoAskForAChangeOneIsTold() throws Exception {
    ProcessInstance instance = wanted();
    ProcessInstance other = wanted();
    assertThat(AtOnce.run(() -> choose(instance, institution.applicant(), null),
        () -> choose(other, institution.signatory(), null))).isEqualTo(1);
    assertThat(jdbc.sql("select count(*) from manager_change where case_number = ?").param(database)
        .query(Integer.class).single()).isEqualTo(1);
  }

  /** The last manager leaves by a change while the other loses the role that lets them act (P16). */
  @RepeatedTest(3)
  void whenTheLastWhoCanActGoesTheDeadlineBeginsOnce() throws Exception {
    jdbc.sql("insert into database_manager (case_number, person_id, access_from) values (?, ?, ?)").param(database)
        .param(institution.applicant()).param(world.today()).update();
    people.as(institution.responsible(),
        () -> new PeopleDesk(context).appoint(institution.id(), institution.applicant(), Role.ADMINISTRATOR));
    ProcessInstance leaving = wanted();
    AtOnce.run(() -> choose(leaving, null, institution.manager()),
        () -> people.as(institution.responsible(),
            () -> new PeopleDesk(context).dismiss(institution.id(), institution.applicant(), Role.ADMINISTRATOR)));
    managers.toLookAt().stream().filter(database::equals).forEach(managers::look);
    boolean canAct = jdbc.sql("""
            select exists (select 1 from database_manager m join association_role r using (person_id)
              where m.case_number = ? and m.access_until is null and r.institution_id = ? and r.role = 'ADMINISTRATOR')""")
        .param(database).param(institution.id()).query(Boolean.class).single();
    assertThat(managers.gap(database).isPresent()).isEqualTo(!canAct);
    assertThat(jdbc.sql("select count(*) from manager_gap where case_number = ?").param(database)
        .query(Integer.class).single()).isEqualTo(canAct ? 0 : 1);
    assertThat(databases.managers(database)).isNotEmpty();
  }

  private ProcessInstance wanted() {
    return world.start("change-managers", institution.responsible(), Map.of());
  }

  private void choose(ProcessInstance change, String coming, String leaving) {
    world.completeIn(change, institution.responsible(), TestAnswers.managers(coming, leaving));
  }
}
