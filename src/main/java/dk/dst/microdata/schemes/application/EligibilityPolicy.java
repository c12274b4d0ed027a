package dk.dst.microdata.schemes.application;

import static java.util.stream.Collectors.joining;

import dk.dst.microdata.facts.legalbasis.LegalBasisPolicy;
import dk.dst.microdata.facts.register.Comparison;
import dk.dst.microdata.facts.register.Deviations;
import dk.dst.microdata.ground.terms.SchemeTerms;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.application.EligibilityFacts.ProposedManager;
import dk.dst.microdata.schemes.application.EligibilityFacts.ProposedRegister;
import dk.dst.microdata.schemes.application.Finding.Basis;
import dk.dst.microdata.schemes.application.Finding.Outcome;
import dk.dst.microdata.schemes.project.Project;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The conditions of the project database scheme, one method each. Pure: no database, no clock. What can be counted is
 * met or not; what Statistics Denmark has not quantified is computed as evidence, and a person decides.
 */
class EligibilityPolicy {

  /** So many names are written out; the tables have them all. */
  private static final int MOST_NAMED = 10;
  private static final String NO_DATA = "Ingen data er valgt.";
  private static final String NO_MANAGERS = "Ingen managere er foreslået.";

  /**
   * New projects of one year back from the day of the check, and how many of them overlap significantly with the
   * proposal.
   */
  record Growth(LocalDate from, LocalDate until, int started, int overlapping) {}

  private final SchemeTerms terms;
  private final EligibilityFacts facts;
  private final Comparison comparison;
  private final List<Project> active;

  /** @param comparison the proposed data beside those of the facts' projects */
  EligibilityPolicy(SchemeTerms terms, EligibilityFacts facts, Comparison comparison) {
    this.terms = terms;
    this.facts = facts;
    this.comparison = comparison;
    this.active = facts.projects().stream().filter(project -> project.isActive(facts.day())).toList();
  }

  /**
   * A finding for every condition, in the order of {@link Condition}; of the legal basis only where there is one, as cases
   * from before have none.
   */
  List<Finding> findings() {
    return Arrays.stream(Condition.values())
        .filter(condition -> condition.demand() == null || facts.legalBasis() != null)
        .map(condition -> switch (condition) {
          case AUTHORISED -> authorised();
          case ONE_DATABASE -> oneDatabase();
          case FIVE_ACTIVE_PROJECTS -> fiveActiveProjects();
          case NUMBER_OF_MANAGERS -> numberOfManagers();
          case MANAGERS_EMPLOYED -> managersEmployed();
          case MANAGERS_CERTIFIED -> managersCertified();
          case AN_ADMINISTRATOR -> anAdministrator();
          case REGISTERS_KNOWN -> registersKnown();
          case UNDERTAKINGS_GIVEN -> undertakingsGiven();
          case PURPOSE_AND_REASONS -> purposeAndReasons();
          case LEGAL_GROUND, LEGAL_NECESSITY, LEGAL_SPECIAL_DATA, LEGAL_STATISTICS_ONLY, LEGAL_NO_OTHER_USE,
              LEGAL_DISCLOSURE, LEGAL_RECORD, LEGAL_PROCESSORS -> legal(condition);
          case NO_QUARANTINE -> noQuarantine();
          case SIGNIFICANT_OVERLAP -> significantOverlap();
          case GROWING_PORTFOLIO -> growingPortfolio();
          case REGISTERS_USED_BY_SEVERAL -> registersUsedBySeveral();
          case DATA_AS_CATALOGUED -> dataAsCatalogued();
          case EXPERIENCED_MANAGERS -> experiencedManagers();
        }).toList();
  }

  /** "er autoriserede til mikrodataordninger hos Danmarks Statistik" (S01, target group 1; P9). */
  private Finding authorised() {
    var institution = facts.institution();
    boolean met = institution.isAuthorised(facts.day());
    String evidence = "Autorisation nr. " + institution.authorisationNumber() + (met
        ? " gælder fra " + Danish.day(institution.authorisedFrom()) + "."
        : institution.suspendedOn() != null
            ? " er suspenderet siden " + Danish.day(institution.suspendedOn()) + "."
        : facts.day().isBefore(institution.authorisedFrom())
            ? " gælder først fra " + Danish.day(institution.authorisedFrom()) + "."
            : " bortfaldt " + Danish.day(institution.authorisedUntil()) + ".");
    return counted(Condition.AUTHORISED, met, "Nr. " + institution.authorisationNumber(), evidence,
        "Gældende autorisation");
  }

