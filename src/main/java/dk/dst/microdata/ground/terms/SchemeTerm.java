package dk.dst.microdata.ground.terms;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;

/**
 * The numbers of {@link SchemeTerms} by name, as people see them. Those that Statistics Denmark has published change
 * with a new edition of the scheme, that is a release, and by nobody's command.
 */
public enum SchemeTerm {
  MINIMUM_ACTIVE_PROJECTS("minimumActiveProjects", "Aktive projekter, mindst", true),
  MINIMUM_MANAGERS("minimumManagers", "Projektdatabasemanagere, mindst", true),
  MAXIMUM_MANAGERS("maximumManagers", "Projektdatabasemanagere, højst", true),
  TERM("term", "En projektdatabases periode", true),
  SIGNIFICANT_COVERAGE("significantCoverage", "Dækning, fra hvilken overlap kaldes væsentligt", false),
  PROJECTS_PER_REGISTER("projectsPerRegister", "Projekter, der bør bruge et register i databasen", false),
  MANAGER_EXPERIENCE("managerExperience", "Certificeret brug, før en manager kaldes erfaren", false),
  PORTFOLIO_YEARS("portfolioYears", "År, der ses tilbage efter en voksende portefølje", false),
  USAGE_REASONABLE("usageReasonable", "Andel registre i brug, fra hvilken brugen kaldes rimelig", false),
  USAGE_LOW("usageLow", "Andel registre i brug, under hvilken nedlæggelse overvejes", false),
  REVIEW_INTERVAL("reviewInterval", "Tid mellem gennemgange af anvendelsen", false),
  FINAL_REVIEW("finalReview", "Sidste gennemgang før ophørsdatoen", false),
  USAGE_COMMENT("usageComment", "Frist for at udtale sig om en måling", false),
  HEARING("hearing", "Høring før begrænsning eller nedlæggelse", false),
  EXTENSION("extension", "En forlængelses længde", false),
  EXTENSION_NOTICE("extensionNotice", "Spørgsmål om forlængelse før ophørsdatoen", false),
  EXTENSION_ANSWER("extensionAnswer", "Frist for at svare om forlængelse", false),
  UNDECIDED_GRACE("undecidedGrace", "Ventetid på en afgørelse efter ophørsdatoen", false),
  REVIEW_WORKING_DAYS("reviewWorkingDays", "Arbejdsdage til FSE’s vurdering", false),
  APPROVAL_WORKING_DAYS("approvalWorkingDays", "Arbejdsdage til kontorchefens afgørelse", false),
  CORRECTION("correction", "Frist for ansøgning og rettelser", false),
  SIGNATURE("signature", "Frist for underskrift", false),
  MANAGER_CHANGE("managerChange", "Frist for at vælge managere ved en ændring", false),
  SUBSCRIPTION_REQUEST("subscriptionRequest", "Frist for at vælge registre til et årsabonnement", false),
  LAW_MODEL_CONFIRMATION("lawModelConfirmation", "Tid mellem bekræftelser af Lovmodellen", false),
  LAW_MODEL_ANSWER("lawModelAnswer", "Frist for at bekræfte Lovmodellen", false),
  LAW_MODEL_FREEZE("lawModelFreeze", "Tid uden bekræftelse, før adgangen til Lovmodellen lukkes", false),
  HEALTH_APPROVAL("healthApproval", "Frist for at registrere Sundhedsdatastyrelsens godkendelse", false),
  DELETION_INSTRUCTION("deletionInstruction", "Frist for instruks om sletning", false),
  MINIMUM_EXPERIENCED("minimumExperienced", "Erfarne medarbejdere i en institution, mindst", true),
  CONFIRMATION_INTERVAL("confirmationInterval", "Tid mellem bekræftelser af autorisationen", false),
  CONFIRMATION_ANSWER("confirmationAnswer", "Frist for at bekræfte autorisationen", false),
  SUSPENSION_REVIEW("suspensionReview", "Tid, før FSE ser på en suspension igen", false),
  ADMINISTRATOR_CHECK("administratorCheck", "Frist for administratoren til at sende en indstilling", false),
  ENDORSEMENT("endorsement", "Frist for managerne til at se på en indstilling", false),
  DELIVERY_WORKING_DAYS("deliveryWorkingDays", "Arbejdsdage til en levering af data", false),
  PROJECT_END_NOTICE("projectEndNotice", "Spørgsmål om et projekts slutdato før den", false),
  PROJECT_END_ANSWER("projectEndAnswer", "Frist for at svare om et projekts slutdato", false),
  PROJECT_INACTIVITY("projectInactivity", "Tid uden aktivitet, før der spørges til et projekt", false),
  PROJECT_ACTIVITY_ANSWER("projectActivityAnswer", "Frist for at svare, om et projekt er aktivt", false),
  LONG_PROJECT("longProject", "Længde, fra hvilken et projekt kaldes langt", false),
  COMPLAINT("complaint", "Frist for klage og nye oplysninger efter en afgørelse", false),
  EXTENSION_REMINDERS("extensionReminders", "Rykkere om forlængelse før ophørsdatoen", false),
  SHUTDOWN_UNDO("shutdownUndo", "Tid, i hvilken en nedlæggelse kan fortrydes", false),
  FINAL_ACCOUNT_WORKING_DAYS("finalAccountWorkingDays", "Arbejdsdage til slutafregning", false),
  MANAGER_GAP("managerGap", "Frist for at udpege en ny manager eller administrator", false),
  CERTIFICATE_NOTICE("certificateNotice", "Første besked, før et certifikat udløber", false),
  CERTIFICATE_LAST_NOTICE("certificateLastNotice", "Anden besked, før et certifikat udløber", false),
  CERTIFICATION_QUESTIONS("certificationQuestions", "Spørgsmål i certificeringen; alle skal være rigtige", true),
  CERTIFICATION_ATTEMPTS("certificationAttempts", "Forsøg på certificeringen om dagen", true),
  MANAGER_CHECK_WORKING_DAYS("managerCheckWorkingDays", "Arbejdsdage til at se på en ny manager", false),
  BREACH_EXPLANATION("breachExplanation", "Frist for at forklare et brud", false),
  BREACH_WINDOW("breachWindow", "Tid, i hvilken et tidligere brud tæller med", true),
  AUTHORITY_PERIOD("authorityPeriod", "Myndighedsordningens aftale, til udgangen af et kalenderår", false),
  AUTHORITY_RENEWAL("authorityRenewal", "Spørgsmål om fornyelse af Myndighedsordningen før aftalens udløb", false),
  AUTHORITY_FROZEN("authorityFrozen", "Tid, en myndighedsordning er frosset, før den lukkes", false),
  ESCALATION_WORKING_DAYS("escalationWorkingDays", "Arbejdsdage, før kontorchefen får besked", false),
  OFFER_STANDS("offerStands", "Tid, et tilbud står", true),
  CLOSED_DAYS("closedDays", "Dage, hvor FSE har lukket ud over søn- og helligdage", false);

  private final String key;
  private final String danish;
  private final boolean published;

  SchemeTerm(String key, String danish, boolean published) {
    this.key = key;
    this.danish = danish;
    this.published = published;
  }

  /** Its name in {@link SchemeTerms} and in the table of changes. */
  public String key() {
    return key;
  }

  public String danish() {
    return danish;
  }

  /** Whether Statistics Denmark has published it; else it is FSE's judgement. */
  public boolean isPublished() {
    return published;
  }

  public static Optional<SchemeTerm> of(String key) {
    return Arrays.stream(values()).filter(term -> term.key.equals(key)).findFirst();
  }

  /** Its value in these terms. */
  public Object in(SchemeTerms terms) {
    return SchemeTerms.value(component(), terms);
  }

  /** Its value in these terms, as people read it. */
  public String danishIn(SchemeTerms terms) {
    return TermText.danish(in(terms));
  }

  RecordComponent component() {
    return Arrays.stream(SchemeTerms.class.getRecordComponents()).filter(term -> term.getName().equals(key)).findFirst()
        .orElseThrow(() -> new IllegalStateException("No term " + key));
  }
}
