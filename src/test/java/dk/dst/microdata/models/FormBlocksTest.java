package dk.dst.microdata.models;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A block that several forms show is changed in all of them, or in none. */
class FormBlocksTest {

  /**
   * What several forms show.
   *
   * @param components a field by its key, a table by its list, a group by its label, a text by its first placeholder
   */
  private record Block(String what, List<String> components, List<String> forms) {

    @Override
    public String toString() {
      return what + " in " + String.join(", ", forms);
    }
  }

  private static final List<Block> BLOCKS = List.of(
      block("an application's case", "{{caseNumber}}", "review-application, approve-application"),
      block("an application's checks", "Kontrol af betingelserne", "review-application, approve-application"),
      block("an application as sent", "Ansøgningen", "review-application, approve-application, sign-agreement"),
      block("what the reviewer said", "{{reviewOutcome}}",
          "approve-application, approve-authorisation, approve-authority, approve-law-model"),
      block("what the reviewer says", "recommendation", "review-application, review-authorisation, review-authority"),
      block("what has come back", "=returnReasons", "complete-application, complete-authorisation, complete-proposal, "
          + "complete-authority-application, complete-law-model"),
      block("an application that has come back", "Ansøgningen er kommet retur",
          "complete-application, complete-authorisation, complete-authority-application"),
      block("the legal basis asked for", "Retsgrundlag",
          "complete-application, complete-proposal, request-extension, complete-authority-application"),
      block("the legal basis of Lovmodellen", "Retsgrundlag", "complete-law-model, renew-law-model"),
      block("what joint controllers have answered", "{{jointControl}}",
          "review-proposal, approve-proposal, sign-proposal"),
      block("an authorisation's case", "{{caseNumber}}", "review-authorisation, approve-authorisation"),
      block("an authorisation as sent", "Institutionen, Miljøet, Mennesker",
          "review-authorisation, approve-authorisation, sign-authorisation"),
      block("which authorisation a start is about", "forAuthorisation", "start-application, start-proposal, "
          + "start-subscription, start-authority-scheme, change-managers, give-notice, request-reconsideration, "
          + "change-law-model"),
      block("a proposal's case", "{{caseNumber}}", "submit-proposal, endorse-proposal, review-proposal, "
          + "approve-proposal, sign-proposal, record-health-approval, deliver-from-database, deliver-purchased"),
      block("a proposal as sent", "=earlierReturn, Det ændrer genindstillingen, =fields, =registers",
          "submit-proposal, endorse-proposal, review-proposal, approve-proposal, sign-proposal"),
      block("what was found of a proposal", "=findings, {{endorsement}}, ruling", "review-proposal, approve-proposal"),
      block("what the database is for", "{{databasePurpose}}", "complete-proposal, endorse-proposal, review-proposal, "
          + "approve-proposal"),
      block("what is to be delivered", "=deliveries, =waiting, answers",
          "deliver-from-database, deliver-purchased"),
      block("a delivery", "{{healthApproval}}, remark", "deliver-from-database, deliver-purchased"),
      block("who signs", "employed", "sign-agreement, sign-proposal, sign-subscription, sign-extension"),
      block("what the signatory answers for", "lawful", "sign-agreement, sign-proposal, sign-extension, sign-authority, "
          + "sign-law-model"),
      block("the legal basis as stated", "=legalBasis", "review-application, approve-application, sign-agreement, "
          + "decide-extension, confirm-extension, sign-extension, review-authority, approve-authority, sign-authority, "
          + "review-law-model, approve-law-model, sign-law-model, review-law-model-year"),
      block("the agreement to sign", "{{agreementTitle}}",
          "approve-application, sign-agreement, approve-authorisation, sign-authorisation, review-proposal, approve-proposal, sign-proposal, "
              + "sign-subscription, countersign-subscription, decide-extension, confirm-extension, sign-extension, "
              + "approve-authority, sign-authority, approve-law-model, sign-law-model"),
      block("the digest of what is signed", "digest", "sign-agreement, sign-authorisation, sign-proposal, "
          + "sign-subscription, sign-extension, sign-authority, sign-law-model"),
      block("what it will cost", "Overslag", "complete-application, complete-proposal, complete-authority-application, "
          + "submit-proposal, review-application, approve-application, sign-agreement, review-proposal, "
          + "approve-proposal, sign-proposal, review-authority, approve-authority, sign-authority, sign-subscription, "
          + "countersign-subscription"),
      block("the estimate that is signed", "signedEstimate", "sign-agreement, sign-proposal, sign-authority"),
      block("why somebody does not sign", "reason", "sign-agreement, sign-authorisation, sign-proposal, "
          + "sign-subscription, sign-extension, sign-authority, sign-law-model"),
      block("a database in operation", "{{caseNumber}}",
          "comment-usage, decide-usage, answer-hearing, confirm-measure, reconsider-decision"),
      block("usage as measured", "Anvendelsen", "comment-usage, decide-usage, answer-hearing, confirm-measure"),
      block("what FSE intends", "FSE påtænker", "answer-hearing, confirm-measure"),
      block("the last usage review", "usageSummary",
          "request-extension, decide-extension, confirm-extension"),
      block("an extension as asked for", "Anmodningen", "decide-extension, confirm-extension, sign-extension"),
      block("a database", "{{caseNumber}}", "choose-managers, confirm-manager, confirm-deletion"),
      block("a database's managers", "=managers", "choose-managers, confirm-manager, follow-up-managers"),
      block("a shutdown's steps", "=checklist", "settle-account, confirm-deletion, confirm-shutdown"),
      block("the instruction given", "instruction", "confirm-deletion, confirm-shutdown"),
      block("the instruction asked for", "instruction, onBehalf", "instruct-deletion, instruct-project-deletion, "
          + "instruct-authority-deletion, instruct-law-model-deletion"),
      block("data deleted", "deleted", "confirm-deletion, confirm-project-deletion, confirm-authority-deletion, "
          + "confirm-law-model-deletion"),
      block("remarks when data go", "remark", "settle-account, confirm-deletion, confirm-project-deletion, "
          + "confirm-authority-deletion, confirm-law-model-deletion"),
      block("a project", "{{projectNumber}}, Projektets data", "answer-project-end, confirm-project-activity, "
          + "instruct-project-deletion, confirm-project-deletion, instruct-authority-deletion, confirm-authority-deletion"),
      block("a subscription's case", "{{caseNumber}}", "request-subscription, offer-subscription"),
      block("a subscription as ordered", "Bestillingen",
          "offer-subscription, sign-subscription, countersign-subscription"),
      block("a subscription as offered", "FSE’s tilbud", "sign-subscription, countersign-subscription"),
      block("how an application meets the conditions today", "{{todayWords}}",
          "review-application, approve-application, sign-agreement"),
      block("what the reviewer of an institution said, and what is decided of it", "Sagsbehandlerens indstilling, Afgørelse",
          "approve-authorisation, approve-authority"),
      block("data and signatory as chosen", "{{contentList}}, contentReason, registers, signatory",
          "complete-proposal, complete-authority-application"),
      block("a project that was closed", "{{closedOn}}", "instruct-project-deletion, instruct-authority-deletion"),
      block("a project whose data go", "{{closedOn}}, givenInstruction",
          "confirm-project-deletion, confirm-authority-deletion"),
      block("an authority's case", "{{caseNumber}}, Betingelserne", "review-authority, approve-authority"),
      block("an authority as sent", "Myndigheden, Analysemiljø og datasikkerhed, Data, Mennesker og betaling, =legalBasis",
          "review-authority, approve-authority, sign-authority"),
      block("the description of data security", "securityFile, securityVersion, securityDay",
          "complete-authority-application, renew-authority"),
      block("what hinders a subscription", "{{obstacle}}", "offer-subscription, sign-subscription"),
      block("Lovmodellen as registered", "{{caseNumber}}, {{takenOverFrom}}, {{obstacle}}, Registreringen",
          "review-law-model, approve-law-model, sign-law-model"),
      block("what was found of Lovmodellen", "=findings", "review-law-model, approve-law-model"),
      block("registers with years", "registers",
          "complete-proposal, complete-authority-application, renew-law-model"),
      block("a loaded list", "{{contentList}}",
          "complete-proposal, complete-authority-application, complete-law-model, renew-law-model"),
      block("who has access to Lovmodellen", "=access", "confirm-law-model, follow-up-law-model, change-law-model-users"),
      block("what the reviewer wrote", "Sagsbehandlerens indstilling", "approve-application, approve-law-model"),
      block("whom FSE follows up", "responsible, earlier", "follow-up-confirmation, follow-up-law-model"),
      block("the instruction to carry out", "givenInstruction", "confirm-project-deletion, confirm-authority-deletion, confirm-law-model-deletion"),
      block("a ministry by its number", "ministryNumber", "complete-law-model, change-law-model-users"),
      block("a user by ministry and e-mail", "userMinistry, userEmail", "complete-law-model, change-law-model-users"),
      block("Lovmodellen when it has ended", "{{caseNumber}}",
          "instruct-law-model-deletion, confirm-law-model-deletion"),
      block("a breach as reported", "Indberetningen",
          "explain-breach, grade-breach, decide-sanction, approve-explanation"),
      block("a breach as explained", "Institutionens redegørelse",
          "grade-breach, decide-sanction, approve-explanation"),
      block("what follows from a breach", "{{caseNumber}}, Sanktionsmatricen", "grade-breach, decide-sanction"),
      block("why somebody decides or asks", "reason", "approve-application, approve-authorisation, approve-authority, approve-proposal, decide-usage, "
          + "confirm-measure, reconsider-decision, confirm-extension, confirm-manager, follow-up-managers, give-notice, "
          + "undo-shutdown, withdraw-application, close-project, confirm-project-activity, lapse-authorisation, approve-law-model"));

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\w+}}");

  private final Map<String, JsonNode> forms =
      FormFile.all().stream().collect(toMap(FormFile::id, FormFile::content));

  private static Block block(String what, String components, String forms) {
    return new Block(what, List.of(components.split(", ")), List.of(forms.split(", ")));
  }

  @TestFactory
  Stream<DynamicTest> everyFormShowsABlockAsTheFirstDoes() {
    return BLOCKS.stream().map(block -> DynamicTest.dynamicTest(block.toString(), () ->
        assertThat(block.forms()).allSatisfy(form -> assertThat(shown(block, forms.get(form))).as(form)
            .isEqualTo(shown(block, forms.get(block.forms().get(0)))))));
  }

  /** Else a copy would be free to change, since nobody knows of the other. */
  @Test
  void whateverSeveralFormsShowIsABlock() {
    var copies = new LinkedHashMap<JsonNode, List<String>>();
    forms.forEach((form, content) -> copies(content, form, copies));
    Map<String, List<String>> unknown = copies.entrySet().stream().filter(copy -> copy.getValue().size() > 1)
        .filter(copy -> BLOCKS.stream().noneMatch(block -> block.components().contains(name(copy.getKey()))
            && block.forms().containsAll(copy.getValue())))
        .collect(groupingBy(copy -> name(copy.getKey()),
            Collectors.flatMapping(copy -> copy.getValue().stream(), Collectors.toList())));
    assertThat(unknown).isEmpty();
  }

  /** A block that looks the same whatever is changed holds nothing equal. */
  @TestFactory
  Stream<DynamicTest> aChangeInOneFormIsSeen() {
    return BLOCKS.stream().map(block -> DynamicTest.dynamicTest(block.toString(), () -> {
      JsonNode form = forms.get(block.forms().get(0));
      for (String component : block.components()) {
        JsonNode changed = form.deepCopy();
        ((ObjectNode) find(component, changed)).put("description", "Kun her");
        assertThat(shown(block, changed)).as(component).isNotEqualTo(shown(block, form));
      }
    }));
  }

  @Test
  void aChangedOrderIsSeen() {
    Block proposal = block("a proposal as sent", "=fields, =registers", "review-proposal");
    JsonNode form = forms.get("review-proposal");
    JsonNode changed = form.deepCopy();
    var components = (ArrayNode) changed.path("components");
    components.add(components.remove(List.copyOf(elements(components)).indexOf(find("=fields", changed))));
    assertThat(shown(proposal, changed)).isNotEqualTo(shown(proposal, form));
  }

  @Test
  void aChangeInsideAGroupIsSeen() {
    Block application = block("an application as sent", "Ansøgningen", "sign-agreement");
    JsonNode changed = forms.get("sign-agreement").deepCopy();
    ((ObjectNode) find("purpose", changed)).put("label", "Et andet formål");
    assertThat(shown(application, changed)).isNotEqualTo(shown(application, forms.get("sign-agreement")));
  }

  /** The block's components as the form shows them, in its order. */
  private static List<JsonNode> shown(Block block, JsonNode form) {
    List<JsonNode> shown = all(form).stream().filter(component -> block.components().contains(name(component)))
        .map(FormBlocksTest::withoutIds).toList();
    assertThat(shown).extracting(FormBlocksTest::name).containsExactlyInAnyOrderElementsOf(block.components());
    return shown;
  }

  /** What is in a group that is a copy itself is no copy of its own. */
  private static void copies(JsonNode parent, String form, Map<JsonNode, List<String>> copies) {
    for (JsonNode component : parent.path("components")) {
      copies.computeIfAbsent(withoutIds(component), copy -> new ArrayList<>()).add(form);
      boolean isBlock = BLOCKS.stream().anyMatch(block -> block.components().contains(name(component))
          && block.forms().contains(form));
      if (!isBlock) {
        copies(component, form, copies);
      }
    }
  }

  private static JsonNode find(String name, JsonNode form) {
    return all(form).stream().filter(component -> name(component).equals(name)).findFirst().orElseThrow();
  }

  private static List<JsonNode> all(JsonNode parent) {
    return elements(parent.path("components")).stream()
        .flatMap(component -> Stream.concat(Stream.of(component), all(component).stream())).toList();
  }

  private static List<JsonNode> elements(JsonNode array) {
    var elements = new ArrayList<JsonNode>();
    array.forEach(elements::add);
    return elements;
  }

  /** Ids are counted in each form from one. */
  private static JsonNode withoutIds(JsonNode component) {
    ObjectNode copy = component.deepCopy();
    Stream.concat(Stream.of((JsonNode) copy), all(copy).stream()).forEach(part -> ((ObjectNode) part).remove("id"));
    return copy;
  }

  private static String name(JsonNode component) {
    String text = component.path("text").asText();
    return Stream.of("key", "path", "dataSource", "label").map(field -> component.path(field).asText())
        .filter(name -> !name.isEmpty()).findFirst()
        .orElseGet(() -> PLACEHOLDER.matcher(text).results().map(MatchResult::group).findFirst().orElse(text));
  }
}
