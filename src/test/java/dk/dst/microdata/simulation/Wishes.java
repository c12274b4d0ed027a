package dk.dst.microdata.simulation;

import static dk.dst.microdata.support.TestAnswers.of;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.desk.work.AbsenceDesk;
import dk.dst.microdata.facts.institution.PeopleDesk;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.ContentRow;
import dk.dst.microdata.facts.register.Years;
import dk.dst.microdata.ground.rights.CaseRole;
import dk.dst.microdata.schemes.authorisation.AuthorisationProcess;
import dk.dst.microdata.schemes.project.OlderProjects;
import dk.dst.microdata.schemes.project.Projects;
import dk.dst.microdata.schemes.project.ProjectsOnRecord;
import dk.dst.microdata.simulation.Institute.Sort;
import dk.dst.microdata.support.BreachWorld;
import dk.dst.microdata.support.TestAnswers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What people begin by themselves, without a task: how often a month, and how. */
final class Wishes {

  /**
   * Something that comes to people's mind.
   *
   * @param perMille how often in a thousand months of an institution
   * @param deed does it, or says that there is nothing to do it with
   */
  record Wish(String name, int perMille, Predicate<Moment> deed) {}

  private final List<Wish> wishes = List.of(
      new Wish("fill roles", 1000, Wishes::fillRoles),
      new Wish("certify", 90, Wishes::certify),
      new Wish("apply for a database", 250, Wishes::apply),
      new Wish("withdraw", 6, Wishes::withdraw),
      new Wish("propose a project", 40, Wishes::propose),
      new Wish("resubmit a project", 12, Wishes::resubmit),
      new Wish("close a project", 6, Wishes::closeProject),
      new Wish("change the content", 4, Wishes::changeContent),
      new Wish("subscribe", 15, Wishes::subscribe),
      new Wish("give notice", 2, Wishes::giveNotice),
      new Wish("undo a shutdown", 300, Wishes::undo),
      new Wish("complain", 300, Wishes::complain),
      new Wish("change managers", 25, Wishes::changeManagers),
      new Wish("report a breach", 4, Wishes::reportBreach),
      new Wish("lose the authorisation", 1, Wishes::lapse),
      new Wish("come", 20, Wishes::come),
      new Wish("leave", 22, Wishes::leave),
      new Wish("be away", 60, Wishes::beAway));

  /** In the order of the list, which is the order of a day. */
  List<Wish> all() {
    return Stream.of(wishes, AuthorityLife.wishes(), LawModelLife.wishes(), TestTakers.wishes(), Economy.wishes(),
        Standstills.all()).flatMap(List::stream).toList();
  }

  /** Of the people of FSE, each for themselves. */
  List<Wish> ofFse() {
    Stream<Wish> away = Fse.with(CaseRole.REVIEWER).stream().map(person -> new Wish("be away from FSE: " + person, 150,
        moment -> {
          var others = new ArrayList<>(Fse.with(CaseRole.REVIEWER));
          others.remove(person);
          away(moment, AbsenceDesk.FSE, person, moment.dice().one(others));
          return true;
        }));
    return Stream.concat(Economy.ofFse().stream(), away).toList();
  }

  // --- arriving

  /** The institution enters the world. @return whether it has */
  static void arrive(Moment moment) {
    if (moment.at().applies) {
      String person = "newcomer" + moment.at().index;
      moment.house().part(People.class).account(person, "Navn " + person, person + "@example.org",
          UUID.randomUUID().toString(), Groups.APPLICANTS, null);
      List<String> known = moment.texts("select institution_id from case_file where opened_by = ?", person);
      if (known.isEmpty()) {
        start(moment, "apply-for-authorisation", person, TestAnswers.authorisationWanted("Institut " + moment.at()
            .index));
        known = moment.texts("select institution_id from case_file where opened_by = ?", person);
      }
      moment.at().id = known.get(0);
    } else {
      moment.house().part(TransactionTemplate.class).executeWithoutResult(status -> knownFromBefore(moment));
      moment.at().id = "inst" + moment.at().index;
    }
  }

