package dk.dst.microdata.desk.overview;

import dk.dst.microdata.desk.overview.Figures.Column;
import dk.dst.microdata.desk.overview.Table.Chart;
import dk.dst.microdata.ground.decision.Recommendation;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.rights.CaseKind.Scheme;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.application.Condition;
import dk.dst.microdata.schemes.authority.AuthorityCondition;
import dk.dst.microdata.schemes.lawmodel.Conditions;
import dk.dst.microdata.schemes.proposal.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came back to those who had sent it, and why: conditions that were not met, and what was recommended. */
@Component
@Order(4)
record Returns(JdbcClient jdbc) implements Section {

  private static final Set<String> BACK = Set.of("return", "returned");

  /** Somebody's choice, or what a check found. */
  private record Choice(String caseNumber, String institution, Scheme scheme, Step step, int round, String outcome,
      String reason, LocalDate day) {

    boolean isSent() {
      return Step.SENT.contains(step);
    }

    boolean isUnmet() {
      return Step.CHECKED.contains(step) && outcome.equals("notMet");
    }

    boolean isSentBack() {
      return Step.ASSESSED.contains(step) && BACK.contains(outcome);
    }
  }

  private record Unmet(String caseNumber, String institution, Scheme scheme, String condition, String evidence,
      LocalDate day) {}

  @Override
  public String key() {
    return "returns";
  }

  @Override
  public String title() {
    return "Sendt tilbage, og hvorfor";
  }

  @Override
  public Content of(Wanted wanted) {
    List<Choice> choices = choices(wanted);
    List<Unmet> unmet = unmet(wanted);
    var ofChoices = new Figures<Choice>(List.of("Trin", "Dag", "Begrundelse"), one -> new Line(one.day() + " "
        + one.caseNumber() + " " + one.step() + " " + one.round(), one.caseNumber(), one.institution(),
        List.of(one.step().danish(), Danish.day(one.day()), one.reason())));
    var ofUnmet = new Figures<Unmet>(List.of("Betingelse", "Dag", "Hvad der blev fundet"), one -> new Line(one.day()
        + " "
        + one.caseNumber() + " " + one.condition(), one.caseNumber(), one.institution(),
        List.of(one.condition(), Danish.day(one.day()), one.evidence())));
    Table conditions = ofUnmet.cross("conditions", "Betingelser, der ikke var opfyldt", "Betingelse",
        Figures.largestFirst(unmet, Unmet::condition), List.of(new Column<>("Gange", one -> true)))
        .with(new Chart("bar", List.of(1), "gange", List.of()));
    Table recommendations = ofChoices.cross("recommendations", "FSE’s indstillinger efter ordning", "Ordning",
        Figures.byScheme(choices.stream().filter(one -> Step.ASSESSED.contains(one.step())).toList(), Choice::scheme),
        List.of(new Column<>("Godkendelse", one -> Set.of(Recommendation.APPROVE.key(),
            "approved").contains(one.outcome())),
            new Column<>("Retur", Choice::isSentBack), new Column<>("Afslag", one -> !one.isSentBack()
                && !Set.of(Recommendation.APPROVE.key(), "approved").contains(one.outcome()))))
        .with(new Chart("stacked", List.of(1, 2, 3), "indstillinger", List.of()));
    return new Content(wanted.period(), List.of(shares(ofChoices, choices), conditions, recommendations),
        List.of(ofChoices, ofUnmet));
  }

  private static Table shares(Figures<Choice> figures, List<Choice> choices) {
    Map<String, List<Choice>> schemes = Figures.byScheme(choices, Choice::scheme);
    Table counted = figures.cross("shares", "Indsendt og sendt tilbage", "Ordning", schemes, List.of(
        new Column<>("Indsendt", Choice::isSent), new Column<>("Tilbage efter kontrol", Choice::isUnmet),
        new Column<>("Tilbage fra FSE", Choice::isSentBack),
        new Column<>("Tilbage i alt", one -> one.isUnmet() || one.isSentBack())));
    var heads = new ArrayList<>(counted.heads());
    heads.add("Andel sendt tilbage (%)");
    return new Table(counted.key(), counted.title(),
        "Andelen er sendt tilbage i perioden i forhold til indsendt i perioden.",
        heads, counted.rows().stream().map(Returns::withShare).toList(),
        counted.total() == null ? null : withShare(counted.total()), new Chart("bar", List.of(1, 4), "gange",
            List.of()));
  }

