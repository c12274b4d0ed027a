package dk.dst.microdata.schemes.lawmodel;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Recommendation;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.FormView;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.lawmodel.LawModelYears.Year;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What is shown of Lovmodellen to those who check, sign and confirm it, and who delete its data. */
@Component
class LawModelViews {

  private final LawModels models;
  private final LawModelYears years;
  private final LawModelAccess access;
  private final LawModelOperation operation;
  private final LawModelChecks checks;
  private final LawModelBasis basis;
  private final Institutions institutions;
  private final Catalogue catalogue;
  private final Decisions decisions;
  private final LawModelAgreement agreement;
  private final Agreements agreements;
  private final Clock clock;

  LawModelViews(LawModels models, LawModelYears years, LawModelAccess access, LawModelOperation operation,
      LawModelChecks checks, LawModelBasis basis, Institutions institutions, Catalogue catalogue, Decisions decisions,
      LawModelAgreement agreement, Agreements agreements, Clock clock) {
    this.models = models;
    this.years = years;
    this.access = access;
    this.operation = operation;
    this.checks = checks;
    this.basis = basis;
    this.institutions = institutions;
    this.catalogue = catalogue;
    this.decisions = decisions;
    this.agreement = agreement;
    this.agreements = agreements;
    this.clock = clock;
  }

  private Map<String, Object> head(LawModel model) {
    Institution ministry = institutions.get(model.institution());
    var shown = new LinkedHashMap<String, Object>();
    shown.put("caseNumber", model.caseNumber());
    shown.put("institutionName", ministry.name());
    shown.put("authorisationNumber", ministry.authorisationNumber());
    shown.put("purpose", LawModel.PURPOSE);
    return shown;
  }

  /** The registration as it was sent, what was found of it then and now, and what FSE has said. */
  private Map<String, Object> registration(String caseNumber) {
    LawModel model = models.get(caseNumber);
    Map<String, Object> shown = head(model);
    Registration said = checks.onRecord(caseNumber);
    shown.put("submission", model.submission());
    shown.put("year", year(model).year());
    shown.put("dataController", model.dataController());
    shown.put("signatoryName", institutions.personName(model.signatory()));
    shown.put("isTakenOver", model.isTakenOver());
    shown.put("takenOverFrom", model.isTakenOver() ? model.takenOverFrom() + " ("
        + institutions.name(models.get(model.takenOverFrom()).institution()) + ")" : "");
    shown.put("registers", registers(model));
    shown.put("legalBasis", basis.rows(caseNumber));
    shown.put("ministryNames", said.ministries().stream().map(one -> one.institution().name() + " (nr. " + one.number()
        + ")").collect(Collectors.joining(", ")));
    shown.put("access", LawModelChange.rows(access.today(caseNumber)));
    shown.put("findings", checks.kept(caseNumber, model.submission()).stream().map(this::row).toList());
    String now = checks.findings(caseNumber, said).stream()
        .filter(finding -> finding.outcome() == LawModelPolicy.Outcome.NOT_MET)
        .map(LawModelPolicy.Finding::refusal).collect(Collectors.joining("\n"));
    shown.put("hasObstacle", !now.isEmpty());
    shown.put("obstacle", now);
    decisions.find(caseNumber, Step.LAW_MODEL_REVIEW, model.submission()).ifPresent(review -> {
      shown.put("reviewerName", institutions.personName(review.decidedBy()));
      shown.put("reviewOutcome", Recommendation.of(review.outcome()).danish());
      shown.put("reviewReason", review.reason());
    });
    shown.putAll(agreements.shown(agreement, caseNumber));
    return shown;
  }

  private Map<String, String> row(LawModelPolicy.Finding finding) {
    return Map.of("condition", finding.rule().danish(), "outcome", finding.outcome().danish(), "evidence",
        finding.evidence(), "source", finding.rule().source());
  }

  private Year year(LawModel model) {
    return years.open(model.model()).filter(open -> !model.isTakenOver()).or(() -> years.current(model.model()))
        .orElseThrow();
  }

  private List<Map<String, String>> registers(LawModel model) {
    Function<String, String> label = catalogue.labels();
    return years.content(year(model)).holdings().stream().map(holding -> Map.of("register",
        label.apply(holding.register()), "years", holding.span().danish())).toList();
  }

  /** What the ministry confirms, and FSE follows up. */
  private Map<String, Object> confirmation(String caseNumber) {
    LawModel model = models.get(caseNumber);
    Map<String, Object> shown = head(model);
    shown.put("confirmedOn", model.confirmedOn() == null ? "endnu ikke" : Danish.day(model.confirmedOn()));
    shown.put("dueOn", Danish.day(operation.due(caseNumber)));
    shown.put("frozenFrom", Danish.day(access.frozenFrom(model)));
    shown.put("yearNames", years.all(model.model()).stream().filter(year -> year.inForceOn() != null)
        .map(year -> String.valueOf(year.year())).collect(Collectors.joining(", ")));
    shown.put("access", LawModelChange.rows(access.today(caseNumber)));
    shown.put("responsible", institutions.people(model.institution()).stream()
        .filter(person -> person.has(Role.RESPONSIBLE) || person.has(Role.SUBSTITUTE))
        .map(person -> person.name() + ", " + person.email()).collect(Collectors.joining("\n")));
    shown.put("earlier", decisions.of(caseNumber).stream()
        .filter(decision -> decision.step() == Step.LAW_MODEL_FOLLOW_UP).max(Comparator.comparingInt(Decision::round))
        .map(earlier -> Danish.day(LocalDate.ofInstant(earlier.decidedAt(), clock.getZone())) + ": " + earlier.reason())
        .orElse("Ingen"));
    return shown;
  }

  /** What is to be deleted, and on whose word. */
  private Map<String, Object> deletion(String caseNumber) {
    LawModel model = models.get(caseNumber);
    Map<String, Object> shown = head(model);
    shown.put("closedOn", Danish.day(model.closedOn()));
    shown.put("cause", model.closeCause().danish());
    shown.put("dataController", model.dataController());
    shown.put("content", years.all(model.model()).stream().filter(year -> year.inForceOn() != null)
        .map(year -> "Modelår " + year.year() + ": " + years.content(year).holdings().stream()
            .map(holding -> holding.register() + " " + holding.span().danish()).collect(Collectors.joining(", ")))
        .collect(Collectors.joining("\n")));
    shown.put("givenInstruction", model.instruction());
    return shown;
  }

  @Configuration(proxyBeanMethods = false)
  static class Forms {

    @Bean
    FormView reviewLawModel(LawModelViews views) {
      return FormView.of("review-law-model", views::registration);
    }

    @Bean
    FormView approveLawModel(LawModelViews views) {
      return FormView.of("approve-law-model", views::registration);
    }

    @Bean
    FormView signLawModel(LawModelViews views) {
      return FormView.of("sign-law-model", views::registration);
    }

    @Bean
    FormView confirmLawModel(LawModelViews views) {
      return FormView.of("confirm-law-model", views::confirmation);
    }

    @Bean
    FormView followUpLawModel(LawModelViews views) {
      return FormView.of("follow-up-law-model", views::confirmation);
    }

    @Bean
    FormView reviewLawModelYear(LawModelYearForm years) {
      return FormView.of("review-law-model-year", years::review);
    }

    @Bean
    FormView instructLawModelDeletion(LawModelViews views) {
      return FormView.of("instruct-law-model-deletion", views::deletion);
    }

    @Bean
    FormView confirmLawModelDeletion(LawModelViews views) {
      return FormView.of("confirm-law-model-deletion", views::deletion);
    }
  }
}
