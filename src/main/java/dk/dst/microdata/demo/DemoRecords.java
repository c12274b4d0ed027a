package dk.dst.microdata.demo;

import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.ContentRow;
import dk.dst.microdata.facts.register.Years;
import dk.dst.microdata.ground.Mode;
import dk.dst.microdata.schemes.project.Projects;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes the demo's institutions, people and projects into our tables. */
@Repository
@Conditional(Mode.Demo.class)
public class DemoRecords {

  private static final List<String> CORE = List.of("BEF", "IND", "UDDA", "AKM", "LPR_DIAG");
  private static final List<String> MORE = List.of("LPR_ADM", "LMDB", "DOD", "FAIK", "IDAP", "DREAM", "SSSY", "RAS");

  /** A few variables of each: enough to compare by, and no list of what the registers really hold. */
  private static final Map<String, List<String>> VARIABLES = Map.ofEntries(
      Map.entry("BEF", List.of("PNR", "KOEN", "ALDER", "KOM", "CIVST", "FAMILIE_ID")),
      Map.entry("IND", List.of("PNR", "PERINDKIALT_13", "DISPON_13", "LOENMV_13", "SKATMVIALT_13")),
      Map.entry("UDDA", List.of("PNR", "HFAUDD", "HF_VFRA", "HF_KILDE")),
      Map.entry("AKM", List.of("PNR", "SOCIO13", "DISCO08_ALLE_INDK")),
      Map.entry("LPR_DIAG", List.of("RECNUM", "C_DIAG", "C_DIAGTYPE")),
      Map.entry("LPR_ADM", List.of("PNR", "RECNUM", "D_INDDTO", "D_UDDTO", "C_ADIAG")),
      Map.entry("LMDB", List.of("PNR", "ATC", "EKSD", "APK")),
      Map.entry("DOD", List.of("PNR", "DODDATO")),
      Map.entry("FAIK", List.of("FAMILIE_ID", "FAMAEKVIVADISP_13")),
      Map.entry("IDAP", List.of("PNR", "PSTILL", "ARLEDGR")),
      Map.entry("DREAM", List.of("PNR", "BRANCHE")),
      Map.entry("SSSY", List.of("PNR", "SPECIALE", "HONUGE")),
      Map.entry("RAS", List.of("PNR", "SOC_STATUS_KODE")));

  private final JdbcClient jdbc;
  private final ContentLists lists;
  private final Projects projects;

  DemoRecords(JdbcClient jdbc, ContentLists lists, Projects projects) {
    this.jdbc = jdbc;
    this.lists = lists;
    this.projects = projects;
  }

  public boolean exist() {
    return jdbc.sql("select count(*) from institution where id = ?").param(DemoInstitution.NORDSUND.id())
        .query(Integer.class).single() > 0;
  }

  public void write(LocalDate today) {
    for (DemoInstitution each : DemoInstitution.values()) {
      jdbc.sql("""
              insert into institution (id, name, authorisation_number, authorised_from, kind, mail_domains,
                  confirmed_on)
              values (?, ?, ?, ?, 'PUBLIC', 'example.org', ?)""")
          .param(each.id()).param(each.title()).param(each.authorisationNumber()).param(today.minusYears(8))
          .param(today.minusMonths(4)).update();
    }
    jdbc.sql("update institution set authorised_until = ?, lapse_reason = 'Aftalen er ikke fornyet.' where id = ?")
        .param(today.minusMonths(2)).param(DemoInstitution.KATTEGAT.id()).update();
    for (DemoPeople person : DemoPeople.values()) {
      person(person, today);
    }
    associate(DemoPeople.ELSE, DemoInstitution.VESTKYST, today); // of two institutions, which one says when one applies
    projects(DemoInstitution.NORDSUND, DemoPeople.ANNA, 790101, 7, today);
    projects(DemoInstitution.LILLEVANG, DemoPeople.BO, 790201, 4, today);
    projects(DemoInstitution.KATTEGAT, DemoPeople.CARL, 790301, 6, today);
    projects(DemoInstitution.VESTKYST, DemoPeople.DORTHE, 790401, 6, today);
    projects(DemoInstitution.FJORDBY, DemoPeople.ERIK, 790501, 6, today);
    projects(DemoInstitution.OESTERSOE, DemoPeople.FREJA, 790601, 6, today);
  }

  private void person(DemoPeople person, LocalDate today) {
    jdbc.sql("insert into person (id, name, email) values (?, ?, ?)").param(person.id()).param(person.fullName())
        .param(person.email()).update();
    if (person.institution() == null) {
      return;
    }
    associate(person, person.institution(), today);
    for (Role role : person.roles()) {
      jdbc.sql("insert into association_role (institution_id, person_id, role) values (?, ?, ?)")
          .param(person.institution().id()).param(person.id()).param(role.name()).update();
    }
  }

  private void associate(DemoPeople person, DemoInstitution institution, LocalDate today) {
    LocalDate certified = person == DemoPeople.SOFIE ? today.minusYears(1).plusDays(12) : today.minusMonths(5);
    jdbc.sql("insert into association (institution_id, person_id, employed, certified_since, certified_on)"
            + " values (?, ?, true, ?, ?)")
        .param(institution.id()).param(person.id()).param(today.minusYears(3)).param(certified)
        .update();
  }

  /** Projects with a core of registers in common, a few of their own, and one that has ended. */
  private void projects(DemoInstitution institution, DemoPeople contact, int first, int active, LocalDate today) {
    for (int i = 0; i <= active; i++) {
      boolean ended = i == active;
      int number = first + i;
      jdbc.sql("insert into project (number, institution_id, title, starts_on, ends_on, contact)"
              + " values (?, ?, ?, ?, ?, ?)")
          .param(number).param(institution.id()).param(ended ? "Afsluttet pilotprojekt" : TITLES.get(i))
          .param(ended ? today.minusYears(6) : today.minusMonths(48 - 5L * i))
          .param(ended ? today.minusYears(3) : today.plusYears(4)).param(contact.id()).update();
      var rows = new ArrayList<ContentRow>();
      for (String code : CORE) {
        // A variable less from project to project, so that not all of them are used equally often.
        register(code, i % 3, 2010 + i % 4, rows);
      }
      register(MORE.get(i), 0, 2012, rows);
      register(MORE.get((i + 1) % MORE.size()), 0, 2012, rows);
      projects.setContent(number, lists.keep("Udtræk fra projekt " + number, contact.id(), rows).id());
    }
  }

  private static void register(String code, int without, int from, List<ContentRow> rows) {
    List<String> variables = VARIABLES.get(code);
    variables.subList(0, Math.max(1, variables.size() - without)).forEach(variable ->
        rows.add(ContentRow.variable(code, variable, Years.between(from, 2019))));
  }

  /** Makes some of the institution's projects subprojects of its database. */
  public void subprojects(DemoInstitution institution, String caseNumber, int count, LocalDate today) {
    jdbc.sql("""
            update project set database_case = ? where number in
              (select number from project where institution_id = ? and ends_on > ? order by number limit ?)""")
        .param(caseNumber).param(institution.id()).param(today).param(count).update();
  }

  private static final List<String> TITLES = List.of("Uddannelse og helbred gennem livet",
      "Børns vilkår og senere indkomst", "Medicin og tilknytning til arbejdsmarkedet",
      "Kronisk sygdom og familieindkomst", "Tidlig tilbagetrækning og sygelighed", "Ulighed i behandling",
      "Flytninger og adgang til sundhed");
}
