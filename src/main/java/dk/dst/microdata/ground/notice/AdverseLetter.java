package dk.dst.microdata.ground.notice;

import dk.dst.microdata.ground.notice.LetterSection.Row;
import dk.dst.microdata.ground.text.Danish;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A decision that goes against somebody, as an authority has to tell it. Every part is needed, and a letter without
 * one is refused where it is written: what was decided, the facts with their figures, the rule and where it stands,
 * the reasons of everybody who assessed, what the hearing said, who decided, and how to complain until when.
 *
 * @param title also the subject, after the case number
 * @param decision what was decided, in a sentence or two
 * @param facts the main ones, with figures
 * @param reasons of those who assessed, in the order they did; the last decided
 */
public record AdverseLetter(Adverse outcome, String caseNumber, String title, String institution, String decision,
    List<Row> facts, List<Rule> rules, List<Reason> reasons, Hearing hearing, Decided decided, Complaint complaint,
    String link) {

  /** Who decided, when, and for which unit. */
  public record Decided(String name, String role, LocalDate on, String unit) {

    public Decided {
      needed(name, "who decided");
      needed(role, "the role of who decided");
      needed(on, "the day");
      needed(unit, "the unit");
    }
  }

  /** A rule in its own words, as far as they are published, and where it stands. */
  public record Rule(String words, String source) {

    public Rule {
      needed(words, "a rule");
      needed(source, "the source of a rule");
    }
  }

  /** What somebody who assessed the case gave as their reason. */
  public record Reason(String who, LocalDate on, String text) {

    public Reason {
      needed(who, "who gave a reason");
      needed(on, "when a reason was given");
      needed(text, "a reason");
    }
  }

  /** @param taken how it was taken; where nobody was heard, why not */
  public record Hearing(String said, String taken) {

    public Hearing {
      needed(said, "the hearing");
      needed(taken, "how the hearing was taken");
    }

    /** Nobody was heard, for that reason. */
    public static Hearing none(String why) {
      return new Hearing("Der er ikke holdt en særskilt høring.", why);
    }
  }

  /** @param address where to write */
  public record Complaint(String guidance, String address, LocalDate until) {

    public Complaint {
      needed(guidance, "the guidance on complaint");
      needed(address, "the address for complaints");
      needed(until, "the last day for complaints");
    }
  }

  public AdverseLetter {
    needed(outcome, "what kind of decision it is");
    needed(caseNumber, "the case number");
    needed(title, "the title");
    needed(institution, "the institution");
    needed(decision, "the decision");
    needed(hearing, "the hearing");
    needed(decided, "who decided");
    needed(complaint, "the guidance on complaint");
    needed(link, "the link to the case");
    facts = some(facts, "facts");
    rules = some(rules, "the rule");
    reasons = some(reasons, "the reasons");
  }

  private static void needed(Object part, String what) {
    if (part == null || part.toString().isBlank()) {
      throw new IllegalArgumentException("A letter of an adverse decision without " + what);
    }
  }

  private static <T> List<T> some(List<T> parts, String what) {
    if (parts == null || parts.isEmpty()) {
      throw new IllegalArgumentException("A letter of an adverse decision without " + what);
    }
    return List.copyOf(parts);
  }

  /** The same letter with another last day for complaints. */
  AdverseLetter until(LocalDate day) {
    return new AdverseLetter(outcome, caseNumber, title, institution, decision, facts, rules, reasons, hearing, decided,
        new Complaint(complaint.guidance(), complaint.address(), day), link);
  }

  /** What it says, part by part. */
  List<LetterSection> sections() {
    var all = new ArrayList<Row>();
    all.add(new Row("Sag", caseNumber));
    all.add(new Row("Institution", institution));
    all.addAll(facts);
    return List.of(
        LetterSection.of("Afgørelse", decision),
        LetterSection.table("Det, afgørelsen bygger på", all),
        new LetterSection("Regler", List.of(), List.of(), rules.stream()
            .map(rule -> rule.words() + " Kilde: " + rule.source() + ".").toList()),
        new LetterSection("Begrundelse", reasons.stream().map(reason -> reason.who() + ", " + Danish.day(reason.on())
            + ": " + reason.text()).toList(), List.of(), List.of()),
        LetterSection.of("Høring", hearing.said(), hearing.taken()),
        LetterSection.of("Klagevejledning", complaint.guidance() + " Skriv senest den " + Danish.day(complaint.until())
            + ".", "Skriv til: " + complaint.address()),
        LetterSection.of("Afgjort af", decided.name() + ", " + decided.role(), decided.unit() + ", den "
            + Danish.day(decided.on()), "Sagen kan læses her: " + link));
  }
}
