package dk.dst.microdata.facts.institution;

import dk.dst.microdata.desk.institution.InstitutionController;
import java.time.LocalDate;
import org.springframework.context.ApplicationContext;

/** What the page of an institution's people can do, for whoever is acting, without a browser. */
public final class PeopleDesk {

  private final InstitutionController page;

  public PeopleDesk(ApplicationContext application) {
    page = application.getBean(InstitutionController.class);
  }

  public void request(String institution, String person, String position) {
    page.request(institution, new InstitutionController.Request(person, "Navn " + person, person + "@example.org",
        position, true));
  }

  public void agree(String institution, String person) {
    page.agree(institution, person, new InstitutionController.Agreement(true));
  }

  public void certify(String institution, String person, LocalDate on, LocalDate since) {
    page.certify(institution, person, new InstitutionController.Certificate(on, since));
  }

  public void appoint(String institution, String person, Role role) {
    page.appoint(institution, person, role);
  }

  public void employ(String institution, String person, String position, boolean employed) {
    page.employ(institution, person, new InstitutionController.Employment(position, employed));
  }

  public void dismiss(String institution, String person, Role role) {
    page.dismiss(institution, person, role);
  }

  public void end(String institution, String person) {
    page.end(institution, person);
  }

  public void suspend(String institution, String reason) {
    page.suspend(institution, new InstitutionController.Reason(reason));
  }
}
