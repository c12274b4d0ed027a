package dk.dst.microdata.facts.register;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.facts.register.ContentFile.Reading;
import dk.dst.microdata.facts.register.ListGuide.Notation;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What people are told of lists is what is read. */
class ListGuideTest {

  private final ListGuide guide =
      new ListGuide(Clock.fixed(Instant.parse("2025-06-01T10:00:00Z"), ZoneOffset.UTC));

  @Test
  void theTemplatesAreReadWithoutARefusal() {
    List<Notation> notations = guide.guide().notations();
    Map<String, String> years = notations.stream().collect(Collectors.toMap(Notation::kind, Notation::years));
    for (byte[] template : List.of(guide.xlsx(), guide.csv())) {
      Reading reading = ContentFile.read("skabelon", template, Known.in(2025));
      assertThat(reading.problems()).isEmpty();
      assertThat(reading.remarks()).isEmpty();
      assertThat(reading.rows()).hasSameSizeAs(notations).allSatisfy(row -> {
        assertThat(row.register()).isEqualTo(ListGuide.EXAMPLE);
        assertThat(row.years().danish()).as(row.label()).isEqualTo(years.get(row.label()));
      });
      assertThat(reading.notes()).contains("1 række er ikke valgt i kolonnen „Ønskes“ og er ikke læst.");
    }
  }

  @Test
  void tellsWhatEachNotationIsReadAs() {
    assertThat(guide.guide().notations()).extracting(notation -> notation.text() + " " + notation.years())
        .contains("2010- 2010–2025", "jan 2018 - mar 2018 2018", "01-07-2007 - 31-12-2015 2007–2015");
  }

  @Test
  void everyHeadingThatIsToldIsKnownAndMeansOneThing() {
    assertThat(guide.guide().headings()).hasSameSizeAs(Column.values()).allSatisfy(heading ->
        assertThat(heading.names()).isNotEmpty().allSatisfy(name ->
            assertThat(Column.of(name).meaning()).as(name).isEqualTo(heading.meaning())));
  }

  @Test
  void everyMarkThatIsToldIsKnown() {
    for (String mark : guide.guide().yes()) {
      assertThat(read("Ønskes;Register;År\n" + mark + ";BEF;2010\nx;IND;2010\n").rows()).as(mark).hasSize(2);
    }
    for (String mark : guide.guide().no()) {
      assertThat(read("Ønskes;Register;År\n" + mark + ";BEF;2010\nx;IND;2010\n").rows()).as(mark).hasSize(1);
    }
    for (String nothing : guide.guide().nothing()) {
      assertThat(read("Register;Første år;Seneste år\nBEF;2010;" + nothing + "\n").rows().get(0).years().last())
          .as(nothing).isEqualTo(2025);
    }
  }

  private static Reading read(String text) {
    return ContentFile.read("fil", MadeFile.text(text), Known.in(2025));
  }
}
