package dk.dst.microdata.schemes.authority;

import static java.util.stream.Collectors.joining;

import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.facts.legalbasis.LegalBases;
import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.RegisterRow;
import dk.dst.microdata.ground.attachment.Attachments;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.schemes.authority.AuthorityScheme.Content;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The check of an application against the conditions of the scheme: each time it is sent, and anew at each yes. */
@Component
public record AuthorityChecks(AuthoritySchemes schemes, AuthorityRulings rulings, Institutions institutions,
    ContentLists lists, Catalogue catalogue, Attachments attachments, LegalBases legalBases, Clock clock) {

  /** What comes of it; the key is the value in the process. */
  public enum Verdict {
    MET("met"),
    NOT_MET("notMet"),
    /** No correction helps: the scheme is not for such an institution (M1). */
    NOT_AUTHORITY("notAuthority");

    private final String key;

    Verdict(String key) {
      this.key = key;
    }

    public String key() {
      return key;
    }
  }

  /** Checks the application as it was sent, and keeps what is found. */
  public Verdict check(String caseNumber) {
    List<AuthorityFinding> findings = today(caseNumber);
    Verdict verdict = verdict(findings);
    rulings.checked(caseNumber, findings, verdict);
    return verdict;
  }

  /**
   * Asks the conditions of what was sent once more.
   *
   * @param done what cannot be done with it otherwise
   * @throws InputRefused where one that can be counted is not met today
   */
  void mustHold(String caseNumber, String done) {
    String lacking = today(caseNumber).stream().filter(AuthorityFinding::isLacking).map(AuthorityFinding::words)
        .collect(joining("\n"));
    if (!lacking.isEmpty()) {
      throw new InputRefused("Ansøgningen kan ikke " + done + " i dag:\n" + lacking
          + "\nDen kan sendes retur med en begrundelse, så den kan rettes.");
    }
  }

  private List<AuthorityFinding> today(String caseNumber) {
    AuthorityScheme scheme = schemes.get(caseNumber);
    Content said = scheme.content();
    return new AuthorityPolicy(said, new AuthorityPolicy.Facts(institutions.get(scheme.institutionId()),
        institutions.hasAny(scheme.institutionId(), said.contact(), Role.ADMINISTRATOR),
        attachments.current(caseNumber, AuthorityForm.SECURITY_FILE).isPresent(),
        lists.content(said.contentList(), RegisterRow.data(said.registers())).registers(), catalogue.byCode(),
        legalBases.find(caseNumber).orElse(null), LocalDate.now(clock))).findings();
  }

  static Verdict verdict(List<AuthorityFinding> findings) {
    return findings.stream().anyMatch(finding -> finding.condition() == AuthorityCondition.AUTHORITY
        && finding.isLacking()) ? Verdict.NOT_AUTHORITY
        : findings.stream().anyMatch(AuthorityFinding::isLacking) ? Verdict.NOT_MET : Verdict.MET;
  }
}
