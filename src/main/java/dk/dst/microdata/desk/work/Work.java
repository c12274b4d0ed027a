package dk.dst.microdata.desk.work;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.engine.StoppedCases;
import dk.dst.microdata.cases.engine.StoppedCases.Stop;
import dk.dst.microdata.cases.task.OpenTasks;
import dk.dst.microdata.cases.task.OpenTasks.Held;
import dk.dst.microdata.cases.task.OpenTasks.OpenTask;
import dk.dst.microdata.cases.task.TaskSeats;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.facts.institution.Absence;
import dk.dst.microdata.facts.institution.Absences;
import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.rights.InstitutionCommand;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The work of a group: an institution's people, or FSE's. Its head (the responsible or a substitute; the head of office)
 * registers others' absence and hands their tasks over. Work goes only to somebody who may do it.
 */
@Component
class Work {

  /** FSE as a group; institutions' ids are letters and digits only. */
  private static final String FSE = "fse-";

  private static final Held NONE = new Held(0, List.of());

  /** A task as a line. @param trouble that a step of its case has failed, and what becomes of it; mostly empty */
  record Line(String caseNumber, String task, String institution, String due, boolean nobody, String trouble) {}

  /**
   * Somebody of the group.
   *
   * @param held how many tasks they hold in all; listed are those that are due first
   * @param databases case numbers of the databases of which somebody of FSE is FSE-ansvarlig
   */
  record Person(String id, String name, String away, int held, List<Line> tasks, List<String> databases) {}

  record Away(long id, String person, String substitute, String from, String until, boolean mayRemove) {}

  /** @param held how many tasks nobody has taken; waiting are those of them that are due first */
  record Group(String id, String name, boolean mayManage, List<Person> people, List<Away> absences, int held,
      List<Line> waiting) {}

  private final Institutions institutions;
  private final Absences absences;
  private final People people;
  private final TaskSeats seats;
  private final OpenTasks open;
  private final ProjectDatabases databases;
  private final StoppedCases stopped;
  private final CaseRights rights;
  private final Actor actor;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Work(Institutions institutions, Absences absences, People people, TaskSeats seats, OpenTasks open, ProjectDatabases databases,
      StoppedCases stopped, CaseRights rights, Actor actor, TransactionTemplate transaction, Clock clock) {
    this.databases = databases;
    this.stopped = stopped;
    this.transaction = transaction;
    this.institutions = institutions;
    this.absences = absences;
    this.people = people;
    this.seats = seats;
    this.open = open;
    this.rights = rights;
    this.actor = actor;
    this.clock = clock;
  }

  List<Group> groups() {
    var groups = new ArrayList<Group>();
    if (actor.isIn(Groups.REVIEWERS, Groups.APPROVERS)) {
      groups.add(group(FSE, "Forskningsservice", open.ofFse()));
    }
    for (Institution institution : institutions.of(actor.id())) {
      // tasks are the managers' and those responsible's: others see whom they work with, not what waits
      Map<String, Held> held = open.of(institution.id());
      if (!mayManage(institution.id())) {
        held.keySet().retainAll(Set.of(actor.id()));
      }
      groups.add(group(institution.id(), institution.name(), held));
    }
    return withTroubles(groups);
  }

  /** One question for all lines there are. */
  private List<Group> withTroubles(List<Group> groups) {
    Map<String, Stop> stops = stopped.among(groups.stream().flatMap(group -> Stream.concat(group.waiting().stream(),
        group.people().stream().flatMap(person -> person.tasks().stream()))).map(Line::caseNumber).distinct().toList());
    UnaryOperator<List<Line>> told = lines -> lines.stream().map(line -> stops.containsKey(line.caseNumber())
        ? new Line(line.caseNumber(), line.task(), line.institution(), line.due(), line.nobody(),
            stops.get(line.caseNumber()).line(clock)) : line).toList();
    return stops.isEmpty() ? groups : groups.stream().map(group -> new Group(group.id(), group.name(),
        group.mayManage(), group.people().stream().map(person -> new Person(person.id(), person.name(), person.away(),
            person.held(), told.apply(person.tasks()), person.databases())).toList(), group.absences(), group.held(),
        told.apply(group.waiting()))).toList();
  }

  private Group group(String id, String name, Map<String, Held> held) {
    Map<String, String> members = members(id);
    boolean manages = mayManage(id);
    List<Absence> away = absences.of(institution(id));
    Map<String, String> names = institutions.personNames(away.stream()
        .flatMap(absence -> Stream.of(absence.personId(), absence.substituteId())).toList());
    Map<String, List<String>> owned = id.equals(FSE) ? databases.ownedBy(members.keySet()) : Map.of();
    var lines = new ArrayList<Person>();
    members.forEach((person, called) -> {
      Held own = held.getOrDefault(person, NONE);
      lines.add(new Person(person, called, away(person, away, names), own.count(),
          own.tasks().stream().map(Work::line).toList(), owned.getOrDefault(person, List.of())));
    });
    Held nobodys = held.getOrDefault("", NONE);
    return new Group(id, name, manages, lines,
        away.stream().map(absence -> new Away(absence.id(), names.get(absence.personId()),
            names.get(absence.substituteId()), Danish.day(absence.fromDay()), Danish.day(absence.untilDay()),
            manages || absence.personId().equals(actor.id()))).toList(),
        nobodys.count(), nobodys.tasks().stream().map(Work::line).toList());
  }

