package dk.dst.microdata.schemes.billing;

import dk.dst.microdata.facts.institution.Institution;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What costs something and has no line yet, found in the tables of those it happens to. So nothing that happens can
 * forget to tell, in whatever version of its model it happens, and what is found twice has one key.
 *
 * <p>No line: data that a subproject has from its database, which are there already; additional data, whose work is
 * registered; a proposal that FSE has approved and nobody signed, of which the same holds.
 */
@Repository
class Events {

  /** A database is set up like a project, and is approved with its data. */
  private static final String DATABASES = """
      select 'ESTABLISHMENT:' || d.case_number, 'PROPOSAL', d.institution_id, d.case_number, d.project_number,
             d.case_number, d.established_on, 'Oprettelse af projektdatabase ' || d.project_number, 1::numeric
      from project_database d where d.established_on >= :begins
      union all
      select 'DATABASE_DATA:' || d.case_number || ':' || r.code, 'DATA', d.institution_id, d.case_number,
             d.project_number, d.case_number, d.established_on,
             'Udtræk fra ' || r.code || ' til projektdatabase ' || d.project_number, r.years
      from project_database d join application a using (case_number),
        lateral (select code, years_in(range_agg(years))::numeric as years from (
            select register_code as code, int4multirange(int4range(from_year, to_year, '[]')) as years
            from application_register where case_number = d.case_number
            union all
            select c.register_code, c.years from content_row c where c.list_id = a.content_list) held
          group by code) r
      where d.established_on >= :begins
      """;

  private static final String PROPOSALS = """
      select 'PROPOSAL:' || p.case_number, 'PROPOSAL', f.institution_id, p.case_number,
             coalesce(p.project_number, d.project_number), p.database_case, p.in_force_on,
             case when p.base is null and p.scheme in ('RESEARCHER', 'SUBPROJECT') then 'Projektindstilling '
               else 'Genindstilling ' end || p.case_number, 1::numeric
      from proposal p join case_file f using (case_number) left join project_database d on d.case_number = p.database_case
      where p.in_force_on >= :begins
      union all
      select 'DELIVERY:' || p.case_number || ':' || v.register_code, 'DATA', f.institution_id, p.case_number,
             p.project_number, p.database_case, v.concluded_on,
             'Udtræk fra ' || v.register_code || ' til projekt ' || p.project_number,
             greatest((select data_sets from data_sets_of_proposal(p.case_number) where code = v.register_code), 1)
      from delivery v join proposal p using (case_number) join case_file f using (case_number)
      where v.source = 'PURCHASE' and v.delivered and v.concluded_on >= :begins and p.scheme <> 'DATABASE'
        and not exists (select from charge c
                        where c.event = 'DELIVERY:' || p.case_number || ':' || v.register_code)
      union all
      select 'CONTENT:' || p.case_number || ':' || r.code, 'DATA', f.institution_id, p.case_number, d.project_number,
             p.database_case, p.in_force_on, 'Udtræk fra ' || r.code || ' til projektdatabase ' || d.project_number,
             r.data_sets
      from proposal p join case_file f using (case_number) join project_database d on d.case_number = p.database_case,
        data_sets_of_proposal(p.case_number) r
      where p.scheme = 'DATABASE' and p.in_force_on >= :begins
        and not exists (select from charge c where c.event = 'CONTENT:' || p.case_number || ':' || r.code)
        and r.data_sets > 0
      """;

  /** What an authority has by its agreement begins when both have signed, with the data it chose. */
  private static final String AUTHORITIES = """
      select 'AUTHORITY:' || a.case_number, 'AUTHORITY', p.institution_id, a.case_number, p.number, null::text, p.starts_on,
             'Aftale under myndighedsordningen, projekt ' || p.number, 1::numeric
      from authority_scheme a join project p on p.number = a.project_number where p.starts_on >= :begins
      union all
      select 'AUTHORITY_DATA:' || a.case_number || ':' || r.code, 'DATA', p.institution_id, a.case_number, p.number, null,
             p.starts_on, 'Udtræk fra ' || r.code || ' til projekt ' || p.number, r.years
      from authority_scheme a join project p on p.number = a.project_number,
        lateral (select code, years_in(range_agg(years))::numeric as years from (
            select register_code as code, int4multirange(int4range(from_year, to_year, '[]')) as years
            from authority_register where case_number = a.case_number
            union all
            select c.register_code, c.years from content_row c where c.list_id = a.content_list) held
          group by code) r
      where p.starts_on >= :begins
      """;

  private static final String SUBSCRIPTIONS = """
      select 'SUBSCRIPTION:' || s.case_number, 'SUBSCRIPTION', f.institution_id, s.case_number,
             coalesce(d.project_number, p.number), s.database_case, s.in_force_on,
             'Årsabonnement for ' || s.year, s.price_dkk::numeric
      from subscription s join case_file f using (case_number)
      left join project_database d on d.case_number = s.database_case
      left join project p on p.case_number = s.authority_case
      where s.in_force_on >= :begins and s.price_dkk is not null
      """;

  /** Of a registration and its corrections the last one counts. */
  private static final String REGISTRATIONS = """
      select 'REGISTRATION:' || g.id, g.kind, g.institution_id, g.case_number,
             coalesce(g.project_number, p.number, b.project_number), coalesce(p.database_case, b.case_number), g.on_day,
             case g.kind when 'WORK' then 'FSE’s arbejde' || case when g.remark = '' then '' else ': ' || g.remark end
               when 'STORAGE' then 'Lagerplads, projekt ' || g.project_number else 'Egen server' end, g.quantity
      from cost_registration g
      left join project p on p.number = g.project_number or p.case_number = g.case_number
      left join project_database b on b.project_number = g.project_number or b.case_number = g.case_number
      where g.quantity > 0 and not exists (select from cost_registration n where n.corrects = g.id)
      """;

  private static final String WITHOUT_A_LINE = "with event (key, kind, institution_id, case_number, project_number,"
      + " database_case, on_day, what, quantity) as (" + String.join(" union all ", DATABASES, AUTHORITIES, PROPOSALS,
          SUBSCRIPTIONS, REGISTRATIONS) + """
      )
      select e.*, i.kind as payer from event e join institution i on i.id = e.institution_id
      where not exists (select from charge c where c.event = e.key)
        and (:institution::text is null or e.institution_id = :institution)
      order by e.on_day, e.key""";

  private final JdbcClient jdbc;
  private final BillingSettings settings;

  Events(JdbcClient jdbc, BillingSettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /** In the order of their days. @param institution whose; null for all */
  List<Event> withoutALine(String institution) {
    return jdbc.sql(WITHOUT_A_LINE).param("begins", settings.begins()).param("institution", institution)
        .query((row, i) -> new Event(row.getString("key"), Event.Kind.valueOf(row.getString("kind")),
            row.getString("institution_id"), Institution.Kind.valueOf(row.getString("payer")),
            row.getString("case_number"), row.getObject("project_number", Integer.class),
            row.getString("database_case"), row.getObject("on_day", LocalDate.class), row.getString("what"),
            row.getBigDecimal("quantity"))).list();
  }
}
