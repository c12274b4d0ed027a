package dk.dst.microdata.ground.notice;

import dk.dst.microdata.ground.agreement.PdfDocument;
import dk.dst.microdata.ground.agreement.PdfPage;
import org.springframework.stereotype.Component;

/**
 * The letter of an adverse decision as a PDF that can be kept and read aloud, made of its parts whenever it is asked
 * for.
 */
@Component
public record LetterPdf(PdfDocument pdf) {

  public byte[] of(AdverseLetter letter) {
    String footer = "Danmarks Statistik · sag " + letter.caseNumber();
    return pdf.of(PdfPage.of(letter.title(), footer, letter.sections().stream().map(LetterSection::heading).toList(),
        LetterText.html(letter.sections())));
  }

  /** A name for the file, of the case and the day. */
  public static String fileName(AdverseLetter letter) {
    return letter.caseNumber() + "-afgoerelse-" + letter.decided().on() + ".pdf";
  }
}
