package dk.dst.microdata.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.Today;
import dk.dst.microdata.support.WebSession;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Institutions that may have a project database, and accounts for a hundred people, made as Admin makes them. */
final class LoadWorld {

  static final String PASSWORD = "Kode-ord-for-2026!";
  private static final String ENGINE = "/camunda/api/engine/engine/default/";
  private static final int INSTITUTIONS = 40;
  private static final int REVIEWERS = 12;
  private static final int APPROVERS = 6;
  private static final int OWNERS = 2;
  private static final int PROJECTS = 6;

  /** What somebody does here, and where Tasklist shows them their work. */
  enum Part {
    APPLICANT("Mine opgaver"),
    MANAGER("Mine opgaver"),
    REVIEWER("Til vurdering", "Mine opgaver"),
    APPROVER("Til afgørelse", "Mine opgaver"),
    OWNER("Alle åbne opgaver");

    private final List<String> filters;

    Part(String... filters) {
      this.filters = List.of(filters);
    }

    List<String> filters() {
      return filters;
    }
  }

  /** @param institution null for FSE's */
  record Somebody(String id, Part part, TestInstitution institution) {}

  private final JdbcClient records;
  private final WebSession admin;
  private final List<Somebody> people = new ArrayList<>();

  LoadWorld(JdbcClient records, WebSession admin) {
    this.records = records;
    this.admin = admin;
  }

  List<Somebody> people() throws Exception {
    fse("reviewer", REVIEWERS, Part.REVIEWER, Groups.REVIEWERS);
    fse("approver", APPROVERS, Part.APPROVER, Groups.APPROVERS);
    fse("owner", OWNERS, Part.OWNER, Groups.OWNERS);
    long content = content();
    for (int i = 1; i <= INSTITUTIONS; i++) {
      institution(new TestInstitution("load" + i, 900_000 + i), content);
    }
    return people;
  }

  private void fse(String name, int many, Part part, String group) throws Exception {
    for (int i = 1; i <= many; i++) {
      account(name + i, group);
      people.add(new Somebody(name + i, part, null));
    }
  }

  /** One list for all projects: five registers as wholes. */
  private long content() {
    long list = records.sql("""
            insert into microdata.content_list (source, stated_by, stated_at, registers, rows, reading)
            values ('Afprøvning', 'admin', now(), 5, 5, '{"problems":[],"remarks":[],"notes":[]}') returning id""")
        .query(Long.class).single();
    records.sql("insert into microdata.content_row (list_id, register_code, variable, years)"
        + " select ?, code, '', '{[2010,2020)}' from unnest(array['BEF', 'IND', 'UDDA', 'AKM', 'LPR_DIAG']) code")
        .param(list).update();
    return list;
  }

  /** The applicant may send; the manager is administrator, and signs and is responsible, too. */
  private void institution(TestInstitution institution, long content) throws Exception {
    int number = institution.authorisationNumber();
    records.sql("insert into microdata.institution (id, name, authorisation_number, authorised_from, confirmed_on)"
            + " values (?, ?, ?, ?, ?)").param(institution.id()).param("Institution " + number).param(number)
        .param(Today.inDenmark().minusYears(3)).param(Today.inDenmark().minusMonths(2)).update();
    tell("POST", "tenant/create", "{\"id\":\"%s\",\"name\":\"Institution %d\"}".formatted(institution.id(), number));
    for (String group : Groups.FSE) {
      tell("PUT", "tenant/" + institution.id() + "/group-members/" + group, "{}");
    }
    person(institution, institution.applicant(), Part.APPLICANT, "CONTACT_WITH_POWERS");
    person(institution, institution.manager(), Part.MANAGER, "ADMINISTRATOR", "SIGNATORY", "RESPONSIBLE");
    records.sql("insert into microdata.project (number, institution_id, title, starts_on, ends_on, contact,"
            + " content_list) select ? * 100 + n, ?, 'Projekt ' || n, ?, ?, ?, ? from generate_series(1, ?) n")
        .param(number - 895_000).param(institution.id()).param(Today.inDenmark().minusYears(1))
        .param(Today.inDenmark().plusYears(12)).param(institution.manager()).param(content).param(PROJECTS).update();
  }

  private void person(TestInstitution institution, String id, Part part, String... roles) throws Exception {
    records.sql("insert into microdata.person (id, name, email) values (?, ?, ?)").param(id).param("Navn " + id)
        .param(id + "@example.org").update();
    records.sql("insert into microdata.association (institution_id, person_id, employed, certified_since,"
            + " certified_on) values (?, ?, true, ?, ?)").param(institution.id()).param(id)
        .param(Today.inDenmark().minusYears(3)).param(Today.inDenmark().minusMonths(2)).update();
    for (String role : roles) {
      records.sql("insert into microdata.association_role (institution_id, person_id, role) values (?, ?, ?)")
          .param(institution.id()).param(id).param(role).update();
    }
    account(id, Groups.APPLICANTS);
    tell("PUT", "tenant/" + institution.id() + "/user-members/" + id, "{}");
    people.add(new Somebody(id, part, institution));
  }

  private void account(String id, String group) throws Exception {
    tell("POST", "user/create", ("{\"profile\":{\"id\":\"%1$s\",\"firstName\":\"Navn\",\"lastName\":\"%1$s\","
        + "\"email\":\"%1$s@example.org\"},\"credentials\":{\"password\":\"%2$s\"}}").formatted(id, PASSWORD));
    tell("PUT", "group/" + group + "/members/" + id, "{}");
  }

  private void tell(String method, String path, String body) throws Exception {
    var answer = admin.send(method, ENGINE + path, body);
    assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(204);
  }
}
