package dk.dst.microdata.desk.casefile;

import java.util.Map;
import java.util.Set;

/** The words that processes go on with, as people read them. */
final class Outcomes {

  private static final Map<String, String> DANISH = Map.ofEntries(
      Map.entry("met", "Alle betingelser, der kan tælles, er opfyldt"),
      Map.entry("notMet", "Ikke alle betingelser er opfyldt"),
      Map.entry("approve", "Indstillet til godkendelse"),
      Map.entry("refuse", "Indstillet til afslag"),
      Map.entry("return", "Retur til ansøgeren"),
      Map.entry("returned", "Retur til ansøgeren"),
      Map.entry("approved", "Godkendt"),
      Map.entry("notApproved", "Ikke godkendt"),
      Map.entry("refused", "Afslået"),
      Map.entry("withdrawn", "Trukket tilbage"),
      Map.entry("lapsed", "Bortfaldet"),
      Map.entry("signed", "Underskrevet"),
      Map.entry("declined", "Afvist"),
      Map.entry("expired", "Frist udløbet"),
      Map.entry("established", "Oprettet"),
      Map.entry("continue", "Fortsætter uændret"),
      Map.entry("restrict", "Begrænses"),
      Map.entry("shutDown", "Nedlægges"),
      Map.entry("stopped", "Standset ved sidste frist"),
      Map.entry("complained", "Bedt om genoptagelse"),
      Map.entry("reopened", "Genoptaget"),
      Map.entry("upheld", "Afgørelsen står ved magt"),
      Map.entry("undone", "Genåbnet"),
      Map.entry("settled", "Gjort op"),
      Map.entry("sentBack", "Sendt tilbage"),
      Map.entry("managerComes", "Ny manager"),
      Map.entry("managerLeaves", "Manager fratræder"),
      Map.entry("managerReplaced", "Manager afløses"),
      Map.entry("longer", "Fristen forlænget"),
      Map.entry("requested", "Ønsket"),
      Map.entry("notRequested", "Ikke ønsket"),
      Map.entry("unanswered", "Ikke besvaret"),
      Map.entry("extended", "Forlænget"),
      Map.entry("resubmission", "Genindstilles"),
      Map.entry("endsAsAgreed", "Slutter som aftalt"),
      Map.entry("active", "Fortsætter"),
      Map.entry("closed", "Lukkes"),
      Map.entry("NOT_NEEDED", "Institutionen har ikke længere brug for projektet"),
      Map.entry("toAdministrator", "Sendt til administratoren"),
      Map.entry("toFse", "Sendt til FSE"),
      Map.entry("submitted", "Sendt til FSE"),
      Map.entry("endorsed", "Sendt videre"),
      Map.entry("acceptable", "Kan behandles"),
      Map.entry("inForce", "I kraft"),
      Map.entry("notInForce", "Ikke i kraft"),
      Map.entry("delivered", "Leveret"),
      Map.entry("notDelivered", "Ikke leveret"),
      Map.entry("partlyDelivered", "Delvist leveret"),
      Map.entry("granted", "Givet"),
      Map.entry("confirmed", "Bekræftet"),
      Map.entry("askedIn2Weeks", "Spørges igen om 2 uger"),
      Map.entry("askedIn1Month", "Spørges igen om 30 dage"),
      Map.entry("askedIn3Months", "Spørges igen om 90 dage"),
      Map.entry("suspended", "Suspenderet"),
      Map.entry("lifted", "Suspensionen ophævet"),
      Map.entry("ended", "Autorisationen afsluttet"),
      Map.entry("agreementEnded", "Aftalen ophørt"),
      Map.entry("offered", "Tilbudt"),
      Map.entry("notOffered", "Ikke tilbudt"),
      Map.entry("notMade", "Ikke indgået"),
      Map.entry("reported", "Indberettet"),
      Map.entry("closedAtOnce", "Indberettet, og adgangen lukket straks"),
      Map.entry("explained", "Redegjort"),
      Map.entry("explainAgain", "Redegørelsen skal uddybes"),
      Map.entry("noBreach", "Ikke et brud"),
      Map.entry("minor", "Mildt brud"),
      Map.entry("serious", "Alvorligt brud"),
      Map.entry("byMatrix", "Sanktion efter matricen"),
      Map.entry("ownAssessment", "Sanktion efter konkret vurdering"),
      Map.entry("noSanction", "Ingen sanktion"),
      Map.entry("explanationApproved", "Redegørelsen godkendt"),
      Map.entry("notAuthority", "Ikke en myndighed"),
      Map.entry("renewed", "Fornyet"));

  private Outcomes() {}

  /** All of them that people are told in words. */
  static Set<String> words() {
    return DANISH.keySet();
  }

  /** The Danish words; empty where the step says it all. */
  static String danish(String outcome) {
    return DANISH.getOrDefault(outcome, "");
  }
}
