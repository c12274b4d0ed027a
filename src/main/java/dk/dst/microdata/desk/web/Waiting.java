package dk.dst.microdata.desk.web;

/** What waits on a page for those whom it is for, as a number at the link to it. */
public interface Waiting {

  Page page();

  /** How much waits; asked with each page that somebody opens, so it is one question to the database at most. */
  int count();
}
