package dk.dst.microdata.desk.overview;

import dk.dst.microdata.cases.engine.OpenIncidents.Stopped;
import dk.dst.microdata.cases.engine.OpenIncidents;
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
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases that a failure has stopped: how many. */
@Component
@Order(11)
record FailureCounts(JdbcClient jdbc, OpenIncidents stopped, Clock clock) implements Section {

  private record Failure(String id, String caseNumber, String institution, Scheme scheme, Instant since) {}

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
    List<Stopped> all = stopped.all();
    Map<String, Known> known = new HashMap<>();
    wanted.narrow(jdbc.sql("select f.case_number, i.name as institution, " + CaseRow.SCHEME + " as scheme from"
        + CaseRow.FROM + "where f.case_number = any (:numbers) and" + CaseRow.IS_WANTED)).param("numbers",
            all.stream().map(Stopped::caseNumber).filter(Objects::nonNull).toArray(String[]::new))
        .query(Known.class).list().forEach(one -> known.put(one.caseNumber(), one));
    boolean everything = wanted.scheme() == null && wanted.institution().isEmpty();
    var failures = new ArrayList<Failure>();
    for (Stopped one : all) {
      Known of = one.caseNumber() == null ? null : known.get(one.caseNumber());
      if (of != null) {
        failures.add(new Failure(one.id(), of.caseNumber(), of.institution(), of.scheme(), one.since()));
      } else if (everything) { // no case of ours, and still nothing that may be left out
        failures.add(new Failure(one.id(), "", "", Scheme.ACROSS, one.since()));
      }
    }
    Instant longAgo = clock.instant().minus(Duration.ofDays(1));
    var figures = new Figures<Failure>(List.of("Standset"), one -> new Line(one.since() + " " + one.id(),
        one.caseNumber(), one.institution(), List.of(Danish.moment(one.since().atZone(clock.getZone())))));
    return Content.of(wanted.asOfToday(), figures, figures.cross("schemes", "Fejl efter ordning", "Ordning",
        Figures.byScheme(failures, Failure::scheme), List.of(new Column<>("Fejl", one -> true),
            new Column<>("I mere end et døgn", one -> one.since().isBefore(longAgo)))));
  }
}
