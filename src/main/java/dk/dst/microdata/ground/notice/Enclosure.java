package dk.dst.microdata.ground.notice;

/**
 * What a letter brings and the ledger does not keep. It is made anew each time the letter is about to be sent, in a
 * transaction of its own, so that it can be read in the letter and nowhere else.
 */
public interface Enclosure {

  /** The kind of notices that have it. */
  String kind();

  /** The text below the letter to that person. */
  String make(String person);
}
