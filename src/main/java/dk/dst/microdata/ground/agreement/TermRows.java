package dk.dst.microdata.ground.agreement;

import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.terms.SchemeTerms;
import java.util.List;

/** Terms as an agreement names them, each with its source. */
public final class TermRows {

  private TermRows() {}

  /** @param published where a reader finds those of them that are published */
  public static Value of(SchemeTerms terms, String published, List<SchemeTerm> named) {
    return Value.table(List.of("Vilkår", "Værdi", "Kilde"), named.stream().map(term -> List.of(term.danish(),
        term.danishIn(terms), term.isPublished() ? published : "Danmarks Statistiks skøn, ikke offentliggjort")).toList());
  }
}