  /** "En autoriseret institution kan have maks. 1 projektdatabase" (S01; P6, D30). */
  private Finding oneDatabase() {
    boolean met = facts.openDatabase() == null;
    return counted(Condition.ONE_DATABASE, met, met ? "0 andre" : "1 anden",
        met ? "Institutionen har ingen anden åben projektdatabase."
            : "Institutionen har allerede en åben projektdatabase, sag " + facts.openDatabase() + ".", "Højst 1 i alt");
  }

  /** "har mindst fem aktive projekter" (S01, target group 2; P10, D3). The overlap is assessed separately. */
  private Finding fiveActiveProjects() {
    String numbers = named(active.stream().map(project -> String.valueOf(project.number())).toList());
    return counted(Condition.FIVE_ACTIVE_PROJECTS, active.size() >= terms.minimumActiveProjects(),
        String.valueOf(active.size()), Danish.count(active.size(), "aktivt projekt", "aktive projekter")
            + (active.isEmpty() ? "." : ": " + numbers + "."), "Mindst " + terms.minimumActiveProjects());
  }

  /** "1 til 3 erfarne projektdatabasemanager(e)" (S01, condition 1; P13). */
  private Finding numberOfManagers() {
    int count = facts.managers().size();
    return counted(Condition.NUMBER_OF_MANAGERS,
        count >= terms.minimumManagers() && count <= terms.maximumManagers(), String.valueOf(count),
        Danish.count(count, "manager", "managere") + (count == 0 ? "." : ": " + names(facts.managers()) + "."),
        terms.minimumManagers() + " til " + terms.maximumManagers());
  }

  /** "en eller flere ansatte, der kan fungere som projektdatabasemanager" (S01; P15). */
  private Finding managersEmployed() {
    var others = facts.managers().stream().filter(manager -> !manager.employed()).toList();
    int count = facts.managers().size();
    return counted(Condition.MANAGERS_EMPLOYED, others.isEmpty() && count > 0, of(count - others.size(), count),
        count == 0 ? NO_MANAGERS : others.isEmpty()
            ? "Alle foreslåede managere er ansat i institutionen."
            : "Ikke ansat i institutionen: " + names(others) + ".", "Alle");
  }

  /** "needed by everyone who works with data in any scheme", renewed every year (domain 3.3, 4; S56). */
  private Finding managersCertified() {
    var others = facts.managers().stream().filter(manager -> manager.certifiedUntil() == null
        || manager.certifiedUntil().isBefore(facts.day())).toList();
    int count = facts.managers().size();
    return counted(Condition.MANAGERS_CERTIFIED, others.isEmpty() && count > 0, of(count - others.size(), count),
        count == 0 ? NO_MANAGERS : others.isEmpty() ? "Alle foreslåede managere har et gyldigt certifikat."
            : "Uden gyldigt certifikat: " + others.stream().map(manager -> manager.name()
                + (manager.certifiedUntil() == null ? "" : " (udløb " + Danish.day(manager.certifiedUntil()) + ")"))
                .collect(joining(", ")) + ".", "Alle");
  }

  /** At least one manager must be able to act as administrator (P16). */
  private Finding anAdministrator() {
    var administrators = facts.managers().stream().filter(ProposedManager::administrator).toList();
    return counted(Condition.AN_ADMINISTRATOR, !administrators.isEmpty(), String.valueOf(administrators.size()),
        administrators.isEmpty() ? "Ingen af de foreslåede managere er administrator i Danmarks Datavindue."
            : "Administrator: " + names(administrators) + ".", "Mindst 1");
  }

  /** "udvælges data fra Danmarks Statistiks grunddatabank" (S01; P7). */
  private Finding registersKnown() {
    List<String> unknown = facts.deviations().unknownRegisters();
    int count = proposed().size();
    return counted(Condition.REGISTERS_KNOWN, unknown.isEmpty() && count > 0, of(count - unknown.size(), count),
        count == 0 ? NO_DATA : unknown.isEmpty()
            ? "Alle " + Danish.count(count, "register", "registre") + " findes i oversigten."
            : "Ukendt: " + String.join(", ", unknown) + ".", "Alle");
  }

  /** P4, P5, P18 and P20: no research on the database, only within the purpose, the institution pays, two years. */
  private Finding undertakingsGiven() {
    int all = Undertaking.values().length;
    String missing = Arrays.stream(Undertaking.values())
        .filter(undertaking -> !facts.undertakings().contains(undertaking))
        .map(Undertaking::danish).collect(joining("; "));
    return counted(Condition.UNDERTAKINGS_GIVEN, missing.isEmpty(), of(facts.undertakings().size(), all),
        missing.isEmpty() ? "Alle " + all + " tilsagn er givet." : "Mangler: " + missing + ".", "Alle");
  }

