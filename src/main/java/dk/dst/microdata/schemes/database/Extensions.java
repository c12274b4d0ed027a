package dk.dst.microdata.schemes.database;

import dk.dst.microdata.cases.letter.Rulings;
import dk.dst.microdata.cases.letter.Rulings.Parts;
import dk.dst.microdata.facts.quarantine.Hindrances;
import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.notice.Adverse;
import dk.dst.microdata.ground.notice.AdverseLetter.Hearing;
import dk.dst.microdata.ground.notice.LetterSection.Row;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * "Hvis der er behov for det, kan ordningen efter de 2 år forlænges efter aftale med Danmarks Statistik" (S01, condition
 * 4): asked once for each end date, decided by FSE, and in force when the institution has signed.
 */
@Repository
public class Extensions {

  private final JdbcClient jdbc;
  private final ProjectDatabases databases;
  private final Hindrances hindrances;
  private final Agreements agreements;
  private final ExtensionAgreement agreement;
  private final Cases cases;
  private final Notices notices;
  private final Decisions decisions;
  private final DatabaseLetters letters;
  private final Rulings rulings;
  private final TermsInForce terms;
  private final Clock clock;

  Extensions(JdbcClient jdbc, ProjectDatabases databases, Hindrances hindrances, Agreements agreements,
      ExtensionAgreement agreement, Cases cases, Notices notices, Decisions decisions, DatabaseLetters letters,
      Rulings rulings, TermsInForce terms, Clock clock) {
    this.jdbc = jdbc;
    this.databases = databases;
    this.hindrances = hindrances;
    this.agreements = agreements;
    this.agreement = agreement;
    this.cases = cases;
    this.notices = notices;
    this.decisions = decisions;
    this.letters = letters;
    this.rulings = rulings;
    this.terms = terms;
    this.clock = clock;
  }

  /** The managers are asked about the present end date. */
  public void open(String caseNumber) {
    jdbc.sql("""
            insert into extension (case_number, term_ends_on, number, asked_on)
            select case_number, ends_on, (select count(*) + 1 from extension where case_number = d.case_number), ?
            from project_database d where case_number = ? on conflict do nothing""")
        .param(LocalDate.now(clock)).param(caseNumber).update();
  }

  /**
   * The authorisation is suspended, so that nothing can be settled: the time for it begins anew.
   *
   * @return whether there is a question to be settled
   */
  public boolean hold(String caseNumber) {
    LocalDate today = LocalDate.now(clock);
    return jdbc.sql("update extension set held_until = ? where case_number = ? and concluded_on is null and not settled"
            + " and stopped_on is null and (held_until is null or held_until < ?)")
        .param(today).param(caseNumber).param(today).update() == 1;
  }

  /** The operation has ended meanwhile, and the question with it. Where that is undone, it is put anew. */
  @EventListener
  public void onOperationEnded(Shutdowns.OperationEnded ended) {
    jdbc.sql("update extension set stopped_on = ? where case_number = ? and concluded_on is null and not settled"
        + " and stopped_on is null").param(LocalDate.now(clock)).param(ended.caseNumber()).update();
  }

  /**
   * What the managers answered.
   *
   * @param until the end date they ask for; null where they ask for none
   * @throws InputRefused for a day that is not after the present end date and today, or later than an extension may last
   */
  public void answer(String caseNumber, LocalDate until, String reason, String subprojects, String by) {
    boolean requested = until != null;
    if (requested) {
      mustBeWithinTheTerm(caseNumber, until);
    }
    jdbc.sql("update extension set subprojects = ?, settled = ?, extends_to = ? where case_number = ?"
            + " and concluded_on is null and number = ?")
        .param(subprojects).param(!requested).param(until).param(caseNumber).param(number(caseNumber)).update();
    decisions.record(caseNumber, Step.EXTENSION_REQUEST, number(caseNumber), requested ? "requested" : "notRequested",
        reason, by);
  }

  /** Nobody answered, not even while the database was frozen. */
  public void unanswered(String caseNumber) {
    decisions.record(caseNumber, Step.EXTENSION_REQUEST, number(caseNumber), "unanswered",
        "Ikke besvaret inden fristen efter ophørsdatoen.", Decisions.SYSTEM);
  }

  private void mustBeWithinTheTerm(String caseNumber, LocalDate until) {
    LocalDate endsOn = databases.get(caseNumber).endsOn();
    LocalDate today = LocalDate.now(clock); // a frozen database can still be extended, but not to a day that has passed
    LocalDate after = endsOn.isAfter(today) ? endsOn : today;
    if (!until.isAfter(after) || until.isAfter(latest(caseNumber))) {
      throw InputRefused.field("Ny ophørsdato", "Dagen skal ligge efter " + (after.equals(endsOn)
          ? "den nuværende ophørsdato, " + Danish.day(endsOn) + "," : "i dag") + " og senest være "
          + Danish.day(latest(caseNumber)) + ".");
    }
  }

