package dk.dst.microdata.schemes.authorisation;

import static dk.dst.microdata.ground.rights.CaseState.AUTHORISATION_DRAFT;
import static dk.dst.microdata.ground.rights.CaseState.AUTHORISATION_FOR_APPROVAL;
import static dk.dst.microdata.ground.rights.CaseState.AUTHORISATION_FOR_SIGNATURE;
import static dk.dst.microdata.ground.rights.CaseState.AUTHORISATION_RETURNED;
import static dk.dst.microdata.ground.rights.CaseState.AUTHORISATION_UNDER_REVIEW;
import static dk.dst.microdata.ground.rights.CaseState.AUTHORISED;
import static dk.dst.microdata.ground.rights.CaseState.NOT_AUTHORISED;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institution.Kind;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.MailDomains;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Recommendation;
import dk.dst.microdata.ground.decision.Ruling;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.rights.CaseKind;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.schemes.authorisation.Authorisation.Content;
import dk.dst.microdata.schemes.authorisation.Authorisation.Country;
import dk.dst.microdata.schemes.authorisation.Authorisation.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Applications for authorisation: what they say, and what each step until the agreement does to them. */
@Repository
public class Authorisations {

  private final JdbcClient jdbc;
  private final Cases cases;
  private final Institutions institutions;
  private final Decisions decisions;
  private final Notices notices;
  private final AuthorisationLetters letters;
  private final Clock clock;

  Authorisations(JdbcClient jdbc, Cases cases, Institutions institutions, Decisions decisions, Notices notices,
      AuthorisationLetters letters, Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.institutions = institutions;
    this.decisions = decisions;
    this.notices = notices;
    this.letters = letters;
    this.clock = clock;
  }

  /**
   * An institution that wants to be authorised, without anything but its name yet. Somebody may apply for several: one
   * university holds an authorisation per department (I14).
   *
   * @return its id
   * @throws InputRefused where the same person applies for one of that name already
   */
  public String institution(String name, String applicant) {
    jdbc.sql("""
            select case_number from case_file
            where kind = 'AUTHORISATION' and opened_by = ? and lower(title) = lower(?) and state like 'AUTHORISATION%'
              and state <> 'AUTHORISATION_ENDED' limit 1""")
        .param(applicant).param(name).query(String.class).optional().ifPresent(caseNumber -> {
          throw InputRefused.field("Institutionens navn", "Du har allerede en ansøgning for " + name + ": sag "
              + caseNumber + ".");
        });
    return institutions.add(name);
  }

  /** Opens a case with the next number of the year, without gaps, and an empty draft in it. */
  public String open(String institution, String applicant) {
    String name = institutions.name(institution);
    String caseNumber =
        cases.open(CaseKind.AUTHORISATION, institution, applicant, name, AUTHORISATION_DRAFT, clock.instant());
    jdbc.sql("insert into authorisation (case_number) values (?)").param(caseNumber).update();
    institutions.inCase(institution, name, caseNumber);
    return caseNumber;
  }

  /**
   * Files the case of an institution that was authorised before there were cases.
   *
   * @param state where its authorisation stands
   */
  public String file(Institution institution, CaseState state) {
    String caseNumber = cases.open(CaseKind.AUTHORISATION, institution.id(), Decisions.SYSTEM, institution.name(),
        state,
        clock.instant());
    jdbc.sql("insert into authorisation (case_number, kind, client_of, mail_domains) values (?, ?, ?, ?)")
        .param(caseNumber).param(institution.kind().name()).param(institution.clientOf())
        .param(institution.mailDomains()).update();
    institutions.inCase(institution.id(), institution.name(), caseNumber);
    return caseNumber;
  }

  public Authorisation get(String caseNumber) {
    List<Named> people = people(caseNumber);
    return jdbc.sql("""
            select a.*, f.institution_id, f.opened_by, f.title from authorisation a
            join case_file f using (case_number) where case_number = ?""")
        .param(caseNumber)
        .query((row, i) -> new Authorisation(caseNumber, row.getString("institution_id"), row.getString("opened_by"),
            row.getInt("submission"), new Content(row.getString("title"),
                row.getString("kind") == null ? null : Kind.valueOf(row.getString("kind")), row.getString("cvr"),
                row.getString("country") == null ? null : Country.valueOf(row.getString("country")),
                row.getString("environment"), row.getString("competence"), row.getString("data_security"),
                row.getString("ownership"), (Integer) row.getObject("client_of"),
                MailDomains.of(row.getString("mail_domains")), new Named(row.getString("head_id"),
                    row.getString("head_name"), row.getString("head_email"), row.getString("head_position"), null),
                people)))
        .single();
  }

