package dk.dst.microdata.migration.process;

import dk.dst.microdata.migration.process.ModelVersions.Model;
import dk.dst.microdata.process.AccessRights;
import dk.dst.microdata.process.Actor;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page of model versions, for process owners and administrators. It names cases and nothing of what is in them. */
@RestController
class ModelVersionsController {

  private final ModelVersions versions;
  private final Actor actor;

  ModelVersionsController(ModelVersions versions, Actor actor) {
    this.versions = versions;
    this.actor = actor;
  }

  @GetMapping("/camunda/api/microdata/model-versions")
  List<Model> show() {
    actor.mustBeIn(AccessRights.OWNERS, AccessRights.ADMINISTRATORS);
    return versions.show();
  }
}
