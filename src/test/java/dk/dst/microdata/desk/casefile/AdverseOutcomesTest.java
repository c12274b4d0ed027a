package dk.dst.microdata.desk.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.ground.notice.Adverse;
import dk.dst.microdata.schemes.database.Shutdowns;
import dk.dst.microdata.schemes.project.ProjectOperation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every word that a case can go on with, and every kind of letter, is either told by the letter of an adverse decision
 * or stands here with what it is instead. A new one is neither, and so fails until somebody has said which.
 */
class AdverseOutcomesTest {

  private static final Path MAIN = Path.of("src/main/java/dk/dst/microdata");

  /** For somebody, or what the institution has said or chosen itself. */
  private static final Set<String> WORDS_FOR_IT = Set.of("met", "approve", "approved", "signed", "established",
      "continue",
      "complained", "reopened", "undone", "settled", "managerComes", "managerLeaves", "managerReplaced", "longer",
          "requested",
      "notRequested", "extended", "resubmission", "endsAsAgreed", "active", "closed", "NOT_NEEDED", "INACTIVE",
          "withdrawn",
      "declined", "toAdministrator", "toFse", "submitted", "endorsed", "acceptable", "inForce", "delivered", "granted",
      "confirmed", "lifted", "offered", "explained", "explanationApproved", "noBreach", "noSanction", "renewed",
          "NOTICE",
      "notOffered", "notApproved");
  /** Steps on the way, which decide nothing: the case goes back, waits, or somebody recommends. */
  private static final Set<String> WORDS_ON_THE_WAY = Set.of("notMet", "refuse", "return", "returned", "stopped",
      "sentBack",
      "unanswered", "notInForce", "askedIn2Weeks", "askedIn1Month", "askedIn3Months", "reported", "explainAgain",
          "minor",
      "serious", "ended");
  /** Dates that were agreed beforehand, and a shutdown whose decision has its own letter. */
  private static final Set<String> WORDS_AGREED = Set.of("TERM_ENDED", "USAGE_REVIEW");

  /** Letters of no adverse decision: what is asked, given, agreed, due, or told to third parties and to FSE. */
  private static final Set<String> OTHER_KINDS = Set.of("ESCALATION", "FSE_TASK_TAKEN_AWAY", "BILL_OBJECTION",
      "TASKS_CAME_UP",
      "FSE_TASKS_CAME_UP", "CERTIFICATE_RUNS_OUT", "CERTIFICATES_RUN_OUT", "CERTIFICATE_RAN_OUT", "BILL_APPROVED",
          "BILL_DUE",
      "BILL_CREDITED", "BILL_ANSWERED", "ADDRESS_CORRECTED", "DEADLINE_MOVED", "TASK_LEFT", "TASK_TAKEN_AWAY", "TASK_DUE", "TASK_OVERDUE", "PASSWORD_LINK",
          "RETURNED",
      "APPROVED", "ASSESSED_AGAIN", "ESTABLISHMENT_WAITS", "ESTABLISHED", "WITHDRAWN", "AUTHORISED", "LIFTED",
          "PROPOSAL_APPROVED",
      "PROPOSAL_RETURNED", "PROPOSAL_DECLINED", "JOINT_CONTROL", "JOINT_CONTROL_ANSWERED", "MEASURE_INTENDED",
      "CONTENT_RESTRICTED", "MANAGERS_CHANGED", "MANAGERS_MISSING", "EXTENSION_IN_FORCE", "EXTENSION_FOR_SIGNATURE",
      "SHUTDOWN_UNDONE", "DATABASE_SHUT_DOWN", "BREACH_ASKED_AGAIN", "BREACH_NO_SANCTION", "QUARANTINE_ENDED",
      "AUTHORITY_IN_FORCE", "AUTHORITY_RENEWED", "LAW_MODEL_TO_SIGN", "LAW_MODEL_IN_FORCE", "LAW_MODEL_NOT_HANDED_OVER",
      "LAW_MODEL_RETURNED", "LAW_MODEL_OPENED", "LAW_MODEL_OFFERED", "LAW_MODEL_ACCESS_GIVEN", "LAW_MODEL_ACCESS_ENDED",
      "LAW_MODEL_YEAR_IN_FORCE", "LAW_MODEL_YEAR_RETURNED", "LAW_MODEL_YEAR_LAPSED", "SUBSCRIPTION_IN_FORCE",
      "SUBSCRIPTION_ENDED", "DATABASE_ACCESS_GIVEN", "SUBSCRIPTION_OFFERED", "SUBSCRIPTION_TO_SIGN",
          "PROPOSAL_IN_FORCE",
      "EXTENSION_QUESTION", "EXTENSION_REMINDER");

  private static final Pattern KIND = Pattern.compile(
      "(?:\\btell\\w*|\\bask|\\bended)\\((?:[^\";]|\\([^()\";]*\\))*?\"([A-Z][A-Z_]{4,})\"(?: : \"([A-Z][A-Z_]{4,})\")?");

  @Test
  void everyWordOfACaseIsAdverseOrIsNot() {
    Set<String> adverse = Arrays.stream(Adverse.values()).flatMap(one -> one.decisions().stream())
        .map(Adverse.Ended::outcome).collect(Collectors.toSet());
    var words = new TreeSet<>(Outcomes.words());
    Arrays.stream(Shutdowns.Cause.values()).map(Enum::name).forEach(words::add);
    Arrays.stream(ProjectOperation.Cause.values()).map(Enum::name).forEach(words::add);
    assertThat(words).hasSizeGreaterThan(60).allSatisfy(word -> assertThat(Stream.of(adverse, WORDS_FOR_IT,
        WORDS_ON_THE_WAY,
        WORDS_AGREED).filter(set -> set.contains(word)).count()).as(word).isEqualTo(1));
  }

  @Test
  void everyKindOfLetterIsOfAnAdverseDecisionOrIsNot() throws IOException {
    Set<String> adverse = Arrays.stream(Adverse.values()).map(Adverse::notice).collect(Collectors.toSet());
    var kinds = new TreeSet<String>();
    try (var files = Files.walk(MAIN)) {
      files.filter(file -> file.toString().endsWith(".java")).forEach(file -> kinds.addAll(kinds(file)));
    }
    assertThat(kinds).as("found in the code").contains("LAW_MODEL_CLOSED", "MEASURE_INTENDED", "ESTABLISHED")
        .hasSizeGreaterThan(35).allSatisfy(kind -> assertThat(adverse.contains(kind) || OTHER_KINDS.contains(kind))
            .as(kind)
            .isTrue());
  }

  private static Set<String> kinds(Path file) {
    try {
      var kinds = new TreeSet<String>();
      Matcher told = KIND.matcher(Files.readString(file));
      while (told.find()) {
        kinds.add(told.group(1));
        if (told.group(2) != null) {
          kinds.add(told.group(2));
        }
      }
      return kinds;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
