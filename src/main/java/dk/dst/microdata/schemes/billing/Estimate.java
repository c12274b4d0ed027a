package dk.dst.microdata.schemes.billing;

import dk.dst.microdata.facts.price.Costing;
import dk.dst.microdata.ground.agreement.Value;
import dk.dst.microdata.ground.money.Money;
import dk.dst.microdata.ground.text.Danish;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a case is expected to cost, before anybody signs.
 *
 * @param until the last day it stands; null while the case is being written
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
          told());
    }

    /** Where rate and quantity stand, and what is not certain of them. */
    private String told() {
      return Stream.of(costing.source(), costing.uncertain()).filter(text -> !text.isEmpty())
          .map(text -> text.endsWith(".") ? text : text + ".").collect(Collectors.joining(" "));
    }

    private Map<String, String> inForm() {
      List<String> cells = cells();
      return Map.of("what", cells.get(0), "quantity", cells.get(1), "rate", cells.get(2), "amount", cells.get(3), "source",
          cells.get(4));
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
      said.add("Et samlet overslag kan ikke gives." + (lines.stream().anyMatch(line -> line.costing().isKnown())
          ? " Det, der har en pris, er i alt " + sum().danish() : ""));
      missing.forEach(one -> said.add("Uden pris: " + one));
    }
    said.add("Beløb er uden moms. Overslaget er fra " + Danish.day(day)
        + (until == null ? "." : " og står til " + Danish.day(until) + "."));
    said.addAll(notes);
    return said;
  }

  /** The same, standing to another day. */
  Estimate until(LocalDate day) {
    return new Estimate(this.day, day, lines, missing, notes);
  }

  /** What it says and when it was made: "Overslag fra 3. december 2026: 8.012,12 kr." */
  public String named() {
    return "Overslag fra " + Danish.day(day) + ": " + sum().danish()
        + (missing.isEmpty() ? "" : " for det, der har en pris");
  }

  /** Its lines as a form shows them. */
  List<Map<String, String>> inForm() {
    return lines.stream().map(Line::inForm).toList();
  }

  public static final List<String> HEADS = List.of("Hvad", "Mængde", "Pris", "Beløb", "Kilde");

  /** As an agreement has it: the lines, and what {@link #said} says. */
  Map<String, Value> inAgreement() {
    List<String> sources = lines.stream().map(Line::told).distinct().map(source -> "Kilde: " + source).toList();
    return Map.of("overslag", Value.table(IN_AGREEMENT, lines.stream().map(Line::inAgreement).toList()),
        "overslagsum", Value.points(Stream.concat(said().stream(), sources.stream()).toList()));
  }
}
