package dk.dst.microdata.facts.legalbasis;

import dk.dst.microdata.facts.legalbasis.LegalBasis.Ground;
import dk.dst.microdata.facts.legalbasis.LegalBasis.SpecialBasis;
import dk.dst.microdata.facts.legalbasis.LegalBasis.SpecialData;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The legal basis of each case, in every version in which it was stated. A case from before has none. */
@Repository
public class LegalBases {

  private final JdbcClient jdbc;
  private final Clock clock;

  LegalBases(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * What an institution says of its being responsible together with the controller.
   *
   * @param version of the legal basis that names it
   * @param confirmed null where it has not answered
   */
  public record JointControl(String institutionId, int version, Boolean confirmed) {}

  /**
   * A case that names an institution.
   *
   * @param institution name of the institution whose case it is
   * @param confirmed null where it has not been answered
   */
  public record Named(String caseNumber, String title, String institution, Boolean confirmed, String answeredBy) {}

  /** As it was stated last. */
  public Optional<LegalBasis> find(String caseNumber) {
    return jdbc.sql("""
            select b.*, array(select j.institution_id from joint_controller j
                              where j.case_number = b.case_number and j.version = b.version
                              order by j.institution_id) as joint_controllers
            from legal_basis b where b.case_number = ? order by b.version desc limit 1""")
        .param(caseNumber).query((row, i) -> read(row)).optional();
  }

  private static LegalBasis read(ResultSet row) throws SQLException {
    Array joint = row.getArray("joint_controllers");
    String ground = row.getString("lawful_ground");
    String specialData = row.getString("special_data");
    String specialBasis = row.getString("special_basis");
    return new LegalBasis(row.getString("controller"), List.of((String[]) joint.getArray()),
        ground == null ? null : Ground.valueOf(ground),
        specialData == null ? null : SpecialData.valueOf(specialData), row.getString("special_reason"),
        specialBasis == null ? null : SpecialBasis.valueOf(specialBasis), row.getString("other_basis"),
        row.getBoolean("necessary"), (Boolean) row.getObject("solely_statistics"),
        (Boolean) row.getObject("other_use"), (Boolean) row.getObject("disclosure"), row.getString("permission"),
        row.getString("record_number"), row.getObject("recorded_on", LocalDate.class), row.getString("processors"));
  }

  /**
   * Keeps what is stated. A second run changes nothing.
   *
   * @param version number of the submission it came with
   */
  public void keep(String caseNumber, int version, LegalBasis basis, String by) {
    boolean kept = jdbc.sql("""
            insert into legal_basis (case_number, version, controller, lawful_ground, special_data, special_reason,
                special_basis, other_basis, necessary, solely_statistics, other_use, disclosure, permission,
                record_number, recorded_on, processors, stated_by, stated_at)
            values (:caseNumber, :version, :controller, :lawfulGround, :specialData, :specialReason, :specialBasis,
                :otherBasis, :necessary, :solelyStatistics, :otherUse, :disclosure, :permission, :recordNumber,
                :recordedOn, :processors, :statedBy, :statedAt) on conflict do nothing""")
        .param("caseNumber", caseNumber).param("version", version).param("controller", basis.controller())
        .param("lawfulGround", name(basis.ground())).param("specialData", name(basis.specialData()))
        .param("specialReason", basis.specialReason()).param("specialBasis", name(basis.specialBasis()))
        .param("otherBasis", basis.otherBasis()).param("necessary", basis.necessary())
        .param("solelyStatistics", basis.solelyStatistics()).param("otherUse", basis.otherUse())
        .param("disclosure", basis.disclosure()).param("permission", basis.permission())
        .param("recordNumber", basis.recordNumber()).param("recordedOn", basis.recordedOn())
        .param("processors", basis.processors()).param("statedBy", by)
        .param("statedAt", Timestamp.from(clock.instant())).update() == 1;
    if (kept) {
      jdbc.sql("""
              insert into joint_controller (case_number, version, institution_id)
              select ?, ?, unnest(?::text[])""")
          .param(caseNumber).param(version).param(basis.jointControllers().toArray(String[]::new)).update();
    }
  }

  /** States anew what the case itself has not sent: by a proposal that changes it, or with an extension. */
  public void restate(String caseNumber, LegalBasis basis, String by) {
    if (!find(caseNumber).equals(Optional.of(basis))) {
      keep(caseNumber, version(caseNumber) + 1, basis, by);
    }
  }

  /** Number of the newest version; 0 where there is none. */
  public int version(String caseNumber) {
    return jdbc.sql("select coalesce(max(version), 0) from legal_basis where case_number = ?").param(caseNumber)
        .query(Integer.class).single();
  }

  /** Those that the newest version names, and what they have answered. */
  public List<JointControl> jointControls(String caseNumber) {
    return jdbc.sql("""
            select institution_id, version, confirmed from joint_controller where case_number = :case
              and version = (select max(version) from legal_basis where case_number = :case) order by institution_id""")
        .param("case", caseNumber).query(JointControl.class).list();
  }

  /** The newest cases whose newest version names the institution. */
  public List<Named> naming(String institution) {
    return jdbc.sql("""
            select j.case_number, f.title, i.name as institution, j.confirmed, j.answered_by
            from joint_controller j join case_file f on f.case_number = j.case_number
            join institution i on i.id = f.institution_id
            where j.institution_id = ? and not exists
              (select 1 from legal_basis b where b.case_number = j.case_number and b.version > j.version)
            order by j.case_number desc limit 50""").param(institution).query(Named.class).list();
  }

  /** @return whether it was asked, and had not been answered */
  public boolean answer(String caseNumber, String institution, boolean confirmed, String by) {
    return jdbc.sql("""
            update joint_controller set confirmed = :confirmed, answered_by = :by, answered_at = :at
            where case_number = :case and institution_id = :institution and confirmed is null
              and version = (select max(version) from legal_basis where case_number = :case)""")
        .param("confirmed", confirmed).param("by", by).param("at", Timestamp.from(clock.instant()))
        .param("case", caseNumber).param("institution", institution).update() == 1;
  }

  private static String name(Enum<?> one) {
    return one == null ? null : one.name();
  }
}
