package dk.dst.microdata.desk.login;

import dk.dst.microdata.cases.who.Groups;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a provider says of somebody, in our words. What we do not know gives nothing.
 *
 * @param id the account, empty where the claim is missing
 * @param groups those of our groups that the claim gives
 * @param authorisations numbers of the institutions that the claim gives, or null where none is asked for
 */
public record ClaimedPerson(String id, String firstName, String lastName, String email, Set<String> groups,
    Set<Integer> authorisations) {

  private static final int LONGEST_NAME = 100;

  public static ClaimedPerson of(Map<String, Object> claims, LoginSettings settings) {
    String id = text(claims, settings.userClaim());
    String name = text(claims, "name");
    int space = name.lastIndexOf(' ');
    String first = text(claims, "given_name");
    String last = text(claims, "family_name");
    return new ClaimedPerson(id,
        shortened(!first.isEmpty() ? first : space > 0 ? name.substring(0, space) : name),
        shortened(!last.isEmpty() ? last : space > 0 ? name.substring(space + 1) : name.isEmpty() ? id : ""),
        shortened(text(claims, "email")),
        groups(values(claims, settings.groupsClaim()), settings.groups()),
        settings.hasInstitutionsClaim() ? numbers(values(claims, settings.institutionsClaim())) : null);
  }

  /**
   * Whether the claim has nothing against that institution. It cannot give one: our own tables must know it too.
   *
   * @param authorisation null for one that has applied: the provider cannot name what has no number yet
   */
  public boolean allows(Integer authorisation) {
    return authorisations == null || authorisation == null || authorisations.contains(authorisation);
  }

  private static Set<String> groups(List<String> values, LoginSettings.Groups groups) {
    return Map.of(
            Groups.APPLICANTS, groups.applicants(),
            Groups.REVIEWERS, groups.fseReviewers(),
            Groups.APPROVERS, groups.fseApprovers(),
            Groups.OWNERS, groups.processOwners(),
            Groups.ECONOMY, groups.fseEconomy(),
            Groups.DATA_PROTECTION, groups.dataProtection(),
            Groups.ADMINISTRATORS, groups.administrators())
        .entrySet().stream().filter(group -> !Collections.disjoint(group.getValue(), values))
        .map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Integer> numbers(List<String> values) {
    return values.stream().filter(value -> value.matches("\\d{1,9}")).map(Integer::valueOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A claim with one value may come as that value, with several as a list. */
  private static List<String> values(Map<String, Object> claims, String claim) {
    Object value = claims.get(claim);
    return value == null ? List.of()
        : value instanceof Collection<?> several ? several.stream().map(String::valueOf).toList()
        : List.of(value.toString());
  }

  private static String text(Map<String, Object> claims, String claim) {
    return claims.get(claim) instanceof String text ? text.strip() : "";
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
  }
}
