package dk.dst.microdata.facts.certificate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A question of the test in one of its versions, which never change.
 *
 * @param number stays the same through all versions
 * @param source where the published rule stands
 * @param withdrawn whether it is asked no more from this version on
 */
public record Question(int number, int version, String question, String rightAnswer, List<String> wrongAnswers,
    String source, boolean withdrawn, String reason, String writtenBy, Instant writtenAt) {

  /** The number of the right answer; the wrong ones come after it. */
  public static final int RIGHT = 0;

  /** All answers by their numbers. */
  public List<String> answers() {
    var answers = new ArrayList<String>();
    answers.add(rightAnswer);
    answers.addAll(wrongAnswers);
    return answers;
  }
}
