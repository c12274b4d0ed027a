package dk.dst.microdata.schemes.breach;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.quarantine.Quarantines;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.Choice;
import dk.dst.microdata.ground.form.FormView;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.breach.Breach.Grade;
import dk.dst.microdata.schemes.breach.SanctionPolicy.Consequence;
import dk.dst.microdata.schemes.breach.SanctionPolicy.Earlier;
import dk.dst.microdata.schemes.breach.SanctionPolicy.Finding;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What the forms about a breach show: what is reported and explained, and what the matrix says of it. */
@Component
class BreachViews {

  private final Breaches breaches;
  private final Quarantines quarantines;
  private final Institutions institutions;
  private final Decisions decisions;
  private final Clock clock;

  BreachViews(Breaches breaches, Quarantines quarantines, Institutions institutions, Decisions decisions,
      Clock clock) {
    this.breaches = breaches;
    this.quarantines = quarantines;
    this.institutions = institutions;
    this.decisions = decisions;
    this.clock = clock;
  }

  private Map<String, Object> reported(String caseNumber) {
    Breach breach = breaches.get(caseNumber);
    Institution institution = institutions.get(breach.institutionId());
    LocalDate today = LocalDate.now(clock);
    var shown = new LinkedHashMap<String, Object>();
    shown.put("caseNumber", caseNumber);
    shown.put("institutionName", institution.name());
    shown.put("authorisationNumber", institution.authorisationNumber());
    shown.put("about", about(breach));
    shown.put("schemeName", breach.scheme().danish());
    shown.put("happened", "%s kl. %02d.%02d".formatted(Danish.day(breach.happenedOn()),
        breach.happenedAt().getHour(), breach.happenedAt().getMinute()));
    shown.put("whatHappened", breach.description());
    shown.put("filesNow", breach.files().danish());
    shown.put("reporter", breach.selfReported() ? "Institutionen selv (formildende omstændighed)" : "FSE");
    shown.put("accessNow", quarantines.of(caseNumber).stream().filter(quarantine -> quarantine.isInForce(today))
        .map(quarantine -> "Lukket " + quarantine.until()).findFirst().orElse("Ikke lukket i denne sag"));
    shown.put("explanation", breach.explanation() == null ? "Ingen redegørelse." : breach.explanation());
    return shown;
  }

  /** Whose ident the institution has not, it learns nothing of. */
  private String about(Breach breach) {
    String person = breach.personId() == null ? "" : "bruger " + institutions.people(breach.institutionId()).stream()
        .filter(associate -> associate.id().equals(breach.personId())).findFirst().map(Associate::name)
        .map(name -> name + " ("
            + breach.personId() + ")").orElse(breach.personId());
    String project = breach.projectNumber() == null ? "" : "projekt " + breach.projectNumber();
    return switch (breach.whom()) {
      case USER -> capitalised(person) + (project.isEmpty() ? "" : " i " + project);
      case PROJECT -> capitalised(project) + (person.isEmpty() ? "" : ", " + person);
      case INSTITUTION -> "Institutionen" + Stream.of(person, project).filter(named -> !named.isEmpty())
          .map(named -> ", " + named).reduce("", String::concat);
    };
  }

  private static String capitalised(String text) {
    return text.substring(0, 1).toUpperCase() + text.substring(1);
  }

  private Map<String, Object> toExplain(String caseNumber) {
    Map<String, Object> shown = reported(caseNumber);
    String returned = decisions.of(caseNumber).stream().filter(decision -> decision.outcome().equals("explainAgain"))
        .reduce((one, later) -> later).map(Decision::reason).orElse("");
    shown.put("isAskedAgain", !returned.isEmpty());
    shown.put("askedAgainReason", returned);
    return shown;
  }

  private Map<String, Object> toGrade(String caseNumber) {
    Map<String, Object> shown = reported(caseNumber);
    Breach breach = breaches.get(caseNumber);
    List<Finding> findings = Stream.of(Grade.values()).flatMap(grade -> findings(breach, grade).stream()).toList();
    shown.put("matrix", findings.stream().map(BreachViews::row).toList());
    earlier(findings, shown);
    return shown;
  }

  private Map<String, Object> toDecide(String caseNumber) {
    Map<String, Object> shown = reported(caseNumber);
    Breach breach = breaches.get(caseNumber);
    List<Finding> findings = findings(breach, breach.grade());
    Decision graded = decisions.find(caseNumber, Step.BREACH_GRADE, breach.asked()).orElseThrow();
    shown.put("gradeName", breach.grade().danish());
    shown.put("graderName", institutions.personName(graded.decidedBy()));
    shown.put("gradeReason", graded.reason());
    shown.put("explanationState", breach.explanationApproved() ? "Godkendt" : "Ikke godkendt");
    shown.put("matrix", findings.stream().map(BreachViews::row).toList());
    earlier(findings, shown);
    shown.put("sanctionChoices", choices(findings.get(0)));
    shown.put("institutionProposed", findings.stream().skip(1).anyMatch(Finding::isQuarantine));
    shown.put("mayTerminate", findings.stream().anyMatch(Finding::mayTerminate));
    return shown;
  }

  private List<Finding> findings(Breach breach, Grade grade) {
    var findings = new ArrayList<>(List.of(breaches.finding(breach, grade)));
    breaches.institutionFinding(breach, grade).ifPresent(findings::add);
    return findings;
  }

  private static List<Choice> choices(Finding own) {
    var choices = new ArrayList<Choice>();
    if (own.rule() != null && own.rule().consequence() != Consequence.ASSESSMENT) {
      choices.add(new Choice(Sanction.choice(own.rule()), "Følg matricen: " + own.danish()));
    }
    choices.add(new Choice("own", "Konkret vurdering: afvig fra matricen, eller bestem, hvor den intet siger"));
    choices.add(new Choice("none", "Ingen sanktion"));
    return choices;
  }

  private static Map<String, Object> row(Finding finding) {
    return Map.of("grade", finding.grade().danish(), "whom", finding.whom().danish(), "occurrence",
        finding.occurrence() + ". brud", "consequence", finding.danish(), "source", MatrixText.source(finding));
  }

  private static void earlier(List<Finding> findings, Map<String, Object> shown) {
    List<Earlier> earlier = findings.stream().flatMap(finding -> finding.earlier().stream()).distinct().toList();
    shown.put("hasEarlier", !earlier.isEmpty());
    shown.put("earlier", earlier.stream().map(breach -> Map.of("case", breach.caseNumber(), "day",
        Danish.day(breach.happenedOn()), "whom", breach.whom().danish(), "grade", breach.grade().danish())).toList());
  }

  @Configuration(proxyBeanMethods = false)
  static class Forms {

    @Bean
    FormView explainBreach(BreachViews views) {
      return FormView.of("explain-breach", views::toExplain);
    }

    @Bean
    FormView gradeBreach(BreachViews views) {
      return FormView.of("grade-breach", views::toGrade);
    }

    @Bean
    FormView decideSanction(BreachViews views) {
      return FormView.of("decide-sanction", views::toDecide);
    }

    @Bean
    FormView approveExplanation(BreachViews views) {
      return FormView.of("approve-explanation", views::reported);
    }
  }
}
