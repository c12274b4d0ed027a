package dk.dst.microdata.schemes.proposal;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.facts.legalbasis.LegalBases;
import dk.dst.microdata.facts.legalbasis.LegalBases.JointControl;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.rights.CaseState;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Locale;
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
  private final Clock clock;

  JointControls(LegalBases legalBases, Institutions institutions, Proposals proposals, Notices notices,
      Clock clock) {
    this.legalBases = legalBases;
    this.institutions = institutions;
    this.proposals = proposals;
    this.notices = notices;
    this.clock = clock;
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
    return legalBases.jointControls(caseNumber).stream().map(control -> {
      Institution institution = institutions.get(control.institutionId());
      return institution.name() + (control.confirmed() == null ? " har ikke svaret"
          : control.confirmed() ? " har bekræftet" : " har afvist") + (institution.isAuthorised(today()) ? ""
          : ", men dens autorisation er ikke gyldig");
    }).collect(Collectors.joining("; "));
  }

  /**
   * Asked when FSE approves and again when the institution signs: an authorisation may be lost after the answer, and joint
   * responsibility is between authorised institutions (domain 3.7).
   *
   * @throws InputRefused where an institution has not confirmed, or is not authorised today
   */
  void mustBeConfirmed(String caseNumber, String hindered) {
    var unconfirmed = new ArrayList<String>();
    var unauthorised = new ArrayList<String>();
    for (JointControl control : legalBases.jointControls(caseNumber)) {
      Institution institution = institutions.get(control.institutionId());
      if (!Boolean.TRUE.equals(control.confirmed())) {
        unconfirmed.add(institution.name() + (control.confirmed() == null ? " (har ikke svaret)" : " (har afvist)"));
      } else if (!institution.isAuthorised(today())) {
        unauthorised.add(institution.name() + " (" + institution.state(today()).danish().toLowerCase(Locale.ROOT) + ")");
      }
    }
    String lacking = Stream.of(
        unconfirmed.isEmpty() ? "" : "Fælles dataansvar er ikke bekræftet af " + String.join(", ", unconfirmed) + ".",
        unauthorised.isEmpty() ? "" : "Fælles dataansvar kræver gyldig autorisation, og det har "
            + String.join(", ", unauthorised) + " ikke længere.")
        .filter(sentence -> !sentence.isEmpty()).collect(Collectors.joining(" "));
    if (!lacking.isEmpty()) {
      throw new InputRefused(lacking + " Så længe det er sådan, kan " + hindered
          + ". Sagen kan sendes retur, så en anden kan nævnes.");
    }
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
