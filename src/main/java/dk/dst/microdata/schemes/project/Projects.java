package dk.dst.microdata.schemes.project;

import dk.dst.microdata.facts.quarantine.Quarantine;
import dk.dst.microdata.facts.quarantine.Quarantines;
import dk.dst.microdata.facts.register.ContentLists.Head;
import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.DataContent;
import dk.dst.microdata.ground.database.ListPage;
import dk.dst.microdata.ground.rights.CaseState;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Projects, and which list says what their data are. */
@Repository
public class Projects {

  private static final String SELECT = """
      select number, title, starts_on, ends_on, closed_on, database_case, contact, content_list, institution_id
      from project where %s order by number""";

  /** By hand: an institution may have thousands, and reflection takes three times as long. */
  private static RowMapper<Project> project(List<Quarantine> known) {
    return (row, i) -> {
      int number = row.getInt("number");
      String institution = row.getString("institution_id");
      return new Project(number, row.getString("title"), row.getObject("starts_on", LocalDate.class),
          row.getObject("ends_on", LocalDate.class), row.getObject("closed_on", LocalDate.class),
          row.getString("database_case"), row.getString("contact"), (Long) row.getObject("content_list"),
          known.stream().filter(quarantine -> quarantine.hitsProject(institution, number)).toList());
    };
  }

  private final JdbcClient jdbc;
  private final Quarantines quarantines;
  private final ContentLists lists;
  private final Clock clock;

  Projects(JdbcClient jdbc, Quarantines quarantines, ContentLists lists, Clock clock) {
    this.quarantines = quarantines;
    this.clock = clock;
    this.jdbc = jdbc;
    this.lists = lists;
  }

  /** All projects of the institution, closed ones included; what an authority has by its agreement is none of them. */
  public List<Project> ofInstitution(String institution) {
    return jdbc.sql(SELECT.formatted("not authority and institution_id = ?")).param(institution)
        .query(project(quarantines.everAt(List.of(institution)))).list();
  }

  /** All subprojects of a project database, closed ones included. */
  public List<Project> ofDatabase(String caseNumber) {
    List<String> institutions = jdbc.sql("select distinct institution_id from project where database_case = ?")
        .param(caseNumber).query(String.class).list();
    return jdbc.sql(SELECT.formatted("database_case = ?")).param(caseNumber)
        .query(project(quarantines.everAt(institutions))).list();
  }

  /** The project, where it belongs to one of these institutions. */
  public Optional<Project> find(int number, Collection<String> institutions) {
    return jdbc.sql(SELECT.formatted("number = ? and institution_id = any (?)")).param(number)
        .param(institutions.toArray(String[]::new)).query(project(quarantines.everAt(institutions))).optional();
  }

  /** The institution a project belongs to; there must be such a project. */
  public String institution(int number) {
    return jdbc.sql("select institution_id from project where number = ?").param(number).query(String.class).single();
  }

  /** Case number of the project in operation, or null for one that has none. */
  public String caseNumber(int number) {
    return jdbc.sql("select case_number from project where number = ? and case_number is not null").param(number)
        .query(String.class).optional().orElse(null);
  }

  /** What the projects' data are, by number, in the order given. */
  public Map<Integer, DataContent> contents(Collection<Project> projects) {
    Map<Long, DataContent> known =
        lists.contents(projects.stream().map(Project::contentList).filter(Objects::nonNull).toList());
    var contents = new LinkedHashMap<Integer, DataContent>();
    for (Project project : projects) {
      contents.put(project.number(), known.getOrDefault(project.contentList(), DataContent.NONE));
    }
    return contents;
  }

  /**
   * What these subprojects use of their database, by number: the one definition of use. It is what they are approved to
   * have from it; of a project whose data are not told apart by source, what the database holds of all its data counts.
   */
  public Map<Integer, DataContent> uses(Collection<Project> subprojects) {
    var told = new HashMap<Integer, Long>();
    jdbc.sql("select number, database_list from project where number = any (?) and proposal is not null")
        .param(subprojects.stream().map(Project::number).toArray(Integer[]::new))
        .query(row -> {
          told.put(row.getInt("number"), (Long) row.getObject("database_list"));
        });
    var uses = new LinkedHashMap<>(contents(subprojects));
    told.forEach((number, list) -> uses.put(number, lists.content(list)));
    return uses;
  }

  /**
   * What somebody looks for among the projects of institutions.
   *
   * @param running those that live today, or those that do not
   * @param text part of a title or of an institution's name, or a number; empty for all
   * @param silent only those of which nobody has said what their data are
   */
  public record Wanted(Collection<String> institutions, boolean running, String text, boolean silent) {}

