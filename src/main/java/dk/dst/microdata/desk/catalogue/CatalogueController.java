package dk.dst.microdata.desk.catalogue;

import dk.dst.microdata.cases.gate.Uploads;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.facts.register.CatalogueFile;
import dk.dst.microdata.facts.register.ContentFile;
import dk.dst.microdata.facts.register.ContentFile.Problem;
import dk.dst.microdata.facts.register.ListFiles;
import dk.dst.microdata.facts.register.Register;
import dk.dst.microdata.ground.text.Danish;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The register catalogue: to read for everybody who is logged in, to maintain for process owners. */
@RestController
@RequestMapping("/camunda/api/microdata/catalogue")
record CatalogueController(Catalogue catalogue, ListFiles files, Uploads uploads, Institutions institutions,
    TransactionTemplate transaction, Actor actor, Clock clock) {

  /** A version as a list names it. */
  record VersionLine(int version, String importedAt, String importedBy, String source) {}

  /** A register as a list shows it. */
  record CatalogueLine(String code, String nameDa, String nameEn, String topic, String owner, String years) {}

  /** One version, which others there are, the newest first, and whether the person may import another. */
  record Shown(int version, List<VersionLine> versions, List<CatalogueLine> registers, boolean mayImport) {}

  /** A variable as a list shows it. */
  record VariableLine(String name, String label, String years) {}

  /** What an import does, or would do. */
  record Imported(Catalogue.Change change, List<Problem> problems, List<String> notes) {}

  /** The newest version, or the one asked for. */
  @GetMapping
  Shown show(@RequestParam(required = false) Integer version) {
    actor.mustBeKnown();
    int shown = version == null ? catalogue.version() : version;
    return new Shown(shown, catalogue.versions().stream().map(this::line).toList(),
        catalogue.registers(shown).stream().map(CatalogueController::line).toList(),
        actor.isIn(Groups.OWNERS));
  }

  @GetMapping("/{version}/{code}")
  List<VariableLine> variables(@PathVariable int version, @PathVariable String code) {
    actor.mustBeKnown();
    return catalogue.variables(version, code).entrySet().stream().map(entry -> new VariableLine(entry.getKey(),
        entry.getValue().label(), entry.getValue().years() == null ? "" : entry.getValue().years().danish())).toList();
  }

  /** Says what an import of the file would do, and does it where it is to be kept. */
  @PostMapping
  Imported take(@RequestParam MultipartFile file, @RequestParam(defaultValue = "false") boolean keep)
      throws IOException {
    actor.mustBeIn(Groups.OWNERS);
    String name = ContentFile.name(file.getOriginalFilename());
    byte[] bytes = file.getBytes();
    return uploads.read(() -> take(name, bytes, keep));
  }

  private Imported take(String name, byte[] bytes, boolean keep) {
    CatalogueFile.Reading reading = files.catalogue(name, bytes);
    Catalogue.Change change = keep
        ? transaction.execute(status -> catalogue.take(name, bytes, reading, actor.id()))
        : catalogue.compare(reading.registers(), catalogue.version());
    return new Imported(change, reading.problems(), reading.notes());
  }

  private VersionLine line(Catalogue.Version version) {
    return new VersionLine(version.version(), Danish.moment(version.importedAt().atZone(clock.getZone())),
        institutions.personName(version.importedBy()), version.source());
  }

  private static CatalogueLine line(Register register) {
    return new CatalogueLine(register.code(), register.nameDa(), register.nameEn(), register.topic(),
        register.owner(), register.years());
  }
}
