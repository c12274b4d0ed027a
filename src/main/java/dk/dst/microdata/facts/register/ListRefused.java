package dk.dst.microdata.facts.register;

import dk.dst.microdata.facts.register.ContentFile.Problem;
import dk.dst.microdata.ground.form.InputRefused;
import java.util.List;

/** A list none of whose rows could be read, with the rows and why. The message names the first and how many there are. */
public final class ListRefused extends InputRefused {

  private final transient List<Problem> problems;

  ListRefused(String message, List<Problem> problems) {
    super(message);
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
