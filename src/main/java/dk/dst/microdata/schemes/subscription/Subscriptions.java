package dk.dst.microdata.schemes.subscription;

import static java.util.stream.Collectors.joining;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.quarantine.Hindrances;
import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.rights.CaseKind;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Annual subscriptions (årsabonnementer; A1-A5): what is ordered for what, what FSE offers, and who has signed.
 * Each step may run twice: the second time finds the case moved on and changes nothing.
 */
@Repository
public class Subscriptions {

  /** There is one request, one offer and one signature of each side in a case. */
  private static final int ROUND = 1;
  /** From the draft to the contract: an order is held up by one that has come further, and never the other way round. */
  private static final List<CaseState> FURTHER = List.of(CaseState.SUBSCRIPTION_DRAFT,
      CaseState.SUBSCRIPTION_REQUESTED, CaseState.SUBSCRIPTION_OFFERED, CaseState.SUBSCRIPTION_FOR_FSE,
      CaseState.SUBSCRIPTION_IN_FORCE);
  /** So many registers are named; whoever mends those sees the others. */
  private static final int MOST_NAMED = 8;

  private final JdbcClient jdbc;
  private final Cases cases;
  private final Holders holders;
  private final Institutions institutions;
  private final Hindrances hindrances;
  private final Catalogue catalogue;
  private final Decisions decisions;
  private final Notices notices;
  private final SubscriptionLetters letters;
  private final Clock clock;

  Subscriptions(JdbcClient jdbc, Cases cases, Holders holders, Institutions institutions,
      Hindrances hindrances, Catalogue catalogue, Decisions decisions, Notices notices, SubscriptionLetters letters,
      Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.holders = holders;
    this.institutions = institutions;
    this.hindrances = hindrances;
    this.catalogue = catalogue;
    this.decisions = decisions;
    this.notices = notices;
    this.letters = letters;
    this.clock = clock;
  }

  /**
   * Opens a case in which nothing is chosen yet.
   *
   * @return its number
   * @throws InputRefused for a year that is neither this nor the next, where the authorisation is not valid, where an
   *     order for the year is under way, or where no register can be ordered for it
   */
  public String open(Holder holder, int year, String by) {
    int thisYear = today().getYear();
    if (year < thisYear || year > thisYear + 1) {
      throw InputRefused.field("Kalenderår", "Et årsabonnement gælder i år eller næste år: skriv " + thisYear
          + " eller " + (thisYear + 1) + ".");
    }
    notAuthorised(holder).ifPresent(problem -> {
      throw new InputRefused(problem);
    });
    String holderCase = holder.caseNumber();
    holders.lock(holder.kind(), holderCase); // of two that begin at once the second sees the first
    underWay(holderCase, year).ifPresent(other -> {
      throw InputRefused.field("Kalenderår", "Der er allerede et årsabonnement for " + year + " under bestilling: sag "
          + other + ". Fortsæt på den sag. Et nyt kan begyndes, når den er afgjort.");
    });
    Selection selection = selection(holder, year, "", CaseState.SUBSCRIPTION_FOR_FSE);
    if (selection.open().isEmpty()) {
      throw InputRefused.field("Kalenderår", "Ingen registre i det godkendte indhold kan bestilles for " + year
          + ": de er med i et årsabonnement allerede eller opdateres ikke længere. " + selection.blocked().stream()
              .filter(blocked -> !blocked.reason().equals(Selection.NOT_IN_CONTENT)).limit(MOST_NAMED)
              .map(blocked -> blocked.code() + ": " + blocked.reason() + ".").collect(joining(" ")));
    }
    String caseNumber = cases.open(CaseKind.SUBSCRIPTION, holder.institution(), by, "Årsabonnement " + year + " til "
        + holder.danish(), CaseState.SUBSCRIPTION_DRAFT, clock.instant());
    jdbc.sql("insert into subscription (case_number, database_case, authority_case, year) values (?, ?, ?, ?)")
        .param(caseNumber).param(holder.kind() == Holder.Kind.DATABASE ? holderCase : null)
        .param(holder.kind() == Holder.Kind.AUTHORITY ? holderCase : null).param(year).update();
    return caseNumber;
  }

