package dk.dst.microdata.schemes.proposal;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.facts.legalbasis.LegalBases;
import dk.dst.microdata.facts.legalbasis.LegalBases.JointControl;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.rights.CaseState;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Joint responsibility for the data of a proposal: every institution that it names is asked and answers for itself, and
 * until all have confirmed it is neither approved nor signed (domain 3.7).
 */
@Component
public class JointControls {

  /** Where an answer still counts: FSE has it and has not signed. */
  private static final Set<CaseState> OPEN = Set.of(CaseState.PROPOSAL_SUBMITTED, CaseState.PROPOSAL_UNDER_REVIEW);

  private final LegalBases legalBases;
  private final Institutions institutions;
  private final Proposals proposals;
  private final Notices notices;

  JointControls(LegalBases legalBases, Institutions institutions, Proposals proposals, Notices notices) {
    this.legalBases = legalBases;
    this.institutions = institutions;
    this.proposals = proposals;
    this.notices = notices;
  }

  /** Asks those who answer for the authorisation of each institution; a second run asks nobody twice. */
  void ask(String caseNumber) {
    String asking = institutions.name(proposals.get(caseNumber).institutionId());
    for (JointControl control : legalBases.jointControls(caseNumber)) {
      notices.tell(caseNumber, "JOINT_CONTROL", control.institutionId() + " " + control.version(),
          Stream.of(Role.RESPONSIBLE, Role.SUBSTITUTE)
              .flatMap(role -> institutions.peopleWith(control.institutionId(), role).stream()).map(Associate::id)
              .distinct().toList(),
          "Bekræft fælles dataansvar", asking + " har nævnt " + institutions.name(control.institutionId())
              + " som fælles dataansvarlig i sag " + caseNumber + ". Bekræft eller afvis det på siden Institution under"
              + " Fælles dataansvar. FSE kan ikke godkende sagen, før det er bekræftet.");
    }
  }

  /**
   * An institution answers. Of two answers at once the second is refused.
   *
   * @throws InputRefused where it is not asked, has answered, or the case is no longer before FSE
   */
  @Transactional
  public void answer(String caseNumber, String institution, boolean confirmed, String by) {
    Proposal proposal = proposals.get(caseNumber);
    if (!OPEN.contains(proposal.state())) {
      throw new InputRefused("Sag " + caseNumber + " er ikke hos FSE længere, så der kan ikke svares.");
    }
    if (!legalBases.answer(caseNumber, institution, confirmed, by)) {
      throw new InputRefused("Der er allerede svaret, eller institutionen er ikke længere nævnt i sagen. Hent siden igen.");
    }
    String answer = institutions.name(institution) + (confirmed ? " har bekræftet" : " har afvist") + " fælles dataansvar";
    notices.tell(caseNumber, "JOINT_CONTROL_ANSWERED", institution + " " + legalBases.version(caseNumber),
        Stream.of(proposal.content().contact(), proposal.caseOwner()).filter(Objects::nonNull).distinct().toList(),
        answer, answer + " i sag " + caseNumber + "." + (confirmed ? "" : " FSE kan ikke godkende den, som den er."));
  }

  /** How each institution has answered, in words; empty where none is named. */
  String words(String caseNumber) {
    return legalBases.jointControls(caseNumber).stream().map(control -> institutions.name(control.institutionId())
        + (control.confirmed() == null ? " har ikke svaret" : control.confirmed() ? " har bekræftet" : " har afvist"))
        .collect(Collectors.joining("; "));
  }

  /** @throws InputRefused where an institution has not confirmed */
  void mustBeConfirmed(String caseNumber, String hindered) {
    List<String> others = legalBases.jointControls(caseNumber).stream()
        .filter(control -> !Boolean.TRUE.equals(control.confirmed()))
        .map(control -> institutions.name(control.institutionId())
            + (control.confirmed() == null ? " (har ikke svaret)" : " (har afvist)")).toList();
    if (!others.isEmpty()) {
      throw new InputRefused("Fælles dataansvar er ikke bekræftet af " + String.join(", ", others) + ". Så længe det er"
          + " sådan, kan " + hindered + ". Sagen kan sendes retur, så en anden kan nævnes.");
    }
  }
}
