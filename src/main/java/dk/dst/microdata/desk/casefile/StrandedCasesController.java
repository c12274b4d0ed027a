package dk.dst.microdata.desk.casefile;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.desk.casefile.StrandedCases.Stranded;
import dk.dst.microdata.desk.web.Page;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Cases without a next step, for process owners and administrators. It names cases and nothing of what is in them. */
@RestController
record StrandedCasesController(StrandedCases cases, Actor actor) {

  @GetMapping("/camunda/api/microdata/stranded-cases")
  List<Stranded> show() {
    actor.mustBeIn(Page.MODEL_VERSIONS.groups());
    return cases.all();
  }
}
