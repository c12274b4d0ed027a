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
              select ?, ?, unnest(?)""")
          .param(caseNumber).param(version).param(basis.jointControllers().toArray(String[]::new)).update();
    }
  }

  private static String name(Enum<?> one) {
    return one == null ? null : one.name();
  }
}
