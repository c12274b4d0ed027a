package dk.dst.microdata.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.camunda.spin.json.SpinJsonNode;

/** What people answer, in the way Tasklist sends it. */
final class LoadAnswers {

  private static final ObjectMapper JSON = new ObjectMapper();

  private LoadAnswers() {}

  static ObjectNode start(boolean isProject) {
    return sent(isProject ? TestAnswers.of("title", "Et nyt projekt", "schemeWanted", "RESEARCHER")
        : TestAnswers.start());
  }

  /** @param digest of the agreement that the form shows; who signs it sends it back */
  static ObjectNode to(String task, TestInstitution institution, String digest) {
    Map<String, Object> answers = new HashMap<>(switch (task) {
      case "userTask_completeApplication" -> TestAnswers.application(institution);
      case "userTask_reviewApplication" -> TestAnswers.review("approve");
      case "userTask_approveApplication" -> TestAnswers.ruling("approved");
      case "userTask_signAgreement", "userTask_signProposal" -> TestAnswers.signed();
      case "userTask_completeProposal" -> ProposalWorld.answers(institution);
      case "userTask_reviewProposal" -> TestAnswers.of("documented", "Ja.", "reasonable", "Ja.", "important", "Ja.",
          "ruling", "approved");
      case "userTask_deliverPurchased" -> TestAnswers.of("delivery", "delivered");
      default -> throw new IllegalStateException("Nobody knows what to answer in " + task);
    });
    if (answers.containsKey("signatory")) {
      answers.put("signatory", institution.manager());
    }
    if (answers.containsKey("signature")) {
      answers.put("digest", digest);
    }
    return sent(answers);
  }

  private static ObjectNode sent(Map<String, Object> answers) {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode variables = body.putObject("variables");
    answers.forEach((name, value) -> {
      if (value instanceof SpinJsonNode json) {
        variables.putObject(name).put("type", "Json").put("value", json.toString());
      } else {
        variables.putObject(name).set("value", JSON.valueToTree(value));
      }
    });
    return body;
  }

  /** The same as the draft holds it. */
  static JsonNode typed(ObjectNode sent) {
    ObjectNode typed = JSON.createObjectNode();
    sent.path("variables").fields().forEachRemaining(answer -> {
      JsonNode value = answer.getValue().path("value");
      typed.set(answer.getKey(), answer.getValue().has("type") ? read(value.asText()) : value);
    });
    return typed;
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
