package dk.dst.microdata.ground.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.ground.attachment.AttachmentTerms.S3;
import dk.dst.microdata.ground.attachment.Intake.Place;
import dk.dst.microdata.ground.attachment.VirusScanner.Verdict;
import dk.dst.microdata.ground.audit.Audit;
import dk.dst.microdata.ground.form.Drafts;
import dk.dst.microdata.ground.form.Forms;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.S3Server;
import dk.dst.microdata.support.TestInstitution;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** Documents with another storage and with a scanner than the tests' application has: nothing is left of what fails. */
class IntakeTest extends EngineTest {

  private static final String FORM = "complete-application";
  private static final String FIELD = "enclosure";
  private static final byte[] TEXT = "Sådan beskyttes data.\n".getBytes(UTF_8);
  private static S3Server server;

  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private Clock time;
  @Autowired
  private Forms forms;
  @Autowired
  private Drafts drafts;
  @Autowired
  private Audit audit;
  @Autowired
  private DatabaseStorage database;

  private TestInstitution institution;
  private String caseNumber;
  private Storages storages;
  private Attachments attachments;

  @BeforeAll
  static void startS3(@TempDir Path folder) throws IOException {
    server = new S3Server(folder);
  }

  @AfterAll
  static void stopS3() throws InterruptedException {
    server.close();
  }

  @BeforeEach
  void somebodyApplies() {
    intake(Storage.Kind.DATABASE, null);
    storages.removeLeftovers(); // of other tests
    institution = world.qualified();
    caseNumber = world.draft(institution);
  }

  private static AttachmentTerms terms(Storage.Kind kind) {
    return new AttachmentTerms(DataSize.ofMegabytes(30), kind, new S3(server.address(), S3Server.REGION, S3Server.BUCKET,
        S3Server.ACCESS_KEY, S3Server.SECRET_KEY), null, Duration.ofMinutes(1));
  }

  private Intake intake(Storage.Kind kind, VirusScanner scanner) {
    AttachmentTerms terms = terms(kind);
    storages = new Storages(List.of(database, new S3Storage(terms)), terms, jdbc, transaction, time);
    attachments = new Attachments(jdbc, storages, time);
    return new Intake(attachments, storages, terms, forms, drafts, Optional.ofNullable(scanner), audit, transaction, time);
  }

  private Attachment take(Intake intake, byte[] content) throws IOException {
    return intake.take(new Place(caseNumber, FORM, FIELD, institution.applicant()), "Bilag.txt",
        new ByteArrayInputStream(content));
  }

  @Test
  void aDocumentInS3ComesBackAsItWasAndGoesWithItsDraft() throws IOException {
    var content = new StringBuilder();
    new Random(7).ints(3_000_000, 'a', 'z').forEach(c -> content.append((char) c));
    byte[] large = content.toString().getBytes(UTF_8);
    Attachment one = take(intake(Storage.Kind.S3, null), large);
    assertThat(one.storage()).isEqualTo(Storage.Kind.S3);
    assertThat(server.objects()).isEqualTo(1);
    assertThat(jdbc.sql("select count(*) from attachment_part where attachment = ?").param(one.id()).query(Integer.class)
        .single()).isZero();
    var back = new ByteArrayOutputStream();
    attachments.copy(one, back);
    assertThat(back.toByteArray()).isEqualTo(large);

    drafts.forget(caseNumber, FORM);
    storages.removeLeftovers();
    assertThat(server.objects()).isZero();
    assertNothingIsLeft();
  }

  @Test
  void aStorageThatIsDownLeavesNothingAndWhatItStillHadGoesWhenItIsBack() throws Exception {
    Intake intake = intake(Storage.Kind.S3, null);
    take(intake, TEXT);
    server.close();
    try {
      assertThatThrownBy(() -> take(intake, TEXT)).isInstanceOf(InputRefused.class).hasMessageContaining("kan ikke gemmes");
      assertThat(rows()).isEqualTo(1);
      drafts.forget(caseNumber, FORM);
      storages.removeLeftovers();
      assertThat(rows()).isZero();
      assertThat(leftovers()).as("tried again later").isPositive();
    } finally {
      server.start();
    }
    assertThat(server.objects()).isEqualTo(1);
    for (int i = 0; i < 3 && leftovers() > 0; i++) {
      storages.removeLeftovers();
    }
    assertThat(server.objects()).isZero();
    assertNothingIsLeft();
  }

