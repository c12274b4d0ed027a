package dk.dst.microdata.schemes.project;

import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.rights.CaseKind;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Projects that were there before their proposals were cases here (O3: they exist, with an empty proposal). */
@Repository
public class OlderProjects {

  /** One of them. Those that have ended are filed as closed: what became of their data is not for us to ask again. */
  public record Older(int number, String institutionId, String title, boolean active) {}

  private final JdbcClient jdbc;
  private final Cases cases;
  private final Clock clock;

  OlderProjects(JdbcClient jdbc, Cases cases, Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.clock = clock;
  }

  public List<Older> withoutCase() {
    return jdbc.sql("""
            select number, institution_id, title, closed_on is null and ends_on > ? as active from project
            where case_number is null order by number""")
        .param(LocalDate.now(clock)).query(Older.class).list();
  }

  /** @return its case number */
  public String file(Older project) {
    String caseNumber = "PRO-" + project.number();
    cases.file(caseNumber, CaseKind.PROJECT, project.institutionId(), Decisions.SYSTEM, project.title(),
        project.active() ? CaseState.PROJECT_ACTIVE : CaseState.PROJECT_CLOSED, clock.instant());
    // from today: that nobody has been asked until now is no sign of inactivity
    jdbc.sql("update project set case_number = ?, active_on = ? where number = ?").param(caseNumber)
        .param(LocalDate.now(clock)).param(project.number()).update();
    return caseNumber;
  }
}
