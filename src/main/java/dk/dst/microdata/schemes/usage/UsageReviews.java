package dk.dst.microdata.schemes.usage;

import static java.util.stream.Collectors.joining;

import dk.dst.microdata.facts.register.Comparison;
import dk.dst.microdata.facts.register.DataContent;
import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.schemes.database.Extensions;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.schemes.database.Shutdowns;
import dk.dst.microdata.schemes.project.Project;
import dk.dst.microdata.schemes.project.Projects;
import dk.dst.microdata.schemes.usage.UsagePolicy.Usage;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The periodic reviews of a project database: what was measured, what was said, what was decided. */
@Repository
public class UsageReviews {

  /** Why the use was measured. */
  public enum Kind { PERIODIC, EXTENSION, REOPENED }

  /** What becomes of a register of a review; observed ones are looked at again at the next. */
  public enum RegisterChoice { STAYS, LEAVES, OBSERVED }

  /** One review as measured. */
  public record UsageReview(String caseNumber, int number, Kind kind, LocalDate measuredOn, int registers, int used,
      int subprojects, String advice, LocalDate concludedOn, LocalDate reopenedOn) {}

  /** One register of a review. */
  public record ReviewedRegister(String registerCode, int projects, RegisterChoice choice) {

    public boolean leaves() {
      return choice == RegisterChoice.LEAVES;
    }
  }

  /** An active subproject that uses some of these registers, and which. */
  public record Affected(Project project, List<String> registers) {}

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batch;
  private final ProjectDatabases databases;
  private final Projects projects;
  private final Shutdowns shutdowns;
  private final Extensions extensions;
  private final Agreements agreements;
  private final RestrictionAgreement restriction;
  private final Decisions decisions;
  private final TermsInForce terms;
  private final Clock clock;

  UsageReviews(JdbcClient jdbc, NamedParameterJdbcTemplate batch, ProjectDatabases databases, Projects projects,
      Shutdowns shutdowns, Extensions extensions, Agreements agreements, RestrictionAgreement restriction,
      Decisions decisions, TermsInForce terms, Clock clock) {
    this.jdbc = jdbc;
    this.batch = batch;
    this.databases = databases;
    this.projects = projects;
    this.shutdowns = shutdowns;
    this.extensions = extensions;
    this.agreements = agreements;
    this.restriction = restriction;
    this.decisions = decisions;
    this.terms = terms;
    this.clock = clock;
  }

  /** Whether one is to begin today. While one is open, no other is. */
  public boolean isDue(String caseNumber) {
    return open(caseNumber).isEmpty() && databases.isReviewDue(caseNumber);
  }

  /** The day on which the next may begin; one that has passed where it is overdue. */
  public LocalDate next(String caseNumber) {
    return next(List.of(caseNumber)).get(caseNumber);
  }

  /** That day of each of these. */
  public Map<String, LocalDate> next(Collection<String> caseNumbers) {
    Map<String, LocalDate> next = databases.nextReviews(caseNumbers);
    jdbc.sql("select case_number from usage_review where concluded_on is null and case_number = any (?)")
        .param(caseNumbers.toArray(String[]::new)).query(String.class).list()
        .forEach(open -> next.replace(open, today().plusDays(1)));
    return next;
  }

  /** Measures the use today and opens a review with the figures. While one is open, a second run changes nothing. */
  public void measure(String caseNumber) {
    boolean again = jdbc.sql("select reopened_on is not null from usage_review where case_number = ?"
            + " and kind <> 'EXTENSION' order by number desc limit 1").param(caseNumber).query(Boolean.class).optional()
        .orElse(false);
    measure(caseNumber, again ? Kind.REOPENED : Kind.PERIODIC, null);
  }

  /** Measures the use for deciding an extension (P20): figures only, which is no review. */
  public void measureForExtension(String caseNumber) {
    boolean measured = jdbc.sql("""
            select exists (select 1 from usage_review where case_number = ? and kind = 'EXTENSION'
                and measured_on >= (select max(asked_on) from extension where case_number = ?))""")
        .param(caseNumber).param(caseNumber).query(Boolean.class).single();
    if (!measured) {
      measure(caseNumber, Kind.EXTENSION, today());
    }
  }

