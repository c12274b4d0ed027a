package dk.dst.microdata.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What holds the house together, as ordinary tests: a rule kept in a field may silently not run. */
@TestInstance(Lifecycle.PER_CLASS)
class ArchitectureTest {

  private static final String ROOT = "dk.dst.microdata";
  private static final int LONGEST_DELEGATE = 60;
  /** The rooms that a move to another engine would touch. */
  private static final String[] KNOW_THE_ENGINE = {"..cases..", "..schemes.*.process", "..desk.casefile", "..desk.incidents", "..desk.login",
      "..desk.migration", "..desk.personaldata", "..desk.replanning", "..desk.work", "..demo"};

  private static final DescribedPredicate<JavaCall<?>> READS_TIME_WITHOUT_CLOCK =
      DescribedPredicate.describe("reads the time without the clock", call ->
          call.getTarget().getOwner().getPackageName().equals("java.time")
              && !call.getTarget().getOwner().getName().equals("java.time.Clock")
              && call.getTarget().getName().equals("now")
              && call.getTarget().getRawParameterTypes().stream()
                  .noneMatch(type -> type.getName().equals("java.time.Clock"))
          || call.getTarget().getOwner().getName().equals("java.time.Clock")
              && call.getTarget().getName().startsWith("system"));

  private JavaClasses main;

  @BeforeAll
  void readTheMainCode() {
    main = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(ROOT);
    assertThat(main).isNotEmpty();
  }

  @Test
  void onlyTheseRoomsKnowTheEngine() {
    noClasses().that().resideOutsideOfPackages(KNOW_THE_ENGINE)
        .should().dependOnClassesThat().resideInAPackage("org.camunda..").check(main);
  }

  /** Delegates and listeners, and what only they need; the rest of a scheme is of the scheme, not of the engine. */
  @Test
  void whatLiesInProcessKnowsTheEngine() {
    classes().that().resideInAPackage("..process").and().areTopLevelClasses()
        .should().dependOnClassesThat().resideInAPackage("org.camunda..").check(main);
    classes().that().resideInAPackage("..process..").should().resideInAPackage(ROOT + ".schemes.*.process").check(main);
  }

  /**
   * What is asked of it past its public interface, what stands in place of a part of its own, and its clock: a move to a
   * fork changes these. {@link Authentication} is no internal, although it lies among them: the engine's public interface
   * returns it.
   */
  @Test
  void onlyThreeClassesOfOneRoomKnowTheEnginesInternals() {
    noClasses().that(not(nameMatching(".*\\.cases\\.engine\\.(EngineInternals|EngineParts|EngineClock)(\\$.*)?")))
        .should().dependOnClassesThat(resideInAPackage("org.camunda.bpm.engine.impl..")
            .and(not(equivalentTo(Authentication.class)))).check(main);
  }

  @Test
  void nothingDependsOnTheDemoButTheStart() {
    noClasses().that().resideOutsideOfPackages("..demo..", "..start..")
        .should().dependOnClassesThat().resideInAPackage("..demo..").check(main);
  }

  @Test
  void policiesKnowNeitherDatabaseNorClockNorSpring() {
    noClasses().that().haveNameMatching(".*\\.(\\w+Policy|Term|ExtensionQuestion|TaskDeadline|ProjectPlan|AccessRule|Overlap|Comparison|Deviations|DataContent|Years|WorkingDays|Danish)(\\$.*)?")
        .should().dependOnClassesThat().resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..")
        .orShould().dependOnClassesThat(nameMatching("java\\.time\\.Clock")).check(main);
  }

  @Test
  void nothingIsInjectedIntoFields() {
    noFields().should().beAnnotatedWith(Autowired.class).orShould().beAnnotatedWith(Value.class)
        .orShould().beAnnotatedWith(Inject.class).orShould().beAnnotatedWith(jakarta.annotation.Resource.class)
        .check(main);
  }

  @Test
  void delegatesAreNamedAndPlacedAsDelegates() {
    classes().that().implement(JavaDelegate.class).should().haveSimpleNameEndingWith("Delegate")
        .andShould().resideInAPackage(ROOT + ".schemes.*.process").andShould().beAnnotatedWith(Component.class).check(main);
  }

  /** A delegate is what it asks and one call of it; a record says no more than that. */
  @Test
  void delegatesAreRecords() {
    classes().that().implement(JavaDelegate.class).should().beRecords().check(main);
  }

  @Test
  void whatIsNamedDelegateIsOne() {
    classes().that().haveSimpleNameEndingWith("Delegate").should().implement(JavaDelegate.class).check(main);
  }

  @Test
  void delegatesAreSmall() throws IOException {
    List<JavaClass> delegates = main.stream().filter(assignableTo(JavaDelegate.class)::test).toList();
    assertThat(delegates).isNotEmpty();
    for (JavaClass delegate : delegates) {
      Path source = Path.of("src/main/java", delegate.getName().replace('.', '/') + ".java");
      assertThat(Files.readAllLines(source)).as("lines of %s", source.getFileName())
          .hasSizeLessThanOrEqualTo(LONGEST_DELEGATE);
    }
  }

  /** The engine's transaction is the step's; one of its own would commit or fail apart from it. */
  @Test
  void delegatesHaveNoTransactionOfTheirOwn() {
    noClasses().that().implement(JavaDelegate.class).should().beAnnotatedWith(Transactional.class).check(main);
    noMethods().that().areDeclaredInClassesThat().implement(JavaDelegate.class)
        .should().beAnnotatedWith(Transactional.class).check(main);
  }

  @Test
  void theTimeIsAlwaysAskedOfTheClock() {
    noClasses().should().callMethodWhere(READS_TIME_WITHOUT_CLOCK).orShould().callConstructor(Date.class)
        .check(main);
  }

  /** The demo's clock is kept as a distance from the machine's, and is the only one to ask that. */
  @Test
  void onlyTheDemoClockAsksTheMachine() {
    noClasses().that(not(nameMatching(".*\\.DemoClock"))).should().callMethod(System.class, "currentTimeMillis")
        .orShould().callMethod(System.class, "nanoTime").check(main);
  }

  @Test
  void datesOfTheOldKindAreForTheEngineOnly() {
    noClasses().that().resideOutsideOfPackages(KNOW_THE_ENGINE).should().dependOnClassesThat(
        nameMatching("java\\.util\\.(Date|Calendar|GregorianCalendar)")).check(main);
  }

  @Test
  void onlyTheStartReportPrints() {
    noClasses().that(not(nameMatching(".*\\.StartReport"))).should().accessField(System.class, "out")
        .orShould().accessField(System.class, "err").check(main);
  }
}
