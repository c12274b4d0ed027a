package dk.dst.microdata.ground.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A draft may be as wrong as it will; only what a field of its kind cannot be is refused, by the field's name. */
class DraftOfFormTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORM = """
      [{"type":"textfield","key":"title","label":"Titel","validate":{"minLength":5,"required":true}},
       {"type":"datetime","key":"day","dateLabel":"Dag"}, {"type":"number","key":"hours","label":"Timer"},
       {"type":"checkbox","key":"yes","label":"Kryds"}, {"type":"radio","key":"one","label":"Valg"},
       {"type":"checklist","key":"many","label":"Flere valg"},
       {"type":"dynamiclist","path":"rows","label":"Rækker","components":[
         {"type":"textfield","key":"name","label":"Navn"}, {"type":"number","key":"year","label":"År"}]}]""";

  @Test
  void mayBeEmptyOrWrong() {
    var draft = new HashMap<String, Object>(Map.of("title", "x", "day", "i går", "hours", "12,", "yes", false, "one",
        "findes ikke", "many", List.of("a"), "rows", List.of(Map.of("name", "Bo"), Map.of())));
    draft.put("hours", -1.5);
    assertThat(kept(draft)).containsEntry("title", "x").containsEntry("day", "i går").containsEntry("hours", -1.5)
        .containsEntry("many", List.of("a"));
    draft.replaceAll((key, value) -> null);
    assertThat(kept(draft)).isEqualTo(draft);
    assertThat(kept(Map.of())).isEmpty();
  }

  @Test
  void isReadByTheRuleForWhatPeopleType() {
    assertThat(kept(Map.of("title", "A\u030Arhus\u0000", "many", List.of("b\u0007"), "rows",
        List.of(Map.of("name", "\u0000Bo"))))).containsEntry("title", "Århus").containsEntry("many", List.of("b"))
        .hasEntrySatisfying("rows", rows -> assertThat(rows.toString()).contains("name=Bo"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'title':{'a':1}}|Titel", "{'title':1}|Titel", "{'day':[]}|Dag", "{'hours':{}}|Timer",
      "{'hours':true}|Timer", "{'yes':'ja'}|Kryds", "{'one':[1]}|Valg", "{'many':'a'}|Flere valg",
      "{'many':[{}]}|Flere valg", "{'rows':{}}|Rækker", "{'rows':[1]}|Rækker", "{'rows':[{'name':[]}]}|Navn",
      "{'rows':[{'ond':1}]}|Rækker", "{'ond':1}|Formularen har ikke et felt, der hedder „ond“. Kladden er ikke gemt."})
  void isRefusedByNameWhereAFieldCannotBeThat(String sample) throws Exception {
    List<String> parts = Arrays.asList(sample.split("\\|"));
    Map<String, Object> draft = JSON.readerForMapOf(Object.class).readValue(parts.get(0).replace('\'', '"'));
    assertThatThrownBy(() -> kept(draft)).isInstanceOf(InputRefused.class).hasMessageStartingWith(parts.get(1));
  }

  private static Map<String, Object> kept(Map<String, Object> draft) {
    try {
      return new FormDefinition(JSON.readTree("{\"components\":" + FORM + "}")).draft(draft);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
