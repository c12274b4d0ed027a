package dk.dst.microdata.demo;

import dk.dst.microdata.institution.Role;
import dk.dst.microdata.Mode;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes the demo's institutions, people and projects into our tables. */
@Repository
@Conditional(Mode.Demo.class)
public class DemoRecords {

  private static final List<String> CORE = List.of("BEF", "IND", "UDDA", "AKM", "LPR_DIAG");
  private static final List<String> MORE = List.of("LPR_ADM", "LMDB", "DOD", "FAIK", "IDAP", "DREAM", "SSSY", "RAS");

  private final JdbcClient jdbc;

  DemoRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public boolean exist() {
    return jdbc.sql("select count(*) from institution where id = ?").param(DemoInstitution.NORDSUND.id())
        .query(Integer.class).single() > 0;
  }

  public void write(LocalDate today) {
    for (DemoInstitution one : DemoInstitution.values()) {
      jdbc.sql("insert into institution (id, name, authorisation_number, authorised_from) values (?, ?, ?, ?)")
          .param(one.id()).param(one.title()).param(one.authorisationNumber()).param(today.minusYears(8)).update();
    }
    jdbc.sql("update institution set authorised_until = ?, lapse_reason = 'Aftalen er ikke fornyet.' where id = ?")
        .param(today.minusMonths(2)).param(DemoInstitution.KATTEGAT.id()).update();
    for (DemoPeople person : DemoPeople.values()) {
      person(person, today);
    }
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
    jdbc.sql("insert into association (institution_id, person_id, employed, certified_since) values (?, ?, true, ?)")
        .param(person.institution().id()).param(person.id()).param(today.minusYears(3)).update();
    for (Role role : person.roles()) {
      jdbc.sql("insert into association_role (institution_id, person_id, role) values (?, ?, ?)")
          .param(person.institution().id()).param(person.id()).param(role.name()).update();
    }
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
      for (String code : CORE) {
        register(number, code);
      }
      register(number, MORE.get(i));
      register(number, MORE.get((i + 1) % MORE.size()));
    }
  }

  private void register(int project, String code) {
    jdbc.sql("insert into project_register (project_number, register_code, from_year, to_year)"
            + " values (?, ?, 2010, 2019)").param(project).param(code).update();
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
