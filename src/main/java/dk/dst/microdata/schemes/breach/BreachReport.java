package dk.dst.microdata.schemes.breach;

import dk.dst.microdata.facts.quarantine.Whom;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.schemes.breach.Breach.Files;
import dk.dst.microdata.schemes.breach.Breach.Scheme;
import java.time.LocalDate;
import java.time.LocalTime;

/** What somebody reports, as {@link Breach} keeps it. */
public record BreachReport(String institution, Whom whom, String person, Integer project, Scheme scheme,
    String description, LocalDate happenedOn, LocalTime happenedAt, Files files, boolean selfReported) {

  /**
   * What the form says.
   *
   * @param projects what is known of the institution's projects
   * @throws InputRefused for what the kind of breach needs and is not said, and a number that is none of theirs
   */
  public static BreachReport of(Answers answers, String institution, ProjectNumbers projects, boolean selfReported) {
    var whom = Whom.valueOf(answers.text("whom"));
    String person = answers.text("ident") == null ? null : answers.text("ident").toLowerCase();
    Integer project = answers.number("projectNumber");
    if (whom == Whom.USER) {
      answers.needed("ident", "Brugerens ident");
    }
    if (whom == Whom.PROJECT) {
      answers.neededNumber("projectNumber", "Projektnummer");
    }
    Scheme scheme = project == null ? Scheme.valueOf(answers.needed("breachScheme", "Ordning"))
        : projects.scheme(institution, project).orElseThrow(() -> InputRefused.field("Projektnummer", project
            + " er ikke et af institutionens projekter. Se numrene på siden Projekter."));
    return new BreachReport(institution, whom, person, project, scheme, answers.text("description"),
        LocalDate.parse(answers.text("happenedOn")), LocalTime.parse(answers.text("happenedAt").replace('.', ':')),
        Files.valueOf(answers.text("files")), selfReported);
  }
}