  /** Authorised before there were cases, with people in each role and projects that have begun. */
  private static void knownFromBefore(Moment moment) {
    String id = "inst" + moment.at().index;
    if (!moment.texts("select id from institution where id = ?", id).isEmpty()) {
      return;
    }
    JdbcClient tables = moment.tables();
    tables.sql("""
            insert into institution (id, name, authorisation_number, authorised_from, kind, mail_domains, confirmed_on)
            values (?, ?, ?, ?, ?, 'example.org', ?)""")
        .param(id).param(moment.at().name()).param(1000 + moment.at().index)
        .param(moment.today().minusYears(3)).param(moment.at().sort == Sort.COMPANY ? "CONSULTANCY" : "PUBLIC")
        .param(moment.today().minusDays(moment.dice().from(1, 330))).update();
    People people = moment.house().part(People.class);
    people.institution(id, moment.at().name());
    Map.of("contact", "CONTACT_WITH_POWERS", "manager", "ADMINISTRATOR", "signatory", "SIGNATORY", "responsible",
        "RESPONSIBLE", "substitute", "SUBSTITUTE", "user", "USER").forEach((name, role) -> {
          String person = id + name;
          tables.sql("insert into person (id, name, email) values (?, ?, ?)").param(person).param("Navn " + person)
              .param(person + "@example.org").update();
          tables.sql("insert into association (institution_id, person_id, employed, certified_since, certified_on)"
                  + " values (?, ?, true, ?, ?)").param(id).param(person).param(moment.today().minusYears(3))
              .param(moment.today().minusMonths(2)).update();
          tables.sql("insert into association_role (institution_id, person_id, role) values (?, ?, ?)").param(id)
              .param(person).param(role).update();
          people.associate(person, "Navn " + person, person + "@example.org", Groups.APPLICANTS, id);
        });
    moment.house().part(AuthorisationProcess.class).caseOf(id);
    int projects = moment.dice().from(3, 8);
    for (int i = 0; i < projects; i++) {
      project(moment, id, i);
    }
  }

  private static void project(Moment moment, String institution, int i) {
    int number = 100_000 + moment.at().index * 100 + i;
    moment.tables().sql("insert into project (number, institution_id, title, starts_on, ends_on, contact)"
            + " values (?, ?, ?, ?, ?, ?)").param(number).param(institution).param("Projekt " + number)
        .param(moment.today().minusYears(1)).param(moment.today().plusDays(moment.dice().from(400, 3600)))
        .param(institution + "manager").update();
    ContentLists lists = moment.house().part(ContentLists.class);
    moment.house().part(Projects.class).setContent(number, lists.keep("Simulation", institution + "manager",
        Stream.of("BEF", "IND", "UDDA", "AKM", "LPR_DIAG")
            .map(code -> ContentRow.whole(code, Years.between(2010, 2019))).toList()).id());
    moment.house().part(ProjectsOnRecord.class).follow(
        new OlderProjects.Older(number, institution, "Projekt " + number, true));
  }

  // --- people

  /** Whoever has a say sees to it that each role has somebody. */
  private static boolean fillRoles(Moment moment) {
    if (!isAuthorised(moment)) {
      return false;
    }
    boolean done = false;
    for (Role role : List.of(Role.RESPONSIBLE, Role.SIGNATORY, Role.ADMINISTRATOR, Role.CONTACT_WITH_POWERS)) {
      if (moment.with(role.name()).isEmpty()) {
        String by = role == Role.RESPONSIBLE ? moment.dice().one(Fse.REVIEWERS) : moment.someone("RESPONSIBLE");
        List<String> able = moment.texts("select person_id from association where institution_id = ?"
            + " and state = 'IN_FORCE' and not exists (select 1 from association_role r"
            + " where r.institution_id = association.institution_id"
            + " and r.person_id = association.person_id and r.role = 'SUBSTITUTE') order by 1", moment.at().id);
        as(moment, by, () -> people(moment).appoint(moment.at().id, moment.any(able), role));
        done = true;
      }
    }
    return done;
  }

  private static boolean certify(Moment moment) {
    List<String> due = moment.texts("select person_id from association where institution_id = ? and state = 'IN_FORCE'"
        + " and coalesce(certified_on, date '2000-01-01') < ? order by 1", moment.at().id, moment.today()
        .minusMonths(10));
    due.forEach(person -> as(moment, moment.dice().one(Fse.REVIEWERS), () -> people(moment)
        .certify(moment.at().id, person,
        moment.today(), moment.today())));
    return !due.isEmpty();
  }

  private static boolean come(Moment moment) {
    List<String> able = moment.with("RESPONSIBLE");
    if (!isAuthorised(moment) || able.isEmpty()) {
      return false;
    }
    String person = moment.at().newPerson();
    as(moment, able.get(0), () -> {
      people(moment).request(moment.at().id, person, "Forsker");
      people(moment).agree(moment.at().id, person);
    });
    return true;
  }

  private static boolean leave(Moment moment) {
    List<String> employees = moment.employees();
    if (employees.size() < 5) {
      return come(moment);
    }
    String person = moment.dice().one(employees);
    as(moment, person, () -> people(moment).end(moment.at().id, person));
    return true;
  }

