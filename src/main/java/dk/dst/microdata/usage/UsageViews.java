package dk.dst.microdata.usage;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dk.dst.microdata.database.Extensions;
import dk.dst.microdata.database.ProjectDatabase;
import dk.dst.microdata.database.ProjectDatabases;
import dk.dst.microdata.database.Shutdowns;
import dk.dst.microdata.decision.Decision;
import dk.dst.microdata.decision.Decisions;
import dk.dst.microdata.decision.Step;
import dk.dst.microdata.form.Choice;
import dk.dst.microdata.form.FormView;
import dk.dst.microdata.institution.Institutions;
import dk.dst.microdata.register.Catalogue;
import dk.dst.microdata.scheme.Danish;
import dk.dst.microdata.scheme.TermsInForce;
import dk.dst.microdata.usage.UsageReviews.RegisterChoice;
import dk.dst.microdata.usage.UsageReviews.RegisterRow;
import dk.dst.microdata.usage.UsageReviews.UsageReview;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What the forms of a project database in operation show: its dates, its use, and what has been said about it. */
@Component
class UsageViews {

  private final ProjectDatabases databases;
  private final UsageReviews reviews;
  private final Extensions extensions;
  private final Shutdowns shutdowns;
  private final Reconsiderations reconsiderations;
  private final Institutions institutions;
  private final Catalogue catalogue;
  private final Decisions decisions;
  private final TermsInForce terms;
  private final Clock clock;

  UsageViews(ProjectDatabases databases, UsageReviews reviews, Extensions extensions, Shutdowns shutdowns,
      Reconsiderations reconsiderations, Clock clock,
      Institutions institutions, Catalogue catalogue, Decisions decisions, TermsInForce terms) {
    this.databases = databases;
    this.reviews = reviews;
    this.extensions = extensions;
    this.shutdowns = shutdowns;
    this.reconsiderations = reconsiderations;
    this.clock = clock;
    this.institutions = institutions;
    this.catalogue = catalogue;
    this.decisions = decisions;
    this.terms = terms;
  }

  private Map<String, Object> database(String caseNumber) {
    ProjectDatabase database = databases.get(caseNumber);
    var shown = new LinkedHashMap<String, Object>();
    shown.put("caseNumber", caseNumber);
    shown.put("institutionName", institutions.name(database.institutionId()));
    shown.put("projectNumber", database.projectNumber());
    shown.put("endsOn", Danish.day(database.endsOn()));
    return shown;
  }

  private Map<String, Object> review(String caseNumber) {
    UsageReview review = reviews.latest(caseNumber);
    Function<String, String> label = catalogue.labels();
    List<RegisterRow> rows = reviews.registers(caseNumber, review.number());
    Map<String, Object> shown = database(caseNumber);
    shown.put("reviewNumber", review.number());
    shown.put("measuredOn", Danish.day(review.measuredOn()));
    shown.put("registerCount", review.registers());
    shown.put("used", review.used());
    shown.put("share", share(review));
    shown.put("subprojects", Danish.count(review.subprojects(), "aktivt underprojekt", "aktive underprojekter"));
    shown.put("advice", review.advice());
    Map<String, RegisterRow> before = before(caseNumber, review.number());
    shown.put("since", since(caseNumber, review));
    shown.put("usage", rows.stream().map(row -> Map.of("register", label.apply(row.registerCode()),
        "projects", row.projects(), "last", last(before.get(row.registerCode())),
        "note", note(row.projects(), before.get(row.registerCode())))).toList());
    shown.put("registerChoices", rows.stream().map(row -> new Choice(row.registerCode(),
        label.apply(row.registerCode()) + " (" + row.projects() + ")")).toList());
    shown.put("comment", said(caseNumber, Step.USAGE_COMMENT, review.number(), "Ingen udtalelse inden fristen."));
    shown.put("hearingAnswer", said(caseNumber, Step.HEARING, review.number(), "Intet høringssvar inden fristen."));
    decisions.find(caseNumber, Step.USAGE_REVIEW, review.number()).ifPresent(proposal -> {
      shown.put("proposal", Measure.of(proposal.outcome()).danish());
      shown.put("proposalReason", proposal.reason());
    });
    shown.put("leavingRegisters", names(rows, RegisterChoice.LEAVES, label));
    shown.put("observedRegisters", names(rows, RegisterChoice.OBSERVED, label));
    shown.put("affected", reviews.affected(caseNumber, reviews.leaving(caseNumber, review.number())).stream()
        .map(one -> Map.of("project", one.project().number() + " " + one.project().title(), "registers",
            String.join(", ", one.registers()))).toList());
    return shown;
  }

  private Map<String, Object> extension(String caseNumber) {
    Map<String, Object> shown = database(caseNumber);
    shown.put("extendedTo", Danish.day(databases.get(caseNumber).endsOn().plus(terms.now().extension())));
    shown.put("usageSummary", reviews.isReviewed(caseNumber) ? summary(reviews.latest(caseNumber))
        : "Anvendelsen er endnu ikke gennemgået.");
    shown.put("requestReason",
        said(caseNumber, Step.EXTENSION_REQUEST, extensions.number(caseNumber), "Ikke besvaret."));
    shown.put("subprojects", extensions.subprojects(caseNumber));
    return shown;
  }

