package dk.dst.microdata.schemes.authority;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.facts.legalbasis.LegalBases;
import dk.dst.microdata.facts.legalbasis.LegalBasisForm;
import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.Register;
import dk.dst.microdata.facts.register.RegisterRow;
import dk.dst.microdata.facts.register.RegisterRows;
import dk.dst.microdata.ground.attachment.Attachments;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.ground.form.Choice;
import dk.dst.microdata.ground.form.FormView;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.schemes.authority.AuthorityScheme.AuthorityKind;
import dk.dst.microdata.schemes.authority.AuthorityScheme.Content;
import dk.dst.microdata.schemes.authority.AuthorityScheme.SecurityDocument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The application for the authority scheme as it is filled in: what the form shows, and what its answers mean. */
@Component
public record AuthorityForm(AuthoritySchemes schemes, Institutions institutions, RegisterRows registers,
    ContentLists lists, Catalogue catalogue, Decisions decisions, Cases cases, Attachments attachments,
    LegalBases legalBases) implements FormView {

  public static final String ID = "complete-authority-application";
  /** Its field for the description of data security routines; the renewal has the same. */
  static final String SECURITY_FILE = "securityFile";

  @Override
  public String form() {
    return ID;
  }

  @Override
  public Map<String, Object> show(String caseNumber) {
    AuthorityScheme scheme = schemes.get(caseNumber);
    Content content = scheme.content();
    Institution institution = institutions.get(scheme.institutionId());
    List<Associate> people = institutions.people(institution.id());
    var shown = new LinkedHashMap<String, Object>();
    shown.put("caseNumber", caseNumber);
    shown.put("institutionName", institution.name());
    shown.put("authorisationNumber", institution.authorisationNumber());
    var returned = returnReasons(scheme);
    shown.put("isReturned", !returned.isEmpty());
    shown.put("returnReasons", returned);
    shown.put("topicChoices", catalogue.registers().stream().map(Register::topic).distinct().sorted()
        .map(topic -> new Choice(topic, topic)).toList());
    shown.put("peopleChoices", people.stream().map(AuthorityForm::choice).toList());
    shown.put("signatoryChoices", people.stream().filter(person -> person.has(Role.SIGNATORY))
        .map(AuthorityForm::choice).toList());
    registers.show(shown, schemes.draftList(caseNumber), content.registers());
    shown.put("authorityKind", content.kind() == null ? null : content.kind().name());
    shown.put("obligation", content.obligation());
    shown.put("obligationReference", content.obligationReference());
    shown.put("remit", content.remit());
    shown.put("topics", List.copyOf(content.topics()));
    shown.put("environment", content.environment());
    shown.put(SECURITY_FILE, attachments.filled(caseNumber, SECURITY_FILE));
    shown.put("securityTitle", content.security().title());
    shown.put("securityVersion", content.security().version());
    shown.put("securityDay", content.security().day() == null ? null : content.security().day().toString());
    shown.put("contentReason", content.contentReason());
    shown.put("contact", content.contact());
    shown.put("signatory", content.signatory());
    shown.put("users", content.users());
    shown.put("ean", content.ean());
    shown.put("billingReference", content.billingReference());
    LegalBasisForm.show(shown, legalBases.find(caseNumber), institution.name());
    shown.put("onlyAuthority", false); // what is accepted is accepted anew each time the application is sent
    shown.put("payment", false);
    return shown;
  }

  static Choice choice(Associate person) {
    return new Choice(person.id(), person.name() + (person.has(Role.ADMINISTRATOR) ? " (administrator)" : ""));
  }

  /**
   * What the answers say.
   *
   * @throws InputRefused naming everything that must be mended
   */
  public Content content(String caseNumber, Answers answers) {
    var problems = new ArrayList<String>();
    Long list = schemes.draftList(caseNumber).orElse(null);
    List<RegisterRow> chosen = registers.read(answers, list, false, problems);
    String reason = list == null ? null : answers.text("contentReason");
    if (lists.content(list, RegisterRow.data(chosen)).isEmpty()) {
      problems.add("Registre: Vælg mindst ét register, eller indlæs en liste.");
    }
    if (list != null && !registers.isReasoned(list) && !AuthorityScheme.isSaid(reason)) {
      problems.add("Begrundelse for den indlæste liste: Feltet skal udfyldes.");
    }
    if (!problems.isEmpty()) {
      throw new InputRefused(String.join("\n", problems));
    }
    answers.mustBeTicked("onlyAuthority", "Data bruges kun til myndighedsopgaver inden for ressortområdet");
    answers.mustBeTicked("payment", "Institutionen betaler omkostningerne");
    return new Content(AuthorityKind.valueOf(answers.text("authorityKind")), answers.text("obligation"),
        answers.text("obligationReference"), answers.text("remit"), new LinkedHashSet<>(answers.chosen("topics")),
        answers.text("environment"), security(answers), list, reason, chosen, answers.text("contact"),
        answers.text("signatory"), List.copyOf(new LinkedHashSet<>(answers.chosen("users"))), answers.text("ean"),
        answers.text("billingReference"));
  }

  static SecurityDocument security(Answers answers) {
    return new SecurityDocument(answers.text("securityTitle"), answers.text("securityVersion"),
        LocalDate.parse(answers.text("securityDay")));
  }

  /** Why it came back: what the check found, what FSE wrote, or the signatory who did not sign. */
  private List<Map<String, Object>> returnReasons(AuthorityScheme scheme) {
    if (cases.get(scheme.caseNumber()).state() != CaseState.AUTHORITY_RETURNED) {
      return List.of();
    }
    return Stream.of(Step.AUTHORITY_CHECK, Step.AUTHORITY_REVIEW, Step.AUTHORITY_APPROVAL, Step.AUTHORITY_SIGNATURE)
        .flatMap(step -> decisions.find(scheme.caseNumber(), step, scheme.submission()).stream())
        .filter(decision -> List.of("notMet", "return", "returned", "declined").contains(decision.outcome()))
        .map(this::reason).toList();
  }

  private Map<String, Object> reason(Decision decision) {
    return Map.of("from", decision.decidedBy().equals(Decisions.SYSTEM) ? "Systemet"
        : institutions.personName(decision.decidedBy()), "what", decision.step().danish(), "why", decision.reason());
  }
}