  /** The number of the case in which data of the year are being ordered, if there is one. */
  private Optional<String> underWay(String holderCase, int year) {
    return jdbc.sql("""
            select case_number from subscription s join case_file f using (case_number)
            where ? in (s.database_case, s.authority_case) and s.year = ? and f.state = any (?)
            order by case_number limit 1""")
        .param(holderCase).param(year)
        .param(FURTHER.stream().filter(state -> state != CaseState.SUBSCRIPTION_IN_FORCE).map(Enum::name)
            .toArray(String[]::new))
        .query(String.class).optional();
  }

  Subscription get(String caseNumber) {
    return jdbc.sql("select * from subscription where case_number = ?").param(caseNumber).query(Subscription.class)
        .single();
  }

  /** Codes of the registers chosen, in order. */
  List<String> registers(String caseNumber) {
    return jdbc.sql("select register_code from subscription_register where case_number = ? order by register_code")
        .param(caseNumber).query(String.class).list();
  }

  /** What can be chosen in the case, as things stand. */
  Selection selection(String caseNumber) {
    Subscription subscription = get(caseNumber);
    return selection(holders.of(subscription), subscription.year(), caseNumber, cases.get(caseNumber).state());
  }

  /** A register is covered by whichever other order of the year has come further than one in that state. */
  private Selection selection(Holder holder, int year, String but, CaseState at) {
    var covered = new HashMap<String, String>();
    jdbc.sql("""
            select r.register_code, r.case_number from subscription_register r
            join subscription s on s.case_number = r.case_number join case_file f on f.case_number = r.case_number
            where ? in (s.database_case, s.authority_case) and s.year = ? and s.case_number <> ?
              and f.state = any (?)""")
        .param(holder.caseNumber()).param(year).param(but)
        .param(FURTHER.subList(FURTHER.indexOf(at) + 1, FURTHER.size()).stream().map(Enum::name).toArray(String[]::new))
        .query(row -> {
          covered.put(row.getString(1), row.getString(2));
        });
    return Selection.of(holders.content(holder).registers(), catalogue.byCode(), covered, year);
  }

  /**
   * What the institution orders.
   *
   * @param remark to FSE; empty where there is none
   * @throws InputRefused for a register that cannot be chosen, or is in an order that has come further
   */
  public void request(String caseNumber, Collection<String> registers, String signatory, String remark, String by) {
    Subscription draft = get(caseNumber);
    holders.lock(draft.kind(), draft.holderCase());
    if (cases.get(caseNumber).state() != CaseState.SUBSCRIPTION_DRAFT) {
      return;
    }
    String blocked = selection(caseNumber).blocked(registers).stream()
        .map(one -> one.code() + ": " + one.reason()).collect(joining("; "));
    if (!blocked.isEmpty()) {
      throw InputRefused.field("Registre", blocked + ".");
    }
    if (!cases.move(caseNumber, CaseState.SUBSCRIPTION_REQUESTED, CaseState.SUBSCRIPTION_DRAFT)) {
      return;
    }
    jdbc.sql("update subscription set signatory = ? where case_number = ?").param(signatory).param(caseNumber).update();
    for (String register : registers) {
      jdbc.sql("insert into subscription_register (case_number, register_code) values (?, ?) on conflict do nothing")
          .param(caseNumber).param(register).update();
    }
    decisions.record(caseNumber, Step.SUBSCRIPTION_REQUEST, ROUND, "submitted", remark, by);
  }

  /** FSE's offer, which is the contract once both have signed (A4). It cannot be changed afterwards. */
  public void offer(String caseNumber, String offer, int hours, int priceDkk, String by) {
    if (!cases.move(caseNumber, CaseState.SUBSCRIPTION_OFFERED, CaseState.SUBSCRIPTION_REQUESTED)) {
      return;
    }
    jdbc.sql("update subscription set offer = ?, hours = ?, price_dkk = ? where case_number = ?").param(offer)
        .param(hours).param(priceDkk).param(caseNumber).update();
    decisions.record(caseNumber, Step.SUBSCRIPTION_OFFER, ROUND, "offered", offer, by);
    Subscription subscription = get(caseNumber);
    String what = "FSE har givet tilbud på årsabonnement " + subscription.year() + ": "
        + Danish.count(priceDkk, "krone", "kroner") + " ekskl. moms. ";
    tell(caseNumber, "SUBSCRIPTION_OFFERED", requester(caseNumber), "Tilbud på årsabonnement",
        what + "Det gælder først, når begge parter har underskrevet.");
    tell(caseNumber, "SUBSCRIPTION_TO_SIGN", subscription.signatory(), "Tilbud på årsabonnement til underskrift",
        what + "Du er valgt til at underskrive kontrakten på institutionens vegne. Opgaven ligger i Opgaver.");
  }

