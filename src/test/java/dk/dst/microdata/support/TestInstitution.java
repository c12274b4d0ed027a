package dk.dst.microdata.support;

/** An institution of a test, with somebody for each function; names are the functions. */
public record TestInstitution(String id, int authorisationNumber) {

  /** May submit, but is neither manager nor administrator. */
  public String applicant() {
    return id + "applicant";
  }

  /** Administrator, and the manager that {@link TestAnswers#application} proposes. */
  public String manager() {
    return id + "manager";
  }

  public String signatory() {
    return id + "signatory";
  }

  public String responsible() {
    return id + "responsible";
  }

  /** A user whom a breach may be about; {@link World#concerned} makes them known to the institution. */
  public String concerned() {
    return id + "concerned";
  }
}
