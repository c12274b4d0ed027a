package dk.dst.microdata.schemes.application;

import static java.util.stream.Collectors.joining;

import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.legalbasis.LegalBases;
import dk.dst.microdata.facts.legalbasis.LegalBasisLines;
import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.attachment.Attachments;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Recommendation;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.FormView;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.application.Application.Content;
import dk.dst.microdata.schemes.application.Evidence.ProjectLine;
import dk.dst.microdata.schemes.application.Evidence.RegisterUse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final ContentLists lists;
  private final LegalBases legalBases;
  private final DatabaseAgreement agreement;
  private final Agreements agreements;
  private final Attachments attachments;

  ApplicationViews(Applications applications, EligibilityChecks checks, Decisions decisions, Institutions institutions,
      ContentLists lists, LegalBases legalBases, DatabaseAgreement agreement, Agreements agreements,
      Attachments attachments) {
    this.attachments = attachments;
    this.agreement = agreement;
    this.agreements = agreements;
    this.applications = applications;
    this.checks = checks;
    this.decisions = decisions;
    this.institutions = institutions;
    this.lists = lists;
    this.legalBases = legalBases;
  }

  private Map<String, Object> all(String caseNumber) {
    Application application = applications.get(caseNumber);
    var content = application.content();
    var institution = institutions.get(application.institutionId());
    Optional<Decision> reviewed = decisions.find(caseNumber, Step.REVIEW, application.submission());
    Map<String, String> names = names(application, reviewed);
    var shown = new LinkedHashMap<String, Object>();
    shown.put("caseNumber", caseNumber);
    shown.put("applicationTitle", application.title());
    shown.put("institutionName", institution.name());
    shown.put("authorisationNumber", institution.authorisationNumber());
    shown.put("applicantName", names.get(application.applicant()));
    shown.put("submission", application.submission());
    shown.put("purpose", content.purpose());
    shown.put("environment", content.environment());
    shown.put("plannedSubprojects", content.plannedSubprojects());
    shown.put("otherSources", content.otherSources() == null ? "Ingen" : content.otherSources());
    shown.put("signatoryName", names.get(content.signatory()));
    shown.put("managers", content.managers().stream().map(row -> Map.of("name", names.get(row.person()),
        "experience", row.experience())).toList());
    shown.put("contentList", content.contentList() == null ? "" : lists.get(content.contentList()).source());
    shown.put("contentReason", content.contentReason());
    shown.put("undertakings", content.undertakings().stream().sorted()
        .map(undertaking -> Map.of("undertaking", undertaking.danish())).toList());
    shown.put("legalBasis", LegalBasisLines.of(legalBases.find(caseNumber), institutions::name).entrySet().stream()
        .map(line -> Map.of("label", line.getKey(), "text", line.getValue())).toList());
    List<Finding> today = checks.today(application);
    shown.put("todayWords", words(today));
    checks.ofSubmission(caseNumber, application.submission()).ifPresent(check -> {
      shown.put("findings", check.findings().stream().map(finding -> findingRow(finding, today)).toList());
      if (check.evidence() != null) {
        show(check.evidence(), shown);
      }
    });
    shown.putAll(attachments.shown(caseNumber, ApplicationForm.ENCLOSURE));
    shown.putAll(agreements.shown(agreement, caseNumber));
    reviewed.ifPresent(review -> {
      shown.put("reviewerName", names.get(review.decidedBy()));
      shown.put("reviewOutcome", Recommendation.of(review.outcome()).danish());
      shown.put("reviewReason", review.reason());
    });
    return shown;
  }

  private Map<String, String> names(Application application, Optional<Decision> reviewed) {
    Content content = application.content();
    var people = new ArrayList<>(Arrays.asList(application.applicant(), content.signatory()));
    content.managers().forEach(row -> people.add(row.person()));
    reviewed.ifPresent(review -> people.add(review.decidedBy()));
    return institutions.personNames(people);
  }

  private static String words(List<Finding> today) {
    String lacking = today.stream().filter(Finding::isLacking).map(Finding::words).collect(joining(" "));
    return lacking.isEmpty() ? "Alle betingelser, der kan tælles, er opfyldt."
        : "Ikke opfyldt. " + lacking + " Så længe det er sådan, kan ansøgningen hverken godkendes eller underskrives.";
  }

  /** What was found when the application was sent, and beside it what is otherwise today. */
  private static Map<String, Object> findingRow(Finding finding, List<Finding> today) {
    Finding now = today.stream().filter(other -> other.condition() == finding.condition()).findFirst().orElse(finding);
    return Map.of("condition", finding.condition().danish(), "outcome", marked(finding.danish(), now.danish()),
        "figure", marked(finding.figure(), now.figure()), "evidence", finding.evidence(),
        "threshold", finding.threshold() + " – " + finding.basis().danish(), "source", finding.condition().source());
  }

  private static String marked(String sent, String today) {
    return sent.equals(today) ? sent : sent + " – i dag: " + today;
  }

  /** As the check found it, not as it is today: what the decision rests on. */
  private static void show(Evidence evidence, Map<String, Object> shown) {
    long few = evidence.registers().stream().filter(RegisterUse::few).count();
    long active = evidence.projects().stream().filter(ProjectLine::active).count();
    shown.put("dataSummary", Danish.count(evidence.registers().size(), "register", "registre") + ", "
        + Danish.count(evidence.rows(), "række", "rækker") + ". "
        + Danish.count(few, "register", "registre") + " bruges af få eller ingen aktive projekter.");
    shown.put("projectSummary", evidence.projects().stream().filter(ProjectLine::counts).count() + " af "
        + Danish.count(active, "aktivt projekt", "aktive projekter") + " overlapper væsentligt med databasen.");
    shown.put("registers", evidence.registers().stream().map(line -> Map.<String, Object>of("register", line.label(),
        "years", line.years(), "uses", line.uses() + (line.few() ? " (få)" : ""),
        "reason", line.reason() == null ? "" : line.reason())).toList());
    shown.put("projects", evidence.projects().stream().filter(ProjectLine::active).map(line -> Map.<String, Object>of(
        "number", line.number(), "title", line.title(), "endsOn", Danish.day(line.endsOn()),
        "registers", line.commonRegisters() + " af " + line.registers(),
        "coverage", Danish.percent(line.coverage()), "why", line.why())).toList());
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
