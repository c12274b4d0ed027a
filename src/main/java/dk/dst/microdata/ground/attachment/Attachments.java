package dk.dst.microdata.ground.attachment;

import dk.dst.microdata.ground.form.InputRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The documents of cases. One belongs to a field of a case's form. While it is in a draft it goes with that; sent, it is
 * the next version of its field, and stays as it was sent.
 */
@Repository
public class Attachments {

  private static final String ALL = """
      select id, case_number, field, label, version, name, type, size, digest, storage, scanned, uploaded_by, uploaded_at,
             sent_at, replaced_at
      from attachment where\s""";
  private static final String ROWS = ALL + "case_number = :case and ";

  private final JdbcClient jdbc;
  private final Storages storages;
  private final Clock clock;

  Attachments(JdbcClient jdbc, Storages storages, Clock clock) {
    this.jdbc = jdbc;
    this.storages = storages;
    this.clock = clock;
  }

  /** The document that the case has in that field today: the newest that was sent, unless it was taken out again. */
  public Optional<Attachment> current(String caseNumber, String field) {
    return jdbc.sql(ROWS + "field = :field and version is not null and replaced_at is null").param("case", caseNumber)
        .param("field", field).query(Attachments::attachment).optional();
  }

  /** What a form that asks for a document has in that field when it is opened: the number of what counts, or null. */
  public String filled(String caseNumber, String field) {
    return current(caseNumber, field).map(one -> one.id().toString()).orElse(null);
  }

  /** What the forms of those who read say of a field's document, in two values: …Address and …About, or nothing. */
  public Map<String, Object> shown(String caseNumber, String field) {
    Optional<Attachment> one = current(caseNumber, field);
    return Map.of(field + "Address", one.map(Attachment::address).orElse(""),
        field + "About", one.map(Attachment::about).orElse(""));
  }

  /** All that have been sent, field by field, the newest version first. */
  public List<Attachment> of(String caseNumber) {
    return jdbc.sql(ROWS + "version is not null order by label, field, version desc").param("case", caseNumber)
        .query(Attachments::attachment).list();
  }

  /** All that somebody has loaded, in drafts, too, the oldest first. */
  public List<Attachment> uploadedBy(String person) {
    return jdbc.sql(ALL + "uploaded_by = :person order by uploaded_at, id").param("person", person)
        .query(Attachments::attachment).list();
  }

  /** One that has been sent. */
  public Optional<Attachment> find(String caseNumber, UUID id) {
    return jdbc.sql(ROWS + "id = :id and version is not null").param("case", caseNumber).param("id", id)
        .query(Attachments::attachment).optional();
  }

  /** What somebody who fills in the form sees of the field: what was sent, and before it what is in the draft. */
  public List<Attachment> inDraft(String caseNumber, String form, String field) {
    return jdbc.sql(ROWS + """
            field = :field and (version is not null or draft_form = :form)
            order by version desc nulls first, uploaded_at desc, id""").param("case", caseNumber).param("field", field)
        .param("form", form).query(Attachments::attachment).list();
  }

  /**
   * Makes what a form names in a field the field's next version, in the transaction in which the form is sent; nothing
   * new where it names what counts already, and nothing any more where it names none.
   *
   * @throws InputRefused where the draft has no such document in that field
   */
  public void send(String caseNumber, String form, String field, String label, UUID named) {
    if (named == null && inDraft(caseNumber, form, field).isEmpty()) {
      return;
    }
    List<Attachment> chain = locked(caseNumber, form, field);
    Optional<Attachment> counts = chain.stream().filter(Attachment::counts).findFirst();
    if (counts.map(Attachment::id).equals(Optional.ofNullable(named))) {
      return;
    }
    if (named != null && chain.stream().noneMatch(one -> one.id().equals(named) && one.version() == null)) {
      throw InputRefused.field(label, "Dokumentet er ikke længere i kladden. Vælg filen igen.");
    }
    Timestamp now = Timestamp.from(clock.instant());
    counts.ifPresent(former -> jdbc.sql("update attachment set replaced_at = ? where id = ?").param(now)
        .param(former.id()).update());
    if (named != null) {
      jdbc.sql("update attachment set version = :version, sent_at = :now, draft_form = null where id = :id")
          .param("version", chain.stream().filter(one -> one.version() != null).mapToInt(Attachment::version).max()
              .orElse(0) + 1)
          .param("now", now).param("id", named).update();
    }
  }

  /** Two that send at once come here one after the other, and the second sees what the first has done. */
  private List<Attachment> locked(String caseNumber, String form, String field) {
    jdbc.sql("select id from attachment where case_number = ? and field = ? order by id for update").param(caseNumber)
        .param(field).query(UUID.class).list();
    return inDraft(caseNumber, form, field);
  }

  /**
   * Adds one to a draft, within the transaction in which its file becomes a document.
   *
   * @return whether the draft is still there
   */
  boolean add(Attachment one, String form) {
    return jdbc.sql("""
            insert into attachment (id, case_number, field, draft_form, label, name, type, size, digest, storage, scanned,
              uploaded_by, uploaded_at)
            select :id, :case, :field, :form, :label, :name, :type, :size, :digest, :storage, :scanned, :by, :at
            from form_draft where case_number = :case and form = :form for key share""")
        .param("id", one.id()).param("case", one.caseNumber()).param("field", one.field()).param("form", form)
        .param("label", one.label()).param("name", one.name()).param("type", one.type().name())
        .param("size", one.size()).param("digest", one.digest()).param("storage", one.storage().name())
        .param("scanned", one.scanned()).param("by", one.uploadedBy())
        .param("at", Timestamp.from(one.uploadedAt())).update() == 1;
  }

  /**
   * Writes the bytes as they came, a part at a time.
   *
   * @throws IOException before the last part where they are not those whose digest is kept
   */
  public void copy(Attachment one, OutputStream out) throws IOException {
    MessageDigest digest = Arrival.sha256();
    try (InputStream content = storages.of(one.storage()).open(one.id())) {
      byte[] part = content.readNBytes(DatabaseStorage.PART);
      while (part.length > 0) {
        digest.update(part);
        byte[] next = content.readNBytes(DatabaseStorage.PART);
        if (next.length == 0 && !HexFormat.of().formatHex(digest.digest()).equals(one.digest())) {
          throw new IOException("Document " + one.id() + " is not what was kept: its digest is another");
        }
        out.write(part);
        part = next;
      }
    }
  }

  private static Attachment attachment(ResultSet row, int i) throws SQLException {
    return new Attachment(row.getObject("id", UUID.class), row.getString("case_number"), row.getString("field"),
        row.getString("label"), row.getObject("version", Integer.class), row.getString("name"),
        FileType.valueOf(row.getString("type")), row.getLong("size"), row.getString("digest"),
        Storage.Kind.valueOf(row.getString("storage")), row.getBoolean("scanned"), row.getString("uploaded_by"),
        instant(row, "uploaded_at"), instant(row, "sent_at"), instant(row, "replaced_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
