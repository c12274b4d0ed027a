package dk.dst.microdata.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.support.EngineTest;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database with cases from before a change of our tables comes through it with nothing lost. */
class SchemaUpgradeTest extends EngineTest {

  @Autowired
  private EmbeddedPostgres postgres;

  private JdbcClient superuser;
  private DataSource old;
  private JdbcClient oldJdbc;

  @BeforeEach
  void anEmptyDatabase() {
    superuser = JdbcClient.create(postgres.getPostgresDatabase());
    superuser.sql("create database schema_upgrade owner " + ExternalPostgres.OWNER).update();
    old = postgres.getDatabase(ExternalPostgres.OWNER, "schema_upgrade");
    oldJdbc = JdbcClient.create(old);
  }

  @AfterEach
  void dropIt() {
    superuser.sql("drop database schema_upgrade with (force)").update();
  }

  @Test
  void whatWasKnownOfRegistersAndChecksBeforeThereWereListsIsKept() {
    migrate("3");
    oldJdbc.sql("""
        set search_path to microdata;
        insert into institution (id, name, authorisation_number, authorised_from)
          values ('gammel', 'Gammel Institution', 1, '2020-01-01');
        insert into person (id, name, email) values ('gerda', 'Gerda Gran', 'gerda@example.org');
        insert into register (code, name_da, name_en, topic, owner)
          values ('BEF', 'Befolkningen', 'Population', 'Befolkning', 'Danmarks Statistik'),
                 ('IND', 'Indkomst', 'Income', 'Indkomst', 'Danmarks Statistik');
        insert into project (number, institution_id, title, starts_on, ends_on)
          values (11, 'gammel', 'Med data', '2020-01-01', '2030-01-01'),
                 (12, 'gammel', 'Uden data', '2020-01-01', '2030-01-01');
        insert into project_register values (11, 'BEF', 2001, 2005), (11, 'IND', 2010, 2010);
        insert into application (case_number, institution_id, applicant, title, state, created_at)
          values ('PDB-2024-001', 'gammel', 'gerda', 'En database', 'ESTABLISHED', '2024-01-01T00:00:00Z');
        insert into application_register values ('PDB-2024-001', 0, 'BEF', 2001, 2003, 'Bruges');
        insert into project_database (case_number, institution_id, project_number, case_owner, purpose,
            established_on, ends_on, reviewed_on, status)
          values ('PDB-2024-001', 'gammel', 790001, 'rikke', 'Et formål', '2024-01-01', '2026-01-01', '2024-01-01',
            'IN_OPERATION');
        insert into database_register values ('PDB-2024-001', 'BEF', 2001, 2003, null);
        insert into eligibility_check values ('PDB-2024-001', 1, '2024-01-01T00:00:00Z', '{}', '{}');
        insert into finding values
          ('PDB-2024-001', 1, 'AUTHORISED', 'MET', 'Autorisation nr. 1.', 'Gældende autorisation (offentliggjort)'),
          ('PDB-2024-001', 1, 'EXPERIENCED_MANAGERS', 'FOR_ASSESSMENT', 'Gerda Gran.',
            'Mindst 2 år (FSE’s skøn, ikke offentliggjort)')
        """).update();

    migrate("latest");

    assertThat(oldJdbc.sql("""
            select r.register_code || ' ' || r.years::text from microdata.project p
            join microdata.content_row r on r.list_id = p.content_list where p.number = 11 order by 1""")
        .query(String.class).list()).containsExactly("BEF {[2001,2006)}", "IND {[2010,2011)}");
    assertThat(oldJdbc.sql("select content_list from microdata.project where number = 12").query().singleRow()
        .get("content_list")).isNull();
    assertThat(oldJdbc.sql("""
            select r.register_code || ' ' || r.variable || r.years::text from microdata.project_database d
            join microdata.content_row r on r.list_id = d.content_list""")
        .query(String.class).list()).containsExactly("BEF {[2001,2004)}");
    assertThat(oldJdbc.sql("""
            select f.condition, f.threshold, f.basis from microdata.finding f
            join microdata.eligibility_check c on c.id = f.check_id
            where c.case_number = 'PDB-2024-001' and c.submission = 1 and c.evidence is null order by 1""")
        .query().listOfRows()).containsExactly(
            Map.of("condition", "AUTHORISED", "threshold", "Gældende autorisation", "basis", "PUBLISHED"),
            Map.of("condition", "EXPERIENCED_MANAGERS", "threshold", "Mindst 2 år", "basis", "JUDGEMENT"));
  }

