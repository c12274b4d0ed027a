package dk.dst.microdata.schemes.database;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.LocalDate;
import java.util.TreeSet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the institution is told of its project database: its managers and those responsible for the authorisation. */
@Component
public class DatabaseLetters {

  private final ProjectDatabases databases;
  private final Institutions institutions;
  private final Notices notices;
  private final TermsInForce terms;
  private final Clock clock;
  private final String complaintGuidance;

  DatabaseLetters(ProjectDatabases databases, Institutions institutions, Notices notices, TermsInForce terms, Clock clock,
      @Value("${microdata.complaint-guidance}") String complaintGuidance) {
    this.databases = databases;
    this.institutions = institutions;
    this.notices = notices;
    this.terms = terms;
    this.clock = clock;
    this.complaintGuidance = complaintGuidance;
  }

  /** Tells each of them once: of one kind and one matter. */
  public void tell(String caseNumber, String kind, String about, String title, String body) {
    ProjectDatabase database = databases.get(caseNumber);
    var concerned = new TreeSet<>(databases.managers(caseNumber));
    institutions.peopleWith(database.institutionId(), Role.RESPONSIBLE).stream().map(Associate::id)
        .forEach(concerned::add);
    notices.tell(caseNumber, kind, about, concerned, title, "Sag " + caseNumber + ", projektdatabase "
        + database.projectNumber() + ".\n\n" + body);
  }

  /** How to complain, as FSE has worded it (D27): nothing about it is published. */
  public String complaintGuidance() {
    return complaintGuidance + " Skriv senest " + Danish.day(LocalDate.now(clock).plus(terms.now().complaint())) + ".";
  }
}
