package dk.dst.microdata.schemes.subscription;

/**
 * What data are ordered for: a project database, or what an authority has by its agreement (M8).
 *
 * @param caseNumber of the database or the agreement
 * @param number under which there is access
 * @param purpose what it is for, in the institution's words
 * @param closed why nothing can be ordered for it today; empty where something can
 */
public record Holder(Kind kind, String caseNumber, int number, String institution, String purpose, String closed) {

  /** What it is, and the words that follow from it. */
  public enum Kind {
    DATABASE("projektdatabase", "projektdatabasen er i drift",
        "Projektdatabasen nedlægges, og der leveres ikke flere data efter årsabonnementet.",
        "„Brugeren skal betale for alle omkostninger, der er forbundet med at oprette, drive og vedligeholde den"
            + " pågældende projektdatabase. Underprojekter betragtes som almindelige projekter og behandles og faktureres"
            + " som projekter under forskerordningen.“ (Mikrodataordninger i Danmarks Statistik, betingelse 3)"),
    AUTHORITY("myndighedsordning", "aftalen om Myndighedsordningen gælder",
        "Aftalen om Myndighedsordningen er ophørt, og der leveres ikke flere data efter årsabonnementet.",
        "Myndigheden betaler for det arbejde, Danmarks Statistik udfører for den (aftalen om Myndighedsordningen,"
            + " Betaling).");

    private final String danish;
    private final String asLongAs;
    private final String ended;
    private final String payment;

    Kind(String danish, String asLongAs, String ended, String payment) {
      this.danish = danish;
      this.asLongAs = asLongAs;
      this.ended = ended;
      this.payment = payment;
    }

    /** How long a subscription to it can last at most, as it ends a sentence. */
    String asLongAs() {
      return asLongAs;
    }

    /** What is written to whoever ordered, when it ends. */
    String ended() {
      return ended;
    }

    /** On what it rests that the institution pays. */
    String payment() {
      return payment;
    }
  }

  /** "projektdatabase 790001". */
  String danish() {
    return kind.danish + " " + number;
  }

  /** The project whose quarantine hinders it, too: that of an authority; of a database its institution's does. */
  Integer project() {
    return kind == Kind.AUTHORITY ? Integer.valueOf(number) : null;
  }
}
