package dk.dst.microdata.schemes.billing;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.engine.People.Account;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.text.Danish;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Letters about bills: to the institution's administrators and its responsible, who say where bills go, and to FSE's
 * economy. Of each matter one letter, whatever runs twice.
 */
@Component
class BillLetters {

  private static final String WHERE = " Regningen og dens linjer ses på siden Udgifter. Dér kan I også gøre indsigelse.";

  private final JdbcClient jdbc;
  private final Notices notices;
  private final Institutions institutions;
  private final People people;

  BillLetters(JdbcClient jdbc, Notices notices, Institutions institutions, People people) {
    this.jdbc = jdbc;
    this.notices = notices;
    this.institutions = institutions;
    this.people = people;
  }

  /** FSE has approved it, or a credit note. */
  void approved(Bill bill) {
    if (bill.kind() == Bill.Kind.CREDIT) {
      tell(bill, Notices.BILL_CREDITED, named(bill), "Kreditnota til regning " + bill.credits(),
          "FSE har godkendt kreditnota " + bill.id() + " til regning " + bill.credits() + " for " + bill.institutionName()
              + ": " + amounts(bill) + ". Begrundelse: " + bill.reason() + " Kreditnotaen ses på siden Udgifter.");
    } else {
      tell(bill, Notices.BILL_APPROVED, named(bill), "Regning " + bill.id() + ": " + bill.what(),
          "FSE har godkendt regning " + bill.id() + " til " + bill.institutionName() + " for " + bill.what() + ": "
              + amounts(bill) + ". Den sendes til den adresse, der står i faktureringsoplysningerne. Fakturanummer og sidste"
              + " betalingsdag følger." + WHERE);
    }
  }

  /** The accounting system has numbered it, and said until when it is to be paid. */
  void due(Bill bill) {
    tell(bill, Notices.BILL_DUE, named(bill) + ", " + bill.ledgerNumber() + ", " + bill.dueOn(),
        bill.kind() == Bill.Kind.CREDIT ? "Kreditnota " + bill.id() + " er sendt"
            : "Regning " + bill.id() + " skal betales senest " + Danish.day(bill.dueOn()),
        (bill.kind() == Bill.Kind.CREDIT ? "Kreditnota " : "Regning ") + bill.id() + " til " + bill.institutionName()
            + " er sendt og har fakturanummer " + bill.ledgerNumber() + ": " + amounts(bill) + "."
            + (bill.kind() == Bill.Kind.CREDIT ? " Kreditnotaen ses på siden Udgifter."
                : " Sidste betalingsdag er den " + Danish.day(bill.dueOn()) + "." + WHERE));
  }

  void answered(Bill bill, long objection, String answer) {
    tell(bill, Notices.BILL_ANSWERED, "indsigelse " + objection, "Svar på indsigelsen mod regning " + bill.id(),
        "FSE har svaret på indsigelsen mod regning " + bill.id() + " til " + bill.institutionName() + " (" + amounts(bill)
            + "): " + answer + WHERE);
  }

  /** To FSE's economy. */
  void objected(Bill bill, long objection, String said) {
    caseOf(bill).ifPresent(caseNumber -> people.of(Groups.ECONOMY).keySet().forEach(person -> {
      Account account = people.account(person);
      notices.mayBeTold(account.id(), account.name(), account.email());
      notices.tell(caseNumber, Notices.BILL_OBJECTION, "indsigelse " + objection, account.id(),
          "Indsigelse mod regning " + bill.id(), bill.institutionName() + " har gjort indsigelse mod regning " + bill.id()
              + " (" + bill.what() + ", " + amounts(bill) + "): " + said + " Svar på siden Regninger.");
    }));
  }

  private void tell(Bill bill, String kind, String about, String title, String body) {
    List<String> told = Stream.of(Role.ADMINISTRATOR, Role.RESPONSIBLE)
        .flatMap(role -> institutions.peopleWith(bill.institution(), role).stream()).map(Associate::id).distinct().toList();
    caseOf(bill).ifPresent(caseNumber -> notices.tell(caseNumber, kind, about, told, title, body));
  }

  private static String named(Bill bill) {
    return "regning " + bill.id();
  }

  private static String amounts(Bill bill) {
    return bill.sum().danish() + " uden moms, " + bill.sum().plus(bill.vat()).danish() + " i alt";
  }

  /** The case a letter of it lies with: a database's, else the institution's authorisation, else one that it charges. */
  private Optional<String> caseOf(Bill bill) {
    return jdbc.sql("""
            select coalesce(b.database_case, o.database_case, i.authorisation_case,
              (select min(coalesce(c.case_number, c.database_case)) from bill_line l join charge c on c.id = l.charge
               where l.bill = b.id)) as case_number
            from bill b join institution i on i.id = b.institution_id left join bill o on o.id = b.credits
            where b.id = ?""").param(bill.id()).query((row, i) -> Optional.ofNullable(row.getString("case_number")))
        .single();
  }
}
