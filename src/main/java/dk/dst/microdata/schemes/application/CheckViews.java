package dk.dst.microdata.schemes.application;

import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.register.Comparison.Lack;
import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.ContentRow;
import dk.dst.microdata.facts.register.DataContent;
import dk.dst.microdata.facts.register.Deviations.Deviation;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.terms.SchemeTerms;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.application.CheckView.FindingLine;
import dk.dst.microdata.schemes.application.CheckView.GrowthLine;
import dk.dst.microdata.schemes.application.CheckView.LackingLine;
import dk.dst.microdata.schemes.application.CheckView.Line;
import dk.dst.microdata.schemes.application.CheckView.PairLine;
import dk.dst.microdata.schemes.application.CheckView.ProjectLine;
import dk.dst.microdata.schemes.application.CheckView.RegisterLine;
import dk.dst.microdata.schemes.application.CheckView.TermLine;
import dk.dst.microdata.schemes.application.CheckView.VariableLine;
import dk.dst.microdata.schemes.application.Finding.Basis;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts a kept check into words. What it says of names and numbers was kept with it; nothing is looked up anew. */
@Component
public class CheckViews {

  private final EligibilityChecks checks;
  private final ContentLists lists;
  private final Institutions institutions;
  private final Clock clock;

  CheckViews(EligibilityChecks checks, ContentLists lists, Institutions institutions, Clock clock) {
    this.checks = checks;
    this.lists = lists;
    this.institutions = institutions;
    this.clock = clock;
  }

  /** The checks of a case, the newest first; with or without the applicant's own. */
  public List<Line> lines(String caseNumber, boolean withOwn) {
    return checks.of(caseNumber, withOwn).stream().map(this::line).toList();
  }

  public CheckView show(EligibilityCheck check) {
    List<FindingLine> findings = check.findings().stream().map(CheckViews::line).toList();
    Evidence evidence = check.evidence();
    if (evidence == null) {
      return new CheckView(line(check), check.isEligible(),
          List.of("Tallene bag denne kontrol blev ikke gemt; resultatet gjorde."), List.of(), findings, List.of(),
          List.of(), List.of(), List.of(), List.of(), "", List.of(), List.of(), terms(check.terms()));
    }
    return new CheckView(line(check), check.isEligible(), summary(evidence, check.terms()), evidence.problems(),
        findings, evidence.registers().stream().map(CheckViews::line).toList(),
        evidence.projects().stream().map(CheckViews::line).toList(),
        evidence.lacking().stream().map(lackingLine -> new LackingLine(lackingLine.label(), lackingLine.projects(),
            why(lackingLine.lack()))).toList(),
        evidence.pairs().stream().map(pair -> new PairLine(pair.one(), pair.other(), Danish.percent(pair.overlap())))
            .toList(),
        evidence.growth().stream().map(year -> new GrowthLine(Danish.day(year.from()) + " – " + Danish.day(year.until()),
            year.started(), year.overlapping())).toList(),
        evidence.trend(), evidence.deviations().unknownRegisters(),
        Stream.concat(evidence.deviations().years().stream(), evidence.deviations().unknownVariables().stream())
            .map(CheckViews::words).toList(),
        terms(check.terms()));
  }

  /** The variables of one register of the check; empty where it was proposed whole. */
  public List<VariableLine> variables(EligibilityCheck check, String register) {
    Evidence.RegisterUse line = check.evidence() == null ? null : check.evidence().registers().stream()
        .filter(registerUse -> registerUse.code().equals(register)).findFirst().orElse(null);
    if (line == null || line.variableUses().isEmpty()) {
      return List.of();
    }
    return variables(line, lists.content(check.facts().contentList()).find(register), rows(check));
  }

  /** All variables of the check, by register. */
  Map<String, List<VariableLine>> variables(EligibilityCheck check) {
    var all = new HashMap<String, List<VariableLine>>();
    if (check.evidence() != null && check.facts().contentList() != null) {
      Map<String, ContentRow> rows = rows(check);
      DataContent content = lists.content(check.facts().contentList());
      check.evidence().registers().stream().filter(line -> !line.variableUses().isEmpty())
          .forEach(line -> all.put(line.code(), variables(line, content.find(line.code()), rows)));
    }
    return all;
  }

  private static List<VariableLine> variables(Evidence.RegisterUse line, DataContent.Holding holding,
      Map<String, ContentRow> rows) {
    return IntStream.range(0, line.variableUses().size()).mapToObj(i -> {
      ContentRow row = rows.get(line.code() + "." + holding.variables().get(i));
      return new VariableLine(row.variable(), row.label(), row.years().danish(), line.variableUses().get(i), note(row));
    }).toList();
  }

  private static String note(ContentRow row) {
    return Stream.of(row.preordered() == null ? "" : "Forudbestilt til " + row.preordered(),
        row.stated() == null ? "" : "I listen: " + row.stated()).filter(part -> !part.isEmpty())
        .collect(Collectors.joining(". "));
  }

