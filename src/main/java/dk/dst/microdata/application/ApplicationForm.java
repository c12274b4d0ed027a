package dk.dst.microdata.application;

import dk.dst.microdata.application.Application.Content;
import dk.dst.microdata.application.Application.ManagerRow;
import dk.dst.microdata.application.Application.RegisterRow;
import dk.dst.microdata.decision.Decisions;
import dk.dst.microdata.decision.Step;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.form.Choice;
import dk.dst.microdata.form.FormView;
import dk.dst.microdata.form.InputRefused;
import dk.dst.microdata.institution.Associate;
import dk.dst.microdata.institution.Institution;
import dk.dst.microdata.institution.Institutions;
import dk.dst.microdata.institution.Role;
import dk.dst.microdata.project.Project;
import dk.dst.microdata.project.Projects;
import dk.dst.microdata.register.Register;
import dk.dst.microdata.register.Registers;
import dk.dst.microdata.scheme.Danish;
import dk.dst.microdata.scheme.SchemeTerms;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
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

  private final Applications applications;
  private final EligibilityChecks checks;
  private final Decisions decisions;
  private final Institutions institutions;
  private final Projects projects;
  private final Registers registers;
  private final SchemeTerms terms;
  private final Clock clock;

  ApplicationForm(Applications applications, EligibilityChecks checks, Decisions decisions, Institutions institutions,
      Projects projects, Registers registers, SchemeTerms terms, Clock clock) {
    this.applications = applications;
    this.checks = checks;
    this.decisions = decisions;
    this.institutions = institutions;
    this.projects = projects;
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
    shown.put("registerChoices", registers.all().stream()
        .map(register -> new Choice(register.code(), register.label() + " (" + register.years() + ")")).toList());
    shown.put("managerChoices", institutions.people(institution.id()).stream().filter(Associate::employed)
        .map(person -> new Choice(person.id(), person.name()
            + (person.has(Role.ADMINISTRATOR) ? " (administrator)" : ""))).toList());
    shown.put("signatoryChoices", institutions.peopleWith(institution.id(), Role.SIGNATORY).stream()
        .map(person -> new Choice(person.id(), person.name())).toList());
    shown.put("title", application.title());
    shown.put("purpose", content.purpose());
    shown.put("environment", content.environment());
    shown.put("plannedSubprojects", content.plannedSubprojects());
    shown.put("otherSources", content.otherSources());
    shown.put("signatory", content.signatory());
    shown.put("registers", orOneEmptyRow(registerRows(content)));
    shown.put("managers", orOneEmptyRow(managerRows(content)));
    for (Undertaking undertaking : Undertaking.values()) {
      shown.put(undertaking.key(), content.undertakings().contains(undertaking));
    }
    return shown;
  }

  /**
   * What the answers say, for the case they belong to.
   *
   * @throws InputRefused for too few or too many managers, somebody or something named twice, or years outside a
   *     register's own
   */
  public Content content(Answers answers) {
    var undertakings = Arrays.stream(Undertaking.values()).filter(one -> answers.ticked(one.key()))
        .collect(Collectors.toSet());
    return new Content(answers.text("purpose"), answers.text("environment"), answers.text("plannedSubprojects"),
        answers.text("otherSources"), answers.text("signatory"), undertakings, registers(answers), managers(answers));
  }

  private List<RegisterRow> registers(Answers answers) {
    Map<String, Register> catalogue = registers.byCode();
    var seen = new HashSet<String>();
    return answers.rows("registers").stream().map(row -> {
      var register = catalogue.get(row.text("register"));
      if (!seen.add(register.code())) {
        throw InputRefused.field("Registre", register.code() + " er valgt to gange.");
      }
      int from = row.number("fromYear");
      int to = row.number("toYear");
      if (from > to) {
        throw InputRefused.field("Registre", register.code() + ": Fra år ligger efter til år.");
      }
      if (!register.covers(from, to)) {
        throw InputRefused.field("Registre", register.code() + " dækker " + register.years()
            + ", ikke " + from + "–" + to + ".");
      }
      return new RegisterRow(register.code(), from, to, row.text("reason"));
    }).toList();
  }

  private List<ManagerRow> managers(Answers answers) {
    var rows = answers.rows("managers").stream()
        .map(row -> new ManagerRow(row.text("manager"), row.text("experience"))).toList();
    if (rows.size() < terms.minimumManagers() || rows.size() > terms.maximumManagers()) {
      throw InputRefused.field("Projektdatabasemanagere", "Der skal være " + terms.minimumManagers() + " til "
          + terms.maximumManagers() + "; der er angivet " + rows.size() + ".");
    }
    if (rows.stream().map(ManagerRow::person).distinct().count() < rows.size()) {
      throw InputRefused.field("Projektdatabasemanagere", "Den samme person er angivet to gange.");
    }
    return rows;
  }

  /** Why it came back: what is not met, or what FSE or the signatory wrote about this submission. */
  private List<Map<String, Object>> returnReasons(Application application) {
    if (application.state() != Application.State.RETURNED) {
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
    return projects.ofInstitution(institution).stream().filter(project -> project.isActive(today))
        .map(ApplicationForm::projectRow).toList();
  }

  private static Map<String, Object> projectRow(Project project) {
    return Map.of("number", project.number(), "title", project.title(), "endsOn", Danish.day(project.endsOn()),
        "registers", String.join(", ", project.registers()));
  }

  private static List<Map<String, Object>> orOneEmptyRow(List<Map<String, Object>> rows) {
    return rows.isEmpty() ? List.of(Map.of()) : rows;
  }

  private static List<Map<String, Object>> registerRows(Content content) {
    return content.registers().stream().map(row -> Map.<String, Object>of("register", row.code(), "fromYear",
        row.fromYear(), "toYear", row.toYear(), "reason", row.reason())).toList();
  }

  private static List<Map<String, Object>> managerRows(Content content) {
    return content.managers().stream().map(row -> Map.<String, Object>of("manager", row.person(), "experience",
        row.experience())).toList();
  }
}
