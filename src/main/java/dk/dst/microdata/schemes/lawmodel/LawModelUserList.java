package dk.dst.microdata.schemes.lawmodel;

import dk.dst.microdata.ground.database.ListPage;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everybody who is given access to a model in force, ministry by ministry, as far as whoever asks may see. */
@Repository
public class LawModelUserList {

  private final JdbcClient jdbc;

  LawModelUserList(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What somebody looks for among those they may see.
   *
   * @param person user id of whoever asks, who always sees what they have been given themselves
   * @param ministries ids of those whose users they see, and all users of the models these are responsible for
   * @param isFse whether they see everybody
   * @param text part of the name of a person or a ministry, or of a case number; empty for all
   */
  public record Wanted(String person, Collection<String> ministries, boolean isFse, String text) {}

  /**
   * The line after which a page begins.
   *
   * @param ministry empty before the first
   */
  public record After(String ministry, long id) {

    static final After NOTHING = new After("", 0);

    /** What {@link Row#key} has written; of anything else, the beginning. */
    public static After of(String key) {
      int slash = key.lastIndexOf('/');
      return slash > 0 && key.substring(slash + 1).matches("\\d{1,18}")
          ? new After(key.substring(0, slash), Long.parseLong(key.substring(slash + 1))) : NOTHING;
    }
  }

  /** @param caseNumber of the ministry that is responsible today */
  record Row(long id, String caseNumber, String institutionId, String personId, String name, LocalDate accessFrom) {

    String key() {
      return institutionId + "/" + id;
    }
  }

  /** As many as a page has and one more. */
  List<Row> page(Wanted wanted, After after) {
    return found("u.id, m.case_number, u.institution_id, u.person_id, p.name, u.access_from", wanted, after,
        "order by u.institution_id, u.id", ListPage.LINES + 1).query(Row.class).list();
  }

  /** How many there are of them, counted to one beyond what a page counts. */
  int count(Wanted wanted) {
    return found("u.id", wanted, After.NOTHING, "", ListPage.COUNTED + 1).query(Long.class).list().size();
  }

  /** Whether they see anybody in the case. */
  Optional<String> caseOf(Wanted wanted, String caseNumber) {
    return found("m.case_number", wanted, After.NOTHING, "and m.case_number = :case", 1).param("case", caseNumber)
        .query(String.class).optional();
  }

  /** While another ministry is taking over, it is in the case of the one before. */
  private JdbcClient.StatementSpec found(String columns, Wanted wanted, After after, String rest, int most) {
    return jdbc.sql("select " + columns + """
             from law_model_user u join person p on p.id = u.person_id join institution i on i.id = u.institution_id
            join law_model m on m.model = u.case_number join case_file f on f.case_number = m.case_number
            where u.access_until is null and f.state = 'LAW_MODEL_IN_FORCE'
              and m.close_cause is distinct from 'HANDED_OVER'
              and (:fse or u.person_id = :person or u.institution_id = any (:ministries)
                or f.institution_id = any (:ministries))
              and (:text = '%%' or p.name ilike :text or i.name ilike :text or m.case_number ilike :text)
              and (u.institution_id, u.id) > (:afterMinistry, :afterId)
            """ + rest + " limit :most")
        .param("fse", wanted.isFse()).param("person", wanted.person())
        .param("ministries", wanted.ministries().toArray(String[]::new)).param("text", ListPage.like(wanted.text()))
        .param("afterMinistry", after.ministry()).param("afterId", after.id()).param("most", most);
  }
}
