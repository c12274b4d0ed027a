package dk.dst.microdata.desk.incidents;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What kind of failure it is, in words for somebody who reads no program, and what can be done about it. */
enum FailureKind {

  TIMEOUT("Noget svarede ikke i tide.", "Prøv igen, når belastningen er mindre. Sker det igen, så se efter, hvad der er"
      + " langsomt.", "Timeout|TimedOut|QueryCanceled"),
  BUSY("To ville ændre det samme i samme øjeblik.", "Prøv igen.",
      "OptimisticLocking|CannotAcquireLock|Deadlock|PessimisticLocking|ConcurrencyFailure|CannotSerialize"),
  DATABASE_AWAY("Databasen kunne ikke nås.", "Se efter, om databasen kører. Prøv igen, når den er tilbage.",
      "CannotGetJdbcConnection|CannotCreateTransaction|SQLTransientConnection|DataAccessResourceFailure"),
  MAIL("Mailserveren svarede ikke eller tog ikke imod.", "Se siden Usendte breve, og prøv igen, når mailserveren er rettet.",
      "^(jakarta\\.mail|org\\.eclipse\\.angus|org\\.springframework\\.mail)\\."),
  NETWORK("En anden server kunne ikke nås.", "Se efter, om serveren kører, og prøv igen.",
      "^java\\.net\\.|UnknownHost|ConnectException"),
  STORAGE("En fil eller et lager kunne ikke læses eller skrives.", "Se efter, om lageret er tilgængeligt og har plads, og"
      + " prøv igen.", "^(software\\.amazon|java\\.nio\\.file)\\.|^java\\.io\\.(IO|FileNotFound|EOF|UncheckedIO)"),
  DATABASE("Databasen afviste det, trinnet ville læse eller gemme.", "Giv fejludskriften til dem, der vedligeholder"
      + " systemet. Prøv igen, når de har rettet det.",
      "^(org\\.postgresql|java\\.sql|org\\.springframework\\.(dao|jdbc)|org\\.apache\\.ibatis)\\."),
  MODEL("Procesmodellen kunne ikke udføres: Et udtryk eller en værdi mangler.", "Giv fejludskriften til dem, der"
      + " vedligeholder systemet. Prøv igen, når de har rettet det.",
      "^(jakarta\\.el|org\\.camunda)\\.|BpmnError"),
  DATA("Sagen mangler noget, som trinnet regner med.", "Se på sagen, hvad der mangler. Giv fejludskriften til dem, der"
      + " vedligeholder systemet, hvis det ikke kan ses.",
      "InputRefused|IllegalArgument|NoSuchElement|DateTimeParse|NumberFormat"),
  PROGRAM("Programfejl: Trinnet gør noget, det ikke kan.", "Giv fejludskriften til dem, der vedligeholder systemet. Prøv"
      + " igen, når de har rettet det.", "."),
  UNKNOWN("Trinnet er sat i stå, uden at der er skrevet en fejl.", "Prøv igen.", "^$");

  private final String danish;
  private final String advice;
  private final Pattern exceptions;

  FailureKind(String danish, String advice, String exceptions) {
    this.danish = danish;
    this.advice = advice;
    this.exceptions = Pattern.compile(exceptions);
  }

  String danish() {
    return danish;
  }

  String advice() {
    return advice;
  }

  /** @param thrown the classes of what was thrown, from the outermost to what was thrown first */
  static FailureKind of(List<String> thrown) {
    return Stream.of(values()).filter(kind -> thrown.stream().anyMatch(name -> kind.exceptions.matcher(name).find()))
        .findFirst().orElse(UNKNOWN);
  }

  /** A name that a later release has taken away is still shown. */
  static FailureKind named(String name) {
    return Stream.of(values()).filter(kind -> kind.name().equals(name.toUpperCase(Locale.ROOT))).findFirst()
        .orElse(PROGRAM);
  }
}
