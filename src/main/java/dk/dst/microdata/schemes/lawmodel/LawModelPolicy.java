package dk.dst.microdata.schemes.lawmodel;

import static java.util.stream.Collectors.joining;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.legalbasis.LegalBasisPolicy;
import dk.dst.microdata.facts.legalbasis.LegalBasisPolicy.Demand;
import dk.dst.microdata.facts.legalbasis.LegalBasisPolicy.Found;
import dk.dst.microdata.facts.legalbasis.SpecialRegisters;
import dk.dst.microdata.facts.register.DataContent;
import dk.dst.microdata.facts.register.Register;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.lawmodel.Registration.Ministry;
import dk.dst.microdata.schemes.lawmodel.Registration.User;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The conditions of Lovmodellen, one method each: a registration, so nothing is asked of its use. What can be counted
 * must be met before it can be sent, approved or signed; what calls for judgement is shown to FSE.
 *
 * @param responsible the ministry the setting names as responsible
 * @param ministry whose case it is
 * @param signatories user ids of those who may sign for it
 * @param catalogue the registers there are, by their codes
 */
record LawModelPolicy(Registration said, String responsible, Institution ministry, Set<String> signatories,
    Map<String, Register> catalogue, LocalDate today) {

  private static final String SEED = " (Mikrodataordninger i Danmarks Statistik: Lovmodellen)";
  /** So many are named; of more the number is said. */
  private static final int MOST_NAMED = 8;

  /** A condition, with the words it comes from. */
  enum Rule {
    /** S01. */
    PURPOSE("Formålet er Lovmodellens",
        "„Lovmodellen anvendes til ministerbetjening og lovforberedende arbejde.“" + SEED),
    /** S01. */
    USER_GROUP("Brugerne hører til et ministerium, der er nævnt i sagen",
        "„Lovmodellen er en ordning med sit eget formål, sin egen brugergruppe og dermed egne regler og vilkår.“" + SEED),
    /** Domain I1. */
    AUTHORISED("Ministerierne er autoriserede", "Danmarks Statistik: Autorisering"),
    REGISTERS("Registrene er kendte og har år", "Registeroversigten"),
    /** Domain 3.2. */
    SIGNATORY("Underskriveren har rollen i ministeriet", "Danmarks Statistik: Underskrivelse"),
    /** S01; N6: other sources name other ministries, so it decides nothing. */
    RESPONSIBLE("Ministeriet har ansvaret for Lovmodellen",
        "„Det er Økonomiministeriet der har ansvaret for at udvikle og vedligeholde Lovmodellen.“" + SEED),
    /** Domain 3.3, 4. */
    CERTIFIED("Brugerne har gyldigt certifikat", "Danmarks Statistik: Certificering af brugere"),
    /** C1. */
    NECESSARY("Data er begrænset til det nødvendige",
        "„tilstrækkelige, relevante og begrænset til, hvad der er nødvendigt i forhold til de formål, hvortil de behandles"
            + " (»dataminimering«)“ (Mikrodataordninger i Danmarks Statistik)"),
    LEGAL_GROUND(Demand.GROUND),
    LEGAL_NECESSITY(Demand.NECESSARY),
    LEGAL_SPECIAL_DATA(Demand.SPECIAL_DATA),
    LEGAL_STATISTICS_ONLY(Demand.STATISTICS_ONLY),
    LEGAL_NO_OTHER_USE(Demand.NO_OTHER_USE),
    LEGAL_DISCLOSURE(Demand.DISCLOSURE),
    LEGAL_RECORD(Demand.RECORD),
    LEGAL_PROCESSORS(Demand.PROCESSORS);

    private final String danish;
    private final String source;
    private final Demand demand;

    Rule(String danish, String source) {
      this(danish, source, null);
    }

    Rule(Demand demand) {
      this(demand.danish(), demand.source(), demand);
    }

    Rule(String danish, String source, Demand demand) {
      this.danish = danish;
      this.source = source;
      this.demand = demand;
    }

    String danish() {
      return danish;
    }

    String source() {
      return source;
    }
  }

  enum Outcome {
    MET("Opfyldt"),
    NOT_MET("Ikke opfyldt"),
    FOR_ASSESSMENT("Til vurdering");

    private final String danish;

    Outcome(String danish) {
      this.danish = danish;
    }

    String danish() {
      return danish;
    }
  }

  /** @param evidence the names behind it, in Danish */
  record Finding(Rule rule, Outcome outcome, String evidence) {

    /** For whoever has to mend it: what, why, and in whose words. */
    String refusal() {
      return rule.danish() + ": " + evidence + " Betingelsen er: " + rule.source() + ".";
    }
  }

  List<Finding> findings() {
    return Stream.concat(Stream.of(purpose(), userGroup(), authorised(), registers(), signatory(), responsibility(),
        certified(), necessary()), legal()).toList();
  }

  /** Those that keep it from going on. */
  List<Finding> unmet() {
    return findings().stream().filter(finding -> finding.outcome() == Outcome.NOT_MET).toList();
  }

  private Finding purpose() {
    return countable(Rule.PURPOSE, said.purposeConfirmed(), said.purposeConfirmed()
        ? "Ministeriet har bekræftet, at data alene bruges til " + LawModel.PURPOSE + "."
        : "Bekræft, at data alene bruges til " + LawModel.PURPOSE + ".");
  }

  /** Somebody nobody knows and somebody of another ministry are refused alike, so that nobody can look people up. */
  private Finding userGroup() {
    if (said.users().isEmpty()) {
      return new Finding(Rule.USER_GROUP, Outcome.NOT_MET, "Nævn mindst én bruger.");
    }
    Set<Integer> named = said.ministries().stream().map(Ministry::number).collect(Collectors.toSet());
    List<String> others = said.users().stream()
        .filter(user -> user.person() == null || !named.contains(user.ministry())).map(User::named).toList();
    return countable(Rule.USER_GROUP, others.isEmpty(), others.isEmpty()
        ? Danish.count(said.users().size(), "bruger", "brugere") + " i "
            + Danish.count(said.ministries().size(), "ministerium", "ministerier") + "."
        : named(others) + " er ikke tilknyttet det ministerium, der er skrevet, eller ministeriet er ikke nævnt i sagen.");
  }

  private Finding authorised() {
    List<String> without = said.ministries().stream()
        .filter(one -> one.institution() == null || !one.institution().isAuthorised(today))
        .map(one -> one.institution() == null ? "nr. " + one.number() + " (ingen har nummeret)"
            : one.institution().name() + " (" + one.institution().state(today).danish().toLowerCase(Locale.ROOT) + ")")
        .toList();
    return countable(Rule.AUTHORISED, without.isEmpty(), without.isEmpty()
        ? said.ministries().stream().map(one -> one.institution().name()).collect(joining(", ")) + "."
        : "Uden gyldig autorisation: " + named(without) + ".");
  }

  private Finding registers() {
    List<String> wrong = said.data().holdings().stream()
        .filter(holding -> !catalogue.containsKey(holding.register()) || holding.span().isEmpty())
        .map(holding -> holding.register() + (catalogue.containsKey(holding.register()) ? " (uden år)" : " (ukendt)")).toList();
    boolean none = said.data().isEmpty();
    return countable(Rule.REGISTERS, !none && wrong.isEmpty(), none ? "Vælg mindst ét register, eller indlæs en liste."
        : wrong.isEmpty() ? registersWithYears(said.data()) : "Ret disse: " + named(wrong) + ".");
  }

  private Finding signatory() {
    boolean holds = said.signatory() != null && signatories.contains(said.signatory());
    return countable(Rule.SIGNATORY, holds, holds ? "Underskriveren har rollen i " + ministry.name() + "."
        : "Vælg en underskriver i " + ministry.name() + ".");
  }

  private Finding responsibility() {
    boolean same = ministry.name().toLowerCase(Locale.ROOT).startsWith(responsible.toLowerCase(Locale.ROOT));
    return new Finding(Rule.RESPONSIBLE, Outcome.FOR_ASSESSMENT, same
        ? "Sagens ministerium er det, FSE har angivet: " + responsible + "."
        : "Sagens ministerium er " + ministry.name() + "; FSE har angivet " + responsible
            + ". Kilderne er ikke enige om, hvem der har ansvaret.");
  }

  private Finding certified() {
    List<String> without = said.users().stream().map(User::person).filter(person -> person != null
        && !person.isCertified(today)).map(Associate::name).toList();
    return new Finding(Rule.CERTIFIED, Outcome.FOR_ASSESSMENT, without.isEmpty()
        ? "Alle har et gyldigt certifikat."
        : "Uden: " + named(without) + ". Deres adgang åbner først, når certifikatet er gyldigt.");
  }

  private Finding necessary() {
    return new Finding(Rule.NECESSARY, Outcome.FOR_ASSESSMENT, registersWithYears(said.data()));
  }

  /** C1 to C4 and N7: what the law demands to be said. */
  private Stream<Finding> legal() {
    if (said.legalBasis() == null) {
      return Stream.empty();
    }
    var policy = new LegalBasisPolicy(said.legalBasis(), SpecialRegisters.among(said.data().registers(), catalogue),
        today);
    return Stream.of(Rule.values()).filter(rule -> rule.demand != null).map(rule -> {
      Found found = policy.find(rule.demand);
      return countable(rule, found.met(), found.evidence());
    });
  }

  private static Finding countable(Rule rule, boolean met, String evidence) {
    return new Finding(rule, met ? Outcome.MET : Outcome.NOT_MET, evidence);
  }

  private static String registersWithYears(DataContent data) {
    return Danish.count(data.registers().size(), "register", "registre") + ": " + named(data.holdings().stream()
        .map(holding -> holding.register() + " " + holding.span().danish()).toList()) + ".";
  }

  private static String named(List<String> all) {
    return String.join(", ", all.stream().limit(MOST_NAMED).toList())
        + (all.size() > MOST_NAMED ? " og " + (all.size() - MOST_NAMED) + " andre" : "");
  }
}
