package dk.dst.microdata.simulation;

import static dk.dst.microdata.simulation.Wishes.isAuthorised;
import static dk.dst.microdata.simulation.Wishes.start;

import dk.dst.microdata.simulation.Institute.Sort;
import dk.dst.microdata.simulation.Wishes.Wish;
import dk.dst.microdata.support.LawModelWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.spin.Spin;

/** Ministries register Lovmodellen, confirm it or forget to, change it, hand it over and end it. */
final class LawModelLife {

  private static final String NOBODY = "ingen@example.org";

  private LawModelLife() {}

  static void habits(Habits habits) {
    habits.habit("completeLawModel", 1, 30, 40, LawModelLife::registration);
    habits.habit("reviewLawModel", 1, 20, 0, moment -> LawModelWorld.review(Habits.isHopeless(moment) ? "return"
        : moment.pick("approve", 85, "return", 12, "refuse", 3)));
    habits.habit("approveLawModel", 1, 12, 0, moment -> TestAnswers.ruling(Habits.isHopeless(moment) ? "returned"
        : moment.pick("approved", 90, "returned", 7, "refused", 3)));
    habits.habit("signLawModel", 1, 25, 40, moment -> moment.attempt() > 0
        || moment.pick("yes", 93, "no", 7).equals("no") ? TestAnswers.declined() : LawModelWorld.signed());
    habits.habit("confirmLawModel", 1, 28, 250, moment -> LawModelWorld.confirmed());
    habits.habit("followUpLawModel", 1, 15, 0, moment -> LawModelWorld.followUp());
    habits.habit("changeLawModelUsers", 1, 30, 80, LawModelLife::users);
    habits.habit("renewLawModel", 1, 30, 80, moment -> LawModelWorld.year());
    habits.habit("reviewLawModelYear", 1, 15, 0, moment -> LawModelWorld.yearRuling(
        moment.pick("approved", 85, "returned", 15)));
    habits.habit("instructLawModelDeletion", 1, 200, 0, moment -> LawModelWorld.instruction());
    habits.habit("confirmLawModelDeletion", 1, 15, 0, moment -> LawModelWorld.deleted());
  }

  /** Some name a user whom no ministry knows, and are told so at once. */
  private static Map<String, Object> registration(Moment moment) {
    if (Habits.isHopeless(moment)) { // without an authorisation any more: left lying until it lapses
      throw new Moment.NotNow();
    }
    TestInstitution own = ministry(moment, moment.at().id);
    boolean takesOver = !moment.texts("select taken_over_from from law_model where case_number = ?"
        + " and taken_over_from is not null", moment.caseNumber()).isEmpty();
    Map<String, Object> answers = takesOver ? LawModelWorld.takeover(own) : LawModelWorld.registration(own);
    answers.put("signatory", moment.someone("SIGNATORY"));
    if (!takesOver) {
      List<TestInstitution> others = others(moment, "").stream().limit(moment.dice().from(0, 2)).toList();
      var users = new ArrayList<>(List.of(row(moment, own, moment.any(moment.employees()))));
      others.forEach(other -> users.add(row(moment, other, employee(moment, other.id()))));
      if (moment.attempt() == 0 && moment.dice().perMille(150)) {
        users.add("{\"userMinistry\":%d,\"userEmail\":\"%s\"}".formatted(own.authorisationNumber(), NOBODY));
      }
      answers.put("ministries", LawModelWorld.numbers(others.toArray(TestInstitution[]::new)));
      answers.put("users", LawModelWorld.users(users.toArray(String[]::new)));
    }
    return answers;
  }

  private static Map<String, Object> users(Moment moment) {
    List<String> given = moment.texts("""
        select u.institution_id || '/' || u.person_id from law_model_user u join law_model m on m.model = u.case_number
        where m.case_number = ? and u.access_until is null order by 1""", moment.caseNumber());
    return given.size() > 1 && moment.pick("come", 60, "leave", 40).equals("leave")
        ? TestAnswers.of("leavingUsers", Spin.JSON("[\"" + moment.any(given) + "\"]"))
        : TestAnswers.of("newUsers", LawModelWorld.users(row(moment, ministry(moment, moment.at().id),
            moment.any(moment.employees()))));
  }

