package dk.dst.microdata.support;

import dk.dst.microdata.facts.legalbasis.LegalBasis;
import dk.dst.microdata.facts.legalbasis.LegalBasis.Ground;
import dk.dst.microdata.facts.legalbasis.LegalBasis.SpecialBasis;
import dk.dst.microdata.facts.legalbasis.LegalBasis.SpecialData;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A legal basis in which nothing is missing, as a value and as the answers of a form. */
public final class LegalBasisSamples {

  public static final LegalBasis GOOD = new LegalBasis("Nordsund Universitet", List.of(), Ground.PUBLIC_TASK,
      SpecialData.NONE, null, SpecialBasis.SECTION_10, null, true, true, false, false, null, "2026-117",
      LocalDate.of(2026, 1, 15), "Danmarks Statistik for forskermaskinerne.");

  private LegalBasisSamples() {}

  /** With health data among the registers; with a reason, so that it holds whatever the registers are. */
  public static Map<String, Object> answers() {
    var answers = TestAnswers.of("controller", "Institut for Afprøvning", "lawfulGround", "PUBLIC_TASK",
        "specialData", "ARTICLE_9", "specialReason", "Vurderet af den dataansvarlige.", "specialBasis", "SECTION_10",
        "necessary", true, "solelyStatistics", "yes", "otherUse", "no", "disclosure", "no");
    answers.putAll(Map.of("recordNumber", "2026-117", "recordedOn", "2020-01-15",
        "processors", "Danmarks Statistik for forskermaskinerne."));
    return answers;
  }
}
