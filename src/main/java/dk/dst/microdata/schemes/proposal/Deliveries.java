package dk.dst.microdata.schemes.proposal;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.DataContent;
import dk.dst.microdata.facts.register.DataContent.Holding;
import dk.dst.microdata.facts.register.Register;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.schemes.project.AccessRule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Data on their way to a project: from its database, bought for it alone, or additional; never twice the same. */
@Repository
public class Deliveries {

  /** Where data come from. */
  public enum Source {
    DATABASE("Fra projektdatabasen"),
    PURCHASE("Købes særskilt"),
    ADDITIONAL("Øvrige data");

    private final String danish;

    Source(String danish) {
      this.danish = danish;
    }

    public String danish() {
      return danish;
    }
  }

  /** How the deliveries from some sources stand. */
  public enum Standing {
    /** Something can be delivered. */
    READY,
    /** What is left waits for the Health Data Authority. */
    AWAITS_APPROVAL,
    CONCLUDED
  }

  /**
   * One register, or one source of additional data.
   *
   * @param content its years and variables; empty where it is not told
   * @param approval number of the Health Data Authority's approval that covers it, or null
   * @param delivered null until it is concluded
   */
  public record Delivery(String registerCode, Source source, String content, boolean needsApproval, Integer approval,
      LocalDate concludedOn, Boolean delivered, String remark) {

    /** Tells it apart from the others of its case, in an answer. */
    public String key() {
      return source + ":" + registerCode;
    }

    public boolean isOpen() {
      return concludedOn == null;
    }

    /** Whether it waits for the Health Data Authority's approval (U8). */
    public boolean awaitsApproval() {
      return isOpen() && needsApproval && approval == null;
    }

    public boolean isReady() {
      return isOpen() && !awaitsApproval();
    }
  }

  /** What became of a delivery. */
  public record Answer(boolean delivered, String remark) {}

  /**
   * What the Health Data Authority has approved.
   *
   * @param document its digest, or null of one from before documents were kept
   */
  public record Approval(int number, String reference, LocalDate approvedOn, String recordedBy, String document) {}

  private final Proposals proposals;
  private final ProjectDatabases databases;
  private final Institutions institutions;
  private final ProposalChecks checks;
  private final ContentLists lists;
  private final Catalogue catalogue;
  private final Decisions decisions;
  private final ProposalLetters letters;
  private final ApprovalDocuments documents;
  private final JdbcClient jdbc;
  private final Clock clock;