  /**
   * The database has a purpose (P5), and each register a reason why it belongs in a shared database (P8); those of a
   * loaded list have one in common.
   */
  private Finding purposeAndReasons() {
    boolean purpose = !isBlank(facts.purpose());
    List<String> without = proposed().stream().filter(code -> isBlank(reason(code))).toList();
    String evidence = (purpose ? "Formålet er beskrevet. " : "Formålet mangler. ") + (proposed().isEmpty() ? NO_DATA
        : without.isEmpty() ? "Hvert register er begrundet." : "Uden begrundelse: " + named(without) + ".");
    return counted(Condition.PURPOSE_AND_REASONS, purpose && without.isEmpty(),
        of(proposed().size() - without.size(), proposed().size()) + " begrundet", evidence, "Alle");
  }

  /** The reason given for a register: its own, in its row or in the loaded list, or that of the list. */
  String reason(String register) {
    Optional<ProposedRegister> chosen =
        facts.registers().stream().filter(proposedRegister -> proposedRegister.code().equals(register)).findFirst();
    return chosen.isPresent() ? chosen.get().reason()
        : facts.listReasons().getOrDefault(register, facts.contentReason());
  }

  /** C1 to C4 and N7: what the law demands to be said, for all schemes alike. */
  private Finding legal(Condition condition) {
    var found = new LegalBasisPolicy(facts.legalBasis(), facts.specialRegisters(), facts.day()).find(condition.demand());
    return new Finding(condition, found.met() ? Outcome.MET : Outcome.NOT_MET, found.met() ? "Angivet" : "Mangler",
        found.evidence(), "Skal være i orden",
        condition.demand().isPublished() ? Basis.PUBLISHED : Basis.JUDGEMENT, found.met());
  }

  /** D23: a quarantine of the institution blocks its application until it ends. */
  private Finding noQuarantine() {
    boolean met = facts.quarantine() == null;
    return new Finding(Condition.NO_QUARANTINE, met ? Outcome.MET : Outcome.NOT_MET, met ? "Ingen" : "I karantæne",
        met ? "Institutionen er ikke i karantæne." : "Institutionen er i karantæne " + facts.quarantine() + ".",
        "Ingen karantæne", Basis.JUDGEMENT, met);
  }

  /** "med væsentligt dataoverlap" (S01, target group 2): nowhere quantified (D1). */
  private Finding significantOverlap() {
    long overlapping = active.stream().filter(this::overlaps).count();
    String share = Danish.percent(terms.significantCoverage().doubleValue());
    return assessed(Condition.SIGNIFICANT_OVERLAP, of(overlapping, active.size()), overlapping + " af "
            + Danish.count(active.size(), "aktivt projekt", "aktive projekter") + " får mindst " + share
            + " af deres data fra databasen.",
        "Mindst " + terms.minimumActiveProjects() + " projekter med mindst " + share,
        overlapping >= terms.minimumActiveProjects());
  }

  /** Whether the proposal covers enough of a project, active or not, for its overlap to be called significant (D1). */
  boolean overlaps(Project project) {
    return comparison.coverage(project.number()).reaches(terms.significantCoverage());
  }

  /** Why a project counts towards the five with significant overlap, or does not. */
  String why(Project project) {
    if (!project.isActive(facts.day())) {
      return project.isRunning(facts.day()) ? "I karantæne"
          : facts.day().isBefore(project.startsOn()) ? "Ikke begyndt" : "Afsluttet "
          + Danish.day(project.closedOn() != null && project.closedOn().isBefore(project.endsOn())
              ? project.closedOn() : project.endsOn());
    }
    return project.contentList() == null ? "Data er ikke oplyst"
        : overlaps(project) ? "Tæller med" : "Dækningen er under tærsklen";
  }

  /** "løbende udvider projektporteføljen med nye underprojekter med væsentligt dataoverlap" (S01, target group 3; P11). */
  private Finding growingPortfolio() {
    String figures = growth().stream().map(year -> String.valueOf(year.overlapping())).collect(joining(", "));
    return assessed(Condition.GROWING_PORTFOLIO, figures, "Nye projekter med væsentligt overlap i hvert af de seneste "
        + terms.portfolioYears() + " år, det ældste først: " + figures + " (" + trend() + "). Nye projekter i alt: "
        + growth().stream().map(year -> String.valueOf(year.started())).collect(joining(", ")) + ".",
        "Ikke kvantificeret", null);
  }

