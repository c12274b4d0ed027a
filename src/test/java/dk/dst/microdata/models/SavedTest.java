package dk.dst.microdata.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link ModelConventionsTest} and {@link FormConventionsTest} ask it of every file; here it finds each made fault. */
class SavedTest {

  private static final String MODEL = """
      <?xml version="1.0" encoding="UTF-8"?>
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="definitions">
        <bpmn:process id="a" name="Ansøg" camunda:priority="1" isExecutable="true">
          <bpmn:documentation>Første linje,
      og en til.</bpmn:documentation>
          <bpmn:endEvent id="b" name="Så er det &#39;slut&#39;" />
        </bpmn:process>
      </bpmn:definitions>
      """;
  private static final String FORM = """
      {
        "components": [
          {
            "label": "Tæller",
            "components": [
              {
                "label": "Antal",
                "type": "number",
                "id": "number_2",
                "key": "count",
                "validate": {}
              },
              {
                "type": "table",
                "label": "Tal",
                "columns": []
              }
            ],
            "type": "group",
            "id": "group_1"
          }
        ],
        "id": "count"
      }""";

  @Test
  void whatTheModelerWritesIsWellWritten() {
    assertThat(Saved.model(MODEL)).isEmpty();
    assertThat(Saved.form(FORM)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', value = {
      "version=\"1.0\" , version='1.0' , does not begin",
      "<bpmn:process , <!-- Vigtig --><bpmn:process , is no element",
      "`    <bpmn:endEvent` , `      <bpmn:endEvent` , is not indented",
      "`    <bpmn:endEvent` , `\t<bpmn:endEvent` , is no element",
      "\" /> , \"/> , is no element",
      "&#39; , ' , is no element",
      "id=\"a\" name=\"Ansøg\" , name=\"Ansøg\" id=\"a\" , another order"})
  void whatAHandWroteIsNoticedInAModel(String saved, String written, String problem) {
    assertThat(MODEL).contains(saved);
    assertThat(Saved.model(MODEL.replace(saved, written))).isNotEmpty().allMatch(found -> found.contains(problem));
  }

  @Test
  void aModelEndsWithItsLine() {
    assertThat(Saved.model(MODEL.strip())).isNotEmpty();
    assertThat(Saved.model(MODEL + "\n")).isNotEmpty();
  }

  @Test
  void whatAHandWroteIsNoticedInAForm() {
    assertThat(Saved.form(FORM + "\n")).containsExactly("is spaced otherwise, or ends with an empty line");
    assertThat(Saved.form(FORM.replace("{}", "{ }")))
        .containsExactly("is spaced otherwise, or ends with an empty line");
    assertThat(Saved.form("""
        {
          "id": "count",
          "components": []
        }""")).containsExactly("does not begin with its components");
    assertThat(Saved.form("""
        {
          "components": [
            {
              "type": "number",
              "label": "Antal",
              "id": "number_2"
            }
          ]
        }""")).containsExactly("number_2 has its fields in another order");
  }
}
