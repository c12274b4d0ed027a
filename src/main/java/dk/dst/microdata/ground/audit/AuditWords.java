package dk.dst.microdata.ground.audit;

import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.rights.CaseKind;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.rights.InstitutionCommand;
import dk.dst.microdata.ground.terms.SchemeTerm;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What the audit holds as names, in words. What has none is shown as it is, so that nothing is hidden. */
final class AuditWords {

  private static final Map<String, String> WORDS = new HashMap<>(Map.ofEntries(
      Map.entry("CHANGE", "Ændring"), Map.entry("LOOK", "Opslag"), Map.entry("REFUSED", "Afvist"),
      Map.entry("institution", "Institution"), Map.entry("person", "Person"), Map.entry("association", "Tilknytning"),
      Map.entry("association_role", "Rolle"), Map.entry("absence", "Fravær"),
      Map.entry("disqualification", "Inhabilitet"), Map.entry("application", "Ansøgning"),
      Map.entry("decision", "Afgørelse"), Map.entry("project_database", "Projektdatabase"),
      Map.entry("database_manager", "Manager"), Map.entry("database_register", "Register i databasen"),
      Map.entry("usage_review", "Gennemgang af anvendelse"), Map.entry("extension", "Forlængelse"),
      Map.entry("shutdown", "Nedlæggelse"), Map.entry("affected_subproject", "Berørt underprojekt"),
      Map.entry("manager_change", "Ændring af managere"), Map.entry("manager_gap", "Manglende manager"),
      Map.entry("coming", "ny manager"), Map.entry("leaving", "fratrådt manager"),
      Map.entry("requested_by", "bedt om af"), Map.entry("began_on", "begyndt den"),
      Map.entry("MANAGERS_MISSING", "Ingen manager"), Map.entry("project", "Projekt"),
      Map.entry("catalogue_version", "Registerkatalog"), Map.entry("task", "Opgave"), Map.entry("terms", "Vilkår"),
      Map.entry("password", "adgangskode"), Map.entry("setByLink", "valgt med linket i et brev"),
      Map.entry("act_id_user", "Konto"), Map.entry("act_id_membership", "Gruppe"),
      Map.entry("act_id_tenant_member", "Adgang til institution"), Map.entry("act_ru_authorization", "Rettighed"),
      Map.entry("request", "Kald af serveren"), Map.entry("engine_act", "Indgreb i processen"),
      Map.entry("waits_at", "sagen venter ved"),
      Map.entry("case_file", "Sag"), Map.entry("authorisation", "Ansøgning om autorisation"),
      Map.entry("suspension", "Suspension"), Map.entry("kind", "art"), Map.entry("title", "titel"),
      Map.entry("mail_domains", "e-mail-domæner"), Map.entry("confirmed_on", "bekræftet den"),
      Map.entry("business_exemption", "dispensation om erhvervsdata"),
      Map.entry("client_of", "kunde hos autorisation nr."), Map.entry("head_id", "leder"), Map.entry("suspended_by", "suspenderet af"),
      Map.entry("PUBLIC", "Offentligt miljø"), Map.entry("FOUNDATION", "Almennyttig fond"),
      Map.entry("INTEREST_ORGANISATION", "Interesseorganisation"), Map.entry("CONSULTANCY", "Virksomhed"),
      Map.entry("CLIENT", "Kundeautorisation"), Map.entry("granted", "givet"), Map.entry("confirmed", "bekræftet"),
      Map.entry("suspended", "suspenderet"), Map.entry("lifted", "ophævet"), Map.entry("ended", "afsluttet"),
      Map.entry("agreementEnded", "aftalen ophørt"), Map.entry("askedIn2Weeks", "spørges igen om 2 uger"),
      Map.entry("askedIn1Month", "spørges igen om 30 dage"), Map.entry("askedIn3Months", "spørges igen om 90 dage"),
      Map.entry("name", "navn"), Map.entry("authorisation_number", "autorisationsnummer"),
      Map.entry("authorised_from", "autoriseret fra"), Map.entry("authorised_until", "autoriseret til"),
      Map.entry("lapse_reason", "årsag"), Map.entry("suspended_on", "suspenderet den"),
      Map.entry("suspension_reason", "årsag til suspension"), Map.entry("agreement_ended", "aftalen ophørt"),
      Map.entry("state", "status"), Map.entry("status", "status"), Map.entry("ending", "endte som"),
      Map.entry("states_moved", "sager, hvis status er flyttet hertil"), Map.entry("employed", "ansat"),
      Map.entry("position", "stilling"), Map.entry("certified_since", "certificeret siden"),
      Map.entry("certified_on", "certificeret den"), Map.entry("ended_on", "afsluttet den"), Map.entry("role", "rolle"),
      Map.entry("substitute_id", "stedfortræder"), Map.entry("from_day", "fra og med"),
      Map.entry("until_day", "til og med"), Map.entry("reason", "begrundelse"),
      Map.entry("submission", "indsendelse nr."), Map.entry("applicant", "ansøger"),
      Map.entry("signatory", "underskriver"), Map.entry("content_list", "dataliste nr."), Map.entry("step", "trin"),
      Map.entry("outcome", "udfald"), Map.entry("decided_by", "afgjort af"), Map.entry("case_owner", "FSE-ansvarlig"),
      Map.entry("project_number", "projektnummer"), Map.entry("established_on", "oprettet den"),
      Map.entry("ends_on", "ophørsdato"), Map.entry("reviewed_on", "gennemgået den"),
      Map.entry("access_from", "adgang fra"), Map.entry("access_until", "adgang til"),
      Map.entry("register_code", "register"), Map.entry("removed_on", "fjernet den"), Map.entry("number", "nr."),
      Map.entry("measured_on", "målt den"), Map.entry("concluded_on", "afsluttet den"),
      Map.entry("term_ends_on", "periodens ophør"), Map.entry("asked_on", "spurgt den"), Map.entry("cause", "årsag"),
      Map.entry("started_on", "begyndt den"), Map.entry("access_ended_on", "adgang lukket den"),
      Map.entry("closed_on", "lukket den"), Map.entry("database_case", "projektdatabasens sag"),
      Map.entry("version", "version"), Map.entry("source", "kilde"), Map.entry("assignee", "taget af"),
      Map.entry("erased_on", "slettet den"), Map.entry("case", "sag"), Map.entry("id", "ident"),
      Map.entry("group_id_", "gruppe"), Map.entry("tenant_id_", "institution"), Map.entry("user_id_", "bruger"),
      Map.entry("resource_type_", "ressource"), Map.entry("resource_id_", "ressourcens id"),
      Map.entry("perms_", "rettigheder (tal)"), Map.entry("true", "ja"), Map.entry("false", "nej"),
      // states, steps and outcomes
      Map.entry("DRAFT", "Kladde"), Map.entry("SUBMITTED", "Indsendt"), Map.entry("RETURNED", "Retur til ansøger"),
      Map.entry("UNDER_REVIEW", "Til vurdering"), Map.entry("FOR_APPROVAL", "Til afgørelse"),
      Map.entry("FOR_SIGNATURE", "Til underskrift"), Map.entry("ESTABLISHED", "Oprettet"),
      Map.entry("WITHDRAWN", "Trukket tilbage"), Map.entry("LAPSED", "Bortfaldet"),
      Map.entry("NOT_ESTABLISHED", "Kunne ikke oprettes"), Map.entry("IN_OPERATION", "I drift"),
      Map.entry("CLOSING", "Under nedlæggelse"), Map.entry("CLOSED", "Nedlagt"), Map.entry("REQUESTED", "Anmodet"),
      Map.entry("IN_FORCE", "I kraft"), Map.entry("ENDED", "Afsluttet"), Map.entry("TERM_ENDED", "Ophørsdatoen nået"),
      Map.entry("USAGE_REVIEW", "Vurdering af anvendelsen"), Map.entry("NOTICE", "Opsigelse"),
      Map.entry("AUTHORISATION_LOST", "Autorisationen bortfaldet"), Map.entry("SUBMISSION", "Indsendelse"),
      Map.entry("ELIGIBILITY", "Kontrol af betingelser"), Map.entry("WITHDRAWAL", "Tilbagetrækning"),
      Map.entry("CORRECTION_LAPSE", "Frist udløbet"), Map.entry("REVIEW", "Vurdering"),
      Map.entry("APPROVAL", "Afgørelse"), Map.entry("SIGNATURE", "Underskrift"),
      Map.entry("ESTABLISHMENT", "Oprettelse"), Map.entry("USAGE_COMMENT", "Udtalelse om anvendelsen"),
      Map.entry("HEARING", "Høringssvar"), Map.entry("MEASURE", "Afgørelse efter høring"),
      Map.entry("EXTENSION_REQUEST", "Svar om forlængelse"), Map.entry("EXTENSION", "Afgørelse om forlængelse"),
      Map.entry("EXTENSION_CONFIRMATION", "Den andens afgørelse om forlængelse"),
      Map.entry("EXTENSION_SIGNATURE", "Underskrift på forlængelsen"),
      Map.entry("AUTHORISATION_LAPSE", "Autorisationen bortfaldet"), Map.entry("SHUTDOWN", "Adgangen lukket"),
      Map.entry("DELETION_INSTRUCTION", "Instruks om sletning"), Map.entry("DELETION", "Sletning bekræftet"),
      Map.entry("RESPONSIBLE", "autorisationsansvarlig"), Map.entry("SUBSTITUTE", "stedfortræder"),
      Map.entry("ADMINISTRATOR", "administrator"), Map.entry("CONTACT_WITH_POWERS", "kontaktperson med beføjelser"),
      Map.entry("SIGNATORY", "underskriver"), Map.entry("CONTACT", "kontaktperson"), Map.entry("USER", "bruger"),
      Map.entry("submitted", "indsendt"), Map.entry("met", "opfyldt"), Map.entry("notMet", "ikke opfyldt"),
      Map.entry("approve", "indstillet til godkendelse"), Map.entry("refuse", "indstillet til afslag"),
      Map.entry("return", "retur"), Map.entry("returned", "retur"), Map.entry("approved", "godkendt"),
      Map.entry("refused", "afslået"), Map.entry("withdrawn", "trukket tilbage"), Map.entry("lapsed", "bortfaldet"),
      Map.entry("signed", "underskrevet"), Map.entry("declined", "afvist"), Map.entry("expired", "frist udløbet"),
      Map.entry("established", "oprettet"), Map.entry("continue", "fortsætter uændret"),
      Map.entry("restrict", "begrænses"), Map.entry("shutDown", "nedlægges"), Map.entry("requested", "ønsket"),
      Map.entry("notRequested", "ikke ønsket"), Map.entry("unanswered", "ikke besvaret"),
      Map.entry("extended", "forlænget"), Map.entry("notExtended", "ikke forlænget"),
      Map.entry("commented", "udtalt"), Map.entry("answered", "besvaret"), Map.entry("noticeGiven", "opsagt"),
      Map.entry("instructed", "instruks givet"), Map.entry("deleted", "slettet"), Map.entry("method", "metode"),
      Map.entry("path", "sti"),
      Map.entry("turn", "Frist"), Map.entry("due_on", "frist"),
      Map.entry("project_access", "Adgang til projekt"), Map.entry("given_by", "givet af"),
      Map.entry("starts_on", "begynder"), Map.entry("close_cause", "årsag til lukning"),
      Map.entry("proposal", "Projektindstilling"), Map.entry("deleted_on", "data slettet den"),
      Map.entry("NOT_NEEDED", "Ikke længere brug for det"), Map.entry("INACTIVE", "Ingen aktivitet"),
      Map.entry("resubmission", "genindstilles"), Map.entry("endsAsAgreed", "slutter som aftalt"),
      Map.entry("active", "fortsætter"), Map.entry("closed", "lukkes"),
      Map.entry("subscription", "Årsabonnement"), Map.entry("year", "år"),
      Map.entry("price_dkk", "pris i kroner ekskl. moms"), Map.entry("in_force_on", "i kraft den"),
      Map.entry("offered", "tilbudt"), Map.entry("notOffered", "ikke tilbudt"), Map.entry("notMade", "ikke indgået"),
      Map.entry("scheme", "ordning"), Map.entry("database_list", "dataliste fra databasen"),
      Map.entry("purchase_list", "dataliste til køb"), Map.entry("contact", "kontaktperson"),
      Map.entry("approved_digest", "aftryk af det, FSE har underskrevet"), Map.entry("delivery", "Levering"),
      Map.entry("needs_approval", "kræver godkendelse"), Map.entry("delivered", "leveret"),
      Map.entry("notDelivered", "ikke leveret"), Map.entry("partlyDelivered", "delvist leveret"),
      Map.entry("notApproved", "ikke godkendt"), Map.entry("approval", "godkendelse nr."),
      Map.entry("approval_document", "Sundhedsdatastyrelsens godkendelse som dokument"),
      Map.entry("health_approval", "Sundhedsdatastyrelsens godkendelse"),
      Map.entry("reference", "journalnummer"), Map.entry("approved_on", "godkendt den"),
      Map.entry("recorded_by", "registreret af"), Map.entry("replaced_on", "erstattet den"),
      Map.entry("RESEARCHER", "Forskerordningen"), Map.entry("SUBPROJECT", "Underprojekt"),
      Map.entry("PURCHASE", "Købt"), Map.entry("ADDITIONAL", "Øvrige data"), Map.entry("toFse", "sendt til FSE"),
      Map.entry("toAdministrator", "sendt til administratoren"), Map.entry("endorsed", "sendt videre"),
      Map.entry("acceptable", "kan behandles"), Map.entry("inForce", "i kraft"),
      Map.entry("notInForce", "ikke i kraft"),
      Map.entry("breach", "Brud på reglerne"), Map.entry("quarantine", "Karantæne"),
      Map.entry("sanction_rule", "Sanktionsmatrice"), Map.entry("whom", "over for"), Map.entry("person_id", "person"),
      Map.entry("self_reported", "indberettet af institutionen selv"),
      Map.entry("explanation_approved", "redegørelse godkendt"), Map.entry("grade", "grad"),
      Map.entry("measure", "sanktion"), Map.entry("months", "måneder"),
      Map.entry("institution_months", "måneder for institutionen"), Map.entry("terminates", "aftalen opsiges"),
      Map.entry("decided_on", "afgjort den"), Map.entry("basis", "grundlag"),
      Map.entry("from_occurrence", "fra brud nr."), Map.entry("until_occurrence", "til brud nr."), Map.entry("consequence", "følge"),
      Map.entry("may_terminate", "mulig opsigelse"), Map.entry("INSTITUTION", "Institution"),
      Map.entry("MINOR", "Mildt"), Map.entry("SERIOUS", "Alvorligt"), Map.entry("REPORT", "Indberetning"),
      Map.entry("DECISION", "Afgørelse"), Map.entry("QUARANTINE", "Karantæne"), Map.entry("REPRIMAND", "Påtale"),
      Map.entry("CLOSED_UNTIL_EXPLAINED", "Lukket, til redegørelsen er godkendt"),
      Map.entry("ASSESSMENT", "Konkret vurdering"), Map.entry("NONE", "Ingen"),
      Map.entry("AUTHORITY", "Myndighedsordningen"), Map.entry("reported", "indberettet"),
      Map.entry("closedAtOnce", "indberettet, adgangen lukket straks"), Map.entry("explained", "redegjort"),
      Map.entry("explainAgain", "redegørelsen skal uddybes"), Map.entry("noBreach", "ikke et brud"),
      Map.entry("minor", "mildt brud"), Map.entry("serious", "alvorligt brud"),
      Map.entry("byMatrix", "sanktion efter matricen"), Map.entry("ownAssessment", "sanktion efter konkret vurdering"),
      Map.entry("noSanction", "ingen sanktion"), Map.entry("explanationApproved", "redegørelsen godkendt"),
      Map.entry("term_change", "Ændring af et vilkår"), Map.entry("scheme_term", "vilkår"),
      Map.entry("value", "værdi"), Map.entry("applies_from", "gælder fra"),
      Map.entry("agreement", "Aftale"), Map.entry("agreement_text", "Aftaletekst"),
      Map.entry("agreement_signature", "Underskrift på en aftale"), Map.entry("round", "runde"),
      Map.entry("text_version", "aftaletekstens version"), Map.entry("digest", "aftryk"), Map.entry("party", "part"),
      Map.entry("signed_by", "underskrevet af"), Map.entry("written_by", "skrevet af"),
      Map.entry("project-database", "Aftale om projektdatabase"), Map.entry("authorise-institution", "Aftale om autorisation"),
      Map.entry("project-proposal", "Aftale om projektindstilling"),
      Map.entry("annual-subscription", "Kontrakt om årsabonnement"),
      Map.entry("attachment", "Dokument"), Map.entry("field", "felt"), Map.entry("type", "type"),
      Map.entry("size", "bytes"), Map.entry("storage", "gemt"), Map.entry("scanned", "scannet for virus"),
      Map.entry("uploaded_by", "vedlagt af"), Map.entry("replaced_at", "afløst"), Map.entry("S3", "i et S3-lager"),
      Map.entry("enclosure", "Bilag"),
      Map.entry("PREVIEW_AGREEMENT_TEXT", "Se en aftaletekst forhåndsvist"),
      Map.entry("CHANGE_AGREEMENT_TEXT", "Ændre en aftaletekst"),
      Map.entry("price", "Pris"), Map.entry("item", "hvad"), Map.entry("audience", "for"),
      Map.entry("PUBLISHED", "offentliggjort"), Map.entry("JUDGEMENT", "FSE’s skøn"),
      Map.entry("NOT_PUBLISHED", "ikke offentliggjort"), Map.entry("CONFIGURATION", "opsætning"),
      Map.entry("PRIVATE", "Private institutioner"), Map.entry("ALL", "Alle"),
      Map.entry("HOUR", "En times arbejde"), Map.entry("FIRST_DATA_SET", "Udtræk af et datasæt"),
      Map.entry("FURTHER_DATA_SET", "Hvert datasæt mere"), Map.entry("STORAGE", "Lagerplads"),
      Map.entry("SERVER", "Egen server"), Map.entry("PACKAGE", "Datapakke"), Map.entry("VAT", "Moms"),
      Map.entry("PREVIEW_PRICE", "Se virkningen af en ændret pris"), Map.entry("CHANGE_PRICE", "Ændre en pris"),
      Map.entry("certification_question", "Spørgsmål til certificeringen"),
      Map.entry("certification_attempt", "Forsøg på certificeringen"), Map.entry("day", "dag"),
      Map.entry("passed", "bestået"), Map.entry("attempt", "forsøg"),
      Map.entry("CHANGE_QUESTION", "Rette et spørgsmål til certificeringen"),
      Map.entry("TAKE_TEST", "Tage testen i en andens forsøg"),
      Map.entry("PREVIEW_TERM", "Se virkningen af et ændret vilkår"), Map.entry("CHANGE_TERM", "Ændre et vilkår")));

