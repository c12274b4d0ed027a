package dk.dst.microdata.application.process;

import dk.dst.microdata.application.WhatIf;
import dk.dst.microdata.process.AccessRights;
import dk.dst.microdata.process.Actor;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** "Hvad nu hvis": for process owners. */
@RestController
class WhatIfController {

  private final WhatIf whatIf;
  private final Actor actor;

  WhatIfController(WhatIf whatIf, Actor actor) {
    this.whatIf = whatIf;
    this.actor = actor;
  }

  @PostMapping("/camunda/api/microdata/what-if")
  WhatIf.Answer ask(@RequestBody WhatIf.Question question) {
    actor.mustBeIn(AccessRights.OWNERS);
    return whatIf.ask(question);
  }
}