  /** What stood in two other tables stands in the case, and the audit says so once. */
  @Test
  void whereACaseOfADatabaseStoodIsKept() {
    migrate("24");
    oldJdbc.sql("""
        set search_path to microdata;
        insert into institution (id, name, authorisation_number, authorised_from)
          select 'i' || n, 'Institution ' || n, n, '2020-01-01' from generate_series(1, 7) n;
        insert into person (id, name, email) values ('gerda', 'Gerda Gran', 'gerda@example.org');
        insert into case_file (case_number, kind, institution_id, opened_by, title, state, opened_at)
          select 'PDB-2024-00' || n, 'DATABASE', 'i' || n, 'gerda', 'En database', null, '2024-01-01T00:00:00Z'
          from generate_series(1, 7) n
          union all values ('IND-2024-001', 'PROPOSAL', 'i1', 'gerda', 'En indstilling', 'PROPOSAL_DRAFT',
            timestamptz '2024-01-01T00:00:00Z');
        insert into application (case_number, institution_id, applicant, title, state, created_at)
          select 'PDB-2024-00' || n, 'i' || n, 'gerda', 'En database', state, '2024-01-01T00:00:00Z'
          from unnest(array['UNDER_REVIEW', 'REFUSED', 'WITHDRAWN', 'LAPSED', 'ESTABLISHED', 'ESTABLISHED',
            'ESTABLISHED']) with ordinality as t (state, n);
        insert into project_database (case_number, institution_id, project_number, case_owner, purpose,
            established_on, ends_on, reviewed_on, status)
          select 'PDB-2024-00' || n, 'i' || n, 790000 + n, 'rikke', 'Et formål', '2024-01-01', '2026-01-01',
            '2024-01-01', status
          from unnest(array['IN_OPERATION', 'CLOSING', 'CLOSED']) with ordinality as t (status, m), lateral (select m + 4) u (n)
        """).update();
    long entries = entries();

    migrate("latest");

    assertThat(oldJdbc.sql("""
            select case_number || ' ' || f.state || coalesce(' ' || ending, '') from microdata.case_file f
            left join microdata.application using (case_number) order by case_number""")
        .query(String.class).list()).containsExactly("IND-2024-001 PROPOSAL_DRAFT", "PDB-2024-001 UNDER_REVIEW",
            "PDB-2024-002 NOT_APPROVED REFUSED", "PDB-2024-003 NOT_APPROVED WITHDRAWN",
            "PDB-2024-004 NOT_APPROVED LAPSED", "PDB-2024-005 IN_OPERATION", "PDB-2024-006 CLOSING",
            "PDB-2024-007 CLOSED");
    assertThat(entries()).isEqualTo(entries + 1);
    assertThat(oldJdbc.sql("select after ->> 'states_moved' from microdata.audit_entry order by id desc limit 1")
        .query(String.class).single()).isEqualTo("7");
    assertThatThrownBy(() -> oldJdbc.sql("update microdata.case_file set state = 'IN_OPERATION', institution_id = 'i5'"
        + " where case_number = 'PDB-2024-001'").update()).hasMessageContaining("one_open_database_per_institution");
    assertThatThrownBy(() -> oldJdbc.sql("update microdata.case_file set state = 'NOWHERE'").update())
        .hasMessageContaining("case_file_state_check");
  }

