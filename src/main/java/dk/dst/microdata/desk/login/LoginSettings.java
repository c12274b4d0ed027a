package dk.dst.microdata.desk.login;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How people log in. All but the first three is for login by OpenID Connect.
 *
 * @param failures how many failed logins one address has within the period
 * @param linkValid for how long the link of a letter sets the first password of a local account, counted in days
 * @param userClaim the claim that is the account's id; the provider must keep it unique and out of people's own hands
 * @param groupsClaim the claim with groups or roles
 * @param groups which values of it make somebody a member of our groups
 * @param institutionsClaim the claim with authorisation numbers; without it our own tables alone say who belongs where
 * @param takeOver ids of local accounts that whoever the provider calls so may use
 */
@Validated
@ConfigurationProperties("microdata.login")
public record LoginSettings(
    @Min(1) @DefaultValue("20") int failures,
    @NotNull @DefaultValue("5m") Duration period,
    @NotNull @DefaultValue("7d") Duration linkValid,
    @NotBlank @DefaultValue("preferred_username") String userClaim,
    @NotBlank @DefaultValue("groups") String groupsClaim,
    @Valid @DefaultValue Groups groups,
    String institutionsClaim,
    @DefaultValue Set<String> takeOver) {

  /** Values of the claim, by group. Named one by one: a variable of the environment could not spell the groups' ids. */
  public record Groups(
      @DefaultValue Set<String> applicants,
      @DefaultValue Set<String> fseReviewers,
      @DefaultValue Set<String> fseApprovers,
      @DefaultValue Set<String> fseEconomy,
      @DefaultValue Set<String> processOwners,
      @DefaultValue Set<String> dataProtection,
      @DefaultValue Set<String> administrators,
      @DefaultValue Set<String> camundaAdmin) {

    /** Those named by the setting's name of before, too, which operators may still have. */
    public Groups {
      administrators = Stream.concat(administrators.stream(), camundaAdmin.stream()).collect(Collectors.toSet());
    }
  }

  public boolean hasInstitutionsClaim() {
    return institutionsClaim != null && !institutionsClaim.isBlank();
  }
}
