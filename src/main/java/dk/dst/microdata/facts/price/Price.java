package dk.dst.microdata.facts.price;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What something costs from a day on.
 *
 * @param value in the item's unit; null where it is not known
 * @param rival whether it is what another source says of the same, which is shown and never counts
 * @param source where it stands, or why it is not known
 * @param reason why it was changed; empty where it came with the application
 */
public record Price(long id, PriceItem item, Audience audience, BigDecimal value, LocalDate appliesFrom, Basis basis,
    boolean rival, String source, String reason, String decidedBy, Instant decidedAt) {

  /** What a price rests on. */
  public enum Basis {
    PUBLISHED("offentliggjort"),
    JUDGEMENT("FSE’s skøn, ikke offentliggjort"),
    NOT_PUBLISHED("ikke offentliggjort"),
    CONFIGURATION("opsætning, ikke oplyst af FSE");

    private final String danish;

    Basis(String danish) {
      this.danish = danish;
    }

    public String danish() {
      return danish;
    }
  }

  public boolean isKnown() {
    return value != null;
  }

  /** "1.674,00 kr.", "1,05 timer", "25 %", "ikke oplyst". */
  public String danish() {
    return PriceText.danish(item, value);
  }
}
