package dk.dst.microdata.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;

/**
 * The floors of the house and the rules between them. A floor is the first level of packages, a room the second; what
 * lies deeper belongs to its room.
 *
 * @param root the package in which the house stands
 */
record Floors(String root) {

  /** From the ground up. What lies in the root itself starts everything, and stands above all. */
  static final List<String> UPWARDS = List.of("ground", "facts", "cases", "schemes", "desk", "demo", "start");

  ArchRule arrowsPointDown() {
    return classes().should(new ArchCondition<JavaClass>("know their own floor and those below") {
      @Override
      public void check(JavaClass knowing, ConditionEvents events) {
        for (Dependency dependency : knowing.getDirectDependenciesFromSelf()) {
          JavaClass known = dependency.getTargetClass().getBaseComponentType();
          if (isOurs(known) && level(known) > level(knowing)) {
            events.add(SimpleConditionEvent.violated(knowing, dependency.getDescription()));
          }
        }
      }
    });
  }

  ArchRule roomsFormNoCircle() {
    return slices().assignedFrom(new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass owner) {
        return isOurs(owner) ? SliceIdentifier.of(room(owner)) : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "rooms";
      }
    }).should().beFreeOfCycles();
  }

  private boolean isOurs(JavaClass owner) {
    return (owner.getPackageName() + ".").startsWith(root + ".");
  }

  private int level(JavaClass owner) {
    String floor = levels(owner)[0];
    int level = floor.isEmpty() ? UPWARDS.size() : UPWARDS.indexOf(floor);
    if (level < 0) {
      throw new AssertionError(owner.getName() + " lies on no floor; there are " + UPWARDS);
    }
    return level;
  }

  private String room(JavaClass owner) {
    String[] levels = levels(owner);
    return levels.length > 1 ? levels[0] + "." + levels[1] : levels[0];
  }

  private String[] levels(JavaClass owner) {
    String within = owner.getPackageName().substring(root.length());
    return (within.isEmpty() ? within : within.substring(1)).split("\\.");
  }
}
