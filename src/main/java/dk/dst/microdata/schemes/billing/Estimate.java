package dk.dst.microdata.schemes.billing;

import dk.dst.microdata.facts.price.Costing;
import dk.dst.microdata.ground.agreement.Value;
import dk.dst.microdata.ground.money.Money;
import dk.dst.microdata.ground.text.Danish;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a case is expected to cost, before anybody signs.
 *
 * @param missing what has no price, and so keeps the estimate from being whole, in Danish
 * @param notes what else there is to know, in Danish
 */
public record Estimate(LocalDate day, LocalDate until, List<Line> lines, List<String> missing, List<String> notes) {

  /** One thing. */
  public record Line(String what, Costing costing) {

    /** What, how much, rate, amount, source. */
    public List<String> cells() {
      return List.of(what, costing.danishQuantity(), costing.isKnown() ? costing.rate().danish() : "ikke oplyst",
          costing.isKnown() ? costing.amount().danish() : "ikke oplyst",
          (costing.source() + " " + costing.uncertain()).strip());
    }

    private List<String> inAgreement() {
      return List.of(what, costing.danishQuantity() + (costing.isKnown() ? " à " + costing.rate().danish() : ""),
          costing.isKnown() ? costing.amount().danish() : "ikke oplyst");
    }
  }

  static final List<String> IN_AGREEMENT = List.of("Hvad", "Beregning", "Beløb");

  /** Of what has a price. */
  public Money sum() {
    return Money.sum(lines.stream().map(Line::costing).filter(Costing::isKnown).map(Costing::amount).toList());
  }

  /** The sum in words, or that none can be given, and why; then what else there is to know. */
  public List<String> said() {
    var said = new ArrayList<String>();
    if (missing.isEmpty()) {
      said.add("I alt " + sum().danish());
    } else {
      said.add("Et samlet overslag kan ikke gives. Det, der har en pris, er i alt " + sum().danish());
      missing.forEach(one -> said.add("Uden pris: " + one));
    }
    said.add("Beløb er uden moms. Overslaget er fra " + Danish.day(day) + " og står til " + Danish.day(until) + ".");
    said.addAll(notes);
    return said;
  }

  public static final List<String> HEADS = List.of("Hvad", "Mængde", "Pris", "Beløb", "Kilde");

  /** As an agreement has it: the lines, and what {@link #said} says. */
  Map<String, Value> inAgreement() {
    List<String> sources = lines.stream().map(line -> (line.costing().source() + " " + line.costing().uncertain()).strip())
        .distinct().map(source -> "Kilde: " + source).toList();
    return Map.of("overslag", Value.table(IN_AGREEMENT, lines.stream().map(Line::inAgreement).toList()),
        "overslagsum", Value.points(Stream.concat(said().stream(), sources.stream()).toList()));
  }
}
