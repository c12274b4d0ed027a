package dk.dst.microdata.schemes.billing;

import dk.dst.microdata.ground.table.Csv;
import dk.dst.microdata.schemes.billing.Charges.Charge;
import java.util.List;
import java.util.stream.Stream;

/** Lines as csv. */
public final class ChargeTable {

  private static final List<String> HEADS = List.of("Sag", "Projekt", "Dag", "Hvad", "Mængde", "Enhed", "Pris", "Beløb",
      "Kilde");

  private ChargeTable() {}

  public static byte[] csv(List<Charge> lines) {
    return csv(List.of(), List.of(), lines);
  }

  /** @param heads of what stands before each line; @param before it, for all of them */
  static byte[] csv(List<String> heads, List<?> before, List<Charge> lines) {
    return Csv.of(Stream.concat(heads.stream(), HEADS.stream()).toList(), lines.stream().map(line -> Stream.concat(
        before.stream(), Stream.of(line.caseNumber(), line.project(), line.day(), line.description(), line.quantity(),
            line.unit(), line.rate().kroner(), line.amount().kroner(), line.source())).toList()).toList());
  }
}
