package dk.dst.microdata.ground.attachment;

/** Looks at a file that has come in, before it becomes a document. Where there is none, documents are marked so. */
interface VirusScanner {

  enum Outcome { CLEAN, INFECTED, NOT_REACHED }

  /**
   * What a scanner says.
   *
   * @param detail what was found, or why nothing was said; in the scanner's words, for operators
   */
  record Verdict(Outcome outcome, String detail) {

    static final Verdict CLEAN = new Verdict(Outcome.CLEAN, "");

    static Verdict infected(String threat) {
      return new Verdict(Outcome.INFECTED, threat);
    }

    static Verdict notReached(String why) {
      return new Verdict(Outcome.NOT_REACHED, why);
    }
  }

  /** Never fails: a scanner that cannot be reached or understood is an answer, too, and not that all is well. */
  Verdict scan(Arrival arrival);
}
