package dk.dst.microdata.desk.check;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.desk.web.Page;
import dk.dst.microdata.schemes.application.WhatIf;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** "Hvad nu hvis": for process owners. */
@RestController
record WhatIfController(WhatIf whatIf, Actor actor) {

  @PostMapping("/camunda/api/microdata/what-if")
  WhatIf.Answer ask(@RequestBody WhatIf.Question question) {
    actor.mustBeIn(Page.WHAT_IF.groups());
    return whatIf.ask(question);
  }
}
