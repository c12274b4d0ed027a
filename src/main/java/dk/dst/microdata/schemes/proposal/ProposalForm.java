package dk.dst.microdata.schemes.proposal;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.facts.legalbasis.LegalBases;
import dk.dst.microdata.facts.legalbasis.LegalBasis;
import dk.dst.microdata.facts.legalbasis.LegalBasisForm;
import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.DataContent;
import dk.dst.microdata.facts.register.Register;
import dk.dst.microdata.facts.register.RegisterRow;
import dk.dst.microdata.facts.register.RegisterRows;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.ground.form.Choice;
import dk.dst.microdata.ground.form.FormView;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.schemes.project.Projects;
import dk.dst.microdata.schemes.proposal.Proposal.Content;
import dk.dst.microdata.schemes.proposal.Proposal.Owner;
import dk.dst.microdata.schemes.proposal.Proposal.SourceRow;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The proposal as it is filled in: what the form shows, and what its answers mean. */
@Component
public class ProposalForm implements FormView {

  public static final String ID = "complete-proposal";

  private final Proposals proposals;
  private final ProjectDatabases databases;
  private final Projects projects;
  private final ProposalReturns returns;
  private final Institutions institutions;
  private final LegalBases legalBases;
  private final Catalogue catalogue;
  private final ContentLists lists;
  private final RegisterRows registers;
  private final Clock clock;

  ProposalForm(Proposals proposals, ProjectDatabases databases, Projects projects, ProposalReturns returns,
      Institutions institutions, LegalBases legalBases, Catalogue catalogue, ContentLists lists,
      RegisterRows registers, Clock clock) {
    this.proposals = proposals;
    this.databases = databases;
    this.projects = projects;
    this.returns = returns;
    this.institutions = institutions;
    this.legalBases = legalBases;
    this.catalogue = catalogue;
    this.lists = lists;
    this.registers = registers;
    this.clock = clock;
  }

  @Override
  public String form() {
    return ID;
  }

  @Override
  public Map<String, Object> show(String caseNumber) {
    Proposal proposal = proposals.get(caseNumber);
    Institution institution = institutions.get(proposal.institutionId());
    Content content = proposal.content();
    var shown = new LinkedHashMap<String, Object>();
    shown.put("caseNumber", caseNumber);
    shown.put("institutionName", institution.name());
    shown.put("authorisationNumber", institution.authorisationNumber());
    shown.put("schemeName", proposal.scheme().danish());
    shown.put("isProject", proposal.scheme().isOfProject());
    shown.put("isSubproject", proposal.scheme() == Scheme.SUBPROJECT);
    shown.put("databasePurpose", proposal.databaseCase() == null ? ""
        : databases.get(proposal.databaseCase()).purpose());
    shown.put("isResubmission", proposal.isResubmission());
    shown.put("resubmissionOf", proposal.scheme() == Scheme.DATABASE ? "projektdatabasens indhold" : proposal.about());
    shown.put("resubmissionNote", resubmissionNote(proposal));
    var returned = proposal.state() == CaseState.PROPOSAL_RETURNED ? returns.of(proposal, proposal.submission())
        : List.<Map<String, Object>>of();
    shown.put("isReturned", !returned.isEmpty());
    shown.put("returnReasons", returned);
    List<Associate> people = institutions.people(institution.id());
    shown.put("peopleChoices", people.stream().map(ProposalForm::choice).toList());
    shown.put("signatoryChoices", people.stream().filter(person -> person.has(Role.SIGNATORY)).map(ProposalForm::choice)
        .toList());
    shown.put("packageChoices", packages().stream().map(topic -> new Choice(topic, topic)).toList());
    registers.show(shown, proposals.draftList(caseNumber), content.registers());
    shown.put("title", content.title());
    shown.put("purpose", content.purpose());
    shown.put("description", content.description());
    shown.put("relevance", content.relevance());
    shown.put("population", content.population());
    shown.put("fullPopulation", content.fullPopulation());
    shown.put("externalData", content.externalData());
    shown.put("publication", content.publication());
    shown.put("legalBasis", content.legalBasis());
    shown.put("hasOlderLegalBasis", content.legalBasis() != null); // written before the legal basis was asked in parts
    shown.put("platform", content.platform());
    shown.put("endsOn", content.endsOn() == null ? null : content.endsOn().toString());
    shown.put("contact", content.contact());
    shown.put("signatory", content.signatory());
    shown.put("users", content.users());
    shown.put("packages", List.copyOf(packages(proposal)));
    shown.put("contentReason", content.contentReason());
    shown.put("sources", orOneEmptyRow(sourceRows(content)));
    LegalBasisForm.show(shown, legalBasis(proposal), institution.name());
    showJointControllers(shown, proposal, institution);
    return shown;
  }

