package dk.dst.microdata.facts.quarantine;

/** Whom a sanction hits: a user in all projects, a project for everybody, or all users and projects of an institution. */
public enum Whom {
  USER("Brugeren"),
  PROJECT("Projektet"),
  INSTITUTION("Institutionen");

  private final String danish;

  Whom(String danish) {
    this.danish = danish;
  }

  public String danish() {
    return danish;
  }
}
