package dk.dst.microdata.cases.gate;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.Groups;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.SessionAttribute;

/**
 * What our own pages need to know of the session they run in. Camunda's cookie with the token against forged requests is
 * for its own applications only; no other site can read this answer.
 */
@RestController
record SessionController(Actor actor) {

  /**
   * A session.
   *
   * @param token what every request that changes something must bring
   * @param processOwner whether it is a process owner's
   * @param approver whether it is a head of office's
   * @param administrator whether it is an administrator's of the engine
   * @param dataProtection whether it is the data protection officer's
   */
  record Session(String token, boolean processOwner, boolean approver, boolean administrator,
      boolean dataProtection) {}

  @GetMapping("/camunda/api/microdata/session")
  Session show(@SessionAttribute(name = "CAMUNDA_CSRF_TOKEN", required = false) String token) {
    actor.mustBeKnown();
    return new Session(token, actor.isIn(Groups.OWNERS), actor.isIn(Groups.APPROVERS),
        actor.isIn(Groups.ADMINISTRATORS), actor.isIn(Groups.DATA_PROTECTION));
  }
}
