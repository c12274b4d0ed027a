package dk.dst.microdata.schemes.authority;

import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.facts.quarantine.Hindrances;
import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.RegisterRow;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.terms.SchemeTerms;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.authority.AuthorityScheme.Content;
import dk.dst.microdata.schemes.authority.AuthorityScheme.SecurityDocument;
import dk.dst.microdata.schemes.project.ApprovedProjects;
import dk.dst.microdata.schemes.project.ApprovedProjects.Approved;
import dk.dst.microdata.schemes.project.ProjectAccess;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * An authority's agreement from the day both have signed: its number and users, its year, and its renewal. What there is
 * access to is a project, so that access, certificates, quarantines and deletion are as everywhere.
 */
@Repository
public class AuthorityOperation {

  private final JdbcClient jdbc;
  private final AuthoritySchemes schemes;
  private final ApprovedProjects projects;
  private final ProjectAccess access;
  private final ContentLists lists;
  private final Institutions institutions;
  private final Hindrances hindrances;
  private final Cases cases;
  private final Decisions decisions;
  private final AuthorityLetters letters;
  private final TermsInForce terms;
  private final Clock clock;

  AuthorityOperation(JdbcClient jdbc, AuthoritySchemes schemes, ApprovedProjects projects, ProjectAccess access,
      ContentLists lists, Institutions institutions, Hindrances hindrances, Cases cases, Decisions decisions,
      AuthorityLetters letters, TermsInForce terms, Clock clock) {
    this.jdbc = jdbc;
    this.schemes = schemes;
    this.projects = projects;
    this.access = access;
    this.lists = lists;
    this.institutions = institutions;
    this.hindrances = hindrances;
    this.cases = cases;
    this.decisions = decisions;
    this.letters = letters;
    this.terms = terms;
    this.clock = clock;
  }

  /** Both have signed: it is in force from today, under a number of its own. */
  public void begin(String caseNumber) {
    if (!cases.move(caseNumber, CaseState.AUTHORITY_IN_OPERATION, CaseState.AUTHORITY_FOR_SIGNATURE)) {
      return;
    }
    AuthorityScheme scheme = schemes.get(caseNumber);
    Content said = scheme.content();
    LocalDate endsOn = AuthorityPlan.end(today(), terms.now());
    long content = lists.keep("Myndighedsordning, sag " + caseNumber, scheme.openedBy(),
        lists.content(said.contentList(), RegisterRow.data(said.registers())).asRows(),
        RegisterRow.reasons(said.registers())).id();
    int number = projects.beginForAuthority(caseNumber, scheme.institutionId(), new Approved("Myndighedsordning for "
        + institutions.name(scheme.institutionId()), endsOn, said.contact(), null, content, null, null,
        scheme.caseOwner()));
    schemes.numbered(caseNumber, number);
    access.set(number, said.users(), scheme.openedBy());
    LocalDate lastDay = endsOn.minusDays(1);
    decisions.record(caseNumber, Step.AUTHORITY_IN_FORCE, 1, "inForce", "Nr. " + number + ", til og med den "
        + Danish.day(lastDay) + ".", Decisions.SYSTEM);
    letters.inForce(scheme, number, lastDay);
  }

  /** The dates of the agreement, by the terms in force. */
  AuthorityPlan plan(String caseNumber) {
    return plans(List.of(caseNumber)).get(caseNumber);
  }

  Map<String, AuthorityPlan> plans(Collection<String> caseNumbers) {
    SchemeTerms inForce = terms.now();
    var plans = new HashMap<String, AuthorityPlan>();
    jdbc.sql("select case_number, ends_on, closed_on from project where authority and case_number = any (?)")
        .param(caseNumbers.toArray(String[]::new)).query(row -> {
          plans.put(row.getString("case_number"), new AuthorityPlan(row.getObject("ends_on", LocalDate.class),
              row.getObject("closed_on", LocalDate.class), inForce));
        });
    return plans;
  }

  /** What is due today; the value in the process. */
  public String nextStep(String caseNumber) {
    return plan(caseNumber).nextStep(today()).key();
  }

  /** The next day on which something may be due. */
  public LocalDate nextDate(String caseNumber) {
    return plan(caseNumber).nextDate();
  }

  /** The last day of the agreement, which is not renewed yet. */
  public LocalDate lastDay(String caseNumber) {
    return plan(caseNumber).endsOn().minusDays(1);
  }

  /** The day on which it is closed, if it is not renewed. */
  public LocalDate closesOn(String caseNumber) {
    return plan(caseNumber).closesOn();
  }

  /** Whether there is access today: neither frozen nor closed. */
  public boolean isOpen(String caseNumber) {
    AuthorityPlan plan = plan(caseNumber);
    return plan.closedOn() == null && today().isBefore(plan.endsOn());
  }

  /**
   * The institution confirms its obligation, its contact and its description of data security for another year. As long as
   * nobody has closed it, it is not too late. Nothing happens where no renewal is due, be it that it has just been renewed.
   *
   * @throws InputRefused where the authorisation is not valid or somebody is in quarantine (it waits), for a contact who
   *     is no administrator (M8), or a document of a day to come
   */
  public void renew(String caseNumber, String contact, SecurityDocument security, String statement, String by) {
    AuthorityPlan plan = plan(caseNumber);
    if (plan.closedOn() != null || today().isBefore(plan.asksOn())) {
      return;
    }
    AuthorityScheme scheme = schemes.get(caseNumber);
    hindrances.mustBeFree(scheme.institutionId(), scheme.projectNumber(), by);
    if (!institutions.hasAny(scheme.institutionId(), contact, Role.ADMINISTRATOR)) {
      throw InputRefused.field("Kontaktperson", "Kontaktpersonen skal være administrator i institutionen.");
    }
    if (security.day().isAfter(today())) {
      throw InputRefused.field("Dokumentets dato", "Datoen kan ikke ligge efter i dag.");
    }
    if (projects.renewForAuthority(scheme.projectNumber(), plan.endsOn(), plan.renewedTo(), contact)) {
      schemes.confirmed(caseNumber, contact, security);
      LocalDate lastDay = plan.renewedTo().minusDays(1);
      decisions.record(caseNumber, Step.AUTHORITY_RENEWAL, round(caseNumber), "renewed", "Til og med den "
          + Danish.day(lastDay) + ". " + statement, by);
      letters.renewed(schemes.get(caseNumber), lastDay);
    }
  }

  private int round(String caseNumber) {
    return 1 + (int) decisions.of(caseNumber).stream().filter(decision -> decision.step() == Step.AUTHORITY_RENEWAL)
        .count();
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
