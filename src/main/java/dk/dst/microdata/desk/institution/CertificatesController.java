package dk.dst.microdata.desk.institution;

import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.facts.certificate.ExpiringCertificates;
import dk.dst.microdata.ground.database.ListPage;
import dk.dst.microdata.ground.rights.InstitutionCommand;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whose certificates of an institution run out soon, or have: for the responsible, substitutes and FSE. */
@RestController
record CertificatesController(ExpiringCertificates certificates, CaseRights rights, Clock clock) {

  /**
   * Somebody who must be certified again.
   *
   * @param lastDay in words
   * @param left how many days are left, in words
   * @param test how the latest attempt at the test ended, in words; empty where there is none
   */
  record Line(String id, String name, String lastDay, String left, String test) {}

  @GetMapping("/camunda/api/microdata/institutions/{id}/certificates")
  ListPage<Line> page(@PathVariable String id, @RequestParam(defaultValue = "") String after) {
    rights.requireLook(InstitutionCommand.SEE_CERTIFICATES, id);
    ListPage<ExpiringCertificates.Line> page = certificates.page(id, after);
    return page.with(page.lines().stream().map(this::line).toList());
  }

  private Line line(ExpiringCertificates.Line line) {
    return new Line(line.personId(), line.name(), line.lastDay() == null ? "Intet certifikat" : Danish.day(line.lastDay()),
        line.lastDay() == null ? "" : left(ChronoUnit.DAYS.between(LocalDate.now(clock), line.lastDay())), test(line));
  }

  private static String left(long days) {
    return days < 0 ? "Udløbet" : days == 0 ? "I dag er sidste dag" : Danish.count(days, "dag", "dage");
  }

  private static String test(ExpiringCertificates.Line line) {
    return line.tested() == null ? "" : (line.passed() == null ? "Ikke afleveret "
        : line.passed() ? "Bestået " : "Ikke bestået ") + Danish.day(line.tested());
  }
}
