package dk.dst.microdata.cases.engine;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;

/**
 * What somebody with an account is, as it is now: the same that the engine answers to six questions of its own, in one.
 *
 * @param institutions their own, and those of their groups
 * @param applications the web applications they may use
 */
public record Standing(List<String> groups, List<String> institutions, List<String> applications) {

  /** The web applications that ask for a right; what they are called in grants. */
  private static final List<String> APPLICATIONS = List.of("tasklist", "cockpit", "admin");

  /** What to select of the account {@code u}. */
  public static final String COLUMNS = """
      array(select m.group_id_ from act_id_membership m where m.user_id_ = u.id_ order by 1) as groups,
      array(select t.tenant_id_ from act_id_tenant_member t where t.user_id_ = u.id_
            union select t.tenant_id_ from act_id_membership m join act_id_tenant_member t using (group_id_)
            where m.user_id_ = u.id_ order by 1) as institutions,
      array(select a.resource_id_ from act_ru_authorization a
            where a.resource_id_ in ('*', '%5$s') and a.resource_type_ = %1$d and a.perms_ & %2$d = %2$d
              and (a.type_ = %3$d and a.user_id_ = u.id_ or a.type_ = %4$d
                   or a.type_ = %3$d and a.group_id_ in
                        (select m.group_id_ from act_id_membership m where m.user_id_ = u.id_))) as applications
      """.formatted(Resources.APPLICATION.resourceType(), Permissions.ACCESS.getValue(), Authorization.AUTH_TYPE_GRANT,
          Authorization.AUTH_TYPE_GLOBAL, String.join("', '", APPLICATIONS));

  /** Of the grants to whatever application each of them is one. */
  public Standing {
    applications = applications.contains(Authorization.ANY) ? APPLICATIONS : applications;
  }

  /** Reads them from a row. */
  public static Standing of(ResultSet row) throws SQLException {
    return new Standing(list(row.getArray("groups")), list(row.getArray("institutions")),
        list(row.getArray("applications")));
  }

  private static List<String> list(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
