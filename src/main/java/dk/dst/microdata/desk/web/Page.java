package dk.dst.microdata.desk.web;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.Groups;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The pages behind a login, each of them once: our own, and the two web applications that lie among them. In this order
 * people find links to them, and nobody finds one to a page that is not for them.
 */
public enum Page {

  CASES("/sager.html", "Sager", Set.of(Bar.PAGES, Bar.TASKLIST, Bar.COCKPIT)),
  /** The same figures stand on Cockpit's first page. */
  FIGURES("/overblik.html", "Ordningen i tal", Set.of(Bar.PAGES, Bar.TASKLIST, Bar.COCKPIT), Groups.OWNERS,
      Groups.APPROVERS),
  INCIDENTS("/fejl.html", "Standsede trin", Set.of(Bar.PAGES, Bar.COCKPIT), Groups.OWNERS),
  PROJECTS("/projekter.html", "Projekter", Set.of(Bar.PAGES, Bar.TASKLIST)),
  CATALOGUE("/registre.html", "Registre", Set.of(Bar.PAGES, Bar.COCKPIT)),
  CERTIFICATION("/certificering.html", "Certificering", Set.of(Bar.PAGES, Bar.TASKLIST)),
  INSTITUTION("/institution.html", "Institution", Set.of(Bar.PAGES, Bar.TASKLIST)),
  WORK("/arbejde.html", "Opgaver og fravær", Set.of(Bar.PAGES, Bar.TASKLIST)),
  /** For those of an institution who answer for money, and for FSE; whose costs, the page asks. */
  COSTS("/udgifter.html", "Udgifter", Set.of(Bar.PAGES, Bar.TASKLIST), Groups.APPLICANTS, Groups.REVIEWERS,
      Groups.APPROVERS, Groups.OWNERS, Groups.ECONOMY),
  WHAT_IF("/hvad-nu-hvis.html", "Hvad nu hvis", Set.of(Bar.PAGES, Bar.COCKPIT), Groups.OWNERS),
  AUDIT("/revisionsspor.html", "Revisionsspor", Set.of(Bar.PAGES, Bar.COCKPIT), Groups.OWNERS),
  LETTERS("/breve.html", "Usendte breve", Set.of(Bar.PAGES, Bar.COCKPIT), Groups.OWNERS),
  TERMS("/vilkaar.html", "Vilkår", Set.of(Bar.PAGES, Bar.COCKPIT), Groups.OWNERS, Groups.APPROVERS),
  PRICES("/priser.html", "Priser", Set.of(Bar.PAGES, Bar.TASKLIST, Bar.COCKPIT), Groups.ECONOMY, Groups.OWNERS,
      Groups.APPROVERS),
  BILLS("/regninger.html", "Regninger", Set.of(Bar.PAGES, Bar.TASKLIST, Bar.COCKPIT), Groups.ECONOMY, Groups.OWNERS,
      Groups.APPROVERS),
  AGREEMENT_TEXTS("/aftaletekster.html", "Aftaletekster", Set.of(Bar.PAGES, Bar.COCKPIT), Groups.OWNERS,
      Groups.APPROVERS),
  QUESTIONS("/spoergsmaal.html", "Spørgsmål", Set.of(Bar.PAGES, Bar.COCKPIT), Groups.OWNERS, Groups.APPROVERS),
  MODEL_VERSIONS("/modelversioner.html", "Modelversioner", Set.of(Bar.PAGES, Bar.COCKPIT), Groups.OWNERS,
      Groups.ADMINISTRATORS),
  PERSONAL_DATA("/persondata.html", "Persondata", Set.of(Bar.PAGES, Bar.TASKLIST), Groups.DATA_PROTECTION),
  /** Linked to from the page of projects: it is for the few who use Lovmodellen, or answer for those who do. */
  LAW_MODEL("/lovmodellen.html", "Lovmodellen", Set.of()),
  /** Linked to from wherever a list is loaded. */
  LISTS("/lister.html", "Lister", Set.of()),
  TASKS("/camunda/app/tasklist/", "Opgaver", Set.of(Bar.PAGES)),
  OVERVIEW("/camunda/app/cockpit/", "Overblik", Set.of(Bar.PAGES), Groups.OWNERS);

  /** Where links stand: at the top of our own pages, of Tasklist and of Cockpit. */
  enum Bar { PAGES, TASKLIST, COCKPIT }

  private final String address;
  private final String title;
  private final Set<Bar> bars;
  private final String[] groups;

  Page(String address, String title, Set<Bar> bars, String... groups) {
    this.address = address;
    this.title = title;
    this.bars = bars;
    this.groups = groups;
  }

  public String address() {
    return address;
  }

  /** Whom the page is for; nobody is named where it is for everybody who is logged in. */
  public String[] groups() {
    return groups.clone();
  }

  /** What the person finds in a bar. */
  static Stream<Page> in(Bar bar, Actor actor) {
    return Stream.of(values()).filter(page -> page.bars.contains(bar)).filter(page -> page.isFor(actor));
  }

  boolean isFor(Actor actor) {
    return groups.length == 0 || actor.isIn(groups);
  }

  /** In Tasklist everything is about tasks. */
  String titleIn(Bar bar) {
    return this == WORK && bar == Bar.TASKLIST ? "Fravær" : title;
  }
}
