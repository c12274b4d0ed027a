package dk.dst.microdata.schemes.database;

import dk.dst.microdata.cases.letter.Rulings;
import dk.dst.microdata.cases.letter.Rulings.Parts;
import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.ground.notice.Adverse;
import dk.dst.microdata.ground.notice.LetterSection.Row;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.text.Danish;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What the institution is told of its project database: its managers and those responsible for the authorisation. */
@Component
public class DatabaseLetters {

  private final ProjectDatabases databases;
  private final Institutions institutions;
  private final Notices notices;
  private final Rulings rulings;

  DatabaseLetters(ProjectDatabases databases, Institutions institutions, Notices notices, Rulings rulings) {
    this.databases = databases;
    this.institutions = institutions;
    this.notices = notices;
    this.rulings = rulings;
  }

  /** Tells each of them once: of one kind and one matter. */
  public void tell(String caseNumber, String kind, String about, String title, String body) {
    tellOthers(caseNumber, kind, about, Set.of(), title, body);
  }

  /** Tells each of them once, and that the institution can answer until that day, which the text names. */
  public void ask(String caseNumber, String kind, String about, String title, String body, LocalDate answerBy) {
    notices.ask(caseNumber, kind, about, concerned(caseNumber), title, "Sag " + caseNumber + ", projektdatabase "
        + databases.get(caseNumber).projectNumber() + ".\n\n" + body, answerBy);
  }

  /** Tells the same people of a decision that goes against them. */
  public void tell(Adverse outcome, String caseNumber, String about, Parts parts) {
    rulings.tell(outcome, caseNumber, about, concerned(caseNumber), parts);
  }

  /** The same, but for those who have been told of it already in another case. */
  void tellOthers(Adverse outcome, String caseNumber, String about, Set<String> told, Parts parts) {
    Set<String> people = concerned(caseNumber);
    people.removeAll(told);
    rulings.tell(outcome, caseNumber, about, people, parts);
  }

  /** A letter that is no decision, to those who have not been told of the same already. */
  void tellOthers(String caseNumber, String kind, String about, Set<String> told, String title, String body) {
    Set<String> people = concerned(caseNumber);
    people.removeAll(told);
    notices.tell(caseNumber, kind, about, people, title, "Sag " + caseNumber + ", projektdatabase "
        + databases.get(caseNumber).projectNumber() + ".\n\n" + body);
  }

  /** The facts that every decision about a database begins with. */
  public List<Row> facts(String caseNumber) {
    ProjectDatabase database = databases.get(caseNumber);
    return List.of(new Row("Projektdatabase", String.valueOf(database.projectNumber())),
        new Row("Ophørsdato", Danish.day(database.endsOn())));
  }

  private Set<String> concerned(String caseNumber) {
    var concerned = new TreeSet<>(databases.managers(caseNumber));
    institutions.peopleWith(databases.get(caseNumber).institutionId(), Role.RESPONSIBLE).stream().map(Associate::id)
        .forEach(concerned::add);
    return concerned;
  }
}
