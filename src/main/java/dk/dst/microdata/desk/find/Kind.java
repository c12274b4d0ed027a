package dk.dst.microdata.desk.find;

import dk.dst.microdata.desk.web.Page;

/** What can be found, in the order in which people are shown it. */
enum Kind {
  CASE("Sager", false),
  INSTITUTION("Institutioner", true),
  PERSON("Personer", true),
  REGISTER("Registre", false),
  CONTENT("Ansøgninger og indstillinger", false),
  DECISION("Afgørelser og bemærkninger", false),
  LETTER("Breve", false),
  DOCUMENT("Dokumenter", false),
  NOTE("Noter om standsede trin", false);

  private final String danish;
  private final boolean isName;

  Kind(String danish, boolean isName) {
    this.danish = danish;
    this.isName = isName;
  }

  String danish() {
    return danish;
  }

  /** How PostgreSQL takes its words: names as they stand. */
  String configuration() {
    return isName ? "simple" : "danish";
  }

  /** Where it is looked up. */
  String address(String key) {
    return switch (this) {
      case CASE, CONTENT, DECISION, LETTER -> Page.CASES.address() + "#" + key;
      case INSTITUTION, PERSON -> Page.INSTITUTION.address() + "?id=" + key;
      case REGISTER -> Page.CATALOGUE.address() + "?q=" + key;
      case DOCUMENT -> key;
      case NOTE -> Page.INCIDENTS.address();
    };
  }
}
