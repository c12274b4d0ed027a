package dk.dst.microdata.schemes.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.facts.institution.Associations;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.ground.agreement.Seen;
import dk.dst.microdata.ground.decision.Recommendation;
import dk.dst.microdata.ground.decision.Ruling;
import dk.dst.microdata.ground.form.FormView;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.races.AtOnce;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestInstitution;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What no longer holds when somebody is about to say yes: seen by them beside what was sent, and kept from being said. */
class AssessmentsTest extends EngineTest {

  private static final Seen UNSEEN = new Seen("", "");

  @Autowired
  private Assessments assessments;
  @Autowired
  private Applications applications;
  @Autowired
  private EligibilityChecks checks;
  @Autowired
  private Associations associations;
  @Autowired
  private List<FormView> views;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private TransactionTemplate transaction;

  private TestInstitution institution;

  @BeforeEach
  void anInstitution() {
    institution = world.qualified();
  }

  @Test
  void theFormsShowWhatIsOtherwiseTodayAndNothingElse() {
    String caseNumber = world.underReview(institution);
    Map<String, Object> before = shown("review-application", caseNumber);
    assertThat(before.get("todayWords")).isEqualTo("Alle betingelser, der kan tælles, er opfyldt.");
    assertThat(rows(before)).noneMatch(row -> row.contains("i dag"));
    closeProjects(4);

    for (String form : List.of("review-application", "approve-application", "sign-agreement")) {
      Map<String, Object> now = shown(form, caseNumber);
      assertThat(now.get("todayWords").toString()).startsWith("Ikke opfyldt. Mindst fem aktive projekter: ");
      assertThat(rows(now)).filteredOn(row -> row.contains("Opfyldt – i dag: Ikke opfyldt")).singleElement()
          .matches(row -> row.contains("Mindst fem aktive projekter"));
    }
  }

  @Test
  void everyYesIsRefusedAndEveryNoIsNot() {
    String recommended = world.underReview(institution);
    String approved = world.forApproval(institution);
    closeProjects(4);
    assertThatThrownBy(() -> assessments.review(recommended, Recommendation.APPROVE, "Ja.", "rikke"))
        .isInstanceOf(InputRefused.class).hasMessageContaining("Mindst fem aktive projekter: ");
    assertThatThrownBy(() -> assessments.approve(approved, Ruling.APPROVED, "Ja.", "karen"))
        .isInstanceOf(InputRefused.class).hasMessageContaining("Mindst fem aktive projekter: ");
    assessments.review(recommended, Recommendation.REFUSE, "Nej.", "rikke");
    assessments.approve(approved, Ruling.REFUSED, "Nej tak.", "karen");
    assertThat(List.of(applications.get(recommended).state(), applications.get(approved).state()))
        .containsExactly(CaseState.FOR_APPROVAL, CaseState.NOT_APPROVED);
    assertThat(jdbc.sql("select distinct body from notice where case_number = ? and kind = 'REFUSED'").param(approved)
        .query(String.class).single()).contains("(FSE’s afgørelse), ", ": Nej tak.", "Mindst fem aktive projekter: ",
            "Kilde: „har mindst fem aktive projekter med væsentligt dataoverlap“", "(FSE’s vurdering), ");
  }

  /** The administrator is one again: what was found meanwhile stays with the round in which it was found. */
  @Test
  void aRoundKeepsWhatWasFoundInIt() {
    String caseNumber = world.forSignature(institution);
    associations.dismiss(institution.id(), institution.manager(), Role.ADMINISTRATOR);
    assertThat(assessments.sign(caseNumber, true, UNSEEN, "", institution.signatory())).isEqualTo(Assessments.Signature.NOT_MET);
    assertThat(assessments.sign(caseNumber, true, UNSEEN, "", institution.signatory())).as("asked a second time")
        .isEqualTo(Assessments.Signature.NOT_MET);
    associations.appoint(institution.id(), institution.manager(), Role.ADMINISTRATOR);
    assertThat(applications.get(caseNumber).submission()).isEqualTo(2);
    assertThat(checks.findings(caseNumber, 1)).noneMatch(Finding::isLacking);
    assertThat(checks.findings(caseNumber, 2)).filteredOn(Finding::isLacking).extracting(Finding::condition)
        .containsExactly(Condition.AN_ADMINISTRATOR);
    assessments.review(caseNumber, Recommendation.APPROVE, "Udpeget igen.", "rikke");
    assertThat(applications.get(caseNumber).state()).isEqualTo(CaseState.FOR_APPROVAL);
  }

  @Test
  void ofTwoWhoSignAtOnceWhatNoLongerHoldsOneBeginsTheRound() throws Exception {
    String caseNumber = world.forSignature(institution);
    closeProjects(4);
    Runnable sign = () -> transaction.executeWithoutResult(status ->
        assessments.sign(caseNumber, true, UNSEEN, "", institution.signatory()));
    assertThat(AtOnce.run(sign, sign)).isEqualTo(2);
    assertThat(applications.get(caseNumber).submission()).isEqualTo(2);
    assertThat(traces.notices(caseNumber)).filteredOn(line -> line.startsWith("ASSESSED_AGAIN")).hasSize(2);
  }

  private Map<String, Object> shown(String form, String caseNumber) {
    return views.stream().filter(view -> view.form().equals(form)).findFirst().orElseThrow().show(caseNumber);
  }

  private static List<String> rows(Map<String, Object> shown) {
    return ((List<?>) shown.get("findings")).stream().map(Object::toString).toList();
  }

  /** So many projects stay open. */
  private void closeProjects(int open) {
    jdbc.sql("""
            update project set closed_on = ? where institution_id = ? and number not in
              (select number from project where institution_id = ? order by number limit ?)""")
        .param(LocalDate.now(clock).minusDays(1)).param(institution.id()).param(institution.id()).param(open).update();
  }
}
