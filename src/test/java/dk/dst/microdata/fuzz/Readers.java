package dk.dst.microdata.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.World;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads every page and export of what has been posted, as those who may. */
final class Readers {

  private static final String API = "/camunda/api/microdata/";

  private final ObjectMapper json = new ObjectMapper();
  private final FuzzSessions sessions;
  private final JdbcClient jdbc;
  private final List<String> faults;
  private int reads;

  /** @param faults where what cannot be read is named */
  Readers(FuzzSessions sessions, JdbcClient jdbc, List<String> faults) {
    this.sessions = sessions;
    this.jdbc = jdbc;
    this.faults = faults;
  }

  int pages() {
    return reads;
  }

  void everything(Collection<TestInstitution> institutions) throws Exception {
    for (TestInstitution institution : institutions) {
      for (String caseNumber : jdbc.sql("select case_number from case_file where institution_id = ?")
          .param(institution.id()).query(String.class).list()) {
        readCase(caseNumber, institution);
      }
      read(institution.responsible(), API + "institutions/" + institution.id());
      read(institution.applicant(), API + "projects");
      read("dagny", API + "personal-data/" + institution.applicant());
    }
    for (String person : List.of(World.REVIEWER, World.APPROVER, World.OWNER, "dagny")) {
      for (String page : List.of("session", "cases", "projects", "institutions", "work", "catalogue")) {
        read(person, API + page);
      }
    }
    for (String page : List.of("notices/unsent", "terms", "agreement-texts", "model-versions", "prices", "bills", "bills/figures", "costs")) {
      read(World.OWNER, API + page);
    }
    for (String page : List.of("aktive-projekter.csv", "aktive-projekter.json")) {
      read(World.OWNER, "/" + page);
    }
    String next = "";
    while (next != null) {
      JsonNode page = read(World.OWNER, API + "audit" + next);
      next = page != null && page.path("next").isNumber() ? "?before=" + page.path("next").asText() : null;
    }
    assertThat(read(World.OWNER, API + "stranded-cases")).as("cases without a next step").isEmpty();
    assertThat(jdbc.sql("select count(*) from notice where title ~ '[\\r\\n]'").query(Integer.class).single()).isZero();
  }

  void readCase(String caseNumber, TestInstitution institution) throws Exception {
    for (String person : List.of(World.REVIEWER, institution.responsible())) {
      read(person, API + "cases/" + caseNumber);
      if (caseNumber.startsWith("IND")) {
        read(person, API + "cases/" + caseNumber + "/proposal");
      }
      if (caseNumber.startsWith("PDB")) {
        JsonNode checks = read(person, API + "cases/" + caseNumber + "/checks");
        for (JsonNode check : checks == null ? json.createArrayNode() : checks) {
          String one = API + "cases/" + caseNumber + "/checks/" + check.path("id").asText();
          read(person, one);
          read(person, one + "/workbook");
        }
      }
    }
  }

  /** What is answered must be a page, data or a workbook; what somebody may not see is left out. */
  JsonNode read(String person, String address) throws Exception {
    HttpResponse<String> answer = sessions.of(person).get(address);
    reads++;
    if (Set.of(401, 403, 404).contains(answer.statusCode())) {
      return null;
    }
    boolean isJson = answer.headers().firstValue("Content-Type").orElse("").contains("json");
    if (answer.statusCode() != 200) {
      faults.add(fault(person, "read", address, "", answer));
    }
    return isJson ? json.readTree(answer.body()) : null;
  }

  /** Texts with control characters, or not composed, by column. */
  List<String> unfit() {
    var unfit = new ArrayList<String>();
    for (String column : jdbc.sql("""
            select c.table_name || '|' || c.column_name from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'microdata' and t.table_type = 'BASE TABLE'
              and c.data_type in ('text', 'jsonb')""").query(String.class).list()) {
      String[] at = column.split("\\|");
      int count = jdbc.sql("select count(*) from %s where %s::text ~ '[\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f]'"
          .formatted(at[0], at[1]) + " or " + at[1] + "::text is not nfc normalized").query(Integer.class).single();
      if (count > 0) {
        unfit.add(column + ": " + count);
      }
    }
    return unfit;
  }

  static String fault(String person, String method, String address, String body, HttpResponse<String> answer) {
    return method + " " + cut(address) + " by " + person + " " + cut(body) + " was answered " + answer.statusCode()
        + " " + cut(answer.body());
  }

  private static String cut(String text) {
    return text.length() < 600 ? text : text.substring(0, 600) + "…";
  }
}
