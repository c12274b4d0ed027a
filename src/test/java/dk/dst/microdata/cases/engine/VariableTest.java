package dk.dst.microdata.cases.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariableTest {

  @ParameterizedTest
  @ValueSource(classes = {String.class, Boolean.class, Integer.class})
  void carriesKeysAndOutcomes(Class<?> type) {
    assertThat(new Variable<>("one", type).type()).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(classes = {LocalDate.class, List.class, Map.class, Object.class, Thread.State.class})
  void refusesWhatTheEngineWouldStoreAsBytes(Class<?> type) {
    assertThatThrownBy(() -> new Variable<>("one", type)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(type.getName());
  }
}
