package dk.dst.microdata.schemes.database;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.support.Terms;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** When managers are told that they are asked about an extension, at the edges of each day. */
class ExtensionQuestionTest {

  private static final LocalDate END = LocalDate.of(2029, 3, 1);

  private static String told(LocalDate asked, LocalDate today) {
    return new ExtensionQuestion(asked, END, Terms.shipped().extensionReminders()).due(today)
        .map(telling -> telling.day() + " " + telling.before()).orElse("nothing");
  }

  @Test
  void isTheLatestThatHasCome() {
    LocalDate asked = END.minusDays(180);
    assertThat(told(asked, asked)).isEqualTo(asked + " P0D");
    assertThat(told(asked, END.minusDays(91))).isEqualTo(asked + " P0D");
    assertThat(told(asked, END.minusDays(90))).isEqualTo(END.minusDays(90) + " P90D");
    assertThat(told(asked, END.minusDays(31))).isEqualTo(END.minusDays(90) + " P90D");
    assertThat(told(asked, END.minusDays(30))).isEqualTo(END.minusDays(30) + " P30D");
    assertThat(told(asked, END.minusDays(1))).isEqualTo(END.minusDays(30) + " P30D");
  }

  @Test
  void endsWithTheTerm() {
    assertThat(told(END.minusDays(180), END)).isEqualTo("nothing");
    assertThat(told(END.minusDays(180), END.plusDays(7))).isEqualTo("nothing");
  }

  @Test
  void whatIsAskedLateIsNotRemindedOfTheDayAfter() {
    assertThat(told(END.minusDays(90), END.minusDays(90))).as("asked on the very day").endsWith("P0D");
    assertThat(told(END.minusDays(60), END.minusDays(59))).endsWith("P0D");
    assertThat(told(END.minusDays(60), END.minusDays(30))).endsWith("P30D");
    assertThat(told(END.minusDays(10), END.minusDays(1))).endsWith("P0D");
  }
}
