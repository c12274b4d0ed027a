package dk.dst.microdata.desk.overview;

/** A part of the overview: its tables, and the lists behind their figures. */
interface Section {

  /** Its name in addresses. */
  String key();

  String title();

  Content of(Wanted wanted);
}
