package dk.dst.microdata.ground.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.ground.notice.DigitalLetters.Shipment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands letters of decisions to a service that delivers them to Digital Post. <b>This is not the official
 * interface</b>, which is not published to us: it is a small contract of ours (Operating it, "Digital Post"), for a
 * service of Statistics Denmark's that knows the official one. Exists where {@code microdata.digital-post.address} is
 * set.
 */
@Component
@ConditionalOnProperty("microdata.digital-post.address")
class DigitalPost {

  /** What is handed over. */
  record Handed(Recipient recipient, String caseNumber, String title, String kind, Document document) {}

  record Recipient(String cvr) {}

  record Document(String name, String contentType, String content) {}

  private static final Logger log = LoggerFactory.getLogger(DigitalPost.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration CLAIM = Duration.ofMinutes(5);
  private static final int AT_A_TIME = 5; // each of which may take the whole timeout within the claim
  private static final int CONFLICT = 409;

  private final DigitalLetters queue;
  private final AdverseLetters letters;
  private final LetterPdf pdf;
  private final ObjectMapper json;
  private final TransactionTemplate transaction;
  private final URI address;
  private final String token;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  DigitalPost(DigitalLetters queue, AdverseLetters letters, LetterPdf pdf, ObjectMapper json,
      TransactionTemplate transaction,
      @Value("${microdata.digital-post.address}") String address,
          @Value("${microdata.digital-post.token:}") String token) {
    this.queue = queue;
    this.letters = letters;
    this.pdf = pdf;
    this.json = json;
    this.transaction = transaction;
    this.address = URI.create(address.strip().replaceAll("/$", "") + "/letters");
    this.token = token;
  }

  /** Until nothing is left whose turn it is, or the service fails: then the others would fail as well. */
  @Scheduled(fixedDelayString = "${microdata.outbox-interval:PT1M}")
  public void sendAll() {
    List<Shipment> claimed;
    boolean goOn = true;
    do {
      claimed = transaction.execute(status -> queue.claim(AT_A_TIME, CLAIM));
      for (Shipment one : claimed) {
        Hindrance problem = goOn ? send(one).orElse(null) : Hindrance.SERVER;
        goOn = problem != Hindrance.SERVER;
        transaction.executeWithoutResult(status -> {
          if (problem == null) {
            queue.sent(one);
          } else {
            queue.failed(one, problem);
          }
        });
      }
    } while (goOn && !claimed.isEmpty());
  }

  /** @return what stood in the way; empty where the service has it, or had it already */
  private Optional<Hindrance> send(Shipment one) {
    try {
      AdverseLetter letter = letters.find(one.caseNumber(), one.kind(), one.about()).orElseThrow();
      HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(TIMEOUT)
          .header("Content-Type", "application/json").header("Idempotency-Key", one.key())
          .POST(BodyPublishers.ofString(body(one, letter)));
      if (!token.isBlank()) {
        request.header("Authorization", "Bearer " + token);
      }
      int status = http.send(request.build(), BodyHandlers.discarding()).statusCode();
      return status / 100 == 2 || status == CONFLICT ? Optional.empty() : Optional.of(hindrance(one, status));
    } catch (IOException e) {
      log.warn("The service of Digital Post does not answer; its letters wait", e);
      return Optional.of(Hindrance.SERVER);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(Hindrance.SERVER);
    } catch (RuntimeException e) { // of this letter: the others are well
      log.error("The letter of case {} could not be made for Digital Post", one.caseNumber(), e);
      return Optional.of(Hindrance.MESSAGE);
    }
  }

  private static Hindrance hindrance(Shipment one, int status) {
    log.warn("The service of Digital Post answered {} for a letter of case {}; it is tried again", status,
        one.caseNumber());
    return switch (status) {
      case 404, 410 -> Hindrance.ADDRESS; // there is no such box
      case 400, 413, 422 -> Hindrance.MESSAGE;
      default -> Hindrance.SERVER;
    };
  }

  private String body(Shipment one, AdverseLetter letter) throws JsonProcessingException {
    return json.writeValueAsString(new Handed(new Recipient(one.cvr()), letter.caseNumber(),
        Outbox.subject(letter.caseNumber(), letter.title()), letter.outcome().name(),
            new Document(LetterPdf.fileName(letter),
            "application/pdf", Base64.getEncoder().encodeToString(pdf.of(letter)))));
  }
}
