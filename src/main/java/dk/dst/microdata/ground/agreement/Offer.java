package dk.dst.microdata.ground.agreement;

import dk.dst.microdata.ground.form.InputRefused;

/** What is offered in agreements at a price, and for how long: a bean in the room that knows prices. */
public interface Offer {

  /** An agreement is being drawn up: what it offers is kept, before its fields are asked for. */
  void make(Agreement agreement, String caseNumber);

  /**
   * The institution signs, and accepts what is offered.
   *
   * @param seen what whoever signs had before them of it, in the offer's own words; empty where the form did not say
   * @throws InputRefused where it stands no longer, or is another than was seen
   */
  void accept(Agreement agreement, String caseNumber, String seen);
}
