package dk.dst.microdata.ground.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.ground.agreement.DrawnUp.Party;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What FSE writes and what a case says, as the page that becomes the document; and what cannot be kept as a text. */
class SheetTest {

  private static final Map<String, Value> VALUES = Map.of("formål", Value.of("Æbler & <b>pærer</b>\n\nog 😀 {dato}"),
      "registre", Value.table(List.of("Register", "År"), List.of(List.of("BEF", "2010–2019"))),
      "tilsagn", Value.points(List.of("Et", "To")));

  private static String page(String body) {
    return Sheet.of("Titel", "Sag X", new AgreementText("prøve", 1, body), VALUES);
  }

  @Test
  void aTextHasHeadingsPointsAndParagraphsAndABookmarkForEachHeading() {
    assertThat(page("Først.\n\n## Afsnit\n- et\n- to\nSidst."))
        .contains("<p>Først.</p><h2 id=\"afsnit-1\">Afsnit</h2><ul><li>et</li><li>to</li></ul><p>Sidst.</p>",
            "<bookmark name=\"Afsnit\" href=\"#afsnit-1\"/>", "<html lang=\"da\"><head><title>Titel</title>");
  }

  @Test
  void aFieldOnALineOfItsOwnMayBeATableOrPoints() {
    assertThat(page("{registre}\n{tilsagn}")).contains("<table><thead><tr><th scope=\"col\">Register</th><th scope="
        + "\"col\">År</th></tr></thead><tbody><tr><td>BEF</td><td>2010–2019</td></tr></tbody></table>"
        + "<ul><li>Et</li><li>To</li></ul>");
    assertThat(page("Registre: {registre}. Tilsagn: {tilsagn}."))
        .contains("<p>Registre: BEF, 2010–2019. Tilsagn: Et; To.</p>");
  }

  /** What an applicant has typed is text: neither markup nor another field. */
  @Test
  void whatStandsInAFieldIsTextAndNeverMarkup() {
    assertThat(page("{formål}")).contains("<p>Æbler &amp; &lt;b&gt;pærer&lt;/b&gt;</p><p>og 😀 {dato}</p>");
    assertThat(page("Om {formål}.\n<img src=\"http://example.org/x\"/>"))
        .contains("<p>Om Æbler &amp; &lt;b&gt;pærer&lt;/b&gt; og 😀 {dato}.</p>").doesNotContain("<img");
  }

  @Test
  void aTextNamesEveryFieldOfItsAgreementAndNoOther() {
    var agreement = new Agreement() {
      @Override
      public String key() {
        return "prøve";
      }

      @Override
      public String danish() {
        return "Prøve";
      }

      @Override
      public int round(String caseNumber) {
        return 1;
      }

      @Override
      public CaseState drawnUpIn() {
        return CaseState.FOR_APPROVAL;
      }

      @Override
      public CaseState signedIn(Party party) {
        return CaseState.FOR_SIGNATURE;
      }

      @Override
      public Command toSee() {
        return Command.SEE_CASE;
      }

      @Override
      public Map<String, Value> example() {
        return VALUES;
      }

      @Override
      public Map<String, Value> content(String caseNumber) {
        return VALUES;
      }
    };
    assertThat(AgreementText.checked(" {sagsnummer} {dato} {version} {formål} {registre} {tilsagn}\n", agreement))
        .isEqualTo("{sagsnummer} {dato} {version} {formål} {registre} {tilsagn}");
    assertThatThrownBy(() -> AgreementText.checked("{sagsnummer} {dato} {version} {formål} {Register} {tilsagn}",
        agreement)).isInstanceOf(InputRefused.class).hasMessage("Tekst: Aftalen har ikke et felt, der hedder {Register}."
            + " Feltet {registre} mangler. Det skal stå i aftalen.");
    assertThatThrownBy(() -> AgreementText.checked(null, agreement)).isInstanceOf(InputRefused.class)
        .hasMessageStartingWith("Tekst: Skriv");
  }

  /** A reader can look it up: what is quoted in the texts that ship says where it stands. */
  @Test
  void whatIsQuotedSaysWhereItStands() throws IOException {
    try (Stream<Path> texts = Files.list(Path.of("src/main/resources/agreements"))) {
      assertThat(texts.toList()).hasSizeGreaterThan(2).allSatisfy(text -> assertThat(Files.readString(text).lines()
          .filter(line -> line.contains("„"))).allMatch(line -> line.matches("„[^“]+“ \\((Mikrodataordninger i Danmarks"
              + " Statistik, (betingelse [1-4]|afsnittet (Projektdatabaseordningen|Lovmodellen))"
              + "|databeskyttelsesforordningens artikel \\d+, stk\\. \\d, litra \\w|databeskyttelseslovens § \\d+, stk\\. \\d)\\)")));
    }
  }
}