  /** As it was sent last; before that as it is approved, of what it changes. */
  private Optional<LegalBasis> legalBasis(Proposal proposal) {
    String approved = proposal.scheme() == Scheme.AUTHORITY ? projects.caseNumber(proposal.projectNumber())
        : proposal.base() != null ? proposal.base()
        : proposal.scheme() == Scheme.DATABASE ? proposal.databaseCase() : null;
    return legalBases.find(proposal.caseNumber())
        .or(() -> approved == null ? Optional.empty() : legalBases.find(approved).map(LegalBasis::unconfirmed));
  }

  /** Joint responsibility is for the researcher scheme alone, and for institutions that are authorised (domain 3.7). */
  private void showJointControllers(Map<String, Object> shown, Proposal proposal, Institution own) {
    boolean asks = proposal.scheme() == Scheme.RESEARCHER;
    LocalDate today = LocalDate.now(clock);
    shown.put("asksJointControllers", asks);
    shown.put("institutionChoices", institutions.all().stream()
        .filter(institution -> institution.isAuthorised(today) && !institution.id().equals(own.id()))
        .map(institution -> new Choice(institution.id(), institution.name() + " (autorisation "
            + institution.authorisationNumber() + ")")).toList());
    shown.put("jointControllers", legalBasis(proposal).map(LegalBasis::jointControllers).orElse(List.of()));
  }

  /** What the fields of a resubmission begin with: nothing is said to be approved that is not known. */
  private static String resubmissionNote(Proposal proposal) {
    if (proposal.scheme() == Scheme.DATABASE) {
      return "Titel, formål og registre er det, der er godkendt nu. Beskriv, hvad der ændres, og hvorfor.";
    }
    if (proposal.scheme() == Scheme.AUTHORITY) {
      return "Registrene er dem, myndigheden har nu. Tilføj, ret eller fjern, og skriv, hvilken myndighedsopgave data skal"
          + " bruges til. Aftalens varighed, kontaktperson og brugere ændres ikke her.";
    }
    return proposal.base() != null ? "Felterne viser det, der er godkendt nu. Ret det, der skal ændres."
        : "Projektet er fra før, indstillinger blev behandlet her. Det, der er kendt, er udfyldt: titel, slutdato,"
            + " kontaktperson, brugere, registre og deres datapakker. De andre felter er tomme, fordi intet godkendt er"
            + " kendt: skriv dem, som de skal gælde.";
  }

