package dk.dst.microdata.desk.login;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** Somebody whom the provider knows, but who cannot come in here. */
public class LoginRefused extends OAuth2AuthenticationException {

  private LoginRefused(String code, String reason) {
    super(new OAuth2Error(code), reason);
  }

  public static LoginRefused noGroup(String id) {
    return new LoginRefused("no-group", "The provider gives \"" + id + "\" none of our groups");
  }

  public static LoginRefused unusableId(String claim) {
    return new LoginRefused("unusable-id", "The claim \"" + claim + "\" is missing or cannot be an account's id");
  }

  public static LoginRefused localAccount(String id) {
    return new LoginRefused("local-account", "The provider calls somebody \"" + id + "\", which is a local account");
  }
}