  private void measure(String caseNumber, Kind kind, LocalDate concludedOn) {
    List<Project> active = active(caseNumber);
    Usage usage = UsagePolicy.measure(new Comparison(databases.content(caseNumber), projects.uses(active),
        Map.of()), active.size());
    Optional<Integer> opened = jdbc.sql("""
            insert into usage_review (case_number, number, kind, concluded_on, measured_on, registers, used, subprojects,
                                      advice)
            select :caseNumber, coalesce(max(number), 0) + 1, :kind, :concludedOn, :today, :registers, :used, :subprojects,
                   :advice
            from usage_review where case_number = :caseNumber on conflict do nothing returning number""")
        .param("caseNumber", caseNumber).param("kind", kind.name()).param("concludedOn", concludedOn)
        .param("today", today()).param("registers", usage.uses().size()).param("used", usage.used())
        .param("subprojects", usage.subprojects())
        .param("advice", UsagePolicy.advise(usage, terms.now()).danish()).query(Integer.class).optional();
    if (kind == Kind.EXTENSION) {
      extensions.measured(caseNumber, UsagePolicy.advise(usage, terms.now()) == UsagePolicy.Advice.REASONABLE);
    }
    opened.ifPresent(number -> {
      batch.batchUpdate("insert into usage_review_register (case_number, number, register_code, projects)"
          + " values (:caseNumber, :number, :registerCode, :projects)", usage.uses().stream().map(use ->
              new MapSqlParameterSource("caseNumber", caseNumber).addValue("number", number)
                  .addValue("registerCode", use.register()).addValue("projects", use.projects()))
          .toArray(SqlParameterSource[]::new));
    });
  }

  public void comment(String caseNumber, String comment, String by) {
    decisions.record(caseNumber, Step.USAGE_COMMENT, latest(caseNumber).number(), "commented", comment, by);
  }

  /**
   * What the reviewer decides or proposes.
   *
   * @param leavingRegisters codes of the registers that should leave; needed for a restriction, and not all of them
   * @param observedRegisters codes of those that stay, but are looked at especially at the next review
   */
  public void decide(String caseNumber, Measure measure, Collection<String> leavingRegisters,
      Collection<String> observedRegisters, String reason, String by) {
    UsageReview review = latest(caseNumber);
    Set<String> leaving = measure == Measure.RESTRICT ? Set.copyOf(leavingRegisters) : Set.of();
    Set<String> observed = Set.copyOf(observedRegisters);
    if (observed.stream().anyMatch(leaving::contains)) {
      throw InputRefused.field("Registre, der følges til næste gennemgang", "Et register kan ikke både udgå og følges: "
          + observed.stream().filter(leaving::contains).sorted().collect(joining(", ")) + ".");
    }
    if (measure == Measure.RESTRICT && (leaving.isEmpty() || leaving.size() >= review.registers())) {
      throw InputRefused.field("Registre, der skal udgå", leaving.isEmpty()
          ? "Vælg de registre, der skal udgå." : "Alle registre kan ikke udgå; foreslå nedlæggelse i stedet.");
    }
    jdbc.sql("""
            update usage_review_register set choice = case when register_code = any (?) then 'LEAVES'
                when register_code = any (?) then 'OBSERVED' else 'STAYS' end
            where case_number = ? and number = ?""")
        .param(leaving.toArray(String[]::new)).param(observed.toArray(String[]::new))
        .param(caseNumber).param(review.number()).update();
    decisions.record(caseNumber, Step.USAGE_REVIEW, review.number(), measure.key(), reason, by);
    if (measure == Measure.CONTINUE) {
      conclude(caseNumber);
    } else if (measure == Measure.RESTRICT) {
      agreements.drawUp(restriction, caseNumber);
    }
  }

  public void answerHearing(String caseNumber, String answer, String by) {
    decisions.record(caseNumber, Step.HEARING, latest(caseNumber).number(), "answered", answer, by);
  }

  /** What the forms show of the document of a restriction; nothing where none is intended. */
  Map<String, Object> document(String caseNumber) {
    return agreements.shown(restriction, caseNumber);
  }

  /**
   * FSE's decision after the hearing.
   *
   * @throws InputRefused where the database is to be restricted and no register has been named that leaves
   */
  public void confirm(String caseNumber, Measure measure, String reason, String by) {
    int number = latest(caseNumber).number();
    if (measure == Measure.RESTRICT && registers(caseNumber, number).stream().noneMatch(ReviewedRegister::leaves)) {
      throw InputRefused.field("Afgørelse", "Ingen registre er udpeget til at udgå, så databasen kan ikke begrænses.");
    }
    decisions.record(caseNumber, Step.MEASURE, number, measure.key(), reason, by);
    if (measure == Measure.RESTRICT) {
      agreements.drawUp(restriction, caseNumber); // of what was before FSE when restrictions came to be documents
      agreements.signForFse(restriction, caseNumber, by);
    }
    if (measure == Measure.SHUT_DOWN) {
      shutdowns.begin(caseNumber, Shutdowns.Cause.USAGE_REVIEW);
    }
    if (measure != Measure.RESTRICT) {
      conclude(caseNumber);
    }
  }

