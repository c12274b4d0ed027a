package dk.dst.microdata.desk.web;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.Groups;
import java.util.stream.Stream;

/**
 * The pages behind a login, each of them once: our own, and the two web applications that lie among them. In this order
 * people find links to them wherever they are, and nobody finds one to a page that is not for them.
 */
public enum Page {

  HOME("/min-side.html", "Min side"),
  TASKS("/camunda/app/tasklist/", "Opgaver"),
  CASES("/sager.html", "Sager"),
  /** Opened by one key from every page, and from Camunda's. */
  FIND("/find.html", "Find"),
  /** The same figures stand on Cockpit's first page. */
  FIGURES("/overblik.html", "Ordningen i tal", Groups.OWNERS, Groups.APPROVERS),
  INCIDENTS("/fejl.html", "Standsede trin", Groups.OWNERS),
  OVERVIEW("/camunda/app/cockpit/", "Overblik", Groups.OWNERS),
  PERSONAL_DATA("/persondata.html", "Persondata", Groups.DATA_PROTECTION),
  PROJECTS("/projekter.html", "Projekter"),
  INSTITUTION("/institution.html", "Institution"),
  CERTIFICATION("/certificering.html", "Certificering"),
  CATALOGUE("/registre.html", "Registre"),
  WORK("/arbejde.html", "Opgaver og fravær"),
  /** For those of an institution who answer for money, and for FSE; whose costs, the page asks. */
  COSTS("/udgifter.html", "Udgifter", Groups.APPLICANTS, Groups.REVIEWERS, Groups.APPROVERS, Groups.OWNERS,
      Groups.ECONOMY),
  WHAT_IF("/hvad-nu-hvis.html", "Hvad nu hvis", Groups.OWNERS),
  AUDIT("/revisionsspor.html", "Revisionsspor", Groups.OWNERS),
  LETTERS("/breve.html", "Usendte breve", Groups.OWNERS),
  TERMS("/vilkaar.html", "Vilkår", Groups.OWNERS, Groups.APPROVERS),
  PRICES("/priser.html", "Priser", Groups.ECONOMY, Groups.OWNERS, Groups.APPROVERS),
  BILLS("/regninger.html", "Regninger", Groups.ECONOMY, Groups.OWNERS, Groups.APPROVERS),
  AGREEMENT_TEXTS("/aftaletekster.html", "Aftaletekster", Groups.OWNERS, Groups.APPROVERS),
  QUESTIONS("/spoergsmaal.html", "Spørgsmål", Groups.OWNERS, Groups.APPROVERS),
  MODEL_VERSIONS("/modelversioner.html", "Modelversioner", Groups.OWNERS, Groups.ADMINISTRATORS),
  /** Linked to from the page of projects: it is for the few who use Lovmodellen, or answer for those who do. */
  LAW_MODEL("/lovmodellen.html", "Lovmodellen"),
  /** Linked to from wherever a list is loaded. */
  LISTS("/lister.html", "Lister");

  private final String address;
  private final String title;
  private final String[] groups;

  Page(String address, String title, String... groups) {
    this.address = address;
    this.title = title;
    this.groups = groups;
  }

  public String address() {
    return address;
  }

  public String title() {
    return title;
  }

  /** Whom the page is for; nobody is named where it is for everybody who is logged in. */
  public String[] groups() {
    return groups.clone();
  }

  /** What the person finds at the top of every page. */
  static Stream<Page> linkedTo(Actor actor) {
    return Stream.of(values()).filter(page -> page != LAW_MODEL && page != LISTS).filter(page -> page.isFor(actor));
  }

  boolean isFor(Actor actor) {
    return groups.length == 0 || actor.isIn(groups);
  }
}
