package dk.dst.microdata.schemes.lawmodel;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.legalbasis.LegalBasis;
import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.DataContent;
import dk.dst.microdata.facts.register.RegisterRow;
import dk.dst.microdata.facts.register.RegisterRows;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.ground.form.FormView;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.schemes.lawmodel.LawModelYears.Year;
import dk.dst.microdata.schemes.proposal.ProposalChanges;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** A new model year: filled in from the one before, looked at by FSE register by register, and put in force. */
@Component
public class LawModelYearForm implements FormView {

  static final String ID = "renew-law-model";

  private final LawModels models;
  private final LawModelYears years;
  private final LawModelBasis basis;
  private final RegisterRows registers;
  private final ContentLists lists;
  private final Catalogue catalogue;
  private final Institutions institutions;
  private final Cases cases;
  private final Decisions decisions;
  private final Notices notices;

  LawModelYearForm(LawModels models, LawModelYears years, LawModelBasis basis, RegisterRows registers,
      ContentLists lists, Catalogue catalogue, Institutions institutions, Cases cases, Decisions decisions, Notices notices) {
    this.models = models;
    this.years = years;
    this.basis = basis;
    this.registers = registers;
    this.lists = lists;
    this.catalogue = catalogue;
    this.institutions = institutions;
    this.cases = cases;
    this.decisions = decisions;
    this.notices = notices;
  }

  @Override
  public String form() {
    return ID;
  }

  @Override
  public Map<String, Object> show(String caseNumber) {
    Map<String, Object> shown = head(caseNumber);
    LawModel model = models.get(caseNumber);
    Year year = years.open(model.model()).orElseThrow();
    registers.show(shown, Optional.ofNullable(year.draftList()), years.chosen(year));
    // kept for the submission it is about
    String returnedWith = decisions.find(caseNumber, Step.LAW_MODEL_YEAR_REVIEW, sent(caseNumber))
        .filter(last -> last.outcome().equals("returned") && last.reason().startsWith("Modelår " + year.year() + "."))
        .map(Decision::reason).orElse("");
    shown.put("returnedWith", returnedWith);
    basis.show(shown, model, returnedWith.isEmpty());
    return shown;
  }

  private Map<String, Object> head(String caseNumber) {
    LawModel model = models.get(caseNumber);
    Institution ministry = institutions.get(model.institution());
    var shown = new LinkedHashMap<String, Object>();
    shown.put("caseNumber", caseNumber);
    shown.put("institutionName", ministry.name());
    shown.put("authorisationNumber", ministry.authorisationNumber());
    shown.put("purpose", LawModel.PURPOSE);
    shown.put("year", years.open(model.model()).map(Year::year).orElse(null));
    shown.put("yearBefore", years.current(model.model()).map(Year::year).orElse(null));
    return shown;
  }

  /** What FSE looks at: what differs from the year before. */
  Map<String, Object> review(String caseNumber) {
    Map<String, Object> shown = head(caseNumber);
    String model = models.get(caseNumber).model();
    Year next = years.open(model).orElseThrow();
    Year before = years.current(model).orElseThrow();
    Function<String, String> label = catalogue.labels();
    List<Map<String, Object>> changes = ProposalChanges.between(years.content(before), years.content(next),
        lists.reasons(before.contentList()), lists.reasons(next.contentList())).stream().map(change ->
        Map.<String, Object>of("register", label.apply(change.code()), "what", change.what(), "before", change.before(),
            "after", change.after())).toList();
    shown.put("changes", changes);
    shown.put("legalBasis", basis.rows(caseNumber));
    shown.put("hasChanges", !changes.isEmpty());
    shown.put("changeWords", changes.isEmpty() ? "Registre og år er de samme som i modelår " + before.year() + "."
        : "Det er forskelligt fra modelår " + before.year() + ":");
    return shown;
  }

