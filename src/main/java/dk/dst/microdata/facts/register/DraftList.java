package dk.dst.microdata.facts.register;

import java.util.Optional;

/** A form into which a list of data can be loaded instead of choosing registers one by one. */
public interface DraftList {

  /** Id of the form; its field "registers" is the list of those chosen one by one. */
  String form();

  /** The list that has been loaded for the next submission. */
  Optional<Long> draftList(String caseNumber);

  /**
   * Loads a list for the next submission instead of an earlier one, or none.
   *
   * @return the list it takes the place of, if any
   */
  Optional<Long> load(String caseNumber, Long list);
}
