package dk.dst.microdata.demo;

/** The institutions of the demo. Invented: authorisation numbers above 900, project numbers above 790000. */
public enum DemoInstitution {
  NORDSUND("nordsund", 901, "Nordsund Universitet, Registerforskning", "opfylder betingelserne"),
  LILLEVANG("lillevang", 902, "Lillevang Velfærdsanalyse", "har kun fire aktive projekter"),
  KATTEGAT("kattegat", 903, "Analysehuset Kattegat", "autorisationen er bortfaldet"),
  VESTKYST("vestkyst", 904, "Vestkyst Sundhedsdata", "har en projektdatabase i drift"),
  FJORDBY("fjordby", 905, "Fjordby Hospital, Klinisk Epidemiologi", "projektdatabase tæt på gennemgang"),
  OESTERSOE("oestersoe", 906, "Østersø Arbejdsmarkedsforskning", "projektdatabase tæt på ophør"),
  STRANDBY("strandby", 907, "Strandby Kommune", "kan søge om Myndighedsordningen"),
  OEKONOMI("oekonomi", 908, "Økonomiministeriet (demo)", "kan registrere Lovmodellen"),
  FJORD("fjord", 909, "Fjordministeriet (demo)", "kan bruge og overtage Lovmodellen");

  private final String id;
  private final int authorisationNumber;
  private final String title;
  private final String shows;

  DemoInstitution(String id, int authorisationNumber, String title, String shows) {
    this.id = id;
    this.authorisationNumber = authorisationNumber;
    this.title = title;
    this.shows = shows;
  }

  public String id() {
    return id;
  }

  public int authorisationNumber() {
    return authorisationNumber;
  }

  public String title() {
    return title;
  }

  /** What it is there to show, in Danish. */
  public String shows() {
    return shows;
  }
}