  private static List<Cell> withShare(List<Cell> row) {
    var cells = new ArrayList<>(row);
    cells.add(Cell.share(row.get(4).number().intValue(), row.get(1).number().intValue()));
    return cells;
  }

  private List<Choice> choices(Wanted wanted) {
    return wanted.narrow(jdbc.sql("select d.*, (d.decided_at at time zone 'Europe/Copenhagen')::date as day,"
        + " i.name as institution, " + CaseRow.SCHEME + " as scheme from decision d join" + CaseRow.OF_DECISION
        + "where d.decided_at >= :from and d.decided_at < :until and d.step = any (:steps) and" + CaseRow.IS_WANTED))
        .param("from", wanted.begins()).param("until", wanted.ends())
        .param("steps", Stream.of(Step.SENT, Step.CHECKED, Step.ASSESSED).flatMap(Set::stream).map(Step::name)
            .distinct().toArray(String[]::new))
        .query((row, i) -> new Choice(row.getString("case_number"), row.getString("institution"),
            Scheme.valueOf(row.getString("scheme")), Step.valueOf(row.getString("step")), row.getInt("round"),
            row.getString("outcome"), row.getString("reason"), row.getObject("day", LocalDate.class))).list();
  }

  /** Of a check that is kept by itself the day it was made, of the others the day of the choice it belongs to. */
  private List<Unmet> unmet(Wanted wanted) {
    Map<String, String> names = new HashMap<>();
    for (Condition one : Condition.values()) {
      names.put("DATABASE " + one.name(), one.danish());
    }
    for (Rule one : Rule.values()) {
      names.put("PROPOSAL " + one.name(), one.danish());
    }
    for (AuthorityCondition one : AuthorityCondition.values()) {
      names.put("AUTHORITY " + one.name(), one.danish());
    }
    Conditions.danish().forEach((name, danish) -> names.put("LAW_MODEL " + name, danish));
    return wanted.narrow(jdbc.sql("""
            select d.case_number, d.kind || ' ' || d.condition as condition, d.evidence, d.day,
              i.name as institution,\s"""
            + CaseRow.SCHEME + " as scheme from (" + """
              select c.case_number, 'DATABASE' as kind, g.condition, g.evidence,
                     (c.checked_at at time zone 'Europe/Copenhagen')::date as day
              from eligibility_check c join finding g on g.check_id = c.id
              where c.submission is not null and g.outcome = 'NOT_MET'
              union all
              select g.case_number, g.kind, g.condition, g.evidence,
                     (k.decided_at at time zone 'Europe/Copenhagen')::date
              from (select case_number, submission, rule as condition, outcome, evidence, 'PROPOSAL' as kind
                    from proposal_finding
                    union all select case_number, submission, condition, outcome, evidence, 'AUTHORITY'
                    from authority_finding
                    union all select case_number, submission, rule, outcome, evidence, 'LAW_MODEL'
                    from law_model_finding) g
              join decision k on k.case_number = g.case_number and k.round = g.submission
                and k.step = any (case g.kind when 'LAW_MODEL' then :sent else :checked end)
              where g.outcome = 'NOT_MET') d join""" + CaseRow.OF_DECISION
            + "where d.day between :from and :until and" + CaseRow.IS_WANTED))
        .param("from", wanted.from()).param("until", wanted.until())
        .param("sent", names(Step.SENT)).param("checked", names(Step.CHECKED))
        .query((row, i) -> new Unmet(row.getString("case_number"), row.getString("institution"),
            Scheme.valueOf(row.getString("scheme")), names.getOrDefault(row.getString("condition"),
                "Ophævet betingelse"),
            row.getString("evidence"), row.getObject("day", LocalDate.class))).list();
  }

  private static String[] names(Set<Step> steps) {
    return steps.stream().map(Step::name).toArray(String[]::new);
  }
}
