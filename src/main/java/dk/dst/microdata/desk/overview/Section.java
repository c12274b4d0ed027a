package dk.dst.microdata.desk.overview;

import dk.dst.microdata.desk.web.Page;

/** A part of the overview: its tables, and the lists behind their figures. */
interface Section {

  /** Its name in addresses. */
  String key();

  String title();

  /** The page that tells more of it, for those who may open that; null where there is none. */
  default Page more() {
    return null;
  }

  Content of(Wanted wanted);
}
