package dk.dst.microdata.schemes.application;

import dk.dst.microdata.facts.register.Comparison;
import dk.dst.microdata.ground.text.Danish;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much of a content at least one active project uses, of its registers and of the variables that it names.
 *
 * @param registers used ones
 * @param variables used ones
 */
record ContentUse(long registers, long ofRegisters, long variables, long ofVariables) {

  static ContentUse of(Comparison comparison) {
    return of(comparison.proposal().registers().stream().map(comparison::uses).toList(),
        comparison.proposal().registers().stream().flatMap(code -> comparison.variableUses(code).stream()).toList());
  }

  static ContentUse of(Evidence evidence) {
    return of(evidence.registers().stream().map(Evidence.RegisterUse::uses).toList(),
        evidence.registers().stream().flatMap(line -> line.variableUses().stream()).toList());
  }

  private static ContentUse of(List<Integer> registers, List<Integer> variables) {
    return new ContentUse(used(registers.stream()), registers.size(), used(variables.stream()), variables.size());
  }

  private static long used(Stream<Integer> uses) {
    return uses.filter(count -> count > 0).count();
  }

  /** "49 af 90 registre (54,4 %) og 1.200 af 5.157 variable (23,2 %) bruges af mindst ét aktivt projekt." */
  String danish() {
    return words(registers, ofRegisters, "registre")
        + (ofVariables == 0 ? "" : " og " + words(variables, ofVariables, "variable"))
        + " bruges af mindst ét aktivt projekt.";
  }

  private static String words(long used, long of, String what) {
    return Danish.of(used, of) + " " + what + " (" + Danish.percent(of == 0 ? 0 : (double) used / of) + ")";
  }
}
