package dk.dst.microdata.schemes.lawmodel;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The conditions of Lovmodellen as figures name them. */
public final class Conditions {

  private Conditions() {}

  /** In words, by the name that is kept with what was found. */
  public static Map<String, String> danish() {
    return Arrays.stream(LawModelPolicy.Rule.values())
        .collect(Collectors.toMap(Enum::name, LawModelPolicy.Rule::danish));
  }
}
