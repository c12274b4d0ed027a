package dk.dst.microdata.schemes.breach;

import dk.dst.microdata.facts.quarantine.Whom;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * A reported breach of the rules, with what the notification holds (domain 6.2): ident, authorisation number, project
 * number, description, date and time, and whether the files are deleted.
 *
 * @param personId ident as reported, or null; nobody here need have it
 * @param projectNumber of a project or of a project database, or null
 * @param selfReported whether the institution reported it itself, which is a mitigating circumstance
 * @param asked how many times an explanation has been asked for
 * @param explanation as last given, or null
 * @param grade null until it is graded
 * @param evidence what the matrix said when it was graded or decided, and of which earlier breaches; or null
 * @param measure what has been decided against {@link #whom}, or null
 * @param months of the quarantine, or null
 * @param institutionMonths of the institution's quarantine beside it, or null
 * @param terminates whether the authorisation agreement is ended
 */
record Breach(String caseNumber, String institutionId, Whom whom, String personId, Integer projectNumber, Scheme scheme,
    String description, LocalDate happenedOn, LocalTime happenedAt, Files files, boolean selfReported, int asked,
    String explanation, boolean explanationApproved, Grade grade, String evidence, Measure measure, Integer months,
    Integer institutionMonths, boolean terminates, LocalDate decidedOn) {

  /** Whose the matrix is. Only the researcher scheme's is published; the others follow it (D22). */
  enum Scheme {
    RESEARCHER("Forskerordningen"),
    DATABASE("Projektdatabaseordningen"),
    AUTHORITY("Myndighedsordningen");

    private final String danish;

    Scheme(String danish) {
      this.danish = danish;
    }

    String danish() {
      return danish;
    }
  }

  /** How bad it is: thoughtless, as when debugging, or deliberate, as an attempt to identify (domain 6.2). */
  enum Grade {
    MINOR("minor", "Mildt"),
    SERIOUS("serious", "Alvorligt");

    private final String key;
    private final String danish;

    Grade(String key, String danish) {
      this.key = key;
      this.danish = danish;
    }

    /** The word that the process goes on with. */
    String key() {
      return key;
    }

    String danish() {
      return danish;
    }
  }

  /** What has become of the files. */
  enum Files {
    DELETED("Filerne er slettet"),
    KEPT("Filerne er ikke slettet endnu"),
    NONE("Der er ingen filer");

    private final String danish;

    Files(String danish) {
      this.danish = danish;
    }

    String danish() {
      return danish;
    }
  }

  /** What is decided against the one the breach is about. */
  enum Measure {
    NONE,
    /** A breach that counts, and nothing is closed. */
    REPRIMAND,
    CLOSED_UNTIL_EXPLAINED,
    QUARANTINE
  }
}
