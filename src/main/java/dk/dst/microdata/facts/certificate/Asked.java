package dk.dst.microdata.facts.certificate;

import java.util.List;

/**
 * A question as an attempt has asked it.
 *
 * @param position its place among the attempt's questions, from 1
 * @param order numbers of the answers in the order in which the person sees them
 * @param given number of the answer that was chosen, or null
 */
public record Asked(int position, Question question, List<Integer> order, Integer given) {

  /** The answers as the person sees them, of which none says that it is right. */
  public List<String> shown() {
    List<String> answers = question.answers();
    return order.stream().map(answers::get).toList();
  }

  /** Which of {@link #shown} was chosen, from 0, or null. */
  public Integer chosen() {
    return given == null ? null : order.indexOf(given);
  }

  public boolean isRight() {
    return given != null && given == Question.RIGHT;
  }
}
