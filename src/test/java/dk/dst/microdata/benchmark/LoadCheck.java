package dk.dst.microdata.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.support.Patience;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people were told is done, held against what the database has; past the application. */
final class LoadCheck {

  /** By what somebody completes, what is decided in it. */
  private static final Map<String, String> STEPS = Map.of("userTask_completeApplication", "SUBMISSION",
      "userTask_reviewApplication", "REVIEW", "userTask_approveApplication", "APPROVAL", "userTask_signAgreement",
      "SIGNATURE", "userTask_completeProposal", "PROPOSAL_DRAFTED", "userTask_reviewProposal", "PROPOSAL_REVIEW",
      "userTask_signProposal", "PROPOSAL_SIGNATURE", "userTask_deliverPurchased", "PURCHASE");

  private final JdbcClient records;
  private final Timings timings;

  LoadCheck(JdbcClient records, Timings timings) {
    this.records = records;
    this.timings = timings;
  }

  void nothingIsLostOrDoubled() {
    assertThat(timings.errors()).as("answers that nobody should get").isEmpty();
    Patience.await("what runs by itself has run").until(() -> count("select count(*) from camunda.act_ru_job"
        + " where coalesce(duedate_, now()) <= now() and retries_ > 0") == 0);
    assertThat(count("select count(*) from camunda.act_ru_incident")).as("incidents").isZero();
    var told = new TreeMap<String, Integer>();
    STEPS.forEach((task, step) -> told.put(step, timings.howOften(task)));
    told.values().removeIf(times -> times == 0);
    assertThat(decisions()).as("decisions of people, by step").isEqualTo(told);
    assertThat(records.sql("select case_number || ' ' || step from microdata.decision group by case_number, step"
        + " having count(*) > 1").query(String.class).list()).as("decided twice").isEmpty();
    databases();
    proposals();
    assertThat(records.sql("select case_number from microdata.case_file f where kind in ('DATABASE', 'PROPOSAL') and"
        + " not exists (select from camunda.act_ru_execution e where e.business_key_ = f.case_number)"
        + " and state <> 'PROPOSAL_IN_FORCE'").query(String.class).list()).as("cases without a next step").isEmpty();
  }

  private Map<String, Integer> decisions() {
    var found = new TreeMap<String, Integer>();
    records.sql("select step, count(*) as times from microdata.decision group by step").query(row -> {
      if (STEPS.containsValue(row.getString("step"))) {
        found.put(row.getString("step"), row.getInt("times"));
      }
    });
    return found;
  }

  private void databases() {
    stands("DATABASE", List.of("started apply-for-project-database", "userTask_completeApplication",
        "userTask_reviewApplication", "userTask_approveApplication", "userTask_signAgreement"),
        List.of("DRAFT", "UNDER_REVIEW", "FOR_APPROVAL", "FOR_SIGNATURE", "IN_OPERATION"));
    assertThat(count("select count(*) from microdata.project_database")).as("databases")
        .isEqualTo(timings.howOften("userTask_signAgreement"));
  }

  private void proposals() {
    stands("PROPOSAL", List.of("started propose-project", "userTask_completeProposal", "userTask_reviewProposal",
        "userTask_signProposal"), List.of("PROPOSAL_DRAFT", "PROPOSAL_UNDER_REVIEW", "PROPOSAL_FOR_SIGNATURE",
        "PROPOSAL_IN_FORCE"));
  }

  /** As many cases stand in each state as came to it and did not go on. */
  private void stands(String kind, List<String> steps, List<String> states) {
    var expected = new TreeMap<String, Integer>();
    for (int i = 0; i < states.size(); i++) {
      int went = i + 1 < steps.size() ? timings.howOften(steps.get(i + 1)) : 0;
      expected.put(states.get(i), timings.howOften(steps.get(i)) - went);
    }
    expected.values().removeIf(times -> times == 0);
    var found = new TreeMap<String, Integer>();
    records.sql("select state, count(*) as times from microdata.case_file where kind = ? group by state").param(kind)
        .query(row -> {
          found.put(row.getString("state"), row.getInt("times"));
        });
    assertThat(found).as("where cases stand, %s", kind).isEqualTo(expected);
  }

  private int count(String sql) {
    return records.sql(sql).query(Integer.class).single();
  }
}
