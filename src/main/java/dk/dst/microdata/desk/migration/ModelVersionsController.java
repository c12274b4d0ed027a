package dk.dst.microdata.desk.migration;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.desk.migration.ModelVersions.Model;
import dk.dst.microdata.desk.web.Page;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page of model versions, for process owners and administrators. It names cases and nothing of what is in them. */
@RestController
record ModelVersionsController(ModelVersions versions, Actor actor) {

  @GetMapping("/camunda/api/microdata/model-versions")
  List<Model> show() {
    actor.mustBeIn(Page.MODEL_VERSIONS.groups());
    return versions.show();
  }
}
