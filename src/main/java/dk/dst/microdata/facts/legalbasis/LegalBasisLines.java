package dk.dst.microdata.facts.legalbasis;

import dk.dst.microdata.facts.legalbasis.LegalBasis.SpecialBasis;
import dk.dst.microdata.facts.legalbasis.LegalBasis.SpecialData;
import dk.dst.microdata.ground.text.Danish;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A legal basis as people read it, wherever it is shown or printed: label and text, in the order of the form. */
public final class LegalBasisLines {

  private LegalBasisLines() {}

  /**
   * The lines that say something; of a case from before there was such a part, that it is empty.
   *
   * @param institutionName the name of an institution by its id
   */
  public static Map<String, String> of(Optional<LegalBasis> known, UnaryOperator<String> institutionName) {
    var lines = new LinkedHashMap<String, String>();
    if (known.isEmpty()) {
      lines.put("Retsgrundlag", "Ikke oplyst: sagen er fra før, det blev spurgt. Det oplyses ved næste genindstilling,"
          + " forlængelse eller modelår.");
      return lines;
    }
    LegalBasis basis = known.get();
    lines.put("Dataansvarlig", basis.controller());
    lines.put("Fælles dataansvarlige", basis.jointControllers().stream().map(institutionName).sorted()
        .collect(Collectors.joining(", ")));
    lines.put("Grundlag efter databeskyttelsesforordningens artikel 6",
        basis.ground() == null ? null : basis.ground().danish());
    lines.put("Oplysninger efter artikel 9 eller 10",
        basis.specialData() == null ? null : basis.specialData().danish());
    lines.put("Begrundelse for svaret om artikel 9 og 10", basis.specialReason());
    lines.put("Grundlag for oplysninger efter artikel 9 og 10", specialBasis(basis));
    lines.put("Begrænset til det nødvendige (artikel 5, stk. 1, litra c)", basis.necessary() ? "Ja" : "Nej");
    lines.put("Alene statistiske eller videnskabelige undersøgelser af væsentlig samfundsmæssig betydning",
        answer(basis.solelyStatistics()));
    lines.put("Senere brug til andet", answer(basis.otherUse()));
    lines.put("Videregivelse, der kræver tilladelse (§ 10, stk. 3)", Boolean.TRUE.equals(basis.disclosure())
        ? "Ja. Tilladelse: " + basis.permission() : answer(basis.disclosure()));
    lines.put("Post i institutionens fortegnelse", basis.recordNumber() == null ? null
        : basis.recordNumber() + (basis.recordedOn() == null ? "" : ", " + Danish.day(basis.recordedOn())));
    lines.put("Databehandlere", basis.processors());
    lines.values().removeIf(text -> text == null || text.isBlank());
    return lines;
  }

  private static String specialBasis(LegalBasis basis) {
    return basis.specialData() == null || basis.specialData() == SpecialData.NONE || basis.specialBasis() == null ? null
        : basis.specialBasis() == SpecialBasis.OTHER ? basis.otherBasis() : basis.specialBasis().danish();
  }

  private static String answer(Boolean yes) {
    return yes == null ? null : yes ? "Ja" : "Nej";
  }
}
