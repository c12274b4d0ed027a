package dk.dst.microdata.schemes.lawmodel;

import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseKind;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.rights.InstitutionCommand;
import dk.dst.microdata.schemes.lawmodel.LawModel.Cause;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What is begun by a form that nothing can be shown in: a registration, and a change of what is in force. */
@Component
public class LawModelStart {

  private final LawModels models;
  private final LawModelOpening opening;
  private final LawModelYears years;
  private final LawModelOperation operation;
  private final LawModelProcess process;
  private final Institutions institutions;
  private final CaseRights rights;

  LawModelStart(LawModels models, LawModelOpening opening, LawModelYears years, LawModelOperation operation,
      LawModelProcess process, Institutions institutions, CaseRights rights) {
    this.models = models;
    this.opening = opening;
    this.years = years;
    this.operation = operation;
    this.process = process;
    this.institutions = institutions;
    this.rights = rights;
  }

  /**
   * FSE, or the ministry itself, opens the case.
   *
   * @return the case's number
   * @throws InputRefused alike for a number there is not, and for a ministry one may not do it for
   */
  public String open(Answers answers, String by) {
    int number = answers.neededNumber("ministryNumber", "Ministeriets autorisationsnummer");
    Institution ministry = institutions.byAuthorisation(number)
        .filter(found -> rights.may(InstitutionCommand.REGISTER_LAW_MODEL, found.id()))
        .orElseThrow(() -> InputRefused.field("Ministeriets autorisationsnummer", number
            + " er ikke nummeret på et ministerium, du kan oprette sagen for."));
    String caseNumber = opening.open(ministry, answers.neededNumber("year", "Modelår"), by);
    process.start(caseNumber, ministry.id());
    return caseNumber;
  }

  /**
   * The case that is to be changed.
   *
   * @throws InputRefused for a case one may not know of, or of another kind
   */
  public String find(Answers answers) {
    String caseNumber = answers.text("lawModelCase").toUpperCase(Locale.ROOT);
    if (!caseNumber.startsWith(CaseKind.LAW_MODEL.prefix()) || !rights.may(Command.SEE_CASE, caseNumber)) {
      throw InputRefused.field("Sagsnummer", "Du har ingen sag " + caseNumber + " om Lovmodellen.");
    }
    return caseNumber;
  }

  /**
   * Begins the change, or carries it out where there is nothing more to fill in.
   *
   * @return what the process does next: "users", "year" or "done"
   * @throws InputRefused for what whoever is acting may not do, and for what the case is not ready for
   */
  public String change(String caseNumber, Answers answers, boolean ofMinistry, String by) {
    switch (answers.text("change")) {
      case "users" -> rights.mustBeAllowed(Command.CHANGE_LAW_MODEL_USERS, caseNumber);
      case "year" -> {
        rights.mustBeAllowed(Command.RENEW_LAW_MODEL, caseNumber);
        models.lock(caseNumber);
        years.renew(models.get(caseNumber).model(), answers.neededNumber("year", "Modelår"), by);
      }
      case "handOver" -> {
        rights.mustBeAllowed(Command.HAND_OVER_LAW_MODEL, caseNumber);
        handOver(caseNumber, answers, by);
      }
      default -> {
        rights.mustBeAllowed(Command.END_LAW_MODEL, caseNumber);
        operation.end(caseNumber, ofMinistry ? Cause.NOT_NEEDED : Cause.ENDED_BY_FSE,
            answers.needed("reason", "Begrundelse"), by);
        process.ended(caseNumber);
      }
    }
    return switch (answers.text("change")) {
      case "users", "year" -> answers.text("change");
      default -> "done";
    };
  }

  private void handOver(String caseNumber, Answers answers, String by) {
    String label = "Det nye ministeriums autorisationsnummer";
    int number = answers.neededNumber("newMinistry", label);
    Institution to = institutions.byAuthorisation(number).orElseThrow(() ->
        InputRefused.field(label, "Ingen institution har nummer " + number + "."));
    process.start(opening.handOver(caseNumber, to, answers.needed("reason", "Begrundelse"), by), to.id());
  }

  /** Of a hand-over that both have signed, the case of the ministry before ends. */
  public void putInForce(String caseNumber) {
    models.putInForce(caseNumber);
    LawModel model = models.get(caseNumber);
    if (model.isTakenOver()) {
      process.ended(model.takenOverFrom());
    }
  }
}
