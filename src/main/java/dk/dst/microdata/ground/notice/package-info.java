/** Letters and reminders: the ledger of what is told to whom, and the outbox that sends it once. */
package dk.dst.microdata.ground.notice;