  public void notOffered(String caseNumber, String reason, String by) {
    if (end(caseNumber, CaseState.SUBSCRIPTION_REQUESTED, Step.SUBSCRIPTION_OFFER, "notOffered", reason, by)) {
      tellNotMade(caseNumber, "FSE kan ikke tilbyde det, med denne begrundelse: " + reason);
    }
  }

  /**
   * The signatory signs what FSE has offered.
   *
   * @throws InputRefused in a suspension or a quarantine of the institution, for which it waits, and where it cannot come into force as
   *     offered: what is signed must be what was offered
   */
  public void sign(String caseNumber, String by) {
    Subscription subscription = get(caseNumber);
    holders.lock(subscription.kind(), subscription.holderCase());
    if (cases.get(caseNumber).state() != CaseState.SUBSCRIPTION_OFFERED) {
      return;
    }
    mustBeFree(subscription, "der ikke underskrives");
    obstacle(subscription).ifPresent(obstacle -> {
      throw new InputRefused("Kontrakten kan ikke underskrives, som den er tilbudt. " + obstacle
          + " Afvis tilbuddet, og bestil på ny, når det er på plads.");
    });
    if (cases.move(caseNumber, CaseState.SUBSCRIPTION_FOR_FSE, CaseState.SUBSCRIPTION_OFFERED)) {
      decisions.record(caseNumber, Step.SUBSCRIPTION_SIGNATURE, ROUND, "signed", "", by);
    }
  }

  public void decline(String caseNumber, String reason, String by) {
    if (end(caseNumber, CaseState.SUBSCRIPTION_OFFERED, Step.SUBSCRIPTION_SIGNATURE, "declined", reason, by)) {
      tellNotMade(caseNumber, "Tilbuddet er afvist af underskriveren, med denne begrundelse: " + reason);
    }
  }

  /**
   * FSE signs, too: it is in force from today to the end of its year (A1, A4). It is not made where it can no longer
   * come into force as offered.
   *
   * @throws InputRefused in a suspension or a quarantine of the institution: the task waits
   */
  public void countersign(String caseNumber, String by) {
    Subscription subscription = get(caseNumber);
    holders.lock(subscription.kind(), subscription.holderCase());
    if (cases.get(caseNumber).state() == CaseState.SUBSCRIPTION_FOR_FSE) {
      mustBeFree(subscription, "der ikke underskrives");
    }
    Optional<String> obstacle = obstacle(subscription);
    if (obstacle.isPresent()) {
      if (end(caseNumber, CaseState.SUBSCRIPTION_FOR_FSE, Step.SUBSCRIPTION_CONCLUSION, "notMade", obstacle.get(),
          by)) {
        letters.refused(subscription, holders.of(subscription), registers(caseNumber), requester(caseNumber));
      }
    } else if (cases.move(caseNumber, CaseState.SUBSCRIPTION_IN_FORCE, CaseState.SUBSCRIPTION_FOR_FSE)) {
      jdbc.sql("update subscription set in_force_on = ? where case_number = ?").param(today()).param(caseNumber)
          .update();
      decisions.record(caseNumber, Step.SUBSCRIPTION_CONCLUSION, ROUND, "signed", "Gælder fra "
          + Danish.day(today()) + " til og med " + Danish.day(subscription.lastDay()) + ".", by);
      tell(caseNumber, "SUBSCRIPTION_IN_FORCE", requester(caseNumber), "Årsabonnementet er i kraft",
          "Begge parter har underskrevet. Årsabonnementet gælder til og med " + Danish.day(subscription.lastDay())
              + " for " + String.join(", ", registers(caseNumber)) + ".");
    }
  }

  /** FSE does not sign. */
  public void refuse(String caseNumber, String reason, String by) {
    if (end(caseNumber, CaseState.SUBSCRIPTION_FOR_FSE, Step.SUBSCRIPTION_CONCLUSION, "refused", reason, by)) {
      Subscription subscription = get(caseNumber);
      letters.refused(subscription, holders.of(subscription), registers(caseNumber), requester(caseNumber));
    }
  }

