package dk.dst.microdata.simulation;

import dk.dst.microdata.desk.certification.CertificationController;
import dk.dst.microdata.desk.certification.CertificationController.Answer;
import dk.dst.microdata.desk.certification.CertificationController.Begin;
import dk.dst.microdata.facts.certificate.Asked;
import dk.dst.microdata.facts.certificate.Attempts;
import dk.dst.microdata.simulation.Wishes.Wish;
import java.util.List;

/** People take the yearly test through its own endpoints, with the bank's right answers in a hand of their own. */
final class TestTakers {

  private static final int A_DAY = 3;
  private static final int WAYS = 4;

  private TestTakers() {}

  static List<Wish> wishes() {
    return List.of(new Wish("take the test", 600, TestTakers::take));
  }

  /** Whose certificate runs out soon, has run out, or was never there; the longest first. Three of four attempts succeed. */
  private static boolean take(Moment moment) {
    List<String> due = moment.texts("""
        select person_id from association where institution_id = ? and state = 'IN_FORCE'
          and (certified_on is null or certified_on + interval '1 year' - interval '40 days' <= ?)
        order by certified_on nulls first, person_id limit 1""", moment.at().id, moment.today());
    if (due.isEmpty()) {
      return false;
    }
    String person = due.get(0);
    for (int attempt = used(moment, person) + 1; attempt <= A_DAY; attempt++) {
      if (attempt(moment, person, attempt, moment.dice().perMille(750))) {
        break;
      }
    }
    return true;
  }

  private static int used(Moment moment, String person) {
    return moment.tables().sql("select count(*) from certification_attempt where person_id = ? and day = ?")
        .param(person).param(moment.today()).query(Integer.class).single();
  }

  private static boolean attempt(Moment moment, String person, int number, boolean knows) {
    CertificationController desk = moment.house().part(CertificationController.class);
    Wishes.as(moment, person, () -> {
      long attempt = (Long) desk.begin(new Begin(number)).get("attempt");
      for (Asked asked : moment.house().part(Attempts.class).asked(attempt)) {
        int right = asked.shown().indexOf(rightAnswer(moment, asked));
        boolean slips = !knows && asked.position() % WAYS == 1;
        desk.answer(attempt, asked.position(), new Answer(slips ? (right + 1) % asked.shown().size() : right));
      }
      desk.submit(attempt);
    });
    return knows;
  }

  private static String rightAnswer(Moment moment, Asked asked) {
    return moment.tables().sql("select right_answer from certification_question where number = ? and version = ?")
        .param(asked.question().number()).param(asked.question().version()).query(String.class).single();
  }
}
