package dk.dst.microdata.casefile.process;

import dk.dst.microdata.casefile.CaseFiles;
import dk.dst.microdata.casefile.CaseFiles.CaseFile;
import dk.dst.microdata.casefile.CaseFiles.Line;
import dk.dst.microdata.process.Actor;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Cases to look up, for whoever is logged in: those of the person's own institutions; for FSE all. */
@RestController
class CaseFileController {

  private final CaseFiles files;
  private final Actor actor;

  CaseFileController(CaseFiles files, Actor actor) {
    this.files = files;
    this.actor = actor;
  }

  @GetMapping("/camunda/api/microdata/cases")
  ResponseEntity<List<Line>> list() {
    return actor.isKnown() ? ResponseEntity.ok(files.of(actor.institutions()))
        : ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
  }

  /** A case of another institution does not exist for those who may not see it. */
  @GetMapping("/camunda/api/microdata/cases/{caseNumber}")
  ResponseEntity<CaseFile> find(@PathVariable String caseNumber) {
    return actor.isKnown() ? ResponseEntity.of(files.find(caseNumber, actor.institutions(), actor.isFse()))
        : ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
  }
}
