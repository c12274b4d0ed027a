package dk.dst.microdata.schemes.database;

import dk.dst.microdata.ground.form.FormView;
import dk.dst.microdata.ground.money.Money;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.billing.Charges.Charge;
import dk.dst.microdata.schemes.billing.FinalAccounts;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What the forms of a shutdown show: why it is one, what has been done and what is missing. */
@Component
record ShutdownViews(DatabaseHead head, Shutdowns shutdowns, FinalAccounts accounts) {

  private Map<String, Object> shutdown(String caseNumber) {
    Map<String, Object> shown = head.of(caseNumber);
    shown.put("cause", shutdowns.cause(caseNumber).danish());
    shown.put("checklist", shutdowns.checklist(caseNumber).stream().map(item -> Map.of("step", item.what(), "done",
        item.doneOn() == null ? "Mangler" : Danish.day(item.doneOn()))).toList());
    shown.put("instruction", shutdowns.instruction(caseNumber).orElse("Ingen instruks."));
    return shown;
  }

  /** What is owed, line by line. */
  private Map<String, Object> account(String caseNumber) {
    Map<String, Object> shown = shutdown(caseNumber);
    List<Charge> open = accounts.open(caseNumber);
    shown.put("openLines", open.stream().map(line -> Map.of("day", Danish.day(line.day()), "what", line.description(),
        "amount", line.amount().danish())).toList());
    shown.put("hasOpenLines", !open.isEmpty());
    shown.put("openSum", Money.sum(open.stream().map(Charge::amount).toList()).danish());
    return shown;
  }

  @Configuration(proxyBeanMethods = false)
  static class Forms {

    @Bean
    FormView settleAccount(ShutdownViews views) {
      return FormView.of("settle-account", views::account);
    }

    @Bean
    FormView confirmShutdown(ShutdownViews views) {
      return FormView.of("confirm-shutdown", views::shutdown);
    }

    @Bean
    FormView instructDeletion(ShutdownViews views) {
      return FormView.of("instruct-deletion", caseNumber -> {
        var shown = views.shutdown(caseNumber);
        shown.remove("instruction"); // here it is the field to fill in
        return shown;
      });
    }

    @Bean
    FormView confirmDeletion(ShutdownViews views) {
      return FormView.of("confirm-deletion", views::shutdown);
    }
  }
}
