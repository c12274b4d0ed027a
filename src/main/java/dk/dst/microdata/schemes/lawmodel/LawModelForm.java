package dk.dst.microdata.schemes.lawmodel;

import static java.util.stream.Collectors.toMap;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.facts.legalbasis.LegalBasis;
import dk.dst.microdata.facts.register.RegisterRow;
import dk.dst.microdata.facts.register.RegisterRows;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.ground.form.Choice;
import dk.dst.microdata.ground.form.FormView;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.schemes.lawmodel.LawModelYears.Year;
import dk.dst.microdata.schemes.lawmodel.Registration.Ministry;
import dk.dst.microdata.schemes.lawmodel.Registration.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The registration as it is filled in: what the form shows, and what its answers mean. */
@Component
public class LawModelForm implements FormView {

  static final String ID = "complete-law-model";
  /** So many ministries use one model at most; each is asked for its people. */
  private static final int MOST_MINISTRIES = 30;

  private final LawModels models;
  private final LawModelYears years;
  private final LawModelUsers users;
  private final LawModelChecks checks;
  private final LawModelAccess access;
  private final LawModelBasis basis;
  private final RegisterRows registers;
  private final Institutions institutions;
  private final Decisions decisions;

  LawModelForm(LawModels models, LawModelYears years, LawModelUsers users, LawModelChecks checks, LawModelAccess access,
      LawModelBasis basis, RegisterRows registers, Institutions institutions, Decisions decisions) {
    this.models = models;
    this.years = years;
    this.users = users;
    this.checks = checks;
    this.access = access;
    this.basis = basis;
    this.registers = registers;
    this.institutions = institutions;
    this.decisions = decisions;
  }

  @Override
  public String form() {
    return ID;
  }

  @Override
  public Map<String, Object> show(String caseNumber) {
    LawModel model = models.get(caseNumber);
    Institution ministry = institutions.get(model.institution());
    Year year = year(model);
    var shown = new LinkedHashMap<String, Object>();
    shown.put("caseNumber", caseNumber);
    shown.put("institutionName", ministry.name());
    shown.put("authorisationNumber", ministry.authorisationNumber());
    shown.put("year", year.year());
    shown.put("purpose", LawModel.PURPOSE);
    shown.put("responsibleMinistry", checks.responsible());
    shown.put("isTakenOver", model.isTakenOver());
    shown.put("takenOverFrom", model.isTakenOver() ? model.takenOverFrom() + " ("
        + institutions.name(models.get(model.takenOverFrom()).institution()) + ")" : "");
    var returned = returnReasons(model);
    shown.put("isReturned", !returned.isEmpty());
    shown.put("returnReasons", returned);
    shown.put("signatoryChoices", institutions.peopleWith(ministry.id(), Role.SIGNATORY).stream()
        .map(person -> new Choice(person.id(), person.name())).toList());
    shown.put("signatory", model.signatory());
    registers.show(shown, Optional.ofNullable(model.isTakenOver() ? null : year.draftList()),
        model.isTakenOver() ? List.of() : years.chosen(year));
    shown.put("ministries", orOneEmptyRow(users.ministries(model.model()).stream().filter(id -> !id.equals(ministry.id()))
        .map(id -> Map.<String, Object>of("ministryNumber", institutions.get(id).authorisationNumber())).toList()));
    shown.put("users", orOneEmptyRow(userRows(model)));
    basis.show(shown, model, false);
    shown.put("takenOverUsers", access.today(caseNumber).stream().map(line -> Map.of("ministry", line.ministry(), "name",
        line.name())).toList());
    shown.put("takenOverData", years.content(year).holdings().stream().map(holding -> Map.of("register",
        holding.register(), "years", holding.span().danish())).toList());
    return shown;
  }

  private Year year(LawModel model) {
    return (model.isTakenOver() ? years.current(model.model()) : years.open(model.model())).orElseThrow();
  }

  private List<Map<String, Object>> userRows(LawModel model) {
    var people = new HashMap<String, Map<String, Associate>>();
    return users.given(model.model()).stream().map(given -> {
      Associate person = people.computeIfAbsent(given.institutionId(), id -> institutions.people(id).stream()
          .collect(toMap(Associate::id, Function.identity()))).get(given.personId());
      return Map.<String, Object>of("userMinistry", institutions.get(given.institutionId()).authorisationNumber(),
          "userEmail", person == null ? institutions.personName(given.personId()) : person.email());
    }).toList();
  }

  private static List<Map<String, Object>> orOneEmptyRow(List<Map<String, Object>> rows) {
    return rows.isEmpty() ? List.of(Map.of()) : rows;
  }

