package dk.dst.microdata.facts.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.facts.register.ContentFile.Circumstances;
import dk.dst.microdata.facts.register.ContentFile.ReadColumn;
import dk.dst.microdata.facts.register.ContentFile.Reading;
import dk.dst.microdata.facts.register.ListPreview.SeenColumn;
import dk.dst.microdata.ground.form.InputRefused;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a list is understood, and what a person may say of it. */
class ListPreviewTest {

  private static final String LIST = "Mit udtræk\n\nRegister;Navn på felt;Hvornår;Pris\nBEF;PNR;2010-2012;7\n"
      + "BEF;KOEN;2010;7\n\nI alt 2\n";

  @Test
  void showsEachColumnWithWhatStandsInIt() {
    ListPreview preview = preview(LIST, Known.in(2025));
    assertThat(preview.headings()).isEqualTo(3);
    assertThat(preview.sheet()).isNull();
    assertThat(preview.columns()).containsExactly(
        new SeenColumn(0, "A", "Register", Column.REGISTER, false, List.of("BEF", "I alt 2")),
        new SeenColumn(1, "B", "Navn på felt", null, false, List.of("PNR", "KOEN")),
        new SeenColumn(2, "C", "Hvornår", null, false, List.of("2010-2012", "2010")),
        new SeenColumn(3, "D", "Pris", null, false, List.of("7")));
    assertThat(preview.asksForPeriod()).isTrue();
    assertThat(preview.refusal()).contains("Der mangler en kolonne med perioder").contains("„Navn på felt“");
    assertThat(preview.meanings()).extracting(ListPreview.Meaning::danish).contains("register", "variabel", "perioder")
        .doesNotContain("ejer");
  }

  @Test
  void readsAColumnAsAPersonSaysAndKeepsThat() {
    Circumstances chosen = Known.columns("3;1=VARIABLE;2=PERIODS");
    ListPreview preview = preview(LIST, chosen);
    assertThat(preview.refusal()).isNull();
    assertThat(preview.asksForPeriod()).isFalse();
    assertThat(preview.read()).isEqualTo(2);
    assertThat(preview.rows()).isEqualTo(2);
    assertThat(preview.passedOver()).isEqualTo(2);
    assertThat(preview.columns()).extracting(SeenColumn::chosen).containsExactly(false, true, true, false);
    Reading reading = ContentFile.read("fil", MadeFile.text(LIST), chosen);
    assertThat(reading.rows()).extracting(row -> row.variable() + " " + row.years())
        .containsExactly("KOEN 2010", "PNR 2010–2012");
    assertThat(reading.columns()).containsExactly(new ReadColumn("A", "Register", "register", false),
        new ReadColumn("B", "Navn på felt", "variabel", true), new ReadColumn("C", "Hvornår", "perioder", true));
    assertThat(reading.notes()).isEqualTo(preview.notes());
  }

  @Test
  void leavesOutAColumnThatAPersonDoesNotWantRead() {
    String list = "Register;Variabel;År;Bruges\nBEF;PNR;2010;i to projekter\n";
    assertThat(preview(list, Known.in(2025)).refusal()).contains("hverken et ja eller et nej");
    assertThat(ContentFile.read("fil", MadeFile.text(list), Known.columns("1;3=")).rows()).hasSize(1);
    assertThat(ContentFile.read("fil", MadeFile.text("Kode;Tabel;År\n17;BEF;2010\n"), Known.columns("1;0=;1=REGISTER"))
        .rows()).containsExactly(ContentRow.whole("BEF", Years.between(2010, 2010)));
  }

  @Test
  void readsAListWithoutAnyHeadingThatIsKnown() {
    String list = "Hvad;Hvilken;Hvornår\nBEF;PNR;2010\n";
    assertThat(preview(list, Known.in(2025)).refusal()).contains("Ingen overskrifter er kendt");
    assertThat(ContentFile.read("fil", MadeFile.text(list), Known.columns("1;0=REGISTER;1=VARIABLE;2=PERIODS")).rows())
        .containsExactly(ContentRow.variable("BEF", "PNR", Years.between(2010, 2010)));
  }

  @Test
  void holdsWhatIsSaidAgainstTheSheetItWasSaidOf() {
    var sheets = new LinkedHashMap<String, Object[][]>();
    sheets.put("Overblik", new Object[][] {{"Register", "Perioder"}, {"IND", "2011"}});
    sheets.put("Detaljer, alle", new Object[][] {{"Register", "Felt nr.", "Perioder"}, {"BEF", "PNR", "2010"}});
    byte[] file = MadeFile.xlsx(sheets);
    assertThat(ContentFile.read("fil", file, Known.columns("1;1=VARIABLE@Detaljer, alle")).rows())
        .containsExactly(ContentRow.variable("BEF", "PNR", Years.between(2010, 2010)));
    for (String other : List.of("1;1=VARIABLE@Ark9", "1;1=VARIABLE", "7;1=VARIABLE@Overblik")) {
      assertThatThrownBy(() -> ContentFile.read("fil", file, Known.columns(other))).as(other)
          .isInstanceOf(InputRefused.class).hasMessageContaining("en anden end den, kolonnerne er valgt i");
    }
  }

  @Test
  void readsNoHiddenColumnWhateverIsSaid() {
    byte[] file = MadeFile.zip(MadeFile.parts("<worksheet><cols><col min='2' max='2' hidden='1'/></cols><sheetData>"
        + "<row r='1'>" + text("A1", "Register") + text("B1", "Hemmeligt") + text("C1", "År") + "</row><row r='2'>"
        + text("A2", "BEF") + text("B2", "PNR") + text("C2", "2010") + "</row></sheetData></worksheet>", "<sst/>"));
    assertThat(ContentFile.read("fil", file, Known.columns("1;1=VARIABLE@Ark1")).rows())
        .containsExactly(ContentRow.whole("BEF", Years.between(2010, 2010)));
    assertThat(ContentFile.preview("fil", file, Known.in(2025)).columns()).extracting(SeenColumn::letter)
        .containsExactly("A", "C");
  }

  @Test
  void asksForAPeriodWhereRowsHaveNone() {
    String list = "Register;Variabel;År\nBEF;PNR;\nIND;PNR;2010\n";
    assertThat(preview(list, Known.in(2025)).asksForPeriod()).isTrue();
    assertThat(preview(list, Known.with("2011")).asksForPeriod()).isFalse();
    assertThat(preview("Register;Variabel\nBEF;PNR\n", Known.with("2011")).refusal()).isNull();
    assertThatThrownBy(() -> preview(list, Known.with("altid"))).hasMessageContaining("„altid“ er ikke en periode");
  }

  @Test
  void refusesWhatIsNoChoice() {
    for (String text : List.of("", "x", "1;a=VARIABLE", "1;100=VARIABLE", "1;-1=VARIABLE", "1;1=HVAD", "1;1")) {
      assertThatThrownBy(() -> ChosenColumns.of(text)).as(text).isInstanceOf(RuntimeException.class);
    }
  }

  @Test
  void namesColumnsAsExcelDoes() {
    assertThat(List.of(0, 25, 26, 99)).extracting(Headings::letter).containsExactly("A", "Z", "AA", "CV");
  }

  private static ListPreview preview(String text, Circumstances known) {
    return ContentFile.preview("fil", MadeFile.text(text), known);
  }

  private static String text(String cell, String text) {
    return "<c r='" + cell + "' t='inlineStr'><is><t>" + text + "</t></is></c>";
  }
}
