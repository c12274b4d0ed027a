package dk.dst.microdata.facts.register;

/**
 * A row of a content list: a variable of a register with the years asked for or held.
 *
 * @param register code of the register, in capitals; it need not be in the catalogue
 * @param variable name of the variable, in capitals or as another owner of data writes it; null for the whole register
 * @param label what the list says the variable is, or null
 * @param stated the periods as the list writes them where they are finer than years (quarters, status months), or null
 * @param preordered what has been ordered before it is published ("2026"), or null; it is not counted
 */
public record ContentRow(String register, String variable, String label, Years years, String stated,
    String preordered) {

  /** A whole register. */
  public static ContentRow whole(String register, Years years) {
    return new ContentRow(register, null, null, years, null, null);
  }

  /** A variable of which nothing more is said. */
  public static ContentRow variable(String register, String variable, Years years) {
    return new ContentRow(register, variable, null, years, null, null);
  }
}
