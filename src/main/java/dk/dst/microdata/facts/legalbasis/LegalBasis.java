package dk.dst.microdata.facts.legalbasis;

import java.time.LocalDate;
import java.util.List;

/**
 * The legal basis of a case as the institution states it; null and empty where nothing is said.
 *
 * @param controller name of the data controller
 * @param jointControllers ids of the institutions that are responsible together with it
 * @param specialData what of articles 9 and 10 is among the registers, as a person has confirmed it
 * @param specialReason why that is other than what the registers point to
 * @param specialBasis on what such data are processed
 * @param otherBasis reference to it, where it is another than section 10
 * @param necessary whether the data are limited to what is necessary (article 5(1)(c))
 * @param solelyStatistics whether the purpose is solely statistical or scientific and of significant public importance
 * @param otherUse whether the data are to be used for another purpose later
 * @param disclosure whether data are to be disclosed to third parties in a way that needs a permission (section 10(3))
 * @param permission that permission
 * @param recordNumber number of the entry in the institution's record of processing activities
 * @param recordedOn the day of that entry
 * @param processors who is processor for what
 */
public record LegalBasis(String controller, List<String> jointControllers, Ground ground, SpecialData specialData,
    String specialReason, SpecialBasis specialBasis, String otherBasis, boolean necessary, Boolean solelyStatistics,
    Boolean otherUse, Boolean disclosure, String permission, String recordNumber, LocalDate recordedOn,
    String processors) {

  /** The same for another round, in which what is confirmed has to be confirmed anew. */
  public LegalBasis unconfirmed() {
    return new LegalBasis(controller, jointControllers, ground, specialData, specialReason, specialBasis, otherBasis,
        false, null, null, disclosure, permission, recordNumber, recordedOn, processors);
  }

  /** The same with this data controller, where nobody is asked who it is. */
  public LegalBasis controlledBy(String name) {
    return new LegalBasis(name, jointControllers, ground, specialData, specialReason, specialBasis, otherBasis,
        necessary, solelyStatistics, otherUse, disclosure, permission, recordNumber, recordedOn, processors);
  }

  /** The grounds of article 6(1) of the General Data Protection Regulation, in its order. */
  public enum Ground {
    CONSENT("litra a (samtykke)"),
    CONTRACT("litra b (kontrakt)"),
    LEGAL_OBLIGATION("litra c (retlig forpligtelse)"),
    VITAL_INTERESTS("litra d (vitale interesser)"),
    PUBLIC_TASK("litra e (opgave i samfundets interesse eller offentlig myndighedsudøvelse)"),
    LEGITIMATE_INTERESTS("litra f (legitim interesse)");

    private final String point;

    Ground(String point) {
      this.point = point;
    }

    public String danish() {
      return "Artikel 6, stk. 1, " + point;
    }
  }

  /** Data of article 9 (special categories) and article 10 (criminal convictions and offences). */
  public enum SpecialData {
    NONE("Nej, hverken artikel 9 eller 10"),
    ARTICLE_9("Ja, artikel 9 (følsomme oplysninger, for eksempel helbred)"),
    ARTICLE_10("Ja, artikel 10 (straffedomme og lovovertrædelser)"),
    BOTH("Ja, både artikel 9 og 10");

    private final String danish;

    SpecialData(String danish) {
      this.danish = danish;
    }

    public String danish() {
      return danish;
    }
  }

  /** On what data of articles 9 and 10 are processed. It need not be section 10 (C6). */
  public enum SpecialBasis {
    SECTION_10("Databeskyttelseslovens § 10"),
    OTHER("Et andet grundlag");

    private final String danish;

    SpecialBasis(String danish) {
      this.danish = danish;
    }

    public String danish() {
      return danish;
    }
  }
}