  /** The application is sent, and what it says replaces what it said before. Nothing happens if it is not its turn. */
  public void submit(String caseNumber, Content content, String by) {
    if (!cases.move(caseNumber, AUTHORISATION_UNDER_REVIEW, AUTHORISATION_DRAFT, AUTHORISATION_RETURNED)) {
      return;
    }
    Named head = content.head();
    int submission = jdbc.sql("""
            update authorisation set submission = submission + 1, kind = :kind, cvr = :cvr, country = :country,
              environment = :environment, competence = :competence, data_security = :dataSecurity,
              ownership = :ownership, client_of = :clientOf, mail_domains = :mailDomains, head_id = :headId,
              head_name = :headName, head_email = :headEmail, head_position = :headPosition
            where case_number = :caseNumber returning submission""")
        .param("kind", content.kind().name()).param("cvr", content.cvr()).param("country", content.country().name())
        .param("environment", content.environment()).param("competence", content.competence())
        .param("dataSecurity", content.dataSecurity()).param("ownership", content.ownership())
        .param("clientOf", content.clientOf()).param("mailDomains", content.mailDomains().line())
        .param("headId", head.id()).param("headName", head.name()).param("headEmail", head.email())
        .param("headPosition", head.position()).param("caseNumber", caseNumber).query(Integer.class).single();
    jdbc.sql("delete from authorisation_person where case_number = ?").param(caseNumber).update();
    int ordinal = 0;
    for (Named person : content.people()) {
      jdbc.sql("""
              insert into authorisation_person (case_number, ordinal, person_id, name, email, position, experience)
              values (:caseNumber, :ordinal, :personId, :name, :email, :position, :experience)""")
          .param("caseNumber", caseNumber).param("ordinal", ordinal++).param("personId", person.id())
          .param("name", person.name()).param("email", person.email()).param("position", person.position())
          .param("experience", person.experience()).update();
    }
    cases.retitle(caseNumber, content.name());
    institutions.inCase(get(caseNumber).institution(), content.name(), caseNumber);
    decisions.record(caseNumber, Step.AUTHORISATION_SUBMISSION, submission, "submitted", "", by);
  }

  /** The reviewer's recommendation; a return goes straight back to the applicant. */
  public void review(String caseNumber, Recommendation recommendation, String reason, String by) {
    CaseState next =
        recommendation == Recommendation.RETURN ? AUTHORISATION_RETURNED : AUTHORISATION_FOR_APPROVAL;
    if (cases.move(caseNumber, next, AUTHORISATION_UNDER_REVIEW)) {
      decisions.record(caseNumber, Step.AUTHORISATION_REVIEW, get(caseNumber).submission(), recommendation.key(),
          reason, by);
      if (next == AUTHORISATION_RETURNED) {
        tellReturned(caseNumber, "FSE har sendt den retur med denne begrundelse: " + reason);
      }
    }
  }

  /** FSE's decision, which is also Statistics Denmark's signature. */
  public void approve(String caseNumber, Ruling ruling, String reason, String by) {
    CaseState next = switch (ruling) {
      case APPROVED -> AUTHORISATION_FOR_SIGNATURE;
      case REFUSED -> NOT_AUTHORISED;
      case RETURNED -> AUTHORISATION_RETURNED;
    };
    if (cases.move(caseNumber, next, AUTHORISATION_FOR_APPROVAL)) {
      decisions.record(caseNumber, Step.AUTHORISATION_APPROVAL, get(caseNumber).submission(), ruling.key(), reason,
          by);
      switch (ruling) {
        case APPROVED -> { } // told when the head can be: tellApproved
        case REFUSED -> letters.refused(get(caseNumber));
        case RETURNED -> tellReturned(caseNumber, "FSE har sendt den retur med denne begrundelse: " + reason);
      }
    }
  }

  /** The head signs, or declines with a reason and sends the application back. */
  public void sign(String caseNumber, boolean signed, String reason, String by) {
    if (cases.get(caseNumber).state() == AUTHORISATION_FOR_SIGNATURE) {
      decisions.record(caseNumber, Step.AUTHORISATION_SIGNATURE, get(caseNumber).submission(),
          signed ? "signed" : "declined", reason, by);
      if (!signed) {
        cases.move(caseNumber, AUTHORISATION_RETURNED, AUTHORISATION_FOR_SIGNATURE);
        tellReturned(caseNumber, "Underskriveren har afvist aftalen med denne begrundelse: " + reason);
      }
    }
  }

  private void tellReturned(String caseNumber, String why) {
    Authorisation authorisation = get(caseNumber);
    tellOfRound(authorisation, "RETURNED", authorisation.applicant(), "Ansøgningen er kommet retur", why
        + "\n\nRet den, og send den igen i opgaven „Udfyld ansøgning om autorisation“. Det, du har skrevet, står der"
        + " stadig.");
  }

