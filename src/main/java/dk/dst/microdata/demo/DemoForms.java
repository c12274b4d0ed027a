package dk.dst.microdata.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.spin.Spin;

/** What the demo's people have written in the forms of the past. */
final class DemoForms {

  private DemoForms() {}

  static Map<String, Object> start(DemoInstitution institution) {
    return Map.of("title", "Projektdatabase for " + institution.title());
  }

  static Map<String, Object> application(DemoPeople manager, DemoPeople signatory) {
    var answers = new HashMap<String, Object>();
    answers.put("title", "Projektdatabase for " + manager.institution().title());
    answers.put("purpose", "At belyse sammenhænge mellem uddannelse, arbejdsliv og helbred gennem livet.");
    answers.put("environment", "Et fast miljø af forskere og analytikere med fælles datamanagement.");
    answers.put("plannedSubprojects", "To til tre nye underprojekter om året inden for formålet.");
    answers.put("registers", Spin.JSON(List.of("BEF", "IND", "UDDA", "AKM", "LPR_DIAG", "LMDB").stream()
        .map(code -> "{\"register\":\"%s\",\"fromYear\":2010,\"toYear\":2019,\"reason\":\"Bruges af de fleste projekter.\"}"
            .formatted(code)).collect(Collectors.joining(",", "[", "]"))));
    answers.put("managers", Spin.JSON("[{\"manager\":\"%s\",\"experience\":\"Flere års arbejde med registerdata.\"}]"
        .formatted(manager.id())));
    answers.put("signatory", signatory.id());
    answers.put("noResearchOnDatabase", true);
    answers.put("onlyWithinPurpose", true);
    answers.put("institutionPays", true);
    answers.put("twoYearTerm", true);
    answers.putAll(legalBasis(manager.institution()));
    return answers;
  }

  /** Health data are among the registers. */
  private static Map<String, Object> legalBasis(DemoInstitution institution) {
    var answers = new HashMap<String, Object>();
    answers.put("controller", institution.title());
    answers.put("lawfulGround", "PUBLIC_TASK");
    answers.put("necessary", true);
    answers.put("specialData", "ARTICLE_9");
    answers.put("specialBasis", "SECTION_10");
    answers.put("solelyStatistics", "yes");
    answers.put("otherUse", "no");
    answers.put("disclosure", "no");
    answers.put("recordNumber", "2020-031");
    answers.put("recordedOn", "2020-02-01");
    answers.put("processors", "Danmarks Statistik er databehandler, når data opbevares på forskermaskinerne.");
    return answers;
  }

  static Map<String, Object> review() {
    return Map.of("recommendation", "approve", "reason", "Betingelserne er opfyldt, og overlappet er væsentligt.");
  }

  static Map<String, Object> approval() {
    return Map.of("ruling", "approved", "reason", "Følger indstillingen.");
  }

  /** @param shown what the form shows: the document that is signed comes back as it was shown */
  static Map<String, Object> signature(Map<String, Object> shown) {
    var answers = new HashMap<String, Object>(Map.of("signature", "signed", "lawful", true, "employed", true));
    if (shown.containsKey("digest")) {
      answers.put("digest", shown.get("digest"));
    }
    return answers;
  }

  static Map<String, Object> proposal(String title, DemoPeople contact, DemoPeople signatory, boolean toFse,
      LocalDate endsOn) {
    var answers = new HashMap<String, Object>();
    answers.put("title", title);
    answers.put("purpose", "At belyse, hvordan vilkår i barndommen hænger sammen med helbred som voksen.");
    answers.put("description", "Spørgsmålet er, om uddannelse og indkomst forklarer forskelle i sygelighed. Derfor følges"
        + " hele årgange fra skolealderen og frem.");
    answers.put("relevance", "Viden om, hvornår ulighed i sundhed opstår, kan bruges til at forebygge den.");
    answers.put("population", "Alle født 1990-2005 og deres forældre.");
    answers.put("endsOn", endsOn.toString());
    answers.put("packages", Spin.JSON("[\"Befolkning\",\"Indkomst og formue\",\"Uddannelse\",\"Sundhed\"]"));
    answers.put("registers", Spin.JSON(List.of("BEF", "IND", "UDDA", "LPR_DIAG", "DOD").stream()
        .map(code -> "{\"register\":\"%s\",\"fromYear\":2010,\"toYear\":2019,\"reason\":\"Nødvendigt for spørgsmålet.\"}"
            .formatted(code)).collect(Collectors.joining(",", "[", "]"))));
    answers.put("contact", contact.id());
    answers.put("signatory", signatory.id());
    answers.put("users", Spin.JSON("[\"%s\"]".formatted(contact.id())));
    answers.put("platform", "machine");
    answers.put("withinPurpose", true);
    answers.put("sendTo", toFse ? "fse" : "administrator");
    answers.putAll(legalBasis(contact.institution()));
    return answers;
  }

  static Map<String, Object> endorsement() {
    return Map.of("answer", "endorsed", "withinPurpose", true, "remark", "Ligger inden for databasens formål.");
  }

  static Map<String, Object> proposalReview() {
    return Map.of("documented", "Ja, alle registre er begrundet.", "reasonable", "Ja, perioderne er afgrænset.",
        "important", "Ja, der er en klar sammenhæng.", "ruling", "approved");
  }

  static Map<String, Object> usageComment() {
    return Map.of("comment", "Databasen bruges som planlagt.");
  }

  static Map<String, Object> usageContinues() {
    return Map.of("measure", "continue", "reason", "Anvendelsen står i rimeligt forhold til datamængden.");
  }
}
