package dk.dst.microdata.form;

/**
 * What a person sent cannot be used. The message is for that person: Danish, naming the field or the case, saying what
 * to do. Nothing has been stored, and the task is still there.
 */
public class InputRefused extends RuntimeException {

  public InputRefused(String message) {
    super(message, null, false, false);
  }

  public static InputRefused field(String label, String problem) {
    return new InputRefused(label + ": " + problem);
  }
}
