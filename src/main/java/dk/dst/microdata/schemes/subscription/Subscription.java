package dk.dst.microdata.schemes.subscription;

import java.time.LocalDate;

/**
 * An annual subscription of a project database: data ordered before they are published (A1).
 *
 * @param year the calendar year it is of; it is never in force beyond its end
 * @param offer FSE's text, null until there is one, as hours and price
 * @param hours hours of work that FSE expects
 * @param priceDkk whole kroner, VAT not included; written by FSE and computed by nobody (D20, D21)
 * @param inForceOn the day both had signed, or null
 */
record Subscription(String caseNumber, String databaseCase, int year, String signatory, String offer, Integer hours,
    Integer priceDkk, LocalDate inForceOn) {

  /** The last day it can be in force. */
  LocalDate lastDay() {
    return LocalDate.of(year, 12, 31);
  }
}