  /** Whom a case concerns and when it ends is asked of the case; its kind's own table tells it, then and ever after. */
  @Test
  void whatItsKindKnowsOfPeopleAndDatesTheCaseKnows() {
    migrate("25");
    oldJdbc.sql("""
        set search_path to microdata;
        insert into institution (id, name, authorisation_number, authorised_from)
          values ('i1', 'Institution 1', 1, '2020-01-01');
        insert into person (id, name, email)
          select p, p, p || '@example.org' from unnest(array['anna', 'carl', 'ulla', 'bo']) p;
        insert into case_file (case_number, kind, institution_id, opened_by, title, state, opened_at)
          select number, kind, 'i1', 'anna', 'En sag', state, '2024-01-01T00:00:00Z' from (values
            ('PDB-2024-001', 'DATABASE', 'IN_OPERATION'), ('PDB-2024-002', 'DATABASE', 'NOT_APPROVED'),
            ('IND-2024-001', 'PROPOSAL', 'PROPOSAL_IN_FORCE'), ('PRO-700001', 'PROJECT', 'PROJECT_ACTIVE'),
            ('ABO-2024-001', 'SUBSCRIPTION', 'SUBSCRIPTION_IN_FORCE'),
            ('ABO-2024-002', 'SUBSCRIPTION', 'SUBSCRIPTION_DRAFT'), ('BRU-2024-001', 'BREACH', 'BREACH_REPORTED'),
            ('AUT-2024-001', 'AUTHORISATION', 'AUTHORISED')) c (number, kind, state);
        insert into application (case_number, institution_id, applicant, signatory, title, created_at)
          select 'PDB-2024-00' || n, 'i1', 'anna', 'ulla', 'En database', '2024-01-01T00:00:00Z'
          from generate_series(1, 2) n;
        insert into project_database (case_number, institution_id, project_number, case_owner, purpose,
            established_on, ends_on, reviewed_on)
          values ('PDB-2024-001', 'i1', 790001, 'rikke', 'Et formål', '2024-01-01', '2026-01-01', '2024-01-01');
        insert into proposal (case_number, scheme, database_case, title, contact, signatory, case_owner, ends_on)
          values ('IND-2024-001', 'SUBPROJECT', 'PDB-2024-001', 'En indstilling', 'carl', 'ulla', 'rikke', '2025-05-05');
        insert into project (number, institution_id, title, starts_on, ends_on, case_number, contact, database_case)
          values (700001, 'i1', 'Et projekt', '2020-01-01', '2030-01-01', 'PRO-700001', 'carl', 'PDB-2024-001'),
                 (700002, 'i1', 'Uden sag', '2020-01-01', '2030-01-01', null, 'carl', null);
        insert into subscription (case_number, database_case, year, in_force_on, ended_on)
          values ('ABO-2024-001', 'PDB-2024-001', 2024, '2024-02-01', null),
                 ('ABO-2024-002', 'PDB-2024-001', 2025, null, null);
        insert into breach (case_number, whom, person_id, scheme, description, happened_on, happened_at, files,
            self_reported)
          values ('BRU-2024-001', 'USER', 'bo', 'DATABASE', 'Et brud', '2024-01-01', '12:00', 'NONE', false);
        """).update();
    long entries = entries();

    migrate("latest");

    assertThat(cards()).containsExactly("ABO-2024-001 - - - - PDB-2024-001 2024-12-31",
        "ABO-2024-002 - - - - PDB-2024-001 -", "AUT-2024-001 - - - - - -", "BRU-2024-001 - - - bo - -",
        "IND-2024-001 carl ulla rikke - PDB-2024-001 2025-05-05",
        "PDB-2024-001 - ulla rikke - PDB-2024-001 2026-01-01", "PDB-2024-002 - ulla - - - -",
        "PRO-700001 carl - - - PDB-2024-001 2030-01-01");
    assertThat(entries()).as("nothing happens to a case").isEqualTo(entries);

    oldJdbc.sql("""
        update microdata.subscription set ended_on = '2024-06-30' where case_number = 'ABO-2024-001';
        update microdata.project set contact = null, database_case = null where number = 700001;
        update microdata.project_database set ends_on = '2028-01-01', case_owner = 'rasmus'""").update();
    assertThat(cards()).contains("ABO-2024-001 - - - - PDB-2024-001 2024-06-30",
        "PRO-700001 - - - - - 2030-01-01", "PDB-2024-001 - ulla rasmus - PDB-2024-001 2028-01-01");
  }

  private List<String> cards() {
    return oldJdbc.sql("""
            select case_number || ' ' || concat_ws(' ', coalesce(contact, '-'), coalesce(signatory, '-'),
                coalesce(case_owner, '-'), coalesce(concerned, '-'), coalesce(database_case, '-'),
                coalesce(ends_on::text, '-'))
            from microdata.case_file order by case_number""").query(String.class).list();
  }

  /** The table knows the states that the code knows, and no other. */
  @Test
  void theTableOfCasesKnowsEveryState() {
    migrate("latest");
    String check = oldJdbc.sql("select pg_get_constraintdef(oid) from pg_constraint where conname = 'case_file_state_check'")
        .query(String.class).single();
    assertThat(Pattern.compile("'(\\w+)'").matcher(check).results().map(found -> found.group(1)))
        .containsExactlyInAnyOrder(Arrays.stream(CaseState.values()).map(Enum::name).toArray(String[]::new));
  }

