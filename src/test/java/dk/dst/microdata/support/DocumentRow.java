package dk.dst.microdata.support;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A document of a case that nobody had to load: a text of one letter, called after its case. */
public final class DocumentRow {

  private DocumentRow() {}

  /** Stands in answers for a document that whoever sends the form has loaded into its draft. */
  public static final String ATTACHED = "vedlagt";

  /** @return its number */
  public static String inDraft(JdbcClient jdbc, String caseNumber, String by) {
    return inDraft(jdbc, caseNumber, "complete-application", "enclosure", by);
  }

  /** @return its number */
  public static String inDraft(JdbcClient jdbc, String caseNumber, String form, String field, String by) {
    jdbc.sql("""
            insert into form_draft (case_number, form, content, saved_by, saved_at, version, save_number)
            values (?, ?, '{}', ?, '2026-01-01', 0, 0) on conflict do nothing""").param(caseNumber).param(form)
        .param(by).update();
    return row(jdbc, caseNumber, field, by, "null, '" + form + "', null");
  }

  /** @return its number */
  public static String sent(JdbcClient jdbc, String caseNumber, String by) {
    return row(jdbc, caseNumber, "enclosure", by, "1, null, '2026-01-01'");
  }

  private static String row(JdbcClient jdbc, String caseNumber, String field, String by, String versionFormAndSent) {
    String id = jdbc.sql("""
            insert into attachment (id, case_number, field, version, draft_form, sent_at, label, name, type, size, digest,
              storage, scanned, uploaded_by, uploaded_at)
            values (gen_random_uuid(), :case, :field, %s, 'Bilag', 'Bilag til ' || :case || '.txt', 'TEXT', 1,
              encode(sha256('a'), 'hex'), 'DATABASE', false, :by, '2026-01-01')
            returning id::text""".formatted(versionFormAndSent)).param("case", caseNumber)
        .param("field", field).param("by", by)
        .query(String.class).single();
    jdbc.sql("insert into attachment_part (attachment, number, content) values (?::uuid, 0, 'a')").param(id).update();
    return id;
  }
}
