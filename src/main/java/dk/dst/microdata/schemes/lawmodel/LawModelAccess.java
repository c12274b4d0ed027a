package dk.dst.microdata.schemes.lawmodel;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.quarantine.Quarantine;
import dk.dst.microdata.facts.quarantine.Quarantines;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.schemes.project.AccessRule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Who of those who are given access to Lovmodellen can use it today. As with projects nothing is taken away by what is
 * asked here, so that all of it is back the moment the reason is gone.
 */
@Component
public class LawModelAccess {

  private final LawModels models;
  private final LawModelUsers users;
  private final Institutions institutions;
  private final Quarantines quarantines;
  private final TermsInForce terms;
  private final Clock clock;

  LawModelAccess(LawModels models, LawModelUsers users, Institutions institutions, Quarantines quarantines,
      TermsInForce terms, Clock clock) {
    this.models = models;
    this.users = users;
    this.institutions = institutions;
    this.quarantines = quarantines;
    this.terms = terms;
    this.clock = clock;
  }

  /**
   * Somebody who is given access.
   *
   * @param whyNot why they cannot use it today, in words; empty where they can
   */
  public record Line(String ministryId, String ministry, String personId, String name, LocalDate since,
      String whyNot) {}

  /** Everybody who is given access to the model of the case, by ministry and name. A ministry is asked once for all. */
  public List<Line> today(String caseNumber) {
    LawModel model = models.get(caseNumber);
    Institution responsible = institutions.get(model.institution());
    List<Quarantine> there = quarantines.at(responsible.id());
    String closed = closedToAll(model, responsible);
    var lines = new ArrayList<Line>();
    var perMinistry = new HashMap<String, Map<String, Associate>>();
    var hits = new HashMap<String, List<Quarantine>>();
    for (LawModelUsers.Given given : users.given(model.model())) {
      Institution own = institutions.get(given.institutionId());
      Associate person = perMinistry.computeIfAbsent(own.id(), id -> institutions.people(id).stream()
          .collect(Collectors.toMap(Associate::id, Function.identity()))).get(given.personId());
      var here = new ArrayList<>(hits.computeIfAbsent(own.id(), quarantines::at));
      here.addAll(there);
      lines.add(new Line(own.id(), own.name(), given.personId(), institutions.personName(given.personId()),
          given.accessFrom(), closed.isEmpty() ? AccessRule.whyNot(true, own,
              Quarantines.closing(here, null, given.personId()).orElse(null), person, today()) : closed));
    }
    lines.sort((one, other) -> (one.ministry() + one.name()).compareToIgnoreCase(other.ministry() + other.name()));
    return lines;
  }

  /** What closes the model to everybody today; empty where nothing does. */
  private String closedToAll(LawModel model, Institution responsible) {
    return whyNobody(model, responsible, frozenFrom(model), today());
  }

  /** The first day on which nobody has access because the ministry has not confirmed; null before it is in force. */
  LocalDate frozenFrom(LawModel model) {
    return model.inForceOn() == null ? null
        : LawModelOperation.due(model, terms.now()).plus(terms.now().lawModelFreeze());
  }

  /** Why nobody can use the model on that day: it is not in force, not confirmed, or its ministry not authorised. */
  static String whyNobody(LawModel model, Institution responsible, LocalDate frozenFrom, LocalDate day) {
    if (model.state() != CaseState.LAW_MODEL_IN_FORCE || model.closedOn() != null) {
      return "Lovmodellen er ikke i drift";
    }
    if (!day.isBefore(frozenFrom)) {
      return "Ministeriet har ikke bekræftet Lovmodellen";
    }
    return responsible.isAuthorised(day) ? "" : "Det ansvarlige ministeriums autorisation: "
        + responsible.state(day).danish().toLowerCase(Locale.ROOT);
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
