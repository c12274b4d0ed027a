package dk.dst.microdata.ground.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListPageTest {

  @Test
  void aPageSaysAfterWhichOfItsLinesTheNextOneBegins() {
    ListPage<String> page = ListPage.of(numbers(51), number -> "key of " + number, 312);
    assertThat(page.lines()).hasSize(50).endsWith("50");
    assertThat(page.next()).isEqualTo("key of 50");
    assertThat(page.count()).isEqualTo("312");
  }

  @Test
  void theLastPageHasNone() {
    assertThat(ListPage.of(numbers(50), number -> number, 50).next()).isNull();
    assertThat(ListPage.of(List.<String>of(), number -> number, 0).count()).isEqualTo("0");
  }

  @Test
  void moreThanAThousandAreNotCounted() {
    assertThat(ListPage.of(numbers(51), number -> number, 1000).count()).isEqualTo("1000");
    assertThat(ListPage.of(numbers(51), number -> number, 1001).count()).isEqualTo("1.000+");
  }

  @Test
  void everySignThatIsSearchedForStandsForItself() {
    assertThat(ListPage.like(" 100 % ")).isEqualTo("%100 \\%%");
    assertThat(ListPage.like("a_b\\")).isEqualTo("%a\\_b\\\\%");
    assertThat(ListPage.like(null)).isEqualTo("%%");
  }

  private static List<String> numbers(int last) {
    return IntStream.rangeClosed(1, last).mapToObj(String::valueOf).toList();
  }
}
