package dk.dst.microdata.cases.task;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.terms.SchemeTerms;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.support.Terms;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DeadlinesTest {

  /** Thursday, nine o'clock, Danish winter time. */
  private static final String THURSDAY = "2027-01-14T08:00:00Z";

  static Stream<Arguments> deadlines() {
    return Stream.of(
        deadline("the application", Deadlines::correction, "2027-03-15T22:59:00Z"),       // 60 days
        deadline("the review", Deadlines::review, "2027-01-28T22:59:00Z"),                // 10 working days
        deadline("the approval", Deadlines::approval, "2027-01-21T22:59:00Z"),            // 5 working days
        deadline("the signature", Deadlines::signature, "2027-02-13T22:59:00Z"),          // 30 days, a Saturday
        deadline("the comment", Deadlines::comment, "2027-01-28T22:59:00Z"),              // 14 days
        deadline("the hearing", Deadlines::hearing, "2027-02-13T22:59:00Z"),              // 30 days
        deadline("the extension", Deadlines::extensionRequest, "2027-03-15T22:59:00Z"),   // 60 days
        deadline("the instruction", Deadlines::deletionInstruction, "2028-01-14T22:59:00Z")); // a year
  }

  private static Arguments deadline(String of, Function<Deadlines, Date> ask, String moment) {
    return Arguments.of(of, ask, moment);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("deadlines")
  void runUntilTheLastMinuteOfTheirLastDay(String of, Function<Deadlines, Date> ask, Instant moment) {
    assertThat(ask.apply(at(THURSDAY))).isEqualTo(Date.from(moment));
  }

  private static final Pattern ASKED = Pattern.compile("\\$\\{deadlines\\.(\\w+)\\(\\)}");

  /** A term moves what its name says and nothing else: the one term that each deadline follows. */
  private static final Map<String, SchemeTerm> FOLLOWS = Map.ofEntries(
      Map.entry("correction", SchemeTerm.CORRECTION), Map.entry("review", SchemeTerm.REVIEW_WORKING_DAYS),
      Map.entry("approval", SchemeTerm.APPROVAL_WORKING_DAYS), Map.entry("signature", SchemeTerm.SIGNATURE),
      Map.entry("comment", SchemeTerm.USAGE_COMMENT), Map.entry("hearing", SchemeTerm.HEARING),
      Map.entry("extensionRequest", SchemeTerm.EXTENSION_ANSWER),
      Map.entry("managerChange", SchemeTerm.MANAGER_CHANGE),
      Map.entry("managerCheck", SchemeTerm.MANAGER_CHECK_WORKING_DAYS),
      Map.entry("subscriptionRequest", SchemeTerm.SUBSCRIPTION_REQUEST),
      Map.entry("deletionInstruction", SchemeTerm.DELETION_INSTRUCTION),
      Map.entry("finalAccount", SchemeTerm.FINAL_ACCOUNT_WORKING_DAYS),
      Map.entry("confirmation", SchemeTerm.CONFIRMATION_ANSWER),
      Map.entry("suspension", SchemeTerm.SUSPENSION_REVIEW),
      Map.entry("administratorCheck", SchemeTerm.ADMINISTRATOR_CHECK),
      Map.entry("endorsement", SchemeTerm.ENDORSEMENT),
      Map.entry("breachExplanation", SchemeTerm.BREACH_EXPLANATION),
      Map.entry("delivery", SchemeTerm.DELIVERY_WORKING_DAYS),
      Map.entry("lawModelConfirmation", SchemeTerm.LAW_MODEL_ANSWER),
      Map.entry("healthApproval", SchemeTerm.HEALTH_APPROVAL),
      Map.entry("projectEndAnswer", SchemeTerm.PROJECT_END_ANSWER),
      Map.entry("projectActivity", SchemeTerm.PROJECT_ACTIVITY_ANSWER));

  /** Asked of each deadline with each term made longer; those that working days lead to follow the days closed, too. */
  @Test
  void eachFollowsTheTermOfItsNameAndNoOther() throws ReflectiveOperationException {
    var longer = new EnumMap<SchemeTerm, Deadlines>(SchemeTerm.class);
    EnumSet.allOf(SchemeTerm.class).forEach(term -> longer.put(term, longer(term)));
    var followed = new TreeMap<String, Set<SchemeTerm>>();
    for (Method deadline : Deadlines.class.getDeclaredMethods()) {
      if (deadline.getReturnType() == Date.class && deadline.getParameterCount() == 0) {
        var moved = EnumSet.noneOf(SchemeTerm.class);
        for (var one : longer.entrySet()) {
          if (!deadline.invoke(at(THURSDAY)).equals(deadline.invoke(one.getValue()))) {
            moved.add(one.getKey());
          }
        }
        followed.put(deadline.getName(), moved);
      }
    }
    var expected = new TreeMap<String, Set<SchemeTerm>>();
    FOLLOWS.forEach((deadline, term) -> expected.put(deadline, Set.of(term)));
    assertThat(followed).isEqualTo(expected);
  }

  /** What an institution could not do for a while gets, counted from the day after, the time that its model gives. */
  @Test
  void whatWasWaitedForGetsTheTimeOfItsModel() throws Exception {
    Deadlines deadlines = at(THURSDAY);
    LocalDate today = LocalDate.ofInstant(Instant.parse(THURSDAY), EngineClock.DENMARK);
    var compared = new TreeSet<Command>();
    try (Stream<Path> models = Files.list(Path.of("processes"))) {
      for (Path model : models.toList()) {
        for (UserTask task : Bpmn.readModelFromFile(model.toFile()).getModelElementsByType(UserTask.class)) {
          Matcher asked = ASKED.matcher(String.valueOf(task.getCamundaDueDate()));
          Command command = Command.ofForm(task.getCamundaFormRef()).orElseThrow();
          Optional<Date> anew = deadlines.from(command, today);
          if (anew.isPresent()) {
            assertThat(asked.matches()).as(task.getId()).isTrue();
            assertThat(Deadlines.class.getMethod(asked.group(1)).invoke(deadlines)).as(task.getId()).isEqualTo(anew.get());
            compared.add(command);
          }
        }
      }
    }
    assertThat(Arrays.stream(Command.values()).filter(command -> deadlines.from(command, today).isPresent()))
        .containsExactlyElementsOf(compared);
  }

  /**
   * What an institution can do in a suspension or a quarantine, too, or has to do without an authorisation that could be
   * suspended; what it has to settle of an extension or a renewal waits until a day of its own ({@code Standstill}).
   */
  private static final Set<Command> RUNS_ON = EnumSet.of(Command.COMPLETE_AUTHORISATION, Command.SIGN_AUTHORISATION,
      Command.CONFIRM_AUTHORISATION, Command.RENEW_AUTHORITY, Command.CHOOSE_MANAGERS, Command.EXPLAIN_BREACH,
      Command.CONFIRM_LAW_MODEL, Command.ANSWER_PROJECT_END, Command.CONFIRM_PROJECT_ACTIVITY, Command.COMMENT_USAGE,
      Command.ANSWER_HEARING);

  @Test
  void whatLapsesWaitsOrCanBeDoneMeanwhile() throws IOException {
    Deadlines deadlines = at(THURSDAY);
    var lapsing = new TreeSet<Command>();
    try (Stream<Path> models = Files.list(Path.of("processes"))) {
      for (Path model : models.toList()) {
        for (BoundaryEvent event : Bpmn.readModelFromFile(model.toFile()).getModelElementsByType(BoundaryEvent.class)) {
          if (event.cancelActivity() && event.getAttachedTo() instanceof UserTask task && event.getEventDefinitions()
              .stream().anyMatch(TimerEventDefinition.class::isInstance)) {
            lapsing.add(Command.ofForm(task.getCamundaFormRef()).orElseThrow());
          }
        }
      }
    }
    assertThat(lapsing.stream().filter(command -> deadlines.from(command, LocalDate.EPOCH).isEmpty()))
        .containsExactlyInAnyOrderElementsOf(RUNS_ON);
  }

  /** So that what is asked of other deadlines is asked of the steps that have them. */
  @Test
  void eachStepIsKnownByTheTermOfItsDeadline() throws IOException {
    var asked = Pattern.compile("\\$\\{deadlines\\.(\\w+)\\((execution)?\\)}");
    var found = new TreeMap<Command, SchemeTerm>();
    try (Stream<Path> models = Files.list(Path.of("processes"))) {
      for (Path model : models.toList()) {
        for (UserTask task : Bpmn.readModelFromFile(model.toFile()).getModelElementsByType(UserTask.class)) {
          Matcher deadline = asked.matcher(String.valueOf(task.getCamundaDueDate()));
          if (deadline.matches()) {
            Command command = Command.ofForm(task.getCamundaFormRef()).orElseThrow();
            found.put(command, FOLLOWS.get(deadline.group(1)));
            assertThat(Deadlines.Terms.isInRounds(command)).as(task.getId()).isEqualTo(deadline.group(2) != null);
          }
        }
      }
    }
    var known = new TreeMap<Command, SchemeTerm>();
    Arrays.stream(Command.values()).filter(command -> Deadlines.Terms.of(command) != null)
        .forEach(command -> known.put(command, Deadlines.Terms.of(command)));
    assertThat(known).isEqualTo(found);
  }

  @Test
  void endInSummerTimeWhenTheLastDayLiesInSummer() {
    // 60 days after 1 February is 2 April: 23:59 is 21:59 in universal time.
    assertThat(at("2027-02-01T08:00:00Z").correction()).isEqualTo(Date.from(Instant.parse("2027-04-02T21:59:00Z")));
  }

  @Test
  void endInWinterTimeWhenTheLastDayLiesInWinter() {
    assertThat(at("2027-10-15T08:00:00Z").signature()).isEqualTo(Date.from(Instant.parse("2027-11-14T22:59:00Z")));
  }

  @Test
  void workingDaysAreNeitherHolidaysNorDaysOnWhichFseIsClosed() {
    // from 18 December 2026, a Friday: 21-23, 28-30 December, 4-7 January
    assertThat(at("2026-12-18T08:00:00Z").review()).isEqualTo(Date.from(Instant.parse("2027-01-07T22:59:00Z")));
  }

  @ParameterizedTest
  @CsvSource({
      "2027-01-14T22:59:59Z, 2027-02-13T22:59:00Z", // still the 14th in Denmark
      "2027-01-14T23:00:00Z, 2027-02-14T22:59:00Z", // the 15th in Denmark, the 14th in universal time
      "2027-07-14T21:59:59Z, 2027-08-13T21:59:00Z",
      "2027-07-14T22:00:00Z, 2027-08-14T21:59:00Z"})
  void countFromTheDanishDay(String now, Instant moment) {
    assertThat(at(now).signature()).isEqualTo(Date.from(moment));
  }

  @ParameterizedTest
  @CsvSource({
      "2027-01-15, 2027-01-15T00:00:00+01:00",
      "2027-07-15, 2027-07-15T00:00:00+02:00",
      "2027-03-28, 2027-03-28T00:00:00+01:00", // summer time begins at two o'clock
      "2027-10-31, 2027-10-31T00:00:00+02:00"}) // and ends at three
  void aDayStartsAtDanishMidnight(LocalDate day, String text) {
    assertThat(at(THURSDAY).startOf(day)).isEqualTo(text);
  }

  @Test
  void doNotDependOnWhereTheServerStands() {
    TimeZone home = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      assertThat(at(THURSDAY).comment()).isEqualTo(Date.from(Instant.parse("2027-01-28T22:59:00Z")));
      assertThat(at(THURSDAY).startOf(LocalDate.of(2027, 1, 15))).isEqualTo("2027-01-15T00:00:00+01:00");
    } finally {
      TimeZone.setDefault(home);
    }
  }

  /** By the shipped terms with this one a day longer or one higher; shares and lists stay as they are. */
  private static Deadlines longer(SchemeTerm term) {
    Object now = term.in(Terms.shipped());
    Object more = now instanceof Period period ? period.plusDays(1) : now instanceof Integer count ? count + 1 : null;
    String name = term.key().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    return at(THURSDAY, more == null ? Terms.shipped() : Terms.with(name + "=" + more));
  }

  private static Deadlines at(String moment) {
    return at(moment, Terms.shipped());
  }

  private static Deadlines at(String moment, SchemeTerms terms) {
    return new Deadlines(new TermsInForce(terms), null, Clock.fixed(Instant.parse(moment), EngineClock.DENMARK));
  }
}
