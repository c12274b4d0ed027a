package dk.dst.microdata.desk.institution;

import static dk.dst.microdata.ground.rights.InstitutionCommand.ANSWER_JOINT_CONTROL;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.facts.legalbasis.LegalBases;
import dk.dst.microdata.facts.legalbasis.LegalBases.Named;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.schemes.proposal.JointControls;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where an institution is named as responsible together with another, and its answer. */
@RestController
@RequestMapping("/camunda/api/microdata/institutions/{id}/joint-controls")
public class JointControlController {

  /** Whether the institution confirms. */
  public record Answer(Boolean confirmed) {}

  private final LegalBases legalBases;
  private final JointControls controls;
  private final CaseRights rights;
  private final Actor actor;

  JointControlController(LegalBases legalBases, JointControls controls, CaseRights rights, Actor actor) {
    this.legalBases = legalBases;
    this.controls = controls;
    this.rights = rights;
    this.actor = actor;
  }

  @GetMapping
  public List<Named> list(@PathVariable String id) {
    rights.requireLook(ANSWER_JOINT_CONTROL, id);
    return legalBases.naming(id);
  }

  @PostMapping("/{caseNumber}")
  public Map<String, String> answer(@PathVariable String id, @PathVariable String caseNumber,
      @RequestBody Answer answer) {
    rights.require(ANSWER_JOINT_CONTROL, id);
    if (answer.confirmed() == null) {
      throw InputRefused.field("Svar", "Vælg, om institutionen bekræfter eller afviser.");
    }
    controls.answer(caseNumber, id, answer.confirmed(), actor.id());
    return Map.of("message", answer.confirmed() ? "Fælles dataansvar er bekræftet." : "Fælles dataansvar er afvist.");
  }
}
