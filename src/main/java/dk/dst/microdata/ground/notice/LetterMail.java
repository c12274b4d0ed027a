package dk.dst.microdata.ground.notice;

import static java.util.stream.Collectors.joining;

import dk.dst.microdata.ground.notice.UnsentNotices.Letter;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What a letter consists of in a mail: its text, the same as HTML, and of an adverse decision also the PDF. What a
 * letter brings and the ledger does not keep is made here and stands in none of the others.
 */
@Component
record LetterMail(AdverseLetters adverse, LetterPdf pdf, ObjectProvider<Enclosure> enclosures) {

  /** @param letter of an adverse decision, of which there is a PDF; else null */
  record Content(String text, String html, AdverseLetter letter) {}

  /** What it says. Within a transaction: a letter that is late is written anew, with later days. */
  Content content(Letter notice) {
    return adverse.forSending(notice)
        .map(letter -> new Content(LetterText.text(letter.sections()),
            LetterText.page(letter.title(), LetterText.html(letter.sections())), letter))
        .orElseGet(() -> {
          String text = notice.body() + enclosed(notice);
          return new Content(text, LetterText.page(notice.title(), LetterText.html(text)), null);
        });
  }

  /** As a mail carries it. In no transaction, since a PDF takes its time. */
  Multipart multipart(Content content) throws MessagingException {
    var both = new MimeMultipart("alternative", part(content.text(), "plain"), part(content.html(), "html"));
    if (content.letter() == null) {
      return both;
    }
    var letter = new MimeBodyPart();
    letter.setContent(both);
    var enclosed = new MimeBodyPart();
    enclosed.setDataHandler(new DataHandler(new ByteArrayDataSource(pdf.of(content.letter()), "application/pdf")));
    enclosed.setFileName(LetterPdf.fileName(content.letter()));
    return new MimeMultipart(letter, enclosed);
  }

  private static MimeBodyPart part(String content, String subtype) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(content, StandardCharsets.UTF_8.name(), subtype);
    return part;
  }

  private String enclosed(Letter notice) {
    return enclosures.stream().filter(enclosure -> enclosure.kind().equals(notice.kind()))
        .map(enclosure -> "\n\n" + enclosure.make(notice.personId())).collect(joining());
  }
}