  /** A review under way stops without a result, because the operation of the database has ended meanwhile. */
  public void stop(String caseNumber) {
    open(caseNumber).ifPresent(review -> {
      jdbc.sql("update usage_review set concluded_on = ? where case_number = ? and number = ?").param(today())
          .param(caseNumber).param(review.number()).update();
      decisions.record(caseNumber, Step.USAGE_REVIEW, review.number(), "stopped",
          "Driften af projektdatabasen ophørte, mens gennemgangen stod på.", Decisions.SYSTEM);
    });
  }

  /** However the operation ended: no figures of that day are decided upon when it is undone months later. */
  @EventListener
  public void onOperationEnded(Shutdowns.OperationEnded ended) {
    stop(ended.caseNumber());
  }

  /** The active subprojects that use some of these registers. */
  public List<Affected> affected(String caseNumber, Collection<String> registers) {
    List<Project> active = active(caseNumber);
    Map<Integer, DataContent> uses = projects.uses(active);
    return active.stream().map(project -> new Affected(project, registers.stream().sorted()
            .filter(uses.getOrDefault(project.number(), DataContent.NONE).registers()::contains).toList()))
        .filter(affected -> !affected.registers().isEmpty()).toList();
  }

  /** The registers that leave, leave: the content becomes smaller from today. The subprojects it affects are kept. */
  public void restrict(String caseNumber) {
    int number = latest(caseNumber).number();
    for (Affected affected : affected(caseNumber, leaving(caseNumber, number))) {
      jdbc.sql("insert into affected_subproject (case_number, number, project_number, registers) values (?, ?, ?, ?)"
              + " on conflict do nothing")
          .param(caseNumber).param(number).param(affected.project().number())
          .param(String.join(", ", affected.registers()))
          .update();
    }
    databases.takeAway(caseNumber, leaving(caseNumber, number));
    conclude(caseNumber);
  }

  /** The next review counts from today, not from when this one was due. */
  private void conclude(String caseNumber) {
    boolean first = jdbc.sql("update usage_review set concluded_on = ? where case_number = ? and concluded_on is null")
        .param(today()).param(caseNumber).update() == 1;
    if (first) {
      databases.reviewed(caseNumber);
    }
  }

  /** The review under way, or else the last one. */
  public UsageReview latest(String caseNumber) {
    return last(caseNumber).orElseThrow();
  }

  Optional<UsageReview> find(String caseNumber, int number) {
    return jdbc.sql("select * from usage_review where case_number = ? and number = ?").param(caseNumber).param(number)
        .query(UsageReview.class).optional();
  }

  /** The review under way, if there is one. */
  public Optional<UsageReview> open(String caseNumber) {
    return jdbc.sql("select * from usage_review where case_number = ? and concluded_on is null").param(caseNumber)
        .query(UsageReview.class).optional();
  }

  /** The last one, if there has been any; the figures for an extension, which may come while it is open, are none. */
  private Optional<UsageReview> last(String caseNumber) {
    return jdbc.sql("select * from usage_review where case_number = ? and kind <> 'EXTENSION'"
            + " order by number desc limit 1").param(caseNumber).query(UsageReview.class).optional();
  }

  /** The last figures, be they of a review or for an extension. */
  Optional<UsageReview> measured(String caseNumber) {
    return jdbc.sql("select * from usage_review where case_number = ? order by number desc limit 1").param(caseNumber)
        .query(UsageReview.class).optional();
  }

  /** Codes of the registers that leave by that review. */
  List<String> leaving(String caseNumber, int number) {
    return registers(caseNumber, number).stream().filter(ReviewedRegister::leaves).map(ReviewedRegister::registerCode).toList();
  }

  private List<Project> active(String caseNumber) {
    return projects.ofDatabase(caseNumber).stream().filter(project -> project.isActive(today())).toList();
  }

  /** The registers of a review, the least used first. */
  public List<ReviewedRegister> registers(String caseNumber, int number) {
    return jdbc.sql("select register_code, projects, choice from usage_review_register"
            + " where case_number = ? and number = ? order by projects, register_code")
        .param(caseNumber).param(number).query(ReviewedRegister.class).list();
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
