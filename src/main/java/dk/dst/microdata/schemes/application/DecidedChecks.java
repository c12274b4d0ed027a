package dk.dst.microdata.schemes.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.ground.terms.SchemeTerms;
import dk.dst.microdata.schemes.application.Finding.Outcome;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The checks that decided submissions, many at once: what they looked at, and what they found. */
@Repository
class DecidedChecks {

  /** A check without its figures, which are made anew. @param title of the application */
  record Decided(long id, String caseNumber, String title, int submission, SchemeTerms terms, EligibilityFacts facts,
      List<Finding> findings) {

    boolean isEligible() {
      return findings.stream().noneMatch(finding -> finding.outcome() == Outcome.NOT_MET);
    }
  }

  private record Row(long id, String caseNumber, String title, int submission, String terms, String facts) {}

  private record FindingRow(long checkId, Condition condition, Outcome outcome, String figure, String evidence,
      String threshold, Finding.Basis basis, Boolean within) {

    Finding finding() {
      return new Finding(condition, outcome, figure, evidence, threshold, basis, within);
    }
  }

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  DecidedChecks(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = EligibilityChecks.lasting(json);
    this.clock = clock;
  }

  /** Those of these days whose facts can be looked at again, the newest first; by two statements, however many. */
  List<Decided> of(LocalDate from, LocalDate until) {
    List<Row> rows = jdbc.sql("""
            select c.id, c.case_number, a.title, c.submission, c.terms::text as terms, c.facts::text as facts
            from eligibility_check c join application a on a.case_number = c.case_number
            where c.submission is not null and c.evidence is not null
              and c.checked_at >= :from and c.checked_at < :until
            order by c.id desc""")
        .param("from", startOf(from)).param("until", startOf(until.plusDays(1))).query(Row.class).list();
    Map<Long, List<Finding>> findings = findings(rows.stream().map(Row::id).toList());
    return rows.stream().map(row -> new Decided(row.id(), row.caseNumber(), row.title(), row.submission(),
        read(row.terms(), SchemeTerms.class), read(row.facts(), EligibilityFacts.class),
        findings.getOrDefault(row.id(), List.of()))).toList();
  }

  private Map<Long, List<Finding>> findings(List<Long> checks) {
    var findings = new HashMap<Long, List<Finding>>();
    jdbc.sql("select check_id, condition, outcome, figure, evidence, threshold, basis, within from finding"
            + " where check_id = any (?)").param(checks.toArray(Long[]::new)).query(FindingRow.class).list()
        .forEach(row -> findings.computeIfAbsent(row.checkId(), id -> new ArrayList<>()).add(row.finding()));
    findings.values().forEach(list -> list.sort(Comparator.comparing(Finding::condition)));
    return findings;
  }

  private Timestamp startOf(LocalDate day) {
    return Timestamp.from(day.atStartOfDay(clock.getZone()).toInstant());
  }

  private <T> T read(String text, Class<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
