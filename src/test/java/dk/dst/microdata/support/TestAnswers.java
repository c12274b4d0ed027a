package dk.dst.microdata.support;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.spin.Spin;

/** Good answers to every form; a test changes what it is about. */
public final class TestAnswers {

  private TestAnswers() {}

  public static Map<String, Object> start() {
    return of("title", "Projektdatabase til afprøvning");
  }

  public static Map<String, Object> application(TestInstitution institution) {
    var answers = of(
        "title", "Projektdatabase til afprøvning",
        "purpose", "At belyse sammenhænge mellem uddannelse, arbejde og helbred.",
        "environment", "Et fast miljø af forskere med fælles datamanagement.",
        "plannedSubprojects", "To nye underprojekter om året.",
        "registers", registers(List.of("BEF", "IND", "UDDA", "AKM", "LPR_DIAG")),
        "managers", managers(List.of(institution.manager())),
        "signatory", institution.signatory());
    for (String undertaking : List.of("noResearchOnDatabase", "onlyWithinPurpose", "institutionPays", "twoYearTerm")) {
      answers.put(undertaking, true);
    }
    answers.putAll(LegalBasisSamples.answers());
    return answers;
  }

  public static Object registers(List<String> codes) {
    return json(codes.stream().map(code ->
        "{\"register\":\"%s\",\"fromYear\":2010,\"toYear\":2019,\"reason\":\"Bruges af de fleste.\"}".formatted(code)));
  }

  public static Object managers(List<String> people) {
    return json(people.stream().map(person ->
        "{\"manager\":\"%s\",\"experience\":\"Flere års erfaring.\"}".formatted(person)));
  }

  public static Map<String, Object> review(String recommendation) {
    return of("recommendation", recommendation, "reason", "Begrundet indstilling.");
  }

  public static Map<String, Object> ruling(String ruling) {
    return of("ruling", ruling, "reason", "Begrundet afgørelse.");
  }

  public static Map<String, Object> signed() {
    return of("signature", "signed", "lawful", true, "employed", true);
  }

  public static Map<String, Object> declined() {
    return of("signature", "declined", "reason", "Skal omformuleres.");
  }

  public static Map<String, Object> usageComment() {
    return of("comment", "Bruges som planlagt.");
  }

  public static Map<String, Object> usageDecision(String measure) {
    return of("measure", measure, "reason", "Begrundet vurdering.");
  }

  /** A restriction that takes these registers out. */
  public static Map<String, Object> restriction(List<String> leaving) {
    var answers = usageDecision("restrict");
    answers.put("leaving", json(leaving.stream().map("\"%s\""::formatted)));
    return answers;
  }

  /** As it is, with these registers looked at especially the next time. */
  public static Map<String, Object> observing(List<String> observed) {
    var answers = usageDecision("continue");
    answers.put("observed", json(observed.stream().map("\"%s\""::formatted)));
    return answers;
  }

  public static Map<String, Object> complaint() {
    return of("statement", "To nye underprojekter bruger registrene.");
  }

  public static Map<String, Object> reconsidered(String ruling) {
    return of("ruling", ruling, "reason", "Begrundet afgørelse.");
  }

  /** @param coming or {@code leaving} may be null */
  public static Map<String, Object> managers(String coming, String leaving) {
    var answers = new HashMap<String, Object>();
    if (coming != null) {
      answers.put("newManager", coming);
      answers.put("experience", "Fire år med mikrodata.");
    }
    if (leaving != null) {
      answers.put("leavingManager", leaving);
    }
    return answers;
  }

  public static Map<String, Object> managerVerdict(String verdict) {
    return of("verdict", verdict, "reason", "Begrundet vurdering.");
  }

  public static Map<String, Object> managerConsequence(LocalDate newDeadline) {
    return newDeadline == null ? of("consequence", "shutDown", "reason", "Ingen udpeges.")
        : of("consequence", "longer", "newDeadline", newDeadline.toString(), "reason", "En er på vej.");
  }

  public static Map<String, Object> account() {
    return of("reference", "F-2030-17", "dkk", 12500);
  }

  public static Map<String, Object> shutdownConfirmed(String confirmation) {
    return of("confirmation", confirmation, "reason", "Listen er gået igennem.");
  }

  public static Map<String, Object> undo(String caseNumber) {
    return of("closingCase", caseNumber, "reason", "Opsagt ved en fejl.");
  }

  public static Map<String, Object> hearingAnswer() {
    return of("answer", "Institutionens svar.");
  }

  public static Map<String, Object> extensionRequested() {
    var answers = of("extension", "requested", "reason", "Der er nye underprojekter.", "subprojects", "To nye.",
        "asksLegalBasis", true);
    answers.putAll(LegalBasisSamples.answers());
    return answers;
  }

  public static Map<String, Object> extensionNotRequested() {
    return of("extension", "notRequested");
  }

  public static Map<String, Object> extensionDecision(String decision) {
    return of("decision", decision, "reason", "Begrundet afgørelse.");
  }

  public static Map<String, Object> deletionInstruction() {
    return of("instruction", "Slet alle data i projektdatabasen.", "onBehalf", true);
  }

  public static Map<String, Object> deletionConfirmed() {
    return of("deleted", true);
  }

  public static Map<String, Object> withdrawal(String caseNumber) {
    return of("withdrawnCase", caseNumber, "reason", "Ikke længere behov.");
  }

  public static Map<String, Object> notice() {
    return of("reason", "Forskningen er afsluttet.", "understood", true);
  }

  public static Map<String, Object> lapse(int authorisationNumber, LocalDate day) {
    return of("authorisationNumber", authorisationNumber, "lapsedOn", day.toString(), "reason", "Aftalen er ophørt.");
  }

