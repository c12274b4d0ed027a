package dk.dst.microdata.schemes.authorisation;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.terms.TermsInForce;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The responsible's confirmation of the authorisation, every year (D15), and what FSE does where there is none. */
@Component
public class Confirmations {

  /** When FSE wants the institution asked again. The word is the value in the form and the outcome of the decision. */
  public enum Reminder {
    IN_2_WEEKS("askedIn2Weeks", 14, "Om 2 uger"),
    IN_1_MONTH("askedIn1Month", 30, "Om 30 dage"),
    IN_3_MONTHS("askedIn3Months", 90, "Om 90 dage");

    private final String key;
    private final int days;
    private final String danish;

    Reminder(String key, int days, String danish) {
      this.key = key;
      this.days = days;
      this.danish = danish;
    }

    public String key() {
      return key;
    }

    public String danish() {
      return danish;
    }

    public static Reminder of(String key) {
      for (Reminder reminder : values()) {
        if (reminder.key.equals(key)) {
          return reminder;
        }
      }
      throw new IllegalArgumentException("No reminder " + key);
    }
  }

  private final Cases cases;
  private final Institutions institutions;
  private final Decisions decisions;
  private final TermsInForce terms;
  private final Clock clock;

  Confirmations(Cases cases, Institutions institutions, Decisions decisions, TermsInForce terms, Clock clock) {
    this.cases = cases;
    this.institutions = institutions;
    this.decisions = decisions;
    this.terms = terms;
    this.clock = clock;
  }

  /** The day on which the institution is asked to confirm; it may have passed. */
  public LocalDate next(String caseNumber) {
    return next(List.of(caseNumber)).get(caseNumber);
  }

  /** That day for each of these. */
  Map<String, LocalDate> next(Collection<String> caseNumbers) {
    Map<String, Decision> followUps = decisions.latest(caseNumbers, Step.CONFIRMATION_FOLLOW_UP);
    var next = new HashMap<String, LocalDate>();
    institutions.ofCases(caseNumbers).forEach((number, institution) -> {
      LocalDate due = due(institution);
      next.put(number, Optional.ofNullable(followUps.get(number)).map(this::again).filter(again -> again.isAfter(due))
          .orElse(due));
    });
    return next;
  }

  /** Since when a confirmation is due, whatever FSE has said of it. */
  LocalDate due(String caseNumber) {
    return due(institution(caseNumber));
  }

  private LocalDate due(Institution institution) {
    return (institution.confirmedOn() == null ? institution.authorisedFrom() : institution.confirmedOn())
        .plus(terms.now().confirmationInterval());
  }

  /** The responsible confirms. Nothing happens where nothing is due. */
  public void confirm(String caseNumber, String statement, String by) {
    if (!due(caseNumber).isAfter(today())) {
      decisions.record(caseNumber, Step.CONFIRMATION, round(caseNumber, Step.CONFIRMATION), "confirmed", statement, by);
      institutions.confirm(cases.get(caseNumber).institution(), today());
    }
  }

  /** FSE has been in touch, and has the institution asked again. Nothing happens where that has been said already. */
  public void followUp(String caseNumber, Reminder reminder, String note, String by) {
    if (!next(caseNumber).isAfter(today())) {
      decisions.record(caseNumber, Step.CONFIRMATION_FOLLOW_UP, round(caseNumber, Step.CONFIRMATION_FOLLOW_UP),
          reminder.key(), note, by);
    }
  }

  /** What FSE has done about missing confirmations, and when it last did. */
  Optional<Decision> latestFollowUp(String caseNumber) {
    return decisions.of(caseNumber).stream().filter(decision -> decision.step() == Step.CONFIRMATION_FOLLOW_UP)
        .max(Comparator.comparingInt(Decision::round));
  }

  private LocalDate again(Decision followUp) {
    return LocalDate.ofInstant(followUp.decidedAt(), clock.getZone())
        .plusDays(Reminder.of(followUp.outcome()).days);
  }

  private int round(String caseNumber, Step step) {
    return 1 + (int) decisions.of(caseNumber).stream().filter(decision -> decision.step() == step).count();
  }

  private Institution institution(String caseNumber) {
    return institutions.get(cases.get(caseNumber).institution());
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
