package dk.dst.microdata.demo;

import static dk.dst.microdata.facts.institution.Role.ADMINISTRATOR;
import static dk.dst.microdata.facts.institution.Role.CONTACT_WITH_POWERS;
import static dk.dst.microdata.facts.institution.Role.RESPONSIBLE;
import static dk.dst.microdata.facts.institution.Role.SIGNATORY;
import static dk.dst.microdata.facts.institution.Role.USER;

import dk.dst.microdata.facts.institution.Role;
import java.util.List;

/** The people of the demo. Invented, all of them; their one password is known to everybody and exists in the demo only. */
public enum DemoPeople {
  ANNA("anna", "Anna Ager", "ansøger", DemoInstitution.NORDSUND, CONTACT_WITH_POWERS),
  MADS("mads", "Mads Mark", "projektdatabasemanager", DemoInstitution.NORDSUND, ADMINISTRATOR),
  SOFIE("sofie", "Sofie Sand", "projektdatabasemanager", DemoInstitution.NORDSUND, USER),
  ULLA("ulla", "Ulla Urup", "underskriver", DemoInstitution.NORDSUND, SIGNATORY),
  HENRIK("henrik", "Henrik Holm", "autorisationsansvarlig", DemoInstitution.NORDSUND, RESPONSIBLE),
  BO("bo", "Bo Birk", "ansøger, manager og underskriver", DemoInstitution.LILLEVANG, ADMINISTRATOR, SIGNATORY),
  BIRTE("birte", "Birte Bæk", "autorisationsansvarlig", DemoInstitution.LILLEVANG, RESPONSIBLE),
  CARL("carl", "Carl Corell", "ansøger, manager og underskriver", DemoInstitution.KATTEGAT, ADMINISTRATOR, SIGNATORY),
  DORTHE("dorthe", "Dorthe Dam", "ansøger og manager", DemoInstitution.VESTKYST, ADMINISTRATOR),
  DAN("dan", "Dan Dyhr", "underskriver og autorisationsansvarlig", DemoInstitution.VESTKYST, SIGNATORY, RESPONSIBLE),
  ERIK("erik", "Erik Eng", "ansøger og manager", DemoInstitution.FJORDBY, ADMINISTRATOR),
  ELSE("else", "Else Elkjær", "underskriver og autorisationsansvarlig", DemoInstitution.FJORDBY, SIGNATORY, RESPONSIBLE),
  FREJA("freja", "Freja Fjord", "ansøger og manager", DemoInstitution.OESTERSOE, ADMINISTRATOR),
  FINN("finn", "Finn Falk", "underskriver og autorisationsansvarlig", DemoInstitution.OESTERSOE, SIGNATORY, RESPONSIBLE),
  GRETHE("grethe", "Grethe Gade", "administrator og kontaktperson", DemoInstitution.STRANDBY, ADMINISTRATOR),
  GUNNAR("gunnar", "Gunnar Græs", "underskriver og autorisationsansvarlig", DemoInstitution.STRANDBY, SIGNATORY,
      RESPONSIBLE),
  GUSTAV("gustav", "Gustav Gry", "analytiker", DemoInstitution.STRANDBY, USER),
  MINNA("minna", "Minna Munk", "autorisationsansvarlig og administrator", DemoInstitution.OEKONOMI, RESPONSIBLE,
      ADMINISTRATOR),
  STEN("sten", "Sten Skov", "underskriver", DemoInstitution.OEKONOMI, SIGNATORY),
  NINA("nina", "Nina Nør", "bruger", DemoInstitution.OEKONOMI, USER),
  TOVE("tove", "Tove Toft", "autorisationsansvarlig og administrator", DemoInstitution.FJORD, RESPONSIBLE, ADMINISTRATOR),
  TROELS("troels", "Troels Tang", "underskriver og bruger", DemoInstitution.FJORD, SIGNATORY, USER),
  RIKKE("rikke", "Rikke Ravn", "sagsbehandler", null),
  RASMUS("rasmus", "Rasmus Rask", "sagsbehandler, kan også afgøre", null),
  KAREN("karen", "Karen Krogh", "kontorchef", null),
  PER("per", "Per Porse", "procesejer", null),
  ODA("oda", "Oda Overgaard", "økonomi", null),
  DAGNY("dagny", "Dagny Dal", "databeskyttelsesrådgiver", null),
  ADMIN("admin", "Ada Admin", "administrator", null);

  /** The password of them all. A production start with it is refused. */
  public static final String PASSWORD = "demo";

  private final String id;
  private final String fullName;
  private final String function;
  private final DemoInstitution institution;
  private final List<Role> roles;

  DemoPeople(String id, String fullName, String function, DemoInstitution institution, Role... roles) {
    this.id = id;
    this.fullName = fullName;
    this.function = function;
    this.institution = institution;
    this.roles = List.of(roles);
  }

  public String id() {
    return id;
  }

  public String fullName() {
    return fullName;
  }

  /** What the person does, in Danish. */
  public String function() {
    return function;
  }

  /** Where the person is employed, or null for FSE. */
  public DemoInstitution institution() {
    return institution;
  }

  public List<Role> roles() {
    return roles;
  }

  public String email() {
    return id + "@example.org";
  }
}
