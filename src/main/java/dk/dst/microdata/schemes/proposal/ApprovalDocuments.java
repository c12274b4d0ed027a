package dk.dst.microdata.schemes.proposal;

import dk.dst.microdata.ground.form.InputRefused;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The Health Data Authority's approvals, as the institution has loaded them; none is ever changed. */
@Repository
public class ApprovalDocuments {

  private static final byte[] BEGIN = "%PDF-".getBytes(StandardCharsets.US_ASCII);

  /** @param digest tells it apart in addresses */
  public record Document(long id, String name, String digest, String uploadedBy, Instant uploadedAt) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  ApprovalDocuments(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Keeps it with the case. The next approval that is recorded refers to it. Where it is kept for that already, nothing
   * changes.
   *
   * @throws InputRefused where it is no PDF
   */
  public void add(String caseNumber, String name, byte[] document, String by) {
    if (document.length < BEGIN.length || !Arrays.equals(document, 0, BEGIN.length, BEGIN, 0, BEGIN.length)) {
      throw InputRefused.field("Dokument", "Filen er ikke en pdf. Gem godkendelsen som pdf, og indlæs den igen.");
    }
    jdbc.sql("""
            insert into approval_document (case_number, name, document, digest, uploaded_by, uploaded_at)
            select :caseNumber, :name, :document, encode(sha256(:document), 'hex'), :by, :at
            where not exists (select from approval_document d
              where d.case_number = :caseNumber and d.digest = encode(sha256(:document), 'hex')
                and not exists (select from health_approval where document = d.id))""")
        .param("caseNumber", caseNumber).param("name", name).param("document", document).param("by", by)
        .param("at", Timestamp.from(clock.instant())).update();
  }

  /** The newest that no approval refers to. */
  public Optional<Document> unused(String caseNumber) {
    return jdbc.sql("""
            select id, name, digest, uploaded_by, uploaded_at from approval_document d
            where case_number = ? and not exists (select from health_approval where document = d.id)
            order by id desc limit 1""").param(caseNumber).query(Document.class).optional();
  }

  /** The document, byte by byte. */
  public Optional<byte[]> find(String caseNumber, String digest) {
    return jdbc.sql("select document from approval_document where case_number = ? and digest = ?"
        + " limit 1").param(caseNumber).param(digest).query(byte[].class).optional();
  }
}
