package dk.dst.microdata.schemes.database;

import dk.dst.microdata.ground.form.FormView;
import dk.dst.microdata.ground.text.Danish;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What the forms of a shutdown show: why it is one, what has been done and what is missing. */
@Component
record ShutdownViews(DatabaseHead head, Shutdowns shutdowns) {

  private Map<String, Object> shutdown(String caseNumber) {
    Map<String, Object> shown = head.of(caseNumber);
    shown.put("cause", shutdowns.cause(caseNumber).danish());
    shown.put("checklist", shutdowns.checklist(caseNumber).stream().map(item -> Map.of("step", item.what(), "done",
        item.doneOn() == null ? "Mangler" : Danish.day(item.doneOn()))).toList());
    shown.put("instruction", shutdowns.instruction(caseNumber).orElse("Ingen instruks."));
    return shown;
  }

  @Configuration(proxyBeanMethods = false)
  static class Forms {

    @Bean
    FormView settleAccount(ShutdownViews views) {
      return FormView.of("settle-account", views::shutdown);
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
