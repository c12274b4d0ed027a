package dk.dst.microdata.desk.path;

import dk.dst.microdata.desk.overview.Percentile;
import dk.dst.microdata.ground.calendar.CountedDays;
import dk.dst.microdata.ground.calendar.WorkingDays;
import dk.dst.microdata.ground.terms.TermsInForce;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How often each step of a model was passed in a period, how many stand at it now, and how long those waited that left
 * it; of all versions of the model together, since a case goes on in a newer one.
 */
@Repository
class ModelTimes {

  /**
   * A step of the model.
   *
   * @param passed how many left it in the period, not counting those that were taken past it undone
   * @param waiting how many stand at it now, whatever the period
   * @param median working days that those waited who left it; null where nobody waits there
   */
  record Step(String element, String name, int passed, int waiting, Double median) {}

  /** Steps of one name that began on the same day and ended on the same day. */
  private record Group(String element, String name, String type, LocalDate began, LocalDate ended, int count) {

    boolean isOpen() {
      return ended == null;
    }
  }

  /** The engine writes moments without a zone, in the one that the server runs in. */
  private static final String GROUPS = """
      select a.act_id_, max(a.act_name_) as name, a.act_type_,
             (a.start_time_ at time zone :server at time zone :danish)::date as began,
             (a.end_time_ at time zone :server at time zone :danish)::date as ended, count(*) as count
      from act_hi_actinst a
      where a.proc_def_key_ = (select key_ from act_re_procdef where id_ = :model)
        and (a.end_time_ is null or a.end_time_ >= :from and a.end_time_ < :until and a.act_inst_state_ <> 2)
      group by a.act_id_, a.act_type_, began, ended""";

  private final JdbcClient jdbc;
  private final TermsInForce terms;
  private final Clock clock;

  ModelTimes(JdbcClient jdbc, TermsInForce terms, Clock clock) {
    this.jdbc = jdbc;
    this.terms = terms;
    this.clock = clock;
  }

  /**
   * The steps that were passed in the period or at which somebody stands, those waited at for longest first.
   *
   * @param model the engine's id of it, in whichever version
   */
  List<Step> of(String model, LocalDate from, LocalDate until) {
    List<Group> groups = jdbc.sql(GROUPS).param("model", model).param("server", ZoneId.systemDefault().getId())
        .param("danish", clock.getZone().getId()).param("from", startOf(from)).param("until", startOf(until.plusDays(1)))
        .query(ModelTimes::group).list().stream().filter(one -> StepKind.isTold(one.type())).toList();
    var days = new CountedDays(new WorkingDays(terms.now().closedDays()), groups.stream().filter(one -> !one.isOpen())
        .map(Group::ended).max(LocalDate::compareTo).orElse(until));
    return groups.stream().collect(Collectors.groupingBy(Group::element)).values().stream()
        .map(ofStep -> step(ofStep, days))
        .sorted(Comparator.comparing((Step step) -> step.median() == null ? -1 : step.median()).reversed()
            .thenComparing(Comparator.comparing(Step::passed).reversed()).thenComparing(Step::name)).toList();
  }

  private static Step step(List<Group> groups, CountedDays days) {
    Group first = groups.get(0);
    List<Group> left = groups.stream().filter(one -> !one.isOpen()).toList();
    OptionalDouble median = StepKind.waits(first.type()) ? Percentile.median(left.stream().flatMap(one ->
        Collections.nCopies(one.count(), days.between(one.began(), one.ended())).stream()).toList())
        : OptionalDouble.empty();
    return new Step(first.element(), first.name(), count(left),
        count(groups.stream().filter(Group::isOpen).toList()), median.isPresent() ? median.getAsDouble() : null);
  }

  private static int count(Collection<Group> groups) {
    return groups.stream().mapToInt(Group::count).sum();
  }

  private static Group group(ResultSet row, int i) throws SQLException {
    String name = row.getString("name");
    return new Group(row.getString("act_id_"), name == null ? "" : name.replaceAll("\\s+", " "),
        row.getString("act_type_"), row.getObject("began", LocalDate.class), row.getObject("ended", LocalDate.class),
        row.getInt("count"));
  }

  private Timestamp startOf(LocalDate day) {
    return Timestamp.from(day.atStartOfDay(clock.getZone()).toInstant());
  }
}
