package dk.dst.microdata.schemes.project;

import dk.dst.microdata.cases.engine.StoppedCases;
import dk.dst.microdata.cases.engine.StoppedCases.Stop;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.facts.register.ContentFile;
import dk.dst.microdata.facts.register.ContentList;
import dk.dst.microdata.facts.register.ContentLists.Head;
import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.LoadedList;
import dk.dst.microdata.ground.database.ListPage;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.project.Projects.Beside;
import dk.dst.microdata.schemes.project.Projects.Wanted;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the data of projects in operation are, as their institution or FSE says it. */
@Component
public class ProjectData {

  /**
   * A project as a list shows it.
   *
   * @param maySay whether whoever looks may say what its data are; nobody may where a proposal in force says it
   * @param source the file that says what its data are, by whom and when; empty where nobody has said it
   * @param status where it stands today, in words
   * @param users how many have been given access
   * @param trouble that a step of its case has failed, and what becomes of it; empty where all goes on
   */
  public record Line(int number, String title, String institution, String startsOn, String endsOn, boolean active,
      boolean maySay, String source, int registers, int rows, String scheme, String status, int users, String trouble) {}

  /** Who speaks for an institution towards FSE. */
  private static final Role[] SPEAK =
      {Role.RESPONSIBLE, Role.SUBSTITUTE, Role.ADMINISTRATOR, Role.CONTACT_WITH_POWERS};
  private static final Head NOTHING = new Head("", 0, 0);

  private final Projects projects;
  private final Institutions institutions;
  private final ContentLists lists;
  private final Catalogue catalogue;
  private final StoppedCases stopped;
  private final Clock clock;

  ProjectData(Projects projects, Institutions institutions, ContentLists lists, Catalogue catalogue,
      StoppedCases stopped, Clock clock) {
    this.stopped = stopped;
    this.projects = projects;
    this.institutions = institutions;
    this.lists = lists;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /** A page of projects by number, from the one after that on; what may be said of each, to that person. */
  public ListPage<Line> page(Wanted wanted, int after, String person, boolean isFse) {
    List<Project> found = projects.page(wanted, after);
    ListPage<Project> page = ListPage.of(found, project -> String.valueOf(project.number()), projects.count(wanted));
    Map<Long, Head> heads = projects.heads(page.lines());
    Map<Integer, Beside> beside = projects.beside(page.lines());
    Map<String, Stop> stops = stopped.among(beside.values().stream().map(Beside::caseNumber).filter(Objects::nonNull)
        .toList());
    Set<String> speaksFor = isFse ? Set.copyOf(wanted.institutions()) : institutions.where(person, SPEAK);
    return page.with(page.lines().stream().map(project -> line(project, beside.get(project.number()),
        speaksFor.contains(beside.get(project.number()).institutionId()) || person.equals(project.contact()),
        heads.getOrDefault(project.contentList(), NOTHING),
        Optional.ofNullable(beside.get(project.number()).caseNumber()).map(stops::get)
            .map(stop -> stop.line(clock)).orElse(""))).toList());
  }

  /**
   * Whether that person of the institution may say what the project's data are: its contact, and those who speak for the
   * institution towards FSE.
   */
  public boolean maySay(Project project, String institution, String person) {
    return person.equals(project.contact()) || speaksFor(institution, person);
  }

  private boolean speaksFor(String institution, String person) {
    return institutions.hasAny(institution, person, SPEAK);
  }

  /** From now on these are the project's data; checks that were made before keep what they looked at. */
  @Transactional
  public LoadedList say(int number, String fileName, ContentFile.Reading reading, String by) {
    ContentList list = lists.keep(fileName, by, reading);
    projects.setContent(number, list.id());
    return new LoadedList(list, catalogue.deviations(lists.content(list.id()), catalogue.version()));
  }

  private Line line(Project project, Beside beside, boolean speaks, Head head, String trouble) {
    LocalDate today = LocalDate.now(clock);
    boolean active = project.isActive(today);
    return new Line(project.number(), project.title(), beside.institution(), Danish.day(project.startsOn()),
        Danish.day(project.endsOn()), active, speaks && !beside.proposed(), head.origin(), head.registers(), head.rows(),
        beside.authority() ? "Myndighedsordningen"
            : project.databaseCase() == null ? "Forskerordningen" : "Underprojekt",
        active ? "Aktivt" : project.isRunning(today) ? "I karantæne"
            : beside.state() == CaseState.PROJECT_CLOSED || beside.state() == CaseState.AUTHORITY_CLOSED ? "Afsluttet"
                : beside.state() == CaseState.AUTHORITY_IN_OPERATION ? "Frosset" : "Lukket", beside.users(),
        trouble);
  }
}
