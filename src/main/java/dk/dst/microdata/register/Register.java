package dk.dst.microdata.register;

/**
 * A register of the databank of basic data.
 *
 * @param firstYear first year with data, or null where we do not know it
 * @param lastYear last year with data, or null while it is updated or where we do not know it
 */
public record Register(String code, String nameDa, String nameEn, String topic, String owner, Integer firstYear,
    Integer lastYear) {

  /** How the register is named in lists: code and Danish name. */
  public String label() {
    return code + " – " + nameDa;
  }

  /** The years it covers, in words. */
  public String years() {
    if (firstYear == null && lastYear == null) {
      return "ikke oplyst";
    }
    return (firstYear == null ? "" : firstYear) + "–" + (lastYear == null ? "" : lastYear);
  }

  public boolean covers(int fromYear, int toYear) {
    return (firstYear == null || fromYear >= firstYear) && (lastYear == null || toYear <= lastYear);
  }
}
