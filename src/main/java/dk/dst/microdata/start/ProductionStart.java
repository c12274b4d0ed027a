package dk.dst.microdata.start;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.engine.StartStep;
import dk.dst.microdata.demo.DemoPeople;
import dk.dst.microdata.ground.Mode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/**
 * A start in production: nobody can log in with a password from the demo, and the first administrator's password comes
 * from whoever installs. Refuses to start otherwise, before the web server answers.
 */
@Component
@Conditional(Mode.Production.class)
class ProductionStart extends StartStep {

  private static final int SHORTEST_PASSWORD = 12;

  private final People people;
  private final String adminPassword;

  ProductionStart(People people, @Value("${microdata.admin-password:}") String adminPassword) {
    super(WORLD);
    this.people = people;
    this.adminPassword = adminPassword;
  }

  @Override
  protected void run() {
    for (DemoPeople person : DemoPeople.values()) {
      if (people.exists(person.id()) && people.hasPassword(person.id(), DemoPeople.PASSWORD)) {
        throw new StartRefused("The account \"" + person.id() + "\" of the demo exists with"
            + " the demo's password. This database was used for a demo; use another one, or remove the account.");
      }
    }
    if (!people.hasAdministrator()) {
      if (adminPassword.length() < SHORTEST_PASSWORD || !people.isGoodPassword(adminPassword)) {
        throw new StartRefused("Set MICRODATA_ADMIN_PASSWORD to a password of at least "
            + SHORTEST_PASSWORD + " characters, with a small and a capital letter, a digit and a special character,"
            + " for the first administrator, \"admin\". It is read at the first start only.");
      }
      people.administrator("admin", "Administrator FSE", "FSEProjektdatabase@dst.dk", adminPassword);
    }
  }
}
