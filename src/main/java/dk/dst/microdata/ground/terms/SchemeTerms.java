package dk.dst.microdata.ground.terms;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.MonthDay;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Every number of the schemes. Those marked "S01" are published by Statistics Denmark; the others are
 * FSE's judgement, not published, and never decide by themselves. Kept with each check, so that one can say years later
 * which numbers applied. A start with a missing or impossible number is refused.
 *
 * @param minimumActiveProjects S01, target group 2: "mindst fem aktive projekter"
 * @param minimumManagers S01, condition 1: "1 til 3 erfarne projektdatabasemanager(e)"
 * @param maximumManagers S01, condition 1
 * @param term S01, condition 4: "en ophørsdato efter 2 år"
 * @param significantCoverage share of a project's registers that the database must hold for its overlap to be called
 *     significant, 0 to 1 (D1)
 * @param projectsPerRegister how many projects should use a register for it to belong in the database (D2)
 * @param managerExperience certified use after which a manager is called experienced (D4)
 * @param portfolioYears years looked back for a growing portfolio (S01, target group 3: "løbende")
 * @param usageReasonable share of registers in use from which the use is called reasonable, 0 to 1 (D5)
 * @param usageLow share of registers in use below which closing is considered, 0 to 1 (D5)
 * @param reviewInterval time between usage reviews (D6)
 * @param finalReview how long before the end date a last review is held (D6)
 * @param usageComment time managers have to comment on a measurement (not published)
 * @param hearing hearing before restriction or shutdown (D7)
 * @param extension how far an extension moves the end date (D8)
 * @param extensionNotice how long before the end date managers are asked (D9)
 * @param extensionAnswer time managers have to answer about an extension (not published; as long as D14)
 * @param undecidedGrace how long after the end date a database waits for FSE's decision of its extension (D10)
 * @param reviewWorkingDays working days for FSE's review (D13)
 * @param approvalWorkingDays working days for the approver (D13)
 * @param correction time an applicant has for the application or a correction, then it lapses (D14)
 * @param signature time the signatory has, then the approval lapses (D14)
 * @param managerChange time to name the managers of a change (not published; as long as D14)
 * @param subscriptionRequest time to choose the registers of a subscription, then it lapses (not published; as D14)
 * @param lawModelConfirmation time between the ministry's confirmations of Lovmodellen (not published; as D15)
 * @param lawModelAnswer time the ministry has to confirm it, then FSE follows up (not published)
 * @param lawModelFreeze time after the confirmation was due from which nobody has access (not published)
 * @param healthApproval time to record the Health Data Authority's approval (not published; as long as D14)
 * @param deletionInstruction time within which the data controller's instruction is expected (D16)
 * @param minimumExperienced "mindst tre erfarne forskere/analytikere" in an authorised institution (domain I2)
 * @param confirmationInterval time between the responsible's confirmations of the authorisation (D15)
 * @param confirmationAnswer time the responsible has to confirm, then FSE follows up (not published)
 * @param suspensionReview time after which FSE looks at a suspension again (not published)
 * @param administratorCheck time the administrator has to send a proposal on (not published)
 * @param endorsement time the managers have to look at a proposal (not published)
 * @param deliveryWorkingDays working days for a delivery of data (not published)
 * @param projectEndNotice how long before its end date a project's people are asked (not published; D9 is of databases)
 * @param projectEndAnswer time a project's people have to answer about its end (not published; as long as D14)
 * @param projectInactivity time without any sign of life after which a project is asked about (D17)
 * @param projectActivityAnswer time they have to answer whether it is active (not published; as long as D14's signature)
 * @param longProject length from which a proposal is marked as long; nothing is refused for it (D18)
 * @param complaint time after a decision within which an appeal or new facts reopen it (not published; D27)
 * @param extensionReminders how long before the end date managers who have not answered are reminded (D9)
 * @param shutdownUndo time within which a shutdown can be undone (not published)
 * @param finalAccountWorkingDays working days for the final account of a database that is shut down (not published)
 * @param managerGap time to appoint when no manager, or no administrator among them, is left (D12)
 * @param certificateNotice how long before a certificate runs out its owner is told first (not published)
 * @param certificateLastNotice how long before it runs out they are told again; the last time is its last day (not
 *     published)
 * @param certificationQuestions questions of the yearly test, all of which must be right (domain 3.3, 4: "10 questions")
 * @param certificationAttempts attempts at it on a Danish calendar day (domain 3.3, 4: "3 attempts per day")
 * @param managerCheckWorkingDays working days for FSE to look at a new manager's experience (not published)
 * @param breachExplanation time to explain a reported breach (not published)
 * @param breachWindow time within which an earlier breach counts as one before (domain 6.2: "within 2 y")
 * @param authorityPeriod length of an authority's agreement, which ends with the calendar year (D24)
 * @param authorityRenewal how long before its end an authority is asked to renew: "1 November" (D24)
 * @param authorityFrozen how long an agreement that is not renewed stays frozen before it is closed (not published)
 * @param escalationWorkingDays working days of FSE's own after which the head of office is told of a case (D13)
 * @param offerStands how long an offer stands ("fire uger": Forretningsvilkår og betingelser, no. 5; N1)
 * @param closedDays days of the year, besides Sundays and public holidays, on which FSE does not work (not published)
 */
@Validated
@ConfigurationProperties("microdata.scheme")
public record SchemeTerms(
    @Min(1) int minimumActiveProjects,
    @Min(1) int minimumManagers,
    @Min(1) int maximumManagers,
    @NotNull Period term,
    @NotNull @DecimalMin("0") @DecimalMax("1") BigDecimal significantCoverage,
    @Min(1) int projectsPerRegister,
    @NotNull Period managerExperience,
    @Min(1) int portfolioYears,
    @NotNull @DecimalMin("0") @DecimalMax("1") BigDecimal usageReasonable,
    @NotNull @DecimalMin("0") @DecimalMax("1") BigDecimal usageLow,
    @NotNull Period reviewInterval,
    @NotNull Period finalReview,
    @NotNull Period usageComment,
    @NotNull Period hearing,
    @NotNull Period extension,
    @NotNull Period extensionNotice,
    @NotNull Period extensionAnswer,
    @NotNull Period undecidedGrace,
    @Min(1) int reviewWorkingDays,
    @Min(1) int approvalWorkingDays,
    @NotNull Period correction,
    @NotNull Period signature,
    @NotNull Period managerChange,
    @NotNull Period subscriptionRequest,
    @NotNull Period lawModelConfirmation,
    @NotNull Period lawModelAnswer,
    @NotNull Period lawModelFreeze,
    @NotNull Period healthApproval,
    @NotNull Period deletionInstruction,
    @Min(1) int minimumExperienced,
    @NotNull Period confirmationInterval,
    @NotNull Period confirmationAnswer,
    @NotNull Period suspensionReview,
    @NotNull Period administratorCheck,
    @NotNull Period endorsement,
    @Min(1) int deliveryWorkingDays,
    @NotNull Period projectEndNotice,
    @NotNull Period projectEndAnswer,
    @NotNull Period projectInactivity,
    @NotNull Period projectActivityAnswer,
    @NotNull Period longProject,
    @NotNull Period complaint,
    @NotNull List<Period> extensionReminders,
    @NotNull Period shutdownUndo,
    @Min(1) int finalAccountWorkingDays,
    @NotNull Period managerGap,
    @NotNull Period certificateNotice,
    @NotNull Period certificateLastNotice,
    @Min(1) int certificationQuestions,
    @Min(1) int certificationAttempts,
    @Min(1) int managerCheckWorkingDays,
    @NotNull Period breachExplanation,
    @NotNull Period breachWindow,
    @NotNull Period authorityPeriod,
    @NotNull Period authorityRenewal,
    @NotNull Period authorityFrozen,
    @Min(1) int escalationWorkingDays,
    @NotNull Period offerStands,
    @NotNull List<MonthDay> closedDays) {

  public SchemeTerms {
    if (minimumManagers > maximumManagers) {
      throw new IllegalArgumentException("microdata.scheme: minimum-managers exceeds maximum-managers");
    }
    if (usageLow != null && usageReasonable != null && usageLow.compareTo(usageReasonable) > 0) {
      throw new IllegalArgumentException("microdata.scheme: usage-low exceeds usage-reasonable");
    }
    var periods = Stream.of(term, managerExperience, reviewInterval, finalReview, usageComment, hearing, extension,
        extensionNotice, extensionAnswer, undecidedGrace, correction, signature, managerChange, subscriptionRequest,
        lawModelConfirmation, lawModelAnswer, lawModelFreeze, healthApproval, deletionInstruction, confirmationInterval, confirmationAnswer, suspensionReview,
        administratorCheck, endorsement, projectEndNotice, projectEndAnswer, projectInactivity, projectActivityAnswer,
        longProject, complaint, shutdownUndo, managerGap, certificateNotice, certificateLastNotice,
        breachExplanation, breachWindow, authorityPeriod, authorityRenewal, authorityFrozen, offerStands);
    if (Stream.concat(periods, extensionReminders == null ? Stream.empty() : extensionReminders.stream())
        .anyMatch(period -> period != null && (period.isZero() || period.isNegative()))) {
      throw new IllegalArgumentException("microdata.scheme: a period must be longer than nothing");
    }
  }

  /**
   * These terms with these values changed, by name.
   *
   * @throws IllegalArgumentException where they do not go together, as at a start
   */
  SchemeTerms with(Map<String, Object> changed) {
    RecordComponent[] components = SchemeTerms.class.getRecordComponents();
    Object[] values = Arrays.stream(components)
        .map(term -> changed.containsKey(term.getName()) ? changed.get(term.getName()) : value(term, this)).toArray();
    try {
      return (SchemeTerms) SchemeTerms.class.getDeclaredConstructors()[0].newInstance(values);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof IllegalArgumentException refused ? refused : new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  static Object value(RecordComponent component, SchemeTerms terms) {
    try {
      return component.getAccessor().invoke(terms);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
