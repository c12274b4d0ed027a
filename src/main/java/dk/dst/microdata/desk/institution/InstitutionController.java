package dk.dst.microdata.desk.institution;

import static dk.dst.microdata.ground.rights.InstitutionCommand.AGREE_ASSOCIATION;
import static dk.dst.microdata.ground.rights.InstitutionCommand.ANSWER_JOINT_CONTROL;
import static dk.dst.microdata.ground.rights.InstitutionCommand.CHANGE_EMPLOYMENT;
import static dk.dst.microdata.ground.rights.InstitutionCommand.END_ASSOCIATION;
import static dk.dst.microdata.ground.rights.InstitutionCommand.GIVE_EXEMPTION;
import static dk.dst.microdata.ground.rights.InstitutionCommand.RECORD_CERTIFICATE;
import static dk.dst.microdata.ground.rights.InstitutionCommand.REQUEST_ASSOCIATION;
import static dk.dst.microdata.ground.rights.InstitutionCommand.SEE_CERTIFICATES;
import static dk.dst.microdata.ground.rights.InstitutionCommand.SEE_PEOPLE;
import static dk.dst.microdata.ground.rights.InstitutionCommand.SET_MAIL_DOMAINS;
import static dk.dst.microdata.ground.rights.InstitutionCommand.SUSPEND_AUTHORISATION;

import dk.dst.microdata.cases.engine.StoppedCases;
import dk.dst.microdata.cases.engine.StoppedCases.Stop;
import dk.dst.microdata.cases.task.OpenTasks;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.desk.institution.InstitutionView.Line;
import dk.dst.microdata.desk.institution.InstitutionView.PersonView;
import dk.dst.microdata.desk.institution.InstitutionView.RoleView;
import dk.dst.microdata.desk.institution.InstitutionView.SuspensionView;
import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.MailDomains;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.InstitutionCommand;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.authorisation.Suspensions;
import dk.dst.microdata.schemes.authorisation.Suspensions.Suspension;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Institutions and their people: shown to everybody of the institution and to FSE, kept by those entitled. */
@RestController
@RequestMapping("/camunda/api/microdata/institutions")
public class InstitutionController {

  /** An association asked for. */
  public record Request(String id, String name, String email, String position, boolean employed) {}

  public record Agreement(boolean approved) {}

  public record Employment(String position, boolean employed) {}

  public record Certificate(LocalDate certifiedOn, LocalDate certifiedSince) {}

  public record Reason(String reason) {}

  record Domains(String domains) {}

  private static final int LONGEST_LINE = 300;

  private final Institutions institutions;
  private final Suspensions suspensions;
  private final PeopleOfInstitution people;
  private final OpenTasks tasks;
  private final StoppedCases stopped;
  private final CaseRights rights;
  private final Actor actor;
  private final Clock clock;

  InstitutionController(Institutions institutions, Suspensions suspensions, PeopleOfInstitution people,
      OpenTasks tasks, StoppedCases stopped, CaseRights rights, Actor actor, Clock clock) {
    this.stopped = stopped;
    this.institutions = institutions;
    this.suspensions = suspensions;
    this.people = people;
    this.tasks = tasks;
    this.rights = rights;
    this.actor = actor;
    this.clock = clock;
  }

  @GetMapping
  List<Line> list() {
    actor.mustBeKnown();
    return (actor.isFse() ? institutions.all() : institutions.of(actor.id())).stream()
        .map(institution -> new Line(institution.id(), institution.name(), institution.authorisationNumber(),
            institution.state(today()).danish())).toList();
  }

  @GetMapping("/{id}")
  InstitutionView find(@PathVariable String id) {
    rights.requireLook(SEE_PEOPLE, id);
    Institution institution = institutions.get(id);
    Institution.State state = institution.state(today());
    return new InstitutionView(id, institution.name(), institution.authorisationNumber(),
        Danish.day(institution.authorisedFrom()), Danish.day(institution.authorisedUntil()), state, state.danish(),
        Objects.requireNonNullElse(institution.reason(today()), ""),
        institution.authorisationNumber() == null ? "" : institution.kind().danish(), institution.mailDomains(),
        Danish.day(institution.confirmedOn()), text(institution.businessExemption()),
        consultancy(institution), suspensions.of(id).stream().map(this::suspension).toList(),
        Arrays.stream(Role.values()).map(role -> new RoleView(role, role.danish(), rights.may(appointing(role), id)))
            .toList(),
        institutions.everybody(id).stream().map(person -> view(id, person)).toList(), warnings(id),
        rights.may(REQUEST_ASSOCIATION, id),
        state == Institution.State.VALID && rights.may(SUSPEND_AUTHORISATION, id), rights.may(SET_MAIL_DOMAINS, id),
        institution.kind() == Institution.Kind.CONSULTANCY && rights.may(GIVE_EXEMPTION, id),
        rights.may(SEE_CERTIFICATES, id), rights.may(ANSWER_JOINT_CONTROL, id));
  }

