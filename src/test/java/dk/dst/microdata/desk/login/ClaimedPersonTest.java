package dk.dst.microdata.desk.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClaimedPersonTest {

  private static final LoginSettings.Groups GROUPS = new LoginSettings.Groups(Set.of("forskere"),
      Set.of("sagsbehandling", "vikarer"), Set.of("ledelse"), Set.of(), Set.of(), Set.of("dpo"),
      Set.of("CN=Drift,OU=FSE"), Set.of("gammel-drift"));

  private static ClaimedPerson person(Map<String, Object> claims) {
    return ClaimedPerson.of(claims, settings("autorisationer"));
  }

  private static LoginSettings settings(String institutionsClaim) {
    return new LoginSettings(20, Duration.ofMinutes(5), Duration.ofDays(7), "upn", "roles", GROUPS, institutionsClaim, Set.of());
  }

  @Test
  void theIdIsWhatTheSettingsSay() {
    assertThat(person(Map.of("upn", " anna ", "sub", "4711", "preferred_username", "admin")).id()).isEqualTo("anna");
    assertThat(person(Map.of("sub", "4711")).id()).isEmpty();
    assertThat(person(Map.of("upn", List.of("anna"))).id()).as("no text").isEmpty();
  }

  @Test
  void namesComeInTwoPartsOrInOne() {
    var both = person(Map.of("given_name", "Anna Maria", "family_name", "Ager", "name", "noget andet"));
    assertThat(both.firstName() + "|" + both.lastName()).isEqualTo("Anna Maria|Ager");
    var claimedPerson = person(Map.of("name", "Anna Maria Ager"));
    assertThat(claimedPerson.firstName() + "|" + claimedPerson.lastName()).isEqualTo("Anna Maria|Ager");
    var none = person(Map.of("upn", "anna"));
    assertThat(none.firstName() + "|" + none.lastName()).isEqualTo("|anna");
    assertThat(person(Map.of("name", "x".repeat(500))).firstName()).hasSize(100);
  }

  @Test
  void knownValuesGiveGroupsAndUnknownNothing() {
    assertThat(person(Map.of("roles", List.of("vikarer", "sagsbehandling", "kantine", "CN=Drift,OU=FSE"))).groups())
        .containsExactly("administrators", "fse-reviewers");
    assertThat(person(Map.of("roles", "gammel-drift")).groups()).as("by the setting's name of before")
        .containsExactly("administrators");
    assertThat(person(Map.of("roles", "ledelse")).groups()).containsExactly("fse-approvers");
    assertThat(person(Map.of("roles", "dpo")).groups()).containsExactly("data-protection");
    assertThat(person(Map.of("roles", List.of("administrators", "camunda-admin", "fse-approvers", "process-owners"))).groups())
        .as("the ids of our own groups mean nothing").isEmpty();
    assertThat(person(Map.of("groups", List.of("ledelse"))).groups()).as("another claim").isEmpty();
    assertThat(person(Map.of("roles", Map.of("ledelse", true))).groups()).as("of another shape").isEmpty();
    var withNull = new HashMap<String, Object>();
    withNull.put("roles", Arrays.asList(null, "forskere"));
    assertThat(person(withNull).groups()).containsExactly("applicants");
  }

  @Test
  void authorisationsAreNumbersInAnyShape() {
    var person = person(Map.of("autorisationer", List.of(901, "902", "nordsund", "-3", "99999999999")));
    assertThat(person.authorisations()).containsExactly(901, 902);
    assertThat(person.allows(902)).isTrue();
    assertThat(person.allows(903)).isFalse();
    assertThat(person(Map.of("autorisationer", 901L)).authorisations()).containsExactly(901);
  }

  @Test
  void aClaimThatIsAskedForAndMissingAllowsNothing() {
    assertThat(person(Map.of()).allows(901)).isFalse();
  }

  @Test
  void withoutAClaimOurTablesDecide() {
    for (String none : new String[] {null, " "}) {
      assertThat(ClaimedPerson.of(Map.of("autorisationer", 902), settings(none)).allows(901)).isTrue();
    }
  }
}
