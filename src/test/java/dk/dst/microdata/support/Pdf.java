package dk.dst.microdata.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** A PDF as a reader, a listener and an archive find it. */
public record Pdf(String text, String title, String language, List<String> bookmarks, List<String> tags) {

  public static Pdf read(byte[] bytes) throws IOException {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      var bookmarks = new ArrayList<String>();
      if (document.getDocumentCatalog().getDocumentOutline() != null) {
        for (PDOutlineItem item : document.getDocumentCatalog().getDocumentOutline().children()) {
          bookmarks.add(item.getTitle());
        }
      }
      var tags = new ArrayList<String>();
      tags(document.getDocumentCatalog().getStructureTreeRoot(), tags);
      assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle()).isTrue();
      assertThat(document.getDocumentCatalog().getCOSObject().getDictionaryObject(COSName.MARK_INFO)).isNotNull();
      // a text that breaks at the end of a line is the same text
      return new Pdf(new PDFTextStripper().getText(document).replaceAll("\\s+", " "),
          document.getDocumentInformation().getTitle(), document.getDocumentCatalog().getLanguage(), bookmarks, tags);
    }
  }

  private static void tags(PDStructureNode node, List<String> tags) {
    for (Object child : node.getKids()) {
      if (child instanceof PDStructureElement element) {
        tags.add(element.getStandardStructureType());
        tags(element, tags);
      }
    }
  }

  /** Valid PDF/A-2a for the archive and PDF/UA-1 for those who listen, as veraPDF sees it. */
  public static void assertIsArchivalAndAccessible(byte[] bytes) throws VeraPDFException, IOException {
    VeraGreenfieldFoundryProvider.initialise();
    for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1)) {
      try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(bytes), flavour);
          var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
        assertThat(validator.validate(parser)).as(flavour.getId()).satisfies(result -> {
          assertThat(result.getTestAssertions()).extracting(TestAssertion::getMessage).isEmpty();
          assertThat(result.isCompliant()).isTrue();
        });
      }
    }
  }
}
