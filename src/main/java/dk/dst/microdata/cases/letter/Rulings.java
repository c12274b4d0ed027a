package dk.dst.microdata.cases.letter;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.notice.Adverse;
import dk.dst.microdata.ground.notice.AdverseLetter;
import dk.dst.microdata.ground.notice.AdverseLetter.Decided;
import dk.dst.microdata.ground.notice.AdverseLetter.Hearing;
import dk.dst.microdata.ground.notice.AdverseLetter.Reason;
import dk.dst.microdata.ground.notice.AdverseLetter.Rule;
import dk.dst.microdata.ground.notice.AdverseLetters;
import dk.dst.microdata.ground.notice.DigitalLetters;
import dk.dst.microdata.ground.notice.LetterSection.Row;
import dk.dst.microdata.ground.rights.CaseRole;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Writes the letter of an adverse decision: what a scheme knows of it, and what is the same for all. Each person is
 * told once of a decision, whatever they are in the case.
 */
@Component
public class Rulings {

  /**
   * What a scheme says of its decision.
   *
   * @param title also the subject, after the case number
   * @param decisions whose reasons the letter gives, in the order they were taken; by the last it was decided
   */
  public record Parts(String title, String decision, List<Row> facts, List<Rule> rules, List<Decision> decisions,
      Hearing hearing) {}

  private static final Set<Adverse> CONFIDENTIAL = EnumSet.of(Adverse.SANCTIONED, Adverse.CLOSED_UNTIL_EXPLAINED);

  private final AdverseLetters letters;
  private final DigitalLetters digital;
  private final List<CvrNumbers> cvr;
  private final Institutions institutions;
  private final People people;
  private final CaseRights rights;
  private final Cases cases;
  private final TermsInForce terms;
  private final Office office;
  private final Clock clock;

  Rulings(AdverseLetters letters, DigitalLetters digital, List<CvrNumbers> cvr, Institutions institutions,
      People people, CaseRights rights, Cases cases, TermsInForce terms, Office office, Clock clock) {
    this.letters = letters;
    this.digital = digital;
    this.cvr = cvr;
    this.institutions = institutions;
    this.people = people;
    this.rights = rights;
    this.cases = cases;
    this.terms = terms;
    this.office = office;
    this.clock = clock;
  }

  /** Tells them what was decided; whoever is null is nobody. */
  public void tell(Adverse outcome, String caseNumber, String about, Collection<String> people, Parts parts) {
    AdverseLetter letter = letter(outcome, caseNumber, parts);
    letters.tell(letter, about,
        people.stream().filter(person -> person != null).collect(TreeSet::new, TreeSet::add, TreeSet::addAll));
    ship(letter, about, cases.get(caseNumber).institution());
  }

  /** What is about a person as much as about their institution stays with those few who may know of it. */
  private void ship(AdverseLetter letter, String about, String institution) {
    if (digital.isOn() && !CONFIDENTIAL.contains(letter.outcome())) {
      cvr.stream().flatMap(numbers -> numbers.of(institution).stream()).findFirst()
          .ifPresent(number -> digital.ship(letter, about, number));
    }
  }

  /**
   * Tells that a deadline has passed, by which something came to nothing.
   *
   * @param decided the decision that says so
   * @param term the deadline
   */
  public void tellLapsed(Adverse outcome, String caseNumber, String about, Collection<String> people, String title,
      String what, Decision decided, SchemeTerm term) {
    tell(outcome, caseNumber, about, people, new Parts(title, what, List.of(
            new Row("Frist", term.danishIn(terms.now()) + " (" + term.danish().toLowerCase(Locale.ROOT) + ")"),
            new Row("Udløbet", Danish.day(day(decided)))), List.of(rule(term)), List.of(decided),
        Hearing.none("Fristen er den samme for alle og stod i opgaven, og der er intet skønnet over.")));
  }

  /** A number of the scheme as a rule. */
  public Rule rule(SchemeTerm term) {
    return new Rule(term.danish() + ": " + term.danishIn(terms.now()) + ".", term.isPublished()
        ? "Danmarks Statistik" : "FSE’s skøn, ikke offentliggjort");
  }

  private AdverseLetter letter(Adverse outcome, String caseNumber, Parts parts) {
    Map<String, String> names = names(parts.decisions());
    List<Reason> reasons = parts.decisions().stream().filter(decision -> !decision.reason().isBlank())
        .map(decision -> new Reason(who(decision, names), day(decision), decision.reason())).toList();
    Decision last = parts.decisions().get(parts.decisions().size() - 1);
    return new AdverseLetter(outcome, caseNumber, parts.title(),
        institutions.name(cases.get(caseNumber).institution()), parts.decision(), parts.facts(), parts.rules(), reasons,
        parts.hearing(), new Decided(name(last, names), role(last), day(last), Office.UNIT),
        office.complaint(LocalDate.now(clock).plus(terms.now().complaint())),
        office.link(caseNumber));
  }

  /** Those of FSE may have an account, and no row of ours yet. */
  private Map<String, String> names(List<Decision> decisions) {
    Map<String, String> names = institutions.personNames(decisions.stream().map(Decision::decidedBy).toList());
    names.replaceAll((id, name) -> name.equals(id) && people.exists(id) ? people.account(id).name() : name);
    return names;
  }

  private static String who(Decision decision, Map<String, String> names) {
    return name(decision, names) + " (" + decision.step().danish() + ")";
  }

  private static String name(Decision decision, Map<String, String> names) {
    return isBySystem(decision) ? "Forskningsservices sagssystem" : names.get(decision.decidedBy());
  }

  /** By what they are in FSE; of both, what takes the step. */
  private String role(Decision decision) {
    if (isBySystem(decision)) {
      return "ved en frist eller en regel, uden at en person har skønnet";
    }
    Set<CaseRole> roles = people.asSystem(rights::ofFse).getOrDefault(decision.decidedBy(), Set.of());
    boolean reviewer = roles.contains(CaseRole.REVIEWER) && (decision.step().isOfReviewer()
        || !roles.contains(CaseRole.APPROVER));
    return (reviewer ? CaseRole.REVIEWER : CaseRole.APPROVER).danish().replace("FSE: ", "");
  }

  private static boolean isBySystem(Decision decision) {
    return decision.decidedBy().equals(Decisions.SYSTEM);
  }

  private LocalDate day(Decision decision) {
    return LocalDate.ofInstant(decision.decidedAt(), clock.getZone());
  }
}
