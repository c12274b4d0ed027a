package dk.dst.microdata.schemes.lawmodel;

import dk.dst.microdata.facts.institution.Associations.PersonLeft;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The ministries that use a model, and their users, each with the days from and to, so that who had access when stays
 * known. What stands here is what has been given; whether it counts today says {@link LawModelAccess}.
 */
@Repository
public class LawModelUsers {

  private final JdbcClient jdbc;
  private final Clock clock;

  LawModelUsers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Somebody who is given access with a ministry, and not taken out; from no day yet before the model is in force. */
  public record Given(String institutionId, String personId, LocalDate accessFrom) {}

  /** Ids of the ministries that use the model. */
  public List<String> ministries(String model) {
    return jdbc.sql("select institution_id from law_model_ministry where case_number = ? and until_day is null order by id")
        .param(model).query(String.class).list();
  }

  /** Those who are given access, in the order in which they came. */
  public List<Given> given(String model) {
    return jdbc.sql("select institution_id, person_id, access_from from law_model_user"
        + " where case_number = ? and access_until is null order by id").param(model).query(Given.class).list();
  }

  /** What a registration names takes the place of what it named before; it counts once it is in force. */
  void name(String model, Collection<String> ministries, Collection<Given> users, String by) {
    jdbc.sql("delete from law_model_user where case_number = ? and access_from is null").param(model).update();
    jdbc.sql("delete from law_model_ministry where case_number = ? and from_day is null").param(model).update();
    ministries.forEach(ministry -> jdbc.sql("""
            insert into law_model_ministry (case_number, institution_id) values (?, ?) on conflict do nothing""")
        .param(model).param(ministry).update());
    users.forEach(user -> jdbc.sql("""
            insert into law_model_user (case_number, institution_id, person_id, given_by) values (?, ?, ?, ?)
            on conflict do nothing""")
        .param(model).param(user.institutionId()).param(user.personId()).param(by).update());
  }

  /** What is named counts from today. */
  void putInForce(String model) {
    jdbc.sql("update law_model_ministry set from_day = ? where case_number = ? and from_day is null").param(today())
        .param(model).update();
    jdbc.sql("update law_model_user set access_from = ? where case_number = ? and access_from is null").param(today())
        .param(model).update();
  }

  /** A ministry comes from today; one that is there stays. */
  boolean bring(String model, String ministry) {
    return jdbc.sql("insert into law_model_ministry (case_number, institution_id, from_day) values (?, ?, ?)"
            + " on conflict do nothing")
        .param(model).param(ministry).param(today()).update() == 1;
  }

  /** A ministry leaves today, and all its users with it. */
  boolean leave(String model, String ministry) {
    close(model, ministry, null);
    return closeMinistries(model, ministry) > 0;
  }

  /** Somebody has access from today; whoever has it keeps it. */
  boolean give(String model, String ministry, String person, String by) {
    return jdbc.sql("insert into law_model_user (case_number, institution_id, person_id, access_from, given_by)"
            + " values (?, ?, ?, ?, ?) on conflict do nothing")
        .param(model).param(ministry).param(person).param(today()).param(by).update() == 1;
  }

  boolean end(String model, String ministry, String person) {
    return close(model, ministry, person) > 0;
  }

  /** Nobody has access any more. */
  void endAll(String model) {
    close(model, null, null);
    closeMinistries(model, null);
  }

  /** Whoever leaves a ministry has no access by it any more, from the same moment. */
  @EventListener
  public void onPersonLeft(PersonLeft left) {
    close(null, left.institution(), left.person());
  }

  /** Whom none of these leaves out (null is all) is out from today; who came today leaves only the audit's trace. */
  private int close(String model, String ministry, String person) {
    String open = """
        law_model_user where access_until is null and (:model::text is null or case_number = :model)
          and (:ministry::text is null or institution_id = :ministry) and (:person::text is null or person_id = :person)""";
    return jdbc.sql("delete from " + open + " and (access_from is null or access_from = :today)").param("model", model)
            .param("ministry", ministry).param("person", person).param("today", today()).update()
        + jdbc.sql("update law_model_user set access_until = :today where id in (select id from " + open + ")")
            .param("model", model).param("ministry", ministry).param("person", person).param("today", today()).update();
  }

  private int closeMinistries(String model, String ministry) {
    String open = "law_model_ministry where until_day is null and case_number = :model"
        + " and (:ministry::text is null or institution_id = :ministry)";
    return jdbc.sql("delete from " + open + " and (from_day is null or from_day = :today)").param("model", model)
            .param("ministry", ministry).param("today", today()).update()
        + jdbc.sql("update law_model_ministry set until_day = :today where id in (select id from " + open + ")")
            .param("model", model).param("ministry", ministry).param("today", today()).update();
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
