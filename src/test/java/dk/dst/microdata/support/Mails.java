package dk.dst.microdata.support;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.util.Optional;

/** What a mail brings, part by part. */
public final class Mails {

  private Mails() {}

  /** The letter as text. */
  public static String text(Part mail) throws MessagingException, IOException {
    return find(mail, "text/plain").orElseThrow().getContent().toString();
  }

  /** The same as HTML. */
  public static String html(Part mail) throws MessagingException, IOException {
    return find(mail, "text/html").orElseThrow().getContent().toString();
  }

  /** The first part of that type. */
  public static Optional<Part> find(Part mail, String type) throws MessagingException, IOException {
    if (mail.isMimeType(type)) {
      return Optional.of(mail);
    }
    if (mail.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        Optional<Part> found = find(parts.getBodyPart(i), type);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