  /**
   * The ministry sends the year.
   *
   * @param asked whether the form asked for the legal basis; what it did not ask is not demanded
   * @throws InputRefused naming what must be mended; and in a suspension or a quarantine of the ministry or of whoever sends
   *     it: it waits
   */
  public void send(String caseNumber, Answers answers, boolean asked, String by) {
    models.lock(caseNumber);
    LawModel model = models.get(caseNumber);
    Optional<Year> draft = years.open(model.model()).filter(year -> year.state().equals("DRAFT"));
    if (draft.isEmpty()) {
      return;
    }
    models.mustBeFree(model, by, "modelåret ikke sendes");
    var problems = new ArrayList<String>();
    List<RegisterRow> chosen = registers.read(answers, draft.get().draftList(), false, problems);
    DataContent data = years.said(draft.get(), chosen);
    if (data.isEmpty()) {
      problems.add("Registre: Vælg mindst ét register, eller indlæs en liste.");
    }
    LegalBasis stated = asked ? basis.read(model, answers) : null;
    if (stated != null) {
      problems.addAll(basis.lacking(stated, data));
    }
    if (!problems.isEmpty()) {
      throw new InputRefused(String.join("\n", problems));
    }
    if (years.send(model.model(), chosen, by)) {
      if (stated != null) {
        basis.legalBases().restate(caseNumber, stated, by);
      }
      decisions.record(caseNumber, Step.LAW_MODEL_YEAR, sent(caseNumber) + 1, "submitted",
          "Modelår " + draft.get().year() + ".", by);
    }
  }

  /**
   * FSE puts it in force, or sends it back.
   *
   * @throws InputRefused where it is to be in force in a suspension or a quarantine of the ministry: it waits
   */
  public void review(String caseNumber, boolean approved, String reason, String by) {
    models.lock(caseNumber);
    LawModel registered = models.get(caseNumber);
    if (approved) {
      models.mustBeFree(registered, null, "modelåret ikke registreres. Det kan sendes retur");
    }
    String model = registered.model();
    int year = years.open(model).map(Year::year).orElse(0);
    if (!(approved ? years.putInForce(model) : years.sendBack(model))) {
      return;
    }
    decisions.record(caseNumber, Step.LAW_MODEL_YEAR_REVIEW, sent(caseNumber), approved ? "approved" : "returned",
        "Modelår " + year + ". " + reason, by);
    notices.tell(caseNumber, approved ? "LAW_MODEL_YEAR_IN_FORCE" : "LAW_MODEL_YEAR_RETURNED", "modelår " + year
            + ", indsendelse " + sent(caseNumber), cases.get(caseNumber).whoMay(Command.RENEW_LAW_MODEL), approved
            ? "Modelår " + year + " er registreret" : "Modelår " + year + " er kommet retur",
        "Sag " + caseNumber + ". " + (approved ? "FSE har registreret modelår " + year + ". Det gælder fra i dag."
            : "FSE har sendt modelåret retur med denne begrundelse: " + reason
                + "\n\nRet det, og send det igen i opgaven „Udfyld det nye modelår“."));
  }

  /** Nobody filled it in in time; nothing comes of it. */
  public void expired(String caseNumber) {
    String model = models.get(caseNumber).model();
    int year = years.open(model).map(Year::year).orElse(0);
    if (years.drop(model)) {
      notices.tell(caseNumber, "LAW_MODEL_YEAR_LAPSED", "modelår " + year + ", " + sent(caseNumber) + 1,
          cases.get(caseNumber).whoMay(Command.RENEW_LAW_MODEL), "Modelår " + year + " er bortfaldet", "Sag " + caseNumber
              + ". Modelår " + year + " blev ikke sendt inden fristen. Det kan begyndes igen med „Ret Lovmodellen“.");
    }
  }

  /** How often a year has been sent in the case. */
  private int sent(String caseNumber) {
    return (int) decisions.of(caseNumber).stream().filter(decision -> decision.step() == Step.LAW_MODEL_YEAR).count();
  }
}