  /** The consultancy that does the work of a client (I11); empty for others. */
  private String consultancy(Institution institution) {
    return institution.clientOf() == null ? "" : institutions.byAuthorisation(institution.clientOf())
        .map(found -> "Nr. " + found.authorisationNumber() + ", " + found.name())
        .orElse("Nr. " + institution.clientOf());
  }

  private SuspensionView suspension(Suspension suspension) {
    return new SuspensionView(Danish.day(suspension.suspendedOn()), suspension.reason(),
        suspension.concludedOn() == null ? "Ikke ophævet"
        : (suspension.outcome().equals("lifted") ? "Ophævet " : "Afsluttet ") + Danish.day(suspension.concludedOn()),
        text(suspension.conclusion()));
  }

  @PostMapping("/{id}/people")
  public Map<String, String> request(@PathVariable String id, @RequestBody Request asked) {
    rights.require(REQUEST_ASSOCIATION, id);
    people.request(id, text(asked.id()).strip().toLowerCase(), text(asked.name()), text(asked.email()).strip(),
        asked.position(), asked.employed());
    return said("Anmodningen er sendt til den autorisationsansvarlige og stedfortræderne.");
  }

  @PostMapping("/{id}/people/{person}/agreement")
  public Map<String, String> agree(@PathVariable String id, @PathVariable String person, @RequestBody Agreement answer) {
    rights.require(AGREE_ASSOCIATION, id);
    mustBeOf(id, person);
    people.answer(id, person, answer.approved());
    return said(answer.approved() ? "Tilknytningen er godkendt." : "Tilknytningen er afvist.");
  }

  @PutMapping("/{id}/people/{person}")
  public Map<String, String> employ(@PathVariable String id, @PathVariable String person, @RequestBody Employment employment) {
    rights.require(CHANGE_EMPLOYMENT, id);
    mustBeOf(id, person);
    people.employ(id, person, employment.position(), employment.employed());
    return said("Stilling og ansættelse er gemt.");
  }

  @PutMapping("/{id}/people/{person}/certificate")
  public Map<String, String> certify(@PathVariable String id, @PathVariable String person,
      @RequestBody Certificate certificate) {
    rights.require(RECORD_CERTIFICATE, id);
    mustBeOf(id, person);
    people.certify(id, person, certificate.certifiedOn(), certificate.certifiedSince());
    return said("Certificeringen er gemt.");
  }

  @PutMapping("/{id}/people/{person}/roles/{role}")
  public Map<String, String> appoint(@PathVariable String id, @PathVariable String person, @PathVariable Role role) {
    rights.require(appointing(role), id);
    mustBeOf(id, person);
    people.appoint(id, person, role);
    return said("Udpeget som " + role.danish() + ".");
  }

  @DeleteMapping("/{id}/people/{person}/roles/{role}")
  public Map<String, String> dismiss(@PathVariable String id, @PathVariable String person, @PathVariable Role role) {
    rights.require(appointing(role), id);
    mustBeOf(id, person);
    people.dismiss(id, person, role);
    return said("Er ikke længere " + role.danish() + ".");
  }

  @PostMapping("/{id}/people/{person}/end")
  public Map<String, String> end(@PathVariable String id, @PathVariable String person) {
    if (!actor.isKnown() || !actor.id().equals(person)) {
      rights.require(END_ASSOCIATION, id);
    }
    mustBeOf(id, person);
    people.end(id, person);
    return said("Tilknytningen er afsluttet. Personen har ingen adgang længere.");
  }

