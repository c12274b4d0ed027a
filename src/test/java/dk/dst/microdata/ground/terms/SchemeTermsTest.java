package dk.dst.microdata.ground.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.support.Terms;
import jakarta.validation.Validation;
import java.math.BigDecimal;
import java.time.MonthDay;
import java.time.Period;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

class SchemeTermsTest {

  @Test
  void shipsWithTheDocumentedNumbers() {
    assertThat(Terms.shipped()).isEqualTo(new SchemeTerms(5, 1, 3, Period.ofYears(2), new BigDecimal("0.5"), 3,
        Period.ofYears(2), 3, new BigDecimal("0.5"), new BigDecimal("0.25"), Period.ofMonths(6), Period.ofMonths(3),
        Period.ofDays(14), Period.ofDays(30), Period.ofYears(2), Period.ofDays(180), Period.ofDays(60),
        Period.ofDays(90), 10, 5, Period.ofDays(60), Period.ofDays(30), Period.ofDays(60), Period.ofDays(60),
        Period.ofYears(1), Period.ofDays(30), Period.ofDays(90), Period.ofDays(60), Period.ofYears(1), 3, Period.ofYears(1), Period.ofDays(30), Period.ofDays(30),
        Period.ofDays(14), Period.ofDays(14), 20, Period.ofDays(90), Period.ofDays(60), Period.ofMonths(12),
        Period.ofDays(30), Period.ofYears(10), Period.ofDays(28), List.of(Period.ofDays(90), Period.ofDays(30)), Period.ofDays(14), 20,
        Period.ofDays(30), Period.ofDays(30), Period.ofDays(7), 10, 3, 5, Period.ofDays(14), Period.ofYears(2),
        Period.ofYears(1), Period.ofMonths(2), Period.ofMonths(3), 15, Period.ofDays(28),
        List.of(MonthDay.of(6, 5), MonthDay.of(12, 24), MonthDay.of(12, 31))));
  }

  @Test
  void startsWithTheShippedNumbers() {
    start(shipped(Map.of())).run(context ->
        assertThat(context).hasNotFailed().getBean(SchemeTerms.class).isEqualTo(Terms.shipped()));
  }

  @Test
  void doesNotStartWithAnImpossibleNumber() {
    start(shipped(Map.of("minimum-active-projects", "0"))).run(context -> assertThat(context).hasFailed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"minimum-active-projects", "minimum-managers", "maximum-managers", "projects-per-register",
      "portfolio-years", "review-working-days", "approval-working-days", "minimum-experienced",
      "delivery-working-days", "final-account-working-days", "manager-check-working-days",
      "escalation-working-days"})
  void refusesACountBelowOne(String name) {
    assertRefused(shipped(Map.of(name, "0")));
    assertRefused(shipped(Map.of(name, "-1")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"term", "manager-experience", "review-interval", "final-review", "usage-comment", "hearing",
      "extension", "extension-notice", "extension-answer", "undecided-grace", "correction", "signature",
      "manager-change", "subscription-request", "law-model-confirmation", "law-model-answer", "law-model-freeze", "health-approval", "deletion-instruction", "project-end-answer",
      "project-activity-answer", "complaint", "extension-reminders", "shutdown-undo", "manager-gap", "breach-explanation", "breach-window"})
  void refusesAPeriodOfNothing(String name) {
    assertRefused(shipped(Map.of(name, "P0D")));
    assertRefused(shipped(Map.of(name, "P-1D")));
  }

  @Test
  void refusesAUsageThatIsLowAndReasonableAtOnce() {
    assertRefused(shipped(Map.of("usage-low", "0.51")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"significant-coverage", "usage-reasonable", "usage-low"})
  void refusesAShareOutsideZeroToOne(String name) {
    assertRefused(shipped(Map.of(name, "-0.01")));
    assertRefused(shipped(Map.of(name, "1.01")));
    assertRefused(shipped(Map.of(name, "halvdelen")));
  }

  @ParameterizedTest
  @MethodSource("names")
  void refusesAMissingNumber(String name) {
    var numbers = shipped(Map.of());
    assertThat(numbers.remove(Terms.PREFIX + "." + name)).isNotNull();
    assertRefused(numbers);
  }

  /** Every number the record has, as it is written in the file. */
  static Stream<String> names() {
    return Arrays.stream(SchemeTerms.class.getRecordComponents())
        .map(component -> component.getName().replaceAll("([A-Z])", "-$1").toLowerCase());
  }

  @ParameterizedTest
  @CsvSource({"term, to år", "hearing, 30 dage", "review-interval, ''"})
  void refusesAPeriodThatCannotBeRead(String name, String value) {
    assertRefused(shipped(Map.of(name, value)));
  }

  @Test
  void refusesMoreManagersAtLeastThanAtMost() {
    assertRefused(shipped(Map.of("minimum-managers", "4")));
  }

  @Test
  void acceptsAsManyManagersAtLeastAsAtMost() {
    assertThat(bind(shipped(Map.of("minimum-managers", "3"))).minimumManagers()).isEqualTo(3);
  }

  @Test
  void changesOnlyTheNumbersThatAreAskedAbout() {
    assertThat(Terms.shipped().with(Map.of())).isEqualTo(Terms.shipped());
    assertThat(Terms.shipped().with(Map.of("minimumActiveProjects", 8))).isEqualTo(Terms.with("minimum-active-projects=8"));
    assertThat(Terms.shipped().with(Map.of("significantCoverage", new BigDecimal("0.6"))))
        .isEqualTo(Terms.with("significant-coverage=0.6"));
    assertThat(Terms.shipped().with(Map.of("projectsPerRegister", 4))).isEqualTo(Terms.with("projects-per-register=4"));
  }

  @Test
  void shipsNoNumberThatNothingReads() {
    assertThat(shipped(Map.of()).keySet()).map(name -> name.substring(Terms.PREFIX.length() + 1))
        .containsExactlyInAnyOrderElementsOf(names().toList());
  }

  private static void assertRefused(Map<String, Object> numbers) {
    assertThatThrownBy(() -> bind(numbers)).isInstanceOf(BindException.class);
  }

  /** As the start binds them, validation included, without a context for each. */
  private static SchemeTerms bind(Map<String, Object> numbers) {
    var validator = new SpringValidatorAdapter(Validation.buildDefaultValidatorFactory().getValidator());
    return new Binder(ConfigurationPropertySources.from(new MapPropertySource("numbers", numbers)))
        .bind(Terms.PREFIX, Bindable.of(SchemeTerms.class), new ValidationBindHandler(validator)).get();
  }

  private static ApplicationContextRunner start(Map<String, Object> numbers) {
    return new ApplicationContextRunner().withUserConfiguration(TermsOnly.class).withInitializer(context ->
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("numbers", numbers)));
  }

  private static Map<String, Object> shipped(Map<String, String> changes) {
    var numbers = new LinkedHashMap<String, Object>();
    var file = (EnumerablePropertySource<?>) Terms.shippedFile();
    Arrays.stream(file.getPropertyNames()).filter(name -> name.startsWith(Terms.PREFIX))
        .forEach(name -> numbers.put(name, String.valueOf(file.getProperty(name))));
    changes.forEach((name, value) -> numbers.put(Terms.PREFIX + "." + name, value));
    return numbers;
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(SchemeTerms.class)
  static class TermsOnly {}
}
