package dk.dst.microdata.ground.form;

/**
 * What a person sent cannot be used. The message is for that person: Danish, naming the field or the case, saying what
 * to do. Nothing has been stored, and the task is still there.
 */
public class InputRefused extends RuntimeException {

  private static final int LONGEST_NAME = 100;

  public InputRefused(String message) {
    super(message, null, false, false);
  }

  public static InputRefused field(String label, String problem) {
    return new InputRefused(label + ": " + problem);
  }

  /** A name that somebody else has chosen, as a message and a log may quote it: on one line, and cut. */
  public static String quoted(String name) {
    String line = name.replaceAll("\\p{Cntrl}", " ");
    return "„" + (line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME) + "…") + "“";
  }
}