  /** The packages as written; of a project from before there were proposals, those its registers come from. */
  private Set<String> packages(Proposal proposal) {
    if (proposal.base() != null || proposal.baseList() == null || proposal.submission() > 0) {
      return proposal.content().packages();
    }
    Map<String, Register> known = catalogue.byCode();
    return lists.content(proposal.baseList()).registers().stream().filter(known::containsKey)
        .map(code -> known.get(code).topic()).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Choice choice(Associate person) {
    return new Choice(person.id(), person.name()
        + (person.has(Role.ADMINISTRATOR) ? " (administrator)" : ""));
  }

  /** The data packages there are to choose from: the topics of the catalogue (D19). */
  private List<String> packages() {
    return catalogue.registers().stream().map(Register::topic).distinct().sorted().toList();
  }

  /**
   * What the form says, and what must be mended before it can be sent: one by one, in the person's words.
   *
   * @param legalBasis what is missing in it is a matter of the check
   */
  public record Reading(Content content, LegalBasis legalBasis, List<String> problems) {}

  /**
   * What the answers say, for the case they belong to.
   *
   * @throws InputRefused naming everything that must be mended, one by one
   */
  public Reading readSent(String caseNumber, Answers answers) {
    Reading reading = read(caseNumber, answers);
    if (!reading.problems().isEmpty()) {
      throw new InputRefused(String.join("\n", reading.problems()));
    }
    return reading;
  }

  /** What a form says that may not be finished. */
  public Reading read(String caseNumber, Answers answers) {
    Proposal proposal = proposals.get(caseNumber);
    var problems = new ArrayList<String>();
    Long list = proposals.draftList(caseNumber).orElse(null);
    Content before = proposal.content();
    boolean isProject = proposal.scheme().isOfProject();
    List<RegisterRow> chosen = registers.read(answers, list, false, problems);
    var content = new Content(answers.text("title"), answers.text("purpose"), answers.text("description"),
        isProject ? answers.text("relevance") : null, isProject ? answers.text("population") : null,
        isProject && answers.ticked("fullPopulation"), answers.text("externalData"), answers.text("publication"),
        isProject ? answers.text("legalBasis") : null, isProject ? answers.text("platform") : null,
        isProject ? day(answers.text("endsOn")) : before.endsOn(), answers.text("contact"), answers.text("signatory"),
        isProject ? new LinkedHashSet<>(answers.chosen("packages")) : Set.of(), list,
        list == null ? null : answers.text("contentReason"), chosen, sources(answers, problems),
        isProject ? new LinkedHashSet<>(answers.chosen("users")).stream().toList() : List.of());
    checkText(content, isProject, problems);
    checkData(content, isProject, problems);
    return new Reading(content, LegalBasisForm.read(answers), problems);
  }

  private void checkText(Content content, boolean isProject, List<String> problems) {
    if (!isProject) {
      return;
    }
    Map.of("Samfundsrelevans", Objects.requireNonNullElse(content.relevance(), ""),
            "Populationsbeskrivelse", Objects.requireNonNullElse(content.population(), ""))
        .forEach((label, text) -> {
          if (text.isBlank()) {
            problems.add(label + ": Feltet skal udfyldes.");
          }
        });
    if (content.platform() == null) {
      problems.add("Analyseplatform: Vælg, hvor projektet skal arbejde.");
    }
    if (content.endsOn() == null || !content.endsOn().isAfter(LocalDate.now(clock))) {
      problems.add("Slutdato: Slutdatoen skal ligge efter i dag.");
    }
    if (content.users().isEmpty()) {
      problems.add("Brugere: Vælg mindst én, der skal have adgang til projektet.");
    }
  }

  private void checkData(Content content, boolean isProject, List<String> problems) {
    DataContent data = lists.content(content.contentList(), content.chosen());
    if (data.isEmpty()) {
      problems.add("Registre: Vælg mindst ét register, eller indlæs en liste.");
    }
    if (content.contentList() != null && !registers.isReasoned(content.contentList())
        && (content.contentReason() == null || content.contentReason().isBlank())) {
      problems.add("Begrundelse for den indlæste liste: Feltet skal udfyldes.");
    }
    if (isProject) {
      Map<String, Register> known = catalogue.byCode();
      var outside = data.registers().stream().filter(code -> known.containsKey(code)
          && !content.packages().contains(known.get(code).topic())).toList();
      if (!outside.isEmpty()) {
        var missing = outside.stream().map(code -> known.get(code).topic()).distinct().sorted().toList();
        problems.add("Datapakker: " + String.join(", ", outside.stream().limit(8).toList())
            + (outside.size() > 8 ? " m.fl." : "") + " ligger i pakker, der ikke er valgt. Vælg også: "
            + String.join(", ", missing) + ".");
      }
    }
  }

  private static List<SourceRow> sources(Answers answers, List<String> problems) {
    var rows = new ArrayList<SourceRow>();
    var seen = new HashSet<String>();
    for (Answers row : answers.rows("sources")) {
      if (row.isEmpty()) {
        continue;
      }
      if (row.textOrEmpty("sourceName").isBlank() || !isOwner(row.text("sourceOwner"))
          || row.textOrEmpty("variables").isBlank()) {
        problems.add("Øvrige data: Skriv navn, ejer og variable for hver kilde.");
      } else if (!seen.add(row.text("sourceName"))) {
        problems.add("Øvrige data: " + row.text("sourceName") + " er nævnt to gange.");
      } else {
        rows.add(new SourceRow(row.text("sourceName"), Owner.valueOf(row.text("sourceOwner")),
            row.text("variables")));
      }
    }
    return rows;
  }

  private static boolean isOwner(String name) {
    return Arrays.stream(Owner.values()).anyMatch(owner -> owner.name().equals(name));
  }

  /** The day, or null for what is none: a draft may hold anything, and a form that is sent has been checked. */
  private static LocalDate day(String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static List<Map<String, Object>> orOneEmptyRow(List<Map<String, Object>> rows) {
    return rows.isEmpty() ? List.of(Map.of()) : rows;
  }

  private static List<Map<String, Object>> sourceRows(Content content) {
    return content.sources().stream().map(row -> Map.<String, Object>of("sourceName", row.name(), "sourceOwner",
        row.owner().name(), "variables", row.variables())).toList();
  }
}