  private static boolean beAway(Moment moment) {
    var employees = new ArrayList<>(moment.employees());
    if (employees.size() < 2) {
      return false;
    }
    String person = moment.dice().one(employees);
    employees.remove(person);
    away(moment, moment.at().id, person, moment.dice().one(employees));
    return true;
  }

  private static void away(Moment moment, String group, String person, String substitute) {
    LocalDate from = moment.today().plusDays(moment.dice().from(0, 20));
    LocalDate until = from.plusDays(moment.dice().from(1, 20));
    as(moment, person, () -> new AbsenceDesk(moment.house().application())
        .register(group, person, substitute, from, until));
  }

  // --- the database

  private static boolean apply(Moment moment) {
    boolean has = !moment.texts("""
        select case_number from case_file where institution_id = ? and kind = 'DATABASE'
          and state not in ('NOT_APPROVED', 'CLOSED')""", moment.at().id).isEmpty();
    int projects = moment.tables().sql("select count(*) from project where institution_id = ? and closed_on is null"
        + " and ends_on > ?").param(moment.at().id).param(moment.today().plusDays(100)).query(Integer.class).single();
    List<String> able = moment.with("CONTACT_WITH_POWERS");
    if (has || projects < 5 || able.isEmpty() || !isAuthorised(moment)) {
      return false;
    }
    start(moment, "apply-for-project-database", able.get(0), TestAnswers.start());
    return true;
  }

  private static boolean withdraw(Moment moment) {
    List<String> open = moment.texts("""
        select case_number from case_file where institution_id = ? and state in ('DRAFT', 'SUBMITTED', 'RETURNED',
          'UNDER_REVIEW', 'FOR_APPROVAL', 'AUTHORISATION_UNDER_REVIEW', 'PROPOSAL_DRAFT', 'PROPOSAL_UNDER_REVIEW',
          'PROPOSAL_RETURNED', 'AUTHORITY_DRAFT', 'AUTHORITY_RETURNED', 'AUTHORITY_UNDER_REVIEW',
          'AUTHORITY_FOR_APPROVAL', 'LAW_MODEL_DRAFT', 'LAW_MODEL_RETURNED', 'LAW_MODEL_UNDER_REVIEW',
          'LAW_MODEL_FOR_APPROVAL') order by 1""", moment.at().id);
    List<String> able = moment.with("RESPONSIBLE");
    if (open.isEmpty() || able.isEmpty()) {
      return false;
    }
    start(moment, "withdraw-application", able.get(0), TestAnswers.withdrawal(moment.dice().one(open)));
    return true;
  }

  private static boolean giveNotice(Moment moment) {
    return database(moment, "case_number", "ADMINISTRATOR", (person, number) ->
        start(moment, "give-notice", person, TestAnswers.notice()));
  }

  /** FSE finds that a database was shut down by mistake, in a third of the cases. */
  private static boolean undo(Moment moment) {
    List<String> found = moment.texts("""
        select d.case_number from project_database d join shutdown s using (case_number)
        join case_file f using (case_number)
        where d.institution_id = ? and f.state = 'CLOSING' and s.undone_on is null and s.undo_until >= ?
          and s.subprojects_told_on is null and s.cause <> 'AUTHORISATION_LOST'""", moment.at().id, moment.today());
    if (found.isEmpty() || !isAuthorised(moment) || !moment.house().isNewest()) {
      return false;
    }
    var answers = TestAnswers.undo(found.get(0));
    answers.put("newEnd", moment.today().plusDays(moment.dice().from(200, 700)).toString());
    start(moment, "undo-shutdown", moment.dice().one(Fse.APPROVERS), answers);
    return true;
  }

  private static boolean complain(Moment moment) {
    List<String> found = moment.texts("""
        select d.case_number from project_database d join decision m using (case_number)
        join case_file f using (case_number)
        where d.institution_id = ? and f.state <> 'CLOSED' and m.step = 'MEASURE' and m.outcome <> 'continue'
          and m.decided_at > ? and not exists (select 1 from decision c where c.case_number = m.case_number
            and c.step = 'USAGE_COMPLAINT' and c.round = m.round)""", moment.at().id,
        moment.today().minusDays(25));
    List<String> able = moment.with("RESPONSIBLE");
    if (found.isEmpty() || able.isEmpty() || !moment.house().isNewest()) {
      return false;
    }
    start(moment, "reconsider-decision", able.get(0), TestAnswers.complaint());
    return true;
  }

  private static boolean changeManagers(Moment moment) {
    return database(moment, "case_number", "RESPONSIBLE", (person, number) ->
        start(moment, "change-managers", person, Map.of()));
  }

