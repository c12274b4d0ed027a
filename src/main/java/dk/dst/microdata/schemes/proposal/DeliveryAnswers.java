package dk.dst.microdata.schemes.proposal;

import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.schemes.proposal.Deliveries.Answer;
import dk.dst.microdata.schemes.proposal.Deliveries.Delivery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What somebody answers about deliveries: one answer for all that can be delivered now, or one for each. */
public final class DeliveryAnswers {

  /** The answer that says that each has its own. */
  private static final String EACH = "each";
  private static final String DELIVERED = "delivered";

  private DeliveryAnswers() {}

  /**
   * Reads them; what is not answered stays open.
   *
   * @param question the field with the answer for all
   * @param ready what can be delivered now
   * @throws InputRefused where a reason is missing, something is answered twice, or nothing is answered
   */
  public static Map<Delivery, Answer> read(Answers answers, String question, List<Delivery> ready) {
    String all = answers.text(question);
    if (!EACH.equals(all)) {
      boolean delivered = DELIVERED.equals(all);
      var answer = new Answer(delivered, delivered ? answers.textOrEmpty("remark") : answers.needed("remark", "Bemærkning"));
      return ready.stream().collect(Collectors.toMap(Function.identity(), delivery -> answer, (a, b) -> a, LinkedHashMap::new));
    }
    Map<String, Delivery> byKey = ready.stream().collect(Collectors.toMap(Delivery::key, Function.identity()));
    var read = new LinkedHashMap<Delivery, Answer>();
    int number = 0;
    for (Answers row : answers.rows("answers")) {
      number++;
      if (row.isEmpty()) {
        continue;
      }
      Delivery delivery = byKey.get(row.needed("delivered", "Data i række " + number));
      if (delivery == null) {
        throw InputRefused.field("Data i række " + number, "De er ikke blandt dem, der kan leveres nu.");
      }
      boolean delivered = DELIVERED.equals(row.needed("result", "Svar i række " + number));
      if (read.put(delivery, new Answer(delivered, delivered ? row.textOrEmpty("rowRemark")
          : row.needed("rowRemark", "Bemærkning i række " + number))) != null) {
        throw InputRefused.field("Data i række " + number, "De er besvaret i en række før.");
      }
    }
    if (read.isEmpty()) {
      throw InputRefused.field("Svar for hver", "Skriv en række for hver af dem, der er leveret, eller som ikke kan"
          + " leveres.");
    }
    return read;
  }
}
