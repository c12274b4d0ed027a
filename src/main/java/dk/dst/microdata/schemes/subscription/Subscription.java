package dk.dst.microdata.schemes.subscription;

import java.time.LocalDate;

/**
 * An annual subscription: data ordered before they are published (A1).
 *
 * @param databaseCase the database they are ordered for, or null
 * @param authorityCase the agreement of the authority they are ordered for, or null
 * @param year the calendar year it is of; it is never in force beyond its end
 * @param offer FSE's text, null until there is one, as hours and price
 * @param hours hours of work that FSE expects
 * @param priceDkk whole kroner, VAT not included; written by FSE and computed by nobody (D20, D21)
 * @param inForceOn the day both had signed, or null
 */
record Subscription(String caseNumber, String databaseCase, String authorityCase, int year, String signatory,
    String offer, Integer hours, Integer priceDkk, LocalDate inForceOn) {

  Holder.Kind kind() {
    return databaseCase != null ? Holder.Kind.DATABASE : Holder.Kind.AUTHORITY;
  }

  /** Case number of what they are ordered for. */
  String holderCase() {
    return databaseCase != null ? databaseCase : authorityCase;
  }

  /** The last day it can be in force. */
  LocalDate lastDay() {
    return LocalDate.of(year, 12, 31);
  }
}
