package dk.dst.microdata.start;

import java.util.List;

/**
 * The roles and the database that an installation needs. The owner makes our tables and changes them; the application
 * works under the other role, which owns the engine's tables and can touch neither ours nor the audit.
 *
 * @param owner the same as the application where there is one role for both
 */
record DatabaseRoles(String owner, String application, String database) {

  /** What a database administrator runs, once. The chapter for operators, compose and the tests have the same three. */
  List<String> statements() {
    String create = "create role %s login password '…';";
    String makeDatabase = "create database %s owner %s;".formatted(quoted(database), quoted(owner));
    return owner.equals(application)
        ? List.of(create.formatted(quoted(application)), makeDatabase)
        : List.of(create.formatted(quoted(owner)), create.formatted(quoted(application)), makeDatabase);
  }

  StartRefused refused(String why) {
    return new StartRefused(why + " Whoever administers PostgreSQL runs these once, with the passwords that"
        + " SPRING_FLYWAY_PASSWORD and SPRING_DATASOURCE_PASSWORD give:\n\n  " + String.join("\n  ", statements())
        + "\n\nWhat exists of it already stays; see \"In production\" in src/docs/operating-it.md.");
  }

  static String quoted(String name) {
    return name.matches("[a-z_][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}
