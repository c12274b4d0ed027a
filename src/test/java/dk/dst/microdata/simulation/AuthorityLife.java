package dk.dst.microdata.simulation;

import static dk.dst.microdata.simulation.Wishes.as;
import static dk.dst.microdata.simulation.Wishes.isAuthorised;
import static dk.dst.microdata.simulation.Wishes.start;

import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.schemes.authority.Analyses;
import dk.dst.microdata.schemes.authority.Analyses.Wanted;
import dk.dst.microdata.simulation.Institute.Sort;
import dk.dst.microdata.simulation.Wishes.Wish;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.util.List;
import java.util.Map;
import org.camunda.spin.Spin;
import org.springframework.transaction.support.TransactionTemplate;

/** Authorities apply, register analyses, renew or forget to, and end; others try and are told that it is not for them. */
final class AuthorityLife {

  private AuthorityLife() {}

  static void habits(Habits habits) {
    habits.habit("completeAuthorityApplication", 1, 30, 40, AuthorityLife::application);
    habits.habit("reviewAuthority", 1, 20, 0, moment -> TestAnswers.authorityReview(Habits.isHopeless(moment) ? "return"
        : moment.pick("approve", 82, "return", 13, "refuse", 5)));
    habits.habit("approveAuthority", 1, 12, 0, moment -> TestAnswers.ruling(Habits.isHopeless(moment) ? "returned"
        : moment.pick("approved", 88, "returned", 7, "refused", 5)));
    habits.habit("signAuthority", 1, 25, 40, moment -> Habits.isHopeless(moment)
        || moment.pick("yes", 93, "no", 7).equals("no") ? TestAnswers.declined() : TestAnswers.authoritySigned());
    habits.habit("renewAuthority", 1, 130, 150, moment -> {
      var answers = TestAnswers.authorityRenewal(institution(moment));
      answers.put("contact", moment.someone("ADMINISTRATOR"));
      answers.put("securityDay", moment.today().minusDays(5).toString());
      return answers;
    });
    habits.habit("instructAuthorityDeletion", 1, 200, 0, moment -> TestAnswers.deletionInstruction());
    habits.habit("confirmAuthorityDeletion", 1, 15, 0, moment -> TestAnswers.deletionConfirmed());
  }

  private static TestInstitution institution(Moment moment) {
    return new TestInstitution(moment.at().id, 1);
  }

  /** Some name a contact who is no administrator, or a document of a day to come, and have it back. */
  private static Map<String, Object> application(Moment moment) {
    var answers = TestAnswers.authority(institution(moment));
    boolean careless = moment.attempt() == 0 && moment.dice().perMille(200);
    String contact = moment.someone("ADMINISTRATOR");
    answers.put("authorityKind", moment.at().sort == Sort.AUTHORITY ? moment.pick("MUNICIPALITY", 60, "AGENCY", 40)
        : "NONE");
    answers.put("contact", careless ? moment.any(moment.employees()) : contact);
    answers.put("signatory", moment.someone("SIGNATORY"));
    answers.put("users", Spin.JSON("[\"" + moment.any(moment.employees()) + "\"]"));
    answers.put("securityDay", moment.today().plusDays(careless ? 30 : -30).toString());
    return answers;
  }

  static List<Wish> wishes() {
    return List.of(
        new Wish("apply for the authority scheme", 400, moment -> moment.at().sort == Sort.AUTHORITY && apply(moment,
            "and state not in ('AUTHORITY_CLOSED', 'AUTHORITY_NOT_APPROVED')")),
        new Wish("try the authority scheme", 60, moment -> moment.at().sort != Sort.AUTHORITY
            && moment.at().sort != Sort.MINISTRY && apply(moment, "")),
        new Wish("register an analysis", 700, AuthorityLife::register),
        new Wish("order data as an authority", 150, AuthorityLife::order),
        new Wish("close the authority scheme", 6, AuthorityLife::close));
  }

  /** Once, unless the case before is one that may be followed by another. */
  private static boolean apply(Moment moment, String whichCountsStill) {
    List<String> before = moment.texts("select case_number from case_file where institution_id = ?"
        + " and kind = 'AUTHORITY_SCHEME' " + whichCountsStill, moment.at().id);
    List<String> able = moment.with("ADMINISTRATOR");
    if (!before.isEmpty() || able.isEmpty() || !isAuthorised(moment)) {
      return false;
    }
    start(moment, "authority-scheme", able.get(0), Map.of());
    return true;
  }

  /** Also while it is frozen, which is refused. */
  private static boolean register(Moment moment) {
    for (String caseNumber : inOperation(moment, "case_number")) {
      List<String> able = moment.house().part(Cases.class).get(caseNumber).whoMay(Command.REGISTER_ANALYSIS);
      String person = moment.any(able);
      String user = moment.any(moment.texts("""
          select x.person_id from project_access x join project p on p.number = x.project_number
          where p.case_number = ? and x.access_until is null order by 1""", caseNumber));
      var wanted = new Wanted("Analyse af " + moment.today(), "Svar til byrådet om børn og skoler.", moment.today(),
          moment.today().plusDays(moment.dice().from(0, 60)), List.of(user));
      as(moment, person, () -> moment.house().part(TransactionTemplate.class).executeWithoutResult(status ->
          moment.house().part(Analyses.class).register(caseNumber, wanted, person)));
      return true;
    }
    return false;
  }

  /** By resubmission, one at a time; also while it is frozen, which is refused. */
  private static boolean order(Moment moment) {
    List<String> able = moment.with("ADMINISTRATOR");
    for (String number : able.isEmpty() ? List.<String>of() : inOperation(moment, "number::text")) {
      if (!moment.texts("select case_number from proposal where project_number = ? and open", Integer.valueOf(number))
          .isEmpty()) {
        return false;
      }
      start(moment, "resubmit-project", able.get(0), TestAnswers.of("projectNumber", Integer.valueOf(number),
          "schemeAfter", "unchanged"));
      return true;
    }
    return false;
  }

  private static boolean close(Moment moment) {
    List<String> able = moment.with("RESPONSIBLE");
    for (String number : able.isEmpty() ? List.<String>of() : inOperation(moment, "number::text")) {
      start(moment, "close-project", able.get(0), TestAnswers.projectClosing(Integer.parseInt(number)));
      return true;
    }
    return false;
  }

  private static List<String> inOperation(Moment moment, String column) {
    return moment.texts("select " + column + " from project p join case_file f using (case_number)"
        + " where f.institution_id = ? and f.state = 'AUTHORITY_IN_OPERATION' and p.closed_on is null", moment.at().id);
  }
}
