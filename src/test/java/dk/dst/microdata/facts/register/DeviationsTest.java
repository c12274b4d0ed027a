package dk.dst.microdata.facts.register;

import static dk.dst.microdata.facts.register.ContentRow.variable;
import static dk.dst.microdata.facts.register.ContentRow.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.facts.register.Deviations.Deviation;
import dk.dst.microdata.support.Contents;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeviationsTest {

  private static final Map<String, Register> REGISTERS =
      Map.of("BEF", register("BEF", 2000, 2010), "IND", register("IND", null, null));
  private static final Map<String, Map<String, Years>> VARIABLES =
      Map.of("BEF", Map.of("KOEN", Years.between(2000, 2010), "KOM", Years.between(2005, 2010)));

  @Test
  void areNoneWhereTheCatalogueHasAll() {
    Deviations found = found(variable("BEF", "KOEN", Years.between(2000, 2010)),
        variable("BEF", "KOM", Years.between(2005, 2010)), whole("IND", Years.between(1900, 2100)));
    assertThat(found).isEqualTo(new Deviations(List.of(), List.of(), List.of()));
  }

  @Test
  void nameAnUnknownRegisterAndNothingMoreOfIt() {
    Deviations found = found(variable("NSA", "PNR", Years.between(1900, 2100)), whole("BEF", Years.of(List.of(2005))));
    assertThat(found).isEqualTo(new Deviations(List.of("NSA"), List.of(), List.of()));
  }

  @Test
  void nameYearsThatTheWholeRegisterDoesNotCover() {
    assertThat(found(whole("BEF", Years.between(1998, 2012))).years())
        .containsExactly(new Deviation("BEF", null, "1998–1999, 2011–2012"));
  }

  @Test
  void nameYearsOutsideTheRegisterOnceAndNotAgainForEachVariable() {
    Deviations found = found(variable("BEF", "KOEN", Years.between(1999, 2011)),
        variable("BEF", "KOM", Years.between(1999, 2011)));
    assertThat(found.years()).containsExactly(new Deviation("BEF", null, "1999, 2011"),
        new Deviation("BEF", "KOM", "2000–2004"));
  }

  @Test
  void nameYearsThatTheVariableDoesNotCover() {
    assertThat(found(variable("BEF", "KOM", Years.between(2004, 2006))).years())
        .containsExactly(new Deviation("BEF", "KOM", "2004"));
  }

  @Test
  void nameAnUnknownVariableWhereTheCatalogueHasTheRegistersVariables() {
    Deviations found = found(variable("BEF", "CPRNR", Years.of(List.of(2005))),
        variable("IND", "CPRNR", Years.of(List.of(2005))));
    assertThat(found.unknownVariables()).containsExactly(new Deviation("BEF", "CPRNR", ""));
    assertThat(found.years()).isEmpty();
  }

  @Test
  void areReadInShortDanish() {
    assertThat(new Deviation("BEF", null, "1999").danish()).isEqualTo("BEF 1999");
    assertThat(new Deviation("BEF", "KOM", "2004").danish()).isEqualTo("BEF.KOM 2004");
    assertThat(new Deviation("BEF", "CPRNR", "").danish()).isEqualTo("BEF.CPRNR");
  }

  private static Deviations found(ContentRow... rows) {
    return Deviations.of(Contents.of(rows), REGISTERS, VARIABLES);
  }

  private static Register register(String code, Integer first, Integer last) {
    return new Register(code, code, code, "Borgere", "Danmarks Statistik", first, last);
  }
}
