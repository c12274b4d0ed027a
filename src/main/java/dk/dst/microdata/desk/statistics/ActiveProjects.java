package dk.dst.microdata.desk.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How many projects are active, year by year and by scheme, counted from what the cases have put into force. Counts of
 * the whole house only: nothing in them leads to an institution.
 */
@Repository
class ActiveProjects {

  /** So many years at most, the running one included. */
  static final int MOST_YEARS = 40;

  /**
   * One year.
   *
   * @param day the day it is counted on: 31 December, in the running year today
   * @param researcherProjects active projects of the researcher scheme that are no subprojects
   * @param subprojects active projects that were subprojects of a project database on that day
   * @param projectDatabases project databases in operation
   * @param authoritySchemes agreements of the authority scheme, by the same rule as projects
   */
  record Year(int year, LocalDate day, int researcherProjects, int subprojects, int projectDatabases,
      int authoritySchemes) {}

  /**
   * Active is what {@link dk.dst.microdata.schemes.project.Project#isActive} says (D3); a test holds the two against each
   * other. Each year asks what projects were on its day, which stays when they become something else. A database is in
   * operation while the managers' access has not ended; where a shutdown is undone, it is so again from that day.
   */
  private static final String PER_YEAR = """
      with first as (select extract(year from least((select min(starts_on) from project),
                       (select min(established_on) from project_database), :today))::integer as year),
           years as (select one as year, least(make_date(one, 12, 31), :today) as day
                     from first, generate_series(greatest(first.year, :year - :most + 1), :year) as one)
      select y.year, y.day, p.researcher_projects, p.subprojects, d.project_databases,
             p.authority_schemes
      from years y
      cross join lateral (
        select count(*) filter (where was.database_case is null and not authority) as researcher_projects,
               count(*) filter (where was.database_case is not null) as subprojects,
               count(*) filter (where authority) as authority_schemes
        from project join project_standing was on was.project_number = project.number
          and was.from_day <= y.day and (was.until_day is null or was.until_day > y.day)
        where starts_on <= y.day and was.ends_on > y.day and (was.closed_on is null or was.closed_on > y.day)
          and not exists (
            select from quarantine q
            where q.basis = 'DECISION' and q.institution_id = project.institution_id
              and (q.whom = 'INSTITUTION' or q.whom = 'PROJECT' and q.project_number = project.number)
              and q.from_day <= y.day and (q.until_day is null or q.until_day > y.day))) p
      cross join lateral (
        select count(*) as project_databases from project_database o
        where o.established_on <= y.day and not exists (
          select from shutdown s where s.case_number = o.case_number and s.access_ended_on <= y.day
            and (s.undone_on is null or s.undone_on > y.day))) d
      order by y.year""";

  private final JdbcClient jdbc;
  private final Clock clock;

  ActiveProjects(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The years from the first project or database on, the oldest first; without any, the running year alone. */
  List<Year> perYear() {
    LocalDate today = LocalDate.now(clock);
    return jdbc.sql(PER_YEAR).param("today", today).param("year", today.getYear()).param("most", MOST_YEARS)
        .query(Year.class).list();
  }
}
