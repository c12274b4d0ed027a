package dk.dst.microdata.schemes.lawmodel;

import static java.util.stream.Collectors.toMap;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.facts.legalbasis.LegalBases;
import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.schemes.lawmodel.LawModelPolicy.Finding;
import dk.dst.microdata.schemes.lawmodel.Registration.Ministry;
import dk.dst.microdata.schemes.lawmodel.Registration.User;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Asks {@link LawModelPolicy} of what is sent and of what stands on record, and keeps what was found when it was sent. */
@Repository
class LawModelChecks {

  private final LawModels models;
  private final LawModelYears years;
  private final LawModelUsers users;
  private final Institutions institutions;
  private final LegalBases legalBases;
  private final Catalogue catalogue;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final String responsible;

  /** @param responsible name of the ministry that FSE has set as responsible for Lovmodellen; sources differ (N6) */
  LawModelChecks(LawModels models, LawModelYears years, LawModelUsers users, Institutions institutions,
      LegalBases legalBases, Catalogue catalogue, JdbcClient jdbc, Clock clock,
      @Value("${microdata.law-model.responsible-ministry}") String responsible) {
    this.models = models;
    this.years = years;
    this.users = users;
    this.institutions = institutions;
    this.legalBases = legalBases;
    this.catalogue = catalogue;
    this.jdbc = jdbc;
    this.clock = clock;
    this.responsible = responsible;
  }

  String responsible() {
    return responsible;
  }

  /** How the conditions stand today of what is said for the case. */
  List<Finding> findings(String caseNumber, Registration said) {
    return policy(caseNumber, said).findings();
  }

  private LawModelPolicy policy(String caseNumber, Registration said) {
    Institution ministry = institutions.get(models.get(caseNumber).institution());
    return new LawModelPolicy(said, responsible, ministry,
        institutions.peopleWith(ministry.id(), Role.SIGNATORY).stream().map(Associate::id).collect(Collectors.toSet()),
        catalogue.byCode(), LocalDate.now(clock));
  }

  /** @throws InputRefused naming every condition that is not met, each in the words of its source */
  void mustBeMet(String caseNumber, Registration said) {
    List<Finding> unmet = policy(caseNumber, said).unmet();
    if (!unmet.isEmpty()) {
      throw new InputRefused(unmet.stream().map(Finding::refusal).collect(Collectors.joining("\n")));
    }
  }

  /** What stands on record of the case: as it was last sent, or has become since. */
  Registration onRecord(String caseNumber) {
    LawModel model = models.get(caseNumber);
    var people = new HashMap<String, Map<String, Associate>>();
    var ministries = ministries(model);
    var numbers = ministries.stream().collect(toMap(one -> one.institution().id(), Ministry::number));
    return new Registration(model.dataController(), model.signatory(), model.submission() > 0, ministries,
        users.given(model.model()).stream().map(given -> new User(numbers.get(given.institutionId()),
            institutions.personName(given.personId()), people.computeIfAbsent(given.institutionId(), this::byId)
            .get(given.personId()))).toList(),
        years.open(model.model()).filter(year -> !model.isTakenOver()).or(() -> years.current(model.model()))
            .map(years::content).orElseThrow(), legalBases.find(caseNumber).orElse(null));
  }

  /** The ministries named, with the responsible one. */
  private List<Ministry> ministries(LawModel model) {
    var ids = new LinkedHashSet<>(users.ministries(model.model()));
    ids.add(model.institution());
    return ids.stream().map(institutions::get).map(one -> new Ministry(one.authorisationNumber(), one)).toList();
  }

  private Map<String, Associate> byId(String institution) {
    return institutions.people(institution).stream().collect(toMap(Associate::id, Function.identity()));
  }

  /** Keeps what was found of a submission; a second run changes nothing. */
  void keep(String caseNumber, int submission, List<Finding> findings) {
    findings.forEach(finding -> jdbc.sql("insert into law_model_finding (case_number, submission, rule, outcome, evidence)"
            + " values (?, ?, ?, ?, ?) on conflict do nothing")
        .param(caseNumber).param(submission).param(finding.rule().name()).param(finding.outcome().name())
        .param(finding.evidence()).update());
  }

  /** What was found when it was last sent. */
  List<Finding> kept(String caseNumber, int submission) {
    return models.findings(caseNumber, submission);
  }
}
