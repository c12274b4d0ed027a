package dk.dst.microdata.desk.login;

import dk.dst.microdata.ground.Mode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page of the first password, for people who cannot log in yet. What it is asked needs no session and uses none:
 * the token is all the right there is, so another site has nothing to forge with.
 */
@RestController
@Conditional(Mode.LocalAccounts.class)
record PasswordLinkController(PasswordLinks links) {

  private static final String SENT = "Hvis kontoen findes og ingen adgangskode har, er der sendt et brev med et nyt"
      + " link. Tidligere links virker ikke mere. Har du en adgangskode, du har glemt, så skriv til Forskningsservice.";
  private static final String DEAD = "Linket virker ikke: det er brugt, udløbet eller afløst af et nyere. Bed om et nyt"
      + " herunder.";

  record Chosen(String token, String password) {

    @Override
    public String toString() {
      return "Chosen"; // neither of them is for a log
    }
  }

  record Asked(String person) {}

  /** Sets the password; answers with the user id to log in with. */
  @PostMapping("/adgangskode")
  ResponseEntity<Map<String, String>> set(@RequestBody Chosen chosen, HttpServletRequest request) {
    return unlessToWait(request, links.set(text(chosen.token()), text(chosen.password()))
        .map(person -> ResponseEntity.ok(Map.of("person", person)))
        .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND).body(Map.of("message", DEAD))));
  }

  /** Asks for a new link: the answer is the same for every name. */
  @PostMapping("/adgangskode/link")
  ResponseEntity<Map<String, String>> ask(@RequestBody Asked asked, HttpServletRequest request) {
    links.ask(text(asked.person()));
    return unlessToWait(request, ResponseEntity.ok(Map.of("message", SENT)));
  }

  /** Nothing where nothing has been looked at: {@link LoginLimit} says how long one must wait. */
  private static ResponseEntity<Map<String, String>> unlessToWait(HttpServletRequest request,
      ResponseEntity<Map<String, String>> answer) {
    return LoginPlace.waitOf(request) == null ? answer : ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build();
  }

  private static String text(String given) {
    return given == null ? "" : given;
  }
}
