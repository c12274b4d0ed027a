package dk.dst.microdata.schemes.project;

import dk.dst.microdata.cases.engine.StoppedCases;
import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.quarantine.Quarantine;
import dk.dst.microdata.facts.quarantine.Quarantines;
import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.DataContent;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.project.ProjectOperation.Running;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A project with its people, its data and its proposals, for those who may see it. */
@Component
public class ProjectDetails {

  /**
   * A project.
   *
   * @param closed when and why it was closed; empty while it runs
   * @param registers what it holds, in words; the part from the database beside it
   * @param isAuthority whether it is what an authority has by its agreement
   * @param mayManage whether whoever looks may give and take access
   * @param choices those to whom access could be given
   * @param trouble that a step of its case has failed, and what becomes of it; empty where all goes on
   */
  public record View(int number, String caseNumber, String title, String institution, String scheme,
      boolean isAuthority, String databaseCase, String state, String startsOn, String endsOn, String closed, String contact,
      String caseOwner, String registers, String fromDatabase, List<User> users, List<Line> proposals, boolean mayManage,
      List<Person> choices, String trouble) {}

  /** Somebody to whom access is given. @param whyNot why they cannot use it today; empty where they can */
  public record User(String id, String name, String since, String whyNot) {}

  /** A proposal of the project. */
  public record Line(String caseNumber, String state, String inForceOn, String replacedOn) {}

  /** Somebody of the institution. */
  public record Person(String id, String name) {}

  private static final int MOST_NAMED = 20;

  private final ProjectOperation operation;
  private final Projects projects;
  private final ProjectAccess access;
  private final Institutions institutions;
  private final Quarantines quarantines;
  private final ContentLists lists;
  private final Cases cases;
  private final StoppedCases stopped;
  private final JdbcClient jdbc;
  private final Clock clock;

  ProjectDetails(ProjectOperation operation, Projects projects, ProjectAccess access, Institutions institutions,
      Quarantines quarantines, ContentLists lists, Cases cases, StoppedCases stopped, JdbcClient jdbc,
      Clock clock) {
    this.stopped = stopped;
    this.operation = operation;
    this.projects = projects;
    this.access = access;
    this.institutions = institutions;
    this.quarantines = quarantines;
    this.lists = lists;
    this.cases = cases;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public View view(String caseNumber, boolean mayManage) {
    Running running = operation.get(caseNumber);
    Project project = projects.find(running.number(), List.of(running.institutionId())).orElseThrow();
    Institution institution = institutions.get(running.institutionId());
    Map<String, Associate> people = institutions.people(institution.id()).stream()
        .collect(Collectors.toMap(Associate::id, Function.identity()));
    List<Quarantine> closed = quarantines.at(institution.id());
    LocalDate today = LocalDate.now(clock);
    var users = access.given(running.number()).stream().map(granted -> new User(granted.personId(),
        institutions.personName(granted.personId()), Danish.day(granted.accessFrom()),
        AccessRule.whyNot(project.isRunning(today), institution,
            Quarantines.closing(closed, project.number(), granted.personId())
                .orElse(null), people.get(granted.personId()),
            today))).toList();
    var given = users.stream().map(User::id).toList();
    return new View(running.number(), caseNumber, running.title(), institution.name(),
        running.authority() ? "Myndighedsordningen" : project.databaseCase() == null ? "Forskerordningen"
            : "Underprojekt", running.authority(),
        project.databaseCase() == null ? "" : project.databaseCase(), cases.get(caseNumber).state().danish(),
        Danish.day(running.startsOn()), Danish.day(running.endsOn()), closed(running), name(running.contact()),
        name(running.caseOwner()), content(running.contentList()), content(running.databaseList()), users,
        proposals(running.number()), mayManage, mayManage ? people.values().stream()
            .filter(person -> !given.contains(person.id())).map(person -> new Person(person.id(), person.name()))
            .toList() : List.of(),
        Optional.ofNullable(stopped.among(List.of(caseNumber)).get(caseNumber)).map(stop -> stop.line(clock)).orElse(""));
  }

  /**
   * Why somebody to whom access is given cannot use it today.
   *
   * @return in words, or an empty text where they can use it
   */
  public String whyNot(String caseNumber, String person) {
    return view(caseNumber, false).users().stream().filter(user -> user.id().equals(person)).map(User::whyNot)
        .findFirst().orElse("");
  }

  private String name(String person) {
    return person == null ? "" : institutions.personName(person);
  }

  private static String closed(Running project) {
    return project.closedOn() == null ? "" : Danish.day(project.closedOn())
        + (project.closeCause() == null ? "" : ", fordi " + project.closeCause().danish());
  }

  private List<Line> proposals(int number) {
    return jdbc.sql("""
            select p.case_number, f.state, p.in_force_on, p.replaced_on from proposal p join case_file f using (case_number)
            where p.project_number = ? order by p.case_number desc""").param(number)
        .query((row, i) -> new Line(row.getString("case_number"), CaseState.valueOf(row.getString("state")).danish(),
            Danish.day(row.getObject("in_force_on", LocalDate.class)),
            Danish.day(row.getObject("replaced_on", LocalDate.class)))).list();
  }

  /** "12 registre, 340 rækker: AKM, BEF …"; empty where nothing is said of its data. */
  String content(Long list) {
    DataContent content = lists.content(list);
    return content.isEmpty() ? "" : Danish.count(content.registers().size(), "register", "registre") + ", "
        + Danish.count(content.rows(), "række", "rækker") + ": " + content.registers().stream().limit(MOST_NAMED)
            .collect(Collectors.joining(", ")) + (content.registers().size() > MOST_NAMED ? " …" : "");
  }
}
