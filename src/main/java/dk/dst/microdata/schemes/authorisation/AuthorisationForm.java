package dk.dst.microdata.schemes.authorisation;

import dk.dst.microdata.facts.institution.Associations;
import dk.dst.microdata.facts.institution.Institution.Kind;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.MailDomains;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.ground.form.FormView;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.schemes.authorisation.Authorisation.Content;
import dk.dst.microdata.schemes.authorisation.Authorisation.Country;
import dk.dst.microdata.schemes.authorisation.Authorisation.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The application for authorisation as the applicant fills it in: what the form shows, and what its answers mean. */
@Component
public class AuthorisationForm implements FormView {

  public static final String ID = "complete-authorisation";

  private final Authorisations authorisations;
  private final Associations associations;
  private final Institutions institutions;
  private final Decisions decisions;
  private final Cases cases;
  private final TermsInForce terms;
  private final Clock clock;

  AuthorisationForm(Authorisations authorisations, Associations associations, Institutions institutions,
      Decisions decisions, Cases cases, TermsInForce terms, Clock clock) {
    this.authorisations = authorisations;
    this.associations = associations;
    this.institutions = institutions;
    this.decisions = decisions;
    this.cases = cases;
    this.terms = terms;
    this.clock = clock;
  }

  @Override
  public String form() {
    return ID;
  }

  @Override
  public Map<String, Object> show(String caseNumber) {
    Authorisation authorisation = authorisations.get(caseNumber);
    Content content = authorisation.content();
    var shown = new LinkedHashMap<String, Object>();
    shown.put("caseNumber", caseNumber);
    shown.put("minimumExperienced", terms.now().minimumExperienced());
    var returned = returnReasons(authorisation);
    shown.put("isReturned", !returned.isEmpty());
    shown.put("returnReasons", returned);
    shown.put("name", content.name());
    shown.put("kind", content.kind() == null ? null : content.kind().name());
    shown.put("cvr", content.cvr());
    shown.put("country", (content.country() == null ? Country.DENMARK : content.country()).name());
    shown.put("environment", content.environment());
    shown.put("competence", content.competence());
    shown.put("dataSecurity", content.dataSecurity());
    shown.put("ownership", content.ownership());
    shown.put("consultancyNumber", content.clientOf());
    shown.put("mailDomains", content.mailDomains().line());
    shown.put("headId", content.head().id());
    shown.put("headName", content.head().name());
    shown.put("headEmail", content.head().email());
    shown.put("headPosition", content.head().position());
    shown.put("people", rows(content.people()));
    shown.put("responsibility", false); // what is accepted is accepted anew each time the application is sent
    shown.put("conditions", false);
    return shown;
  }

  /**
   * What the answers say, for the case they belong to.
   *
   * @param fse user ids of the employees of FSE
   * @throws InputRefused naming everything that must be mended
   */
  public Content content(Answers answers, Set<String> fse) {
    Content content = read(answers);
    var problems = new ArrayList<>(AuthorisationPolicy.problems(content, new AuthorisationPolicy.Facts(
        terms.now().minimumExperienced(), content.clientOf() == null ? null
            : institutions.byAuthorisation(content.clientOf()).orElse(null), LocalDate.now(clock), fse)));
    Stream.concat(Stream.of(content.head()), content.people().stream()).forEach(person ->
        associations.problem(person.id(), person.name(), person.email()).ifPresent(problem ->
            problems.add(person.id() + ": " + problem)));
    if (!problems.isEmpty()) {
      throw new InputRefused(String.join("\n", problems));
    }
    return content;
  }

  private static Content read(Answers answers) {
    Kind kind = Kind.valueOf(answers.text("kind"));
    return new Content(answers.text("name"), kind, answers.text("cvr"), Country.valueOf(answers.text("country")),
        answers.text("environment"), answers.text("competence"), answers.text("dataSecurity"),
        AuthorisationPolicy.needsOwnership(kind) ? answers.text("ownership") : null,
        kind == Kind.CLIENT ? answers.number("consultancyNumber") : null,
        MailDomains.of(answers.text("mailDomains")), named(answers.text("headId"), answers.text("headName"),
            answers.text("headEmail"), answers.text("headPosition"), null),
        answers.rows("people").stream().filter(row -> !row.isEmpty()).map(row -> named(row.textOrEmpty("personId"),
            row.textOrEmpty("personName"), row.textOrEmpty("personEmail"), row.textOrEmpty("personPosition"),
            row.textOrEmpty("personExperience"))).toList());
  }

  private static Named named(String id, String name, String email, String position, String experience) {
    return new Named(id.toLowerCase(), name, email, position, experience);
  }

  /** Why it came back: what FSE wrote about this submission, or the head who did not sign. */
  private List<Map<String, Object>> returnReasons(Authorisation authorisation) {
    if (cases.get(authorisation.caseNumber()).state() != CaseState.AUTHORISATION_RETURNED) {
      return List.of();
    }
    return Stream.of(Step.AUTHORISATION_REVIEW, Step.AUTHORISATION_APPROVAL, Step.AUTHORISATION_SIGNATURE)
        .flatMap(step -> decisions.find(authorisation.caseNumber(), step, authorisation.submission()).stream())
        .filter(decision -> List.of("return", "returned", "declined").contains(decision.outcome()))
        .map(this::reason).toList();
  }

  private Map<String, Object> reason(Decision decision) {
    return Map.of("from", institutions.personName(decision.decidedBy()), "what", decision.step().danish(), "why",
        decision.reason());
  }

  private static List<Map<String, Object>> rows(List<Named> people) {
    return people.isEmpty() ? List.of(Map.of()) : people.stream().map(person -> Map.<String, Object>of(
        "personId", person.id(), "personName", person.name(), "personEmail", person.email(),
        "personPosition", person.position(), "personExperience", person.experience())).toList();
  }
}
