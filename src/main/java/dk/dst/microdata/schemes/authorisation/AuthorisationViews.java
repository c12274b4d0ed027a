package dk.dst.microdata.schemes.authorisation;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Recommendation;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.FormView;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.authorisation.Authorisation.Content;
import dk.dst.microdata.schemes.authorisation.Authorisation.Named;
import dk.dst.microdata.schemes.authorisation.Suspensions.Suspension;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.schemes.project.Projects;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What is shown of an application for authorisation to those who assess and sign it, and of what came of it. */
@Component
class AuthorisationViews {

  private final Authorisations authorisations;
  private final Confirmations confirmations;
  private final Suspensions suspensions;
  private final Institutions institutions;
  private final ProjectDatabases databases;
  private final Projects projects;
  private final Decisions decisions;
  private final Cases cases;
  private final AuthorisationAgreement agreement;
  private final Agreements agreements;
  private final Clock clock;

  AuthorisationViews(Authorisations authorisations, Confirmations confirmations, Suspensions suspensions,
      Institutions institutions, ProjectDatabases databases, Projects projects, Decisions decisions, Cases cases,
      AuthorisationAgreement agreement, Agreements agreements, Clock clock) {
    this.agreement = agreement;
    this.agreements = agreements;
    this.authorisations = authorisations;
    this.confirmations = confirmations;
    this.suspensions = suspensions;
    this.institutions = institutions;
    this.databases = databases;
    this.projects = projects;
    this.decisions = decisions;
    this.cases = cases;
    this.clock = clock;
  }

  private Map<String, Object> application(String caseNumber) {
    Authorisation authorisation = authorisations.get(caseNumber);
    Content content = authorisation.content();
    var shown = new LinkedHashMap<String, Object>();
    shown.put("caseNumber", caseNumber);
    shown.put("institutionName", content.name());
    shown.put("applicantName", institutions.personName(authorisation.applicant()));
    shown.put("submission", authorisation.submission());
    shown.put("kindName", content.kind().danish());
    shown.put("cvr", content.cvr());
    shown.put("countryName", content.country().danish());
    shown.put("isClient", content.clientOf() != null);
    shown.put("consultancy", content.clientOf() == null ? "" : institutions.byAuthorisation(content.clientOf())
        .map(this::describe).orElse("Nr. " + content.clientOf() + " findes ikke"));
    shown.put("conditionsOfKind", conditions(content.kind()));
    shown.put("environment", content.environment());
    shown.put("competence", content.competence());
    shown.put("dataSecurity", content.dataSecurity());
    shown.put("ownership", Objects.requireNonNullElse(content.ownership(), ""));
    shown.put("mailDomains", content.mailDomains().line());
    Named head = content.head();
    shown.put("head", head.name() + ", " + head.position() + " (" + head.id() + ", " + head.email() + ")");
    shown.put("people", content.people().stream().map(person -> Map.of("name", person.name(), "position",
        person.position(), "contact", person.id() + ", " + person.email(), "experience", person.experience()))
        .toList());
    shown.putAll(agreements.shown(agreement, caseNumber));
    decisions.find(caseNumber, Step.AUTHORISATION_REVIEW, authorisation.submission()).ifPresent(review -> {
      shown.put("reviewerName", institutions.personName(review.decidedBy()));
      shown.put("reviewOutcome", Recommendation.of(review.outcome()).danish());
      shown.put("reviewReason", review.reason());
    });
    return shown;
  }

  private String describe(Institution consultancy) {
    return "Nr. " + consultancy.authorisationNumber() + ", " + consultancy.name() + " ("
        + consultancy.state(today()).danish() + ")";
  }

  /** What follows for the institution from what it is. */
  static String conditions(Institution.Kind kind) {
    return switch (kind) {
      case PUBLIC, FOUNDATION, INTEREST_ORGANISATION -> "Ingen særlige vilkår.";
      case CONSULTANCY -> "Ingen data om virksomheder, medmindre Rigsstatistikeren giver dispensation.";
      case CLIENT -> "Arbejdet udføres af den autoriserede konsulentvirksomhed.";
    };
  }

  private Map<String, Object> authorised(String caseNumber) {
    Institution institution = institutions.get(cases.get(caseNumber).institution());
    var shown = new LinkedHashMap<String, Object>();
    shown.put("caseNumber", caseNumber);
    shown.put("institutionName", institution.name());
    shown.put("authorisationNumber", institution.authorisationNumber());
    return shown;
  }

