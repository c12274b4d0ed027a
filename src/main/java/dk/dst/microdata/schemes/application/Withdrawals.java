package dk.dst.microdata.schemes.application;

import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.rights.Withdrawing;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What is taken back before it is decided, whatever kind of case it is. */
@Component
public record Withdrawals(List<Withdrawing> kinds, Cases cases, Institutions institutions, Notices notices) {

  /** Whoever withdrew the case and whoever opened it have it in writing; who works on it is told when the task goes. */
  public void withdraw(String caseNumber, String reason, String by) {
    var kind = cases.get(caseNumber).state().kind();
    kinds.stream().filter(withdrawing -> withdrawing.kind() == kind).findFirst()
        .orElseThrow(() -> new IllegalStateException("Cases such as " + caseNumber + " cannot be withdrawn"))
        .withdraw(caseNumber, reason, by);
    notices.tell(caseNumber, "WITHDRAWN", "sagen", new TreeSet<>(List.of(by, cases.opener(caseNumber))),
        "Sagen er trukket tilbage", "Sag " + caseNumber + " er trukket tilbage af " + institutions.personName(by)
            + " med denne begrundelse: " + reason + "\nForskningsservice gør ikke mere ved den. Sagen kan stadig læses"
            + " under Sager, og der kan søges igen.");
  }
}
