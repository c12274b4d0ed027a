package dk.dst.microdata.ground.agreement;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.springframework.stereotype.Component;

/**
 * XHTML as a PDF that can be kept for decades (PDF/A-2a) and read aloud (tagged, PDF/UA-1). All it needs comes with the
 * application: no font of the machine, nothing from the net.
 */
@Component
public class PdfDocument {

  private static final String FONT = "Liberation Sans";
  /** Where the list of a font's tables says how many they are, where it begins, and how long each of its entries is. */
  private static final int TABLES = 4;
  private static final int FIRST_ENTRY = 12;
  private static final int ENTRY = 16;
  private static final int LIGATURES = ByteBuffer.wrap("GSUB".getBytes(StandardCharsets.US_ASCII)).getInt();
  private static final int UNKNOWN = ByteBuffer.wrap("none".getBytes(StandardCharsets.US_ASCII)).getInt();

  private final byte[] regular = font("Regular");
  private final byte[] bold = font("Bold");

  PdfDocument() throws IOException {
    FontMappers.set(new OwnFont(regular));
    XRLog.setLoggingEnabled(false); // it tells of every step; what fails is thrown
  }

  public byte[] of(String xhtml) {
    var pdf = new ByteArrayOutputStream();
    var builder = new PdfRendererBuilder();
    builder.withHtmlContent(xhtml, null);
    builder.usePdfAConformance(PdfAConformance.PDFA_2_A);
    builder.usePdfUaAccessibility(true);
    builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
    builder.useFont(() -> new ByteArrayInputStream(regular), FONT, 400, FontStyle.NORMAL, true);
    builder.useFont(() -> new ByteArrayInputStream(bold), FONT, 700, FontStyle.NORMAL, true);
    builder.useUriResolver((base, uri) -> uri.startsWith("#") ? uri : null);
    builder.withProducer("Danmarks Statistik");
    builder.toStream(pdf);
    try {
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pdf.toByteArray();
  }

  /**
   * SIL Open Font License 1.1; the license lies beside them in the library that carries them. Its table of ligatures is
   * left out: nobody misses them, and to look for them in each word took three quarters of the time.
   */
  private static byte[] font(String style) throws IOException {
    try (InputStream file = PdfDocument.class.getResourceAsStream("/liberation/LiberationSans-" + style + ".ttf")) {
      ByteBuffer font = ByteBuffer.wrap(file.readAllBytes());
      int tables = font.getShort(TABLES);
      for (int entry = FIRST_ENTRY; entry < FIRST_ENTRY + tables * ENTRY; entry += ENTRY) {
        if (font.getInt(entry) == LIGATURES) {
          font.putInt(entry, UNKNOWN);
        }
      }
      return font.array();
    }
  }

  /** The library asks for the standard fonts of forms, which no agreement has, and would search the machine for them. */
  private static final class OwnFont implements FontMapper {

    private final TrueTypeFont font;

    OwnFont(byte[] regular) throws IOException {
      font = new TTFParser().parse(new RandomAccessReadBuffer(regular));
    }

    @Override
    public FontMapping<TrueTypeFont> getTrueTypeFont(String name, PDFontDescriptor descriptor) {
      return new FontMapping<>(font, false);
    }

    @Override
    public FontMapping<FontBoxFont> getFontBoxFont(String name, PDFontDescriptor descriptor) {
      return new FontMapping<>(font, false);
    }

    @Override
    public CIDFontMapping getCIDFont(String name, PDFontDescriptor descriptor, PDCIDSystemInfo system) {
      return new CIDFontMapping(null, font, true);
    }
  }
}
