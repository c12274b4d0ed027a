package dk.dst.microdata.schemes.authority;

import static dk.dst.microdata.ground.rights.CaseState.AUTHORITY_DRAFT;
import static dk.dst.microdata.ground.rights.CaseState.AUTHORITY_FOR_APPROVAL;
import static dk.dst.microdata.ground.rights.CaseState.AUTHORITY_FOR_SIGNATURE;
import static dk.dst.microdata.ground.rights.CaseState.AUTHORITY_NOT_APPROVED;
import static dk.dst.microdata.ground.rights.CaseState.AUTHORITY_RETURNED;
import static dk.dst.microdata.ground.rights.CaseState.AUTHORITY_UNDER_REVIEW;

import dk.dst.microdata.facts.quarantine.Hindrances;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Recommendation;
import dk.dst.microdata.ground.decision.Ruling;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.terms.SchemeTerm;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What becomes of an application for the authority scheme once it is sent: what was found, recommended, decided and
 * signed, or that it comes to nothing. Each step may run twice: the second time finds the case moved on and changes
 * nothing.
 */
@Repository
public class AuthorityRulings {

  private final JdbcClient jdbc;
  private final AuthoritySchemes schemes;
  private final Cases cases;
  private final Hindrances hindrances;
  private final Decisions decisions;
  private final AuthorityLetters letters;

  AuthorityRulings(JdbcClient jdbc, AuthoritySchemes schemes, Cases cases, Hindrances hindrances, Decisions decisions,
      AuthorityLetters letters) {
    this.jdbc = jdbc;
    this.schemes = schemes;
    this.cases = cases;
    this.hindrances = hindrances;
    this.decisions = decisions;
    this.letters = letters;
  }

  /** What the check found: it goes on to FSE, comes back, or ends because the scheme is not for the institution (M1). */
  void checked(String caseNumber, List<AuthorityFinding> findings, AuthorityChecks.Verdict verdict) {
    int submission = schemes.get(caseNumber).submission();
    String lacking = findings.stream().filter(AuthorityFinding::isLacking).map(AuthorityFinding::words)
        .reduce((one, other) -> one + "\n" + other).orElse("");
    CaseState next = switch (verdict) {
      case MET -> null;
      case NOT_MET -> AUTHORITY_RETURNED;
      case NOT_AUTHORITY -> AUTHORITY_NOT_APPROVED;
    };
    if (next != null && !cases.move(caseNumber, next, AUTHORITY_UNDER_REVIEW)) {
      return;
    }
    findings.forEach(finding -> jdbc.sql("""
            insert into authority_finding (case_number, submission, condition, outcome, evidence)
            values (?, ?, ?, ?, ?) on conflict do nothing""")
        .param(caseNumber).param(submission).param(finding.condition().name()).param(finding.outcome().name())
        .param(finding.evidence()).update());
    decisions.record(caseNumber, Step.AUTHORITY_CHECK, submission, verdict.key(), lacking, Decisions.SYSTEM);
    if (verdict == AuthorityChecks.Verdict.NOT_MET) {
      letters.returned(schemes.get(caseNumber), "Disse betingelser er ikke opfyldt:\n" + lacking);
    } else if (verdict == AuthorityChecks.Verdict.NOT_AUTHORITY) {
      letters.refused(schemes.get(caseNumber), findings.stream().filter(AuthorityFinding::isLacking).toList(),
          decisions.of(caseNumber, submission, Step.AUTHORITY_CHECK));
    }
  }

  /** What was found of the application as it was last sent, in the order of the conditions. */
  List<AuthorityFinding> findings(String caseNumber) {
    return jdbc.sql("""
            select f.condition, f.outcome, f.evidence from authority_finding f
            join authority_scheme a using (case_number, submission) where f.case_number = ?""")
        .param(caseNumber).query(AuthorityFinding.class).list().stream()
        .sorted((one, other) -> one.condition().compareTo(other.condition())).toList();
  }

  /** The reviewer's recommendation, by which they answer for the case from now on; a return goes straight back. */
  void review(String caseNumber, Recommendation recommendation, String reason, String by) {
    CaseState next = recommendation == Recommendation.RETURN ? AUTHORITY_RETURNED : AUTHORITY_FOR_APPROVAL;
    if (cases.move(caseNumber, next, AUTHORITY_UNDER_REVIEW)) {
      jdbc.sql("update authority_scheme set case_owner = ? where case_number = ?").param(by).param(caseNumber)
          .update();
      AuthorityScheme scheme = schemes.get(caseNumber);
      decisions.record(caseNumber, Step.AUTHORITY_REVIEW, scheme.submission(), recommendation.key(), reason, by);
      if (next == AUTHORITY_RETURNED) {
        letters.returned(scheme, "FSE har sendt den retur med denne begrundelse: " + reason);
      }
    }
  }

