package dk.dst.microdata.desk.attachment;

import dk.dst.microdata.ground.attachment.Attachment;
import dk.dst.microdata.ground.text.Danish;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A document as people see it.
 *
 * @param version "1", or nothing where it has not been sent
 * @param counts whether it is what the case says today
 * @param when it was loaded
 * @param scanned in words
 */
public record DocumentLine(String id, String field, String name, String type, String size, Integer version, boolean counts,
    String who, String when, String digest, String scanned, String address) {

  public static DocumentLine of(Attachment one, String who, ZoneId zone, String address) {
    return new DocumentLine(one.id().toString(), one.label(), one.name(), one.type().danish(), Danish.size(one.size()),
        one.version(), one.counts(), who, when(one.uploadedAt(), zone), one.digest(),
        one.scanned() ? "Scannet for virus" : "Ikke scannet for virus", address);
  }

  private static String when(Instant at, ZoneId zone) {
    return Danish.moment(at.atZone(zone));
  }
}
