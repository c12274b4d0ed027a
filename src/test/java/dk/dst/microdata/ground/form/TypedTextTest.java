package dk.dst.microdata.ground.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypedTextTest {

  @Test
  void isTheSameFromEveryKeyboard() {
    assertThat(TypedText.kept("A\u030Arhus, cafe\u0301, N\u00E6stved"))
        .isEqualTo("\u00C5rhus, caf\u00E9, N\u00E6stved");
  }

  @Test
  void losesWhatNobodySees() {
    assertThat(TypedText.kept("\u0000Projekt\u0007data\u001B\u007F\u0080base\u0000")).isEqualTo("Projektdatabase");
  }

  @Test
  void losesHalvesOfCharactersAndKeepsWholeOnes() {
    assertThat(TypedText.kept("a\uD800b\uDC00c \uD83D\uDE42")).isEqualTo("abc \uD83D\uDE42");
  }

  @Test
  void keepsTheBreaksOfWordAndPdf() {
    assertThat(TypedText.kept("en\u000Bto\ftre\u0085fire\r\nfem\tseks")).isEqualTo("en\nto\ntre\nfire\r\nfem\tseks");
  }

  @Test
  void isOtherwiseWhatWasTyped() {
    for (String text : List.of("", "2026-02-30", "=1+1", "<b>&amp;</b>", "\u200Fמשהו\u202E", "漢字 ñ „citat“")) {
      assertThat(TypedText.kept(text)).isEqualTo(text);
      assertThat(TypedText.kept(TypedText.kept(text))).isEqualTo(text);
    }
  }

  @Test
  void isReadSoFromWhateverIsSent() throws Exception {
    var json = new ObjectMapper().registerModule(
        new SimpleModule().addDeserializer(String.class, new TypedTextReader()));
    assertThat(json.readValue("{\"a\":\"A\\u030A\\u0000\",\"b\":[{\"c\":\"\\u0007d\"}]}", Object.class))
        .isEqualTo(Map.of("a", "\u00C5", "b", List.of(Map.of("c", "d"))));
  }
}