  private Map<String, Object> confirmation(String caseNumber) {
    Map<String, Object> shown = authorised(caseNumber);
    Institution institution = institutions.get(cases.get(caseNumber).institution());
    shown.put("kindName", institution.kind().danish());
    shown.put("conditionsOfKind", conditions(institution.kind()));
    shown.put("mailDomains", institution.mailDomains().isEmpty() ? "ikke oplyst" : institution.mailDomains());
    shown.put("confirmedOn", institution.confirmedOn() == null ? "endnu ikke" : Danish.day(institution.confirmedOn()));
    shown.put("dueOn", Danish.day(confirmations.due(caseNumber)));
    shown.put("people", institutions.people(institution.id()).stream().map(this::row).toList());
    return shown;
  }

  private Map<String, String> row(Associate person) {
    LocalDate until = person.certifiedUntil();
    return Map.of("name", person.name(), "position", Objects.requireNonNullElse(person.position(), ""), "roles",
        person.roles().stream().map(Role::danish).collect(Collectors.joining(", ")), "certificate",
        until == null ? "Ikke oplyst" : (until.isBefore(today()) ? "Udløbet " : "Gyldigt til ") + Danish.day(until));
  }

  private Map<String, Object> followUp(String caseNumber) {
    Map<String, Object> shown = authorised(caseNumber);
    Institution institution = institutions.get(cases.get(caseNumber).institution());
    shown.put("confirmedOn", institution.confirmedOn() == null ? "endnu ikke" : Danish.day(institution.confirmedOn()));
    shown.put("dueOn", Danish.day(confirmations.due(caseNumber)));
    shown.put("responsible", institutions.people(institution.id()).stream()
        .filter(person -> person.has(Role.RESPONSIBLE) || person.has(Role.SUBSTITUTE))
        .map(person -> person.name() + ", " + person.email()).collect(Collectors.joining("\n")));
    shown.put("earlier", confirmations.latestFollowUp(caseNumber).map(earlier ->
        Danish.day(LocalDate.ofInstant(earlier.decidedAt(), clock.getZone())) + ": " + earlier.reason())
        .orElse("Ingen"));
    return shown;
  }

  private Map<String, Object> suspension(String caseNumber) {
    Map<String, Object> shown = authorised(caseNumber);
    Institution institution = institutions.get(cases.get(caseNumber).institution());
    List<Suspension> all = suspensions.of(institution.id());
    shown.put("suspendedOn", Danish.day(institution.suspendedOn()));
    shown.put("suspendedBy", all.isEmpty() ? "ikke oplyst" : institutions.personName(all.get(0).suspendedBy()));
    shown.put("suspensionReason", institution.suspensionReason());
    long active = projects.ofInstitution(institution.id()).stream().filter(project -> project.isActive(today()))
        .count();
    shown.put("frozen", Danish.count(active, "aktivt projekt", "aktive projekter")
        + databases.openOf(institution.id()).map(database -> " og projektdatabase " + database.projectNumber())
        .orElse(""));
    shown.put("earlier", all.stream().filter(suspension -> suspension.concludedOn() != null).map(suspension ->
        Danish.day(suspension.suspendedOn()) + " – " + Danish.day(suspension.concludedOn()) + ": "
            + suspension.reason()).collect(Collectors.joining("\n")));
    return shown;
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  @Configuration(proxyBeanMethods = false)
  static class Forms {

    @Bean
    FormView reviewAuthorisation(AuthorisationViews views) {
      return FormView.of("review-authorisation", views::application);
    }

    @Bean
    FormView approveAuthorisation(AuthorisationViews views) {
      return FormView.of("approve-authorisation", views::application);
    }

    @Bean
    FormView signAuthorisation(AuthorisationViews views) {
      return FormView.of("sign-authorisation", views::application);
    }

    @Bean
    FormView confirmAuthorisation(AuthorisationViews views) {
      return FormView.of("confirm-authorisation", views::confirmation);
    }

    @Bean
    FormView followUpConfirmation(AuthorisationViews views) {
      return FormView.of("follow-up-confirmation", views::followUp);
    }

    @Bean
    FormView decideSuspension(AuthorisationViews views) {
      return FormView.of("decide-suspension", views::suspension);
    }
  }
}
