package dk.dst.microdata.cases.letter;

import java.util.Optional;

/** Knows under which CVR number an institution gets Digital Post. */
public interface CvrNumbers {

  /** The number; empty where none is known. */
  Optional<String> of(String institution);
}
