package dk.dst.microdata.start;

import dk.dst.microdata.demo.DemoPeople;
import dk.dst.microdata.ground.Mode;
import dk.dst.microdata.ground.attachment.AttachmentTerms;
import dk.dst.microdata.ground.attachment.Storage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ends the start by saying where everything is, and in the demo who one can be. */
@Component
class StartReport {

  private static final Logger log = LoggerFactory.getLogger(StartReport.class);

  private final AttachmentTerms documents;

  StartReport(AttachmentTerms documents) {
    this.documents = documents;
  }

  @EventListener
  public void onReady(ApplicationReadyEvent event) {
    if (!(event.getApplicationContext() instanceof ServletWebServerApplicationContext context)) {
      return;
    }
    String address = "http://localhost:" + context.getWebServer().getPort();
    var text = new StringBuilder("\n");
    text.append("Opgaver (Tasklist)        ").append(address).append("/camunda/app/tasklist/\n");
    text.append("Overblik (Cockpit)        ").append(address).append("/camunda/app/cockpit/\n");
    text.append("Administration (Admin)    ").append(address).append("/camunda/app/admin/\n");
    text.append("REST (kræver login)       ").append(address).append("/engine-rest/\n");
    text.append("Dokumenter gemmes i       ").append(documents.storage() == Storage.Kind.S3 ? documents.s3() : "databasen")
        .append(documents.scanner() == null ? ". De scannes IKKE for virus: MICRODATA_ATTACHMENTS_SCANNER er ikke sat\n"
            : ". De scannes for virus af " + documents.scanner() + "\n");
    String watched = context.getEnvironment().getProperty("local.management.port");
    if (watched != null && !watched.equals(String.valueOf(context.getWebServer().getPort()))) {
      text.append("Overvågning (drift)       http://localhost:").append(watched).append("/actuator/prometheus\n");
    }
    if (Mode.isDemo(context.getEnvironment())) {
      text.append("Demoens ur (som admin)    ").append(address).append("/demo/ur.html\n\n");
      text.append("Demo: opdigtede mennesker og institutioner. Adgangskode for alle: ").append(DemoPeople.PASSWORD)
          .append('\n');
      for (DemoPeople person : DemoPeople.values()) {
        text.append("  %-8s %-14s %-42s %s%n".formatted(person.id(), person.fullName(), person.function(),
            person.institution() == null ? "FSE" : person.institution().title()
                + " – " + person.institution().shows()));
      }
    }
    if (context.getEnvironment().getProperty("logging.structured.format.console", "").isBlank()) {
      System.out.println(text);
    } else { // a program reads the console
      log.info("{}", text.toString().strip());
    }
  }
}