  /** The years back from the day of the check, the oldest first. */
  List<Growth> growth() {
    return IntStream.rangeClosed(1, terms.portfolioYears()).map(i -> terms.portfolioYears() - i).mapToObj(back -> {
      LocalDate from = facts.day().minusYears(back + 1L).plusDays(1);
      LocalDate until = facts.day().minusYears(back);
      var started = facts.projects().stream()
          .filter(project -> !project.startsOn().isBefore(from) && !project.startsOn().isAfter(until)).toList();
      return new Growth(from, until, started.size(), (int) started.stream().filter(this::overlaps).count());
    }).toList();
  }

  /** The direction of the straight line through the years' numbers of new projects with overlap (least squares). */
  String trend() {
    List<Growth> years = growth();
    double slope = IntStream.range(0, years.size())
        .mapToDouble(i -> (i - (years.size() - 1) / 2.0) * years.get(i).overlapping()).sum();
    return slope > 0 ? "stigende" : slope < 0 ? "faldende" : "uændret";
  }

  /** "Data, der kun anvendes i et eller få projekter, kan ikke indgå" (S01; P8): "få" is not quantified (D2). */
  private Finding registersUsedBySeveral() {
    List<String> few = proposed().stream().filter(code -> comparison.uses(code) < terms.projectsPerRegister())
        .sorted(Comparator.comparing(comparison::uses)).map(code -> code + " (" + comparison.uses(code) + ")").toList();
    int count = proposed().size();
    return assessed(Condition.REGISTERS_USED_BY_SEVERAL, of(count - few.size(), count),
        count == 0 ? NO_DATA : ContentUse.of(comparison).danish() + " " + (few.isEmpty()
            ? "Hvert register bruges af mindst " + terms.projectsPerRegister() + " aktive projekter."
            : "Bruges af færre end " + terms.projectsPerRegister() + " aktive projekter: " + named(few) + "."),
        "Alle bruges af mindst " + terms.projectsPerRegister(), few.isEmpty() && count > 0);
  }

  /** Years and variables as the catalogue has them (P7). It may be the catalogue that is behind: a person assesses. */
  private Finding dataAsCatalogued() {
    Deviations deviations = facts.deviations();
    var all = Stream.concat(deviations.years().stream(), deviations.unknownVariables().stream())
        .map(Deviations.Deviation::danish).toList();
    return assessed(Condition.DATA_AS_CATALOGUED, Danish.count(all.size(), "afvigelse", "afvigelser"),
        all.isEmpty() ? "Perioder og variable svarer til registeroversigten."
            : "Uden for registeroversigten: " + named(all) + ".", "Ingen afvigelser", all.isEmpty());
  }

  /** "erfarne" (S01, condition 1): not quantified (D4). */
  private Finding experiencedManagers() {
    String evidence = facts.managers().stream().map(manager -> manager.name() + ": "
        + (manager.certifiedSince() == null ? "ikke certificeret"
            : "certificeret siden " + Danish.day(manager.certifiedSince())
                + (isExperienced(manager) ? "" : " (kortere end " + Danish.period(terms.managerExperience()) + ")")))
        .collect(joining("; "));
    long experienced = facts.managers().stream().filter(this::isExperienced).count();
    return assessed(Condition.EXPERIENCED_MANAGERS, of(experienced, facts.managers().size()),
        evidence.isEmpty() ? NO_MANAGERS : evidence + ".",
        "Mindst " + Danish.period(terms.managerExperience()),
        experienced == facts.managers().size() && experienced > 0);
  }

  private boolean isExperienced(ProposedManager manager) {
    return manager.certifiedSince() != null
        && !manager.certifiedSince().plus(terms.managerExperience()).isAfter(facts.day());
  }

  private Collection<String> proposed() {
    return comparison.proposal().registers();
  }

  private static Finding counted(Condition condition, boolean met, String figure, String evidence, String threshold) {
    return new Finding(condition, met ? Outcome.MET : Outcome.NOT_MET, figure, evidence, threshold, Basis.PUBLISHED,
        met);
  }

  private static Finding assessed(Condition condition, String figure, String evidence, String threshold,
      Boolean within) {
    return new Finding(condition, Outcome.FOR_ASSESSMENT, figure, evidence, threshold, Basis.JUDGEMENT, within);
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }

  private static String of(long part, long all) {
    return part + " af " + all;
  }

  private static String named(List<String> names) {
    return names.stream().limit(MOST_NAMED).collect(joining(", "))
        + (names.size() > MOST_NAMED ? " og " + (names.size() - MOST_NAMED) + " mere" : "");
  }

  private static String names(List<ProposedManager> managers) {
    return managers.stream().map(ProposedManager::name).collect(joining(", "));
  }
}
