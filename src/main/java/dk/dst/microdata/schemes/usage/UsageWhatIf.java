package dk.dst.microdata.schemes.usage;

import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.terms.SchemeTerms;
import dk.dst.microdata.ground.terms.Supposed;
import dk.dst.microdata.ground.terms.TermsInForce;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What other thresholds would have said of the measurements on record: each is sorted again by its own figures. What
 * was decided after it, a person decided, and is no matter of thresholds.
 */
@Repository
public class UsageWhatIf {

  public static final List<SchemeTerm> TERMS = List.of(SchemeTerm.USAGE_REASONABLE, SchemeTerm.USAGE_LOW);

  /** A measurement that would have been sorted otherwise. @param used of that many registers */
  public record Difference(String caseNumber, String title, String institution, LocalDate measuredOn, int used,
      int registers, String was, String wouldBe) {}

  /** @param asked measurements that were sorted again */
  public record Answer(int asked, List<Difference> differences) {}

  private record Measured(String caseNumber, String title, String institution, LocalDate measuredOn, int registers,
      int used, String advice) {}

  private final JdbcClient jdbc;
  private final TermsInForce terms;

  UsageWhatIf(JdbcClient jdbc, TermsInForce terms) {
    this.jdbc = jdbc;
    this.terms = terms;
  }

  /** Of the measurements of these days, with the terms of the day of each but for what is supposed. */
  public Answer ask(Supposed supposed, LocalDate from, LocalDate until) {
    List<Measured> measured = jdbc.sql("""
            select r.case_number, f.title, i.name as institution, r.measured_on, r.registers, r.used, r.advice
            from usage_review r join case_file f on f.case_number = r.case_number
            join institution i on i.id = f.institution_id
            where r.measured_on between ? and ? order by r.measured_on desc, r.case_number, r.number desc""")
        .param(from).param(until).query(Measured.class).list();
    Function<LocalDate, SchemeTerms> byDay = terms.byDay();
    var differences = new ArrayList<Difference>();
    for (Measured one : measured) {
      SchemeTerms own = byDay.apply(one.measuredOn());
      String wouldBe = UsagePolicy.advise(one.used(), one.registers(),
          (BigDecimal) supposed.of(SchemeTerm.USAGE_REASONABLE, own),
          (BigDecimal) supposed.of(SchemeTerm.USAGE_LOW, own)).danish();
      if (!wouldBe.equals(one.advice())) {
        differences.add(new Difference(one.caseNumber(), one.title(), one.institution(), one.measuredOn(), one.used(),
            one.registers(), one.advice(), wouldBe));
      }
    }
    return new Answer(measured.size(), differences);
  }
}
