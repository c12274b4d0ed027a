package dk.dst.microdata.simulation;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.ground.rights.CaseRole;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The people of FSE: reviewers, approvers, one who is both, so that four eyes have something to refuse, and those of its
 * economy.
 */
final class Fse {

  static final String BOTH = "rasmus";
  static final List<String> REVIEWERS = IntStream.rangeClosed(1, 6).mapToObj(number -> "rikke" + number).toList();
  static final List<String> APPROVERS = IntStream.rangeClosed(1, 3).mapToObj(number -> "karen" + number).toList();
  static final List<String> ECONOMY = List.of("oda1", "oda2");

  private Fse() {}

  /** User ids of those who review or approve. */
  static List<String> with(CaseRole role) {
    return Stream.concat((role == CaseRole.REVIEWER ? REVIEWERS : APPROVERS).stream(), Stream.of(BOTH)).toList();
  }

  static void employ(House house) {
    REVIEWERS.forEach(person -> account(house, person, Groups.REVIEWERS));
    APPROVERS.forEach(person -> account(house, person, Groups.APPROVERS));
    ECONOMY.forEach(person -> account(house, person, Groups.ECONOMY));
    account(house, BOTH, Groups.REVIEWERS);
    house.part(People.class).member(BOTH, Groups.APPROVERS);
  }

  private static void account(House house, String person, String group) {
    house.part(People.class).account(person, "Navn " + person, person + "@dst.example.org",
        UUID.randomUUID().toString(), group, null);
    house.part(JdbcClient.class).sql("insert into person (id, name, email) values (?, ?, ?) on conflict do nothing")
        .param(person).param("Navn " + person).param(person + "@dst.example.org").update();
  }
}
