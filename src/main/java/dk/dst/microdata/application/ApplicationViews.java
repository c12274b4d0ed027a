package dk.dst.microdata.application;

import dk.dst.microdata.decision.Decisions;
import dk.dst.microdata.decision.Step;
import dk.dst.microdata.institution.Institutions;
import dk.dst.microdata.form.FormView;
import dk.dst.microdata.project.Project;
import dk.dst.microdata.project.Projects;
import dk.dst.microdata.register.Overlap;
import dk.dst.microdata.register.Register;
import dk.dst.microdata.register.Registers;
import dk.dst.microdata.scheme.Danish;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What reviewer, approver and signatory see of an application: what it says, what was found, what was said of it. */
@Component
class ApplicationViews {

  private final Applications applications;
  private final EligibilityChecks checks;
  private final Decisions decisions;
  private final Institutions institutions;
  private final Projects projects;
  private final Registers registers;
  private final Clock clock;

  ApplicationViews(Applications applications, EligibilityChecks checks, Decisions decisions, Institutions institutions,
      Projects projects, Registers registers, Clock clock) {
    this.applications = applications;
    this.checks = checks;
    this.decisions = decisions;
    this.institutions = institutions;
    this.projects = projects;
    this.registers = registers;
    this.clock = clock;
  }

  private Map<String, Object> all(String caseNumber) {
    Application application = applications.get(caseNumber);
    var content = application.content();
    var institution = institutions.get(application.institutionId());
    List<Project> active = projects.ofInstitution(institution.id()).stream()
        .filter(project -> project.isActive(LocalDate.now(clock))).toList();
    var shown = new LinkedHashMap<String, Object>();
    shown.put("caseNumber", caseNumber);
    shown.put("applicationTitle", application.title());
    shown.put("institutionName", institution.name());
    shown.put("authorisationNumber", institution.authorisationNumber());
    shown.put("applicantName", institutions.personName(application.applicant()));
    shown.put("submission", application.submission());
    shown.put("purpose", content.purpose());
    shown.put("environment", content.environment());
    shown.put("plannedSubprojects", content.plannedSubprojects());
    shown.put("otherSources", content.otherSources() == null ? "Ingen" : content.otherSources());
    shown.put("signatoryName", institutions.personName(content.signatory()));
    shown.put("managers", content.managers().stream().map(row -> Map.of("name",
        institutions.personName(row.person()), "experience", row.experience())).toList());
    shown.put("registers", registerRows(content, active));
    shown.put("projects", projectRows(content, active));
    shown.put("findings", checks.findings(caseNumber, application.submission()).stream().map(finding -> Map.of(
        "condition", finding.condition().danish(), "outcome", finding.outcome().danish(),
        "evidence", finding.evidence(), "threshold", finding.threshold(),
        "source", finding.condition().source())).toList());
    decisions.find(caseNumber, Step.REVIEW, application.submission()).ifPresent(review -> {
      shown.put("reviewerName", institutions.personName(review.decidedBy()));
      shown.put("reviewOutcome", Recommendation.of(review.outcome()).danish());
      shown.put("reviewReason", review.reason());
    });
    return shown;
  }

  /** The least used registers first: they are what has to be looked at. */
  private List<Map<String, Object>> registerRows(Application.Content content, List<Project> active) {
    Map<String, Register> catalogue = registers.byCode();
    var uses = active.stream().map(Project::registers).toList();
    return content.registers().stream()
        .sorted(Comparator.comparing(row -> Overlap.uses(row.code(), uses)))
        .map(row -> Map.<String, Object>of("register", catalogue.get(row.code()).label(),
            "years", row.fromYear() + "–" + row.toYear(), "uses", Overlap.uses(row.code(), uses),
            "reason", row.reason()))
        .toList();
  }

  private List<Map<String, Object>> projectRows(Application.Content content, List<Project> active) {
    var proposed = content.registers().stream().map(Application.RegisterRow::code).collect(Collectors.toSet());
    return active.stream().map(project -> Map.<String, Object>of("number", project.number(), "title", project.title(),
        "endsOn", Danish.day(project.endsOn()), "registers", project.registers().size(),
        "coverage", Danish.percent(Overlap.coverage(project.registers(), proposed)))).toList();
  }

  @Configuration(proxyBeanMethods = false)
  static class Forms {

    @Bean
    FormView reviewApplication(ApplicationViews views) {
      return FormView.of("review-application", views::all);
    }

    @Bean
    FormView approveApplication(ApplicationViews views) {
      return FormView.of("approve-application", views::all);
    }

    @Bean
    FormView signAgreement(ApplicationViews views) {
      return FormView.of("sign-agreement", views::all);
    }
  }
}
