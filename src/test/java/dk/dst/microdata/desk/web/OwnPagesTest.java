package dk.dst.microdata.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Rules for our own pages and for what we add to Tasklist. */
class OwnPagesTest {

  /** Fields and functions that read a number or a day as the browser's language has it, or guess. */
  private static final Pattern READS_BY_ITSELF = Pattern.compile("type\\s*=\\s*[\"'](?:number|date)|valueAs(?:Number|Date)"
      + "|parseInt\\(|(?:Number|parseFloat|new Date)\\([\\w.]*\\.value\\b");

  @Test
  void noneReadsANumberOrADayByItself() throws IOException {
    assertThat(scripts()).hasSizeGreaterThan(40);
    assertThat(scripts().stream().filter(page -> READS_BY_ITSELF.matcher(text(page)).find()).map(Resource::getFilename))
        .isEmpty();
  }

  private static List<Resource> scripts() throws IOException {
    var found = new PathMatchingResourcePatternResolver();
    return List.of("classpath:public/**/*.js", "classpath:public/**/*.html",
            "classpath:" + WebJar.FOLDER + WebJar.TASKLIST + "scripts/microdata-*.js").stream()
        .flatMap(pattern -> resources(found, pattern)).toList();
  }

  private static Stream<Resource> resources(PathMatchingResourcePatternResolver found, String pattern) {
    try {
      return Arrays.stream(found.getResources(pattern));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(Resource page) {
    try {
      return page.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