  /** The last day to which the present term can be extended (D8), counted from its end date. */
  public LocalDate latest(String caseNumber) {
    return databases.get(caseNumber).endsOn().plus(terms.now().extension());
  }

  /** The day that is asked for or offered; of what was asked before a day could be chosen, the latest. */
  public LocalDate until(String caseNumber) {
    return jdbc.sql("select extends_to from extension where case_number = ? and number = ?").param(caseNumber)
        .param(number(caseNumber)).query((row, i) -> Optional.ofNullable(row.getObject(1, LocalDate.class))).optional()
        .flatMap(day -> day).orElseGet(() -> latest(caseNumber));
  }

  /** How the use was found on the day it was measured for the decision. */
  public void measured(String caseNumber, boolean reasonable) {
    jdbc.sql("update extension set reasonable = ? where case_number = ? and number = ?").param(reasonable)
        .param(caseNumber).param(number(caseNumber)).update();
  }

  /** Draws up what is to be agreed: a document for each end date that is on the table. A second run finds it. */
  public void drawUp(String caseNumber) {
    jdbc.sql("""
            update extension set document = (select coalesce(max(document), 0) + 1 from extension where case_number = :case)
            where case_number = :case and number = :number and document is null""")
        .param("case", caseNumber).param("number", number(caseNumber)).update();
    agreements.drawUp(agreement, caseNumber);
  }

  /** What the forms show of the document; nothing before it is drawn up. */
  public Map<String, Object> document(String caseNumber) {
    return agreements.shown(agreement, caseNumber);
  }

  /**
   * FSE would extend for less than is asked for: another document is to be drawn up, of which FSE then decides.
   *
   * @throws InputRefused for a day that is not between the present end date and the one that is asked for
   */
  public void shorten(String caseNumber, LocalDate until) {
    mustBeWithinTheTerm(caseNumber, until);
    if (!until.isBefore(until(caseNumber))) {
      throw InputRefused.field("Kortere ophørsdato", "Dagen skal ligge før " + Danish.day(until(caseNumber)) + ".");
    }
    jdbc.sql("update extension set extends_to = ?, document = document + 1 where case_number = ? and number = ?")
        .param(until).param(caseNumber).param(number(caseNumber)).update();
  }

  /**
   * FSE's decision. Where the use is below the term, whoever decides for an extension does so as the first of two.
   *
   * @return whether a second is needed
   * @throws InputRefused where it is extended in a suspension or a quarantine of the institution: the task waits
   */
  public boolean decide(String caseNumber, boolean extended, String reason, String by) {
    if (extended) {
      mustBeFree(caseNumber);
    }
    boolean second = extended && !isReasonable(caseNumber);
    conclude(caseNumber, Step.EXTENSION, extended, !second, reason, by);
    return second;
  }

  /** In models from before an extension was an agreement. @throws InputRefused as for {@link #decide} */
  public void decideAlone(String caseNumber, boolean extended, String reason, String by) {
    if (extended) {
      mustBeFree(caseNumber);
    }
    conclude(caseNumber, Step.EXTENSION, extended, false, reason, by);
  }

  /** The second of two decides. @throws InputRefused as for the first */
  public void confirm(String caseNumber, boolean extended, String reason, String by) {
    if (extended) {
      mustBeFree(caseNumber);
    }
    conclude(caseNumber, Step.EXTENSION_CONFIRMATION, extended, true, reason, by);
  }

  private void conclude(String caseNumber, Step step, boolean extended, boolean last, String reason, String by) {
    jdbc.sql("update extension set settled = ? where case_number = ? and number = ?").param(!extended)
        .param(caseNumber).param(number(caseNumber)).update();
    decisions.record(caseNumber, step, number(caseNumber), extended ? "extended" : "refused", reason, by);
    if (extended && last) {
      drawUp(caseNumber); // of what was before FSE when agreements of extension came to be documents
      agreements.signForFse(agreement, caseNumber, by);
    }
  }

  /** Not measured counts as below: then two decide. */
  private boolean isReasonable(String caseNumber) {
    return jdbc.sql("select coalesce(reasonable, false) from extension where case_number = ? and number = ?")
        .param(caseNumber).param(number(caseNumber)).query(Boolean.class).single();
  }

  private void mustBeFree(String caseNumber) {
    hindrances.of(databases.get(caseNumber).institutionId(), null, null).ifPresent(hindrance -> {
      throw hindrance.refusal("projektdatabasen ikke forlænges");
    });
  }

  /**
   * The institution's answer to what FSE has agreed to.
   *
   * @param shown digest of the document that whoever signs had before them
   * @throws InputRefused in a suspension or a quarantine of the institution, and where another document is kept
   */
  public void sign(String caseNumber, boolean signed, String shown, String reason, String by) {
    if (signed) {
      mustBeFree(caseNumber);
      agreements.signForInstitution(agreement, caseNumber, shown, by);
    } else {
      jdbc.sql("update extension set settled = true where case_number = ? and number = ?").param(caseNumber)
          .param(number(caseNumber)).update();
    }
    decisions.record(caseNumber, Step.EXTENSION_SIGNATURE, number(caseNumber), signed ? "signed" : "declined", reason,
        by);
  }

