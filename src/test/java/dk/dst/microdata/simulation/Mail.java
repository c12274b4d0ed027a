package dk.dst.microdata.simulation;

import dk.dst.microdata.simulation.Reminders.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares the ledger of notices with what people have found in their mail. */
final class Mail {

  /** What is enclosed in a letter when it is sent and stands in no ledger: the link to a first password. */
  private static final Pattern ENCLOSED = Pattern.compile(
      "\\s+(?:Sæt dette efter sagssystemets adresse i din browser:\\s)?\\S*/adgangskode\\.html#\\S+\\s*$");

  private record Row(String email, String title, String body) {}

  private Mail() {}

  /** After the last letters have gone out: each notice of the ledger is one letter, and no letter is anything else. */
  static Result result(JdbcClient tables, Post post) {
    var written = new HashMap<String, Integer>();
    tables.sql("select p.email, n.case_number || ': ' || n.title as title, n.body from notice n join person p on p.id = n.person_id")
        .query(Row.class).list().forEach(row ->
            written.merge(Post.letter(row.email(), row.title(), row.body()), 1, Integer::sum));
    Map<String, Integer> received = new HashMap<>();
    post.received().forEach((letter, times) ->
        received.merge(ENCLOSED.matcher(letter).replaceFirst(""), times, Integer::sum));
    int sent = 0;
    int lost = 0;
    int doubled = 0;
    List<String> first = new ArrayList<>();
    for (Map.Entry<String, Integer> entry : written.entrySet()) {
      int got = received.getOrDefault(entry.getKey(), 0);
      sent += Math.min(got, entry.getValue());
      lost += Math.max(entry.getValue() - got, 0);
      doubled += Math.max(got - entry.getValue(), 0);
      if (got != entry.getValue() && first.size() < 3) {
        first.add(got + " of " + entry.getValue() + ": " + entry.getKey());
      }
    }
    for (String letter : received.keySet()) {
      if (!written.containsKey(letter)) {
        doubled++;
        first.add("in no ledger: " + letter);
      }
    }
    int due = written.values().stream().mapToInt(Integer::intValue).sum();
    return new Result("letters", due, sent, lost, doubled, String.join("; ", first));
  }
}
