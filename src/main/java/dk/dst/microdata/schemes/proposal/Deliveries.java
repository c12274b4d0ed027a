package dk.dst.microdata.schemes.proposal;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.DataContent;
import dk.dst.microdata.facts.register.Register;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.schemes.project.AccessRule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Data on their way to a project: from its database, bought for it alone, or additional; never twice the same. */
@Repository
public class Deliveries {

  /** Where data come from. */
  public enum Source {
    DATABASE("Fra projektdatabasen"),
    PURCHASE("Købes til projektet alene"),
    ADDITIONAL("Øvrige data");

    private final String danish;

    Source(String danish) {
      this.danish = danish;
    }

    public String danish() {
      return danish;
    }
  }

  /**
   * One register, or one source of additional data.
   *
   * @param delivered null until it is concluded
   */
  public record Delivery(String registerCode, Source source, boolean needsApproval, LocalDate concludedOn,
      Boolean delivered, String remark) {}

  /** What the Health Data Authority has approved. */
  public record Approval(String reference, LocalDate approvedOn, String recordedBy) {}

  private final Proposals proposals;
  private final ProjectDatabases databases;
  private final Institutions institutions;
  private final ProposalChecks checks;
  private final ContentLists lists;
  private final Catalogue catalogue;
  private final Decisions decisions;
  private final JdbcClient jdbc;
  private final Clock clock;

  Deliveries(Proposals proposals, ProjectDatabases databases, Institutions institutions, ProposalChecks checks, ContentLists lists,
      Catalogue catalogue, Decisions decisions, JdbcClient jdbc, Clock clock) {
    this.proposals = proposals;
    this.databases = databases;
    this.institutions = institutions;
    this.checks = checks;
    this.lists = lists;
    this.catalogue = catalogue;
    this.decisions = decisions;
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
    fromDatabase.registers().forEach(code -> add(caseNumber, code, Source.DATABASE,
        ProposalPolicy.isOfHealthDataAuthority(registers.get(code))));
    bought.registers().forEach(code -> add(caseNumber, code, Source.PURCHASE,
        ProposalPolicy.isOfHealthDataAuthority(registers.get(code))));
    var known = proposal.base() == null ? List.<Proposal.SourceRow>of()
        : proposals.get(proposal.base()).content().sources();
    proposal.content().sources().stream().filter(source -> !known.contains(source)).forEach(source ->
        add(caseNumber, source.name(), Source.ADDITIONAL,
            source.owner() == Proposal.Owner.HEALTH_DATA_AUTHORITY));
  }

  private void add(String caseNumber, String register, Source source, boolean needsApproval) {
    jdbc.sql("insert into delivery (case_number, register_code, source, needs_approval) values (?, ?, ?, ?)"
        + " on conflict do nothing").param(caseNumber).param(register).param(source.name()).param(needsApproval)
        .update();
  }

  /** Whether something waits for the Health Data Authority's approval (U8). */
  public boolean isApprovalNeeded(String caseNumber) {
    return approval(caseNumber).isEmpty() && of(caseNumber).stream().anyMatch(Delivery::needsApproval);
  }

  public boolean hasOpen(String caseNumber, Source... sources) {
    var wanted = List.of(sources);
    return of(caseNumber).stream().anyMatch(delivery -> delivery.concludedOn() == null
        && wanted.contains(delivery.source()));
  }

  /**
   * The institution has the Health Data Authority's approval.
   *
   * @throws InputRefused for a day to come
   */
  public void approve(String caseNumber, String reference, LocalDate approvedOn, String by) {
    if (approvedOn.isAfter(LocalDate.now(clock))) {
      throw InputRefused.field("Godkendt den", "Dagen er ikke kommet endnu.");
    }
    jdbc.sql("insert into health_approval (case_number, reference, approved_on, recorded_by) values (?, ?, ?, ?)"
            + " on conflict do nothing")
        .param(caseNumber).param(reference).param(approvedOn).param(by).update();
    decisions.record(caseNumber, Step.HEALTH_APPROVAL, 1, "approved", "Sundhedsdatastyrelsens godkendelse "
        + reference + ".", by);
  }

  public Optional<Approval> approval(String caseNumber) {
    return jdbc.sql("select reference, approved_on, recorded_by from health_approval where case_number = ?")
        .param(caseNumber).query(Approval.class).optional();
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
   * What is open from these sources has been delivered, or will not be.
   *
   * @throws InputRefused where the Health Data Authority's approval is missing
   */
  public void conclude(String caseNumber, Step step, boolean delivered, String remark, String by,
      Source... sources) {
    if (delivered && List.of(sources).contains(Source.DATABASE) && !isDatabaseOpen(caseNumber)) {
      throw InputRefused.field("Levering", "Projektdatabasen er lukket, eller den er frosset ved sin ophørsdato, til dens"
          + " forlængelse er afklaret. Der kan ikke trækkes data ud af den.");
    }
    if (delivered && isApprovalNeeded(caseNumber)) {
      throw new InputRefused("Sag " + caseNumber + " har data fra Sundhedsdatastyrelsen, og dens godkendelse er ikke"
          + " registreret. Intet kan leveres.");
    }
    for (Source source : sources) {
      jdbc.sql("""
              update delivery set concluded_on = :concludedOn, concluded_by = :concludedBy, delivered = :delivered,
                remark = :remark
              where case_number = :caseNumber and source = :source and concluded_on is null""")
          .param("concludedOn", LocalDate.now(clock)).param("concludedBy", by).param("delivered", delivered)
          .param("remark", remark).param("caseNumber", caseNumber).param("source", source.name()).update();
    }
    decisions.record(caseNumber, step, 1, delivered ? "delivered" : "notDelivered", remark, by);
  }

  private boolean isDatabaseOpen(String caseNumber) {
    return databases.get(jdbc.sql("select database_case from proposal where case_number = ?").param(caseNumber)
        .query(String.class).single()).isOpen(LocalDate.now(clock));
  }

  public List<Delivery> of(String caseNumber) {
    return jdbc.sql("select register_code, source, needs_approval, concluded_on, delivered, remark from delivery"
        + " where case_number = ? order by source, register_code").param(caseNumber).query(Delivery.class).list();
  }
}
