package dk.dst.microdata.ground.terms;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;

/**
 * The numbers of {@link SchemeTerms} by name, as people see them. Those that Statistics Denmark has published change
 * with a new edition of the scheme, that is a release, and by nobody's command.
 */
public enum SchemeTerm {
  MINIMUM_ACTIVE_PROJECTS(Group.CONDITIONS, "minimumActiveProjects", "Aktive projekter, mindst", true),
  MINIMUM_MANAGERS(Group.CONDITIONS, "minimumManagers", "Projektdatabasemanagere, mindst", true),
  MAXIMUM_MANAGERS(Group.CONDITIONS, "maximumManagers", "Projektdatabasemanagere, højst", true),
  TERM(Group.CONDITIONS, "term", "En projektdatabases periode", true),
  SIGNIFICANT_COVERAGE(Group.CONDITIONS, "significantCoverage",
      "Dækning, fra hvilken overlap kaldes væsentligt", false),
  PROJECTS_PER_REGISTER(Group.CONDITIONS, "projectsPerRegister",
      "Projekter, der bør bruge et register i databasen", false),
  MANAGER_EXPERIENCE(Group.CONDITIONS, "managerExperience", "Certificeret brug, før en manager kaldes erfaren", false),
  PORTFOLIO_YEARS(Group.CONDITIONS, "portfolioYears", "År, der ses tilbage efter en voksende portefølje", false),
  USAGE_REASONABLE(Group.OPERATION, "usageReasonable",
      "Andel registre i brug, fra hvilken brugen kaldes rimelig", false),
  USAGE_LOW(Group.OPERATION, "usageLow", "Andel registre i brug, under hvilken nedlæggelse overvejes", false),
  REVIEW_INTERVAL(Group.OPERATION, "reviewInterval", "Tid mellem gennemgange af anvendelsen", false),
  FINAL_REVIEW(Group.OPERATION, "finalReview", "Sidste gennemgang før ophørsdatoen", false),
  USAGE_COMMENT(Group.OPERATION, "usageComment", "Frist for at udtale sig om en måling", false),
  HEARING(Group.OPERATION, "hearing", "Høring før begrænsning eller nedlæggelse", false),
  EXTENSION(Group.OPERATION, "extension", "En forlængelses længde", false),
  EXTENSION_NOTICE(Group.OPERATION, "extensionNotice", "Spørgsmål om forlængelse før ophørsdatoen", false),
  EXTENSION_ANSWER(Group.OPERATION, "extensionAnswer", "Frist for at svare om forlængelse", false),
  UNDECIDED_GRACE(Group.OPERATION, "undecidedGrace", "Ventetid på en afgørelse efter ophørsdatoen", false),
  REVIEW_WORKING_DAYS(Group.HANDLING, "reviewWorkingDays", "Arbejdsdage til FSE’s vurdering", false),
  APPROVAL_WORKING_DAYS(Group.HANDLING, "approvalWorkingDays", "Arbejdsdage til kontorchefens afgørelse", false),
  CORRECTION(Group.HANDLING, "correction", "Frist for ansøgning og rettelser", false),
  SIGNATURE(Group.HANDLING, "signature", "Frist for underskrift", false),
  MANAGER_CHANGE(Group.OPERATION, "managerChange", "Frist for at vælge managere ved en ændring", false),
  SUBSCRIPTION_REQUEST(Group.PROJECTS, "subscriptionRequest",
      "Frist for at vælge registre til et årsabonnement", false),
  LAW_MODEL_CONFIRMATION(Group.OTHER_SCHEMES, "lawModelConfirmation", "Tid mellem bekræftelser af Lovmodellen", false),
  LAW_MODEL_ANSWER(Group.OTHER_SCHEMES, "lawModelAnswer", "Frist for at bekræfte Lovmodellen", false),
  LAW_MODEL_FREEZE(Group.OTHER_SCHEMES, "lawModelFreeze",
      "Tid uden bekræftelse, før adgangen til Lovmodellen lukkes", false),
  HEALTH_APPROVAL(Group.PROJECTS, "healthApproval",
      "Frist for at registrere Sundhedsdatastyrelsens godkendelse", false),
  DELETION_INSTRUCTION(Group.OPERATION, "deletionInstruction", "Frist for instruks om sletning", false),
  MINIMUM_EXPERIENCED(Group.AUTHORISATION, "minimumExperienced", "Erfarne medarbejdere i en institution, mindst", true),
  CONFIRMATION_INTERVAL(Group.AUTHORISATION, "confirmationInterval",
      "Tid mellem bekræftelser af autorisationen", false),
  CONFIRMATION_ANSWER(Group.AUTHORISATION, "confirmationAnswer", "Frist for at bekræfte autorisationen", false),
  SUSPENSION_REVIEW(Group.AUTHORISATION, "suspensionReview", "Tid, før FSE ser på en suspension igen", false),
  ADMINISTRATOR_CHECK(Group.PROJECTS, "administratorCheck",
      "Frist for administratoren til at sende en indstilling", false),
  ENDORSEMENT(Group.PROJECTS, "endorsement", "Frist for managerne til at se på en indstilling", false),
  DELIVERY_WORKING_DAYS(Group.PROJECTS, "deliveryWorkingDays", "Arbejdsdage til en levering af data", false),
  PROJECT_END_NOTICE(Group.PROJECTS, "projectEndNotice", "Spørgsmål om et projekts slutdato før den", false),
  PROJECT_END_ANSWER(Group.PROJECTS, "projectEndAnswer", "Frist for at svare om et projekts slutdato", false),
  PROJECT_INACTIVITY(Group.PROJECTS, "projectInactivity", "Tid uden aktivitet, før der spørges til et projekt", false),
  PROJECT_ACTIVITY_ANSWER(Group.PROJECTS, "projectActivityAnswer",
      "Frist for at svare, om et projekt er aktivt", false),
  LONG_PROJECT(Group.PROJECTS, "longProject", "Længde, fra hvilken et projekt kaldes langt", false),
  COMPLAINT(Group.HANDLING, "complaint", "Frist for klage og nye oplysninger efter en afgørelse", false),
  EXTENSION_REMINDERS(Group.OPERATION, "extensionReminders", "Rykkere om forlængelse før ophørsdatoen", false),
  SHUTDOWN_UNDO(Group.OPERATION, "shutdownUndo", "Tid, i hvilken en nedlæggelse kan fortrydes", false),
  FINAL_ACCOUNT_WORKING_DAYS(Group.OPERATION, "finalAccountWorkingDays", "Arbejdsdage til slutafregning", false),
  MANAGER_GAP(Group.OPERATION, "managerGap", "Frist for at udpege en ny manager eller administrator", false),
  CERTIFICATE_NOTICE(Group.PEOPLE, "certificateNotice", "Første besked, før et certifikat udløber", false),
  CERTIFICATE_LAST_NOTICE(Group.PEOPLE, "certificateLastNotice", "Anden besked, før et certifikat udløber", false),
  CERTIFICATION_QUESTIONS(Group.PEOPLE, "certificationQuestions",
      "Spørgsmål i certificeringen; alle skal være rigtige", true),
  CERTIFICATION_ATTEMPTS(Group.PEOPLE, "certificationAttempts", "Forsøg på certificeringen om dagen", true),
  MANAGER_CHECK_WORKING_DAYS(Group.OPERATION, "managerCheckWorkingDays",
      "Arbejdsdage til at se på en ny manager", false),
  BREACH_EXPLANATION(Group.PEOPLE, "breachExplanation", "Frist for at forklare et brud", false),
  BREACH_WINDOW(Group.PEOPLE, "breachWindow", "Tid, i hvilken et tidligere brud tæller med", true),
  AUTHORITY_PERIOD(Group.OTHER_SCHEMES, "authorityPeriod",
      "Myndighedsordningens aftale, til udgangen af et kalenderår", false),
  AUTHORITY_RENEWAL(Group.OTHER_SCHEMES, "authorityRenewal",
      "Spørgsmål om fornyelse af Myndighedsordningen før aftalens udløb", false),
  AUTHORITY_FROZEN(Group.OTHER_SCHEMES, "authorityFrozen",
      "Tid, en myndighedsordning er frosset, før den lukkes", false),
  ESCALATION_WORKING_DAYS(Group.HANDLING, "escalationWorkingDays", "Arbejdsdage, før kontorchefen får besked", false),
  OFFER_STANDS(Group.HANDLING, "offerStands", "Tid, et tilbud står", true),
  CLOSED_DAYS(Group.HANDLING, "closedDays", "Dage, hvor FSE har lukket ud over søn- og helligdage", false);

  /** What a term is about, in the order in which people read them. */
  public enum Group {
    CONDITIONS("Betingelser for en projektdatabase"),
    OPERATION("Projektdatabaser i drift"),
    PROJECTS("Projekter, indstillinger og leveringer"),
    AUTHORISATION("Autorisation"),
    OTHER_SCHEMES("Myndighedsordningen og Lovmodellen"),
    PEOPLE("Certificering og brud"),
    HANDLING("Sagsbehandling og svarfrister i alle sager");

    private final String danish;

    Group(String danish) {
      this.danish = danish;
    }

    public String danish() {
      return danish;
    }
  }

  private final Group group;
  private final String key;
  private final String danish;
  private final boolean published;

  SchemeTerm(Group group, String key, String danish, boolean published) {
    this.group = group;
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

  public Group group() {
    return group;
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
