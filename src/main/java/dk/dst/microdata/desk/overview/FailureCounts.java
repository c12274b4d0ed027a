package dk.dst.microdata.desk.overview;

import dk.dst.microdata.cases.engine.StoppedCases;
import dk.dst.microdata.cases.engine.StoppedCases.Stop;
import dk.dst.microdata.desk.overview.Figures.Column;
import dk.dst.microdata.desk.web.Page;
import dk.dst.microdata.ground.rights.CaseKind.Scheme;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases that a failure has stopped, as their own pages say it: not those of which a step is tried again by itself. */
@Component
@Order(11)
record FailureCounts(JdbcClient jdbc, StoppedCases cases, Clock clock) implements Section {

  private record Stopped(String caseNumber, String institution, Scheme scheme, Instant since) {}

  private record Known(String caseNumber, String institution, Scheme scheme) {}

  @Override
  public String key() {
    return "failures";
  }

  @Override
  public String title() {
    return "Sager, der er standset af en fejl";
  }

  @Override
  public Page more() {
    return Page.INCIDENTS;
  }

  @Override
  public Content of(Wanted wanted) {
    List<Stop> all = cases.all().values().stream().filter(Stop::isStopped).toList();
    Map<String, Known> known = new HashMap<>();
    wanted.narrow(jdbc.sql("select f.case_number, i.name as institution, " + CaseRow.SCHEME + " as scheme from"
        + CaseRow.FROM + "where f.case_number = any (:numbers) and" + CaseRow.IS_WANTED)).param("numbers",
            all.stream().map(Stop::caseNumber).toArray(String[]::new))
        .query(Known.class).list().forEach(one -> known.put(one.caseNumber(), one));
    boolean everything = wanted.scheme() == null && wanted.institution().isEmpty();
    var stopped = new ArrayList<Stopped>();
    for (Stop one : all) {
      Known of = known.get(one.caseNumber());
      if (of != null) {
        stopped.add(new Stopped(of.caseNumber(), of.institution(), of.scheme(), one.since()));
      } else if (everything) { // stopped before its first step had made it a case of ours, and not to be left out
        stopped.add(new Stopped(one.caseNumber(), "", Scheme.ACROSS, one.since()));
      }
    }
    Instant longAgo = clock.instant().minus(Duration.ofDays(1));
    var figures = new Figures<Stopped>(List.of("Standset"), one -> new Line(one.since() + " " + one.caseNumber(),
        one.caseNumber(), one.institution(), List.of(Danish.moment(one.since().atZone(clock.getZone())))));
    return Content.of(wanted.asOfToday(), figures, figures.cross("schemes", "Standsede sager efter ordning", "Ordning",
        Figures.byScheme(stopped, Stopped::scheme), List.of(new Column<>("Sager", one -> true),
            new Column<>("I mere end et døgn", one -> one.since().isBefore(longAgo)))));
  }
}