  private static String row(Moment moment, TestInstitution ministry, String person) {
    return "{\"userMinistry\":%d,\"userEmail\":\"%s\"}".formatted(ministry.authorisationNumber(),
        moment.texts("select email from person where id = ?", person).get(0));
  }

  private static String employee(Moment moment, String ministry) {
    return moment.any(moment.texts("select person_id from association where institution_id = ? and state = 'IN_FORCE'"
        + " and employed order by 1", ministry));
  }

  private static TestInstitution ministry(Moment moment, String id) {
    return new TestInstitution(id, Integer.parseInt(moment.texts("select authorisation_number::text from institution"
        + " where id = ?", id).get(0)));
  }

  /** Other ministries that are authorised today. */
  private static List<TestInstitution> others(Moment moment, String condition) {
    return moment.texts("""
        select i.id from institution i where i.name like 'Ministerium %' and i.id <> ? and i.authorised_until is null
          and i.suspended_on is null\s""" + condition + " order by md5(i.id || ?)", moment.at().id,
        moment.today().toString()).stream().map(id -> ministry(moment, id)).toList();
  }

  static List<Wish> wishes() {
    return List.of(
        new Wish("register Lovmodellen", 300, LawModelLife::register),
        new Wish("change the users of Lovmodellen", 120, moment -> change(moment, Map.of("change", "users"))),
        new Wish("begin a model year", 60, LawModelLife::renew),
        new Wish("hand Lovmodellen over", 25, LawModelLife::handOver),
        new Wish("end Lovmodellen", 6, moment -> change(moment, LawModelWorld.end())));
  }

  /** By the ministry itself, or by FSE for it. */
  private static boolean register(Moment moment) {
    List<String> open = moment.texts("""
        select case_number from case_file where institution_id = ? and kind = 'LAW_MODEL'
          and state not in ('LAW_MODEL_CLOSED', 'LAW_MODEL_HANDED_OVER', 'LAW_MODEL_NOT_MADE')""", moment.at().id);
    List<String> able = moment.with("RESPONSIBLE");
    if (moment.at().sort != Sort.MINISTRY || !open.isEmpty() || able.isEmpty() || !isAuthorised(moment)) {
      return false;
    }
    String person = moment.dice().perMille(300) ? moment.dice().one(Fse.REVIEWERS) : able.get(0);
    start(moment, "register-law-model", person, LawModelWorld.start(ministry(moment, moment.at().id),
        moment.today().getYear()));
    return true;
  }

  private static boolean renew(Moment moment) {
    List<String> last = moment.texts("""
        select max(y.year)::text from law_model_year y join law_model m on m.model = y.case_number
        join case_file f on f.case_number = m.case_number
        where f.institution_id = ? and f.state = 'LAW_MODEL_IN_FORCE' having max(y.year) <= ?""", moment.at().id,
        moment.today().getYear());
    return !last.isEmpty() && change(moment, Map.of("change", "year", "year", Integer.parseInt(last.get(0)) + 1));
  }

  private static boolean handOver(Moment moment) {
    List<TestInstitution> able = others(moment, """
        and not exists (select 1 from case_file f where f.institution_id = i.id and f.kind = 'LAW_MODEL'
          and f.state not in ('LAW_MODEL_CLOSED', 'LAW_MODEL_HANDED_OVER', 'LAW_MODEL_NOT_MADE'))""");
    return !able.isEmpty() && change(moment, Map.of("change", "handOver", "newMinistry",
        able.get(0).authorisationNumber(), "reason", "Ressortændring."));
  }

  private static boolean change(Moment moment, Map<String, Object> what) {
    List<String> found = moment.texts("select case_number from case_file where institution_id = ?"
        + " and state = 'LAW_MODEL_IN_FORCE'", moment.at().id);
    List<String> able = moment.with("RESPONSIBLE");
    if (found.isEmpty() || able.isEmpty()) {
      return false;
    }
    start(moment, "change-law-model", able.get(0), LawModelWorld.change(found.get(0), what));
    return true;
  }
}
