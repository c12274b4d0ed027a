package dk.dst.microdata.facts.institution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailDomainsTest {

  @ParameterizedTest
  @CsvSource({"anna@institut.dk, true", "Anna@Institut.DK, true", "anna@øst.dk, true", "anna@fjern.institut.dk, false",
      "anna@ondtinstitut.dk, false", "anna@institut.dk.example.com, false", "anna, false"})
  void coverAnAddressInOneOfThem(String email, boolean covered) {
    assertThat(MailDomains.of("@Institut.dk , øst.dk,").cover(email)).isEqualTo(covered);
  }

  @Test
  void coverEverythingWhereNoneAreSaid() {
    assertThat(MailDomains.of("").cover("anna@example.org")).isTrue();
    assertThat(MailDomains.of(null).names()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"institut", "anna@institut.dk", "institut dk", "-institut.dk", "institut..dk", "institut.1",
      "https://institut.dk"})
  void nameWhatIsNoDomain(String line) {
    assertThat(MailDomains.of(line).unusable()).containsExactly(line);
  }

  @Test
  void areKeptAsOneLine() {
    assertThat(MailDomains.of("Institut.dk,@øst.dk ,institut.dk").line()).isEqualTo("institut.dk, øst.dk");
  }
}
