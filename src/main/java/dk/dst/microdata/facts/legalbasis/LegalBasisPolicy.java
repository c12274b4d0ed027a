package dk.dst.microdata.facts.legalbasis;

import dk.dst.microdata.facts.legalbasis.LegalBasis.SpecialBasis;
import dk.dst.microdata.facts.legalbasis.LegalBasis.SpecialData;
import dk.dst.microdata.ground.text.Danish;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the law demands to be said of a legal basis, one method each. Pure: no database, no clock. What is missing sends
 * the case back.
 */
public final class LegalBasisPolicy {

  private static final String SECTION_10 = "„Oplysninger som nævnt i databeskyttelsesforordningens artikel 9, stk. 1, og"
      + " artikel 10 må behandles, hvis dette alene sker med henblik på at udføre statistiske eller videnskabelige"
      + " undersøgelser af væsentlig samfundsmæssig betydning, og hvis behandlingen er nødvendig af hensyn til"
      + " udførelsen af undersøgelserne.“ (databeskyttelseslovens § 10, stk. 1)";
  /** So many registers are named; of more the number is said. */
  private static final int MOST_NAMED = 8;

  /** What is demanded, with the words of the source and the place in it (S01 and S82). */
  public enum Demand {
    GROUND("Dataansvarlig og behandlingsgrundlag er angivet", "„Adgang til data kan gives i overensstemmelse med"
        + " principperne i databeskyttelsesforordningen“ (Datafortrolighed og regler for adgang)"),
    NECESSARY("Oplysningerne er begrænset til det nødvendige", "„Personoplysninger skal være tilstrækkelige, relevante"
        + " og begrænset til, hvad der er nødvendigt i forhold til de formål, hvortil de behandles"
        + " (»dataminimering«)“ (databeskyttelsesforordningens artikel 5, stk. 1, litra c)"),
    SPECIAL_DATA("Oplysninger efter artikel 9 og 10 har et grundlag", SECTION_10),
    STATISTICS_ONLY("Formålet er alene statistisk eller videnskabeligt", SECTION_10),
    NO_OTHER_USE("Ingen senere brug til andet", "„De oplysninger, der er omfattet af stk. 1, må ikke senere behandles i"
        + " andet end videnskabeligt eller statistisk øjemed.“ (databeskyttelseslovens § 10, stk. 2)"),
    DISCLOSURE("Videregivelse er afklaret", "„Videregivelse af oplysninger omfattet af stk. 1 og 2 til tredjemand kræver"
        + " forudgående tilladelse fra tilsynsmyndigheden“ i de tilfælde, bestemmelsen nævner"
        + " (databeskyttelseslovens § 10, stk. 3)"),
    /** That FSE asks for the entry is nowhere published. */
    RECORD("Fortegnelsen over behandlinger er ført",
        "Databeskyttelsesforordningens artikel 30; at posten angives her, er FSE’s skøn"),
    PROCESSORS("Databehandlere er angivet",
        "Danmarks Statistiks efterlevelse af GDPR; at det angives for hver sag, er FSE’s skøn");

    private final String danish;
    private final String source;

    Demand(String danish, String source) {
      this.danish = danish;
      this.source = source;
    }

    public String danish() {
      return danish;
    }

    public String source() {
      return source;
    }

    /** Whether Statistics Denmark or the law has published that it is asked for; if not, FSE judges. */
    public boolean isPublished() {
      return this != RECORD && this != PROCESSORS;
    }
  }

  /** What was found of one demand, in Danish. */
  public record Found(Demand demand, boolean met, String evidence) {}

  private final LegalBasis basis;
  private final SpecialRegisters registers;
  private final LocalDate day;

  /** @param registers what the registers of the case point to */
  public LegalBasisPolicy(LegalBasis basis, SpecialRegisters registers, LocalDate day) {
    this.basis = basis;
    this.registers = registers;
    this.day = day;
  }

  /** What was found of every demand, in the order of {@link Demand}. */
  public List<Found> findings() {
    return Arrays.stream(Demand.values()).map(this::find).toList();
  }

  public Found find(Demand demand) {
    return switch (demand) {
      case GROUND -> ground();
      case NECESSARY -> necessary();
      case SPECIAL_DATA -> specialData();
      case STATISTICS_ONLY -> statisticsOnly();
      case NO_OTHER_USE -> noOtherUse();
      case DISCLOSURE -> disclosure();
      case RECORD -> record();
      case PROCESSORS -> processors();
    };
  }

