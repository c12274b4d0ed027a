package dk.dst.microdata.schemes.project;

import dk.dst.microdata.ground.rights.CaseKind;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Projects as their approved proposals say. */
@Repository
public class ApprovedProjects {

  /**
   * What has been approved of a project.
   *
   * @param proposal case number of the proposal that is in force from now on; null for an authority's agreement
   * @param databaseList id of the part that the database delivers, or null
   * @param databaseCase case number of the database it is a subproject of, or null
   * @param caseOwner user id of the FSE-ansvarlig, or null
   */
  public record Approved(String title, LocalDate endsOn, String contact, String proposal, long contentList,
      Long databaseList, String databaseCase, String caseOwner) {}

  private final JdbcClient jdbc;
  private final Cases cases;
  private final Clock clock;

  ApprovedProjects(JdbcClient jdbc, Cases cases, Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.clock = clock;
  }

  /**
   * A project begins today.
   *
   * @return its number, which its case has, too
   */
  public int begin(String institution, String openedBy, Approved approved) {
    int number = jdbc.sql("select nextval('project_number')").query(Integer.class).single();
    String caseNumber = "PRO-" + number;
    cases.file(caseNumber, CaseKind.PROJECT, institution, openedBy, approved.title(), CaseState.PROJECT_ACTIVE,
        clock.instant());
    jdbc.sql("""
            insert into project (number, institution_id, title, starts_on, ends_on, case_number)
            values (:number, :institution, :title, :today, :endsOn, :caseNumber)""")
        .param("number", number).param("institution", institution).param("title", approved.title())
        .param("today", LocalDate.now(clock)).param("endsOn", approved.endsOn()).param("caseNumber", caseNumber)
        .update();
    approve(number, approved);
    return number;
  }

  /**
   * What an authority has by its agreement begins today, in the agreement's own case. Once is enough.
   *
   * @return its number
   */
  public int beginForAuthority(String caseNumber, String institution, Approved approved) {
    int begun = jdbc.sql("""
            insert into project (number, institution_id, title, starts_on, ends_on, case_number, authority)
            values (nextval('project_number'), :institution, :title, :today, :endsOn, :caseNumber, true)
            on conflict (case_number) do nothing""")
        .param("institution", institution).param("title", approved.title()).param("today", LocalDate.now(clock))
        .param("endsOn", approved.endsOn()).param("caseNumber", caseNumber).update();
    int number = jdbc.sql("select number from project where case_number = ?").param(caseNumber).query(Integer.class)
        .single();
    if (begun == 1) {
      approve(number, approved);
    }
    return number;
  }

  /**
   * An authority's agreement goes on to another end.
   *
   * @return whether it is by this: a second time finds the end moved
   */
  public boolean renewForAuthority(int number, LocalDate from, LocalDate to, String contact) {
    return jdbc.sql("update project set ends_on = ?, contact = ?, active_on = ? where number = ? and ends_on = ?")
        .param(to).param(contact).param(LocalDate.now(clock)).param(number).param(from).update() == 1;
  }

  /** What an authority has is from now on what that proposal says; the agreement it rests on stays as it is. */
  public void changeForAuthority(int number, String proposal, long contentList) {
    jdbc.sql("update project set proposal = ?, content_list = ?, active_on = ? where number = ? and authority")
        .param(proposal).param(contentList).param(LocalDate.now(clock)).param(number).update();
  }

  /** What is approved takes the place of what was, and shows that the project is in use. */
  public void change(int number, Approved approved) {
    approve(number, approved);
    cases.retitle(caseNumber(number), approved.title());
  }

  public String caseNumber(int number) {
    return jdbc.sql("select case_number from project where number = ?").param(number).query(String.class).single();
  }

  public boolean isClosed(int number) {
    return jdbc.sql("select closed_on is not null from project where number = ?").param(number).query(Boolean.class)
        .single();
  }

  private void approve(int number, Approved approved) {
    jdbc.sql("""
            update project set title = :title, ends_on = :endsOn, contact = :contact, proposal = :proposal,
              content_list = :contentList, database_list = :databaseList, database_case = :databaseCase,
              case_owner = :caseOwner, active_on = :today where number = :number""")
        .param("title", approved.title()).param("endsOn", approved.endsOn()).param("contact", approved.contact())
        .param("proposal", approved.proposal()).param("contentList", approved.contentList())
        .param("databaseList", approved.databaseList()).param("databaseCase", approved.databaseCase())
        .param("caseOwner", approved.caseOwner()).param("today", LocalDate.now(clock)).param("number", number).update();
  }
}
