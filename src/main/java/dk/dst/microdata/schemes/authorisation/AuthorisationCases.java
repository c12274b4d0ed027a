package dk.dst.microdata.schemes.authorisation;

import dk.dst.microdata.cases.engine.StartStep;
import org.springframework.stereotype.Component;

/** Institutions of an older database get the case that every authorisation has now. */
@Component
class AuthorisationCases extends StartStep {

  private final AuthorisationProcess process;

  AuthorisationCases(AuthorisationProcess process) {
    super(MIGRATION + 1);
    this.process = process;
  }

  @Override
  protected void run() {
    process.fileAll();
  }
}
