package dk.dst.microdata.facts.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.facts.certificate.ShippedQuestions.Shipped;
import dk.dst.microdata.support.Terms;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** The questions that ship. */
class ShippedQuestionsTest {

  @Test
  void areMoreThanATestNeedsEachWithASourceAndOneRightAnswer() throws IOException {
    List<Shipped> shipped = new ObjectMapper().readValue(
        new ClassPathResource("certification/questions.json").getContentAsByteArray(), new TypeReference<>() {});
    assertThat(shipped).hasSizeGreaterThanOrEqualTo(25)
        .hasSizeGreaterThan(2 * Terms.shipped().certificationQuestions());
    assertThat(shipped).extracting(Shipped::question).doesNotHaveDuplicates().allMatch(text -> text.endsWith("?"));
    assertThat(shipped).allSatisfy(one -> {
      assertThat(one.wrong()).as(one.question()).hasSizeBetween(2, 5).doesNotHaveDuplicates()
          .doesNotContain(one.right());
      assertThat(one.source()).as(one.question()).isNotBlank();
    });
  }
}
