package dk.dst.microdata.schemes.lawmodel;

import static java.util.stream.Collectors.toMap;

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

  /** Everybody who is given access to the model of the case, by ministry and name. */
  public List<Line> today(String caseNumber) {
    LawModel model = models.get(caseNumber);
    List<LawModelUsers.Given> given = users.given(model.model());
    Map<String, String> names = institutions.personNames(given.stream().map(LawModelUsers.Given::personId).toList());
    var ministries = new Ministries();
    return given.stream().map(one -> new Line(one.institutionId(), ministries.get(one.institutionId()).name(),
        one.personId(), names.get(one.personId()), one.accessFrom(), ministries.whyNot(model, one.institutionId(),
        one.personId()))).sorted((one, other) ->
            (one.ministry() + one.name()).compareToIgnoreCase(other.ministry() + other.name())).toList();
  }

  /** What is known of ministries today; each is asked once however many of its people are asked about. */
  class Ministries {

    private final Map<String, Institution> known = new HashMap<>();
    private final Map<String, Map<String, Associate>> people = new HashMap<>();
    private final Map<String, List<Quarantine>> closed = new HashMap<>();

    Institution get(String ministry) {
      return known.computeIfAbsent(ministry, institutions::get);
    }

    /** Somebody as their ministry knows them, or null where it does not any more. */
    Associate person(String ministry, String person) {
      return people.computeIfAbsent(ministry, id -> institutions.people(id).stream()
          .collect(toMap(Associate::id, Function.identity()))).get(person);
    }

    /** Why somebody to whom access is given with a ministry cannot use the model today; empty where they can. */
    String whyNot(LawModel model, String ministry, String person) {
      String all = whyNobody(model, get(model.institution()), frozenFrom(model), today());
      if (!all.isEmpty()) {
        return all;
      }
      var hits = new ArrayList<>(closed.computeIfAbsent(ministry, quarantines::at));
      hits.addAll(closed.computeIfAbsent(model.institution(), quarantines::at));
      return AccessRule.whyNot(true, get(ministry), Quarantines.closing(hits, null, person).orElse(null),
          person(ministry, person), today());
    }
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
