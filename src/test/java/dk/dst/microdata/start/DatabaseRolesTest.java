package dk.dst.microdata.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements that make roles and database are the same wherever they stand, and the demo has the same roles. */
@Tag("application")
class DatabaseRolesTest {

  private static final List<String> STATEMENTS =
      new DatabaseRoles("microdata_owner", "microdata", "microdata").statements();

  @TempDir
  private Path folder;

  @Test
  void theDocumentsAndComposeHaveTheSameThree() throws IOException {
    assertThat(STATEMENTS).hasSize(3);
    assertThat(Files.readString(Path.of("src/docs/operating-it.md")))
        .contains("    " + String.join("\n    ", STATEMENTS) + "\n");
    assertThat(Files.readString(Path.of("docker/roles.sh")).replaceAll(":'\\w+'", "'…'"))
        .contains(String.join("\n", STATEMENTS) + "\n");
  }

  @Test
  void oneRoleForBothIsMadeOnce() {
    assertThat(new DatabaseRoles("Fælles", "Fælles", "data").statements()).containsExactly(
        "create role \"Fælles\" login password '…';", "create database data owner \"Fælles\";");
  }

  @Test
  void theDemosOwnerIsNoSuperuser() throws IOException {
    try (EmbeddedPostgres postgres = new EmbeddedDatabase().embeddedPostgres(folder.toString())) {
      assertThat(owner(postgres)).isEqualTo("microdata_owner");
      assertThat(JdbcClient.create(postgres.getPostgresDatabase()).sql("select rolsuper from pg_roles where rolname ="
          + " 'microdata_owner'").query(Boolean.class).single()).isFalse();
    }
  }

  @Test
  void aFolderOfAnOlderVersionGoesOnWithItsOwner() throws IOException {
    try (EmbeddedPostgres older = EmbeddedPostgres.builder().setDataDirectory(folder).setCleanDataDirectory(false)
        .start()) {
      JdbcClient.create(older.getPostgresDatabase()).sql("create schema microdata").update();
      JdbcClient.create(older.getPostgresDatabase()).sql("create role microdata login").update();
    }
    try (EmbeddedPostgres postgres = new EmbeddedDatabase().embeddedPostgres(folder.toString())) {
      assertThat(owner(postgres)).isEqualTo("postgres");
    }
  }

  private static String owner(EmbeddedPostgres postgres) {
    var database = new EmbeddedDatabase();
    return database.flywayConnectionDetails(database.jdbcConnectionDetails(postgres), postgres).getUsername();
  }
}
