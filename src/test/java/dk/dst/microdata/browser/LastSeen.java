package dk.dst.microdata.browser;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Puts into the message of a failed browser test what its people saw last: where the test ran on another machine, its
 * pictures stayed there.
 */
class LastSeen implements BeforeEachCallback, TestExecutionExceptionHandler {

  private static final int WORDS = 1_200;
  private static final int ANSWERS = 8;

  private static final List<String> SEEN = new ArrayList<>();

  /** What somebody saw who now leaves their machine, and what they were refused there. */
  static void by(String person, String address, String words, List<String> refused) {
    String text = words.strip().replaceAll("\\s*\\n\\s*", " | ");
    SEEN.add("%s was at %s, was refused %s and read: %s".formatted(person, address,
        refused.subList(Math.max(0, refused.size() - ANSWERS), refused.size()),
        text.substring(0, Math.min(text.length(), WORDS))));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    SEEN.clear();
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure) {
    throw new AssertionError(failure.getMessage() + "\n" + String.join("\n", SEEN), failure);
  }
}
