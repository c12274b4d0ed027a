package dk.dst.microdata.schemes.billing;

import dk.dst.microdata.ground.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A bill, or what is going to be one.
 *
 * @param what "4. kvartal 2030", "Slutregning, PDB-2030-001", "Kreditnota til nr. 17"
 * @param vatPercent from its approval on, else null
 * @param openObjection whether the institution has objected and has not been answered
 */
public record Bill(long id, String institution, String institutionName, Kind kind, String what, Long credits,
    String reason, State state, Money sum, int lines, BigDecimal vatPercent, Long address, LocalDate madeOn,
    String checkedBy, String approvedBy, LocalDate exportedOn, String ledgerNumber, LocalDate dueOn, LocalDate settledOn,
    boolean openObjection) {

  /** What it is for. */
  public enum Kind { QUARTER, FINAL, CREDIT }

  /** Where it stands. */
  public enum State {
    DRAFT("Kladde"),
    CHECKED("Kontrolleret"),
    APPROVED("Godkendt"),
    EXPORTED("Sendt til regnskab"),
    PAID("Betalt eller udlignet");

    private final String danish;

    State(String danish) {
      this.danish = danish;
    }

    public String danish() {
      return danish;
    }
  }

  /** Reckoned of the sum, so that it is rounded once. */
  public Money vat() {
    return vatPercent == null ? Money.NONE : sum.times(vatPercent.movePointLeft(2));
  }
}