  public static Map<String, Object> projectEnd(String answer) {
    return of("endAnswer", answer);
  }

  public static Map<String, Object> projectActivity(String answer) {
    return of("activity", answer, "reason", "Artiklen er ved at blive skrevet.");
  }

  public static Map<String, Object> projectClosing(int number) {
    return of("projectNumber", number, "reason", "Der er publiceret.", "understood", true);
  }

  public static Map<String, Object> authorisationWanted(String name) {
    return of("name", name);
  }

  /** An application that names that head and three experienced people, whose ids begin with the head's. */
  public static Map<String, Object> authorisation(String head) {
    return of("name", "Institut for Afprøvning", "kind", "PUBLIC", "cvr", "12345678", "country", "DENMARK",
        "mailDomains", "example.org, example.com",
        "environment", "Et varigt miljø, der analyserer uddannelse og arbejde.",
        "competence", "Alle har arbejdet med registerdata i flere år og er certificeret.",
        "dataSecurity", "Adgang gives af lederen, og reglerne gennemgås hvert kvartal.",
        "headId", head, "headName", "Navn " + head, "headEmail", head + "@example.org", "headPosition",
        "Institutleder", "people", experienced(List.of(head + "a", head + "b", head + "c")),
        "responsibility", true, "conditions", true);
  }

  public static Object experienced(List<String> people) {
    return json(people.stream().map(person -> ("{\"personId\":\"%1$s\",\"personName\":\"Navn %1$s\",\"personEmail\":"
        + "\"%1$s@example.org\",\"personPosition\":\"Forsker\",\"personExperience\":\"Fem år med BEF.\"}")
            .formatted(person)));
  }

  public static Map<String, Object> authorisationReview(String recommendation) {
    return of("lasting", "Varigt miljø.", "competenceAssessment", "Flere kan.", "securityAssessment", "I orden.",
        "recommendation", recommendation, "reason", "Begrundet indstilling.");
  }

  public static Map<String, Object> authorisationSigned() {
    return of("signature", "signed", "responsible", true, "informing", true);
  }

  public static Map<String, Object> confirmation() {
    return of("conditionsMet", true, "rulesKnown", true, "peopleChecked", true, "security", "unchanged");
  }

  public static Map<String, Object> followUp() {
    return of("note", "Lederen er på orlov.", "askAgain", "askedIn1Month");
  }

  public static Map<String, Object> suspensionDecision(String decision) {
    return of("decision", decision, "reason", "Begrundet afgørelse.");
  }

  public static Map<String, Object> subscription(int year) {
    return of("year", year);
  }

  /** An order of these registers. */
  public static Map<String, Object> subscriptionRequest(TestInstitution institution, String... registers) {
    return of("chosenRegisters", json(Stream.of(registers).map("\"%s\""::formatted)), "signatory",
        institution.signatory(), "remark", "Helst før sommer.");
  }

  public static Map<String, Object> subscriptionOffer() {
    return of("answer", "offered", "offer", "Levering af de bestilte registre, når de udgives.", "hours", 12,
        "priceDkk", 15600);
  }

  public static Map<String, Object> noSubscriptionOffer() {
    return of("answer", "notOffered", "reason", "Registrene udgives ikke i året.");
  }

  public static Map<String, Object> subscriptionSigned() {
    return of("signature", "signed", "read", true, "employed", true);
  }

  public static Map<String, Object> subscriptionCountersigned() {
    return of("countersignature", "signed", "binding", true);
  }

  /** An authority's application that meets every condition, for registers of one topic. */
  public static Map<String, Object> authority(TestInstitution institution) {
    var answers = of("authorityKind", "MUNICIPALITY", "obligation", "At planlægge kommunens dagtilbud og skoler.",
        "obligationReference", "Dagtilbudsloven § 4", "remit", "Børn, unge og uddannelse i kommunen.",
        "topics", json(Stream.of("\"Befolkning\"")), "environment", "Et fast hold analytikere med fælles data.",
        "securityFile", DocumentRow.ATTACHED,
        "securityTitle", "Informationssikkerhedspolitik", "securityVersion", "3", "securityDay",
        Today.inDenmark().minusDays(30).toString(), "registers", registers(List.of("BEF", "UDDA")),
        "contact", institution.manager(), "signatory", institution.signatory(),
        "users", json(Stream.of(institution.manager()).map("\"%s\""::formatted)), "ean", "5790000000000",
        "billingReference", "Analyse", "onlyAuthority", true, "payment", true);
    answers.putAll(LegalBasisSamples.answers());
    return answers;
  }

  public static Map<String, Object> authorityReview(String recommendation) {
    return of("recommendation", recommendation, "remitAssessment", "Ligger inden for ressortområdet.",
        "securityAssessment", "Dokumentet er tilstrækkeligt.", "reason", "Begrundet indstilling.");
  }

  public static Map<String, Object> authoritySigned() {
    return of("signature", "signed", "read", true, "lawful", true, "employed", true);
  }

  public static Map<String, Object> authorityRenewal(TestInstitution institution) {
    return of("obligationStands", true, "contact", institution.manager(), "securityFile", DocumentRow.ATTACHED,
        "securityTitle",
        "Informationssikkerhedspolitik", "securityVersion", "4", "securityDay",
        Today.inDenmark().minusDays(5).toString());
  }

  public static Map<String, Object> of(Object... pairs) {
    var answers = new HashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      answers.put((String) pairs[i], pairs[i + 1]);
    }
    return answers;
  }

  private static Object json(Stream<String> items) {
    return Spin.JSON(items.collect(Collectors.joining(",", "[", "]")));
  }
}