  static {
    Arrays.stream(Command.values()).forEach(command -> WORDS.put(command.name(), command.danish()));
    Arrays.stream(CaseState.values()).forEach(caseState -> WORDS.putIfAbsent(caseState.name(), caseState.danish()));
    Arrays.stream(CaseKind.values()).forEach(caseKind -> WORDS.putIfAbsent(caseKind.name(), caseKind.danish()));
    Arrays.stream(Step.values()).forEach(step -> WORDS.putIfAbsent(step.name(), step.danish()));
    Arrays.stream(InstitutionCommand.values()).forEach(command -> WORDS.put(command.name(), command.danish()));
    Arrays.stream(SchemeTerm.values()).forEach(schemeTerm -> WORDS.putIfAbsent(schemeTerm.key(), schemeTerm.danish()));
  }

  /** Columns whose values are names of ours and never a text that somebody has typed. */
  private static final Set<String> OURS = Set.of("state", "status", "ending", "role", "step", "outcome", "cause", "close_cause",
      "kind", "scheme", "whom", "grade", "measure", "consequence", "basis", "item", "audience", "scheme_term", "party",
      "delivery.source", "agreement.agreement", "agreement_text.agreement", "agreement_signature.agreement",
      "attachment.storage", "attachment.field");

  private AuditWords() {}

  /** Whether the values of that column of that table are names of ours. */
  static boolean isOurs(String table, String column) {
    return OURS.contains(column) || OURS.contains(table + "." + column);
  }

  static String of(String name) {
    return WORDS.getOrDefault(name, name);
  }
}
