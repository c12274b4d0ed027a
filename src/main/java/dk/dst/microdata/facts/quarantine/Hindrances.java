package dk.dst.microdata.facts.quarantine;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.form.InputRefused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * What makes cases wait that go on by themselves when it is over: a suspension of the institution's authorisation, or a
 * quarantine. Nothing is lost meanwhile, and no deadline runs out.
 */
@Component
public record Hindrances(Institutions institutions, Quarantines quarantines, Clock clock) {

  /**
   * One that is in force today.
   *
   * @param words what it is, as the beginning of a sentence
   * @param untilDay the first day without it, or null where nobody knows
   */
  public record Hindrance(String words, LocalDate untilDay) {

    /** For whoever is kept from doing something now. */
    public InputRefused refusal(String what) {
      return new InputRefused(words + ". Så længe kan " + what
          + ". Sagen venter imens, intet går tabt, og fristen forlænges.");
    }
  }

  /**
   * What keeps a case of the institution waiting today; a suspension before a quarantine, as nobody knows its end.
   *
   * @param project its number, or null where it is about none
   * @param person user id of who would act, or null
   */
  public Optional<Hindrance> of(String institution, Integer project, String person) {
    return suspension(institution).or(() -> quarantines.stopping(institution, project, person)
        .map(quarantine -> new Hindrance(quarantine.sentence(), quarantine.untilDay())));
  }

  /** The suspension that the institution's authorisation is under. */
  public Optional<Hindrance> suspension(String institution) {
    Institution it = institutions.get(institution);
    return it.state(LocalDate.now(clock)) == Institution.State.SUSPENDED
        ? Optional.of(new Hindrance("Autorisationen af " + it.name() + " er suspenderet", null)) : Optional.empty();
  }

  /**
   * Refuses what may not be sent while it waits.
   *
   * @param project its number, or null where it is about none yet
   */
  public void mustBeFree(String institution, Integer project, String person) {
    suspension(institution).ifPresent(suspension -> {
      throw suspension.refusal("der hverken søges eller indstilles");
    });
    quarantines.mustBeFree(institution, project, person);
  }

  /** Ids of the institutions whose own cases wait today. */
  public Set<String> hindered() {
    var hindered = new TreeSet<>(institutions.suspended());
    hindered.addAll(quarantines.ofInstitutions());
    return hindered;
  }

  /** Ids of the institutions of which today anything is hindered: their own cases, or those of a project or a person. */
  public Set<String> touched() {
    var touched = new TreeSet<>(institutions.suspended());
    touched.addAll(quarantines.touched());
    return touched;
  }
}
