package dk.dst.microdata.schemes.authorisation;

/** The reviewer's concrete assessment of an environment (I2-I4), and why they recommend what they do. */
public record Assessment(String environment, String competence, String dataSecurity, String reason) {

  /** As it stands in the record of the case. */
  public String text() {
    return "Varigt miljø og leder: " + environment + "\nKompetence: " + competence + "\nDatasikkerhed: " + dataSecurity
        + "\nBegrundelse: " + reason;
  }
}
