package dk.dst.microdata.schemes.subscription;

import dk.dst.microdata.facts.register.Register;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which registers can be ordered for a year, and why the others cannot.
 *
 * @param open names of those that can, by code
 * @param blocked those that cannot: first those of the content, then the rest of the catalogue
 */
record Selection(SortedMap<String, String> open, List<Blocked> blocked) {

  static final String NOT_IN_CONTENT = "Ikke i det godkendte indhold – kræver genindstilling";

  /** A register that cannot be chosen. It is shown with the reason (A5). */
  record Blocked(String code, String label, String reason) {}

  /**
   * Only registers of the content as last approved can be chosen (A3), where data of the year can be expected (A1).
   *
   * @param content codes of the registers in the content as last approved
   * @param covered registers that a subscription of the year in force has already, each with the number of its case
   */
  static Selection of(Collection<String> content, Map<String, Register> catalogue, Map<String, String> covered,
      int year) {
    var open = new TreeMap<String, String>();
    var blocked = new ArrayList<Blocked>();
    for (String code : new TreeSet<>(content)) {
      Register known = catalogue.get(code);
      String label = known == null ? code : known.label();
      if (covered.containsKey(code)) {
        blocked.add(new Blocked(code, label, "Er allerede med i årsabonnement " + covered.get(code)));
      } else if (known != null && known.lastYear() != null && known.lastYear() < year) {
        blocked.add(new Blocked(code, label, "Opdateres ikke længere: seneste år er " + known.lastYear()));
      } else {
        open.put(code, label);
      }
    }
    catalogue.values().stream().filter(register -> !content.contains(register.code()))
        .sorted((one, other) -> one.code().compareTo(other.code()))
        .forEach(register -> blocked.add(new Blocked(register.code(), register.label(), NOT_IN_CONTENT)));
    return new Selection(open, blocked);
  }

  /** Those of the codes that cannot be chosen, with the reason; a code nobody knows is in no content. */
  List<Blocked> blocked(Collection<String> codes) {
    return codes.stream().filter(code -> !open.containsKey(code)).map(code -> blocked.stream()
        .filter(why -> why.code().equals(code)).findFirst().orElse(new Blocked(code, code, NOT_IN_CONTENT))).toList();
  }
}
