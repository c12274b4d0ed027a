package dk.dst.microdata.ground.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dk.dst.microdata.desk.casefile.CaseFiles;
import dk.dst.microdata.support.AuthorisationWorld;
import dk.dst.microdata.support.BreachWorld;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Pdf;
import dk.dst.microdata.support.Place;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Letters of decisions over real HTTP to a service that speaks the contract of ours: once each, and what fails waits.
 */
class DigitalPostTest extends EngineTest {

  private record Got(String key, String authorization, JsonNode body) {}

  @Autowired
  private DigitalLetters queue;
  @Autowired
  private AdverseLetters letters;
  @Autowired
  private LetterPdf pdf;
  @Autowired
  private ObjectMapper json;
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private CaseFiles files;

  private final List<Got> got = Collections.synchronizedList(new ArrayList<>());
  private HttpServer service;
  private volatile int answer = 201;
  private DigitalPost post;
  private TestInstitution institution;

  @BeforeEach
  void aService() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    service.createContext("/letters", this::take);
    service.start();
    ReflectionTestUtils.setField(queue, "on", true);
    post = new DigitalPost(queue, letters, pdf, json, transaction, "http://127.0.0.1:" + service.getAddress().getPort()
        + "/",
        "hemmelig");
    clock.stopAt(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    jdbc.sql("delete from digital_letter").update();
    institution = world.qualified();
    String authorisation = AuthorisationWorld.authorised(world, institution);
    jdbc.sql("update authorisation set cvr = '99000011' where case_number = ?").param(authorisation).update();
  }

  @AfterEach
  void noService() {
    service.stop(0);
    ReflectionTestUtils.setField(queue, "on", false);
  }

  private void take(HttpExchange exchange) throws IOException {
    got.add(new Got(exchange.getRequestHeaders().getFirst("Idempotency-Key"),
        exchange.getRequestHeaders().getFirst("Authorization"), json.readTree(exchange.getRequestBody()
            .readAllBytes())));
    exchange.sendResponseHeaders(answer, -1);
    exchange.close();
  }

  private String refused() {
    return Place.APPROVE_APPLICATION.answered(world, institution, TestAnswers.ruling("refused"));
  }

  @Test
  void aDecisionIsHandedOverOnceWithItsDocument() throws Exception {
    String caseNumber = refused();
    assertThat(digital(caseNumber)).contains("Ikke afleveret. Venter på at blive sendt.");
    post.sendAll();
    post.sendAll();
    assertThat(got).singleElement().satisfies(one -> {
      assertThat(one.key()).isEqualTo(caseNumber + "/REFUSED/sagen");
      assertThat(one.authorization()).isEqualTo("Bearer hemmelig");
      assertThat(one.body().at("/recipient/cvr").asText()).isEqualTo("99000011");
      assertThat(one.body().at("/title").asText()).isEqualTo(caseNumber + ": Afslag på ansøgning om projektdatabase");
      assertThat(Pdf.read(Base64.getDecoder().decode(one.body().at("/document/content").asText())).text())
          .contains("Klagevejledning", caseNumber);
    });
    assertThat(digital(caseNumber)).singleElement().asString().startsWith("Afleveret ");
  }

  @Test
  void aServiceThatFailsIsTriedAgainAndKnowsTheSecondCopy() {
    String caseNumber = refused();
    answer = 503;
    post.sendAll();
    post.sendAll();
    assertThat(got).as("not again before a minute").hasSize(1);
    assertThat(digital(caseNumber)).contains("Ikke afleveret. Tjenesten tog ikke imod brevet. Det forsøges igen.");
    clock.stopAt(clock.instant().plus(Duration.ofMinutes(2)));
    answer = 409; // it had the first after all
    post.sendAll();
    assertThat(got).extracting(Got::key).hasSize(2).containsOnly(caseNumber + "/REFUSED/sagen");
    assertThat(digital(caseNumber)).singleElement().asString().startsWith("Afleveret ");
  }

  @Test
  void oneThatIsRefusedStopsNoOther() {
    refused();
    String other = refused();
    answer = 422;
    post.sendAll();
    assertThat(got).extracting(Got::key).contains(other + "/REFUSED/sagen").hasSize(2);
    assertThat(jdbc.sql("select distinct problem from digital_letter").query(String.class).list())
        .containsExactly("MESSAGE");
  }

  /** A breach is for few to know of; and an institution without a number has no box. */
  @Test
  void whatIsConfidentialOrHasNoBoxIsNotHandedOver() {
    BreachWorld.sanction(world, BreachWorld.graded(world, institution, world.concerned(institution), "serious", true),
        "matrix-3");
    jdbc.sql("update authorisation a set cvr = null from case_file f where f.case_number = a.case_number"
        + " and f.institution_id = ?").param(institution.id()).update();
    refused();
    assertThat(jdbc.sql("select count(*) from digital_letter").query(Integer.class).single()).isZero();
  }

  @Test
  void nothingIsQueuedWhereNoServiceIsSetUp() {
    ReflectionTestUtils.setField(queue, "on", false);
    refused();
    assertThat(jdbc.sql("select count(*) from digital_letter").query(Integer.class).single()).isZero();
  }

  private List<String> digital(String caseNumber) {
    return files.find(caseNumber, command -> true, true).letters().stream().flatMap(letter -> letter.to()
        .stream())
        .filter(to -> to.name().equals("Institutionens Digital Post")).map(to -> to.sent()).toList();
  }
}