  @PostMapping("/{id}/suspension")
  public Map<String, String> suspend(@PathVariable String id, @RequestBody Reason reason) {
    rights.require(SUSPEND_AUTHORISATION, id);
    if (text(reason.reason()).strip().length() < 5) {
      throw InputRefused.field("Begrundelse", "Skriv, hvorfor autorisationen suspenderes.");
    }
    people.suspend(id, reason.reason().strip());
    return said("Autorisationen er suspenderet. Den ophæves med opgaven „Tag stilling til suspensionen“.");
  }

  @PutMapping("/{id}/mail-domains")
  Map<String, String> setMailDomains(@PathVariable String id, @RequestBody Domains asked) {
    rights.require(SET_MAIL_DOMAINS, id);
    MailDomains domains = MailDomains.of(asked.domains());
    if (domains.names().isEmpty() || !domains.unusable().isEmpty() || domains.line().length() > LONGEST_LINE) {
      throw InputRefused.field("E-mail-domæner", domains.unusable().isEmpty()
          ? "Skriv mindst ét domæne, og højst " + LONGEST_LINE + " tegn i alt."
          : InputRefused.quoted(domains.unusable().get(0)) + " er ikke et domæne. Skriv for eksempel institut.dk.");
    }
    people.setMailDomains(id, domains);
    return said("E-mail-domænerne er gemt. De gælder for tilknytninger fra nu af.");
  }

  @PutMapping("/{id}/exemption")
  Map<String, String> exempt(@PathVariable String id, @RequestBody Reason reason) {
    rights.require(GIVE_EXEMPTION, id);
    String text = text(reason.reason()).strip();
    if (text.length() < 5 || text.length() > 1000) {
      throw InputRefused.field("Begrundelse", "Skriv, hvad Rigsstatistikeren har givet dispensation til (5-1000 tegn).");
    }
    people.exempt(id, text);
    return said("Dispensationen er registreret.");
  }

  private PersonView view(String institution, Associate associate) {
    LocalDate until = associate.certifiedUntil();
    boolean valid = until != null && !until.isBefore(today());
    return new PersonView(associate.id(), associate.name(), associate.email(), text(associate.position()),
        associate.employed(),
        iso(associate.certifiedSince()), iso(associate.certifiedOn()),
        until == null ? "Ikke oplyst" : (valid ? "Gyldig til " : "Udløbet ") + Danish.day(until),
        associate.inForce() ? "IN_FORCE" : "REQUESTED", associate.inForce() ? "Tilknyttet" : "Anmodet",
        associate.roles(),
        !associate.inForce() && rights.may(AGREE_ASSOCIATION, institution),
        rights.may(END_ASSOCIATION, institution) || associate.id().equals(actor.id()),
        rights.may(CHANGE_EMPLOYMENT, institution), rights.may(RECORD_CERTIFICATE, institution));
  }

  /** What nobody does, or nobody can do: an institution without somebody for a role must see it before a deadline does. */
  private List<String> warnings(String institution) {
    var warnings = new ArrayList<String>();
    for (Role role : List.of(Role.RESPONSIBLE, Role.ADMINISTRATOR, Role.SIGNATORY)) {
      if (institutions.peopleWith(institution, role).isEmpty()) {
        warnings.add("Institutionen har ingen " + role.danish() + ".");
      }
    }
    warnings.addAll(tasks.stranded(institution));
    Map<String, Stop> stops = stopped.ofInstitution(institution);
    Set<String> known = rights.knownOf(stops.keySet());
    stops.values().stream().filter(stop -> known.contains(stop.caseNumber()))
        .forEach(stop -> warnings.add("Sag " + stop.caseNumber() + ": " + stop.line(clock) + "."));
    return warnings;
  }

  private void mustBeOf(String institution, String person) {
    if (institutions.everybody(institution).stream().noneMatch(associate -> associate.id().equals(person))) {
      throw NoRight.unknown("Personen er ikke tilknyttet institutionen.");
    }
  }

  private static InstitutionCommand appointing(Role role) {
    return InstitutionCommand.valueOf("APPOINT_" + role.name());
  }

  private static Map<String, String> said(String message) {
    return Map.of("message", message);
  }

  private static String text(String text) {
    return text == null ? "" : text;
  }

  private static String iso(LocalDate day) {
    return day == null ? null : day.toString();
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