  /** FSE hears of a breach by somebody of the institution. */
  private static boolean reportBreach(Moment moment) {
    List<String> employees = moment.employees();
    if (!isAuthorised(moment) || employees.isEmpty()) {
      return false;
    }
    int number = Integer.parseInt(moment.texts("select authorisation_number::text from institution where id = ?",
        moment.at().id).get(0));
    Map<String, Object> report = BreachWorld.report(moment.today(), number, "USER");
    report.put("ident", moment.dice().one(employees));
    start(moment, "report-breach", moment.dice().one(Fse.REVIEWERS), report);
    return true;
  }

  private static boolean changeContent(Moment moment) {
    return database(moment, "project_number::text", "ADMINISTRATOR", (person, number) ->
        start(moment, "resubmit-project", person, of("projectNumber", Integer.valueOf(number), "schemeAfter",
            "unchanged")));
  }

  private static boolean subscribe(Moment moment) {
    return database(moment, "case_number", "CONTACT_WITH_POWERS", (person, number) ->
        start(moment, "subscribe-annually", person, TestAnswers.subscription(moment.today().getYear())));
  }

  private interface Deed {
    void by(String person, String number);
  }

  /** Does it for the institution's database in operation, if there is one, by somebody with the role. */
  private static boolean database(Moment moment, String column, String role, Deed deed) {
    List<String> found = moment.texts("select " + column + " from project_database d join case_file f"
        + " using (case_number) where d.institution_id = ? and f.state = 'IN_OPERATION'", moment.at().id);
    List<String> able = moment.with(role);
    if (found.isEmpty() || able.isEmpty()) {
      return false;
    }
    deed.by(able.get(0), found.get(0));
    return true;
  }

  // --- projects

  private static boolean propose(Moment moment) {
    List<String> able = moment.with("CONTACT_WITH_POWERS");
    if (able.isEmpty() || !isAuthorised(moment)) {
      return false;
    }
    boolean under = !moment.texts("select case_number from case_file where institution_id = ?"
        + " and state = 'IN_OPERATION'", moment.at().id).isEmpty() && moment.dice().perMille(800);
    start(moment, "propose-project", able.get(0), of("title", "Et nyt projekt", "schemeWanted",
        under ? "SUBPROJECT" : "RESEARCHER"));
    return true;
  }

  private static boolean resubmit(Moment moment) {
    return project(moment, """
        and not exists (select 1 from proposal o where o.project_number = p.number and o.open)""", (person, number) ->
        start(moment, "resubmit-project", person, of("projectNumber", Integer.valueOf(number), "schemeAfter",
            "unchanged")));
  }

  private static boolean closeProject(Moment moment) {
    return project(moment, "", (person, number) ->
        start(moment, "close-project", person, TestAnswers.projectClosing(Integer.parseInt(number))));
  }

  private static boolean project(Moment moment, String condition, Deed deed) {
    List<String> active = moment.texts("select p.number::text from project p join case_file f using (case_number)"
        + " where p.institution_id = ? and f.state = 'PROJECT_ACTIVE' and p.closed_on is null " + condition
        + " order by 1", moment.at().id);
    List<String> able = moment.with("ADMINISTRATOR");
    if (active.isEmpty() || able.isEmpty()) {
      return false;
    }
    deed.by(able.get(0), moment.dice().one(active));
    return true;
  }

  // --- the authorisation

  private static boolean lapse(Moment moment) {
    if (!isAuthorised(moment)) {
      return false;
    }
    int number = Integer.parseInt(moment.texts("select authorisation_number::text from institution where id = ?",
        moment.at().id).get(0));
    start(moment, "lapse-authorisation", moment.dice().one(Fse.REVIEWERS), TestAnswers.lapse(number, moment.today()));
    return true;
  }

  static boolean isAuthorised(Moment moment) {
    return !moment.texts("select id from institution where id = ? and authorised_from <= ? and authorised_until is null"
        + " and suspended_on is null", moment.at().id, moment.today()).isEmpty();
  }

  static void start(Moment moment, String process, String person, Map<String, Object> answers) {
    String definition = moment.house().part(RepositoryService.class).createProcessDefinitionQuery()
        .processDefinitionKey(process).latestVersion().singleResult().getId();
    as(moment, person, () -> moment.house().part(FormService.class).submitStartForm(definition, answers));
  }

  static void as(Moment moment, String person, Runnable work) {
    moment.house().part(People.class).as(person, work);
  }

  static PeopleDesk people(Moment moment) {
    return new PeopleDesk(moment.house().application());
  }
}
