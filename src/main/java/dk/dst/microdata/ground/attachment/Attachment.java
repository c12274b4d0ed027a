package dk.dst.microdata.ground.attachment;

import dk.dst.microdata.ground.text.Danish;
import java.time.Instant;
import java.util.UUID;

/**
 * A document of a case, without its bytes.
 *
 * @param field key of the field of a form to which it belongs
 * @param label what the form called that field
 * @param version the how manieth that was sent there; null where it has not been sent
 * @param size in bytes
 * @param digest SHA-256 of the bytes, in hexadecimal
 * @param scanned whether a scanner for viruses has seen it
 * @param sentAt null where it has not been sent
 * @param replacedAt when another came in its place, or none; null where it counts
 */
public record Attachment(UUID id, String caseNumber, String field, String label, Integer version, String name,
    FileType type, long size, String digest, Storage.Kind storage, boolean scanned, String uploadedBy,
    Instant uploadedAt, Instant sentAt, Instant replacedAt) {

  /** Whether it is what the case says today. */
  public boolean counts() {
    return version != null && replacedAt == null;
  }

  /** "PDF, 1,2 MB, version 2": what a form may say of it, without the name, which somebody has chosen. */
  String about() {
    return type.danish() + ", " + Danish.size(size) + (version == null ? "" : ", version " + version)
        + (scanned ? "" : ", ikke scannet for virus");
  }

  /** Where those who may see the case's documents fetch it, once it has been sent. */
  public String address() {
    return "/camunda/api/microdata/cases/" + caseNumber + "/attachments/" + id;
  }
}
