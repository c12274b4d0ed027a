package dk.dst.microdata.schemes.lawmodel;

import static java.util.stream.Collectors.toMap;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.quarantine.Hindrances;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.ground.form.Choice;
import dk.dst.microdata.ground.form.FormView;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.lawmodel.LawModelAccess.Line;
import dk.dst.microdata.schemes.lawmodel.LawModelPolicy.Rule;
import dk.dst.microdata.schemes.lawmodel.Registration.User;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Ministries and users of a model that is in force come and go: what the form shows, and what its answers do. */
@Component
public class LawModelChange implements FormView {

  private static final String ID = "change-law-model-users";
  private static final String SEPARATOR = "/";

  private final LawModels models;
  private final LawModelUsers users;
  private final LawModelAccess access;
  private final Institutions institutions;
  private final Hindrances hindrances;
  private final Decisions decisions;
  private final Notices notices;
  private final Clock clock;

  LawModelChange(LawModels models, LawModelUsers users, LawModelAccess access, Institutions institutions,
      Hindrances hindrances, Decisions decisions, Notices notices, Clock clock) {
    this.models = models;
    this.users = users;
    this.access = access;
    this.institutions = institutions;
    this.hindrances = hindrances;
    this.decisions = decisions;
    this.notices = notices;
    this.clock = clock;
  }

  @Override
  public String form() {
    return ID;
  }

  @Override
  public Map<String, Object> show(String caseNumber) {
    LawModel model = models.get(caseNumber);
    Institution ministry = institutions.get(model.institution());
    List<Line> lines = access.today(caseNumber);
    var shown = new LinkedHashMap<String, Object>();
    shown.put("caseNumber", caseNumber);
    shown.put("institutionName", ministry.name());
    shown.put("authorisationNumber", ministry.authorisationNumber());
    shown.put("access", rows(lines));
    shown.put("ministryChoices", users.ministries(model.model()).stream().filter(id -> !id.equals(ministry.id()))
        .map(id -> new Choice(id, institutions.name(id))).toList());
    shown.put("userChoices", lines.stream().map(line -> new Choice(line.ministryId() + SEPARATOR + line.personId(),
        line.name() + " (" + line.ministry() + ")")).toList());
    return shown;
  }

  /** As forms show them. */
  static List<Map<String, String>> rows(List<Line> lines) {
    return lines.stream().map(line -> Map.of("name", line.name(), "ministry", line.ministry(), "since",
        line.since() == null ? "ikke endnu" : Danish.day(line.since()), "today",
        line.whyNot().isEmpty() ? "Har adgang" : line.whyNot())).toList();
  }

  /**
   * Carries it out: first who leaves, then who comes.
   *
   * @throws InputRefused for a ministry that is not authorised or nobody has the number of, for somebody who does not belong
   *     to a ministry named in the case, and while the ministry is suspended or in quarantine
   */
  public void change(String caseNumber, Answers answers, String by) {
    models.lock(caseNumber);
    LawModel model = models.get(caseNumber);
    if (model.closedOn() != null) {
      throw new InputRefused("Lovmodellen i sag " + caseNumber + " er ikke længere i drift.");
    }
    hindrances.of(model.institution(), null, null).ifPresent(hindrance -> {
      throw hindrance.refusal("der ikke gives adgang");
    });
    Set<String> leaving = new LinkedHashSet<>(answers.chosen("leavingMinistries"));
    List<Institution> coming = coming(answers);
    var after = new LinkedHashSet<>(users.ministries(model.model()));
    after.add(model.institution());
    coming.forEach(ministry -> after.add(ministry.id()));
    after.removeAll(leaving);
    List<User> named = named(answers, after);
    var done = new ArrayList<String>();
    answers.chosen("leavingUsers").stream().map(user -> user.split(SEPARATOR, 2)).forEach(user -> {
      if (users.end(model.model(), user[0], user[1])) {
        done.add(institutions.personName(user[1]) + " har ikke længere adgang");
        tell(caseNumber, user[1], false);
      }
    });
    leaving.stream().filter(ministry -> users.leave(model.model(), ministry))
        .forEach(ministry -> done.add(institutions.name(ministry) + " og dets brugere er ude"));
    coming.stream().filter(ministry -> users.bring(model.model(), ministry.id()))
        .forEach(ministry -> done.add(ministry.name() + " er nævnt i sagen"));
    named.stream().filter(user -> users.give(model.model(), ministryOf(user).id(), user.person().id(), by))
        .forEach(user -> {
          done.add(user.person().name() + " (" + ministryOf(user).name() + ") har fået adgang");
          tell(caseNumber, user.person().id(), true);
        });
    if (!done.isEmpty()) {
      int round = 1 + (int) decisions.of(caseNumber).stream().filter(one -> one.step() == Step.LAW_MODEL_USERS).count();
      decisions.record(caseNumber, Step.LAW_MODEL_USERS, round, "usersChanged", String.join(". ", done) + ".", by);
    }
  }

  private List<Institution> coming(Answers answers) {
    return answers.rows("newMinistries").stream().map(row -> row.number("ministryNumber")).filter(Objects::nonNull)
        .distinct().map(number -> institutions.byAuthorisation(number)
            .filter(ministry -> ministry.isAuthorised(LocalDate.now(clock)))
            .orElseThrow(() -> InputRefused.field("Nye ministerier", "Nr. " + number
                + " er ikke nummeret på et ministerium med gyldig autorisation."))).toList();
  }

  private List<User> named(Answers answers, Set<String> ministries) {
    Map<Integer, List<Associate>> people = ministries.stream().map(institutions::get)
        .collect(toMap(Institution::authorisationNumber, ministry -> institutions.people(ministry.id())));
    List<User> named = LawModelForm.users(answers.rows("newUsers"), people);
    List<String> others = named.stream().filter(user -> user.person() == null).map(User::named).toList();
    if (!others.isEmpty()) {
      throw InputRefused.field("Nye brugere", String.join(", ", others)
          + " er ikke tilknyttet et ministerium, der er nævnt i sagen. Betingelsen er: " + Rule.USER_GROUP.danish() + ". "
          + Rule.USER_GROUP.source() + ".");
    }
    return named;
  }

  private Institution ministryOf(User user) {
    return institutions.byAuthorisation(user.ministry()).orElseThrow();
  }

  /** Whoever comes or goes is told, once a day. */
  private void tell(String caseNumber, String person, boolean comes) {
    notices.tell(caseNumber, comes ? "LAW_MODEL_ACCESS_GIVEN" : "LAW_MODEL_ACCESS_ENDED",
        LocalDate.now(clock).toString(), person, comes ? "Adgang til Lovmodellen" : "Din adgang til Lovmodellen er ophørt",
        "Sag " + caseNumber + ". " + (comes ? "Du har fået adgang til Lovmodellen. Den gælder, så længe dit certifikat er"
            + " gyldigt. Data må alene bruges til " + LawModel.PURPOSE + "."
            : "Du har ikke længere adgang til Lovmodellen."));
  }
}
