package dk.dst.microdata.scheme;

import org.springframework.stereotype.Component;

/** The terms that apply today. Whoever plans or decides asks anew each time, so that a changed term reaches running cases. */
@Component
public class TermsInForce {

  private final SchemeTerms shipped;

  public TermsInForce(SchemeTerms shipped) {
    this.shipped = shipped;
  }

  public SchemeTerms now() {
    return shipped;
  }
}