  private long entries() {
    return oldJdbc.sql("select count(*) from microdata.audit_entry").query(Long.class).single();
  }

  /** The project got more time, twice on a day, and its database closed: the audit knows what it was before. */
  @Test
  void whatProjectsWereIsTakenFromTheAudit() {
    migrate("26");
    oldJdbc.sql("""
        set search_path to microdata;
        insert into institution (id, name, authorisation_number, authorised_from)
          values ('i1', 'Institution 1', 1, '2020-01-01');
        insert into person (id, name, email) values ('gerda', 'Gerda Gran', 'gerda@example.org');
        insert into case_file (case_number, kind, institution_id, opened_by, title, state, opened_at)
          values ('PRO-700001', 'PROJECT', 'i1', 'gerda', 'Et projekt', 'PROJECT_ACTIVE', '2020-01-01T00:00:00Z'),
                 ('PDB-2019-001', 'DATABASE', 'i1', 'gerda', 'En database', 'CLOSED', '2019-01-01T00:00:00Z');
        insert into application (case_number, institution_id, applicant, signatory, title, created_at)
          values ('PDB-2019-001', 'i1', 'gerda', 'gerda', 'En database', '2019-01-01T00:00:00Z');
        insert into project_database (case_number, institution_id, project_number, case_owner, purpose,
            established_on, ends_on, reviewed_on)
          values ('PDB-2019-001', 'i1', 790001, 'rikke', 'Et formål', '2019-01-01', '2023-06-30', '2019-01-01');
        insert into project (number, institution_id, title, starts_on, ends_on, case_number, database_case)
          values (700001, 'i1', 'Et projekt', '2020-01-01', '2025-01-01', 'PRO-700001', 'PDB-2019-001'),
                 (12, 'i1', 'Uden sag', '2020-01-01', '2030-01-01', null, null);
        set microdata.moment to '2022-03-01T12:00:00+01:00';
        update project set ends_on = '2026-01-01' where number = 700001;
        update project set ends_on = '2027-01-01' where number = 700001;
        set microdata.moment to '2023-06-30T23:30:00+02:00';
        update project set database_case = null where number = 700001;
        set microdata.moment to ''
        """).update();

    migrate("latest");

    assertThat(oldJdbc.sql("""
            select concat_ws(' ', project_number, from_day, coalesce(until_day::text, 'nu'), ends_on, database_case)
            from microdata.project_standing order by project_number, from_day""").query(String.class).list())
        .containsExactly("12 2020-01-01 nu 2030-01-01", "700001 2020-01-01 2022-03-01 2025-01-01 PDB-2019-001",
            "700001 2022-03-01 2023-06-30 2027-01-01 PDB-2019-001", "700001 2023-06-30 nu 2027-01-01");
  }

