package dk.dst.microdata.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestInstitution;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** Notices over a real mail protocol: once each, in Danish, and a server that is down loses none. */
class OutboxTest extends EngineTest {

  @Autowired
  private Notices notices;
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private JdbcClient jdbc;

  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private TestInstitution institution;
  private String caseNumber;

  @BeforeEach
  void aCaseAndAnEmptyQueue() {
    jdbc.sql("update notice set sent_at = now() where sent_at is null").update();
    institution = world.qualified();
    caseNumber = world.draft(institution);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void eachNoticeIsSentOnce() throws Exception {
    tell("Afgørelse om projektdatabase");
    tell("Afgørelse om projektdatabase");
    outbox(server.getSmtp().getPort()).sendAll();
    outbox(server.getSmtp().getPort()).sendAll();

    var letters = Arrays.asList(server.getReceivedMessages());
    assertThat(letters).hasSize(1);
    assertThat(letters.get(0).getSubject()).isEqualTo("Afgørelse om projektdatabase");
    assertThat(letters.get(0).getAllRecipients()[0]).hasToString(institution.applicant() + "@example.org");
    assertThat(letters.get(0).getContent().toString()).contains("Kære ansøger, æøå");
  }

  @Test
  void whatCannotBeSentNowIsSentLater() {
    tell("Underretning");
    int port = server.getSmtp().getPort();
    server.stop();
    outbox(port).sendAll();
    assertThat(unsent()).isEqualTo(1);

    server.start();
    outbox(server.getSmtp().getPort()).sendAll();
    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(unsent()).isZero();
  }

  @Test
  void anAddressThatIsRefusedStopsNobodyElse() {
    jdbc.sql("update person set email = 'ikke en adresse' where id = ?").param(institution.signatory()).update();
    notices.tell(caseNumber, "TEST", "a", institution.signatory(), "Første", "Tekst");
    notices.tell(caseNumber, "TEST", "b", institution.applicant(), "Anden", "Tekst");
    Outbox outbox = outbox(server.getSmtp().getPort());
    outbox.sendAll();
    outbox.sendAll();

    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(unsent()).isEqualTo(1);
  }

  @Test
  void whoeverHasBeenErasedIsSentNothing() {
    tell("Underretning");
    jdbc.sql("update person set name = 'Slettet person', email = '', erased_on = current_date where id = ?")
        .param(institution.applicant()).update();
    notices.tell(caseNumber, "TEST", "b", institution.signatory(), "Anden", "Tekst");
    outbox(server.getSmtp().getPort()).sendAll();

    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(unsent()).isEqualTo(1);
    assertThat(jdbc.sql("select attempts from notice where case_number = ? and sent_at is null").param(caseNumber)
        .query(Integer.class).single()).isZero();
  }

  private void tell(String title) {
    notices.tell(caseNumber, "TEST", "sagen", institution.applicant(), title, "Kære ansøger, æøå");
  }

  private Outbox outbox(int port) {
    var mail = new JavaMailSenderImpl();
    mail.setHost("127.0.0.1");
    mail.setPort(port);
    mail.setDefaultEncoding("UTF-8");
    return new Outbox(notices, mail, transaction, "fse@example.org");
  }

  private int unsent() {
    return jdbc.sql("select count(*) from notice where case_number = ? and sent_at is null").param(caseNumber)
        .query(Integer.class).single();
  }
}
