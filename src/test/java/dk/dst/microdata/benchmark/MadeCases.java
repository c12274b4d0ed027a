package dk.dst.microdata.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Many cases, made from a real one: each row of it in the engine's and in our tables is copied with ids and numbers of
 * its own, so that nothing of their structure is invented. Triggers are off meanwhile; what they would write is not what
 * is measured.
 */
final class MadeCases {

  /** With what says which rows of it are the case's; parents before children. */
  private static final Map<String, String> TABLES = new LinkedHashMap<>();

  static {
    TABLES.put("case_file", "case_number = :case");
    TABLES.put("application", "case_number = :case");
    TABLES.put("application_register", "case_number = :case");
    TABLES.put("application_manager", "case_number = :case");
    TABLES.put("decision", "case_number = :case");
    TABLES.put("turn", "case_number = :case");
    TABLES.put("act_ru_execution", "proc_inst_id_ = any (:instances)");
    TABLES.put("act_ru_task", "proc_inst_id_ = any (:instances)");
    TABLES.put("act_ru_variable", "proc_inst_id_ = any (:instances)");
    TABLES.put("act_ru_identitylink", "task_id_ = any (:tasks)");
    TABLES.put("act_ru_authorization", "resource_id_ = any (:tasks)");
    TABLES.put("act_ru_event_subscr", "proc_inst_id_ = any (:instances)");
    TABLES.put("act_ru_job", "process_instance_id_ = any (:instances)");
    TABLES.put("act_hi_procinst", "proc_inst_id_ = any (:instances)");
    TABLES.put("act_hi_actinst", "proc_inst_id_ = any (:instances)");
    TABLES.put("act_hi_taskinst", "proc_inst_id_ = any (:instances)");
  }

  private final JdbcClient jdbc;
  private final String caseNumber;
  private final List<String> instances;
  private final List<String> tasks;

  MadeCases(JdbcClient jdbc, String caseNumber) {
    this.jdbc = jdbc;
    this.caseNumber = caseNumber;
    instances = jdbc.sql("select id_ from act_ru_execution where business_key_ = ?").param(caseNumber)
        .query(String.class).list();
    tasks = jdbc.sql("select id_ from act_ru_task where proc_inst_id_ = any (?)")
        .param(instances.toArray(String[]::new)).query(String.class).list();
  }

  /**
   * Copies from that number to that one, spread evenly over the institutions.
   *
   * @param institutions how many made ones there are, of which the ids are bench0, bench1 …
   */
  void copy(int from, int to, int institutions) {
    jdbc.sql("set session_replication_role = replica").update();
    try {
      TABLES.forEach((table, which) -> jdbc.sql("insert into " + table + " (" + String.join(", ", columns(table))
              + ") select " + String.join(", ", columns(table).stream().map(MadeCases::copied).toList()) + " from "
              + table + " o, generate_series(:from::int, :to::int) n where " + which)
          .param("case", caseNumber).param("instances", instances.toArray(String[]::new))
          .param("tasks", tasks.toArray(String[]::new)).param("from", from).param("to", to)
          .param("institutions", institutions).update());
    } finally {
      jdbc.sql("set session_replication_role = default").update();
    }
    jdbc.sql("analyze").update();
  }

  private List<String> columns(String table) {
    return jdbc.sql("select column_name from information_schema.columns where table_name = ? and is_generated = 'NEVER'"
        + " and is_identity = 'NO' order by ordinal_position").param(table).query(String.class).list();
  }

  /** Ids of the engine end in a sign of their own; the case's number becomes another one, wherever it stands. */
  private static String copied(String column) {
    return switch (column) {
      case "tenant_id_", "institution_id" -> "'bench' || (n % :institutions)";
      case "due_date_", "duedate_", "create_time_" -> "o." + column + " + (n % 1000) * interval '1 minute'";
      case "id_", "execution_id_", "proc_inst_id_", "root_proc_inst_id_", "process_instance_id_",
          "root_proc_inst_id", "parent_id_", "super_exec_", "task_id_", "task_id", "instance", "act_inst_id_",
          "parent_act_inst_id_", "super_process_instance_id_", "call_proc_inst_id_", "resource_id_", "var_scope_", "business_key_", "case_number", "text_", "description_" ->
          "case when o.%1$s = :case then 'PDB-1999-' || n when length(o.%1$s) >= 36 then left(o.%1$s, 55) || '~' || n else o.%1$s end"
              .formatted(column);
      default -> "o." + column;
    };
  }
}