  private Map<String, Object> shutdown(String caseNumber) {
    Map<String, Object> shown = database(caseNumber);
    shown.put("cause", shutdowns.cause(caseNumber).danish());
    shown.put("checklist", shutdowns.checklist(caseNumber).stream().map(item -> Map.of("step", item.what(), "done",
        item.doneOn() == null ? "Mangler" : Danish.day(item.doneOn()))).toList());
    shown.put("instruction", shutdowns.instruction(caseNumber).orElse("Ingen instruks."));
    return shown;
  }

  private String said(String caseNumber, Step step, int round, String otherwise) {
    return decisions.find(caseNumber, step, round).map(Decision::reason).orElse(otherwise);
  }

  private static String summary(UsageReview review) {
    return "Gennemgang nr. " + review.number() + ", målt " + Danish.day(review.measuredOn()) + ": " + review.used()
        + " af " + review.registers() + " registre (" + share(review) + ") bruges af "
        + Danish.count(review.subprojects(), "aktivt underprojekt", "aktive underprojekter") + ". "
        + review.advice() + ".";
  }

  private static String share(UsageReview review) {
    return Danish.percent(review.registers() == 0 ? 0 : (double) review.used() / review.registers());
  }

  /** The registers as they were at the time before; empty at the first. */
  private Map<String, RegisterRow> before(String caseNumber, int number) {
    return reviews.registers(caseNumber, number - 1).stream()
        .collect(toMap(RegisterRow::registerCode, Function.identity()));
  }

  private String since(String caseNumber, UsageReview review) {
    return review.number() == 1 ? "Det er den første måling." : reviews.find(caseNumber, review.number() - 1)
        .map(last -> "Sidst, " + Danish.day(last.measuredOn()) + ": " + last.used() + " af " + last.registers()
            + " registre (" + share(last) + ") brugt af "
            + Danish.count(last.subprojects(), "aktivt underprojekt", "aktive underprojekter") + ".").orElse("");
  }

  private static String last(RegisterRow before) {
    return before == null ? "–" : String.valueOf(before.projects());
  }

  private static String note(int projects, RegisterRow before) {
    String use = projects == 0 ? "Bruges ikke" : projects == 1 ? "Bruges kun af ét" : "";
    return before == null || before.choice() != RegisterChoice.OBSERVED ? use
        : use.isEmpty() ? "Fulgt siden sidst" : use + " · fulgt siden sidst";
  }

  private static String names(List<RegisterRow> rows, RegisterChoice choice, Function<String, String> label) {
    return rows.stream().filter(row -> row.choice() == choice).map(row -> label.apply(row.registerCode()))
        .collect(joining("\n"));
  }

  private Map<String, Object> reconsideration(String caseNumber) {
    Map<String, Object> shown = database(caseNumber);
    Decision decided = reconsiderations.decided(caseNumber).orElseThrow();
    shown.put("decided", Measure.of(decided.outcome()).danish());
    shown.put("decidedOn", Danish.day(LocalDate.ofInstant(decided.decidedAt(), clock.getZone())));
    shown.put("decidedReason", decided.reason());
    shown.put("statement", reconsiderations.statement(caseNumber));
    shown.put("leavingRegisters",
        names(reviews.registers(caseNumber, decided.round()), RegisterChoice.LEAVES, catalogue.labels()));
    return shown;
  }

  @Configuration(proxyBeanMethods = false)
  static class Forms {

    @Bean
    FormView commentUsage(UsageViews views) {
      return FormView.of("comment-usage", caseNumber -> {
        var shown = views.review(caseNumber);
        shown.remove("comment"); // here it is the field to fill in
        return shown;
      });
    }

    @Bean
    FormView decideUsage(UsageViews views) {
      return FormView.of("decide-usage", views::review);
    }

    @Bean
    FormView answerHearing(UsageViews views) {
      return FormView.of("answer-hearing", views::review);
    }

    @Bean
    FormView confirmMeasure(UsageViews views) {
      return FormView.of("confirm-measure", views::review);
    }

    @Bean
    FormView reconsiderDecision(UsageViews views) {
      return FormView.of("reconsider-decision", views::reconsideration);
    }

    @Bean
    FormView settleAccount(UsageViews views) {
      return FormView.of("settle-account", views::shutdown);
    }

    @Bean
    FormView confirmShutdown(UsageViews views) {
      return FormView.of("confirm-shutdown", views::shutdown);
    }

    @Bean
    FormView requestExtension(UsageViews views) {
      return FormView.of("request-extension", caseNumber -> {
        var shown = views.extension(caseNumber);
        shown.remove("subprojects"); // here it is a field to fill in
        return shown;
      });
    }

    @Bean
    FormView decideExtension(UsageViews views) {
      return FormView.of("decide-extension", views::extension);
    }

    @Bean
    FormView instructDeletion(UsageViews views) {
      return FormView.of("instruct-deletion", caseNumber -> {
        var shown = views.shutdown(caseNumber);
        shown.remove("instruction"); // here it is the field to fill in
        return shown;
      });
    }

    @Bean
    FormView confirmDeletion(UsageViews views) {
      return FormView.of("confirm-deletion", views::shutdown);
    }
  }
}
