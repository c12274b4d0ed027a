package dk.dst.microdata.schemes.application;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.facts.legalbasis.LegalBases;
import dk.dst.microdata.facts.legalbasis.LegalBasis;
import dk.dst.microdata.facts.legalbasis.LegalBasisForm;
import dk.dst.microdata.facts.register.DataContent;
import dk.dst.microdata.facts.register.RegisterRows;
import dk.dst.microdata.ground.attachment.Attachments;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.ground.form.Choice;
import dk.dst.microdata.ground.form.FormView;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.application.Application.Content;
import dk.dst.microdata.schemes.application.Application.ManagerRow;
import dk.dst.microdata.schemes.project.Project;
import dk.dst.microdata.schemes.project.Projects;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The application as the applicant fills it in: what the form shows, and what its answers mean. */
@Component
public class ApplicationForm implements FormView {

  public static final String ID = "complete-application";
  /** Its field for a document. */
  static final String ENCLOSURE = "enclosure";
  /** So many registers of a project are named; of more the number is said. */
  private static final int MOST_NAMED = 8;

  private final Applications applications;
  private final EligibilityChecks checks;
  private final Decisions decisions;
  private final Institutions institutions;
  private final Projects projects;
  private final LegalBases legalBases;
  private final RegisterRows registers;
  private final Attachments attachments;
  private final TermsInForce terms;
  private final Clock clock;

  ApplicationForm(Applications applications, EligibilityChecks checks, Decisions decisions, Institutions institutions,
      Projects projects, LegalBases legalBases, RegisterRows registers, Attachments attachments, TermsInForce terms,
      Clock clock) {
    this.attachments = attachments;
    this.applications = applications;
    this.checks = checks;
    this.decisions = decisions;
    this.institutions = institutions;
    this.projects = projects;
    this.legalBases = legalBases;
    this.registers = registers;
    this.terms = terms;
    this.clock = clock;
  }

  @Override
  public String form() {
    return ID;
  }

  @Override
  public Map<String, Object> show(String caseNumber) {
    Application application = applications.get(caseNumber);
    Institution institution = institutions.get(application.institutionId());
    Content content = application.content();
    var shown = new LinkedHashMap<String, Object>();
    shown.put("caseNumber", caseNumber);
    shown.put("institutionName", institution.name());
    shown.put("authorisationNumber", institution.authorisationNumber());
    var returned = returnReasons(application);
    shown.put("isReturned", !returned.isEmpty());
    shown.put("returnReasons", returned);
    shown.put("activeProjects", activeProjects(institution.id()));
    registers.show(shown, applications.draftList(caseNumber), content.registers());
    shown.put("managerChoices", institutions.people(institution.id()).stream().filter(Associate::employed)
        .map(person -> new Choice(person.id(), person.name()
            + (person.has(Role.ADMINISTRATOR) ? " (administrator)" : ""))).toList());
    shown.put("signatoryChoices", institutions.peopleWith(institution.id(), Role.SIGNATORY).stream()
        .map(person -> new Choice(person.id(), person.name())).toList());
    shown.put("title", application.title());
    shown.put("purpose", content.purpose());
    shown.put("environment", content.environment());
    shown.put("plannedSubprojects", content.plannedSubprojects());
    shown.put(ENCLOSURE, attachments.filled(caseNumber, ENCLOSURE));
    shown.put("otherSources", content.otherSources());
    shown.put("signatory", content.signatory());
    shown.put("contentReason", content.contentReason());
    shown.put("managers", orOneEmptyRow(managerRows(content)));
    for (Undertaking undertaking : Undertaking.values()) {
      shown.put(undertaking.key(), content.undertakings().contains(undertaking));
    }
    LegalBasisForm.show(shown, legalBases.find(caseNumber), institution.name());
    return shown;
  }

  /**
   * What the form says, and what must be mended before it can be sent: one by one, in the person's words.
   *
   * @param legalBasis what is missing in it is a matter of the check
   */
  public record Reading(Content content, LegalBasis legalBasis, List<String> problems) {}