  private String away(String person, List<Absence> absences, Map<String, String> names) {
    LocalDate today = LocalDate.now(clock);
    return absences.stream().filter(absence -> absence.personId().equals(person) && !absence.fromDay().isAfter(today))
        .findFirst()
        .map(absence -> "til og med " + Danish.day(absence.untilDay()) + "; " + names.get(absence.substituteId())
            + " træder til").orElse("");
  }

  private static Line line(OpenTask task) {
    return new Line(task.caseNumber(), task.name(), task.institution(), Danish.day(task.due()), task.nobody(), "");
  }

  /**
   * Somebody is away. Their tasks go to the substitute as far as the substitute may do them.
   *
   * @throws InputRefused for somebody outside the group or impossible days
   */
  public void register(String group, String person, String substitute, LocalDate from, LocalDate until) {
    Map<String, String> members = members(group);
    if (!members.containsKey(actor.id()) || !actor.id().equals(person) && !mayManage(group)) {
      throw NoRight.forbidden();
    }
    if (!members.containsKey(person)) {
      throw InputRefused.field("Person", "Vælg en, der hører til gruppen.");
    }
    if (!members.containsKey(substitute)) {
      throw InputRefused.field("Stedfortræder", "Vælg en, der hører til gruppen.");
    }
    if (from == null || until == null) {
      throw InputRefused.field("Fra og med", "Skriv begge dage.");
    }
    absences.register(person, institution(group), substitute, from, until, actor.id());
    seats.arrangeOf(person);
  }

  @Transactional
  public void removeAbsence(long id) {
    Absence absence = absences.find(id).orElseThrow(() -> NoRight.unknown("Fraværet findes ikke længere."));
    String group = absence.institutionId() == null ? FSE : absence.institutionId();
    if (!members(group).containsKey(actor.id())) {
      throw NoRight.unknown("Fraværet findes ikke længere.");
    }
    if (!absence.personId().equals(actor.id()) && !mayManage(group)) {
      throw NoRight.forbidden();
    }
    absences.remove(id);
  }

  /**
   * The head of the group hands over somebody's task in a case, or all they have, and in FSE the databases of which they
   * are FSE-ansvarlig. Each for itself: what the other may not do stays where it is.
   *
   * @param caseNumber null for all
   * @return why tasks were not handed over; empty where all were
   */
  List<String> handOver(String group, String from, String to, String caseNumber) {
    if (!mayManage(group)) {
      throw NoRight.forbidden();
    }
    if (!members(group).containsKey(to)) {
      throw InputRefused.field("Overdrages til", "Vælg en, der hører til gruppen.");
    }
    List<OpenTask> tasks = open.heldBy(from, institution(group)).stream()
        .filter(task -> caseNumber == null || caseNumber.equals(task.caseNumber())).toList();
    List<String> owned = group.equals(FSE) ? databases.ownedBy(List.of(from)).getOrDefault(from, List.of()).stream()
        .filter(number -> caseNumber == null || caseNumber.equals(number)).toList() : List.of();
    if (tasks.isEmpty() && owned.isEmpty()) {
      throw new InputRefused("Personen har ingen åbne opgaver at overdrage.");
    }
    Command command = group.equals(FSE) ? Command.HAND_OVER_IN_FSE : Command.HAND_OVER_IN_INSTITUTION;
    var refused = new ArrayList<String>();
    for (OpenTask task : tasks) {
      try {
        rights.mustBeAllowed(command, task.caseNumber());
        seats.give(task, to);
      } catch (InputRefused e) {
        refused.add(e.getMessage());
      }
    }
    for (String database : owned) {
      transaction.executeWithoutResult(status -> databases.handOver(database, from, to));
    }
    return refused;
  }

  private boolean mayManage(String group) {
    return group.equals(FSE) ? actor.isIn(Groups.APPROVERS)
        : rights.may(InstitutionCommand.MANAGE_WORK, group);
  }

  /** User ids and names, by name. */
  private Map<String, String> members(String group) {
    if (group.equals(FSE)) {
      return people.of(Groups.REVIEWERS, Groups.APPROVERS);
    }
    var members = new TreeMap<String, String>();
    for (Associate associate : institutions.people(group)) {
      members.put(associate.id(), associate.name());
    }
    return members;
  }

  private static String institution(String group) {
    return group.equals(FSE) ? null : group;
  }
}
