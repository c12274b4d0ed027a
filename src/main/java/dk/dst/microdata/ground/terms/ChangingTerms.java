package dk.dst.microdata.ground.terms;

import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.terms.TermChanges.TermChange;
import dk.dst.microdata.ground.text.Danish;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** A term changes from a day on, by the decision of a person. What a start would refuse is refused here, in Danish. */
@Component
public class ChangingTerms {

  /**
   * A change that can be made.
   *
   * @param terms all terms on the day it comes to apply
   */
  public record Checked(SchemeTerm term, Object value, LocalDate from, SchemeTerms terms) {

    public String danish() {
      return TermText.danish(value);
    }
  }

  /** A term as it is today. @param since the change that made it so, or null */
  public record Standing(SchemeTerm term, String danish, String hint, TermChange since, List<TermChange> planned) {}

  private final TermsInForce terms;
  private final TermChanges changes;
  private final Validator validator;
  private final Clock clock;

  ChangingTerms(TermsInForce terms, TermChanges changes, Validator validator, Clock clock) {
    this.terms = terms;
    this.changes = changes;
    this.validator = validator;
    this.clock = clock;
  }

  /** All changes that somebody has made, the last decided first. */
  public List<TermChange> made() {
    return changes.all().stream().sorted(Comparator.comparing(TermChange::id).reversed()).toList();
  }

  /** All terms, in the order of {@link SchemeTerms}. */
  public List<Standing> standing() {
    SchemeTerms now = terms.now();
    List<TermChange> all = changes.all();
    var standing = new ArrayList<Standing>();
    for (SchemeTerm term : SchemeTerm.values()) {
      List<TermChange> own = all.stream().filter(termChange -> termChange.term().equals(term.key())).toList();
      standing.add(new Standing(term, TermText.danish(term.in(now)), TermText.hint(term),
          own.stream().filter(termChange -> !termChange.appliesFrom().isAfter(today())).reduce((one, next) -> next)
              .orElse(null),
          own.stream().filter(termChange -> termChange.appliesFrom().isAfter(today())).toList()));
    }
    return standing;
  }

  /**
   * Whether that change can be made.
   *
   * @throws InputRefused for a published term, a day that has passed, or a value that is none or does not go with the
   *     other terms on every day from then on
   */
  public Checked check(String key, String typed, LocalDate from) {
    SchemeTerm term = SchemeTerm.of(key == null ? "" : key).orElseThrow(() -> InputRefused.field("Vilkår", "Vælg et."));
    if (term.isPublished()) {
      throw InputRefused.field("Vilkår", "„" + term.danish() + "“ er offentliggjort af Danmarks Statistik. Det ændres"
          + " kun med en ny udgave af ordningen, ikke her.");
    }
    if (from == null || from.isBefore(today())) {
      throw InputRefused.field("Gælder fra", "Skriv en dag fra og med i dag. Det, der er afgjort, er afgjort efter de"
          + " vilkår, der gjaldt.");
    }
    Object value = TermText.typed(term, typed);
    List<TermChange> decided = changes.all();
    if (value.equals(term.in(terms.on(from, decided)))) {
      throw InputRefused.field("Ny værdi", "„" + term.danish() + "“ er allerede " + TermText.danish(value)
          + " den dag.");
    }
    List<TermChange> all = new ArrayList<>(decided);
    all.add(new TermChange(Long.MAX_VALUE, term.key(), TermText.kept(value), from, "", "", clock.instant()));
    all.sort(Comparator.comparing(TermChange::appliesFrom).thenComparing(TermChange::id));
    all.stream().map(TermChange::appliesFrom).filter(day -> !day.isBefore(from)).distinct()
        .forEach(day -> mustGoTogether(day, all));
    return new Checked(term, value, from, terms.on(from, all));
  }

  private void mustGoTogether(LocalDate day, List<TermChange> all) {
    SchemeTerms then;
    try {
      then = terms.on(day, all);
    } catch (IllegalArgumentException e) {
      throw InputRefused.field("Ny værdi", "Den " + Danish.day(day) + " ville „" + SchemeTerm.USAGE_LOW.danish()
          + "“ være højere end „" + SchemeTerm.USAGE_REASONABLE.danish() + "“.");
    }
    if (!validator.validate(then).isEmpty()) {
      throw InputRefused.field("Ny værdi", "Vilkårene den " + Danish.day(day) + " kan ikke være sådan.");
    }
  }

  /**
   * Makes the change, in the transaction that is open.
   *
   * @param seen the last change there was when its effect was shown: nobody decides on an effect they have not seen
   * @throws InputRefused also where somebody has changed a term since
   */
  public Checked make(String key, String typed, LocalDate from, String reason, long seen, String by) {
    changes.lock();
    if (changes.newest() != seen) {
      throw new InputRefused("Et vilkår er blevet ændret, siden virkningen blev vist. Vis virkningen igen.");
    }
    Checked checked = check(key, typed, from);
    if (Objects.requireNonNullElse(reason, "").isBlank()) {
      throw InputRefused.field("Begrundelse", "Skriv hvorfor.");
    }
    changes.add(checked.term(), TermText.kept(checked.value()), from, reason.strip(), by);
    return checked;
  }

  public long newest() {
    return changes.newest();
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
