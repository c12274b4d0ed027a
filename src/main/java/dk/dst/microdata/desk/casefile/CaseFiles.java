package dk.dst.microdata.desk.casefile;

import dk.dst.microdata.cases.engine.StoppedCases;
import dk.dst.microdata.cases.engine.StoppedCases.Stop;
import dk.dst.microdata.cases.task.TurnViews;
import dk.dst.microdata.desk.attachment.DocumentLine;
import dk.dst.microdata.desk.casefile.CaseLetters.Letter;
import dk.dst.microdata.desk.casefile.CaseLines.Line;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.attachment.Attachment;
import dk.dst.microdata.ground.attachment.Attachments;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.database.ManagerAccess;
import dk.dst.microdata.schemes.database.Managers;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A case to look up: where it stands and its whole story, for those whose institution it is and for FSE. */
@Repository
public class CaseFiles {

  /** One event of the story. */
  public record Event(String when, String who, String what, String outcome, String why) {}

  /**
   * A case with its story; empty lists where whoever looks may not see it.
   *
   * @param troubles what of it does not go on by itself as it should, a sentence each; likewise
   * @param turns whose turn it is and until when, a sentence each; whoever may see the case may know
   * @param managers of a database in operation, and whether their access counts today
   * @param maySeePath whether its way through the models may be asked for
   * @param maySeeContent whether what the case is about (checks, proposal, project) may be asked for, too
   */
  public record CaseFile(Line line, List<String> troubles, List<String> turns, List<Event> events, List<Letter> letters,
      List<Register> registers, List<ManagerAccess.Line> managers, List<AgreementLine> agreements,
      List<DocumentLine> documents, boolean maySeeStory, boolean maySeePath, boolean maySeeContent,
      boolean mayDisqualify, boolean mayMoveDeadlines) {}

  /** An agreement to fetch; who has signed it and when, a sentence each. */
  public record AgreementLine(String title, String drawnUp, List<String> signatures, String address, String digest) {}

  /** A register the database has, which everybody of the institution may know (D29). */
  public record Register(String code, int fromYear, int toYear) {}

  /** Outcomes of FSE's own preparation that go back to the institution. */
  private static final Set<String> SENT_BACK = Set.of("return", "explainAgain", "noBreach");

  /** What shows the content of a case, of whatever kind. */
  private static final Set<Command> CONTENT = EnumSet.of(Command.SEE_DRAFT, Command.SEE_APPLICATION, Command.SEE_CONTENT,
      Command.SEE_PROPOSAL_DRAFT, Command.SEE_PROPOSAL, Command.SEE_PROJECT);

  private final JdbcClient jdbc;
  private final CaseLines lines;
  private final Decisions decisions;
  private final Institutions institutions;
  private final TurnViews turns;
  private final Managers managers;
  private final ManagerAccess access;
  private final Agreements agreements;
  private final Attachments attachments;
  private final CaseLetters letters;
  private final StoppedCases stopped;
  private final Clock clock;

  CaseFiles(JdbcClient jdbc, CaseLines lines, Decisions decisions, Institutions institutions, TurnViews turns, Managers managers,
      ManagerAccess access, Agreements agreements, Attachments attachments, CaseLetters letters, StoppedCases stopped,
      Clock clock) {
    this.lines = lines;
    this.stopped = stopped;
    this.access = access;
    this.attachments = attachments;
    this.letters = letters;
    this.turns = turns;
    this.agreements = agreements;
    this.managers = managers;
    this.jdbc = jdbc;
    this.decisions = decisions;
    this.institutions = institutions;
    this.clock = clock;
  }

