package dk.dst.microdata.schemes.lawmodel;

import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.ContentRow;
import dk.dst.microdata.facts.register.DataContent;
import dk.dst.microdata.facts.register.DraftList;
import dk.dst.microdata.facts.register.RegisterRow;
import dk.dst.microdata.facts.register.RegisterRows;
import dk.dst.microdata.ground.form.InputRefused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The model years: registers with years, each beginning with those of the year before. */
@Repository
public class LawModelYears {

  private final JdbcClient jdbc;
  private final ContentLists lists;
  private final RegisterRows registers;
  private final Clock clock;

  LawModelYears(JdbcClient jdbc, ContentLists lists, RegisterRows registers, Clock clock) {
    this.jdbc = jdbc;
    this.lists = lists;
    this.registers = registers;
    this.clock = clock;
  }

  /**
   * A model year.
   *
   * @param draftList the list loaded into its form, or null
   * @param contentList what was sent, or what its form begins with; null for the first one's draft
   */
  public record Year(int year, Long draftList, Long contentList, String state, LocalDate inForceOn) {}

  /** The first year of a model. */
  void first(String model, int year) {
    jdbc.sql("insert into law_model_year (case_number, year, state) values (?, ?, 'DRAFT') on conflict do nothing")
        .param(model).param(year).update();
  }

  /** All, the newest first. */
  List<Year> all(String model) {
    return jdbc.sql("select year, draft_list, content_list, state, in_force_on from law_model_year"
        + " where case_number = ? and state <> 'DROPPED' order by year desc").param(model).query(Year.class).list();
  }

  /** The one that is being filled in or looked at. */
  Optional<Year> open(String model) {
    return all(model).stream().filter(year -> !year.state().equals("IN_FORCE")).findFirst();
  }

  /** The newest one in force. */
  Optional<Year> current(String model) {
    return all(model).stream().filter(year -> year.state().equals("IN_FORCE")).findFirst();
  }

  /** The years in force of each of these models, the newest first. */
  Map<String, List<Integer>> inForce(Collection<String> models) {
    var years = new HashMap<String, List<Integer>>();
    jdbc.sql("select case_number, year from law_model_year where case_number = any (?) and state = 'IN_FORCE'"
            + " order by year desc").param(models.toArray(String[]::new)).query(row -> {
              years.computeIfAbsent(row.getString("case_number"), model -> new ArrayList<>()).add(row.getInt("year"));
            });
    return years;
  }

  /** What the year holds, as it was sent or begins. */
  DataContent content(Year year) {
    return lists.content(year.contentList());
  }

  /**
   * Begins a new year with the registers of the newest one.
   *
   * @throws InputRefused for a year that is not later, and where another one is not settled yet
   */
  void renew(String model, int year, String by) {
    Year last = current(model).orElseThrow();
    open(model).ifPresent(other -> {
      throw InputRefused.field("Modelår", "Modelår " + other.year() + " er ikke afgjort endnu. Fortsæt på det.");
    });
    if (year <= last.year() || year > LocalDate.now(clock).getYear() + 1) {
      throw InputRefused.field("Modelår", "Det seneste modelår er " + last.year() + ". Et nyt ligger efter det og senest i "
          + (LocalDate.now(clock).getYear() + 1) + ".");
    }
    List<ContentRow> left = registers.part(last.contentList()).left();
    Long draft = left.isEmpty() ? null
        : Long.valueOf(lists.keep("Modelår " + last.year(), by, left, lists.reasons(last.contentList())).id());
    jdbc.sql("""
            insert into law_model_year (case_number, year, draft_list, content_list, state)
            values (:model, :year, :draft, :content, 'DRAFT')
            on conflict (case_number, year) do update
            set draft_list = excluded.draft_list, content_list = excluded.content_list, state = 'DRAFT'
            where law_model_year.state = 'DROPPED'""")
        .param("model", model).param("year", year).param("draft", draft).param("content", last.contentList()).update();
  }

  /** The rows of the form: what stands in the loaded list is not chosen there, too. */
  List<RegisterRow> chosen(Year year) {
    if (year.contentList() == null) {
      return List.of();
    }
    DataContent loaded = lists.content(year.draftList());
    return registers.part(year.contentList()).chosen().stream().filter(row -> loaded.find(row.code()) == null).toList();
  }

  /** What the rows and the loaded list say together. */
  DataContent said(Year year, List<RegisterRow> chosen) {
    return lists.content(year.draftList(), RegisterRow.data(chosen));
  }

  /** Keeps what is sent. Nothing happens where it has been. */
  boolean send(String model, List<RegisterRow> chosen, String by) {
    Optional<Year> draft = open(model).filter(year -> year.state().equals("DRAFT"));
    draft.ifPresent(year -> {
      var rows = new ArrayList<>(RegisterRow.data(chosen));
      Map<String, String> reasons = lists.reasons(year.draftList());
      if (year.draftList() != null) {
        rows.addAll(lists.rows(year.draftList()));
      }
      reasons.putAll(RegisterRow.reasons(chosen));
      long list = lists.keep("Modelår " + year.year(), by, rows, reasons).id();
      jdbc.sql("update law_model_year set content_list = ?, state = 'SENT' where case_number = ? and year = ?")
          .param(list).param(model).param(year.year()).update();
    });
    return draft.isPresent();
  }

  /** What was sent is in force from today. */
  boolean putInForce(String model) {
    return settle(model, "IN_FORCE", "SENT");
  }

  /** What was sent goes back. */
  boolean sendBack(String model) {
    return settle(model, "DRAFT", "SENT");
  }

  /** Nothing comes of what has not been put in force. */
  boolean drop(String model) {
    return settle(model, "DROPPED", "DRAFT") | settle(model, "DROPPED", "SENT");
  }

  private boolean settle(String model, String to, String from) {
    return jdbc.sql("""
            update law_model_year set state = :to, in_force_on = case when :to = 'IN_FORCE' then :today end
            where case_number = :model and state = :from""")
        .param("to", to).param("from", from).param("model", model).param("today", LocalDate.now(clock)).update() > 0;
  }

  private Optional<Long> draftList(String caseNumber) {
    return jdbc.sql("""
            select y.draft_list from law_model m join law_model_year y on y.case_number = m.model
            where m.case_number = ? and y.state = 'DRAFT' and y.draft_list is not null""")
        .param(caseNumber).query(Long.class).optional();
  }

  private Optional<Long> load(String caseNumber, Long list) {
    String model = jdbc.sql("select model from law_model where case_number = ? for update").param(caseNumber)
        .query(String.class).single();
    Optional<Long> before = draftList(caseNumber);
    jdbc.sql("update law_model_year set draft_list = ? where case_number = ? and state = 'DRAFT'").param(list)
        .param(model).update();
    return before;
  }

  /** The list of one of the two forms in which a year is filled in. */
  private record OfForm(String form, LawModelYears years) implements DraftList {

    @Override
    public Optional<Long> draftList(String caseNumber) {
      return years.draftList(caseNumber);
    }

    @Override
    public Optional<Long> load(String caseNumber, Long list) {
      return years.load(caseNumber, list);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Lists {

    @Bean
    DraftList registeredYear(LawModelYears years) {
      return new OfForm(LawModelForm.ID, years);
    }

    @Bean
    DraftList renewedYear(LawModelYears years) {
      return new OfForm(LawModelYearForm.ID, years);
    }
  }
}