  /** Reasons stay with what was approved by them; what was under way in a database that has closed since is over. */
  @Test
  void whyRegistersWereApprovedAndWhatEndedWithADatabaseIsKept() {
    migrate("26");
    oldJdbc.sql("""
        set search_path to microdata;
        insert into institution (id, name, authorisation_number, authorised_from)
          select 'i' || n, 'Institution ' || n, n, '2020-01-01' from generate_series(1, 2) n;
        insert into person (id, name, email) values ('gerda', 'Gerda Gran', 'gerda@example.org');
        insert into register (code) values ('BEF'), ('IND');
        insert into case_file (case_number, kind, institution_id, opened_by, title, state, opened_at)
          values ('PDB-2024-001', 'DATABASE', 'i1', 'gerda', 'Lukket', 'CLOSING', '2024-01-01T00:00:00Z'),
                 ('PDB-2024-002', 'DATABASE', 'i2', 'gerda', 'I drift', 'IN_OPERATION', '2024-01-01T00:00:00Z');
        insert into application (case_number, institution_id, applicant, title, created_at)
          select 'PDB-2024-00' || n, 'i' || n, 'gerda', 'En database', '2024-01-01T00:00:00Z' from generate_series(1, 2) n;
        insert into application_register (case_number, ordinal, register_code, from_year, to_year, reason)
          values ('PDB-2024-001', 0, 'BEF', 2001, 2003, 'Til kontrolgrupper'),
                 ('PDB-2024-001', 1, 'IND', 2001, 2003, 'Udgik siden');
        insert into content_list (id, source, stated_by, stated_at, registers, rows, reading)
          overriding system value values (901, 'Ansøgning', 'gerda', '2024-01-01T00:00:00Z', 1, 1, '{}');
        insert into content_row (list_id, register_code, variable, years) values (901, 'BEF', '', '{[2001,2004)}');
        insert into project_database (case_number, institution_id, project_number, case_owner, purpose,
            established_on, ends_on, reviewed_on, content_list)
          select 'PDB-2024-00' || n, 'i' || n, 790000 + n, 'rikke', 'Et formål', '2024-01-01', '2026-01-01',
            '2024-01-01', case n when 1 then 901 end from generate_series(1, 2) n;
        insert into extension (case_number, term_ends_on, number, asked_on)
          select 'PDB-2024-00' || n, '2026-01-01', 1, '2025-07-05' from generate_series(1, 2) n;
        insert into usage_review (case_number, number, measured_on, registers, used, subprojects, advice)
          select 'PDB-2024-00' || n, 1, '2025-07-01', 1, 1, 5, 'Fortsæt' from generate_series(1, 2) n;
        insert into shutdown (case_number, number, cause, started_on, access_ended_on)
          values ('PDB-2024-001', 1, 'NOTICE', '2025-08-01', '2025-08-01')
        """).update();
    long entries = entries();

    migrate("latest");

    assertThat(oldJdbc.sql("select list_id || ' ' || register_code || ' ' || reason from microdata.register_reason")
        .query(String.class).list()).containsExactly("901 BEF Til kontrolgrupper");
    assertThat(oldJdbc.sql("""
            select concat_ws(' ', case_number, e.stopped_on, r.concluded_on) from microdata.extension e
            join microdata.usage_review r using (case_number) order by 1""").query(String.class).list())
        .containsExactly("PDB-2024-001 2025-08-01 2025-08-01", "PDB-2024-002");
    assertThat(entries()).as("nothing happens to a case").isEqualTo(entries);
  }

  /** An approval covers what needed one, of before as of now; it has no document, and nothing else is said to have one. */
  @Test
  void whatAnApprovalCoveredIsKept() {
    migrate("36");
    oldJdbc.sql("""
        set search_path to microdata;
        insert into institution (id, name, authorisation_number, authorised_from)
          values ('i1', 'Institution 1', 1, '2020-01-01');
        insert into person (id, name, email) values ('gerda', 'Gerda Gran', 'gerda@example.org');
        insert into case_file (case_number, kind, institution_id, opened_by, title, state, opened_at)
          select 'IND-2026-00' || n, 'PROPOSAL', 'i1', 'gerda', 'En indstilling', 'PROPOSAL_IN_FORCE',
            '2026-01-01T00:00:00Z' from generate_series(1, 2) n;
        insert into proposal (case_number, scheme, title) select 'IND-2026-00' || n, 'RESEARCHER', 'En indstilling'
          from generate_series(1, 2) n;
        insert into health_approval (case_number, reference, approved_on, recorded_by)
          values ('IND-2026-001', 'FSEID-1', '2026-02-01', 'gerda');
        insert into delivery (case_number, register_code, source, needs_approval, concluded_on, concluded_by, delivered)
          values ('IND-2026-001', 'BEF', 'PURCHASE', false, null, null, null),
                 ('IND-2026-001', 'LMDB', 'PURCHASE', true, '2026-03-01', 'rikke', true),
                 ('IND-2026-002', 'LMDB', 'PURCHASE', true, null, null, null)
        """).update();
    long entries = entries();

    migrate("latest");

    assertThat(oldJdbc.sql("""
            select concat_ws(' ', case_number, register_code, concluded_on, 'nr.', approval, reference, h.document)
            from microdata.delivery d left join microdata.health_approval h using (case_number)
            order by case_number, register_code""").query(String.class).list())
        .containsExactly("IND-2026-001 BEF nr. FSEID-1", "IND-2026-001 LMDB 2026-03-01 nr. 1 FSEID-1",
            "IND-2026-002 LMDB nr.");
    assertThat(entries()).as("nothing happens to a case").isEqualTo(entries);
  }

  private void migrate(String target) {
    Flyway.configure().dataSource(old).schemas("microdata", "camunda").defaultSchema("microdata")
        .locations("classpath:db/migration").placeholders(Map.of("application-role", ExternalPostgres.APPLICATION))
        .target(target).load().migrate();
  }
}
