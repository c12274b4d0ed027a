package dk.dst.microdata.support;

import dk.dst.microdata.facts.register.ContentRow;
import dk.dst.microdata.facts.register.DataContent;
import dk.dst.microdata.facts.register.Years;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Contents for tests: written out, and at random. Few names and years, so that random ones have much in common. */
public final class Contents {

  private Contents() {}

  /** These registers as wholes, 2010 to 2019. */
  public static DataContent whole(String... registers) {
    return DataContent.of(Arrays.stream(registers).map(code -> ContentRow.whole(code, Years.between(2010, 2019)))
        .toList());
  }

  public static DataContent of(ContentRow... rows) {
    return DataContent.of(List.of(rows));
  }

  /** The content of both. */
  public static DataContent together(DataContent one, DataContent other) {
    return DataContent.of(Stream.concat(one.asRows().stream(), other.asRows().stream()).toList());
  }

  /** Rows of variables, and among them some of whole registers; the same one may come again. */
  public static Arbitrary<List<ContentRow>> rows() {
    return Arbitraries.frequencyOf(Tuple.of(7, row(true)), Tuple.of(1, row(false))).list().ofMaxSize(12);
  }

  /** Rows of variables only. */
  public static Arbitrary<List<ContentRow>> variableRows() {
    return row(true).list().ofMaxSize(12);
  }

  private static Arbitrary<ContentRow> row(boolean variable) {
    return Combinators.combine(Arbitraries.of("AKM", "BEF", "IND"), Arbitraries.of("ALDER", "KOEN", "KOM", "PNR"),
            Arbitraries.integers().between(2010, 2017).set().ofMinSize(1).ofMaxSize(5))
        .as((register, name, years) -> variable ? ContentRow.variable(register, name, Years.of(years))
            : ContentRow.whole(register, Years.of(years)))
        .withoutEdgeCases(); // they are so many that little else would be tried
  }
}
