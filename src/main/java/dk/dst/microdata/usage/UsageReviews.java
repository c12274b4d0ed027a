package dk.dst.microdata.usage;

import dk.dst.microdata.database.ProjectDatabases;
import dk.dst.microdata.database.Shutdowns;
import dk.dst.microdata.decision.Decisions;
import dk.dst.microdata.decision.Step;
import dk.dst.microdata.form.InputRefused;
import dk.dst.microdata.project.Project;
import dk.dst.microdata.project.Projects;
import dk.dst.microdata.register.Comparison;
import dk.dst.microdata.scheme.TermsInForce;
import dk.dst.microdata.usage.UsagePolicy.Usage;
import dk.dst.microdata.usage.UsagePolicy.Use;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The periodic reviews of a project database: what was measured, what was said, what was decided. */
@Repository
public class UsageReviews {

  /** One review as measured. */
  public record UsageReview(String caseNumber, int number, LocalDate measuredOn, int registers, int used,
      int subprojects, String advice, LocalDate concludedOn) {}

  /** One register of a review. */
  public record RegisterRow(String registerCode, int projects, boolean leaves) {}

  private final JdbcClient jdbc;
  private final ProjectDatabases databases;
  private final Projects projects;
  private final Shutdowns shutdowns;
  private final Decisions decisions;
  private final TermsInForce terms;
  private final Clock clock;

  UsageReviews(JdbcClient jdbc, ProjectDatabases databases, Projects projects, Shutdowns shutdowns,
      Decisions decisions, TermsInForce terms, Clock clock) {
    this.jdbc = jdbc;
    this.databases = databases;
    this.projects = projects;
    this.shutdowns = shutdowns;
    this.decisions = decisions;
    this.terms = terms;
    this.clock = clock;
  }

  /** Measures the use today and opens a review with the figures. While one is open, a second run changes nothing. */
  public void measure(String caseNumber) {
    List<Project> active = projects.ofDatabase(caseNumber).stream().filter(project -> project.isActive(today()))
        .toList();
    Usage usage = UsagePolicy.measure(new Comparison(databases.content(caseNumber), projects.uses(active),
        Map.of()), active.size());
    boolean opened = jdbc.sql("""
            insert into usage_review (case_number, number, measured_on, registers, used, subprojects, advice)
            select ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ? from usage_review where case_number = ?
            on conflict do nothing""")
        .param(caseNumber).param(today()).param(usage.uses().size()).param(usage.used()).param(usage.subprojects())
        .param(UsagePolicy.advise(usage, terms.now()).danish()).param(caseNumber).update() == 1;
    if (opened) {
      for (Use use : usage.uses()) {
        jdbc.sql("insert into usage_review_register (case_number, number, register_code, projects)"
                + " values (?, ?, ?, ?)")
            .param(caseNumber).param(latest(caseNumber).number()).param(use.register()).param(use.projects()).update();
      }
    }
  }

  public void comment(String caseNumber, String comment, String by) {
    decisions.record(caseNumber, Step.USAGE_COMMENT, latest(caseNumber).number(), "commented", comment, by);
  }

  /**
   * What the reviewer decides or proposes.
   *
   * @param leavingRegisters codes of the registers that should leave; needed for a restriction, and not all of them
   */
  public void decide(String caseNumber, Measure measure, Collection<String> leavingRegisters, String reason,
      String by) {
    UsageReview review = latest(caseNumber);
    Set<String> leaving = Set.copyOf(leavingRegisters);
    if (measure == Measure.RESTRICT && (leaving.isEmpty() || leaving.size() >= review.registers())) {
      throw InputRefused.field("Registre, der skal udgå", leaving.isEmpty()
          ? "Vælg de registre, der skal udgå." : "Alle registre kan ikke udgå; foreslå nedlæggelse i stedet.");
    }
    jdbc.sql("update usage_review_register set leaves = register_code = any (?) where case_number = ? and number = ?")
        .param((measure == Measure.RESTRICT ? leaving : Set.<String>of()).toArray(String[]::new))
        .param(caseNumber).param(review.number()).update();
    decisions.record(caseNumber, Step.USAGE_REVIEW, review.number(), measure.key(), reason, by);
    if (measure == Measure.CONTINUE) {
      conclude(caseNumber);
    }
  }

  public void answerHearing(String caseNumber, String answer, String by) {
    decisions.record(caseNumber, Step.HEARING, latest(caseNumber).number(), "answered", answer, by);
  }

  /**
   * FSE's decision after the hearing.
   *
   * @throws InputRefused where that person has reviewed the use this time: two people decide, never one
   */
  public void confirm(String caseNumber, Measure measure, String reason, String by) {
    if (hasReviewed(caseNumber, by)) {
      throw new InputRefused("Du har selv vurderet anvendelsen i sag " + caseNumber
          + " og kan derfor ikke også afgøre sagen. Læg opgaven tilbage, så en anden kan tage den.");
    }
    int number = latest(caseNumber).number();
    if (measure == Measure.RESTRICT && registers(caseNumber, number).stream().noneMatch(RegisterRow::leaves)) {
      throw InputRefused.field("Afgørelse", "Ingen registre er udpeget til at udgå, så databasen kan ikke begrænses.");
    }
    decisions.record(caseNumber, Step.MEASURE, number, measure.key(), reason, by);
    if (measure == Measure.SHUT_DOWN) {
      shutdowns.begin(caseNumber, Shutdowns.Cause.USAGE_REVIEW);
    }
    if (measure != Measure.RESTRICT) {
      conclude(caseNumber);
    }
  }

  /** The registers that leave, leave: the content becomes smaller from today. */
  public void restrict(String caseNumber) {
    jdbc.sql("""
            update database_register d set removed_on = ? from usage_review_register r
            where d.case_number = ? and d.removed_on is null and r.case_number = d.case_number
              and r.register_code = d.register_code and r.number = ? and r.leaves""")
        .param(today()).param(caseNumber).param(latest(caseNumber).number()).update();
    conclude(caseNumber);
  }

  /** The next review counts from today, not from when this one was due. */
  private void conclude(String caseNumber) {
    boolean first = jdbc.sql("update usage_review set concluded_on = ? where case_number = ? and concluded_on is null")
        .param(today()).param(caseNumber).update() == 1;
    if (first) {
      jdbc.sql("update project_database set reviewed_on = ? where case_number = ?").param(today()).param(caseNumber)
          .update();
    }
  }

  public boolean hasReviewed(String caseNumber, String person) {
    return decisions.find(caseNumber, Step.USAGE_REVIEW, latest(caseNumber).number())
        .filter(decision -> decision.decidedBy().equals(person)).isPresent();
  }

  /** The review under way, or else the last one. */
  public UsageReview latest(String caseNumber) {
    return jdbc.sql("select * from usage_review where case_number = ? order by number desc limit 1").param(caseNumber)
        .query(UsageReview.class).single();
  }

  /** The registers of a review, the least used first. */
  public List<RegisterRow> registers(String caseNumber, int number) {
    return jdbc.sql("select register_code, projects, leaves from usage_review_register"
            + " where case_number = ? and number = ? order by projects, register_code")
        .param(caseNumber).param(number).query(RegisterRow.class).list();
  }

  public boolean isReviewed(String caseNumber) {
    return jdbc.sql("select count(*) from usage_review where case_number = ?").param(caseNumber).query(Integer.class)
        .single() > 0;
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