  Deliveries(Proposals proposals, ProjectDatabases databases, Institutions institutions, ProposalChecks checks, ContentLists lists,
      Catalogue catalogue, Decisions decisions, ProposalLetters letters, ApprovalDocuments documents, JdbcClient jdbc,
      Clock clock) {
    this.proposals = proposals;
    this.databases = databases;
    this.institutions = institutions;
    this.checks = checks;
    this.lists = lists;
    this.catalogue = catalogue;
    this.decisions = decisions;
    this.letters = letters;
    this.documents = documents;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What is new is to be delivered; what was approved before is there already. A second run changes nothing. */
  public void plan(String caseNumber) {
    Proposal proposal = proposals.get(caseNumber);
    Map<String, Register> registers = catalogue.byCode();
    DataContent before = lists.content(proposal.baseList());
    DataContent fromDatabase = lists.content(proposal.databaseList()).beyond(before);
    DataContent bought = (proposal.scheme() == Scheme.SUBPROJECT ? lists.content(proposal.purchaseList())
        : checks.data(proposal)).beyond(before);
    fromDatabase.holdings().forEach(holding -> add(caseNumber, holding, Source.DATABASE, registers));
    bought.holdings().forEach(holding -> add(caseNumber, holding, Source.PURCHASE, registers));
    var known = proposal.base() == null ? List.<Proposal.SourceRow>of()
        : proposals.get(proposal.base()).content().sources();
    proposal.content().sources().stream().filter(source -> !known.contains(source)).forEach(source ->
        add(caseNumber, source.name(), Source.ADDITIONAL, source.variables(),
            source.owner() == Proposal.Owner.HEALTH_DATA_AUTHORITY));
  }

  private void add(String caseNumber, Holding holding, Source source, Map<String, Register> registers) {
    add(caseNumber, holding.register(), source, ProposalChanges.told(holding),
        ProposalPolicy.isOfHealthDataAuthority(registers.get(holding.register())));
  }

  private void add(String caseNumber, String register, Source source, String content, boolean needsApproval) {
    jdbc.sql("insert into delivery (case_number, register_code, source, content, needs_approval)"
        + " values (?, ?, ?, ?, ?) on conflict do nothing").param(caseNumber).param(register).param(source.name())
        .param(content == null ? "" : content).param(needsApproval).update();
  }

  /** Whether something waits for the Health Data Authority's approval (U8). */
  public boolean isApprovalNeeded(String caseNumber) {
    return of(caseNumber).stream().anyMatch(Delivery::awaitsApproval);
  }

  /** What can be delivered now. */
  public List<Delivery> ready(String caseNumber, Source... sources) {
    return of(caseNumber, sources).stream().filter(Delivery::isReady).toList();
  }

  public Standing standing(String caseNumber, Source... sources) {
    List<Delivery> open = of(caseNumber, sources).stream().filter(Delivery::isOpen).toList();
    return open.stream().anyMatch(Delivery::isReady) ? Standing.READY
        : open.isEmpty() ? Standing.CONCLUDED : Standing.AWAITS_APPROVAL;
  }

  /**
   * The Health Data Authority has approved that these are used in the project; the document is the one that was loaded
   * last. Nothing happens where none of them waits any longer.
   *
   * @throws InputRefused for a day to come, and where no document of this approval has been loaded
   */
  public void approve(String caseNumber, List<Delivery> covered, String reference, LocalDate approvedOn, String by) {
    List<Delivery> waiting = covered.stream().filter(Delivery::awaitsApproval).toList();
    if (waiting.isEmpty()) {
      return;
    }
    if (approvedOn.isAfter(LocalDate.now(clock))) {
      throw InputRefused.field("Godkendt den", "Dagen er ikke kommet endnu.");
    }
    long document = documents.unused(caseNumber).orElseThrow(() -> InputRefused.field("Dokument", "Indlæs Sundhedsdata"
        + "styrelsens godkendelse som pdf under fanen Data og kontrol.")).id();
    int number = approvals(caseNumber).size() + 1;
    jdbc.sql("""
            insert into health_approval (case_number, number, reference, approved_on, document, recorded_by)
            values (:caseNumber, :number, :reference, :approvedOn, :document, :by)""")
        .param("caseNumber", caseNumber).param("number", number).param("reference", reference)
        .param("approvedOn", approvedOn).param("document", document).param("by", by).update();
    for (Delivery delivery : waiting) {
      jdbc.sql("update delivery set approval = ? where case_number = ? and register_code = ? and source = ?")
          .param(number).param(caseNumber).param(delivery.registerCode()).param(delivery.source().name()).update();
    }
    record(caseNumber, Step.HEALTH_APPROVAL, "approved", "Sundhedsdatastyrelsens godkendelse " + reference + ": "
        + named(waiting) + ".", by);
  }

  /** The Health Data Authority does not approve that these are used, and so they will not be delivered. */
  public void refuse(String caseNumber, List<Delivery> refused, String remark, String by) {
    List<Delivery> changed = refused.stream().filter(Delivery::awaitsApproval)
        .filter(delivery -> settle(caseNumber, delivery, new Answer(false, remark), by)).toList();
    if (!changed.isEmpty()) {
      record(caseNumber, Step.HEALTH_APPROVAL, "notApproved", named(changed) + ": " + remark, by);
    }
  }

  /** The approvals of a case, in the order of their numbers. */
  public List<Approval> approvals(String caseNumber) {
    return jdbc.sql("""
            select number, reference, approved_on, recorded_by, d.digest as document from health_approval a
            left join approval_document d on d.id = a.document where a.case_number = ? order by number""")
        .param(caseNumber).query(Approval.class).list();
  }

  /**
   * Nobody takes anything out of a database that is closed for them.
   *
   * @throws InputRefused where it is, because of a breach, the authorisation or the manager's certificate; what is to be
   *     delivered waits
   */
  public void mustBeOpen(String caseNumber, String manager) {
    String database = proposals.get(caseNumber).databaseCase();
    String institution = databases.get(database).institutionId();
    Associate person = institutions.people(institution).stream().filter(one -> one.id().equals(manager)).findFirst()
        .orElse(null);
    String why = AccessRule.whyNot(true, institutions.get(institution), databases.closing(database, manager).orElse(null),
        person, LocalDate.now(clock));
    if (!why.isEmpty()) {
      throw InputRefused.field("Levering", why + ". Der kan ikke trækkes data ud af databasen imens.");
    }
  }

  /**
   * Each of these has been delivered, or will not be. What is concluded already stays as it is.
   *
   * @throws InputRefused where something comes out of a database that is not open, or the Health Data Authority's approval
   *     of it is missing
   */
  public void conclude(String caseNumber, Step step, Map<Delivery, Answer> answers, String by) {
    List<Delivery> delivered = answers.keySet().stream().filter(delivery -> answers.get(delivery).delivered()).toList();
    if (delivered.stream().anyMatch(delivery -> delivery.source() == Source.DATABASE) && !isDatabaseOpen(caseNumber)) {
      throw InputRefused.field("Levering", "Projektdatabasen er lukket, eller den er frosset ved sin ophørsdato, til dens"
          + " forlængelse er afklaret. Der kan ikke trækkes data ud af den.");
    }
    List<Delivery> waiting = delivered.stream().filter(Delivery::awaitsApproval).toList();
    if (!waiting.isEmpty()) {
      throw new InputRefused("Sag " + caseNumber + " har data fra Sundhedsdatastyrelsen, og dens godkendelse er ikke"
          + " registreret: " + named(waiting) + ". De kan ikke leveres endnu.");
    }
    List<Delivery> changed = answers.keySet().stream()
        .filter(delivery -> settle(caseNumber, delivery, answers.get(delivery), by)).toList();
    if (!changed.isEmpty()) {
      boolean all = changed.stream().allMatch(delivery -> answers.get(delivery).delivered());
      boolean none = changed.stream().noneMatch(delivery -> answers.get(delivery).delivered());
      record(caseNumber, step, all ? "delivered" : none ? "notDelivered" : "partlyDelivered", told(changed, answers), by);
      // what the institution takes out of its own database itself, it decides itself
      if (!all && step == Step.PURCHASE) {
        letters.notDelivered(proposals.get(caseNumber), decisions.of(caseNumber).stream()
            .filter(decision -> decision.step() == step).reduce((earlier, later) -> later).orElseThrow(),
            changed.stream().filter(delivery -> !answers.get(delivery).delivered()).map(Delivery::registerCode)
                .distinct()
                .toList());
      }
    }
  }

  /** "Leveret: BEF, IND", and why the others are not. */
  private static String told(List<Delivery> changed, Map<Delivery, Answer> answers) {
    var together = new LinkedHashMap<Answer, List<Delivery>>();
    changed.forEach(delivery -> together.computeIfAbsent(answers.get(delivery), same -> new ArrayList<>()).add(delivery));
    return together.entrySet().stream().map(same -> (same.getKey().delivered() ? "Leveret: " : "Leveres ikke: ")
        + named(same.getValue()) + (same.getKey().remark().isEmpty() ? "" : " – " + same.getKey().remark()))
        .collect(Collectors.joining("\n"));
  }

  private static String named(List<Delivery> some) {
    return some.stream().map(Delivery::registerCode).distinct().collect(Collectors.joining(", "));
  }

  private boolean settle(String caseNumber, Delivery delivery, Answer answer, String by) {
    return jdbc.sql("""
            update delivery set concluded_on = :concludedOn, concluded_by = :concludedBy, delivered = :delivered,
              remark = :remark
            where case_number = :caseNumber and source = :source and register_code = :code and concluded_on is null""")
        .param("concludedOn", LocalDate.now(clock)).param("concludedBy", by).param("delivered", answer.delivered())
        .param("remark", answer.remark()).param("caseNumber", caseNumber).param("source", delivery.source().name())
        .param("code", delivery.registerCode()).update() == 1;
  }

  /** Rounds are counted, because what is delivered in parts is answered more than once. */
  private void record(String caseNumber, Step step, String outcome, String reason, String by) {
    int earlier = (int) decisions.of(caseNumber).stream().filter(decision -> decision.step() == step).count();
    decisions.record(caseNumber, step, earlier + 1, outcome, reason, by);
  }

  private boolean isDatabaseOpen(String caseNumber) {
    return databases.get(jdbc.sql("select database_case from proposal where case_number = ?").param(caseNumber)
        .query(String.class).single()).isOpen(LocalDate.now(clock));
  }

  /** In the order of their sources and names; those of all sources where none is named. */
  public List<Delivery> of(String caseNumber, Source... sources) {
    List<Source> wanted = List.of(sources.length == 0 ? Source.values() : sources);
    return jdbc.sql("""
            select register_code, source, content, needs_approval, approval, concluded_on, delivered, remark from delivery
            where case_number = ? order by source, register_code""").param(caseNumber).query(Delivery.class).list()
        .stream().filter(delivery -> wanted.contains(delivery.source())).toList();
  }
}
