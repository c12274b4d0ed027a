package dk.dst.microdata.schemes.billing;

import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.money.Money;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.billing.Charges.Charge;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a project database owes when it is shut down: the lines of its main project that are on no bill. */
@Component
public class FinalAccounts {

  private final JdbcClient jdbc;
  private final Cases cases;
  private final Charges charges;
  private final Events events;
  private final Bills bills;

  FinalAccounts(JdbcClient jdbc, Cases cases, Charges charges, Events events, Bills bills) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.charges = charges;
    this.events = events;
    this.bills = bills;
  }

  /** The lines that are on no bill yet, the oldest first. */
  public List<Charge> open(String databaseCase) {
    return jdbc.sql("""
            select c.* from charge c join project_database d on d.case_number = c.database_case
            where c.database_case = ? and c.project_number = d.project_number
              and not exists (select from bill_line l where l.charge = c.id)
            order by c.on_day, c.id""").param(databaseCase).query(Charges::charge).list();
  }

  /**
   * Puts every open line on a final bill, which is then checked and approved as all bills are.
   *
   * @return the sum of what was open
   * @throws InputRefused where something that costs has no price yet: an account past it would not be final
   */
  public Money close(String databaseCase) {
    String institution = cases.get(databaseCase).institution();
    charges.make(institution);
    long unpriced = events.withoutALine(institution).stream()
        .filter(event -> databaseCase.equals(event.databaseCase())).count();
    if (unpriced > 0) {
      throw new InputRefused(Danish.count(unpriced, "hændelse", "hændelser") + " i sag " + databaseCase + " har ingen pris"
          + " endnu. Få prisen oplyst på siden Priser, eller ret registreringen på siden Udgifter, før regnskabet gøres"
          + " op.");
    }
    Money open = Money.sum(open(databaseCase).stream().map(Charge::amount).toList());
    bills.draftFinal(databaseCase);
    return open;
  }
}
