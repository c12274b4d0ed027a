package dk.dst.microdata.ground.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageTest {

  @Test
  void aPageSaysAfterWhichOfItsLinesTheNextOneBegins() {
    Page<String> page = Page.of(numbers(51), number -> "key of " + number, 312);
    assertThat(page.lines()).hasSize(50).endsWith("50");
    assertThat(page.next()).isEqualTo("key of 50");
    assertThat(page.count()).isEqualTo("312");
  }

  @Test
  void theLastPageHasNone() {
    assertThat(Page.of(numbers(50), number -> number, 50).next()).isNull();
    assertThat(Page.of(List.<String>of(), number -> number, 0).count()).isEqualTo("0");
  }

  @Test
  void moreThanAThousandAreNotCounted() {
    assertThat(Page.of(numbers(51), number -> number, 1000).count()).isEqualTo("1000");
    assertThat(Page.of(numbers(51), number -> number, 1001).count()).isEqualTo("1.000+");
  }

  @Test
  void everySignThatIsSearchedForStandsForItself() {
    assertThat(Page.like(" 100 % ")).isEqualTo("%100 \\%%");
    assertThat(Page.like("a_b\\")).isEqualTo("%a\\_b\\\\%");
    assertThat(Page.like(null)).isEqualTo("%%");
  }

  private static List<String> numbers(int last) {
    return IntStream.rangeClosed(1, last).mapToObj(String::valueOf).toList();
  }
}
