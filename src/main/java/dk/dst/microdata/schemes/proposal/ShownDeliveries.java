package dk.dst.microdata.schemes.proposal;

import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.ground.form.Choice;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.proposal.Deliveries.Delivery;
import dk.dst.microdata.schemes.proposal.Deliveries.Source;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Deliveries to read: what is on its way to a project, and what it waits for. */
@Component
record ShownDeliveries(Deliveries deliveries, ApprovalDocuments documents, Institutions institutions, Catalogue catalogue,
    Clock clock) {

  /**
   * What the Health Data Authority has approved.
   *
   * @param document the digest that its document is fetched by; empty where none is kept
   */
  record Approved(String text, String document) {}

  /** All of a case. */
  List<Map<String, Object>> of(String caseNumber) {
    return rows(deliveries.of(caseNumber), catalogue.labels());
  }

  List<Approved> approvals(String caseNumber) {
    return deliveries.approvals(caseNumber).stream().map(approval -> new Approved("Nr. " + approval.number() + ": "
        + approval.reference() + ", " + Danish.day(approval.approvedOn()) + ", registreret af "
        + institutions.personName(approval.recordedBy()), approval.document() == null ? "" : approval.document())).toList();
  }

  /** For a form: what can be delivered from these sources now, and what waits for an approval. */
  Map<String, Object> open(String caseNumber, Source... sources) {
    Function<String, String> label = catalogue.labels();
    List<Delivery> wanted = deliveries.of(caseNumber, sources);
    List<Delivery> ready = wanted.stream().filter(Delivery::isReady).toList();
    List<Delivery> waiting = wanted.stream().filter(Delivery::awaitsApproval).toList();
    return Map.of("deliveries", rows(ready, label), "deliveryChoices", choices(ready, label),
        "waiting", rows(waiting, label), "hasWaiting", !waiting.isEmpty(), "waitingChoices", choices(waiting, label),
        "healthApproval", approvals(caseNumber).stream().map(Approved::text).collect(Collectors.joining("; ")),
        "approvalDocument", documents.unused(caseNumber).map(document -> document.name() + ", indlæst "
            + Danish.moment(document.uploadedAt().atZone(clock.getZone()))).orElse(""));
  }

  private static List<Map<String, Object>> rows(List<Delivery> some, Function<String, String> label) {
    return some.stream().map(delivery -> row(delivery, label)).toList();
  }

  private static Map<String, Object> row(Delivery delivery, Function<String, String> label) {
    return Map.of("register", named(delivery, label), "content", delivery.content(), "source", delivery.source().danish(),
        "approval", approval(delivery), "status", status(delivery));
  }

  private static String approval(Delivery delivery) {
    return !delivery.needsApproval() ? ""
        : delivery.approval() == null ? "Kræver Sundhedsdatastyrelsens godkendelse"
        : "Dækket af Sundhedsdatastyrelsens godkendelse nr. " + delivery.approval();
  }

  private static String status(Delivery delivery) {
    return delivery.isOpen() ? "Afventer"
        : (delivery.delivered() ? "Leveret " : "Leveres ikke, meldt ") + Danish.day(delivery.concludedOn())
            + (delivery.remark().isEmpty() ? "" : ": " + delivery.remark());
  }

  private static String named(Delivery delivery, Function<String, String> label) {
    return delivery.source() == Source.ADDITIONAL ? delivery.registerCode() : label.apply(delivery.registerCode());
  }

  private static List<Choice> choices(List<Delivery> some, Function<String, String> label) {
    return some.stream().map(delivery -> new Choice(delivery.key(),
        named(delivery, label) + " (" + delivery.source().danish().toLowerCase(Locale.ROOT) + ")")).toList();
  }
}