  /**
   * What the answers say, for the case they belong to.
   *
   * @throws InputRefused naming everything that must be mended: too few or too many managers, somebody or something
   *     named twice, years outside a register's own
   */
  public Reading readSent(String caseNumber, Answers answers) {
    Reading reading = read(caseNumber, answers);
    if (!reading.problems().isEmpty()) {
      throw new InputRefused(String.join("\n", reading.problems()));
    }
    return reading;
  }

  /** What a form says that may not be finished. */
  public Reading read(String caseNumber, Answers answers) {
    var undertakings = Arrays.stream(Undertaking.values()).filter(undertaking -> answers.ticked(undertaking.key()))
        .collect(Collectors.toSet());
    var problems = new ArrayList<String>();
    Long list = applications.draftList(caseNumber).orElse(null);
    String contentReason = answers.text("contentReason");
    if (list != null && !registers.isReasoned(list) && answers.textOrEmpty("contentReason").isBlank()) {
      problems.add("Begrundelse for den indlæste liste: Feltet skal udfyldes.");
    }
    return new Reading(new Content(answers.text("purpose"), answers.text("environment"),
        answers.text("plannedSubprojects"), answers.text("otherSources"), answers.text("signatory"), undertakings,
        list, list == null ? null : contentReason, registers.read(answers, list, true, problems),
        managers(answers, problems)), LegalBasisForm.read(answers), problems);
  }

  private List<ManagerRow> managers(Answers answers, List<String> problems) {
    var rows = answers.rows("managers").stream().filter(row -> row.text("manager") != null)
        .map(row -> new ManagerRow(row.text("manager"), row.textOrEmpty("experience"))).toList();
    if (rows.size() < terms.now().minimumManagers() || rows.size() > terms.now().maximumManagers()) {
      problems.add("Projektdatabasemanagere: Der skal være " + terms.now().minimumManagers() + " til "
          + terms.now().maximumManagers() + "; der er angivet " + rows.size() + ".");
    }
    if (rows.stream().map(ManagerRow::person).distinct().count() < rows.size()) {
      problems.add("Projektdatabasemanagere: Den samme person er angivet to gange.");
    }
    return rows;
  }

  /** Why it came back: what is not met, or what FSE or the signatory wrote about this submission. */
  private List<Map<String, Object>> returnReasons(Application application) {
    if (application.state() != CaseState.RETURNED) {
      return List.of();
    }
    Stream<Map<String, Object>> unmet = checks.findings(application.caseNumber(), application.submission()).stream()
        .filter(finding -> finding.outcome() == Finding.Outcome.NOT_MET)
        .map(finding -> Map.of("from", "Kontrol af betingelserne", "what", finding.condition().danish(),
            "why", finding.evidence() + " " + finding.condition().source()));
    Stream<Map<String, Object>> people = Stream.of(Step.REVIEW, Step.APPROVAL, Step.SIGNATURE)
        .flatMap(step -> decisions.find(application.caseNumber(), step, application.submission()).stream())
        .filter(decision -> List.of("return", "returned", "declined").contains(decision.outcome()))
        .map(decision -> Map.of("from", institutions.personName(decision.decidedBy()), "what",
            decision.step().danish(), "why", decision.reason()));
    return Stream.concat(unmet, people).toList();
  }

  private List<Map<String, Object>> activeProjects(String institution) {
    LocalDate today = LocalDate.now(clock);
    List<Project> active = projects.ofInstitution(institution).stream().filter(project -> project.isActive(today))
        .toList();
    Map<Integer, DataContent> contents = projects.contents(active);
    return active.stream().map(project -> Map.<String, Object>of("number", project.number(), "title", project.title(),
        "endsOn", Danish.day(project.endsOn()), "registers", project.contentList() == null ? "Ikke oplyst"
            : named(contents.get(project.number())))).toList();
  }

  private static String named(DataContent content) {
    return content.registers().size() > MOST_NAMED ? Danish.count(content.registers().size(), "register", "registre")
        : String.join(", ", content.registers());
  }

  private static List<Map<String, Object>> orOneEmptyRow(List<Map<String, Object>> rows) {
    return rows.isEmpty() ? List.of(Map.of()) : rows;
  }

  private static List<Map<String, Object>> managerRows(Content content) {
    return content.managers().stream().map(row -> Map.<String, Object>of("manager", row.person(), "experience",
        row.experience())).toList();
  }
}
