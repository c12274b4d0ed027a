package dk.dst.microdata.desk.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same failure is the same cause, whichever case and person it hits; and each has plain words. */
class ThrownTest {

  private static final String TRACE = """
      org.springframework.dao.DataIntegrityViolationException: PreparedStatementCallback; SQL [insert into x]
      \tat org.springframework.jdbc.Some.thing(Some.java:12)
      Caused by: org.postgresql.util.PSQLException: ERROR: value "%s" of %s is too long (%d), mail to %s
        Detail: Failing row contains (1, Anna Ager).
      \t... 42 more
      """;

  @Test
  void isKnownAgainWithoutWhatIsOfOneCase() {
    Thrown one = Thrown.of(TRACE.formatted("Anna Ager", "PDB-2026-014", 42, "anna@nordsund.dk"));
    Thrown other = Thrown.of(TRACE.formatted("Bo Birk", "PDB-2031-002", 7, "bo@lillevang.dk"));
    assertThat(one).isEqualTo(other);
    assertThat(one.exception()).isEqualTo("org.postgresql.util.PSQLException");
    assertThat(one.message()).startsWith("ERROR: value").doesNotContain("Anna", "2026", "42", "@");
  }

  @Test
  void anotherMessageIsAnotherCause() {
    assertThat(Thrown.of("java.lang.IllegalStateException: No price"))
        .isNotEqualTo(Thrown.of("java.lang.IllegalStateException: No manager"));
  }

  @Test
  void isNothingWhereNothingWasThrown() {
    assertThat(Thrown.of(null)).isEqualTo(new Thrown("", "", FailureKind.UNKNOWN)).isEqualTo(Thrown.of(""));
  }

  @Test
  void aLongMessageIsCut() {
    assertThat(Thrown.of("java.lang.IllegalStateException: " + "ord ".repeat(200)).message()).hasSize(200);
  }

  @ParameterizedTest
  @CsvSource({"org.springframework.dao.QueryTimeoutException, TIMEOUT", "java.net.SocketTimeoutException, TIMEOUT",
      "org.camunda.bpm.engine.OptimisticLockingException, BUSY", "org.springframework.mail.MailSendException, MAIL",
      "org.springframework.jdbc.CannotGetJdbcConnectionException, DATABASE_AWAY", "java.net.UnknownHostException, NETWORK",
      "org.springframework.jdbc.BadSqlGrammarException, DATABASE", "java.io.IOException, STORAGE",
      "java.nio.file.NoSuchFileException, STORAGE", "org.camunda.bpm.engine.ProcessEngineException, MODEL",
      "java.lang.IllegalArgumentException, DATA", "java.lang.NullPointerException, PROGRAM"})
  void hasAKind(String exception, FailureKind kind) {
    assertThat(Thrown.of(exception + ": something").kind()).isEqualTo(kind);
    assertThat(kind.danish()).endsWith(".").doesNotContainIgnoringCase("exception");
  }

  /** What was thrown at the bottom says more than the envelope it came in. */
  @Test
  void anEnvelopeIsLookedThrough() {
    assertThat(Thrown.of("java.lang.RuntimeException: x\nCaused by: jakarta.mail.MessagingException: y").kind())
        .isEqualTo(FailureKind.MAIL);
  }

  @Test
  void theOutcomeIsTold() {
    assertThat(CauseViews.outcome(4, 3, 1, 0, true)).isEqualTo("4 prøvet igen: 3 lykkedes, 1 mislykkedes igen.");
    assertThat(CauseViews.outcome(1, 0, 0, 1, true)).isEqualTo("1 prøvet igen: 0 lykkedes, 1 var der ikke længere.");
    assertThat(CauseViews.outcome(5_000, 20, 0, 0, false)).isEqualTo("20 af 5.000 prøvet igen indtil nu: 20 lykkedes.");
    assertThat(CauseViews.outcome(5_000, 0, 0, 0, false)).isEqualTo("5.000 trin prøves igen nu.");
  }
}