  private Map<String, ContentRow> rows(EligibilityCheck check) {
    return lists.rows(check.facts().contentList()).stream()
        .collect(Collectors.toMap(row -> row.register() + "." + row.variable(), Function.identity()));
  }

  private Line line(EligibilityCheck check) {
    return new Line(check.id(), check.caseNumber(),
        check.submission() == null ? "Egen kontrol før indsendelse" : "Indsendelse " + check.submission(),
        Danish.moment(check.checkedAt().atZone(clock.getZone())),
        check.checkedBy().equals(Decisions.SYSTEM) ? "Systemet" : institutions.personName(check.checkedBy()),
        check.catalogueVersion() == null ? "ikke oplyst" : "version " + check.catalogueVersion(),
        check.isEligible() ? "Betingelser, der kan tælles, er opfyldt" : "Ikke alle betingelser er opfyldt");
  }

  private static List<String> summary(Evidence evidence, SchemeTerms terms) {
    long active = evidence.projects().stream().filter(Evidence.ProjectLine::active).count();
    long counts = evidence.projects().stream().filter(Evidence.ProjectLine::counts).count();
    long few = evidence.registers().stream().filter(Evidence.RegisterUse::few).count();
    long unused = evidence.registers().stream().filter(line -> line.uses() == 0).count();
    var lines = new ArrayList<String>();
    lines.add("Databasen: " + Danish.count(evidence.registers().size(), "register", "registre") + ", "
        + Danish.count(evidence.rows(), "række", "rækker") + ".");
    lines.add(counts + " af " + Danish.count(active, "aktivt projekt", "aktive projekter") + " får mindst "
        + Danish.percent(terms.significantCoverage().doubleValue()) + " af deres data fra databasen.");
    lines.add(Danish.count(few, "register", "registre") + " bruges af færre end " + terms.projectsPerRegister()
        + " aktive projekter, heraf " + unused + " af ingen.");
    if (!evidence.registers().isEmpty()) {
      lines.add(ContentUse.of(evidence).danish());
    }
    evidence.lacking().stream().collect(Collectors.groupingBy(line -> why(line.lack()), LinkedHashMap::new,
        Collectors.counting())).forEach((why, count) -> lines.add("Aktive projekter bruger "
            + Danish.count(count, "register", "registre") + ", som databasen " + why + "."));
    lines.add("Nye projekter med væsentligt overlap: " + evidence.trend() + ".");
    return lines;
  }

  private static String why(Lack lack) {
    return lack == null ? "ikke har i de år" : switch (lack) {
      case REGISTER -> "ikke har";
      case YEARS -> "kun har i andre år";
      case VARIABLES -> "kun har med andre variable";
    };
  }

  private static FindingLine line(Finding finding) {
    return new FindingLine(finding.condition().danish(), finding.outcome().name(), finding.danish(), finding.figure(),
        finding.evidence(), finding.threshold(), finding.basis().danish(), finding.condition().source());
  }

  private static RegisterLine line(Evidence.RegisterUse line) {
    return new RegisterLine(line.code(), line.label(), line.years(), line.uses(), line.few(),
        line.variableUses().size(), (int) line.variableUses().stream().filter(uses -> uses == 0).count(),
        line.reason());
  }

  private static ProjectLine line(Evidence.ProjectLine line) {
    return new ProjectLine(line.number(), line.title(), Danish.day(line.startsOn()), Danish.day(line.endsOn()),
        line.active(), Danish.percent(line.coverage()), Danish.of(line.common(), line.cells()),
        line.commonRegisters() + " af " + line.registers(), line.counts(), line.why(),
        line.origin());
  }

  private static String words(Deviation deviation) {
    return deviation.danish() + (!deviation.years().isEmpty() ? " er uden for registeroversigtens perioder"
        : " findes ikke i registeroversigten");
  }

  private static List<TermLine> terms(SchemeTerms terms) {
    return List.of(
        new TermLine("Aktive projekter, mindst", String.valueOf(terms.minimumActiveProjects()),
            Basis.PUBLISHED.danish()),
        new TermLine("Managere", terms.minimumManagers() + " til " + terms.maximumManagers(),
            Basis.PUBLISHED.danish()),
        new TermLine("Væsentligt overlap: dækning, mindst", Danish.percent(terms.significantCoverage().doubleValue()),
            Basis.JUDGEMENT.danish()),
        new TermLine("Aktive projekter pr. register, mindst", String.valueOf(terms.projectsPerRegister()),
            Basis.JUDGEMENT.danish()),
        new TermLine("År, porteføljens vækst ses over", String.valueOf(terms.portfolioYears()),
            Basis.JUDGEMENT.danish()),
        new TermLine("Erfaring som manager, mindst", Danish.period(terms.managerExperience()),
            Basis.JUDGEMENT.danish()));
  }
}