  /** The end date moves to the agreed day, and the institution is told. A second run moves nothing. */
  public void extend(String caseNumber) {
    LocalDate endsOn = databases.get(caseNumber).endsOn();
    LocalDate until = until(caseNumber);
    boolean first = jdbc.sql("""
            update extension set concluded_on = ?
            where case_number = ? and term_ends_on = ? and concluded_on is null and stopped_on is null""")
        .param(LocalDate.now(clock)).param(caseNumber).param(endsOn).update() == 1;
    if (first) {
      jdbc.sql("update project_database set ends_on = ? where case_number = ? and ends_on = ?")
          .param(until).param(caseNumber).param(endsOn).update();
      letters.tell(caseNumber, "EXTENSION_IN_FORCE", "forlængelse nr. " + number(caseNumber),
          "Projektdatabasen er forlænget", "Projektdatabasens nye ophørsdato er " + Danish.day(until) + ". Er der"
              + " underskrevet en aftale om forlængelsen, kan den hentes på sagens side.");
    }
  }

  /** The managers and the responsible are told what was decided and why, and who can sign that there is something to. */
  public void announce(String caseNumber) {
    int number = number(caseNumber);
    String matter = "forlængelse nr. " + number;
    Decision decision = decisions.find(caseNumber, Step.EXTENSION_CONFIRMATION, number)
        .or(() -> decisions.find(caseNumber, Step.EXTENSION, number)).orElseThrow();
    if (!decision.outcome().equals("extended")) {
      refused(caseNumber, matter);
      return;
    }
    String what = "FSE er indstillet på at forlænge projektdatabasen til " + Danish.day(until(caseNumber))
        + ". Forlængelsen gælder, når institutionens underskriver har underskrevet aftalen i opgaven „Underskriv"
        + " forlængelsen“. Sker det ikke, ophører databasen.\n\nBegrundelse: " + decision.reason();
    letters.tell(caseNumber, "EXTENSION_DECIDED", matter, "Forlængelsen venter på institutionens underskrift", what);
    var signatories = new TreeSet<>(cases.get(caseNumber).whoMay(Command.SIGN_EXTENSION));
    signatories.removeAll(notices.whoWasTold(caseNumber, "EXTENSION_DECIDED", matter)); // the same letter is enough
    notices.tell(caseNumber, "EXTENSION_FOR_SIGNATURE", matter, signatories,
        "Underskriv forlængelsen af projektdatabasen", "Sag " + caseNumber + ".\n\n" + what);
  }

  private void refused(String caseNumber, String matter) {
    int number = number(caseNumber);
    var facts = new ArrayList<>(letters.facts(caseNumber));
    facts.add(new Row("Ønsket ny ophørsdato", Danish.day(until(caseNumber))));
    facts.add(new Row("Anvendelsen ved målingen", isReasonable(caseNumber) ? "Når det, der anses for rimeligt"
        : "Når ikke det, der anses for rimeligt, eller er ikke målt"));
    facts.add(new Row("Planlagte underprojekter", subprojects(caseNumber).isBlank() ? "ingen oplyst"
        : subprojects(caseNumber)));
    letters.tell(Adverse.EXTENSION_REFUSED, caseNumber, matter, new Parts("Projektdatabasen forlænges ikke",
        "FSE har besluttet ikke at forlænge projektdatabasen. Den ophører den "
            + Danish.day(databases.get(caseNumber).endsOn()) + ".", facts,
        List.of(PublishedRules.EXTENSION, PublishedRules.PROPORTION, rulings.rule(SchemeTerm.USAGE_REASONABLE)),
        decisions.of(caseNumber, number, Step.EXTENSION, Step.EXTENSION_CONFIRMATION), asked(caseNumber, number)));
  }

  /** What the institution said when it was asked, which is its hearing. */
  private Hearing asked(String caseNumber, int number) {
    return decisions.find(caseNumber, Step.EXTENSION_REQUEST, number).filter(answer -> !answer.reason().isBlank())
        .map(answer -> new Hearing("Institutionens ønske: " + answer.reason(),
            "Ønsket og det, institutionen har oplyst, er indgået i vurderingen."))
        .orElseGet(() -> Hearing.none("Institutionen er spurgt, om databasen ønskes forlænget."));
  }

  /** Number of the latest round of asking. */
  public int number(String caseNumber) {
    return jdbc.sql("select coalesce(max(number), 0) from extension where case_number = ?").param(caseNumber)
        .query(Integer.class).single();
  }

  public String subprojects(String caseNumber) {
    return jdbc.sql("select subprojects from extension where case_number = ? order by number desc limit 1")
        .param(caseNumber).query(String.class).optional().orElse("");
  }
}