  /**
   * FSE's decision, which is also Statistics Denmark's signature.
   *
   * @throws InputRefused for an approval while the authorisation is suspended or the institution in quarantine: it waits
   */
  void approve(String caseNumber, Ruling ruling, String reason, String by) {
    if (ruling == Ruling.APPROVED) {
      hindrances.of(cases.get(caseNumber).institution(), null, null).ifPresent(hindrance -> {
        throw hindrance.refusal("ansøgningen ikke godkendes. Den kan sendes retur eller afslås");
      });
    }
    CaseState next = switch (ruling) {
      case APPROVED -> AUTHORITY_FOR_SIGNATURE;
      case REFUSED -> AUTHORITY_NOT_APPROVED;
      case RETURNED -> AUTHORITY_RETURNED;
    };
    if (cases.move(caseNumber, next, AUTHORITY_FOR_APPROVAL)) {
      AuthorityScheme scheme = schemes.get(caseNumber);
      decisions.record(caseNumber, Step.AUTHORITY_APPROVAL, scheme.submission(), ruling.key(), reason, by);
      switch (ruling) {
        case APPROVED -> letters.approved(scheme);
        case REFUSED -> letters.refused(scheme, findings(caseNumber), decisions.of(caseNumber, scheme.submission(),
            Step.AUTHORITY_REVIEW, Step.AUTHORITY_APPROVAL));
        case RETURNED -> letters.returned(scheme, "FSE har sendt den retur med denne begrundelse: " + reason);
      }
    }
  }

  /** The signatory declines with a reason and sends the application back. */
  void decline(String caseNumber, String reason, String by) {
    if (cases.move(caseNumber, AUTHORITY_RETURNED, AUTHORITY_FOR_SIGNATURE)) {
      AuthorityScheme scheme = schemes.get(caseNumber);
      decisions.record(caseNumber, Step.AUTHORITY_SIGNATURE, scheme.submission(), "declined", reason, by);
      letters.returned(scheme, "Underskriveren har afvist aftalen med denne begrundelse: " + reason);
    }
  }

  /**
   * The signatory signs; it is in force with the next step.
   *
   * @throws InputRefused where the authorisation is suspended or the institution in quarantine: the task waits
   */
  void sign(String caseNumber, String by) {
    if (cases.get(caseNumber).state() == AUTHORITY_FOR_SIGNATURE) {
      AuthorityScheme scheme = schemes.get(caseNumber);
      hindrances.of(scheme.institutionId(), null, by).ifPresent(hindrance -> {
        throw hindrance.refusal("der ikke underskrives");
      });
      decisions.record(caseNumber, Step.AUTHORITY_SIGNATURE, scheme.submission(), "signed", "", by);
    }
  }

  /** Nobody completed or corrected the application in time (D14). */
  public void correctionExpired(String caseNumber) {
    if (cases.move(caseNumber, AUTHORITY_NOT_APPROVED, AUTHORITY_DRAFT, AUTHORITY_RETURNED)) {
      decisions.record(caseNumber, Step.CORRECTION_LAPSE, 1, "lapsed", "Ikke sendt inden fristen.", Decisions.SYSTEM);
      letters.lapsed(schemes.get(caseNumber), decisions.find(caseNumber, Step.CORRECTION_LAPSE, 1).orElseThrow(),
          SchemeTerm.CORRECTION, "Ansøgningen er bortfaldet, fordi den ikke blev sendt inden fristen.");
    }
  }

  /** Nobody signed in time (D14). */
  public void signatureExpired(String caseNumber) {
    if (cases.move(caseNumber, AUTHORITY_NOT_APPROVED, AUTHORITY_FOR_SIGNATURE)) {
      AuthorityScheme scheme = schemes.get(caseNumber);
      decisions.record(caseNumber, Step.AUTHORITY_SIGNATURE, scheme.submission(), "expired",
          "Ikke underskrevet inden fristen.", Decisions.SYSTEM);
      letters.lapsed(scheme, decisions.find(caseNumber, Step.AUTHORITY_SIGNATURE, scheme.submission()).orElseThrow(),
          SchemeTerm.SIGNATURE, "FSE’s godkendelse er bortfaldet, fordi aftalen ikke blev underskrevet inden fristen.");
    }
  }

  /**
   * The institution withdraws.
   *
   * @throws InputRefused when FSE has decided or the case has ended
   */
  void withdraw(String caseNumber, String reason, String by) {
    if (!cases.move(caseNumber, AUTHORITY_NOT_APPROVED, AUTHORITY_DRAFT, AUTHORITY_RETURNED, AUTHORITY_UNDER_REVIEW,
        AUTHORITY_FOR_APPROVAL)) {
      throw new InputRefused("Sag " + caseNumber + " kan ikke trækkes tilbage: den er „"
          + cases.get(caseNumber).state().danish() + "“.");
    }
    decisions.record(caseNumber, Step.WITHDRAWAL, 1, "withdrawn", reason, by);
  }
}
