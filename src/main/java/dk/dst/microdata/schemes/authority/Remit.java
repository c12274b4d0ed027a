package dk.dst.microdata.schemes.authority;

import static java.util.stream.Collectors.joining;

import dk.dst.microdata.facts.register.Register;
import dk.dst.microdata.ground.text.Danish;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The topics of the catalogue within an authority's area of responsibility (M4). */
public record Remit(Set<String> topics) {

  /** So many registers are named; whoever assesses sees them all in the case. */
  private static final int MOST_NAMED = 10;

  /** Those of the registers that belong to other topics; what the catalogue does not know is left out. */
  public List<Register> outside(Collection<String> registers, Map<String, Register> catalogue) {
    return registers.stream().filter(catalogue::containsKey).map(catalogue::get)
        .filter(register -> !topics.contains(register.topic())).toList();
  }

  /** What the topics say of these registers: evidence for a person, no answer. */
  public String evidence(Collection<String> registers, Map<String, Register> catalogue) {
    List<Register> outside = outside(registers, catalogue);
    String said = String.join(", ", topics);
    return outside.isEmpty() ? "Alle registre hører til de emner, myndigheden har angivet: " + said + "."
        : Danish.count(outside.size(), "register hører", "registre hører") + " til andre emner end de angivne (" + said
            + "): " + outside.stream().limit(MOST_NAMED)
                .map(register -> register.code() + " (" + register.topic() + ")").collect(joining(", "))
            + (outside.size() > MOST_NAMED ? " m.fl." : "") + ".";
  }
}
