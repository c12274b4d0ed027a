package dk.dst.microdata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import dk.dst.microdata.desk.replanning.Replanning;
import dk.dst.microdata.support.Pdf;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An extension is asked for until a day, decided with its agreement at hand, and in force when the institution signs. */
class ExtensionIT extends BrowserTest {

  private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("dd.MM.yyyy");

  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private Replanning replanning;
  @Autowired
  private Clock clock;

  @Test
  void isAgreedBetweenManagerHeadOfOfficeAndSignatory() throws Exception {
    LocalDate end = LocalDate.now(clock).plusDays(100);
    String caseNumber = jdbc.sql("""
            update project_database set ends_on = ? where institution_id = 'oestersoe' returning case_number""").param(end)
        .query(String.class).single();
    replanning.replan();
    String until = end.plusMonths(6).format(TYPED);
    frejaAsks(caseNumber, until);
    karenDecides(caseNumber);
    finnSigns(caseNumber);
    assertThat(jdbc.sql("select ends_on from project_database where case_number = ?").param(caseNumber)
        .query(LocalDate.class).single()).isEqualTo(end.plusMonths(6));
  }

  private void frejaAsks(String caseNumber, String until) {
    try (Tasklist freja = tasklist("freja")) {
      freja.openFilter("Opgaver, jeg kan tage").openTask("Tag stilling til forlængelse", caseNumber).claim();
      freja.openFilter("Mine opgaver").openTask("Tag stilling til forlængelse", caseNumber);
      freja.pick("Ja, vi anmoder om forlængelse");
      freja.text("Ny ophørsdato").fill(until);
      freja.text("Ny ophørsdato").press("Tab");
      freja.fill("Begrundelse for forlængelse", "Tre underprojekter løber et halvt år endnu.");
      freja.tick("Vi oplyser retsgrundlaget for den nye periode.")
          .statesTheLegalBasis("Ja, artikel 9 (følsomme oplysninger, for eksempel helbred)");
      freja.screenshot("86-freja-asks-for-an-extension").complete();
    }
  }

  private void karenDecides(String caseNumber) throws Exception {
    Person person = person("karen").logIn("tasklist");
    try (Tasklist karen = new Tasklist(person)) {
      karen.openFilter("Til afgørelse").openTask("Afgør forlængelse", caseNumber).claim();
      karen.openFilter("Mine opgaver").openTask("Afgør forlængelse", caseNumber);
      Download download = person.page().waitForDownload(() ->
          karen.form().getByText("Aftale om forlængelse af projektdatabase").click());
      assertThat(Pdf.read(Files.readAllBytes(download.path())).text()).contains("Tre underprojekter løber et halvt år endnu.");
      karen.pick("Forlæng som i aftalen (FSE’s underskrift)");
      karen.fill("Begrundelse", "Behovet er vist, og databasen bruges.");
      karen.screenshot("87-karen-decides-an-extension").complete();
    }
  }

  private void finnSigns(String caseNumber) {
    try (Tasklist finn = tasklist("finn")) {
      finn.openFilter("Opgaver, jeg kan tage").openTask("Underskriv forlængelsen", caseNumber).claim();
      finn.openFilter("Mine opgaver").openTask("Underskriv forlængelsen", caseNumber);
      assertThat(finn.form()).containsText("Forlængelsen gælder, når du har underskrevet.");
      finn.pick("Underskrive på institutionens vegne");
      finn.tick(Tasklist.LAWFUL);
      finn.tick("Jeg bekræfter, at jeg er ansat i institutionen.");
      finn.screenshot("88-finn-signs-an-extension").complete();
    }
  }
}