  /** Why it came back: what FSE wrote of this submission, or the signatory who did not sign. */
  private List<Map<String, Object>> returnReasons(LawModel model) {
    if (model.state() != CaseState.LAW_MODEL_RETURNED) {
      return List.of();
    }
    return Stream.of(Step.LAW_MODEL_REVIEW, Step.LAW_MODEL_APPROVAL, Step.LAW_MODEL_SIGNATURE)
        .flatMap(step -> decisions.find(model.caseNumber(), step, model.submission()).stream())
        .filter(decision -> List.of("return", "returned", "declined").contains(decision.outcome()))
        .map(this::reason).toList();
  }

  private Map<String, Object> reason(Decision decision) {
    return Map.of("from", institutions.personName(decision.decidedBy()), "what", decision.step().danish(), "why",
        decision.reason());
  }

  /**
   * The registration is sent.
   *
   * @param asked whether the form asked for the legal basis; what it did not ask is not demanded
   * @throws InputRefused naming what must be mended, and every condition that is not met
   */
  public void send(String caseNumber, Answers answers, boolean asked, String by) {
    LawModel model = models.get(caseNumber);
    if (model.state() != CaseState.LAW_MODEL_DRAFT && model.state() != CaseState.LAW_MODEL_RETURNED) {
      return;
    }
    var problems = new ArrayList<String>();
    List<RegisterRow> chosen = model.isTakenOver() ? List.of()
        : registers.read(answers, year(model).draftList(), false, problems);
    if (!problems.isEmpty()) {
      throw new InputRefused(String.join("\n", problems));
    }
    LegalBasis stated = asked ? basis.read(model, answers) : null;
    Registration said = model.isTakenOver() ? takenOver(model, answers, stated) : read(model, answers, chosen, stated);
    if (!models.submit(caseNumber, said.dataController(), said.signatory(), by)) {
      return;
    }
    checks.mustBeMet(caseNumber, said); // after what makes it wait, which is no condition that has to be mended
    if (!model.isTakenOver()) {
      years.send(model.model(), chosen, by);
      users.name(model.model(), said.ministries().stream().map(one -> one.institution().id()).toList(), given(said), by);
    }
    int submission = models.get(caseNumber).submission();
    if (stated != null) {
      basis.legalBases().keep(caseNumber, submission, stated, by);
    }
    checks.keep(caseNumber, submission, checks.findings(caseNumber, said));
  }

  private static List<LawModelUsers.Given> given(Registration said) {
    Map<Integer, String> ids = said.ministries().stream().collect(toMap(Ministry::number, one -> one.institution().id()));
    return said.users().stream().map(user -> new LawModelUsers.Given(ids.get(user.ministry()), user.person().id(), null))
        .toList();
  }

  /** Of a hand-over only who signs and on what ground are new; all else is as it is. */
  private Registration takenOver(LawModel model, Answers answers, LegalBasis stated) {
    Registration now = checks.onRecord(model.caseNumber());
    return new Registration(basis.controller(model), answers.text("signatory"), answers.ticked("onlyForPurpose"),
        now.ministries(), now.users(), now.data(), stated);
  }

  private Registration read(LawModel model, Answers answers, List<RegisterRow> chosen, LegalBasis stated) {
    Map<Integer, Institution> all = institutions.all().stream().filter(one -> one.authorisationNumber() != null)
        .collect(toMap(Institution::authorisationNumber, Function.identity()));
    var numbers = new TreeSet<Integer>();
    numbers.add(institutions.get(model.institution()).authorisationNumber());
    answers.rows("ministries").stream().map(row -> row.number("ministryNumber")).filter(Objects::nonNull)
        .forEach(numbers::add);
    if (numbers.size() > MOST_MINISTRIES) {
      throw InputRefused.field("Ministerier", "Der kan højst nævnes " + MOST_MINISTRIES + ".");
    }
    return new Registration(basis.controller(model), answers.text("signatory"), answers.ticked("onlyForPurpose"),
        numbers.stream().map(number -> new Ministry(number, all.get(number))).toList(),
        users(answers.rows("users"), numbers.stream().filter(all::containsKey).collect(toMap(Function.identity(),
            number -> institutions.people(all.get(number).id())))),
        years.said(year(model), chosen), stated);
  }

  /** Each by the e-mail that their ministry knows them by; one that is named twice is one. */
  static List<User> users(List<Answers> rows, Map<Integer, List<Associate>> people) {
    return rows.stream().filter(row -> !row.isEmpty()).map(row -> {
      String email = row.textOrEmpty("userEmail").strip();
      Integer ministry = row.number("userMinistry");
      return new User(ministry, email.isEmpty() ? "nr. " + ministry : email, people.getOrDefault(ministry, List.of())
          .stream().filter(person -> person.email().equalsIgnoreCase(email)).findFirst().orElse(null));
    }).distinct().toList();
  }
}
