package dk.dst.microdata.schemes.billing;

import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.text.Danish;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What FSE registers because no case says it: work, storage and servers. It is corrected by another registration and never
 * deleted; 0 says that it was nothing after all.
 */
@Repository
public class CostRegistrations {

  private static final BigDecimal MOST_HOURS = new BigDecimal("1000");
  private static final BigDecimal MOST_GIGABYTES = new BigDecimal("1000000");
  private static final BigDecimal MOST_SERVERS = new BigDecimal("100");

  /** A registration. @param corrected whether another one says something else by now */
  public record Registration(long id, String kind, String caseNumber, Integer project, LocalDate day, BigDecimal quantity,
      String remark, String recordedBy, Long corrects, boolean corrected) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  CostRegistrations(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Work on a case.
   *
   * @throws InputRefused for a day to come, no hours, or a case that is not the institution's
   */
  public void work(String institution, String caseNumber, LocalDate day, BigDecimal hours, String remark, String by) {
    mustBe("Timer", hours, MOST_HOURS);
    if (day == null || day.isAfter(today())) {
      throw InputRefused.field("Dag", "Skriv den dag, arbejdet er gjort; senest i dag.");
    }
    if (jdbc.sql("select count(*) from case_file where case_number = ? and institution_id = ?").param(caseNumber)
        .param(institution).query(Integer.class).single() == 0) {
      throw InputRefused.field("Sag", "Institutionen har ingen sag med det nummer.");
    }
    if (remark == null || remark.isBlank()) {
      throw InputRefused.field("Hvad er gjort", "Skriv det kort: det står på institutionens regning.");
    }
    add("WORK", institution, caseNumber, null, day, hours, false, remark.strip(), by);
  }

  /**
   * Storage of a project, or of a project database, in the quarter of that day.
   *
   * @param measured whether a machine says so
   * @throws InputRefused for a quarter to come, one that is registered already, or a project that is not the institution's
   */
  public void storage(String institution, int project, LocalDate day, BigDecimal gigabytes, boolean measured, String by) {
    mustBe("GB", gigabytes, MOST_GIGABYTES);
    if (jdbc.sql("""
            select count(*) from (select number, institution_id from project
              union all select project_number, institution_id from project_database) p
            where number = ? and institution_id = ?""").param(project).param(institution).query(Integer.class)
        .single() == 0) {
      throw InputRefused.field("Projektnummer", "Institutionen har intet projekt med det nummer.");
    }
    if (!add("STORAGE", institution, null, project, quarter(day), gigabytes, measured, "", by)) {
      throw InputRefused.field("Kvartal", "Lagerpladsen for projekt " + project + " i kvartalet er registreret. Ret den"
          + " registrering.");
    }
  }

  /** Servers that the institution has at Statistics Denmark in the quarter of that day. */
  public void servers(String institution, LocalDate day, BigDecimal servers, String by) {
    mustBe("Servere", servers, MOST_SERVERS);
    if (!add("SERVER", institution, null, null, quarter(day), servers, false, "", by)) {
      throw InputRefused.field("Kvartal", "Servere i kvartalet er registreret. Ret den registrering.");
    }
  }

  /**
   * Says what it should have been, of the same day.
   *
   * @throws InputRefused where it has been corrected already: then that is to be corrected
   */
  public void correct(String institution, long id, BigDecimal quantity, String remark, String by) {
    if (quantity == null || quantity.signum() < 0 || quantity.compareTo(MOST_GIGABYTES) > 0) {
      throw InputRefused.field("Rettes til", "Skriv et tal fra 0. 0 betyder, at der ikke var noget.");
    }
    if (remark == null || remark.isBlank()) {
      throw InputRefused.field("Begrundelse", "Skriv kort, hvorfor det rettes.");
    }
    int added = jdbc.sql("""
            insert into cost_registration (kind, institution_id, case_number, project_number, on_day, quantity, measured,
              remark, corrects, recorded_by, recorded_at)
            select kind, institution_id, case_number, project_number, on_day, :quantity, false, :remark, id, :by, :at
            from cost_registration where id = :id and institution_id = :institution
            on conflict do nothing""").param("quantity", quantity).param("remark", remark.strip()).param("by", by)
        .param("at", Timestamp.from(clock.instant())).param("id", id).param("institution", institution).update();
    if (added == 0) {
      throw new InputRefused("Registreringen findes ikke, eller den er rettet allerede. Vis siden igen.");
    }
  }

  /** The newest fifty of an institution. */
  public List<Registration> newest(String institution) {
    return jdbc.sql("""
            select g.*, exists (select from cost_registration n where n.corrects = g.id) as corrected
            from cost_registration g where institution_id = ? order by id desc limit 50""").param(institution)
        .query((row, i) -> new Registration(row.getLong("id"), row.getString("kind"), row.getString("case_number"),
            row.getObject("project_number", Integer.class), row.getObject("on_day", LocalDate.class),
            row.getBigDecimal("quantity"), row.getString("remark"), row.getString("recorded_by"),
            row.getObject("corrects", Long.class), row.getBoolean("corrected"))).list();
  }

  private boolean add(String kind, String institution, String caseNumber, Integer project, LocalDate day,
      BigDecimal quantity, boolean measured, String remark, String by) {
    return jdbc.sql("""
            insert into cost_registration (kind, institution_id, case_number, project_number, on_day, quantity, measured,
              remark, recorded_by, recorded_at)
            values (:kind, :institution, :caseNumber, :project, :day, :quantity, :measured, :remark, :by, :at)
            on conflict do nothing""")
        .param("kind", kind).param("institution", institution).param("caseNumber", caseNumber).param("project", project)
        .param("day", day).param("quantity", quantity).param("measured", measured).param("remark", remark)
        .param("by", by).param("at", Timestamp.from(clock.instant())).update() == 1;
  }

  private static void mustBe(String label, BigDecimal quantity, BigDecimal most) {
    if (quantity == null || quantity.signum() <= 0 || quantity.compareTo(most) > 0 || quantity.scale() > 2) {
      throw InputRefused.field(label, "Skriv et tal større end 0 og højst " + Danish.count(most.longValue(), "", "").strip()
          + ", med højst to decimaler.");
    }
  }

  private LocalDate quarter(LocalDate day) {
    if (day == null || Quarter.of(day).first().isAfter(today())) {
      throw InputRefused.field("Kvartal", "Vælg et kvartal, der er begyndt.");
    }
    return Quarter.of(day).first();
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