  @Test
  void whoeverHasAnotherKeyIsRefusedByTheStorage() {
    var wrong = new S3Storage(new S3(server.address(), S3Server.REGION, S3Server.BUCKET, S3Server.ACCESS_KEY, "gættet"));
    assertThatThrownBy(() -> wrong.open(UUID.randomUUID())).isInstanceOf(IOException.class).hasMessageContaining("403");
  }

  /** What has been kept stays where it is when another storage is configured. */
  @Test
  void olderDocumentsAreReadWhereTheyLie() throws IOException {
    Attachment inDatabase = take(intake(Storage.Kind.DATABASE, null), TEXT);
    intake(Storage.Kind.S3, null);
    var back = new ByteArrayOutputStream();
    attachments.copy(inDatabase, back);
    assertThat(back.toByteArray()).isEqualTo(TEXT);
  }

  @Test
  void whatAScannerFindsIsRefusedToldAndWrittenDown() throws IOException {
    try (IcapServer icap = IcapServer.saying("ICAP/1.0 200 OK\nX-Infection-Found: Type=0; Resolution=2; Threat=Eicar;\n\n")) {
      Intake intake = intake(Storage.Kind.DATABASE, new IcapScanner(icap.address(), Duration.ofMinutes(1)));
      assertThatThrownBy(() -> take(intake, TEXT)).isInstanceOf(InputRefused.class).hasMessageContaining("skadeligt")
          .hasMessageContaining("Eicar");
      assertNothingIsLeft();
      assertThat(jdbc.sql("select actor || ' ' || (after ->> 'threat') from audit_entry where case_number = ?"
          + " and kind = 'REFUSED' and subject = 'attachment_infected'").param(caseNumber).query(String.class).list())
          .containsExactly(institution.applicant() + " Eicar");
    }
  }

  @Test
  void withoutAnAnswerOfTheScannerNothingIsTaken() {
    Intake intake = intake(Storage.Kind.DATABASE, arrival -> Verdict.notReached("away"));
    assertThatThrownBy(() -> take(intake, TEXT)).isInstanceOf(InputRefused.class).hasMessageContaining("kan ikke scannes");
    assertNothingIsLeft();
  }

  @Test
  void whetherADocumentWasScannedIsKnown() throws IOException {
    assertThat(take(intake(Storage.Kind.DATABASE, arrival -> Verdict.CLEAN), TEXT).scanned()).isTrue();
    assertThat(take(intake(Storage.Kind.DATABASE, null), TEXT).scanned()).isFalse();
  }

  @Test
  void aFormThatIsSentMeanwhileTakesNoMore() {
    Intake intake = intake(Storage.Kind.DATABASE, arrival -> {
      drafts.forget(caseNumber, FORM);
      return Verdict.CLEAN;
    });
    assertThatThrownBy(() -> take(intake, TEXT)).isInstanceOf(InputRefused.class).hasMessageContaining("sendt eller fjernet");
    assertNothingIsLeft();
  }

  @Test
  void aDraftTakesABoundedNumber() throws IOException {
    Intake intake = intake(Storage.Kind.DATABASE, null);
    for (int i = 0; i < 20; i++) {
      take(intake, TEXT);
    }
    assertThatThrownBy(() -> take(intake, TEXT)).isInstanceOf(InputRefused.class).hasMessageContaining("ikke plads til flere");
  }

  @Test
  void twoWhoSendAtOnceMakeOneVersion() throws Exception {
    Attachment one = take(intake(Storage.Kind.DATABASE, null), TEXT);
    Runnable send = () -> transaction.executeWithoutResult(status ->
        attachments.send(caseNumber, FORM, FIELD, "Bilag", one.id()));
    var first = new Thread(send);
    var second = new Thread(send);
    first.start();
    second.start();
    first.join();
    second.join();
    assertThat(attachments.of(caseNumber)).singleElement().extracting(Attachment::version).isEqualTo(1);
  }

  private int rows() {
    return jdbc.sql("select count(*) from attachment where case_number = ?").param(caseNumber).query(Integer.class).single();
  }

  private int leftovers() {
    return jdbc.sql("select count(*) from attachment_leftover").query(Integer.class).single();
  }

  private void assertNothingIsLeft() {
    assertThat(rows()).isZero();
    assertThat(leftovers()).isZero();
    assertThat(jdbc.sql("select count(*) from attachment_part p where not exists (select from attachment where id = p.attachment)")
        .query(Integer.class).single()).isZero();
  }
}