  /** Those with a higher number than that, by number: as many as a page has and one more. */
  List<Project> page(Wanted wanted, int after) {
    List<Quarantine> known = quarantines.everAt(wanted.institutions());
    return found("p.number, p.title, p.starts_on, p.ends_on, p.closed_on, p.database_case, p.contact, p.content_list,"
        + " p.institution_id", wanted, after, "order by p.number", ListPage.LINES + 1).query(project(known)).list();
  }

  /** How many there are of them, counted to one beyond what a page counts. */
  int count(Wanted wanted) {
    return found("p.number", wanted, 0, "", ListPage.COUNTED + 1).query(Integer.class).list().size();
  }

  /** {@link Project#isRunning} is the definition; here it chooses rows. */
  private JdbcClient.StatementSpec found(String columns, Wanted wanted, int after, String order, int most) {
    return jdbc.sql("select " + columns + """
             from project p join institution i on i.id = p.institution_id
            where p.institution_id = any (:institutions) and p.number > :after
              and (p.starts_on <= :today and p.ends_on > :today and (p.closed_on is null or p.closed_on > :today))
                = :running
              and (:text = '%%' or p.title ilike :text or i.name ilike :text or '%' || p.number || '%' = :text)
              and (not :silent or p.content_list is null)
            """ + order + " limit :most")
        .param("institutions", wanted.institutions().toArray(String[]::new)).param("after", after)
        .param("today", LocalDate.now(clock)).param("running", wanted.running()).param("silent", wanted.silent())
        .param("text", ListPage.like(wanted.text())).param("most", most);
  }

  /**
   * What a list shows of a project beside what it is.
   *
   * @param proposed whether an approved proposal or agreement says what its data are: nobody else may say them
   * @param authority whether it is what an authority has by its agreement
   * @param state of its case; null where it has none
   * @param users how many have been given access
   */
  record Beside(int number, String caseNumber, String institutionId, String institution, boolean proposed,
      boolean authority, CaseState state, int users) {}

  /** That of each of these, by number. */
  Map<Integer, Beside> beside(Collection<Project> projects) {
    return jdbc.sql("""
            select p.number, p.case_number, i.id as institution_id, i.name as institution, p.proposal is not null or p.authority as proposed,
                   p.authority, f.state,
                   (select count(*) from project_access a where a.project_number = p.number and a.access_until is null)
                     as users
            from project p join institution i on i.id = p.institution_id left join case_file f using (case_number)
            where p.number = any (?)""")
        .param(projects.stream().map(Project::number).toArray(Integer[]::new)).query(Beside.class).list().stream()
        .collect(Collectors.toMap(Beside::number, Function.identity()));
  }

  /** Whether an approved proposal or agreement says what the project's data are: nobody else may say them. */
  public boolean hasProposal(int number) {
    return jdbc.sql("select proposal is not null or authority from project where number = ?").param(number).query(Boolean.class)
        .single();
  }

  /** Whether it is what an authority has by its agreement, and no project of another scheme. */
  public boolean isAuthority(int number) {
    return jdbc.sql("select authority from project where number = ?").param(number).query(Boolean.class).single();
  }

  /** Where what is known of the projects' data comes from, by the id of the list. */
  public Map<Long, Head> heads(Collection<Project> projects) {
    return lists.heads(projects.stream().map(Project::contentList).filter(Objects::nonNull).toList());
  }

  /** The database is shut down, and its subproject an ordinary project from now on, with the data it has (D11). */
  public void leaveDatabase(int number) {
    jdbc.sql("update project set database_case = null where number = ?").param(number).update();
  }

  /**
   * The project is to close, today, for that cause; one that is closed or closing keeps the cause it has.
   *
   * @param cause a value of the column close_cause
   * @return whether it has been open until now
   */
  public boolean requestClosing(int number, String cause) {
    return jdbc.sql("""
            update project set close_cause = ?, closed_on = ?
            where number = ? and close_cause is null and closed_on is null""")
        .param(cause).param(LocalDate.now(clock)).param(number).update() == 1;
  }

  /** Numbers and case numbers of the institution's projects whose access is not closed and that live in a case. */
  public Map<Integer, String> openCases(String institution) {
    var cases = new LinkedHashMap<Integer, String>();
    jdbc.sql("""
            select number, case_number from project
            where institution_id = ? and case_number is not null and closed_on is null order by number""")
        .param(institution).query(row -> {
          cases.put(row.getInt("number"), row.getString("case_number"));
        });
    return cases;
  }

  /** From now on that list says what the project's data are; older lists stay for the checks that looked at them. */
  public void setContent(int number, long list) {
    jdbc.sql("update project set content_list = ? where number = ?").param(list).param(number).update();
  }
}