  private Found ground() {
    List<String> missing = Stream.of(isBlank(basis.controller()) ? "dataansvarlig" : null,
        basis.ground() == null ? "grundlag efter databeskyttelsesforordningens artikel 6" : null)
        .filter(part -> part != null).toList();
    return new Found(Demand.GROUND, missing.isEmpty(), missing.isEmpty()
        ? "Dataansvarlig: " + basis.controller() + ". " + basis.ground().danish() + "."
        : "Mangler: " + String.join(" og ", missing) + ".");
  }

  private Found necessary() {
    return new Found(Demand.NECESSARY, basis.necessary(), basis.necessary()
        ? "Institutionen har bekræftet, at oplysningerne er tilstrækkelige, relevante og begrænset til det nødvendige."
        : "Institutionen har ikke bekræftet, at oplysningerne er begrænset til, hvad der er nødvendigt for formålet.");
  }

  /** The topics propose, a person confirms; who says otherwise gives a reason, and who has such data a basis. */
  private Found specialData() {
    String lacking = basis.specialData() == null ? "Der er ikke svaret på, om der er sådanne oplysninger."
        : basis.specialData() != registers.proposed() && isBlank(basis.specialReason())
            ? "Svaret er et andet end det, registrene peger på, og det er ikke begrundet."
        : basis.specialData() == SpecialData.NONE ? null
        : basis.specialBasis() == null ? "Grundlaget for at behandle dem mangler."
        : basis.specialBasis() == SpecialBasis.OTHER && isBlank(basis.otherBasis())
            ? "Henvisningen til det andet grundlag mangler." : null;
    return new Found(Demand.SPECIAL_DATA, lacking == null, (lacking != null ? lacking
        : basis.specialData().danish() + (basis.specialData() == SpecialData.NONE ? ""
            : ". Grundlag: " + basis.specialBasis().danish()) + ".") + " " + pointing());
  }

  private String pointing() {
    String found = Stream.of(pointing("artikel 9", registers.article9()), pointing("artikel 10", registers.article10()))
        .filter(part -> part != null).reduce((one, other) -> one + "; " + other).orElse("ingen af dem");
    return "Registrenes emner peger på: " + found + " (FSE’s skøn).";
  }

  private static String pointing(String article, List<String> codes) {
    return codes.isEmpty() ? null : article + " – " + (codes.size() > MOST_NAMED
        ? Danish.count(codes.size(), "register", "registre") : String.join(", ", codes));
  }

  private Found statisticsOnly() {
    boolean met = Boolean.TRUE.equals(basis.solelyStatistics());
    return new Found(Demand.STATISTICS_ONLY, met, met
        ? "Formålet er alene at udføre statistiske eller videnskabelige undersøgelser af væsentlig samfundsmæssig"
            + " betydning."
        : basis.solelyStatistics() == null ? "Der er ikke svaret på, om formålet alene er statistisk eller videnskabeligt."
            : "Formålet er ikke alene statistisk eller videnskabeligt. Data kan ikke stilles til rådighed til det.");
  }

  private Found noOtherUse() {
    boolean met = Boolean.FALSE.equals(basis.otherUse());
    return new Found(Demand.NO_OTHER_USE, met, met ? "Oplysningerne skal ikke senere bruges til andet."
        : basis.otherUse() == null ? "Der er ikke svaret på, om oplysningerne senere skal bruges til andet."
            : "Oplysningerne skal senere bruges til andet. Det er ikke lovligt, og data kan ikke stilles til rådighed til"
                + " det.");
  }

  private Found disclosure() {
    boolean met = basis.disclosure() != null && (!basis.disclosure() || !isBlank(basis.permission()));
    return new Found(Demand.DISCLOSURE, met,
        basis.disclosure() == null ? "Der er ikke svaret på, om oplysninger skal videregives."
            : !basis.disclosure() ? "Der videregives ikke oplysninger, som det kræver tilladelse at videregive."
            : met ? "Der videregives oplysninger med denne tilladelse: " + basis.permission() + "."
                : "Der skal videregives oplysninger, men tilladelsen er ikke angivet.");
  }

  private Found record() {
    boolean said = !isBlank(basis.recordNumber()) && basis.recordedOn() != null;
    boolean met = said && !basis.recordedOn().isAfter(day);
    return new Found(Demand.RECORD, met, met
        ? "Nr. " + basis.recordNumber() + " af " + Danish.day(basis.recordedOn()) + "."
        : said ? "Dagen for posten i fortegnelsen ligger efter i dag."
            : "Nummer og dag for posten i institutionens fortegnelse mangler.");
  }

  private Found processors() {
    boolean met = !isBlank(basis.processors());
    return new Found(Demand.PROCESSORS, met, met ? "Angivet." : "Det er ikke angivet, hvem der er databehandler for hvad.");
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