  /** The applicant, and the head, who is to sign and is on record by now. */
  void tellApproved(Authorisation authorisation) {
    Stream.of(authorisation.applicant(), authorisation.content().head().id()).distinct().forEach(person ->
        tellOfRound(authorisation, "APPROVED", person, "Ansøgningen er godkendt af FSE", "FSE har godkendt og underskrevet"
            + " autorisationsaftalen. Den træder i kraft, når institutionens leder har underskrevet i opgaven „Underskriv"
            + " aftale om autorisation“."));
  }

  private void tellOfRound(Authorisation authorisation, String kind, String person, String title, String body) {
    notices.tell(authorisation.caseNumber(), kind, "indsendelse " + authorisation.submission(), person, title,
        "Sag " + authorisation.caseNumber() + ". " + body);
  }

  /** Both have signed: the institution is authorised from today, under a number of its own (I13). */
  public void grant(String caseNumber) {
    if (!cases.move(caseNumber, AUTHORISED, AUTHORISATION_FOR_SIGNATURE)) {
      return;
    }
    Authorisation authorisation = get(caseNumber);
    Content content = authorisation.content();
    int number = institutions.authorise(authorisation.institution(), LocalDate.now(clock), content.kind(),
        content.mailDomains().line(), content.clientOf());
    decisions.record(caseNumber, Step.AUTHORISATION_GRANT, 1, "granted", "Autorisation nr. " + number + ".",
        Decisions.SYSTEM);
    String body = content.name() + " er autoriseret fra i dag med autorisation nr. " + number
        + ". Autorisationen bekræftes en gang om året.";
    tellApplicant(caseNumber, "AUTHORISED", "Autorisationen er givet", body);
    tell(caseNumber, "AUTHORISED", content.head().id(), "Autorisationen er givet", body);
  }

  /** Nobody completed or corrected the application in time (D14). */
  public void correctionExpired(String caseNumber) {
    if (cases.move(caseNumber, NOT_AUTHORISED, AUTHORISATION_DRAFT, AUTHORISATION_RETURNED)) {
      decisions.record(caseNumber, Step.CORRECTION_LAPSE, 1, "lapsed", "Ikke sendt inden fristen.", Decisions.SYSTEM);
      letters.lapsed(get(caseNumber), decisions.find(caseNumber, Step.CORRECTION_LAPSE, 1).orElseThrow(),
          SchemeTerm.CORRECTION, "Ansøgningen er bortfaldet, fordi den ikke blev sendt inden fristen.");
    }
  }

  /** The head did not sign in time (D14). */
  public void signatureExpired(String caseNumber) {
    if (cases.move(caseNumber, NOT_AUTHORISED, AUTHORISATION_FOR_SIGNATURE)) {
      decisions.record(caseNumber, Step.AUTHORISATION_SIGNATURE, get(caseNumber).submission(), "expired",
          "Ikke underskrevet inden fristen.", Decisions.SYSTEM);
      Authorisation authorisation = get(caseNumber);
      letters.lapsed(authorisation, decisions.find(caseNumber, Step.AUTHORISATION_SIGNATURE, authorisation.submission())
          .orElseThrow(), SchemeTerm.SIGNATURE, "FSE’s godkendelse er bortfaldet, fordi aftalen ikke blev underskrevet"
              + " inden fristen.");
    }
  }

  /**
   * The institution withdraws.
   *
   * @throws InputRefused when FSE has decided or the case has ended
   */
  public void withdraw(String caseNumber, String reason, String by) {
    if (!cases.move(caseNumber, NOT_AUTHORISED, AUTHORISATION_DRAFT, AUTHORISATION_RETURNED,
        AUTHORISATION_UNDER_REVIEW, AUTHORISATION_FOR_APPROVAL)) {
      throw new InputRefused("Sag " + caseNumber + " kan ikke trækkes tilbage: den er „"
          + cases.get(caseNumber).state().danish() + "“.");
    }
    decisions.record(caseNumber, Step.WITHDRAWAL, 1, "withdrawn", reason, by);
  }

  private void tellApplicant(String caseNumber, String kind, String title, String body) {
    tell(caseNumber, kind, get(caseNumber).applicant(), title, body);
  }

  private void tell(String caseNumber, String kind, String person, String title, String body) {
    notices.tell(caseNumber, kind, "sagen", person, title, "Sag " + caseNumber + ". " + body);
  }

  private List<Named> people(String caseNumber) {
    return jdbc.sql("select person_id as id, name, email, position, experience from authorisation_person"
        + " where case_number = ? order by ordinal").param(caseNumber).query(Named.class).list();
  }
}
