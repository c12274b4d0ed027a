package dk.dst.microdata.schemes.usage;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dk.dst.microdata.facts.legalbasis.LegalBasis;
import dk.dst.microdata.facts.legalbasis.LegalBasisForm;
import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.Choice;
import dk.dst.microdata.ground.form.FormView;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.database.DatabaseHead;
import dk.dst.microdata.schemes.database.ExtensionBasis;
import dk.dst.microdata.schemes.database.Extensions;
import dk.dst.microdata.schemes.usage.UsageReviews.RegisterChoice;
import dk.dst.microdata.schemes.usage.UsageReviews.ReviewedRegister;
import dk.dst.microdata.schemes.usage.UsageReviews.UsageReview;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What the forms about the use of a project database show, and those that rest on it: its extension. */
@Component
class UsageViews {

  private final DatabaseHead head;
  private final UsageReviews reviews;
  private final Extensions extensions;
  private final ExtensionBasis extensionBasis;
  private final Reconsiderations reconsiderations;
  private final Catalogue catalogue;
  private final Decisions decisions;
  private final TermsInForce terms;
  private final Clock clock;

  UsageViews(DatabaseHead head, UsageReviews reviews, Extensions extensions, ExtensionBasis extensionBasis,
      Reconsiderations reconsiderations, Catalogue catalogue, Decisions decisions, TermsInForce terms, Clock clock) {
    this.head = head;
    this.reviews = reviews;
    this.extensions = extensions;
    this.extensionBasis = extensionBasis;
    this.reconsiderations = reconsiderations;
    this.clock = clock;
    this.catalogue = catalogue;
    this.decisions = decisions;
    this.terms = terms;
  }

