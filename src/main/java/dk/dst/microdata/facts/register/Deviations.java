package dk.dst.microdata.facts.register;

import dk.dst.microdata.facts.register.DataContent.Holding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where a content differs from the catalogue, one by one. Variables are compared only where the catalogue has the
 * register's variables, and years only where it has those.
 *
 * @param unknownRegisters codes the catalogue does not have
 * @param years years a register, or one of its variables, does not cover
 * @param unknownVariables variables a register does not have
 */
public record Deviations(List<String> unknownRegisters, List<Deviation> years, List<Deviation> unknownVariables) {

  /** One of them. The variable is null where the whole register is meant; the years are in words. */
  public record Deviation(String register, String variable, String years) {

    public String danish() {
      return register + (variable == null ? "" : "." + variable) + (years.isEmpty() ? "" : " " + years);
    }
  }

  public static Deviations of(DataContent content, Map<String, Register> registers,
      Map<String, Map<String, Years>> variables) {
    var found = new Deviations(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Holding holding : content.holdings()) {
      Register register = registers.get(holding.register());
      if (register == null) {
        found.unknownRegisters.add(holding.register());
        continue;
      }
      Years outside = register.outside(holding.span());
      if (!outside.isEmpty()) {
        found.years.add(new Deviation(holding.register(), null, outside.danish()));
      }
      if (variables.containsKey(holding.register())) {
        found.compare(holding, variables.get(holding.register()), outside);
      }
    }
    return found;
  }

  /** Years outside the whole register have been named once and are not named again for each variable. */
  private void compare(Holding holding, Map<String, Years> known, Years named) {
    for (int i = 0; i < holding.variables().size(); i++) {
      String variable = holding.variables().get(i);
      Years covered = known.get(variable);
      if (!known.containsKey(variable)) {
        unknownVariables.add(new Deviation(holding.register(), variable, ""));
      } else if (covered != null && !holding.years().get(i).without(covered).without(named).isEmpty()) {
        years.add(new Deviation(holding.register(), variable,
            holding.years().get(i).without(covered).without(named).danish()));
      }
    }
  }
}
