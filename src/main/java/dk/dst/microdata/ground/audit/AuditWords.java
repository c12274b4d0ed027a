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

  private static final Map<String, String> WORDS = pairs(
      "CHANGE", "Ændring", "LOOK", "Opslag", "REFUSED", "Afvist", "institution", "Institution", "person", "Person",
      "association", "Tilknytning", "association_role", "Rolle", "absence", "Fravær", "disqualification", "Inhabilitet",
      "application", "Ansøgning", "decision", "Afgørelse", "project_database", "Projektdatabase",
      "database_manager", "Manager", "database_register", "Register i databasen",
      "usage_review", "Gennemgang af anvendelse", "extension", "Forlængelse", "shutdown", "Nedlæggelse",
      "affected_subproject", "Berørt underprojekt", "manager_change", "Ændring af managere",
      "manager_gap", "Manglende manager", "coming", "ny manager", "leaving", "fratrådt manager",
      "requested_by", "bedt om af", "began_on", "begyndt den", "MANAGERS_MISSING", "Ingen manager",
      "project", "Projekt", "catalogue_version", "Registerkatalog", "task", "Opgave", "terms", "Vilkår",
      "password", "adgangskode", "setByLink", "valgt med linket i et brev", "act_id_user", "Konto",
      "act_id_membership", "Gruppe", "act_id_tenant_member", "Adgang til institution",
      "act_ru_authorization", "Rettighed", "request", "Kald af serveren", "audit_entry", "Revisionssporet som fil",
      "entries", "linjer", "find", "Fundet ved søgning", "cases", "sager",
      "UNSENT_LETTERS_TRIED", "Usendte breve forsøgt igen", "letters", "breve", "letter", "brev nr.",
      "MOVE_DEADLINE", "Frist flyttet",
      "ADDRESS_CORRECTED", "E-mailadresse rettet", "SEE_RECIPIENT", "Modtager af et brev, der ikke kunne sendes",
      "PERSONAL_DATA_LOOKS", "Hvem der har set en persons oplysninger",
      "engine_act", "Indgreb i processen", "failure_retry", "Standsede trin prøvet igen",
      "failure_note", "Bemærkning til standsede trin", "failure_trace", "Fejludskrift", "failure", "årsag",
      "steps", "trin", "succeeded", "lykkedes", "failed_again", "mislykkedes igen", "gone", "var der ikke længere",
      "note", "bemærkning", "model_pause", "Model på pause", "paused", "sat på pause", "running", "i gang",
      "SEE_FAILURES", "Se standsede trin", "RETRY_FAILURE", "Prøv standsede trin igen",
      "NOTE_FAILURE", "Bemærkning til standsede trin", "PAUSE_MODEL", "Sæt en model på pause",
      "waits_at", "sagen venter ved", "case_file", "Sag", "authorisation", "Ansøgning om autorisation",
      "suspension", "Suspension", "kind", "art", "title", "titel", "mail_domains", "e-mail-domæner",
      "confirmed_on", "bekræftet den", "business_exemption", "dispensation om erhvervsdata",
      "client_of", "kunde hos autorisation nr.", "head_id", "leder", "suspended_by", "suspenderet af",
      "PUBLIC", "Offentligt miljø", "FOUNDATION", "Almennyttig fond", "INTEREST_ORGANISATION", "Interesseorganisation",
      "CONSULTANCY", "Virksomhed", "CLIENT", "Kundeautorisation", "granted", "givet", "confirmed", "bekræftet",
      "suspended", "suspenderet", "lifted", "ophævet", "ended", "afsluttet", "agreementEnded", "aftalen ophørt",
      "askedIn2Weeks", "spørges igen om 2 uger", "askedIn1Month", "spørges igen om 30 dage",
      "askedIn3Months", "spørges igen om 90 dage", "name", "navn", "authorisation_number", "autorisationsnummer",
      "authorised_from", "autoriseret fra", "authorised_until", "autoriseret til", "lapse_reason", "årsag",
      "suspended_on", "suspenderet den", "suspension_reason", "årsag til suspension",
      "agreement_ended", "aftalen ophørt", "state", "status", "status", "status", "ending", "endte som",
      "states_moved", "sager, hvis status er flyttet hertil", "employed", "ansat", "position", "stilling",
      "certified_since", "certificeret siden", "certified_on", "certificeret den", "ended_on", "afsluttet den",
      "role", "rolle", "substitute_id", "stedfortræder", "from_day", "fra og med", "until_day", "til og med",
      "reason", "begrundelse", "submission", "indsendelse nr.", "applicant", "ansøger", "signatory", "underskriver",
      "content_list", "dataliste nr.", "step", "trin", "outcome", "udfald", "decided_by", "afgjort af",
      "case_owner", "FSE-ansvarlig", "project_number", "projektnummer", "established_on", "oprettet den",
      "ends_on", "ophørsdato", "reviewed_on", "gennemgået den", "access_from", "adgang fra",
      "access_until", "adgang til", "register_code", "register", "removed_on", "fjernet den", "number", "nr.",
      "measured_on", "målt den", "concluded_on", "afsluttet den", "term_ends_on", "periodens ophør",
      "asked_on", "spurgt den", "cause", "årsag", "started_on", "begyndt den", "access_ended_on", "adgang lukket den",
      "closed_on", "lukket den", "database_case", "projektdatabasens sag", "version", "version", "source", "kilde",
      "assignee", "taget af", "erased_on", "slettet den", "case", "sag", "id", "ident", "group_id_", "gruppe",
      "tenant_id_", "institution", "user_id_", "bruger", "resource_type_", "ressource",
      "resource_id_", "ressourcens id", "perms_", "rettigheder (tal)", "true", "ja", "false", "nej", "DRAFT", "Kladde",
      "SUBMITTED", "Indsendt", "RETURNED", "Retur til ansøger", "UNDER_REVIEW", "Til vurdering",
      "FOR_APPROVAL", "Til afgørelse", "FOR_SIGNATURE", "Til underskrift", "ESTABLISHED", "Oprettet",
      "WITHDRAWN", "Trukket tilbage", "LAPSED", "Bortfaldet", "NOT_ESTABLISHED", "Kunne ikke oprettes",
      "IN_OPERATION", "I drift", "CLOSING", "Under nedlæggelse", "CLOSED", "Nedlagt", "REQUESTED", "Anmodet",
      "IN_FORCE", "I kraft", "ENDED", "Afsluttet", "TERM_ENDED", "Ophørsdatoen nået",
      "USAGE_REVIEW", "Vurdering af anvendelsen", "NOTICE", "Opsigelse",
      "AUTHORISATION_LOST", "Autorisationen bortfaldet", "SUBMISSION", "Indsendelse",
      "ELIGIBILITY", "Kontrol af betingelser", "WITHDRAWAL", "Tilbagetrækning", "CORRECTION_LAPSE", "Frist udløbet",
      "REVIEW", "Vurdering", "APPROVAL", "Afgørelse", "SIGNATURE", "Underskrift", "ESTABLISHMENT", "Oprettelse",
      "USAGE_COMMENT", "Udtalelse om anvendelsen", "HEARING", "Høringssvar", "MEASURE", "Afgørelse efter høring",
      "EXTENSION_REQUEST", "Svar om forlængelse", "EXTENSION", "Afgørelse om forlængelse",
      "EXTENSION_CONFIRMATION", "Den andens afgørelse om forlængelse",
      "EXTENSION_SIGNATURE", "Underskrift på forlængelsen", "AUTHORISATION_LAPSE", "Autorisationen bortfaldet",
      "SHUTDOWN", "Adgangen lukket", "DELETION_INSTRUCTION", "Instruks om sletning", "DELETION", "Sletning bekræftet",
      "RESPONSIBLE", "autorisationsansvarlig", "SUBSTITUTE", "stedfortræder", "ADMINISTRATOR", "administrator",
      "CONTACT_WITH_POWERS", "kontaktperson med beføjelser", "SIGNATORY", "underskriver", "CONTACT", "kontaktperson",
      "USER", "bruger", "submitted", "indsendt", "met", "opfyldt", "notMet", "ikke opfyldt",
      "approve", "indstillet til godkendelse", "refuse", "indstillet til afslag", "return", "retur",
      "returned", "retur", "approved", "godkendt", "refused", "afslået", "withdrawn", "trukket tilbage",
      "lapsed", "bortfaldet", "signed", "underskrevet", "declined", "afvist", "expired", "frist udløbet",
      "established", "oprettet", "continue", "fortsætter uændret", "restrict", "begrænses", "shutDown", "nedlægges",
      "requested", "ønsket", "notRequested", "ikke ønsket", "unanswered", "ikke besvaret", "extended", "forlænget",
      "notExtended", "ikke forlænget", "commented", "udtalt", "answered", "besvaret", "noticeGiven", "opsagt",
      "instructed", "instruks givet", "deleted", "slettet", "method", "metode", "path", "sti", "turn", "Frist",
      "due_on", "frist", "project_access", "Adgang til projekt", "given_by", "givet af", "starts_on", "begynder",
      "close_cause", "årsag til lukning", "proposal", "Projektindstilling", "deleted_on", "data slettet den",
      "NOT_NEEDED", "Ikke længere brug for det", "INACTIVE", "Ingen aktivitet", "resubmission", "genindstilles",
      "endsAsAgreed", "slutter som aftalt", "active", "fortsætter", "closed", "lukkes", "subscription", "Årsabonnement",
      "year", "år", "price_dkk", "pris i kroner ekskl. moms", "in_force_on", "i kraft den", "offered", "tilbudt",
      "notOffered", "ikke tilbudt", "notMade", "ikke indgået", "law_model", "Lovmodellen", "law_model_year", "Modelår",
      "law_model_ministry", "Ministerium i Lovmodellen", "law_model_user", "Bruger af Lovmodellen",
      "institution_id", "institution", "in_force", "i kraft", "SENT", "Indsendt", "DROPPED", "Bortfaldet",
      "ENDED_BY_FSE", "Afsluttet af FSE", "HANDED_OVER", "Overdraget", "handOverBegun", "overdragelse begyndt",
      "followedUp", "fulgt op", "usersChanged", "ændret", "law-model", "Aftale om Lovmodellen", "scheme", "ordning",
      "database_list", "dataliste fra databasen", "purchase_list", "dataliste til køb", "contact", "kontaktperson",
      "approved_digest", "aftryk af det, FSE har underskrevet", "delivery", "Levering",
      "needs_approval", "kræver godkendelse", "delivered", "leveret", "notDelivered", "ikke leveret",
      "partlyDelivered", "delvist leveret", "notApproved", "ikke godkendt", "approval", "godkendelse nr.",
      "approval_document", "Sundhedsdatastyrelsens godkendelse som dokument",
      "health_approval", "Sundhedsdatastyrelsens godkendelse", "reference", "journalnummer",
      "approved_on", "godkendt den", "recorded_by", "registreret af", "replaced_on", "erstattet den",
      "RESEARCHER", "Forskerordningen", "SUBPROJECT", "Underprojekt", "PURCHASE", "Købt", "ADDITIONAL", "Øvrige data",
      "toFse", "sendt til FSE", "toAdministrator", "sendt til administratoren", "endorsed", "sendt videre",
      "acceptable", "kan behandles", "inForce", "i kraft", "notInForce", "ikke i kraft", "breach", "Brud på reglerne",
      "quarantine", "Karantæne", "sanction_rule", "Sanktionsmatrice", "whom", "over for", "person_id", "person",
      "self_reported", "indberettet af institutionen selv", "explanation_approved", "redegørelse godkendt",
      "grade", "grad", "measure", "sanktion", "months", "måneder", "institution_months", "måneder for institutionen",
      "terminates", "aftalen opsiges", "decided_on", "afgjort den", "basis", "grundlag",
      "from_occurrence", "fra brud nr.", "until_occurrence", "til brud nr.", "consequence", "følge",
      "may_terminate", "mulig opsigelse", "INSTITUTION", "Institution", "MINOR", "Mildt", "SERIOUS", "Alvorligt",
      "REPORT", "Indberetning", "DECISION", "Afgørelse", "QUARANTINE", "Karantæne", "REPRIMAND", "Påtale",
      "CLOSED_UNTIL_EXPLAINED", "Lukket, til redegørelsen er godkendt", "ASSESSMENT", "Konkret vurdering",
      "NONE", "Ingen", "AUTHORITY", "Myndighedsordningen", "reported", "indberettet",
      "closedAtOnce", "indberettet, adgangen lukket straks", "explained", "redegjort",
      "explainAgain", "redegørelsen skal uddybes", "noBreach", "ikke et brud", "minor", "mildt brud",
      "serious", "alvorligt brud", "byMatrix", "sanktion efter matricen",
      "ownAssessment", "sanktion efter konkret vurdering", "noSanction", "ingen sanktion",
      "explanationApproved", "redegørelsen godkendt", "term_change", "Ændring af et vilkår", "scheme_term", "vilkår",
      "service_figures", "Sagsbehandlingstider for offentligheden", "shown", "vises", "value", "værdi",
      "applies_from", "gælder fra", "agreement", "Aftale", "agreement_text", "Aftaletekst",
      "agreement_signature", "Underskrift på en aftale", "round", "runde", "text_version", "aftaletekstens version",
      "digest", "aftryk", "party", "part", "signed_by", "underskrevet af", "written_by", "skrevet af",
      "project-database", "Aftale om projektdatabase", "authorise-institution", "Aftale om autorisation",
      "project-proposal", "Aftale om projektindstilling", "annual-subscription", "Kontrakt om årsabonnement",
      "attachment", "Dokument", "field", "felt", "type", "type", "size", "bytes", "storage", "gemt",
      "scanned", "scannet for virus", "uploaded_by", "vedlagt af", "replaced_at", "afløst", "S3", "i et S3-lager",
      "authority-scheme", "Aftale om Myndighedsordningen", "authority_scheme", "Myndighedsordning",
      "authority_kind", "myndighedens art", "security_version", "version af dokumentet om datasikkerhed",
      "security_day", "dato på dokumentet om datasikkerhed", "DEPARTMENT", "Departement",
      "AGENCY", "Styrelse eller direktorat", "REGION", "Region", "MUNICIPALITY", "Kommune",
      "authority_analysis", "Analyse efter Myndighedsordningen", "registered_by", "registreret af",
      "notAuthority", "ikke en myndighed", "renewed", "fornyet", "NOT_RENEWED", "Aftalen er ikke fornyet",
      "enclosure", "Bilag", "securityFile", "Beskrivelsen af datasikkerheden",
      "attachment_infected", "Vedlægge et dokument med virus", "threat", "fundet",
      "PREVIEW_AGREEMENT_TEXT", "Se en aftaletekst forhåndsvist", "CHANGE_AGREEMENT_TEXT", "Ændre en aftaletekst",
      "price", "Pris", "item", "hvad", "audience", "for", "PUBLISHED", "offentliggjort", "JUDGEMENT", "FSE’s skøn",
      "NOT_PUBLISHED", "ikke offentliggjort", "CONFIGURATION", "opsætning", "PRIVATE", "Private institutioner",
      "ALL", "Alle", "HOUR", "En times arbejde", "FIRST_DATA_SET", "Udtræk af et datasæt",
      "FURTHER_DATA_SET", "Hvert datasæt mere", "STORAGE", "Lagerplads", "SERVER", "Egen server",
      "PACKAGE", "Datapakke", "VAT", "Moms", "estimate", "Overslag", "made_on", "lavet den", "stands_until", "står til",
      "charge", "Udgift", "cost_registration", "Registrering af arbejde, lagerplads eller server", "event", "hændelse",
      "quantity", "mængde", "amount_oere", "beløb i øre ekskl. moms", "on_day", "dag",
      "corrects", "retter registrering nr.", "WORK", "Arbejde", "bill", "Regning",
      "bill_objection", "Indsigelse mod en regning", "billing_address", "Faktureringsoplysninger", "quarter", "kvartal",
      "credits", "krediterer nr.", "checked_by", "kontrolleret af", "approved_by", "godkendt af",
      "exported_by", "sendt til regnskab af", "ledger_number", "fakturanummer", "settled_on", "betalt den",
      "cvr", "CVR-nummer", "ean", "EAN-nummer", "street", "adresse", "postcode", "postnummer", "city", "by",
      "order_reference", "ordrereference", "stated_by", "oplyst af", "made_by", "gjort af",
      "answered_by", "besvaret af", "QUARTER", "Kvartalsregning", "FINAL", "Slutregning", "CREDIT", "Kreditnota",
      "CHECKED", "Kontrolleret", "APPROVED", "Godkendt", "EXPORTED", "Sendt til regnskab", "PAID", "Betalt",
      "PREVIEW_PRICE", "Se virkningen af en ændret pris", "CHANGE_PRICE", "Ændre en pris",
      "certification_question", "Spørgsmål til certificeringen", "certification_attempt", "Forsøg på certificeringen",
      "day", "dag", "passed", "bestået", "attempt", "forsøg",
      "CHANGE_QUESTION", "Rette et spørgsmål til certificeringen", "TAKE_TEST", "Tage testen i en andens forsøg",
      "legal_basis", "Retsgrundlag", "joint_controller", "Fælles dataansvar",
      "PREVIEW_TERM", "Se virkningen af et ændret vilkår", "CHANGE_TERM", "Ændre et vilkår",
      "SHOW_SERVICE_FIGURES", "Vise sagsbehandlingstider for offentligheden");

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
      "kind", "authority_kind", "scheme", "whom", "grade", "measure", "consequence", "basis", "item", "audience",
      "scheme_term", "party", "delivery.source", "agreement.agreement", "agreement_text.agreement",
      "agreement_signature.agreement", "attachment.storage", "attachment.field");

  private AuditWords() {}

  /** A name, its word, a name, its word. Of some hundred entries the compiler would take minutes to find their types. */
  private static Map<String, String> pairs(String... namesAndWords) {
    var words = new HashMap<String, String>();
    for (int i = 0; i < namesAndWords.length; i += 2) {
      if (words.put(namesAndWords[i], namesAndWords[i + 1]) != null) {
        throw new IllegalStateException("Two words for " + namesAndWords[i]);
      }
    }
    return words;
  }

  /** Whether the values of that column of that table are names of ours. */
  static boolean isOurs(String table, String column) {
    return OURS.contains(column) || OURS.contains(table + "." + column);
  }

  static String of(String name) {
    return WORDS.getOrDefault(name, name);
  }
}
