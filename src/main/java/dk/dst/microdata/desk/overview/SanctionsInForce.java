package dk.dst.microdata.desk.overview;

import dk.dst.microdata.desk.overview.Figures.Column;
import dk.dst.microdata.facts.quarantine.Quarantine;
import dk.dst.microdata.facts.quarantine.Quarantine.Basis;
import dk.dst.microdata.facts.quarantine.Whom;
import dk.dst.microdata.ground.text.Danish;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is closed out today: by a sanction, or until something that was reported is explained. */
@Component
@Order(8)
record SanctionsInForce(JdbcClient jdbc) implements Section {

  private record Closed(Quarantine quarantine, String institution, String person) {

    boolean is(Basis basis) {
      return quarantine.basis() == basis;
    }
  }

  @Override
  public String key() {
    return "sanctions";
  }

  @Override
  public String title() {
    return "Sanktioner i kraft";
  }

  @Override
  public Content of(Wanted wanted) {
    List<Closed> closed = wanted.narrow(jdbc.sql(
            "select q.*, i.name as institution, p.name as person from quarantine q join"
        + " case_file f on f.case_number = q.case_number join institution i on i.id = q.institution_id"
        + " left join proposal pr on false left join breach br on br.case_number = f.case_number"
        + " left join person p on p.id = q.person_id where q.from_day <= :today"
        + " and (q.until_day is null or q.until_day > :today) and" + CaseRow.IS_WANTED)).param("today", wanted.today())
        .query((row, i) -> new Closed(new Quarantine(row.getString("case_number"), Whom.valueOf(row.getString("whom")),
            Basis.valueOf(row.getString("basis")), row.getString("institution_id"), row.getString("person_id"),
            row.getObject("project_number", Integer.class), row.getObject("from_day", LocalDate.class),
            row.getObject("until_day", LocalDate.class)), row.getString("institution"),
                row.getString("person"))).list();
    var figures = new Figures<Closed>(List.of("Hvem", "Grundlag", "Fra", "Varer"), one -> new Line(
        one.quarantine().fromDay() + " " + one.quarantine().caseNumber() + " " + one.quarantine().whom() + " "
            + one.quarantine().basis(), one.quarantine().caseNumber(), one.institution(), List.of(whom(one),
                one.is(Basis.DECISION) ? "Sanktion" : "Lukket ved indberetning", Danish.day(one.quarantine().fromDay()),
                one.quarantine().until())));
    return Content.of(wanted.asOfToday(), figures, figures.cross("whom", "Lukket adgang efter hvem det rammer",
        "Rammer",
        Figures.named(closed.stream().collect(Collectors.groupingBy(one -> one.quarantine().whom(), TreeMap::new,
            Collectors.toList())), Whom::danish), List.of(new Column<>("Sanktion", one -> one.is(Basis.DECISION)),
                new Column<>("Lukket ved indberetning", one -> one.is(Basis.REPORT)), new Column<>("I alt",
                    one -> true))));
  }

  private static String whom(Closed one) {
    return switch (one.quarantine().whom()) {
      case USER -> one.person() == null ? "En bruger" : one.person();
      case PROJECT -> "Projekt " + one.quarantine().projectNumber();
      case INSTITUTION -> "Institutionen";
    };
  }
}
