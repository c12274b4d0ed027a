package dk.dst.microdata.facts.price;

/** What has a price, or goes into one. */
public enum PriceItem {
  /** Differs for public and private institutions, because a grant lowers it for public ones (O6). */
  HOUR("En times arbejde", Unit.KRONER, true),
  PROPOSAL("Behandling og godkendelse af en projektindstilling", Unit.HOURS, false),
  AUTHORITY("Behandling af en aftale under myndighedsordningen", Unit.HOURS, false),
  FIRST_DATA_SET("Udtræk af et datasæt fra et register", Unit.HOURS, false),
  FURTHER_DATA_SET("Hvert datasæt mere fra samme register", Unit.HOURS, false),
  STORAGE("Lagerplads for hver påbegyndt 5 GB i et kvartal", Unit.KRONER, false),
  SUBSCRIPTION("Årsabonnement", Unit.KRONER, false),
  SERVER("Egen server hos Danmarks Statistik, for et kvartal", Unit.KRONER, false),
  USER("En bruger på et projekt (prismodellen fra 2026)", Unit.KRONER, false),
  PACKAGE("En datapakke på et projekt (prismodellen fra 2026)", Unit.KRONER, false),
  VAT("Moms", Unit.PER_CENT, false);

  /** In what its value is counted. */
  public enum Unit { KRONER, HOURS, PER_CENT }

  private final String danish;
  private final Unit unit;
  private final boolean byAudience;

  PriceItem(String danish, Unit unit, boolean byAudience) {
    this.danish = danish;
    this.unit = unit;
    this.byAudience = byAudience;
  }

  public String danish() {
    return danish;
  }

  public Unit unit() {
    return unit;
  }

  /** Whether public and private institutions pay differently. */
  public boolean isByAudience() {
    return byAudience;
  }
}
