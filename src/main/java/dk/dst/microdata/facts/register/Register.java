package dk.dst.microdata.facts.register;

import dk.dst.microdata.ground.form.Choice;

/**
 * A register as the catalogue describes it.
 *
 * @param firstYear first year with data, or null where we do not know it
 * @param lastYear last year with data, or null while it is updated or where we do not know it
 */
public record Register(String code, String nameDa, String nameEn, String topic, String owner, Integer firstYear,
    Integer lastYear) {

  /** Whether that owner is Statistics Denmark, whose variables have plain names. */
  static boolean isStatisticsDenmark(String owner) {
    return "Danmarks Statistik".equalsIgnoreCase(owner);
  }

  /** How the register is named in lists: code and Danish name. */
  public String label() {
    return code + " – " + nameDa;
  }

  /** How the register is offered where one is to be chosen: so that it is not taken for another. */
  public Choice choice() {
    return new Choice(code, label() + " (" + years() + ") · " + topic);
  }

  /** The years it covers, in words. */
  public String years() {
    if (firstYear == null && lastYear == null) {
      return "ikke oplyst";
    }
    return (firstYear == null ? "" : firstYear) + "–" + (lastYear == null ? "" : lastYear);
  }

  /** Those of the years that it does not cover. */
  public Years outside(Years years) {
    return Years.of(years.stream().filter(year -> firstYear != null && year < firstYear
        || lastYear != null && year > lastYear).boxed().toList());
  }
}