  private Map<String, Object> review(String caseNumber) {
    UsageReview review = reviews.latest(caseNumber);
    Function<String, String> label = catalogue.labels();
    List<ReviewedRegister> rows = reviews.registers(caseNumber, review.number());
    Map<String, Object> shown = head.of(caseNumber);
    shown.put("reviewNumber", review.number());
    shown.put("measuredOn", Danish.day(review.measuredOn()));
    shown.put("registerCount", review.registers());
    shown.put("used", review.used());
    shown.put("share", share(review));
    shown.put("subprojects", Danish.count(review.subprojects(), "aktivt underprojekt", "aktive underprojekter"));
    shown.put("advice", review.advice());
    Map<String, ReviewedRegister> before = before(caseNumber, review.number());
    shown.put("since", since(caseNumber, review));
    int enough = terms.now().projectsPerRegister();
    shown.put("usage", rows.stream().map(row -> Map.of("register", label.apply(row.registerCode()),
        "projects", row.projects(), "last", last(before.get(row.registerCode())),
        "note", note(row.projects(), enough, before.get(row.registerCode())))).toList());
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
        .map(affected -> Map.of("project", affected.project().number() + " " + affected.project().title(), "registers",
            String.join(", ", affected.registers()))).toList());
    return shown;
  }

  /** With the document of the restriction, if one is intended. */
  private Map<String, Object> measure(String caseNumber) {
    Map<String, Object> shown = review(caseNumber);
    Map<String, Object> document = reviews.document(caseNumber);
    shown.put("isRestriction", !document.isEmpty());
    shown.putAll(Map.of("agreementTitle", "", "agreementAddress", "", "textVersion", ""));
    shown.putAll(document);
    return shown;
  }

  private Map<String, Object> extension(String caseNumber) {
    Map<String, Object> shown = head.of(caseNumber);
    shown.put("latest", Danish.day(extensions.latest(caseNumber)));
    shown.put("until", Danish.day(extensions.until(caseNumber)));
    shown.putAll(extensions.document(caseNumber));
    shown.put("usageSummary", reviews.measured(caseNumber).map(UsageViews::summary)
        .orElse("Anvendelsen er endnu ikke gennemgået.") + reviews.open(caseNumber).map(review ->
        "\n\nGennemgang nr. " + review.number() + ", begyndt " + Danish.day(review.measuredOn())
            + ", er ikke afgjort. Ender den med en nedlæggelse, bortfalder spørgsmålet om forlængelse.").orElse(""));
    shown.put("requestReason",
        said(caseNumber, Step.EXTENSION_REQUEST, extensions.number(caseNumber), "Ikke besvaret."));
    shown.put("subprojects", extensions.subprojects(caseNumber));
    shown.put("legalBasis", extensionBasis.lines(caseNumber).entrySet().stream()
        .map(line -> Map.of("label", line.getKey(), "text", line.getValue())).toList());
    return shown;
  }

  /** With what the first of two has decided. */
  private Map<String, Object> decidedExtension(String caseNumber) {
    Map<String, Object> shown = extension(caseNumber);
    shown.put("firstReason", said(caseNumber, Step.EXTENSION, extensions.number(caseNumber), ""));
    return shown;
  }

  /** Who signs need not be one of those who may see how the database is used. */
  private Map<String, Object> extensionToSign(String caseNumber) {
    Map<String, Object> shown = decidedExtension(caseNumber);
    decisions.find(caseNumber, Step.EXTENSION_CONFIRMATION, extensions.number(caseNumber))
        .ifPresent(second -> shown.put("firstReason", second.reason())); // who had the last word
    shown.keySet().remove("usageSummary");
    return shown;
  }

  private String said(String caseNumber, Step step, int round, String otherwise) {
    return decisions.find(caseNumber, step, round).map(Decision::reason).orElse(otherwise);
  }

  private static String summary(UsageReview review) {
    return (review.kind() == UsageReviews.Kind.EXTENSION ? "Måling til forlængelsen, " : "Gennemgang nr. "
        + review.number() + ", målt ") + Danish.day(review.measuredOn()) + ": " + review.used()
        + " af " + review.registers() + " registre (" + share(review) + ") bruges af "
        + Danish.count(review.subprojects(), "aktivt underprojekt", "aktive underprojekter") + ". "
        + review.advice() + ".";
  }

  private static String share(UsageReview review) {
    return Danish.percent(review.registers() == 0 ? 0 : (double) review.used() / review.registers());
  }

  /** The registers as they were at the time before; empty at the first. */
  private Map<String, ReviewedRegister> before(String caseNumber, int number) {
    return reviews.registers(caseNumber, number - 1).stream()
        .collect(toMap(ReviewedRegister::registerCode, Function.identity()));
  }

  private String since(String caseNumber, UsageReview review) {
    return review.number() == 1 ? "Det er den første måling." : reviews.find(caseNumber, review.number() - 1)
        .map(last -> "Sidst, " + Danish.day(last.measuredOn()) + ": " + last.used() + " af " + last.registers()
            + " registre (" + share(last) + ") brugt af "
            + Danish.count(last.subprojects(), "aktivt underprojekt", "aktive underprojekter") + ".").orElse("");
  }

  private static String last(ReviewedRegister before) {
    return before == null ? "–" : String.valueOf(before.projects());
  }

  /** @param enough how many must use a register for it to belong in the database (P8, D2) */
  private static String note(int projects, int enough, ReviewedRegister before) {
    String use = projects == 0 ? "Bruges ikke" : projects == 1 ? "Bruges kun af ét"
        : projects < enough ? "Bruges af færre end " + enough : "";
    return before == null || before.choice() != RegisterChoice.OBSERVED ? use
        : use.isEmpty() ? "Fulgt siden sidst" : use + " · fulgt siden sidst";
  }

  private static String names(List<ReviewedRegister> rows, RegisterChoice choice, Function<String, String> label) {
    return rows.stream().filter(row -> row.choice() == choice).map(row -> label.apply(row.registerCode()))
        .collect(joining("\n"));
  }

  private Map<String, Object> reconsideration(String caseNumber) {
    Map<String, Object> shown = head.of(caseNumber);
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
      return FormView.of("confirm-measure", views::measure);
    }

    @Bean
    FormView reconsiderDecision(UsageViews views) {
      return FormView.of("reconsider-decision", views::reconsideration);
    }

    @Bean
    FormView requestExtension(UsageViews views) {
      return FormView.of("request-extension", caseNumber -> {
        var shown = views.extension(caseNumber);
        shown.remove("subprojects"); // here it is a field to fill in
        LegalBasisForm.show(shown, views.extensionBasis.find(caseNumber).map(LegalBasis::unconfirmed),
            (String) shown.get("institutionName"));
        shown.put("asksLegalBasis", false); // here it is a field, too: only who asks for an extension states it
        return shown;
      });
    }

    @Bean
    FormView decideExtension(UsageViews views) {
      return FormView.of("decide-extension", views::extension);
    }

    @Bean
    FormView confirmExtension(UsageViews views) {
      return FormView.of("confirm-extension", views::decidedExtension);
    }

    @Bean
    FormView signExtension(UsageViews views) {
      return FormView.of("sign-extension", views::extensionToSign);
    }
  }
}
