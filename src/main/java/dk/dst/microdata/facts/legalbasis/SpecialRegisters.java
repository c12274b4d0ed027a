package dk.dst.microdata.facts.legalbasis;

import dk.dst.microdata.facts.legalbasis.LegalBasis.SpecialData;
import dk.dst.microdata.facts.register.Register;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The registers whose topics point to data of articles 9 and 10. Which topics do is FSE's judgement and nowhere
 * published: it proposes, and a person confirms.
 *
 * @param article9 codes of those that point to article 9
 * @param article10 codes of those that point to article 10
 */
public record SpecialRegisters(List<String> article9, List<String> article10) {

  /** FSE's judgement. */
  static final Set<String> TOPICS_OF_ARTICLE_9 = Set.of("Sundhed", "Lægemidler");
  /** FSE's judgement. */
  static final Set<String> TOPICS_OF_ARTICLE_10 = Set.of("Kriminalitet");

  public static SpecialRegisters among(Collection<String> registers, Map<String, Register> catalogue) {
    return new SpecialRegisters(of(TOPICS_OF_ARTICLE_9, registers, catalogue),
        of(TOPICS_OF_ARTICLE_10, registers, catalogue));
  }

  private static List<String> of(Set<String> topics, Collection<String> registers, Map<String, Register> catalogue) {
    return registers.stream().filter(code -> catalogue.containsKey(code)
        && topics.contains(catalogue.get(code).topic())).sorted().toList();
  }

  /** What the registers point to. */
  public SpecialData proposed() {
    return article9.isEmpty() ? article10.isEmpty() ? SpecialData.NONE : SpecialData.ARTICLE_10
        : article10.isEmpty() ? SpecialData.ARTICLE_9 : SpecialData.BOTH;
  }
}
