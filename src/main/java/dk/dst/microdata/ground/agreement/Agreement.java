package dk.dst.microdata.ground.agreement;

import dk.dst.microdata.ground.agreement.DrawnUp.Party;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Command;
import java.util.Map;

/** An agreement of one kind: a bean in the room whose cases it is of, which says what stands in it, and nothing more. */
public interface Agreement {

  /** Names its text and its documents; final once released. */
  String key();

  /** Its title, as people read it. */
  String danish();

  /** Which time the case comes this far: each has a document of its own. */
  int round(String caseNumber);

  /** The state of the case in which it is drawn up: whoever is to decide of it then has it before them. */
  CaseState drawnUpIn();

  /** The state of the case in which that party's signature is written down. */
  CaseState signedIn(Party party);

  /** Whether the state of a case tells how far the agreement has come; otherwise its own room knows. */
  default boolean isToldByState() {
    return true;
  }

  /** What one must be allowed in the case to see it. */
  Command toSee();

  /**
   * The fields of its text, in the order in which the page of texts shows them, each with an example for the preview.
   * Every one must stand in the text; {@link AgreementText#COMMON} come besides.
   */
  Map<String, Value> example();

  /** The same fields with what is true of the case now. */
  Map<String, Value> content(String caseNumber);
}