  /** Nobody chose registers in time. */
  public void requestExpired(String caseNumber) {
    if (end(caseNumber, CaseState.SUBSCRIPTION_DRAFT, Step.SUBSCRIPTION_ENDED, "lapsed", "Ikke bestilt inden fristen.",
        Decisions.SYSTEM)) {
      letters.lapsed(get(caseNumber), requester(caseNumber), Step.SUBSCRIPTION_ENDED, SchemeTerm.SUBSCRIPTION_REQUEST,
          "Årsabonnementet er ikke indgået, fordi der ikke blev valgt registre inden fristen. Der kan bestilles på ny.");
    }
  }

  /** Nobody signed for the institution in time. */
  public void signatureExpired(String caseNumber) {
    if (end(caseNumber, CaseState.SUBSCRIPTION_OFFERED, Step.SUBSCRIPTION_SIGNATURE, "expired",
        "Ikke underskrevet inden fristen.", Decisions.SYSTEM)) {
      letters.lapsed(get(caseNumber), requester(caseNumber), Step.SUBSCRIPTION_SIGNATURE, SchemeTerm.SIGNATURE,
          "Årsabonnementet er ikke indgået, fordi tilbuddet ikke blev underskrevet inden fristen. Der kan bestilles på ny.");
    }
  }

  /** What they are ordered for ends: what is in force for it ends today, and who ordered is told. */
  public void holderEnded(Holder.Kind kind, String holderCase) {
    holders.lock(kind, holderCase);
    for (String caseNumber : jdbc.sql("""
            update subscription s set ended_on = ? from case_file f
            where ? in (s.database_case, s.authority_case) and s.ended_on is null and s.year >= ?
              and f.case_number = s.case_number and f.state = 'SUBSCRIPTION_IN_FORCE' returning s.case_number""")
        .param(today()).param(holderCase).param(today().getYear()).query(String.class).list()) {
      tell(caseNumber, "SUBSCRIPTION_ENDED", requester(caseNumber), "Årsabonnementet er ophørt",
          kind.ended());
    }
  }

  /** Why it cannot come into force as it was offered, as things stand; empty where it can. */
  Optional<String> obstacle(Subscription subscription) {
    Holder holder = holders.of(subscription);
    if (!holder.closed().isEmpty()) {
      return Optional.of(holder.closed());
    }
    if (today().isAfter(subscription.lastDay())) {
      return Optional.of("Året, som årsabonnementet skulle gælde, er gået.");
    }
    Optional<String> authorisation = notAuthorised(holder);
    if (authorisation.isPresent()) {
      return authorisation;
    }
    String lost = selection(subscription.caseNumber()).blocked(registers(subscription.caseNumber())).stream()
        .map(blocked -> blocked.code() + ": " + blocked.reason()).collect(joining("; "));
    return lost.isEmpty() ? Optional.empty()
        : Optional.of("Indholdet har ændret sig, siden der blev bestilt: " + lost + ".");
  }

  private Optional<String> notAuthorised(Holder holder) {
    Institution institution = institutions.get(holder.institution());
    return institution.isAuthorised(today()) ? Optional.empty()
        : Optional.of("Institutionens autorisation gælder ikke: " + institution.reason(today()));
  }

  private void mustBeFree(Subscription subscription, String what) {
    Holder holder = holders.of(subscription);
    hindrances.of(holder.institution(), holder.project(), null).ifPresent(hindrance -> {
      throw hindrance.refusal(what);
    });
  }

  private boolean end(String caseNumber, CaseState from, Step step, String outcome, String reason, String by) {
    boolean ended = cases.move(caseNumber, CaseState.SUBSCRIPTION_NOT_MADE, from);
    if (ended) {
      decisions.record(caseNumber, step, ROUND, outcome, reason, by);
    }
    return ended;
  }

  /** Who ordered, and until then who opened the case. */
  String requester(String caseNumber) {
    return decisions.find(caseNumber, Step.SUBSCRIPTION_REQUEST, ROUND).map(Decision::decidedBy)
        .orElseGet(() -> cases.opener(caseNumber));
  }

  private void tellNotMade(String caseNumber, String why) {
    tell(caseNumber, "SUBSCRIPTION_NOT_MADE", requester(caseNumber), "Årsabonnementet er ikke indgået", why);
  }

  private void tell(String caseNumber, String kind, String person, String title, String body) {
    notices.tell(caseNumber, kind, "sagen", person, title, "Sag " + caseNumber + ". " + body);
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