  /** A case as far as somebody may see it, by the commands they may do there. */
  public CaseFile find(String caseNumber, Predicate<Command> may, boolean isFse) {
    Line known = lines.of(caseNumber);
    Optional<Stop> stop = Optional.ofNullable(stopped.among(List.of(caseNumber)).get(caseNumber));
    Line line = stop.map(one -> known.with(one, clock)).orElse(known);
    boolean story = may.test(Command.SEE_STORY) || may.test(Command.SEE_BREACH);
    return new CaseFile(line, stop.map(one -> one.sentence(clock)).stream().toList(), turns(known, stop.isPresent()),
        story ? events(caseNumber, isFse, may.test(Command.SEE_USAGE)) : List.of(),
        story ? letters.of(caseNumber, isFse) : List.of(),
        may.test(Command.SEE_REGISTERS) ? registers(caseNumber) : List.of(), story ? access.of(caseNumber) : List.of(),
        agreements(caseNumber, isFse, may),
        may.test(Command.SEE_DOCUMENTS) || may.test(Command.SEE_BREACH) ? documents(caseNumber) : List.of(), story,
        story && isFse, CONTENT.stream().anyMatch(may), may.test(Command.DECLARE_DISQUALIFIED),
        may.test(Command.MOVE_DEADLINE));
  }

  private List<String> turns(Line line, boolean isStopped) {
    List<String> missing = managers.gap(line.caseNumber()).map(gap -> "Databasen mangler en manager, der er"
        + " administrator og har et gyldigt certifikat. Institutionen skal udpege en senest den " + Danish.day(gap.untilDay()) + ".").stream().toList();
    return line.waitsForADay() && missing.isEmpty()
        ? isStopped ? List.of() : List.of("Sagen venter på en dato; ingen skal gøre noget nu.")
        : Stream.concat(missing.stream(), turns.of(line.caseNumber()).stream()).toList();
  }

  private List<Register> registers(String caseNumber) {
    return jdbc.sql("select register_code as code, from_year, to_year from database_register"
        + " where case_number = ? and removed_on is null order by register_code").param(caseNumber)
        .query(Register.class).list();
  }

  private List<AgreementLine> agreements(String caseNumber, boolean isFse, Predicate<Command> may) {
    return agreements.of(caseNumber).stream().filter(one -> one.isFor(!isFse) && may.test(one.agreement().toSee()))
        .map(one -> new AgreementLine(one.agreement().danish(), when(one.at()) + ", aftaletekst version "
            + one.textVersion(), one.signatures().stream().map(signature -> signature.party().danish() + ": "
                + who(signature.signedBy()) + ", " + when(signature.signedAt())).toList(), one.address(),
            one.digest())).toList();
  }

  private List<DocumentLine> documents(String caseNumber) {
    List<Attachment> found = attachments.of(caseNumber);
    Map<String, String> names = found.isEmpty() ? Map.of()
        : institutions.personNames(found.stream().map(Attachment::uploadedBy).toList());
    return found.stream().map(one -> DocumentLine.of(one, names.get(one.uploadedBy()), clock.getZone(), one.address()))
        .toList();
  }

  private List<Event> events(String caseNumber, boolean isFse, boolean usage) {
    return decisions.of(caseNumber).stream()
        .filter(decision -> isShown(decision.step(), decision.outcome(), isFse, usage)).map(this::event).toList();
  }

  /** Whether whoever may see the story reads of that step in it. */
  public static boolean isShown(Step step, String outcome, boolean isFse, boolean usage) {
    return switch (step.audience()) {
      case INSTITUTION -> true;
      case USE -> usage;
      case FSE_UNTIL_SENT_BACK -> isFse || SENT_BACK.contains(outcome);
    };
  }

  private Event event(Decision decision) {
    return new Event(when(decision.decidedAt()),
        who(decision.decidedBy()),
        decision.step().danish(), Outcomes.danish(decision.outcome()), decision.reason());
  }

  private String who(String person) {
    return person.equals(Decisions.SYSTEM) ? "Systemet" : institutions.personName(person);
  }

  private String when(Instant moment) {
    return Danish.moment(moment.atZone(clock.getZone()));
  }
}
