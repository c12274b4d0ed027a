package dk.dst.microdata.schemes.database;

import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.text.Danish;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the forms of a project database in operation begin with: whose it is, and when it ends. */
@Component
public class DatabaseHead {

  private final ProjectDatabases databases;
  private final Institutions institutions;

  DatabaseHead(ProjectDatabases databases, Institutions institutions) {
    this.databases = databases;
    this.institutions = institutions;
  }

  /** By the names of the fields; the form adds its own. */
  public Map<String, Object> of(String caseNumber) {
    ProjectDatabase database = databases.get(caseNumber);
    var shown = new LinkedHashMap<String, Object>();
    shown.put("caseNumber", caseNumber);
    shown.put("institutionName", institutions.name(database.institutionId()));
    shown.put("projectNumber", database.projectNumber());
    shown.put("endsOn", Danish.day(database.endsOn()));
    return shown;
  }
}
